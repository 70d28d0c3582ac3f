/** First setup of an empty system: the printed token makes the top organisation and its administrator, once. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { openAccount } from '../../account/actions/open-account.ts';
import { digestOf, findSetupToken, spendSetupToken } from '../../account/store.ts';
import { insertOrganisation } from '../store/change.ts';
import { insertSeat } from '../store/seat.ts';

type Setup = { token: string; organisation: string; username: string; name: string; password: string };

/** Refuses a wrong or expired token (403), a used one (410), and whatever is wrong with name and password (AC-023). */
export async function setUp(doing: Doing, _: unknown, setup: Setup): Promise<Outcome<undefined>> {
  const { tx, now } = doing;
  const token = await findSetupToken(tx, digestOf(setup.token));
  if (!token || (!token.usedAt && token.expiresAt <= now)) return refuse('organisation.setup-token');
  if (token.usedAt) return refuse('organisation.setup-used');
  const opened = await openAccount(doing, setup);
  if (!opened.ok) return opened;
  if (!(await spendSetupToken(tx, token.digest, now))) return refuse('organisation.setup-used');
  const personId = opened.value;
  const root = await insertOrganisation(tx, {
    name: { zh: setup.organisation },
    shortName: { zh: setup.organisation.slice(0, 20) },
    kind: 'national',
  });
  for (const role of ['admin', 'officer'] as const) {
    await insertSeat(tx, { personId, organisationId: root.id, role, from: now });
  }
  await announce(doing, { name: 'organisation.set-up', subjectId: root.id, organisationId: root.id });
  return done(undefined);
}
