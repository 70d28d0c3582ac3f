/** Hiding a phrase in the words of a work, or leaving one that was found by itself. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import type { WorkJudged } from '../redaction.ts';
import { insertMark } from '../store.ts';
import { announceMarked } from './announce-marked.ts';

export async function markPhrase<T extends WorkJudged>(
  doing: Doing,
  at: T,
  typed: { kind: 'hide' | 'keep'; phrase: string },
): Promise<Outcome<T>> {
  const isNew = await insertMark(doing.tx, doing.actor, doing.now, at.entryId, typed);
  if (!isNew) return refuse('redaction.marked-already', undefined, 'phrase');
  await announceMarked(doing, at, { kind: typed.kind });
  return done(at);
}
