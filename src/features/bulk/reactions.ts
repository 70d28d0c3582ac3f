/** What bulk acts do when they hear a fact, and by the clock: letters are posted, what is due is carried on. */

import type { KeptFact } from '../../kernel/fact.ts';
import type { PersonId } from '../../kernel/id.ts';
import { fill } from '../../kernel/text.ts';
import type { Doing } from '../../platform/db.ts';
import { type Chore, every, on, type Reaction } from '../../platform/worker.ts';
import { postLetter } from '../message/actions/post-letter.ts';
import type { BulkRoom } from './actions/act.ts';
import { runDueWith } from './actions/run-due.ts';
import type { Bulk } from './bulk.ts';
import { getBulk, listRecipients } from './store.ts';
import { text } from './text.ts';

const links: Record<string, (id: string) => string> = {
  makers: (id) => `/entries/${id}`,
  units: (id) => `/office/entries/${id}`,
};

function linkOf(bulk: Bulk, subjectId: string): string {
  return links[bulk.setting.to ?? '']?.(subjectId) ?? '/office';
}

/** Each person once, about the first of their works, with how many there are. */
async function postAll(doing: Doing, fact: KeptFact): Promise<void> {
  const bulk = await getBulk(doing.tx, fact.subjectId);
  for (const { personId, subjectId, title, count } of await listRecipients(doing.tx, bulk.id)) {
    const about = { title, count };
    const { zh, en } = text['letter.more'];
    const said = count > 1 ? { zh: fill(zh, about, 'zh'), en: fill(en, about, 'en') } : title;
    await postLetter(doing, {
      personId: personId as PersonId,
      fact,
      kind: 'bulk.letter',
      about: { organisation: bulk.organisationName, about: said, words: bulk.setting.words ?? '' },
      link: linkOf(bulk, subjectId),
    });
  }
}

export const reactions: Reaction[] = [on('bulk.letters-left', 'post', postAll)];

/** Every second one portion, so that ten thousand items take a minute. */
export const choresOf = (room: BulkRoom): Chore[] => [every(1, 'run-bulk', runDueWith(room))];
