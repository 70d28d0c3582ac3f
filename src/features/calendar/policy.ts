/** Who may see, prepare, grant and end extensions, change the calendar, and have a feed of their own. */

import { type Actor, personIdOf, type SeatRole, seatAt, seatFor } from '../../kernel/actor.ts';
import type { PersonId } from '../../kernel/id.ts';
import type { TreePath } from '../../kernel/tree.ts';
import { all, never, notNow, unless, type Verdict } from '../../kernel/verdict.ts';
import type { Campaign } from '../campaign/campaign.ts';
import { type Extension, stateOf } from './calendar.ts';

const everySeat: readonly SeatRole[] = ['admin', 'officer', 'leader'];

type Owned = { organisationPath: TreePath };
type Ruled = Owned & Pick<Campaign, 'state'>;
type Judged = Pick<
  Extension,
  'ownerPath' | 'preparedBy' | 'grantedAt' | 'endedAt' | 'until' | 'uses' | 'usesMax'
>;

/** The list with its reasons is the owner's and of those above; everybody else reads the public note. */
export function maySeeExtensions(actor: Actor, campaign: Owned): Verdict {
  return unless(
    seatFor(actor, everySeat, campaign.organisationPath) !== undefined,
    never('calendar.not-yours'),
  );
}

/** The owner's own officer, while the campaign runs (AC-281: only the owner extends). */
export function mayPrepare(actor: Actor, campaign: Ruled): Verdict {
  return all(
    unless(seatAt(actor, ['officer'], campaign.organisationPath) !== undefined, never('calendar.not-yours')),
    unless(campaign.state === 'running', notNow('calendar.campaign-over')),
  );
}

/** The owner's own leader, and never whoever prepared it. */
export function mayGrant(actor: Actor, extension: Judged, now: Date): Verdict {
  return all(
    unless(seatAt(actor, ['leader'], extension.ownerPath) !== undefined, never('calendar.not-yours')),
    unless(extension.preparedBy !== (personIdOf(actor) as PersonId), never('calendar.own-extension')),
    unless(stateOf(extension as Extension, now) === 'prepared', notNow('calendar.extension-over')),
  );
}

/** Officer or leader of the owner: taken back before it is granted, ended after. */
export function mayEnd(actor: Actor, extension: Judged, now: Date): Verdict {
  const state = stateOf(extension as Extension, now);
  return all(
    unless(
      seatAt(actor, ['officer', 'leader'], extension.ownerPath) !== undefined,
      never('calendar.not-yours'),
    ),
    unless(state === 'prepared' || state === 'granted', notNow('calendar.extension-over')),
  );
}

/** Phases and deadlines are the owner's officer's, until the campaign is over. */
export function maySetCalendar(actor: Actor, campaign: Ruled): Verdict {
  return all(
    unless(seatAt(actor, ['officer'], campaign.organisationPath) !== undefined, never('calendar.not-yours')),
    unless(campaign.state === 'draft' || campaign.state === 'running', notNow('calendar.campaign-over')),
  );
}

/** A feed of one's own is for people who are signed in. */
export function mayHaveFeed(actor: Actor): Verdict {
  return unless(actor.kind === 'person', notNow('http.sign-in-needed'));
}
