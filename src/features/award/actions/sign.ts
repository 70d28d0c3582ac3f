/** Signing: the leader's name stands under exactly this list; it is in public notice from its instant on. */

import { personIdOf } from '../../../kernel/actor.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { noticeEndOf, type Result } from '../award.ts';
import { saveSigned } from '../store/change.ts';
import { followsSanctions } from '../store/decision.ts';
import { readHash } from '../store/table.ts';
import { getResult } from '../store.ts';

export async function sign(
  doing: Doing,
  result: Result,
  taken: { version: number; sha256?: string },
): Promise<Outcome<Result>> {
  const { tx, actor, now } = doing;
  const sha256 = await readHash(tx, result);
  if (taken.sha256 !== sha256 || result.sha256 !== sha256) return refuse('http.stale');
  if (!(await followsSanctions(tx, result))) return refuse('award.sanction-open');
  const publishesAt = result.plannedAt && result.plannedAt > now ? result.plannedAt : now;
  const noticeUntil = noticeEndOf(publishesAt, result.noticeDays, result.noticeKind);
  const seen = { ...result, version: taken.version };
  const step = { verb: 'sign', at: now, byId: personIdOf(actor) } as const;
  if (!(await saveSigned(tx, seen, { publishesAt, noticeUntil, sha256 }, step))) return refuse('http.stale');
  await announce(doing, {
    name: 'award.signed',
    subjectId: result.id,
    ...{ organisationId: result.organisationId, campaignId: result.campaignId, seat: 'leader' },
    before: { state: result.state },
    after: { state: 'signed', sha256, publishesAt: publishesAt.toISOString() },
  });
  return done(await getResult(tx, result.id));
}
