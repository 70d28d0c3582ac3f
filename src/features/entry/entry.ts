/** The word "entry": a work sent in to a call, what must be true of it, and how it may move. */

import type { CallId, CampaignId, EntryId, FileId, OrganisationId, PersonId } from '../../kernel/id.ts';
import type { Named } from '../../kernel/text.ts';
import type { TreePath } from '../../kernel/tree.ts';
import type { Refusal, Transitions } from '../../kernel/verdict.ts';
import { type Granted, isOpenTo, type Standing, standingOf, type Window } from '../../kernel/window.ts';
import { closedAtOf, isFinishing, windowOfCorrections, windowOfEntries } from '../calendar/calendar.ts';
import type { Call } from '../call/call.ts';
import type { MediaFile } from '../media/media.ts';
import { judgeFile, mayStand, type RuleFinding, sayFinding } from '../media/rule.ts';

export const entryStates = [
  'draft',
  'submitted',
  'returned',
  'admitted',
  'recommended',
  'withdrawn',
] as const;
export type EntryState = (typeof entryStates)[number];
export type EntryVerb = 'submit' | 'return' | 'admit' | 'withdraw' | 'recommend' | 'release';

/** `release` is the way back from above: the unit can then return the work to its maker. */
export const entryTransitions: Transitions<EntryState, EntryVerb> = {
  draft: { submit: 'submitted', withdraw: 'withdrawn' },
  submitted: { return: 'returned', admit: 'admitted', withdraw: 'withdrawn' },
  returned: { submit: 'submitted', withdraw: 'withdrawn' },
  admitted: { return: 'returned', recommend: 'recommended' },
  recommended: { release: 'admitted' },
  withdrawn: {},
};

export const aiUses = ['none', 'partly', 'mainly'] as const;
export type AiUse = (typeof aiUses)[number];

/** What the sender declares; `ai` is only asked for truth, every answer stands. */
export type Statements = { original: boolean; portrait: boolean; licence: boolean; ai?: AiUse };
export const mustStatements = ['original', 'portrait', 'licence'] as const;

/** A person named on a work. In a draft the name may still be missing. */
export type Maker = { name: string; role?: string };
export type EnteredBy = 'person' | 'unit';

/** What the sender writes; the file goes its own way. */
export type EntryText = {
  title: string;
  summary: string;
  makers: readonly Maker[];
  statements: Statements;
  link?: string;
};

export type Entry = EntryText & {
  id: EntryId;
  callId: CallId;
  campaignId: CampaignId;
  unitId: OrganisationId;
  unitPath: TreePath;
  unitName: Named;
  /** The receipt's number, from the first sending on. */
  number?: string;
  fileId?: FileId;
  state: EntryState;
  enteredBy: EnteredBy;
  sentBy: PersonId;
  /** Set while everybody may see it. */
  shownAt?: Date;
  /** How often it was sent; what a judge saw is this version. */
  version: number;
  /** How often it was saved. */
  revision: number;
  createdAt: Date;
  updatedAt: Date;
  submittedAt?: Date;
};

/** An entry with the call it stands at, its file, and the later ends granted to its unit: what a door has found. */
export type EntryAtCall = Entry & { call: Call; file?: MediaFile; granted: readonly Granted[] };

export type Step = {
  verb: string;
  at: Date;
  byId?: PersonId;
  reason?: string;
  version: number;
};

export const titleMax = 60;
export const summaryMax = 500;
export const makersMax = 12;
export const fileSizeBytesMax = 300 * 1_048_576;

/** Whether its text and file may be touched at all; who may is asked of policy. */
export function isOpenForWork(state: EntryState): boolean {
  return state === 'draft' || state === 'returned';
}

/** What the calendar has to know of an entry: when it was begun, and what was granted to its unit. */
export type Timed = { state: EntryState; call: Call; granted?: readonly Granted[]; createdAt?: Date };

/** A draft is due at the closing; what was sent in time and returned may be put right as long as units recommend. */
function windowOf({ state, call }: Timed): Window {
  return state === 'returned' ? windowOfCorrections(call) : windowOfEntries(call);
}

/** Whether it can be sent now, and until when: the calendar's one answer. */
export function standingOfEntry(entry: Timed, now: Date): Standing {
  return standingOf(windowOf(entry), now, entry.granted);
}

/** The end it is told to keep to. */
export function dueAt(entry: Timed): Date {
  return windowOf(entry).dueAt;
}

/** Why it cannot be worked on now by the clock, if it cannot; a draft begun in time may be finished in grace. */
export function judgeTime(entry: Timed, now: Date): Refusal | undefined {
  const standing = standingOfEntry(entry, now);
  if (standing.state === 'before')
    return { code: 'entry.call-not-open', about: { opensAt: standing.opensAt } };
  if (isOpenTo(standing) || isFinishing(standing, entry.createdAt)) return undefined;
  return { code: 'entry.call-closed', about: { closesAt: closedAtOf(standing) } };
}

/** Every rule of the call beside what was measured. */
export function findingsOf(entry: { call: Call; file?: MediaFile }): RuleFinding[] {
  return entry.file ? judgeFile(entry.call.fileRules, entry.file.measured) : [];
}

/** Everything that keeps an entry from being sent, each by its field, all at once. */
export function judgeEntry(entry: EntryAtCall): Refusal[] {
  return [
    entry.title === '' ? required('title') : undefined,
    entry.summary === '' ? required('summary') : undefined,
    ...judgeMakers(entry.makers),
    ...mustStatements.map((one) =>
      entry.statements[one] ? undefined : { code: 'entry.statement-missing', field: one },
    ),
    entry.statements.ai ? undefined : { code: 'shape.not-chosen', field: 'ai' },
    ...judgeWork(entry),
  ].filter((refusal) => refusal !== undefined);
}

const required = (field: string): Refusal => ({ code: 'shape.required', field });

function judgeMakers(makers: readonly Maker[]): Refusal[] {
  if (makers.length === 0) return [required('makers.0.name')];
  return makers.flatMap((maker, index) => (maker.name === '' ? [required(`makers.${index}.name`)] : []));
}

/** The work itself: one file, or a link where the call takes links. A link is refused where it does not. */
export function judgeLink(call: { takesLink: boolean }, link: string | undefined): Refusal | undefined {
  return link && !call.takesLink ? { code: 'entry.link-not-taken', field: 'link' } : undefined;
}

function judgeWork(entry: EntryAtCall): (Refusal | undefined)[] {
  const { call, file, link } = entry;
  if (!file && call.takesLink) return [link ? undefined : { code: 'entry.work-missing', field: 'link' }];
  if (!file) return [judgeLink(call, link), { code: 'entry.file-missing', field: 'file' }];
  const failed = findingsOf(entry).filter((finding) => !mayStand([finding]));
  return [judgeLink(call, link), ...failed.map(fileRuleRefusal)];
}

function fileRuleRefusal(finding: RuleFinding): Refusal {
  const said: Named = { zh: sayFinding(finding, 'zh'), en: sayFinding(finding, 'en') };
  return { code: 'entry.file-rule', about: { finding: said }, field: 'file' };
}

/** `<year>-<call>`: what numbers are counted by. */
export function numberPrefix(year: number, callKey: string): string {
  return `${year}-${callKey}`;
}

/** 2020-micro-video-000042. */
export function numberOf(prefix: string, count: number): string {
  return `${prefix}-${String(count).padStart(6, '0')}`;
}
