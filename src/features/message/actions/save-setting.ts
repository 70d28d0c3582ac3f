/** Saving what comes by mail, over the version that was read. */

import { personIdOf } from '../../../kernel/actor.ts';
import type { Language } from '../../../kernel/text.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { type Topic, topics } from '../message.ts';
import { saveSetting } from '../store/setting.ts';

type Taken = { topics: readonly Topic[]; language: Language; version: number };

/** Refuses with http.stale. */
export async function changeSetting(doing: Doing, _found: unknown, taken: Taken): Promise<Outcome<void>> {
  const { language, version } = taken;
  const notByMail = topics.filter((topic) => !taken.topics.includes(topic));
  const isSaved = await saveSetting(doing.tx, {
    personId: personIdOf(doing.actor)!,
    notByMail,
    language,
    version,
  });
  return isSaved ? done(undefined) : refuse('http.stale');
}
