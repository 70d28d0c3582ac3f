/** What awards do when they hear a fact: whoever sent in a work that has won gets a letter. */

import type { KeptFact } from '../../kernel/fact.ts';
import type { PersonId, ResultId } from '../../kernel/id.ts';
import type { Doing } from '../../platform/db.ts';
import { on, type Reaction } from '../../platform/worker.ts';
import { getCall } from '../call/store.ts';
import { postLetter } from '../message/actions/post-letter.ts';
import { sayTitles } from './letters.ts';
import { getResult, listPlaces } from './store.ts';

/** One letter a person, with all of their works that won. */
async function tellWinners(doing: Doing, fact: KeptFact): Promise<void> {
  const result = await getResult(doing.tx, fact.subjectId as ResultId);
  const call = await getCall(doing.tx, result.callId);
  const titles = new Map<PersonId, string[]>();
  for (const place of await listPlaces(doing.tx, result.id)) {
    if (place.award) titles.set(place.sentBy, [...(titles.get(place.sentBy) ?? []), place.title]);
  }
  for (const [personId, won] of titles) {
    const about = { titles: sayTitles(won), call: call.name };
    const link = `/campaigns/${call.campaignId}/calls/${call.id}/result`;
    await postLetter(doing, { personId, fact, kind: 'award.won', about, link });
  }
}

export const reactions: Reaction[] = [on('award.published', 'tell-winners', tellWinners)];
