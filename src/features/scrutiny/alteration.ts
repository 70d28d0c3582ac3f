/** The word "alteration": pausing, resuming, extending or cancelling a poll that has opened, by two people and in public. */

import type { CallId, CampaignId, OrganisationId, PersonId, PollId } from '../../kernel/id.ts';
import { plusDays } from '../../kernel/period.ts';
import type { Refusal, Transitions } from '../../kernel/verdict.ts';
import type { Poll } from '../vote/vote.ts';

export const alterationKinds = ['pause', 'resume', 'extend', 'cancel'] as const;
export type AlterationKind = (typeof alterationKinds)[number];
export const alterationStates = ['proposed', 'standing', 'refused', 'withdrawn'] as const;
export type AlterationState = (typeof alterationStates)[number];
export type AlterationVerb = 'confirm' | 'refuse' | 'withdraw';

export const alterationTransitions: Transitions<AlterationState, AlterationVerb> = {
  proposed: { confirm: 'standing', refuse: 'refused', withdraw: 'withdrawn' },
  standing: {},
  refused: {},
  withdrawn: {},
};

export type Alteration = {
  id: string;
  pollId: PollId;
  callId: CallId;
  campaignId: CampaignId;
  ownerId: OrganisationId;
  kind: AlterationKind;
  reason: string;
  until?: Date;
  state: AlterationState;
  proposedAt: Date;
  proposedBy: PersonId;
  decidedAt?: Date;
  decidedBy?: PersonId;
  decision?: string;
  version: number;
};

/** A poll is extended by at most so many days at once. */
export const extendDaysMax = 60;

type Altered = Pick<Poll, 'opensAt' | 'closesAt' | 'pausedAt' | 'cancelledAt' | 'ballot'>;

/** Why a poll cannot be altered so at an instant; nothing when it can. Only what has opened and not closed is altered. */
export function judgeAlteration(
  kind: AlterationKind,
  until: Date | undefined,
  poll: Altered,
  now: Date,
): Refusal | undefined {
  if (poll.cancelledAt) return { code: 'scrutiny.poll-cancelled' };
  // Before its rules are published there is no ledger to say it in.
  if (now < poll.opensAt || !poll.ballot)
    return { code: 'scrutiny.poll-not-open', about: { opensAt: poll.opensAt } };
  if (now >= poll.closesAt) return { code: 'scrutiny.poll-closed', about: { closesAt: poll.closesAt } };
  if (kind === 'pause' && poll.pausedAt) return { code: 'scrutiny.poll-paused', field: 'kind' };
  if (kind === 'resume' && !poll.pausedAt) return { code: 'scrutiny.poll-runs', field: 'kind' };
  return kind === 'extend' ? judgeUntil(until, poll.closesAt) : undefined;
}

function judgeUntil(until: Date | undefined, closesAt: Date): Refusal | undefined {
  if (!until || until <= closesAt)
    return { code: 'scrutiny.until-early', about: { closesAt }, field: 'untilOn' };
  return until > plusDays(closesAt, extendDaysMax)
    ? { code: 'scrutiny.until-late', about: { days: extendDaysMax }, field: 'untilOn' }
    : undefined;
}
