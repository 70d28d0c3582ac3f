/** Signing: the leader puts the list to public notice, for as many days as the rule says. */

import { personIdOf } from '../../../kernel/actor.ts';
import { dayOf, plusDays, startOfDay } from '../../../kernel/period.ts';
import { type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import type { Commendation } from '../commendation.ts';
import { listAwarded } from '../store/place.ts';
import { lockCommendation } from '../store.ts';
import { moveOn } from './move-on.ts';

/** Whole days, the one of the signing not counted. */
export async function sign(
  doing: Doing,
  asked: Commendation,
  { version }: { version: number },
): Promise<Outcome<Commendation>> {
  const of = await lockCommendation(doing.tx, asked.id);
  const awarded = await listAwarded(doing.tx, of.id, of.rule.listing);
  const silent = awarded.find((place) => place.person && !place.person.isNamed);
  if (silent?.person) return refuse('commendation.no-consent', { name: silent.person.name });
  const noticeUntil = plusDays(startOfDay(dayOf(doing.now)), of.rule.noticeDays + 1);
  return moveOn(doing, of, version, {
    ...{ name: 'commendation.signed', verb: 'sign', to: 'noticed', seat: 'leader' },
    stamps: { noticedAt: doing.now, noticeUntil, signedBy: personIdOf(doing.actor) },
    after: { awarded: awarded.length, noticeUntil: noticeUntil.toISOString() },
  });
}
