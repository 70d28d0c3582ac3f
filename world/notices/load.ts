/** Loads one of the five real notices as a campaign: its organisations, the campaigns above it, its calls, targets, table and paper. */

import { insertAccount } from '../../src/features/account/store.ts';
import { setShares } from '../../src/features/allocation/actions/set-shares.ts';
import { setTargets } from '../../src/features/allocation/actions/set-targets.ts';
import type { TargetTyped } from '../../src/features/allocation/target.ts';
import { adoptCall, type CallPlan, openCall } from '../../src/features/call/actions/open-call.ts';
import { plainBallot } from '../../src/features/call/ballot.ts';
import type { Call } from '../../src/features/call/call.ts';
import { listCalls } from '../../src/features/call/store.ts';
import { createCampaign } from '../../src/features/campaign/actions/create-campaign.ts';
import {
  type Body,
  type CalendarItem,
  type Campaign,
  endOfDay,
} from '../../src/features/campaign/campaign.ts';
import type { FileRule } from '../../src/features/media/rule.ts';
import { draftNotice } from '../../src/features/notice/actions/draft-notice.ts';
import type { Notice } from '../../src/features/notice/notice.ts';
import { sectionsOf } from '../../src/features/notice/section.ts';
import type { Organisation } from '../../src/features/organisation/organisation.ts';
import { insertOrganisation } from '../../src/features/organisation/store/change.ts';
import { findOrganisationByName, listChildren, listRoots } from '../../src/features/organisation/store.ts';
import type { Person } from '../../src/kernel/actor.ts';
import { plusDays, startOfDay } from '../../src/kernel/period.ts';
import type { Doing } from '../../src/platform/db.ts';
import { must } from '../world.ts';
import { type NoticeData, type NoticeKey, noticeData, noticeWords } from './paper.ts';

export type LoadedNotice = { owner: Organisation; campaign: Campaign; calls: Call[]; notice: Notice };

/** From the nation down to whoever issued the paper; Tianjin and Anhui stand between. */
const lines: Record<NoticeKey, readonly string[]> = {
  'binhai-2019': ['中华全国总工会', '天津市总工会', '滨海新区总工会'],
  'binhai-2021': ['中华全国总工会', '天津市总工会', '滨海新区总工会'],
  'qinghai-2020': ['中华全国总工会', '青海省总工会'],
  'shaanxi-2020': ['中华全国总工会', '陕西省总工会'],
  'wuhu-2020': ['中华全国总工会', '安徽省总工会', '芜湖市总工会'],
};
/** Rows of the printed tables that are no organisation of their own beneath the owner. */
const collectives = ['市直单位'];
const ownRows: Partial<Record<NoticeKey, string>> = { 'shaanxi-2020': '省总工会' };
const figureKeys: Record<string, string> = {
  orgs: 'organisations',
  promoters: 'promoters',
  events: 'events',
  contacts: 'contacts',
  reach: 'reach',
};

