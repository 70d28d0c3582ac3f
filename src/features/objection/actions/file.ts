/** Filing: somebody objects by their real name while the result is in public notice, and gets a receipt. */

import { plusDays } from '../../../kernel/period.ts';
import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Result } from '../../award/award.ts';
import { holdResult } from '../../award/store/change.ts';
import { getResult, listPlaces } from '../../award/store.ts';
import { type Objection, perDayMax } from '../objection.ts';
import { mayObject } from '../policy.ts';
import { countSince, digestOfSender, getObjection, insertObjection, type NewObjection } from '../store.ts';

/** The fact bears no name: what is private to the owner stays in its own table. */
export async function fileObjection(
  doing: Doing,
  { result }: { result: Result },
  { isTrue: _, ...filed }: NewObjection & { isTrue: true },
): Promise<Outcome<Objection>> {
  const { tx, actor, now } = doing;
  await holdResult(tx, result.id);
  const verdict = mayObject(actor, { result: await getResult(tx, result.id) }, now);
  if (!verdict.allowed) return refuseAll([verdict.refusal]);
  const isInTable =
    !filed.entryId || (await listPlaces(tx, result.id)).some((place) => place.entryId === filed.entryId);
  if (!isInTable) return refuse('objection.no-work', undefined, 'entryId');
  if ((await countSince(tx, digestOfSender(actor), plusDays(now, -1))) >= perDayMax)
    return refuse('objection.too-many', { max: perDayMax });
  const objection = await getObjection(tx, await insertObjection(doing, result, filed));
  await announce(doing, {
    name: 'objection.filed',
    subjectId: objection.id,
    ...{ organisationId: objection.organisationId, campaignId: objection.campaignId },
    after: { resultId: result.id, number: objection.number, category: objection.category },
  });
  return done(objection);
}
