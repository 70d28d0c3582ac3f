/** The word "vote": one person's voice for one work, the poll in which it is cast, and the tally of its ledger. */

import type { CallId, CampaignId, EntryId, PollId } from '../../kernel/id.ts';
import type { Named } from '../../kernel/text.ts';
import type { Window } from '../../kernel/window.ts';
import { windowOfVote } from '../calendar/calendar.ts';
import type { Ballot } from '../call/ballot.ts';
import type { Call } from '../call/call.ts';
import { stagesOf } from '../call/stage.ts';
import type { Entry } from '../entry/entry.ts';
import type { Formula } from '../reckoning/reckoning.ts';

/** A window in which given works of a call are voted for: a gate on the way, or the final vote. */
export type Poll = {
  id: PollId;
  callId: CallId;
  campaignId: CampaignId;
  /** In the order in which they were made, the first is 0. */
  position: number;
  /** The key of the gate's stage; absent for the final vote. */
  stage?: string;
  opensAt: Date;
  closesAt: Date;
  /** When its works came before the public. */
  openedAt?: Date;
  /** The rules as frozen when it opened; before, and while absent, those of the call hold. */
  ballot?: Ballot;
  /** Until somebody resumes it, nobody votes. */
  pausedAt?: Date;
  /** From then on nobody votes any more. */
  cancelledAt?: Date;
};

/** A work before the public, with the hosted call and the poll in which people vote for it, if there is one. */
export type ShownEntry = { entry: Entry; call: Call; poll?: Poll };

/** The rules by which people vote in a poll: as frozen, else as its call has them. */
export function ballotOf(poll: Pick<Poll, 'ballot'> | undefined, call: Pick<Call, 'ballot'>): Ballot {
  return poll?.ballot ?? call.ballot;
}

/** When a poll takes no votes any more: its end, as extended, or the instant at which it was cancelled. */
export function endOf({ closesAt, cancelledAt }: Pick<Poll, 'closesAt' | 'cancelledAt'>): Date {
  return cancelledAt && cancelledAt < closesAt ? cancelledAt : closesAt;
}

/** From when until when a poll takes votes; one that was cancelled, or whose call was withdrawn, takes none. */
export function windowOfPoll(
  poll: Pick<Poll, 'opensAt' | 'closesAt' | 'cancelledAt'>,
  call: Pick<Call, 'withdrawnAt'>,
): Window {
  const { withdrawnAt } = call;
  return windowOfVote({ voteOpensAt: poll.opensAt, voteClosesAt: endOf(poll), withdrawnAt });
}

/** Of a work's polls the one that counts now: the open one, else the next to open, else the last that was. */
export function pollAt<T extends Pick<Poll, 'opensAt' | 'closesAt'>>(
  polls: readonly T[],
  now: Date,
): T | undefined {
  const inOrder = [...polls].sort((a, b) => a.opensAt.getTime() - b.opensAt.getTime());
  return inOrder.find((poll) => now < poll.closesAt) ?? inOrder.at(-1);
}

/** The name of a poll's gate; nothing for the final vote. */
export function gateOf(poll: Pick<Poll, 'stage'> | undefined, call: Pick<Call, 'stages'>): Named | undefined {
  return poll?.stage === undefined ? undefined : stagesOf(call).find(({ key }) => key === poll.stage)?.name;
}

/** Whether the final vote counts for anything in a result: without that there is none. */
export function countsVotes({ votesPercent, direct, bonus, prizes }: Formula): boolean {
  return Boolean(votesPercent > 0 || direct || bonus || prizes?.some(({ by }) => by.kind === 'votes'));
}

/** A vote as it stands in the ledger; of a ballot the receipt of its first work. */
export type Cast = { entryIds: readonly EntryId[]; receipt: string };

/** How a vote came, as far as it is kept for finding bought ones. */
export type Signal = {
  addressPrefix: string;
  region: string;
  agent: string;
  dwellMs?: number;
  via: string;
  voterSince?: Date;
};

/** How long after a vote the pages count it at the earliest, and who asks sees the same. */
export const lagSeconds = 600;
/** How often the ledger is published while something is new. */
export const publishSeconds = 60;

/** A count as it may be shown: of the last checkpoint while people vote, exact after the closing. */
export type Tally = {
  votes: number;
  countedAt: Date;
  /** Only after the closing: what was held back, and what was voided. */
  exact?: { raw: number; retracted: number; quarantined: number; void: number };
};

/** Whether a count is the last one: no vote can be added to the ledger of a poll after its closing. */
export function isFinalTally(tally: Tally): boolean {
  return tally.exact !== undefined;
}

/**
 * The order of a gallery on a day: the same for everybody that day, another the next, so that no work stands first
 * for good. Never by votes while people vote.
 */
export function orderOfDay<T extends { id: string }>(works: readonly T[], day: string): T[] {
  return works
    .map((work) => ({ work, key: scatter(`${day}/${work.id}`) }))
    .sort((a, b) => a.key - b.key || (a.work.id < b.work.id ? -1 : 1))
    .map(({ work }) => work);
}

/** FNV-1a with a last stir: enough to shuffle, no secret. */
function scatter(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
