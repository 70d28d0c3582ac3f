/** Signing: the leader's name makes a result public, whole, at this instant; the certificates get their numbers. */

import { personIdOf } from '../../../kernel/actor.ts';
import type { EntryId } from '../../../kernel/id.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { certificateNumber, type Result } from '../award.ts';
import { moveResult, readSeries, setCertificateNumbers } from '../store/change.ts';
import { getResult, listPlaces } from '../store.ts';

export async function sign(
  doing: Doing,
  result: Result,
  taken: { version: number },
): Promise<Outcome<Result>> {
  const { tx, actor, now } = doing;
  const seen = { ...result, version: taken.version };
  const step = { verb: 'sign', at: now, byId: personIdOf(actor) } as const;
  if (!(await moveResult(tx, seen, 'published', step))) return refuse('http.stale');
  const series = await readSeries(tx, result.id);
  const awarded = (await listPlaces(tx, result.id)).filter((place) => place.award !== undefined);
  const numbers = awarded.map(
    ({ entryId, rank }) => [entryId, certificateNumber({ ...series, rank })] as const,
  );
  await setCertificateNumbers(tx, result.id, new Map<EntryId, string>(numbers));
  await announce(doing, {
    name: 'award.published',
    subjectId: result.id,
    organisationId: result.organisationId,
    campaignId: result.campaignId,
    seat: 'leader',
    before: { state: result.state },
    after: { state: 'published', certificates: numbers.length },
  });
  return done(await getResult(tx, result.id));
}
