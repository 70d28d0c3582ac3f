/** Signing out: the session ends on the server. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { removeSession } from '../store.ts';

export async function signOut(doing: Doing): Promise<Outcome<undefined>> {
  const { actor } = doing;
  if (actor.kind !== 'person') return refuse('account.signed-out');
  await removeSession(doing.tx, actor.sessionId);
  await announce(doing, { name: 'account.signed-out', subjectId: actor.id });
  return done(undefined);
}
