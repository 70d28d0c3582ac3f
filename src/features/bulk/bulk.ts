/** The word "bulk": one act on many things found by a query, looked at before, carried out item by item, taken back as a whole. */

import type { Id, OrganisationId, PersonId } from '../../kernel/id.ts';
import { inName } from '../../kernel/query/phrase.ts';
import type { Named } from '../../kernel/text.ts';
import type { Refusal, Transitions } from '../../kernel/verdict.ts';

export type BulkId = Id<'bulk'>;
export const lists = ['entry', 'organisation'] as const;
export type ListKey = (typeof lists)[number];

export const bulkStates = [
  'preview',
  'waiting',
  'running',
  'done',
  'reversing',
  'reversed',
  'dropped',
] as const;
export type BulkState = (typeof bulkStates)[number];
export type BulkVerb = 'order' | 'drop' | 'begin' | 'finish' | 'reverse';

/** Taken back while it waits, nothing has happened; taken back when done, item by item. */
export const bulkTransitions: Transitions<BulkState, BulkVerb> = {
  preview: { order: 'waiting', drop: 'dropped' },
  waiting: { begin: 'running', reverse: 'reversed' },
  running: { finish: 'done' },
  done: { reverse: 'reversing' },
  reversing: { finish: 'reversed' },
  reversed: {},
  dropped: {},
};

/** So many are carried out in one transaction. */
export const portionMax = 200;
export const itemsMax = 10_000;
/** How long a held act waits, so that it can be taken back. */
export const heldMinutes = 10;
export const labelMax = 20;
export const labelsMax = 20;
export const savedMax = 50;
export const wordsMax = 500;

export const audiences = ['makers', 'units'] as const;
export type Audience = (typeof audiences)[number];

/** What an act is told besides the set it is for; which of it is asked is the act's matter. */
export type Setting = {
  reason?: string;
  label?: string;
  words?: string;
  to?: Audience;
  /** The panel, round or whatever else the act is for. */
  target?: string;
};
export type SettingName = keyof Setting;

export type Bulk = {
  id: BulkId;
  organisationId: OrganisationId;
  organisationPath: string;
  organisationName: Named;
  list: ListKey;
  act: string;
  query: string;
  setting: Setting;
  state: BulkState;
  at: Date;
  /** Who looked at it, and once it is ordered, who ordered it: it is carried out with their seats. */
  byId: PersonId;
  byName: string;
  /** Who took it back: that is done with theirs. */
  reversedBy?: PersonId;
  orderedAt?: Date;
  sessionId?: string;
  address?: string;
  dueAt?: Date;
  doneAt?: Date;
  reversedAt?: Date;
  version: number;
};

/** How a thing stood when it was frozen. */
export type Seen = { state?: string; version?: number };
export type ItemOutcome = 'done' | 'refused' | 'reversed' | 'kept';

/** One thing as the preview found it. */
export type Looked = { subjectId: string; title: string; place: Named; seen: Seen; refusal?: Refusal };
export type Item = Looked & {
  position: number;
  outcome?: ItemOutcome;
  told?: Refusal;
  after: Record<string, unknown>;
};

export type Counts = {
  all: number;
  refusedBefore: number;
  done: number;
  refused: number;
  reversed: number;
  kept: number;
  left: number;
};

/** Whether the worker does it, portion by portion. */
export function isLong(count: number): boolean {
  return count > portionMax;
}

/** When an order is carried out: at once, or after the time in which it can be taken back. */
export function dueAt(way: 'held' | 'at-once', now: Date): Date {
  return way === 'held' ? new Date(now.getTime() + heldMinutes * 60_000) : now;
}

/** Whether something has changed since it was frozen. */
export function isMoved(seen: Seen, now: Seen): boolean {
  return seen.state !== now.state || seen.version !== now.version;
}

/** A label as it is kept: one line without what would break a query. */
export function spellLabel(typed: string): string {
  return typed.normalize('NFC').replace(inName, ' ').trim();
}

export type Saved = {
  id: string;
  personId: PersonId;
  organisationId?: OrganisationId;
  list: ListKey;
  name: string;
  query: string;
};
