/** Taking back: a standing recommendation ends, the list closes its gap, and a first step gives the work to its unit. */

import type { CallId } from '../../../kernel/id.ts';
import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { lockCallFor } from '../../call/store.ts';
import { releaseEntry } from '../../entry/actions/release-entry.ts';
import { getEntry } from '../../entry/store.ts';
import {
  isFirstStep,
  judgeEnding,
  type Recommendation,
  type RecommendationVerb,
  recommendationTransitions,
} from '../recommendation.ts';
import { endRecommendation, setPlaces } from '../store/change.ts';
import { listSent, lockChain } from '../store.ts';

/** Refuses when the next step was taken meanwhile: the work's whole chain is held while this is decided. */
export async function takeBack(
  doing: Doing,
  seen: Recommendation,
  verb: RecommendationVerb,
  reason?: string,
): Promise<Outcome<Recommendation>> {
  const { tx } = doing;
  await lockCallFor(tx, seen.callId, seen.fromId);
  const chain = await lockChain(tx, seen.entryId);
  const recommendation = chain.find((r) => r.id === seen.id);
  const to = recommendation && recommendationTransitions[recommendation.state][verb];
  if (!recommendation || !to) return refuse('recommendation.over');
  const problem = judgeEnding(recommendation, chain);
  if (problem) return refuseAll([problem]);
  if (!(await endRecommendation(tx, recommendation.id, to, reason))) return refuse('recommendation.over');
  await closeGaps(doing, recommendation.callId, recommendation);
  if (isFirstStep(recommendation)) {
    const released = await releaseEntry(doing, await getEntry(tx, recommendation.entryId));
    if (!released.ok) return released;
  }
  return done({ ...recommendation, state: to, reason });
}

async function closeGaps(doing: Doing, callId: CallId, { fromId }: Recommendation): Promise<void> {
  const left = await listSent(doing.tx, callId, fromId);
  await setPlaces(
    doing.tx,
    left.map((r) => r.id),
  );
}
