/** What entries do when they hear a fact: whoever sent a work in gets a letter about its fate. */

import type { KeptFact } from '../../kernel/fact.ts';
import type { EntryId } from '../../kernel/id.ts';
import type { Doing } from '../../platform/db.ts';
import { on, type Reaction } from '../../platform/worker.ts';
import { postLetter } from '../message/actions/post-letter.ts';
import { listSeatsAt } from '../organisation/store.ts';
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

/** The officers of the organisation that hid a work. */
async function tellHider(doing: Doing, fact: KeptFact): Promise<void> {
  const { title, number } = (fact.after ?? {}) as { title?: string; number?: string };
  const at = fact.organisationId;
  for (const seat of at ? await listSeatsAt(doing.tx, at, doing.now) : []) {
    if (seat.role !== 'officer') continue;
    await postLetter(doing, {
      ...{ personId: seat.personId, fact, organisationId: at, kind: 'entry.hiding-objected-to' },
      about: { title: title ?? '', number: number ?? '', reason: fact.reason ?? '' },
      link: `/office/entries/${fact.subjectId}`,
    });
  }
}

export const reactions: Reaction[] = [
  on('entry.returned', 'tell-sender', (doing, fact) => tellSender(doing, fact, 'entry.returned')),
  on('entry.admitted', 'tell-sender', (doing, fact) => tellSender(doing, fact, 'entry.admitted')),
  on('entry.hidden', 'tell-sender', (doing, fact) => tellSender(doing, fact, 'entry.hidden')),
  on('entry.unhidden', 'tell-sender', (doing, fact) => tellSender(doing, fact, 'entry.unhidden')),
  on('entry.hiding-objected-to', 'tell-hider', tellHider),
];
