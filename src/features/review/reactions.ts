/** What reviews do when they hear a fact: a judge who was invited is told. */

import type { KeptFact } from '../../kernel/fact.ts';
import type { PersonId } from '../../kernel/id.ts';
import type { Doing } from '../../platform/db.ts';
import { on, type Reaction } from '../../platform/worker.ts';
import { postLetter } from '../message/actions/post-letter.ts';
import { findRound } from './store.ts';

async function tellJudge(doing: Doing, fact: KeptFact): Promise<void> {
  const round = await findRound(doing.tx, fact.subjectId);
  const personId = fact.after?.personId as PersonId | undefined;
  if (!round || !personId) return;
  await postLetter(doing, {
    personId,
    fact,
    kind: 'review.judge-invited',
    about: { call: round.callName, host: round.hostName },
    link: `/review/rounds/${round.id}`,
  });
}

export const reactions: Reaction[] = [on('review.judge-invited', 'tell-judge', tellJudge)];
