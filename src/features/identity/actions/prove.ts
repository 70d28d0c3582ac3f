/** What follows a proof: bound to whoever is signed in, or signed in as whoever has it, or a new person. */

import { randomInt } from 'node:crypto';
import { personIdOf } from '../../../kernel/actor.ts';
import { fill } from '../../../kernel/text.ts';
import { done, type Outcome, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import type { Key } from '../../../platform/key.ts';
import { announce } from '../../../platform/outbox.ts';
import {
  endSessionsElsewhere,
  openSession,
  renewSession,
  signUpBy,
} from '../../account/actions/open-session.ts';
import type { SignedIn } from '../../account/actions/sign-in.ts';
import { type BindingKind, judgeBinding } from '../identity.ts';
import { findHolder, type Subject, saveBinding } from '../store/binding.ts';
import { text } from '../text.ts';

export type Proved = { subject: Subject; masked: string };

/** What is kept of a phone or of a name at a provider: nothing that could be tried out without the key (AC-145). */
export function subjectOf(key: Key, kind: BindingKind, what: string): Subject {
  return { kind, digest: key.digest(`identity-${kind}`, what) };
}

/** Binds to the person who is signed in, and ends their other sessions. Refuses with identity.bound-elsewhere, identity.resting. */
export async function bind(doing: Doing, proved: Proved): Promise<Outcome<SignedIn>> {
  const personId = personIdOf(doing.actor);
  if (!personId) throw new Error('only a person binds');
  const { kind } = proved.subject;
  const wrong = judgeBinding(await findHolder(doing.tx, proved.subject), personId, doing.now);
  if (wrong) return refuseAll([wrong]);
  const subjectId = await saveBinding(doing.tx, doing.now, { personId, ...proved });
  await announce(doing, { name: 'identity.bound', subjectId, after: { kind, masked: proved.masked } });
  await endSessionsElsewhere(doing);
  return done(await renewSession(doing, personId));
}

/** Signs in whoever has it; who is new becomes a person. Refuses with identity.resting. */
export async function signInBy(doing: Doing, proved: Proved): Promise<Outcome<SignedIn>> {
  const { tx, now } = doing;
  const { kind } = proved.subject;
  const holder = await findHolder(tx, proved.subject);
  if (holder && !holder.endedAt) return done(await openSession(doing, holder.personId, kind));
  const wrong = judgeBinding(holder, undefined, now);
  if (wrong) return refuseAll([wrong]);
  const name = fill(text['person.new'].zh, { tail: String(randomInt(1000, 10_000)) }, 'zh');
  const signedIn = await signUpBy(doing, name, kind);
  await saveBinding(tx, now, { personId: signedIn.personId, ...proved });
  return done(signedIn);
}
