/** Writing: a draft for the call, in the name of its host or its owner. */

import { seatAt } from '../../../kernel/actor.ts';
import type { BulletinId, OrganisationId } from '../../../kernel/id.ts';
import { newId } from '../../../kernel/id.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Call } from '../../call/call.ts';
import type { Bulletin, BulletinKind } from '../bulletin.ts';
import { getBulletin, insertBulletin, noteStep } from '../store.ts';

type Typed = { organisationId: OrganisationId; kind: BulletinKind; title: string; body: string };

/** Who may publish for a call at all: its host and its owner. */
export function publishersOf(call: Call): { id: OrganisationId; path: string }[] {
  const owner = { id: call.ownerId, path: call.ownerPath };
  const hasHost = call.hostId !== undefined && call.hostPath !== undefined && call.hostId !== call.ownerId;
  return hasHost ? [{ id: call.hostId!, path: call.hostPath! }, owner] : [owner];
}

export async function writeBulletin(doing: Doing, call: Call, typed: Typed): Promise<Outcome<Bulletin>> {
  const publisher = publishersOf(call).find((one) => one.id === typed.organisationId);
  if (!publisher || !seatAt(doing.actor, ['officer'], publisher.path))
    return refuse('bulletin.not-yours', {}, 'organisationId');
  const id = newId<BulletinId>(doing.now.getTime());
  await insertBulletin(doing, { id, callId: call.id, campaignId: call.campaignId, ...typed });
  await noteStep(doing, id, { verb: 'write' });
  await announce(doing, {
    name: 'bulletin.written',
    subjectId: id,
    organisationId: publisher.id,
    campaignId: call.campaignId,
    seat: 'officer',
    after: { kind: typed.kind, title: typed.title },
  });
  return done(await getBulletin(doing.tx, id));
}
