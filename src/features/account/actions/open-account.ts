/** Opening an account for somebody: by the first setup, by the demo world. */

import type { PersonId } from '../../../kernel/id.ts';
import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { judgePassword, judgeUsername, spellUsername } from '../account.ts';
import { hashSecret } from '../credential.ts';
import { findAccountByUsername, insertAccount } from '../store.ts';

type Opened = { username: string; name: string; password: string };

/** What is stored of a password; costly on purpose, so whoever opens many accounts with one asks once. */
export const digestPassword = hashSecret;

/** Refuses all problems of name and password at once. `digest` spares hashing the same password again. */
export async function openAccount(doing: Doing, opened: Opened, digest?: string): Promise<Outcome<PersonId>> {
  const username = spellUsername(opened.username);
  const problems = [judgeUsername(username), judgePassword(opened.password, username)].filter(
    (p) => p !== undefined,
  );
  if (problems.length > 0) return refuseAll(problems);
  if (await findAccountByUsername(doing.tx, username))
    return refuse('account.username-taken', undefined, 'username');
  const passwordHash = digest ?? (await hashSecret(opened.password));
  const personId = await insertAccount(doing.tx, { username, name: opened.name, passwordHash });
  await announce(doing, { name: 'account.opened', subjectId: personId, after: { username } });
  return done(personId);
}
