/** What has happened in the demo world so far: the notice went down, targets were shared out, activities reported. */

import { acceptActivity } from '../src/features/activity/actions/accept-activity.ts';
import { approveActivity } from '../src/features/activity/actions/approve-activity.ts';
import { reportActivity } from '../src/features/activity/actions/report-activity.ts';
import { returnActivity } from '../src/features/activity/actions/return-activity.ts';
import { acknowledge } from '../src/features/allocation/actions/acknowledge.ts';
import { setShares } from '../src/features/allocation/actions/set-shares.ts';
import { setTargets } from '../src/features/allocation/actions/set-targets.ts';
import type { TargetTyped } from '../src/features/allocation/target.ts';
import type { Campaign } from '../src/features/campaign/campaign.ts';
import { getCampaign, listAdopted } from '../src/features/campaign/store.ts';
import { adopt } from '../src/features/notice/actions/adopt.ts';
import { composeNotice } from '../src/features/notice/actions/compose-notice.ts';
import { draftNotice } from '../src/features/notice/actions/draft-notice.ts';
import { issueNotice } from '../src/features/notice/actions/issue-notice.ts';
import { recordCountersign } from '../src/features/notice/actions/record-countersign.ts';
import { signFor } from '../src/features/notice/actions/sign-for.ts';
import { signNotice } from '../src/features/notice/actions/sign-notice.ts';
import { submitNotice } from '../src/features/notice/actions/submit-notice.ts';
import type { Notice } from '../src/features/notice/notice.ts';
import { listSeatsOf } from '../src/features/organisation/store.ts';
import { addPromoter } from '../src/features/promoter/actions/add-promoter.ts';
import { endPromoter } from '../src/features/promoter/actions/change-promoter.ts';
import { recordVisit } from '../src/features/promoter/actions/record-visit.ts';
import type { Person } from '../src/kernel/actor.ts';
import { dayOf, plusDays } from '../src/kernel/period.ts';
import type { Doing } from '../src/platform/db.ts';
import { activities } from './activities.ts';
import { nationalTargets, qinghaiTargets } from './campaigns.ts';
import { federation, type OrganisationKey } from './federation.ts';
import { people, type Username } from './people.ts';
import { promoters } from './promoters.ts';
import notice2020 from './qinghai-2020.json' with { type: 'json' };
import noticeSections from './qinghai-notice.json' with { type: 'json' };
import { must, type World } from './world.ts';

/** Somebody doing something some days ago, with the seats they hold. */
export async function by(doing: Doing, world: World, username: Username, daysAgo: number): Promise<Doing> {
  const id = world.persons[username];
  const { name } = people.find((p) => p.username === username)!;
  const seats = await listSeatsOf(doing.tx, id, doing.now);
  const actor: Person = { kind: 'person', id, name, username, seats, sessionId: 'world', address: 'world' };
  return { ...doing, actor, now: plusDays(doing.now, -daysAgo) };
}

/** The officer's username at an organisation. */
export function officerAt(key: OrganisationKey): Username {
  return people.find((p) => p.seats.some((s) => s.role === 'officer' && s.at === key))!.username;
}

/** The organisation above. */
export function above(key: OrganisationKey): OrganisationKey {
  return federation.find((o) => o.key === key)!.parent as OrganisationKey;
}

const tableOf = notice2020.allocation.rows as [string, number, string][];
const keyOfName = (name: string) => federation.find((o) => o.name.zh === name)!.key as OrganisationKey;
export const units = tableOf.map(([name]) => keyOfName(name));
/** Two units have not signed for the notice yet, one signed for it and has not adopted it: their officers have work. */
const silent: OrganisationKey[] = ['telecom', 'post'];
const signedOnly: OrganisationKey[] = ['airport'];

