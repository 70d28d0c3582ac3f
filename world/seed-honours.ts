/** What the demo world honours and tells: units in public notice, people being nominated, bulletins of hosts. */

import { sign as signBulletin } from '../src/features/bulletin/actions/sign.ts';
import { submit as submitBulletin } from '../src/features/bulletin/actions/submit.ts';
import { writeBulletin } from '../src/features/bulletin/actions/write-bulletin.ts';
import type { BulletinKind } from '../src/features/bulletin/bulletin.ts';
import { listCalls } from '../src/features/call/store.ts';
import type { Campaign } from '../src/features/campaign/campaign.ts';
import { admit } from '../src/features/commendation/actions/admit-nomination.ts';
import { createCommendation } from '../src/features/commendation/actions/create-commendation.ts';
import { decide } from '../src/features/commendation/actions/decide.ts';
import { editRule } from '../src/features/commendation/actions/edit-rule.ts';
import { nominate } from '../src/features/commendation/actions/nominate.ts';
import { prepare } from '../src/features/commendation/actions/prepare.ts';
import { publish } from '../src/features/commendation/actions/publish.ts';
import { sign } from '../src/features/commendation/actions/sign.ts';
import { submit } from '../src/features/commendation/actions/submit.ts';
import type { Commendation, CommendationKind } from '../src/features/commendation/commendation.ts';
import type { Nomination } from '../src/features/commendation/nomination.ts';
import { listPlaces } from '../src/features/commendation/store/place.ts';
import { dayOf, plusDays } from '../src/kernel/period.ts';
import type { Doing } from '../src/platform/db.ts';
import type { CallKey } from './entries.ts';
import { federation, type OrganisationKey } from './federation.ts';
import { people } from './people.ts';
import { above, by, officerAt, qinghaiOf } from './seed-story.ts';
import { must, type World } from './world.ts';

export async function seedHonours(doing: Doing, world: World): Promise<void> {
  const qinghai = await qinghaiOf(doing, world);
  await commendUnits(doing, world, qinghai);
  await nominatePeople(doing, world, qinghai);
  for (const one of bulletins) await tell(doing, world, qinghai, one);
}

async function make(doing: Doing, of: Campaign, name: string, kind: CommendationKind): Promise<Commendation> {
  const { id: campaignId, organisationId: giverId } = of;
  return must(await createCommendation(doing, { campaignId, giverId, ownerId: giverId }, { name, kind }));
}

/** Reckoned by the usual formula; ties decided, signed two days ago: in public notice today. */
async function commendUnits(doing: Doing, world: World, qinghai: Campaign): Promise<void> {
  const officer = await by(doing, world, 'qh-officer', 24);
  const made = await make(officer, qinghai, '优秀组织单位', 'organisations');
  const rules = must(await publish(officer, made, made));
  const later = await by(doing, world, 'qh-officer', 4);
  let prepared = must(await prepare(later, rules, rules));
  const places = await listPlaces(doing.tx, prepared.id);
  let free = 3 - places.filter((place) => place.tier !== undefined).length;
  for (const place of places.filter((one) => one.isEdge)) {
    const tier = free-- > 0 ? 't2' : undefined;
    const reason = tier ? '同分，培训场次较多' : '同分，培训场次较少';
    prepared = must(
      await decide(later, { of: prepared, place }, { version: prepared.version, tier, reason }),
    );
  }
  const submitted = must(await submit(later, prepared, prepared));
  must(await sign(await by(doing, world, 'qh-leader', 2), submitted, submitted));
}

const nominations: {
  unit: OrganisationKey;
  name: string;
  role: string;
  deed: string;
  account?: string;
  /** How many levels have admitted it. */
  passed: number;
  consent: boolean;
}[] = [
  {
    ...{ unit: 'chenguang', name: '马小禾', role: '晨光机械厂编导', passed: 0, consent: true },
    deed: '两年来坚持为班组拍短片。\n带动二十多名职友在网上讲身边的好人好事。',
  },
  {
    ...{ unit: 'hewan-hospital', name: '杨柳青', role: '河湾医院护士', passed: 1, consent: false },
    account: '短视频 · 柳青说健康',
    deed: '下班后录制健康知识短片，耐心回答职工提问。',
  },
  {
    ...{ unit: 'yintan-dairy', name: '仁青卓玛', role: '银滩乳业职工', passed: 2, consent: true },
    deed: '用双语讲解维权知识，帮助牧区职友办事。',
  },
];

async function nominatePeople(doing: Doing, world: World, qinghai: Campaign): Promise<void> {
  const officer = await by(doing, world, 'qh-officer', 12);
  const made = await make(officer, qinghai, '好网民', 'persons');
  const { rule, version } = made;
  const typed = {
    ...{ version, name: '好网民', brief: rule.brief, kinds: [], parts: [], quota: 2, quotaUp: 5 },
    ...{ tiers: [{ name: '好网民', count: 10 }], noticeDays: 5, listing: 'name' as const },
    nominateOn: dayOf(plusDays(doing.now, 12)),
  };
  const edited = must(await editRule(officer, made, typed));
  const award = must(await publish(officer, edited, edited));
  for (const { unit, passed, ...written } of nominations) {
    const unitId = world.organisations[unit].id;
    let nomination: Nomination = must(
      await nominate(await by(doing, world, officerAt(unit), 7), award, { unitId, ...written }),
    );
    let level = above(unit);
    for (let i = 0; i < passed; i++, level = above(level)) {
      const asked = { of: award, nomination };
      nomination = must(await admit(await by(doing, world, officerAt(level), 6 - i), asked, nomination));
    }
  }
}

type Told = {
  call: CallKey;
  kind: BulletinKind;
  title: string;
  body: string;
  daysAgo: number;
  signed: boolean;
};
const bulletins: Told[] = [
  {
    ...{ call: 'micro-video', kind: 'announcement', daysAgo: 20, signed: true },
    title: '微视频征集启事',
    body: '微视频由西宁市总工会承办，面向全省职工征集。\n拍身边人，讲身边事，用手机拍也可以。\n作品由单位审核后逐级推荐，不收任何费用，不组织拉票。\n有疑问可以问本单位工会，也可以给我们留言。',
  },
  {
    ...{ call: 'micro-lesson', kind: 'summary', daysAgo: 1, signed: false },
    title: '微课项目总结',
    body: '微课项目已经完成征集、评审和投票。\n感谢各单位组织发动，感谢每一位作者和评委。\n获奖作品可在公开展示中观看，欢迎在班组学习时使用。',
  },
];

/** Written by the host's officer; signed by its leader where one is to be read already. */
async function tell(doing: Doing, world: World, qinghai: Campaign, told: Told): Promise<void> {
  const call = (await listCalls(doing.tx, qinghai.id)).find((one) => one.key === told.call);
  const host = federation.find((one) => world.organisations[one.key as OrganisationKey].id === call?.hostId);
  if (!call || !host) return;
  const at = host.key as OrganisationKey;
  const leader = people.find((one) => one.seats.some((seat) => seat.role === 'leader' && seat.at === at));
  const { kind, title, body, daysAgo } = told;
  const officer = await by(doing, world, officerAt(at), daysAgo);
  const typed = { organisationId: world.organisations[at].id, kind, title, body };
  const written = must(await writeBulletin(officer, call, typed));
  const submitted = must(await submitBulletin(officer, { bulletin: written, call }, written));
  if (told.signed && leader) {
    const signing = await by(doing, world, leader.username, daysAgo - 1);
    must(await signBulletin(signing, { bulletin: submitted, call }, submitted));
  }
}
