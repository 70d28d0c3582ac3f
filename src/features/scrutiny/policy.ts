/** Who may scrutinise: officers of owner and host decide, a leader of the owner confirms, whoever has a stake does neither. */

import { type Actor, personIdOf, seatAt, seatsOf } from '../../kernel/actor.ts';
import type { PersonId } from '../../kernel/id.ts';
import { isWithin, type TreePath } from '../../kernel/tree.ts';
import { all, never, next, notNow, unless, type Verdict } from '../../kernel/verdict.ts';
import type { Call } from '../call/call.ts';
import type { Campaign } from '../campaign/campaign.ts';
import type { Poll } from '../vote/vote.ts';
import { type Alteration, type AlterationVerb, alterationTransitions } from './alteration.ts';
import { type Appeal, type AppealVerb, appealTransitions } from './appeal.ts';
import type { Sanction } from './ladder.ts';
import { isAsked, type Quarantine, type QuarantineVerb, quarantineTransitions } from './quarantine.ts';
import { scrutinyUntil } from './scrutiny.ts';

export type AtCall = { call: Pick<Call, 'ownerPath' | 'hostPath'> };
/** A work somebody may have a stake in: its unit, and who sent it in for themselves. */
export type Stake = { unitPath: TreePath; makerId?: PersonId | null };

function isMaker(actor: Actor, { makerId }: Stake): boolean {
  return makerId !== undefined && makerId !== null && personIdOf(actor) === makerId;
}

/** Whoever sent a work in, and everybody with a seat at its unit or beneath it. */
export function hasStake(actor: Actor, stake: Stake): boolean {
  return isMaker(actor, stake) || seatsOf(actor).some((seat) => isWithin(seat.path, stake.unitPath));
}

function withoutStake(actor: Actor, stakes: readonly Stake[]): Verdict {
  return unless(!stakes.some((stake) => hasStake(actor, stake)), never('scrutiny.own-stake'));
}

/** Officers and leaders of owner and host; for everybody else there is no such page, above all before the close (AC-148). */
export function maySee(actor: Actor, { call }: AtCall): Verdict {
  const paths = [call.ownerPath, ...(call.hostPath ? [call.hostPath] : [])];
  const isHere = paths.some((path) => seatAt(actor, ['officer', 'leader'], path) !== undefined);
  return unless(isHere, never('scrutiny.not-yours'));
}

function isOfficer(actor: Actor, { call }: AtCall): boolean {
  return [call.ownerPath, call.hostPath].some((path) => path && seatAt(actor, ['officer'], path));
}
export function mayServe(actor: Actor, at: AtCall): Verdict {
  return unless(isOfficer(actor, at), never('scrutiny.not-yours'));
}
function mayLead(actor: Actor, { call }: AtCall): Verdict {
  return unless(seatAt(actor, ['leader'], call.ownerPath) !== undefined, never('scrutiny.leader-only'));
}

/** Setting votes aside: while the poll has opened, until some weeks after its close. */
export function maySetAside(
  actor: Actor,
  at: AtCall & { poll: Poll; stakes: readonly Stake[] },
  now: Date,
): Verdict {
  return all(
    mayServe(actor, at),
    withoutStake(actor, at.stakes),
    unless(now >= at.poll.opensAt, notNow('scrutiny.poll-not-open', { opensAt: at.poll.opensAt })),
    unless(now < scrutinyUntil(at.poll), notNow('scrutiny.over', { until: scrutinyUntil(at.poll) })),
  );
}

/** Saying that nothing is wrong with votes, with the reason. */
export function mayDismiss(actor: Actor, at: AtCall & { stakes: readonly Stake[] }): Verdict {
  return all(mayServe(actor, at), withoutStake(actor, at.stakes));
}

type Held = AtCall & { quarantine: Quarantine };
const stateLets = ({ quarantine }: Held, verb: QuarantineVerb): Verdict =>
  unless(next(quarantineTransitions, quarantine.state, verb) !== undefined, notNow('scrutiny.wrong-state'));

export function mayRelease(actor: Actor, held: Held): Verdict {
  return all(mayServe(actor, held), withoutStake(actor, [held.quarantine]), stateLets(held, 'release'));
}
export function mayVoid(actor: Actor, held: Held): Verdict {
  return all(mayServe(actor, held), withoutStake(actor, [held.quarantine]), stateLets(held, 'ask-void'));
}

