/** Who may scrutinise: officers of owner and host decide, a leader of the arbiter confirms, whoever has a stake does neither. */

import { type Actor, personIdOf, seatAt, seatsOf } from '../../kernel/actor.ts';
import type { PersonId } from '../../kernel/id.ts';
import { isWithin, lineOf, type TreePath } from '../../kernel/tree.ts';
import { all, never, next, notNow, unless, type Verdict } from '../../kernel/verdict.ts';
import type { Call } from '../call/call.ts';
import type { Campaign } from '../campaign/campaign.ts';
import { endOf, type Poll } from '../vote/vote.ts';
import { type Alteration, type AlterationVerb, alterationTransitions } from './alteration.ts';
import { type Appeal, type AppealVerb, appealTransitions } from './appeal.ts';
import type { Sanction } from './ladder.ts';
import { isAsked, type Quarantine, type QuarantineVerb, quarantineTransitions } from './quarantine.ts';
import { scrutinyUntil } from './scrutiny.ts';

export type AtCall = { call: Pick<Call, 'ownerPath' | 'hostPath'> };
/** A work somebody may have a stake in: its unit, and who sent it in for themselves. */
export type Stake = { unitPath: TreePath; makerId?: PersonId | null };
/** Where something is decided on a poll: with all works in it, for each of them gains or loses by it. */
export type AtPoll = AtCall & { works: readonly Stake[] };

/**
 * The level whose leaders say the second word on a poll: the owner, or, where that has a work of its own in it, the
 * nearest above that has none. Nothing where every level has.
 */
export function arbiterOf({ call, works }: AtPoll): TreePath | undefined {
  return nearestWithout(call.ownerPath, works);
}
function nearestWithout(owner: TreePath, works: readonly Stake[]): TreePath | undefined {
  const inPoll = new Set(works.map((work) => work.unitPath));
  return lineOf(owner).findLast((path) => !inPoll.has(path));
}

/** Owner, host and arbiter: whose people there is such a page for. */
function pathsOf(at: AtPoll): TreePath[] {
  const { ownerPath, hostPath } = at.call;
  return [ownerPath, hostPath, arbiterOf(at)].flatMap((path) => path ?? []);
}

function isMaker(actor: Actor, { makerId }: Stake): boolean {
  return makerId !== undefined && makerId !== null && personIdOf(actor) === makerId;
}

/** Officers and leaders of the work's very unit, and who sent it in. */
export function isConcerned(actor: Actor, { entry }: { entry: Stake }): boolean {
  return isMaker(actor, entry) || seatAt(actor, ['officer', 'leader'], entry.unitPath) !== undefined;
}

/** Of the work that is decided on: everybody with a seat beneath its unit besides. */
function hasStake(actor: Actor, stake: Stake): boolean {
  return isMaker(actor, stake) || seatsOf(actor).some((seat) => isWithin(seat.path, stake.unitPath));
}

/** Nobody with a work in the poll decides anything there, on rivals least of all (AC-146, AC-167). */
function withoutStake(actor: Actor, works: readonly Stake[], decidedOn: readonly Stake[] = []): Verdict {
  const isIn = works.some((entry) => isConcerned(actor, { entry }));
  return unless(!isIn && !decidedOn.some((stake) => hasStake(actor, stake)), never('scrutiny.own-stake'));
}

/** Officers and leaders of owner, host and arbiter; for everybody else there is no such page, above all before the close (AC-148). */
export function maySee(actor: Actor, at: AtPoll): Verdict {
  const isHere = pathsOf(at).some((path) => seatAt(actor, ['officer', 'leader'], path) !== undefined);
  return unless(isHere, never('scrutiny.not-yours'));
}

export function mayServe(actor: Actor, at: AtPoll): Verdict {
  const isOfficer = pathsOf(at).some((path) => seatAt(actor, ['officer'], path) !== undefined);
  return unless(isOfficer, never('scrutiny.not-yours'));
}
function mayLead(actor: Actor, at: AtPoll): Verdict {
  const path = arbiterOf(at);
  const isLeader = path !== undefined && seatAt(actor, ['leader'], path) !== undefined;
  return unless(isLeader, never('scrutiny.leader-only'));
}

/** Setting votes aside: while the poll has opened, until some weeks after its close. */
export function maySetAside(
  actor: Actor,
  at: AtPoll & { poll: Poll; stakes: readonly Stake[] },
  now: Date,
): Verdict {
  return all(
    mayServe(actor, at),
    withoutStake(actor, at.works, at.stakes),
    unless(now >= at.poll.opensAt, notNow('scrutiny.poll-not-open', { opensAt: at.poll.opensAt })),
    unless(now < scrutinyUntil(at.poll), notNow('scrutiny.over', { until: scrutinyUntil(at.poll) })),
  );
}

/** Saying that nothing is wrong with votes, with the reason. */
export function mayDismiss(actor: Actor, at: AtPoll & { stakes: readonly Stake[] }): Verdict {
  return all(mayServe(actor, at), withoutStake(actor, at.works, at.stakes));
}

/** `hasAppeal`: one of the work is open. */
type Held = AtPoll & { quarantine: Quarantine; poll: Poll; hasAppeal: boolean };
const stateLets = ({ quarantine }: Held, verb: QuarantineVerb): Verdict =>
  unless(next(quarantineTransitions, quarantine.state, verb) !== undefined, notNow('scrutiny.wrong-state'));

const unstaked = (actor: Actor, { works, quarantine }: Held) => withoutStake(actor, works, [quarantine]);

