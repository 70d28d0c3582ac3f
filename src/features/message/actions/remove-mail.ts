/** Removing one's address: letters stay in the inbox only; what still waits for mail finds no address and is given up. */

import { personIdOf } from '../../../kernel/actor.ts';
import { done, type Outcome } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { setMail } from '../store/setting.ts';

export async function removeMail(doing: Doing): Promise<Outcome<void>> {
  const personId = personIdOf(doing.actor)!;
  await setMail(doing.tx, personId, undefined, doing.now);
  await announce(doing, { name: 'message.mail-removed', subjectId: personId });
  return done(undefined);
}
