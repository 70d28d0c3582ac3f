/** The word "quarantine": votes of one work set aside, released or voided, each step by people and in the ledger. */

import type { CallId, CampaignId, EntryId, OrganisationId, PersonId, PollId } from '../../kernel/id.ts';
import type { Named } from '../../kernel/text.ts';
import type { TreePath } from '../../kernel/tree.ts';
import type { Transitions } from '../../kernel/verdict.ts';
import type { VoteRanges } from '../vote/ledger/line.ts';
import type { WhyTwo } from './effect.ts';

export const quarantineStates = [
  'proposed',
  'refused',
  'standing',
  'release-proposed',
  'released',
  'void-proposed',
  'void',
] as const;
export type QuarantineState = (typeof quarantineStates)[number];
export const quarantineVerbs = ['confirm', 'refuse', 'release', 'ask-release', 'ask-void'] as const;
export type QuarantineVerb = (typeof quarantineVerbs)[number];
/** How one begins: by one person, or as a proposal that waits for the second. */
export type QuarantineStep = QuarantineVerb | 'set-aside' | 'propose';

/**
 * What is proposed stands nowhere in the ledger before a second person confirmed it; what a second person refuses stays as
 * it was. Votes are voided only out of quarantine, and only by two.
 */
export const quarantineTransitions: Transitions<QuarantineState, QuarantineVerb> = {
  proposed: { confirm: 'standing', refuse: 'refused' },
  standing: { release: 'released', 'ask-release': 'release-proposed', 'ask-void': 'void-proposed' },
  'release-proposed': { confirm: 'released', refuse: 'standing' },
  'void-proposed': { confirm: 'void', refuse: 'standing' },
  refused: {},
  released: {},
  void: {},
};

/** Waits for the second person. */
export function isAsked(state: QuarantineState): boolean {
  return state === 'proposed' || state === 'release-proposed' || state === 'void-proposed';
}

/** Its votes do not count. */
export function isInForce(state: QuarantineState): boolean {
  return state !== 'proposed' && state !== 'refused' && state !== 'released';
}

/** It can still become something else, so its votes belong to it and to no other. */
export function isHeld(state: QuarantineState): boolean {
  return state !== 'refused' && state !== 'released';
}

export type Quarantine = {
  id: string;
  pollId: PollId;
  callId: CallId;
  campaignId: CampaignId;
  ownerId: OrganisationId;
  entryId: EntryId;
  entryTitle: string;
  unitPath: TreePath;
  makerId?: PersonId;
  rule: string;
  ruleVersion: string;
  reason: string;
  votes: VoteRanges;
  count: number;
  state: QuarantineState;
  whyTwo: readonly WhyTwo[];
  proposedAt: Date;
  proposedBy: PersonId;
  stoodAt?: Date;
  stoodBy?: PersonId;
  endedAt?: Date;
  /** Who asked for what now waits for the second person. */
  askedBy?: PersonId;
  version: number;
};

export type KeptStep = {
  verb: QuarantineStep;
  at: Date;
  byId: PersonId;
  reason: string;
  isAlone: boolean;
  events: readonly number[];
};

/** What of a work's quarantines everybody concerned may read: counts and reasons, never voters (AC-149). */
export type Summary = { rule: string; reason: string; count: number; state: QuarantineState; title?: Named };

/** A quarantine as somebody saw it: a tick is for exactly that, never for what stands in its place later. */
export const seenMark = ({ id, version }: Pick<Quarantine, 'id' | 'version'>) => `${id}:${version}`;
export function seenOf(mark: string): { id: string; version: number } {
  const [id = '', version] = mark.split(':');
  return { id, version: Number(version) };
}