/** Qinghai's notice goes down; Xining and others adopt it; Xining issues on to its own. */
export async function seedNotices(doing: Doing, world: World, qinghai: Campaign): Promise<void> {
  const officer = await by(doing, world, 'qh-officer', 72);
  const draft = must(
    await draftNotice(officer, qinghai, {
      number: notice2020.number,
      title: notice2020.title,
      issuers: notice2020.issuers.map((name) => ({ name })),
      addressees: notice2020.recipients.map((name) => ({ name, outside: name.includes('网信办') })),
      sections: noticeSections,
      attachments: notice2020.attachments,
    }),
  );
  const submitted = must(await submitNotice(officer, draft));
  const leader = await by(doing, world, 'qh-leader', 71);
  // The cyberspace office stands outside the tree: its leader signed on paper.
  const joint = must(
    await recordCountersign(leader, submitted, {
      ...{ version: submitted.version, issuer: notice2020.issuers[1]!, signatory: '省委网信办负责人' },
      ...{ signedOn: dayOf(leader.now), paper: '会签单' },
    }),
  );
  const signed = must(await signNotice(leader, joint));
  const recipients = units.map((key) => world.organisations[key].id);
  const issued = must(await issueNotice(await by(doing, world, 'qh-officer', 71), signed, { recipients }));
  for (const [index, key] of units.entries()) {
    if (!silent.includes(key))
      await signAndAdopt(doing, world, issued, key, 69 - index, !signedOnly.includes(key));
  }
  await seedXining(doing, world);
}

async function signAndAdopt(
  doing: Doing,
  world: World,
  notice: Notice,
  key: OrganisationKey,
  daysAgo: number,
  adopts: boolean,
) {
  const officer = await by(doing, world, officerAt(key), daysAgo);
  const organisation = world.organisations[key];
  must(await signFor(officer, { notice, organisation }));
  if (adopts) must(await adopt({ ...officer, now: plusDays(officer.now, 1) }, { notice, organisation }));
}

async function seedXining(doing: Doing, world: World): Promise<void> {
  const qinghai = await qinghaiOf(doing, world);
  const own = (await listAdopted(doing.tx, qinghai.id)).find(
    (c) => c.organisationId === world.organisations.xining.id,
  )!;
  const officer = await by(doing, world, 'xn-officer', 60);
  const draft = must(await composeNotice(officer, own));
  const signed = must(
    await signNotice(await by(doing, world, 'xn-leader', 59), must(await submitNotice(officer, draft))),
  );
  const counties = federation.filter((o) => o.parent === 'xining').map((o) => o.key as OrganisationKey);
  const recipients = counties.map((key) => world.organisations[key].id);
  const issued = must(await issueNotice(await by(doing, world, 'xn-officer', 59), signed, { recipients }));
  await signAndAdopt(doing, world, issued, 'hewan', 57, true);
}

/** Qinghai's campaign, through the seeded organisation. */
export async function qinghaiOf(doing: Doing, world: World): Promise<Campaign> {
  return getCampaign(doing.tx, world.campaigns!.qinghai.id);
}

type PaperTarget = { indicator: string; amount: number; unit: 'count' | 'percent'; words: string };
const ownTargets = (rows: readonly PaperTarget[]): TargetTyped[] =>
  rows.map((row) => ({ ...row, origin: 'own', isFloor: false }));
const quotedTargets = (rows: readonly PaperTarget[]): TargetTyped[] =>
  rows.map((row) => ({ ...row, origin: 'quoted', isFloor: false }));

/** The nation's and Qinghai's targets, and the allocation table with the surplus it was meant to have. */
export async function seedTargets(doing: Doing, world: World): Promise<void> {
  const { national, qinghai } = world.campaigns!;
  const nation = await by(doing, world, 'national-officer', 78);
  must(await setTargets(nation, national, { version: 0, targets: ownTargets(nationalTargets) }));
  const officer = await by(doing, world, 'qh-officer', 73);
  const targets = [...ownTargets(qinghaiTargets), ...quotedTargets(nationalTargets)];
  must(await setTargets(officer, qinghai, { version: 0, targets }));
  const rows = tableOf.map(([name, events]) => ({
    organisationId: world.organisations[keyOfName(name)].id,
    amounts: [events],
  }));
  must(await setShares(officer, qinghai, { version: 1, columns: ['events'], rows }));
  const surplus = { indicator: 'events', target: 50, sum: 65, reason: '力争超额完成' };
  must(await acknowledge(officer, qinghai, surplus));
}

