/** What entries do when they hear a fact: whoever sent a work in gets a letter about its fate. */

import type { KeptFact } from '../../kernel/fact.ts';
import type { EntryId } from '../../kernel/id.ts';
import type { Doing } from '../../platform/db.ts';
import { on, type Reaction } from '../../platform/worker.ts';
import { postLetter } from '../message/actions/post-letter.ts';
import type { letters } from './letters.ts';
import { getEntry } from './store.ts';

/** Title and number as they were when it happened, not as they may be since. */
async function tellSender(doing: Doing, fact: KeptFact, kind: keyof typeof letters): Promise<void> {
  const entry = await getEntry(doing.tx, fact.subjectId as EntryId);
  const { title, number } = (fact.after ?? {}) as { title?: string; number?: string };
  await postLetter(doing, {
    personId: entry.sentBy,
    fact,
    kind,
    about: { title: title ?? entry.title, number: number ?? entry.number ?? '', reason: fact.reason ?? '' },
    link: entry.enteredBy === 'unit' ? `/office/entries/${entry.id}` : `/entries/${entry.id}`,
  });
}

export const reactions: Reaction[] = [
  on('entry.returned', 'tell-sender', (doing, fact) => tellSender(doing, fact, 'entry.returned')),
  on('entry.admitted', 'tell-sender', (doing, fact) => tellSender(doing, fact, 'entry.admitted')),
];
