/** Opening a session for somebody whom a feature above has proved, and making a person of somebody who is new. */

import { randomInt } from 'node:crypto';
import type { PersonId } from '../../../kernel/id.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { insertPersonBy, insertSession, removeOtherSessions, removeSession } from '../store.ts';
import type { SignedIn } from './sign-in.ts';

/** A fresh session; the one that was there before the proof ends, so that nobody who knew it gains by it. */
export async function renewSession(doing: Doing, personId: PersonId): Promise<SignedIn> {
  const { tx, actor } = doing;
  if (actor.kind === 'person') await removeSession(tx, actor.sessionId);
  const token = await insertSession(tx, personId, 'address' in actor ? actor.address : 'machine');
  return { token, personId };
}

/** Ends the sessions that a person has elsewhere: what proves them has changed, and who sits there may not be them (AC-022). */
export async function endSessionsElsewhere({ tx, actor }: Doing): Promise<void> {
  if (actor.kind === 'person') await removeOtherSessions(tx, actor.id, actor.sessionId);
}

/** Signs in by another way than a password; `way` is for the record. */
export async function openSession(doing: Doing, personId: PersonId, way: string): Promise<SignedIn> {
  const signedIn = await renewSession(doing, personId);
  await announce(doing, { name: 'account.signed-in', subjectId: personId, after: { way } });
  return signedIn;
}

const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A new person under a username nobody chose, signed in. */
export async function signUpBy(doing: Doing, name: string, way: string): Promise<SignedIn> {
  const tail = Array.from({ length: 10 }, () => letters[randomInt(letters.length)]).join('');
  const username = `u-${tail}`;
  const personId = await insertPersonBy(doing.tx, { username, name, way, at: doing.now });
  await announce(doing, { name: 'account.signed-up', subjectId: personId, after: { username, way } });
  return renewSession(doing, personId);
}
