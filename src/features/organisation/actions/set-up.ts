/** First setup of an empty system: the printed token makes the top organisation and its administrator, once. */

import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { judgePassword, judgeUsername, spellUsername } from '../../account/account.ts';
import { hashSecret } from '../../account/credential.ts';
import { digestOf, findSetupToken, insertAccount, useSetupToken } from '../../account/store.ts';
import { insertOrganisation, insertSeat } from '../store.ts';

type Setup = { token: string; organisation: string; username: string; name: string; password: string };

/** Refuses a wrong or expired token (403), a used one (410), and whatever is wrong with name and password (AC-023). */
export async function setUp(doing: Doing, _: unknown, setup: Setup): Promise<Outcome<undefined>> {
  const { tx, now } = doing;
  const token = await findSetupToken(tx, digestOf(setup.token));
  if (!token || (!token.usedAt && token.expiresAt <= now)) return refuse('organisation.setup-token');
  if (token.usedAt) return refuse('organisation.setup-used');
  const username = spellUsername(setup.username);
  const problems = [judgeUsername(username), judgePassword(setup.password, username)].filter((p) => p !== undefined);
  if (problems.length > 0) return refuseAll(problems);
  if (!(await useSetupToken(tx, token.digest, now))) return refuse('organisation.setup-used');
  const personId = await insertAccount(tx, { username, name: setup.name, passwordHash: await hashSecret(setup.password) });
  const root = await insertOrganisation(tx, {
    name: { zh: setup.organisation }, shortName: { zh: setup.organisation.slice(0, 20) }, kind: 'national',
  });
  for (const role of ['admin', 'officer'] as const) {
    await insertSeat(tx, { personId, organisationId: root.id, role, from: now });
  }
  await announce(doing, { name: 'organisation.set-up', subjectId: root.id, organisationId: root.id });
  return done(undefined);
}
