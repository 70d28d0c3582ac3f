/** The word "objection": what somebody says against a result in its public notice, and the way to its decision. */

import type { CallId, CampaignId, EntryId, OrganisationId, PersonId, ResultId } from '../../kernel/id.ts';
import type { TreePath } from '../../kernel/tree.ts';
import type { Refusal, Transitions } from '../../kernel/verdict.ts';

export const objectionStates = [
  'received',
  'investigating',
  'asked',
  'put',
  'upheld',
  'rejected',
  'withdrawn',
] as const;
export type ObjectionState = (typeof objectionStates)[number];
export const objectionVerbs = [
  'take-up',
  'ask',
  'state',
  'put',
  'give-back',
  'uphold',
  'reject',
  'withdraw',
] as const;
export type ObjectionVerb = (typeof objectionVerbs)[number];

/**
 * The officer takes it up, may ask the work's unit for a statement, and puts what was found before the leader, who
 * upholds, rejects or gives it back. Until it is decided, whoever objected can withdraw it.
 */
export const objectionTransitions: Transitions<ObjectionState, ObjectionVerb> = {
  received: { 'take-up': 'investigating', withdraw: 'withdrawn' },
  investigating: { ask: 'asked', put: 'put', withdraw: 'withdrawn' },
  asked: { state: 'investigating', put: 'put', withdraw: 'withdrawn' },
  put: { uphold: 'upheld', reject: 'rejected', 'give-back': 'investigating', withdraw: 'withdrawn' },
  upheld: {},
  rejected: {},
  withdrawn: {},
};

/** Open objections keep a result from standing. */
export function isOpen(state: ObjectionState): boolean {
  return state !== 'upheld' && state !== 'rejected' && state !== 'withdrawn';
}

export const categories = ['plagiarism', 'eligibility', 'counting', 'conflict', 'other'] as const;
export type Category = (typeof categories)[number];
export const proposals = ['uphold', 'reject'] as const;
export type Proposal = (typeof proposals)[number];
/** What follows from an upheld one: the work is out, all is reckoned anew, or nothing in the list changes. */
export const remedies = ['out', 'recount', 'none'] as const;
export type Remedy = (typeof remedies)[number];

export type Objection = {
  id: string;
  resultId: ResultId;
  callId: CallId;
  campaignId: CampaignId;
  organisationId: OrganisationId;
  organisationPath: TreePath;
  entryId?: EntryId;
  /** Of the work it is against, where it is against one. */
  entryTitle?: string;
  unitId?: OrganisationId;
  unitPath?: TreePath;
  number: number;
  code: string;
  category: Category;
  words: string;
  name: string;
  contact: string;
  personId?: PersonId;
  state: ObjectionState;
  at: Date;
  question?: string;
  askedAt?: Date;
  statement?: string;
  statedAt?: Date;
  finding?: string;
  proposal?: Proposal;
  putBy?: PersonId;
  decision?: string;
  summary?: string;
  remedy?: Remedy;
  decidedAt?: Date;
  version: number;
};

/** How many one sender may hand in within a day, and one person against one result. */
export const perDayMax = 5;

/** A name as lists show it: the first sign, the rest hidden; nobody learns how long it is. */
export function maskName(name: string): string {
  return `${[...name.trim()][0] ?? ''}**`;
}

/** A contact as lists show it: its first three signs, of a mail the part behind the @ as well. */
export function maskContact(contact: string): string {
  const at = contact.indexOf('@');
  const start = [...contact].slice(0, at >= 0 && at < 3 ? 1 : 3).join('');
  return at >= 0 ? `${start}***${contact.slice(at)}` : `${start}****`;
}

/** What follows must fit what is objected to: only a work that is named can be taken out. */
export function judgeRemedy(objection: Pick<Objection, 'entryId'>, remedy: Remedy): Refusal | undefined {
  return remedy === 'out' && objection.entryId === undefined
    ? { code: 'objection.no-work', field: 'remedy' }
    : undefined;
}
