/** Inviting a judge to a round: a person, with the unit whose works they keep away from. */

import type { OrganisationId } from '../../../kernel/id.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { spellUsername } from '../../account/account.ts';
import { findAccountByUsername } from '../../account/store.ts';
import { findOrganisation } from '../../organisation/store.ts';
import type { Round } from '../review.ts';
import { insertJudge } from '../store/judging.ts';
import { holdOpen } from '../store.ts';

type Invited = { username: string; unitId: OrganisationId };

/** Refuses an unknown person or unit, somebody who judges there already, and a round that is closed. */
export async function inviteJudge(
  doing: Doing,
  { round }: { round: Round },
  invited: Invited,
): Promise<Outcome<Round>> {
  const { tx, now } = doing;
  const person = await findAccountByUsername(tx, spellUsername(invited.username));
  if (!person) return refuse('review.unknown-person', undefined, 'username');
  const unit = await findOrganisation(tx, invited.unitId);
  if (!unit) return refuse('review.unknown-unit', undefined, 'unitId');
  if (!(await holdOpen(tx, round.id))) return refuse('review.round-closed');
  const isNew = await insertJudge(tx, { roundId: round.id, personId: person.id, unitId: unit.id }, now);
  if (!isNew) return refuse('review.judge-already', undefined, 'username');
  await announce(doing, {
    name: 'review.judge-invited',
    subjectId: round.id,
    organisationId: round.hostId,
    campaignId: round.campaignId,
    seat: 'officer',
    after: { personId: person.id, unitId: unit.id },
  });
  return done(round);
}
