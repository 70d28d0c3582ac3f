/** Confirming an address: the code that was mailed there comes back, within ten minutes and five tries, once. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import { type Database, type Doing, inTransaction } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { findOpenCode, setMail, spendCode, tryCode } from '../store/setting.ts';

/** Refuses with message.code-void, message.code-wrong. A try is counted although its refusal is rolled back. */
export function confirmMail(room: { db: Database }) {
  return async (doing: Doing, _found: unknown, taken: { code: string }): Promise<Outcome<void>> => {
    const { tx, actor, now } = doing;
    if (actor.kind !== 'person') throw new Error('only a person has an address');
    const open = await findOpenCode(tx, { personId: actor.id, sessionId: actor.sessionId }, now);
    if (!open) return refuse('message.code-void', undefined, 'code');
    const typed = taken.code.replace(/\D/g, '');
    const tried = await inTransaction(room.db, actor, async (own) =>
      done(await tryCode(own.tx, open.id, typed, own.now)),
    );
    const judged = tried.ok ? tried.value : undefined;
    if (!judged) return refuse('message.code-void', undefined, 'code');
    if (!judged.isRight) return refuse('message.code-wrong', { left: judged.left }, 'code');
    if (!(await spendCode(tx, open.id, now))) return refuse('message.code-void', undefined, 'code');
    await setMail(tx, actor.id, open.address, now);
    await announce(doing, { name: 'message.mail-confirmed', subjectId: actor.id });
    return done(undefined);
  };
}
