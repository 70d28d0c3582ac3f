/** Signing up: anyone may become a person here within a minute; staff seats are given, never taken. */

import type { PersonId } from '../../../kernel/id.ts';
import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { judgeName, judgePassword, judgeUsername, spellName, spellUsername } from '../account.ts';
import type { Credentials } from '../credential.ts';
import { findAccountByUsername } from '../store.ts';
import type { SignedIn } from './sign-in.ts';

/** The action over a room of credentials. All problems of name and password come back at once. */
export function signUp(room: { credentials: Credentials }) {
  return async (
    doing: Doing,
    taken: { username: string; name: string; password: string },
  ): Promise<Outcome<SignedIn>> => {
    const username = spellUsername(taken.username);
    const name = spellName(taken.name);
    const problems = [
      judgeUsername(username),
      judgeName(name),
      judgePassword(taken.password, username),
    ].filter((p) => p !== undefined);
    if (problems.length > 0) return refuseAll(problems);
    const taken_ = refuse('account.username-taken', undefined, 'username');
    if (await findAccountByUsername(doing.tx, username)) return taken_;
    const session = await room.credentials.signUp(username, name, taken.password);
    if (!session) return taken_;
    const personId = session.personId as PersonId;
    await announce(doing, { name: 'account.signed-up', subjectId: personId, after: { username } });
    return done({ token: session.token, personId });
  };
}
