/** What recommendations do when they hear a fact: whoever recommended a work that came back is told why. */

import type { KeptFact } from '../../kernel/fact.ts';
import type { RecommendationId } from '../../kernel/id.ts';
import type { Doing } from '../../platform/db.ts';
import { on, type Reaction } from '../../platform/worker.ts';
import { postLetter } from '../message/actions/post-letter.ts';
import { getRecommendation } from './store.ts';

async function tellSender(doing: Doing, fact: KeptFact): Promise<void> {
  const recommendation = await getRecommendation(doing.tx, fact.before?.recommendationId as RecommendationId);
  if (!recommendation.byId) return;
  const { callId, fromId, title, toName: by } = recommendation;
  await postLetter(doing, {
    personId: recommendation.byId,
    fact,
    kind: 'recommendation.returned',
    about: { by, title, reason: fact.reason ?? '' },
    link: `/office/recommendations/${callId}/${fromId}`,
  });
}

export const reactions: Reaction[] = [on('recommendation.returned', 'tell-sender', tellSender)];
