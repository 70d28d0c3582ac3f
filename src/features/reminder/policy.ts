/** Who sees who has not done yet what was asked, and who may remind them: the owner of the campaign, nobody beside or above. */

import { type Actor, seatAt } from '../../kernel/actor.ts';
import { all, never, notNow, unless, type Verdict } from '../../kernel/verdict.ts';
import type { Campaign } from '../campaign/campaign.ts';

type Owned = Pick<Campaign, 'organisationPath' | 'state'>;

/** The list is no shaming list: those who ask see it, and nobody else. */
export function maySeeStandings(actor: Actor, campaign: Owned): Verdict {
  const seat = seatAt(actor, ['officer', 'leader', 'admin'], campaign.organisationPath);
  return unless(seat !== undefined, never('reminder.not-owner'));
}

/** Reminding is the owner's officer's, exactly at that level (AC-036), while the campaign runs. */
export function mayRemind(actor: Actor, campaign: Owned): Verdict {
  return all(
    unless(seatAt(actor, ['officer'], campaign.organisationPath) !== undefined, never('reminder.not-owner')),
    unless(campaign.state === 'running', notNow('reminder.not-running')),
  );
}
