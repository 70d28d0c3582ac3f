/** Who may do what with a campaign. */

import { type Actor, seatAt, seatFor } from '../../kernel/actor.ts';
import type { TreePath } from '../../kernel/tree.ts';
import { next } from '../../kernel/verdict.ts';
import { all, never, notNow, unless, type Verdict } from '../../kernel/verdict.ts';
import { type Campaign, campaignTransitions } from './campaign.ts';

/** The owner's own officer: nobody above does it in their stead (AC-036). */
export function mayManage(actor: Actor, campaign: { organisationPath: TreePath }): Verdict {
  return unless(seatAt(actor, ['officer'], campaign.organisationPath) !== undefined, never('campaign.not-yours'));
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
    unless(next(campaignTransitions, campaign.state, 'start') !== undefined, notNow('campaign.already-running')),
  );
}
