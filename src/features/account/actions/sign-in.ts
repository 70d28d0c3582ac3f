/** Signing in: the right pair opens a session; wrong tries are counted and after a while not heard. */

import type { PersonId } from '../../../kernel/id.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import { type Database, type Doing, inTransaction } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { attemptWindowMinutes, isThrottled, spellUsername } from '../account.ts';
import type { Credentials } from '../credential.ts';
import { countAttempts, insertAttempt } from '../store.ts';

export type SignedIn = { token: string; personId: PersonId };

/** The action over a room of credentials. Refuses with account.wrong-pair or account.too-many-attempts. */
export function signIn(room: { db: Database; credentials: Credentials }) {
  return async (doing: Doing, taken: { username: string; password: string }): Promise<Outcome<SignedIn>> => {
    const username = spellUsername(taken.username);
    const address =
      doing.actor.kind === 'machine' ? 'machine' : 'address' in doing.actor ? doing.actor.address : '';
    const since = new Date(doing.now.getTime() - attemptWindowMinutes * 60_000);
    const failed = await countAttempts(doing.tx, since, username, address);
    if (isThrottled(failed)) return refuse('account.too-many-attempts', { minutes: attemptWindowMinutes });
    const session = await room.credentials.signIn(username, taken.password);
    if (!session) {
      // Kept although this refusal rolls its own transaction back.
      await inTransaction(room.db, doing.actor, async ({ tx, now }) =>
        done(await insertAttempt(tx, now, username, address)),
      );
      return refuse('account.wrong-pair', undefined, 'password');
    }
    const personId = session.personId as PersonId;
    await announce(doing, { name: 'account.signed-in', subjectId: personId, after: { username } });
    return done({ token: session.token, personId });
  };
}
