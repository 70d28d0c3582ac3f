/** Correcting a record, or striking it out; every earlier wording stays. */

import { dayOf } from '../../../kernel/period.ts';
import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { isSameOutcome, judgeContent, type OutcomeContent, type WorkOutcome } from '../outcome.ts';
import { getOutcome, listOutcomesOf, updateOutcome } from '../store.ts';

type Corrected = OutcomeContent & { version: number; reason: string };

/** Refuses what cannot be, what another record says already, and a version that somebody changed meanwhile. */
export async function correct(
  doing: Doing,
  seen: WorkOutcome,
  { version, reason, ...content }: Corrected,
): Promise<Outcome<WorkOutcome>> {
  const problems = judgeContent(content, dayOf(doing.now));
  if (problems.length > 0) return refuseAll(problems);
  const others = (await listOutcomesOf(doing.tx, [seen.entryId])).filter((one) => one.id !== seen.id);
  if (others.some((one) => isSameOutcome(one, { ...content, entryId: seen.entryId })))
    return refuse('outcome.recorded-already', undefined, 'award');
  const next = { content, state: 'standing' as const, reason };
  if (!(await updateOutcome(doing, seen.id, version, next))) return refuse('http.stale');
  const { entryId, organisationId, campaignId, level, kind, award, rank, number } = seen;
  await announce(doing, {
    ...{ name: 'outcome.corrected', subjectId: entryId, organisationId, campaignId, seat: 'officer', reason },
    before: { outcomeId: seen.id, level, kind, award, rank, number },
    after: { outcomeId: seen.id, ...content },
  });
  return done(await getOutcome(doing.tx, seen.id));
}

export async function strike(
  doing: Doing,
  seen: WorkOutcome,
  { version, reason }: { version: number; reason: string },
): Promise<Outcome<WorkOutcome>> {
  const { entryId, organisationId, campaignId, level, kind, award } = seen;
  const next = { content: seen, state: 'struck' as const, reason };
  if (!(await updateOutcome(doing, seen.id, version, next))) return refuse('http.stale');
  await announce(doing, {
    ...{ name: 'outcome.struck', subjectId: entryId, organisationId, campaignId, seat: 'officer', reason },
    before: { outcomeId: seen.id, level, kind, award },
  });
  return done(await getOutcome(doing.tx, seen.id));
}
