/** What notices do when they hear a fact: they write to those whom it concerns. */

import type { KeptFact } from '../../kernel/fact.ts';
import type { Doing } from '../../platform/db.ts';
import { on, type Reaction } from '../../platform/worker.ts';
import { postLetter } from '../message/actions/post-letter.ts';
import { listSeatsAt } from '../organisation/store.ts';
import { listRecipientIds } from './store/recipient.ts';
import { getNotice } from './store.ts';

/** To every officer of every recipient. */
async function tellRecipients(doing: Doing, fact: KeptFact): Promise<void> {
  const notice = await getNotice(doing.tx, fact.subjectId);
  const about = { issuer: notice.organisationName, title: notice.title };
  const told = new Set<string>();
  for (const organisationId of await listRecipientIds(doing.tx, notice.id)) {
    for (const seat of await listSeatsAt(doing.tx, organisationId, doing.now)) {
      if (seat.role !== 'officer' || told.has(seat.personId)) continue;
      told.add(seat.personId);
      const link = `/office/notices/${notice.id}`;
      await postLetter(doing, { personId: seat.personId, fact, kind: 'notice.issued', about, link });
    }
  }
}

/** To whoever prepared it. */
async function tellPreparer(doing: Doing, fact: KeptFact): Promise<void> {
  const notice = await getNotice(doing.tx, fact.subjectId);
  if (!notice.preparedBy) return;
  const about = { title: notice.title, reason: fact.reason ?? '' };
  const link = `/office/notices/${notice.id}`;
  await postLetter(doing, { personId: notice.preparedBy, fact, kind: 'notice.returned', about, link });
}

export const reactions: Reaction[] = [
  on('notice.issued', 'tell-recipients', tellRecipients),
  on('notice.returned', 'tell-preparer', tellPreparer),
];
