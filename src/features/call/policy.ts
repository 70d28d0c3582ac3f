/** Who may do what with a call. */

import type { Actor } from '../../kernel/actor.ts';
import type { Latitude } from '../../kernel/tightness.ts';
import { all, notNow, unless, type Verdict } from '../../kernel/verdict.ts';
import type { Campaign } from '../campaign/campaign.ts';
import { mayManage } from '../campaign/policy.ts';
import { type Call, isFrozen } from './call.ts';

const isAlive = (campaign: Pick<Campaign, 'state'>): Verdict =>
  unless(campaign.state === 'draft' || campaign.state === 'running', notNow('call.campaign-closed'));

/** The owner's officer opens calls while the campaign is a draft or runs. */
export function mayOpenCall(actor: Actor, campaign: Pick<Campaign, 'organisationPath' | 'state'>): Verdict {
  return all(mayManage(actor, campaign), isAlive(campaign));
}

/** How the call adds up is the owner's to change, until the vote opens: then rubric, ballot and formula stand. */
export function mayChangeRules(actor: Actor, call: Call, now: Date): Verdict {
  return all(
    mayManage(actor, { organisationPath: call.ownerPath }),
    unless(!isFrozen(call, now), notNow('call.frozen')),
  );
}

/** The rules of a call are its owner's to amend, while its campaign is prepared or runs and it was not withdrawn. */
export function mayAmendCall(
  actor: Actor,
  call: Pick<Call, 'withdrawnAt'>,
  campaign: Pick<Campaign, 'organisationPath' | 'state'>,
): Verdict {
  return all(
    mayManage(actor, campaign),
    isAlive(campaign),
    unless(call.withdrawnAt === undefined, notNow('call.withdrawn')),
  );
}

/** Stages, route and formula are laid down where the round is run, until the vote opens or the first round does. */
export function mayShapeJudging(
  actor: Actor,
  call: Call,
  campaign: Pick<Campaign, 'organisationPath' | 'state'>,
  hasRounds: boolean,
  now: Date,
): Verdict {
  return all(
    mayAmendCall(actor, call, campaign),
    unless(call.hostId !== undefined, notNow('call.no-round')),
    unless(!isFrozen(call, now), notNow('call.frozen')),
    unless(!hasRounds, notNow('call.rounds-open')),
  );
}

/** How people vote is laid down where the round is run, until the vote opens: then the ballot stands (AC-137). */
export function mayLayBallot(
  actor: Actor,
  call: Call,
  campaign: Pick<Campaign, 'organisationPath' | 'state'>,
  now: Date,
): Verdict {
  return all(
    mayAmendCall(actor, call, campaign),
    unless(call.hostId !== undefined, notNow('call.no-round')),
    unless(!isFrozen(call, now), notNow('call.frozen')),
  );
}

/** A call that was issued is withdrawn, with a reason. */
export function mayWithdrawCall(
  actor: Actor,
  call: Pick<Call, 'withdrawnAt'>,
  campaign: Pick<Campaign, 'organisationPath' | 'state'>,
): Verdict {
  return all(
    mayAmendCall(actor, call, campaign),
    unless(campaign.state === 'running', notNow('campaign.not-running')),
  );
}

/** The form is the owner's officer's to design; what the level above has laid down for all is not. */
export function mayDesignForm(
  actor: Actor,
  call: Pick<Call, 'withdrawnAt'>,
  campaign: Pick<Campaign, 'organisationPath' | 'state'>,
  /** What the level above left of the form; nothing above the topmost. */
  left: Latitude | undefined,
): Verdict {
  return all(
    mayAmendCall(actor, call, campaign),
    unless(left === undefined || left === 'free', notNow('call.form-locked')),
  );
}
