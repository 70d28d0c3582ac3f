/** The word "entry": a work sent in to a call, what must be true of it, and how it may move. */

import type { CallId, CampaignId, EntryId, FileId, OrganisationId, PersonId } from '../../kernel/id.ts';
import type { Named } from '../../kernel/text.ts';
import type { TreePath } from '../../kernel/tree.ts';
import type { Refusal, Transitions } from '../../kernel/verdict.ts';
import { type Granted, isOpenTo, type Standing, standingOf, type Window } from '../../kernel/window.ts';
import { closedAtOf, isFinishing, windowOfCorrections, windowOfEntries } from '../calendar/calendar.ts';
import type { Call } from '../call/call.ts';
import { askedFields, judgeEligibility, limitsOf, makersLeast } from '../call/eligibility.ts';
import { type Answers, judgeAnswers } from '../call/field.ts';
import type { MediaFile } from '../media/media.ts';
import { type EntryFile, judgeFiles } from './file.ts';
import { type Declared, declare, mustStatements, type Statements, tickedOf } from './statement.ts';

export { findingsOf } from './file.ts';
export { type AiUse, aiUses, mustStatements, type Statements } from './statement.ts';

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

/** A person named on a work. In a draft the name may still be missing. */
export type Maker = { name: string; role?: string };
export type EnteredBy = 'person' | 'unit';

/** What the sender writes; the files go their own way. */
export type EntryText = {
  title: string;
  summary: string;
  makers: readonly Maker[];
  statements: Statements;
  link?: string;
  /** What was answered to the fields of the call, by their keys. */
  answers?: Answers;
  /** The kind of work within the call, where it has several; each has its own file rules. */
  subtype?: string;
  /** Professional or amateur, where the call tells them apart. */
  group?: string;
  elsewhere?: Elsewhere;
};

/** Where a work was entered first, when it was not here; once per call. */
export type Elsewhere = { platform: string; reference: string; url?: string };

export type Entry = EntryText & {
  id: EntryId;
  callId: CallId;
  campaignId: CampaignId;
  unitId: OrganisationId;
  unitPath: TreePath;
  unitName: Named;
  /** The receipt's number, from the first sending on. */
  number?: string;
  /** The first of its files. */
  fileId?: FileId;
  declared: readonly Declared[];
  /** The entry at another call that it was taken from. */
  originId?: EntryId;
  state: EntryState;
  enteredBy: EnteredBy;
  sentBy: PersonId;
  /** Set while everybody may see it. */
  shownAt?: Date;
  /** Set while an officer of owner or host keeps it from the public. */
  hiddenAt?: Date;
  /** How often it was sent; what a judge saw is this version. */
  version: number;
  /** How often it was saved. */
  revision: number;
  createdAt: Date;
  updatedAt: Date;
  submittedAt?: Date;
};

/** An entry with the call it stands at, its files (`file` is the first), and the later ends granted to its unit. */
export type EntryAtCall = Entry & {
  call: Call;
  files: readonly EntryFile[];
  file?: MediaFile;
  granted: readonly Granted[];
};

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

/** Everything that keeps an entry from being sent, each by its field, all at once. */
export function judgeEntry(entry: EntryAtCall): Refusal[] {
  return [
    entry.title === '' ? required('title') : undefined,
    entry.summary === '' ? required('summary') : undefined,
    ...judgeMakers(entry.makers, makersLeast(entry.call)),
    ...mustStatements.map((one) =>
      entry.statements[one] ? undefined : { code: 'entry.statement-missing', field: one },
    ),
    entry.statements.ai ? undefined : { code: 'shape.not-chosen', field: 'ai' },
    ...judgeAnswers(askedFields(entry.call), entry.answers ?? {}, { given: entry }),
    ...judgeEligibility(entry.call, {
      by: entry.enteredBy,
      subtype: entry.subtype,
      group: entry.group,
      answers: entry.answers ?? {},
      makers: entry.makers.length,
    }),
    ...judgeWork(entry),
  ].filter((refusal) => refusal !== undefined);
}

/** What even a draft may not hold: an address where none is taken, an answer that cannot be read or is far too long. */
export function judgeDraft(call: Call, written: EntryText): Refusal[] {
  const link = judgeLink(limitsOf(call, written.subtype), written.link);
  const about = { given: written, isDraft: true };
  return [...(link ? [link] : []), ...judgeAnswers(askedFields(call), written.answers ?? {}, about)];
}

const required = (field: string): Refusal => ({ code: 'shape.required', field });

function judgeMakers(makers: readonly Maker[], least: number): Refusal[] {
  if (makers.length < least) return [required(`makers.${makers.length}.name`)];
  return makers.flatMap((maker, index) => (maker.name === '' ? [required(`makers.${index}.name`)] : []));
}

/** The work itself: one file, or a link where the call takes links. A link is refused where it does not. */
export function judgeLink(call: { takesLink: boolean }, link: string | undefined): Refusal | undefined {
  return link && !call.takesLink ? { code: 'entry.link-not-taken', field: 'link' } : undefined;
}

/** Files, an address, or the reference of the platform where it was entered first. */
function judgeWork(entry: EntryAtCall): (Refusal | undefined)[] {
  const { files, link, elsewhere } = entry;
  const call = limitsOf(entry.call, entry.subtype);
  const isElsewhere = elsewhere !== undefined && elsewhere.platform !== '' && elsewhere.reference !== '';
  const apart = [judgeLink(call, link), ...judgeElsewhere(elsewhere)];
  if (files.length === 0 && (isElsewhere || (call.takesLink && link))) return apart;
  if (files.length === 0 && call.takesLink) return [...apart, { code: 'entry.work-missing', field: 'link' }];
  return [...apart, ...judgeFiles(entry)];
}

/** A reference without its platform, or the other way round, proves nothing. */
function judgeElsewhere(elsewhere: Elsewhere | undefined): Refusal[] {
  if (!elsewhere) return [];
  const missing = (['platform', 'reference'] as const).filter((name) => elsewhere[name] === '');
  return missing.map((name) => required(name));
}

/** What stands as declared once these words are saved: each statement with its wording and its instant. */
export function declaredOf(
  call: Call,
  before: readonly Declared[],
  written: EntryText,
  now: Date,
): Declared[] {
  const own = askedFields(call).filter(
    (field) => field.kind === 'statement' && written.answers?.[field.key] === true,
  );
  const ofCall = own.map((field) => ({ key: `answers.${field.key}`, version: call.version }));
  return declare(before, [...tickedOf(written.statements), ...ofCall], now);
}

/** `<year>-<call>`: what numbers are counted by. */
export function numberPrefix(year: number, callKey: string): string {
  return `${year}-${callKey}`;
}

/** 2020-micro-video-000042. */
export function numberOf(prefix: string, count: number): string {
  return `${prefix}-${String(count).padStart(6, '0')}`;
}