const firstDay = (moment: string): Date => startOfDay(moment.length === 7 ? `${moment}-01` : moment);
function lastDay(moment: string): Date {
  if (moment.length > 7) return endOfDay(moment);
  const [year, month] = moment.split('-').map(Number) as [number, number];
  return startOfDay(month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`);
}

/** Loads it for an empty corner of the world: what stands already by name is used. `doing` is the machine's. */
export async function loadNotice(doing: Doing, key: NoticeKey): Promise<LoadedNotice> {
  const data = noticeData(key);
  const line = await growLine(doing, lines[key]);
  const owner = line.at(-1)!;
  let campaign: Campaign | undefined;
  for (const [index, organisation] of line.entries()) {
    const isOwner = organisation.id === owner.id;
    if (isOwner && campaign) await assignFromAbove(doing, data, line[index - 1]!, campaign, owner);
    campaign = must(await createCampaign(doing, planOf(data, organisation, isOwner, campaign)));
    await openCalls(doing, data, campaign, index);
  }
  const officer = await officerAt(doing, key, owner);
  const targets = targetsOf(data, campaign!);
  if (targets.length > 0) must(await setTargets(officer, campaign!, { version: 0, targets }));
  if (data.allocation) await shareOut(officer, key, data, owner, campaign!);
  const notice = must(await draftNotice(officer, campaign!, paperContent(key, data)));
  return { owner, campaign: campaign!, calls: await listCalls(doing.tx, campaign!.id), notice };
}

async function growLine(doing: Doing, names: readonly string[]): Promise<Organisation[]> {
  const line: Organisation[] = [];
  for (const [index, name] of names.entries()) {
    const parent = line.at(-1);
    const kind = index === 0 ? 'national' : 'territorial';
    line.push(await organisationOf(doing, name, kind, parent));
  }
  return line;
}

/** By its name straight beneath its parent: two provinces may each have a union of one name. */
async function organisationOf(
  { tx }: Doing,
  name: string,
  kind: Organisation['kind'],
  parent?: Organisation,
): Promise<Organisation> {
  const siblings = parent ? await listChildren(tx, parent.id) : await listRoots(tx);
  const found = siblings.find((one) => one.name.zh === name);
  if (found) return found;
  return insertOrganisation(tx, { parent, name: { zh: name }, shortName: { zh: name.slice(0, 20) }, kind });
}

function planOf(
  data: NoticeData,
  organisation: Organisation,
  isOwner: boolean,
  parent?: Campaign,
): Parameters<typeof createCampaign>[1] {
  const year = data.year;
  const above = { opensAt: startOfDay(`${year}-01-01`), closesAt: startOfDay(`${year + 1}-01-01`) };
  const counted = data.targets.own?.countsSince;
  return {
    parent,
    organisationId: organisation.id,
    year,
    title: { zh: isOwner ? data.title : `${year}年“网聚职工正能量 争做中国好网民”主题活动` },
    theme: isOwner && data.theme ? { zh: data.theme } : undefined,
    opensAt: isOwner ? firstDay(data.period.start) : above.opensAt,
    closesAt: isOwner ? lastDay(data.period.end) : above.closesAt,
    periodWords: isOwner ? data.period.quote : undefined,
    calendar: isOwner ? calendarOf(data) : [],
    activitiesFrom: isOwner && !counted ? firstDay(data.period.start) : above.opensAt,
    bodies: isOwner ? bodiesOf(data) : [],
    latitude: {},
    graceMinutes: 0,
    supplements: isOwner ? [] : ['dates'],
    state: 'running',
  };
}

const bodiesOf = (data: NoticeData): Body[] => data.issuers.map((name) => ({ role: 'owner', name }));

/** Phases with a month, and deadlines with a date; the printed words stand beside them. A phase without a month is left out. */
function calendarOf(data: NoticeData): CalendarItem[] {
  const phases = data.phases.flatMap(({ name, start, end, quote }, index): CalendarItem[] => {
    const from = start ?? end;
    if (!from || !end) return [];
    const span = { opensAt: firstDay(from), closesAt: lastDay(end) };
    return [{ key: `phase-${index + 1}`, kind: 'phase', name: { zh: name }, ...span, words: quote }];
  });
  const deadlines = data.deadlines.flatMap(({ date, what, quote, approx }, index): CalendarItem[] => {
    if (!date) return [];
    const at = lastDay(date);
    const span = { opensAt: plusDays(at, -1), closesAt: at };
    return [
      { key: `deadline-${index + 1}`, kind: 'deadline', name: { zh: what }, ...span, words: approx ?? quote },
    ];
  });
  return [...phases, ...deadlines];
}

/** Calls of a level: those handed down, and those that the paper says begin here. */
async function openCalls(doing: Doing, data: NoticeData, campaign: Campaign, depth: number): Promise<void> {
  const parent = campaign.parentId;
  for (const call of parent ? await listCalls(doing.tx, parent) : []) {
    const { id: _id, lineage: _lineage, hostFloor: _floor, hostId: _host, ...rules } = call;
    must(await adoptCall(doing, campaign, call, rules));
  }
  const levelAt = ['全国', '省级', '市级'][depth];
  const own = data.subProjects.filter((project) => levelOf(project.level, data) === levelAt);
  for (const [index, project] of own.entries()) {
    const hosts = project.hosts.map((name) => name);
    const hostId = hosts[0]
      ? (await organisationOf(doing, hosts[0], 'territorial', await rootOf(doing))).id
      : undefined;
    const plan = callPlan(
      project,
      campaign,
      `${['nation', 'province', 'city'][depth]}-${index + 1}`,
      depth * 100 + index,
    );
    must(await openCall(doing, campaign, { ...plan, hostId }));
  }
}

/** A track of its own (“优秀故事及作品”) begins where the paper was issued. */
function levelOf(level: string, data: NoticeData): string {
  if (level === '全国' || level === '省级') return level;
  return lines[data.id].length === 2 ? '省级' : '市级';
}

const rootOf = async ({ tx }: Doing) => (await findOrganisationByName(tx, lines['qinghai-2020'][0]!))!;

function callPlan(
  project: NoticeData['subProjects'][number],
  campaign: Campaign,
  key: string,
  position: number,
): CallPlan {
  // The papers give no dates to single calls: they stand in the campaign's period, and say that this was added.
  const days = (campaign.closesAt.getTime() - campaign.opensAt.getTime()) / 86_400_000;
  const at = (part: number) => plusDays(campaign.opensAt, Math.round(days * part));
  return {
    key,
    position,
    name: { zh: project.name },
    brief: { zh: '' },
    entryKind: project.name.includes('平台') ? 'platform' : project.name.includes('案例') ? 'case' : 'work',
    channels: ['person', 'unit'],
    fileRules: fileRulesOf(project.spec),
    takesLink: false,
    opensAt: campaign.opensAt,
    closesAt: at(0.6),
    recommendUntil: at(0.7),
    reviewUntil: at(0.8),
    voteOpensAt: at(0.8),
    voteClosesAt: at(0.9),
    rubric: [{ key: 'content', name: { zh: '内容' }, max: 100 }],
    ballot: plainBallot,
    formula: {
      judgesPercent: 100,
      votesPercent: 0,
      conversion: { kind: 'max-normal' },
      awards: [{ award: 'first', count: 1 }],
    },
    latitude: {},
    graceMinutes: 0,
    supplements: ['dates', 'rubric', 'vote', 'formula'],
  };
}

/** What the paper asks of a file, with “小于” as it is written: the end not included. */
function fileRulesOf(spec: Record<string, unknown>): FileRule[] {
  const rules: FileRule[] = [];
  if (Array.isArray(spec.format)) rules.push({ kind: 'container', force: 'must', allowed: ['mp4'] });
  const [min, max] = [spec.durationMinSec, spec.durationMaxSec] as (number | undefined)[];
  if (min !== undefined || max !== undefined) {
    const force = spec.durationSoft ? 'should' : 'must';
    rules.push({ kind: 'duration-seconds', force, min, max, maxInclusive: !spec.durationMaxExclusive });
  }
  if (typeof spec.sizeMaxMB === 'number')
    rules.push({
      kind: 'size-bytes',
      force: 'must',
      max: spec.sizeMaxMB * 1_048_576,
      inclusive: !spec.sizeMaxExclusive,
    });
  if (spec.aspect === '16:9') rules.push({ kind: 'aspect', force: 'must', width: 16, height: 9 });
  return rules;
}

/** “省总分配给我市任务”: the level above gives it in its own table. */
async function assignFromAbove(
  doing: Doing,
  data: NoticeData,
  above: Organisation,
  campaign: Campaign,
  owner: Organisation,
): Promise<void> {
  const own = data.targets.own ?? {};
  if (!own.assignedBy) return;
  const given = Object.entries(figureKeys).filter(([printed]) => typeof own[printed] === 'number');
  const sheet = {
    version: 0,
    columns: given.map(([, indicator]) => indicator),
    rows: [
      { organisationId: owner.id, position: 1, amounts: given.map(([printed]) => Number(own[printed])) },
    ],
  };
  must(await setShares(await officerAt(doing, `${data.id}-above`, above), campaign, sheet));
}

/** Own figures; figures assigned by a level above that is in the system stand in that level's table, not here. */
function targetsOf(data: NoticeData, campaign: Campaign): TargetTyped[] {
  const own = data.targets.own?.assignedBy ? {} : (data.targets.own ?? {});
  const plain = { unit: 'count', isFloor: false } as const;
  const figures = (all: Record<string, unknown>, origin: 'own' | 'quoted'): TargetTyped[] =>
    Object.entries(figureKeys).flatMap(([printed, indicator]) =>
      typeof all[printed] === 'number'
        ? [{ ...plain, indicator, origin, amount: all[printed] as number }]
        : [],
    );
  const isEach = own.per === '单位';
  const mine = figures(own, 'own').map((target) => ({
    ...target,
    unit: isEach ? ('each' as const) : target.unit,
    isFloor: own.eventsComparator === '>=' && target.indicator === 'events',
  }));
  const percent: TargetTyped[] =
    typeof own.reachPercent === 'number'
      ? [{ indicator: 'reach', origin: 'own', amount: own.reachPercent, unit: 'percent', isFloor: false }]
      : [];
  return [...mine, ...percent, ...(campaign.parentId ? figures(data.targets.national ?? {}, 'quoted') : [])];
}

/** The printed table, row by row: units beneath, the owner's own row, and rows that are a group. */
async function shareOut(
  officer: Doing,
  key: NoticeKey,
  data: NoticeData,
  owner: Organisation,
  campaign: Campaign,
): Promise<void> {
  const { columns, rows } = data.allocation!;
  const figures = columns.filter((column) => figureKeys[column]);
  const typed = [];
  for (const [index, [name, ...cells]] of rows.entries()) {
    const amounts = figures.map((column) => Number(cells[columns.indexOf(column)]));
    const isOwn = name === ownRows[key];
    const row = { position: index + 1, amounts };
    if (collectives.includes(String(name))) typed.push({ ...row, name: String(name) });
    else {
      const beneath = isOwn ? owner : await organisationOf(officer, String(name), 'territorial', owner);
      typed.push({ ...row, organisationId: beneath.id });
    }
  }
  const sheet = { columns: figures.map((column) => figureKeys[column]!), rows: typed };
  must(
    await setShares(officer, campaign, { ...sheet, version: targetsOf(data, campaign).length > 0 ? 1 : 0 }),
  );
}

/** An invented officer of the owner. */
async function officerAt(doing: Doing, key: string, owner: Organisation): Promise<Doing> {
  const username = `paper-${key}`;
  const id = await insertAccount(doing.tx, { username, name: '文书', passwordHash: 'none' });
  const seat = {
    role: 'officer' as const,
    organisationId: owner.id,
    organisationName: owner.name,
    path: owner.path,
  };
  const actor: Person = {
    ...{ kind: 'person', id, name: '文书', username, seats: [seat] },
    ...{ sessionId: 'world', address: 'world' },
  };
  return { ...doing, actor };
}

function paperContent(key: NoticeKey, data: NoticeData): Parameters<typeof draftNotice>[2] {
  const words = noticeWords(key).replace(/^[#*\s]+/gm, '');
  return {
    number: data.number ?? undefined,
    title: data.title,
    issuers: data.issuers.map((name) => ({ name })),
    addressees: data.recipients.map((name) => ({ name, outside: name.includes('网信办') || undefined })),
    sections: sectionsOf(words),
    attachments: data.attachments,
  };
}