/** The second person: a leader of the owner, never who asked for it (AC-146). */
export function mayConfirm(actor: Actor, held: Held): Verdict {
  return all(
    mayLead(actor, held),
    withoutStake(actor, [held.quarantine]),
    unless(
      !isAsked(held.quarantine.state) || held.quarantine.askedBy !== personIdOf(actor),
      never('scrutiny.same-person'),
    ),
    stateLets(held, 'confirm'),
  );
}
export const mayRefuse = mayConfirm;

export type Concerned = { entry: Stake; poll: Poll; isOpen: boolean; hasHeld: boolean; hasAppeal: boolean };

/** Officers and leaders of the work's very unit, and who sent it in. */
export function isConcerned(actor: Actor, { entry }: Pick<Concerned, 'entry'>): boolean {
  return isMaker(actor, entry) || seatAt(actor, ['officer', 'leader'], entry.unitPath) !== undefined;
}

/** After the close, where anything was set aside, once at a time. */
export function mayAppeal(actor: Actor, concerned: Concerned, now: Date): Verdict {
  const { poll, hasHeld, hasAppeal, isOpen } = concerned;
  return all(
    unless(isConcerned(actor, concerned), never('scrutiny.not-concerned')),
    unless(!isOpen, notNow('scrutiny.poll-runs-yet', { closesAt: poll.closesAt })),
    unless(hasHeld, notNow('scrutiny.nothing-held')),
    unless(!hasAppeal, notNow('scrutiny.appeal-open')),
    unless(now < scrutinyUntil(poll), notNow('scrutiny.over', { until: scrutinyUntil(poll) })),
  );
}

/** Answered by an officer who neither set the votes aside nor confirmed it (AC-149). */
export function mayAnswer(
  actor: Actor,
  { appeal, call, deciders }: AtCall & { appeal: Appeal; deciders: readonly PersonId[] },
  verb: AppealVerb = 'refuse',
): Verdict {
  const id = personIdOf(actor);
  return all(
    mayServe(actor, { call }),
    withoutStake(actor, [appeal]),
    unless(id !== undefined && !deciders.includes(id), never('scrutiny.own-decision')),
    unless(next(appealTransitions, appeal.state, verb) !== undefined, notNow('scrutiny.appeal-answered')),
  );
}

/** The ladder and its steps are the owner's. */
export function maySanction(
  actor: Actor,
  { campaign }: { campaign: Pick<Campaign, 'organisationPath'> },
): Verdict {
  const seat = seatAt(actor, ['officer', 'leader'], campaign.organisationPath);
  return unless(seat !== undefined, never('scrutiny.not-owner'));
}
export function mayLift(
  actor: Actor,
  { campaign, sanction }: { campaign: Pick<Campaign, 'organisationPath'>; sanction: Sanction },
): Verdict {
  return all(
    maySanction(actor, { campaign }),
    unless(sanction.liftedAt === undefined, notNow('scrutiny.sanction-lifted')),
  );
}

/** An officer proposes to alter a poll. */
export function mayAlter(actor: Actor, at: AtCall & { hasOpen: boolean }): Verdict {
  return all(mayServe(actor, at), unless(!at.hasOpen, notNow('scrutiny.alteration-open')));
}

type Proposed = AtCall & { alteration: Alteration };
const alterationLets = ({ alteration }: Proposed, verb: AlterationVerb): Verdict =>
  unless(next(alterationTransitions, alteration.state, verb) !== undefined, notNow('scrutiny.wrong-state'));

/** A leader of the owner confirms or refuses it, never who proposed it (AC-137). */
export function mayDecideAlteration(actor: Actor, proposed: Proposed): Verdict {
  return all(
    mayLead(actor, proposed),
    unless(proposed.alteration.proposedBy !== personIdOf(actor), never('scrutiny.same-person')),
    alterationLets(proposed, 'confirm'),
  );
}
/** Who proposed it may take it back until it is decided. */
export function mayWithdrawAlteration(actor: Actor, proposed: Proposed): Verdict {
  return all(
    unless(proposed.alteration.proposedBy === personIdOf(actor), never('scrutiny.not-yours')),
    alterationLets(proposed, 'withdraw'),
  );
}
