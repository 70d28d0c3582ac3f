/** Answering a code: five tries, five minutes, once; then the phone is proved. */

import { timingSafeEqual } from 'node:crypto';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import { type Database, type Doing, inTransaction } from '../../../platform/db.ts';
import type { Key } from '../../../platform/key.ts';
import type { SignedIn } from '../../account/actions/sign-in.ts';
import { type Code, spellDigits } from '../code.ts';
import { countTry, spendCode } from '../store/code.ts';
import { bind, signInBy } from './prove.ts';
import { digitsFor } from './send-codes.ts';

export type Entered = SignedIn & { next?: string };

/**
 * Refuses with identity.code-void, identity.code-wrong and with what binding refuses. A try is counted although its
 * refusal is rolled back.
 */
export function answerCode(room: { db: Database; key: Key }) {
  return async (doing: Doing, code: Code, taken: { digits: string }): Promise<Outcome<Entered>> => {
    const tried = await inTransaction(room.db, doing.actor, async ({ tx, now }) =>
      done(await countTry(tx, code.id, now)),
    );
    const left = tried.ok ? tried.value?.left : undefined;
    if (left === undefined) return refuse('identity.code-void', undefined, 'digits');
    if (!isSame(spellDigits(taken.digits), digitsFor(room.key, code.id)))
      return refuse('identity.code-wrong', { left }, 'digits');
    if (!(await spendCode(doing.tx, code.id, doing.now)))
      return refuse('identity.code-void', undefined, 'digits');
    const proved = { subject: { kind: 'phone' as const, digest: code.subject }, masked: code.masked };
    const entered = await (code.purpose === 'bind' ? bind(doing, proved) : signInBy(doing, proved));
    return entered.ok ? done({ ...entered.value, next: code.next }) : entered;
  };
}

function isSame(typed: string, right: string): boolean {
  return typed.length === right.length && timingSafeEqual(Buffer.from(typed), Buffer.from(right));
}