export function mayRelease(actor: Actor, held: Held): Verdict {
  return all(mayServe(actor, held), unstaked(actor, held), stateLets(held, 'release'));
}
/** What is void stays void: never before the end, when nobody could appeal yet, nor while an appeal is open. */
export function mayVoid(actor: Actor, held: Held, now: Date): Verdict {
  return all(
    mayServe(actor, held),
    unstaked(actor, held),
    stateLets(held, 'ask-void'),
    unless(now >= endOf(held.poll), notNow('scrutiny.poll-runs-yet', { closesAt: held.poll.closesAt })),
    unless(!held.hasAppeal, notNow('scrutiny.appeal-open')),
  );
}

function maySecond(actor: Actor, held: Held): Verdict {
  return all(
    mayLead(actor, held),
    unstaked(actor, held),
    unless(
      !isAsked(held.quarantine.state) || held.quarantine.askedBy !== personIdOf(actor),
      never('scrutiny.same-person'),
    ),
    stateLets(held, 'confirm'),
  );
}
/** The second person: a leader of the arbiter, never who asked for it (AC-146). An appeal filed meanwhile comes before voiding. */
export function mayConfirm(actor: Actor, held: Held): Verdict {
  const isVoiding = held.quarantine.state === 'void-proposed';
  return all(maySecond(actor, held), unless(!isVoiding || !held.hasAppeal, notNow('scrutiny.appeal-open')));
}
/** Several at once on the page of the poll; each of them is asked for besides. */
export function mayConfirmSeveral(actor: Actor, at: AtPoll): Verdict {
  return all(mayLead(actor, at), withoutStake(actor, at.works));
}
/** Who confirmed the quarantine does not refuse the release that an appeal brought about (AC-149). */
export function mayRefuse(actor: Actor, held: Held): Verdict {
  const { state, stoodBy } = held.quarantine;
  const isOwn = state === 'release-proposed' && held.hasAppeal && stoodBy === personIdOf(actor);
  return all(maySecond(actor, held), unless(!isOwn, never('scrutiny.own-decision')));
}

export type Concerned = { entry: Stake; poll: Poll; isOpen: boolean; hasHeld: boolean; hasAppeal: boolean };

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
  { appeal, call, works, deciders }: AtPoll & { appeal: Appeal; deciders: readonly PersonId[] },
  verb: AppealVerb = 'refuse',
): Verdict {
  const id = personIdOf(actor);
  return all(
    mayServe(actor, { call, works }),
    withoutStake(actor, works, [appeal]),
    unless(id !== undefined && !deciders.includes(id), never('scrutiny.own-decision')),
    unless(next(appealTransitions, appeal.state, verb) !== undefined, notNow('scrutiny.appeal-answered')),
  );
}

export type AtCampaign = { campaign: Pick<Campaign, 'organisationPath'> };
/** All works of the polls that a work is in: who has one of them gains when it is barred, and loses when that is lifted. */
export type Contest = { works: readonly Stake[] };

/** The ladder and its steps are the owner's. */
export function maySanction(actor: Actor, { campaign }: AtCampaign): Verdict {
  const seat = seatAt(actor, ['officer', 'leader'], campaign.organisationPath);
  return unless(seat !== undefined, never('scrutiny.not-owner'));
}
/** Who bars a work: the arbiter of the polls it is in. */
export function barrierOf({ campaign }: AtCampaign, { works }: Contest): TreePath | undefined {
  return nearestWithout(campaign.organisationPath, works);
}
function mayBar(actor: Actor, at: AtCampaign, contest: Contest): Verdict {
  const path = barrierOf(at, contest);
  const isHere = path !== undefined && seatAt(actor, ['officer', 'leader'], path) !== undefined;
  return unless(isHere, never('scrutiny.not-barrier'));
}
/** The log is for the owner's people, and for those who bar works in its stead. */
export function maySeeSanctions(actor: Actor, at: AtCampaign & { contests: readonly Contest[] }): Verdict {
  const bars = at.contests.some((contest) => mayBar(actor, at, contest).allowed);
  return bars ? { allowed: true } : maySanction(actor, at);
}

type Stepped = AtCampaign & { work: Stake; isBarring: boolean; contest: Contest };
/** A step against a work, by nobody whose own it is; a barring one besides by nobody who has a rival of it. */
export function mayStep(actor: Actor, { campaign, work, isBarring, contest }: Stepped): Verdict {
  return isBarring
    ? all(withoutStake(actor, contest.works, [work]), mayBar(actor, { campaign }, contest))
    : all(maySanction(actor, { campaign }), withoutStake(actor, [], [work]));
}
export function mayLift(
  actor: Actor,
  { campaign, sanction, contest }: AtCampaign & { sanction: Sanction; contest: Contest },
): Verdict {
  return all(
    mayStep(actor, { campaign, work: sanction, isBarring: sanction.isBarring, contest }),
    unless(sanction.liftedAt === undefined, notNow('scrutiny.sanction-lifted')),
  );
}

/** An officer proposes to alter a poll. */
export function mayAlter(actor: Actor, at: AtPoll & { hasOpen: boolean }): Verdict {
  return all(
    mayServe(actor, at),
    withoutStake(actor, at.works),
    unless(!at.hasOpen, notNow('scrutiny.alteration-open')),
  );
}

type Proposed = AtPoll & { alteration: Alteration };
const alterationLets = ({ alteration }: Proposed, verb: AlterationVerb): Verdict =>
  unless(next(alterationTransitions, alteration.state, verb) !== undefined, notNow('scrutiny.wrong-state'));

/** A leader of the arbiter confirms or refuses it, never who proposed it (AC-137). */
export function mayDecideAlteration(actor: Actor, proposed: Proposed): Verdict {
  return all(
    mayLead(actor, proposed),
    withoutStake(actor, proposed.works),
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
