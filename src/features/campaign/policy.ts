/** Who may do what with a campaign. */

import { type Actor, seatAt, seatFor, seatsOf } from '../../kernel/actor.ts';
import type { TreePath } from '../../kernel/tree.ts';
import { all, never, next, notNow, unless, type Verdict } from '../../kernel/verdict.ts';
import { type Campaign, campaignTransitions, isOpen } from './campaign.ts';

/** Whoever is an officer somewhere may found a campaign there. */
export function mayFound(actor: Actor): Verdict {
  return unless(
    seatsOf(actor).some((seat) => seat.role === 'officer'),
    never('campaign.no-officer'),
  );
}

/** For the organisation itself: nobody above founds one in its stead (AC-036). */
export function mayFoundAt(actor: Actor, place: TreePath): Verdict {
  return unless(seatAt(actor, ['officer'], place) !== undefined, never('campaign.not-your-organisation'));
}

/** The owner's own officer: nobody above does it in their stead (AC-036). */
export function mayManage(actor: Actor, campaign: { organisationPath: TreePath }): Verdict {
  return unless(
    seatAt(actor, ['officer'], campaign.organisationPath) !== undefined,
    never('campaign.not-yours'),
  );
}

/** Whether the actor looks at it from inside its tree: the owner's people and those above and beneath. */
export function mayOversee(actor: Actor, campaign: { organisationPath: TreePath }): Verdict {
  return unless(
    seatFor(actor, ['admin', 'officer', 'leader'], campaign.organisationPath) !== undefined,
    never('campaign.not-yours'),
  );
}

export function mayStart(actor: Actor, campaign: Campaign): Verdict {
  return all(
    mayManage(actor, campaign),
    unless(
      next(campaignTransitions, campaign.state, 'start') !== undefined,
      notNow('campaign.already-running'),
    ),
  );
}

/** Whether things may be sent in to it: it runs, and today lies in its period. */
export function mayReceive(campaign: Campaign, now: Date): Verdict {
  return unless(isOpen(campaign, now), notNow('campaign.not-running'));
}

const canStill = (campaign: Pick<Campaign, 'state'>, verb: 'close' | 'withdraw'): Verdict =>
  campaign.state === 'draft'
    ? notNow('campaign.not-running')
    : unless(next(campaignTransitions, campaign.state, verb) !== undefined, notNow('campaign.ended'));

const isAlive = (campaign: Pick<Campaign, 'state'>): Verdict =>
  unless(campaign.state === 'draft' || campaign.state === 'running', notNow('campaign.ended'));

/** The owner's officer changes the rules while it is prepared or runs; what has ended stays as it was. */
export function mayAmend(actor: Actor, campaign: Pick<Campaign, 'organisationPath' | 'state'>): Verdict {
  return all(mayManage(actor, campaign), isAlive(campaign));
}

export function mayClose(actor: Actor, campaign: Pick<Campaign, 'organisationPath' | 'state'>): Verdict {
  return all(mayManage(actor, campaign), canStill(campaign, 'close'));
}

export function mayWithdraw(actor: Actor, campaign: Pick<Campaign, 'organisationPath' | 'state'>): Verdict {
  return all(mayManage(actor, campaign), canStill(campaign, 'withdraw'));
}

/** A campaign that is prepared or runs may take the place of an older one of the same owner. */
export function maySupersede(actor: Actor, campaign: Pick<Campaign, 'organisationPath' | 'state'>): Verdict {
  return mayAmend(actor, campaign);
}

/** Whoever adopted answers what has changed above: its own officer, while it runs. */
export function mayAnswer(
  actor: Actor,
  campaign: Pick<Campaign, 'organisationPath' | 'state' | 'parentId'>,
): Verdict {
  return all(
    mayManage(actor, campaign),
    unless(campaign.parentId !== undefined, never('campaign.not-adopted')),
    unless(campaign.state === 'running', notNow('campaign.not-running')),
  );
}
