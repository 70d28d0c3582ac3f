/** What bulletins do when they hear a fact: the writer hears of a return, the owner of a host's closing summary. */

import type { KeptFact } from '../../kernel/fact.ts';
import type { BulletinId } from '../../kernel/id.ts';
import type { Doing } from '../../platform/db.ts';
import { on, type Reaction } from '../../platform/worker.ts';
import { getCall } from '../call/store.ts';
import { postLetter } from '../message/actions/post-letter.ts';
import { listSeatsAt } from '../organisation/store.ts';
import { getBulletin } from './store.ts';

async function tellWriter(doing: Doing, fact: KeptFact): Promise<void> {
  const bulletin = await getBulletin(doing.tx, fact.subjectId as BulletinId);
  const { writtenBy: personId, title, id } = bulletin;
  if (!personId) return;
  const about = { title, reason: fact.reason ?? '' };
  await postLetter(doing, {
    personId,
    fact,
    kind: 'bulletin.returned',
    about,
    link: `/office/bulletins/${id}`,
  });
}

/** Nobody else is written to: it stands on the call's public page, and no unit has to answer. */
async function tellOwner(doing: Doing, fact: KeptFact): Promise<void> {
  const bulletin = await getBulletin(doing.tx, fact.subjectId as BulletinId);
  const call = await getCall(doing.tx, bulletin.callId);
  if (bulletin.kind !== 'summary' || call.ownerId === bulletin.organisationId) return;
  const seats = await listSeatsAt(doing.tx, call.ownerId, doing.now);
  const about = { publisher: bulletin.organisationName, call: call.name, title: bulletin.title };
  const link = `/campaigns/${call.campaignId}/calls/${call.id}/bulletins/${bulletin.id}`;
  const people = seats.filter((seat) => seat.role !== 'admin').map((seat) => seat.personId);
  for (const personId of new Set(people))
    await postLetter(doing, {
      ...{ personId, fact, about, link, kind: 'bulletin.summary' },
      organisationId: call.ownerId,
    });
}

export const reactions: Reaction[] = [
  on('bulletin.returned', 'tell-writer', tellWriter),
  on('bulletin.published', 'tell-owner', tellOwner),
];