/** Two units share their own figure out to those beneath, so that the rings show a third level. */
export async function seedShares(doing: Doing, world: World): Promise<void> {
  const qinghai = await qinghaiOf(doing, world);
  const adopted = await listAdopted(doing.tx, qinghai.id);
  for (const [key, amounts] of [
    ['xining', [3, 3, 2, 2]],
    ['hainan', [3, 2]],
  ] as const) {
    const campaign = adopted.find((c) => c.organisationId === world.organisations[key].id)!;
    const beneath = federation.filter((o) => o.parent === key);
    const rows = beneath.map((o, i) => ({
      organisationId: world.organisations[o.key as OrganisationKey].id,
      amounts: [amounts[i] ?? 1],
    }));
    const officer = await by(doing, world, officerAt(key), 55);
    const own = key === 'xining' ? 10 : 5;
    const targets: TargetTyped[] = [
      { indicator: 'events', origin: 'own', amount: own, unit: 'count', isFloor: false },
    ];
    must(await setTargets(officer, campaign, { version: 0, targets }));
    must(await setShares(officer, campaign, { version: 1, columns: ['events'], rows }));
  }
}

/** Activities as their units reported them; most are approved by the level above, one was returned. */
export async function seedActivities(doing: Doing, world: World): Promise<void> {
  const sorted = [...activities].sort((a, b) => a.day - b.day);
  for (const [index, activity] of sorted.entries()) {
    const officer = await by(doing, world, officerAt(activity.unit), Math.max(-activity.day - 1, 0));
    const { name, organiser, participants, place, text: account } = activity;
    const reported = must(
      await reportActivity(officer, undefined, {
        unitId: world.organisations[activity.unit].id,
        name,
        organiser,
        participants,
        place,
        account,
        ...activity.told,
        heldOn: dayOf(plusDays(doing.now, activity.day)),
        heldFrom: '14:30',
      }),
    );
    const approver = await by(doing, world, officerAt(above(activity.unit)), Math.max(-activity.day - 2, 0));
    if (index === sorted.length - 2)
      must(await returnActivity(approver, reported, { version: 1, reason: '请补充参与人数的统计口径。' }));
    else if (index < sorted.length - 4) {
      const approved = must(await approveActivity(approver, reported, { version: 1 }));
      const acceptor = officerAt(above(above(activity.unit)));
      // The longest held ones are accepted by the level above the approval, and locked.
      if (index < 6)
        must(
          await acceptActivity(await by(doing, world, acceptor, -activity.day - 3), approved, { version: 1 }),
        );
    }
  }
}

/** Who carries the campaign to workplaces, and where they went. */
export async function seedPromoters(doing: Doing, world: World): Promise<void> {
  const day = (ago: number) => dayOf(plusDays(doing.now, ago));
  for (const { unit, name, role, since, until, visits } of promoters) {
    const unitId = world.organisations[unit].id;
    const officer = await by(doing, world, officerAt(unit), -since);
    const entered = { unitId, name, role, since: day(since), twice: false };
    const promoter = must(await addPromoter(officer, undefined, entered));
    for (const { day: ago, ...visit } of visits ?? []) {
      const told = { ...visit, unitId, heldOn: day(ago), promoters: [promoter.id], activityId: undefined };
      must(await recordVisit(await by(doing, world, officerAt(unit), -ago), undefined, told));
    }
    if (until !== undefined) {
      const end = { until: day(until), reason: '调到别的岗位', version: 1 };
      must(await endPromoter(await by(doing, world, officerAt(unit), -until), promoter, end));
    }
  }
}
