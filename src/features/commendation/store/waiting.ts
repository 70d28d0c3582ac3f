/** For desks: what of commendations waits for the actor. */

import { type Actor, seatAt } from '../../../kernel/actor.ts';
import type { Named } from '../../../kernel/text.ts';
import type { Tx } from '../../../platform/db.ts';
import type { Commendation } from '../commendation.ts';
import { listOwnCommendations } from '../store.ts';
import { listNominationsWaiting } from './nomination.ts';

export type CommendationErrand =
  | 'sign'
  | 'confirm'
  | 'submit'
  | 'mend'
  | 'choose'
  | 'check'
  | 'mend-nomination';
export type CommendationWaiting = {
  key: string;
  name: Named;
  about: Named;
  href: string;
};

function errandOf(actor: Actor, of: Commendation, now: Date): CommendationErrand | undefined {
  const isLeader = seatAt(actor, ['leader'], of.organisationPath) !== undefined;
  const isOfficer = seatAt(actor, ['officer'], of.organisationPath) !== undefined;
  if (isLeader && of.state === 'submitted') return 'sign';
  if (isLeader && of.state === 'noticed' && of.noticeUntil && now >= of.noticeUntil) return 'confirm';
  if (isOfficer && of.state === 'prepared') return 'submit';
  if (isOfficer && of.state === 'returned') return 'mend';
  const { nominateUntil } = of.rule;
  const isOver = nominateUntil !== undefined && now >= nominateUntil;
  return isOfficer && of.state === 'published' && of.kind === 'persons' && isOver ? 'choose' : undefined;
}

/** The states in which an errand can be. */
const statesOf = {
  sign: ['submitted'],
  confirm: ['noticed'],
  submit: ['prepared'],
  mend: ['returned'],
  choose: ['published'],
} as const;

/** All that waits for one errand: the giver's own papers, or nominations at a level or sent back to the unit. */
export async function listCommendationsWaiting(
  tx: Tx,
  actor: Actor,
  now: Date,
  errand: CommendationErrand,
): Promise<CommendationWaiting[]> {
  if (errand === 'check' || errand === 'mend-nomination') {
    const found = await listNominationsWaiting(tx, actor, errand === 'check' ? 'check' : 'mend');
    return found.map((one) => ({
      ...{ key: one.id, name: { zh: one.name }, about: one.unitName },
      href: `/office/nominations/${one.id}`,
    }));
  }
  const found = await listOwnCommendations(tx, actor, statesOf[errand]);
  return found
    .filter((of) => errandOf(actor, of, now) === errand)
    .map((of) => ({
      ...{ key: of.id, name: of.name, about: of.organisationName },
      href: `/office/commendations/${of.id}`,
    }));
}
