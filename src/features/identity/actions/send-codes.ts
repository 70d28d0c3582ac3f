/** Sending codes: taken on lease, sent outside of any transaction, noted; a gateway that is down is asked again, not pressed. */

import { done } from '../../../kernel/verdict.ts';
import { type Database, inTransaction } from '../../../platform/db.ts';
import type { Key } from '../../../platform/key.ts';
import type { Sms } from '../../../platform/sms.ts';
import { digitsOf, retryAt, rule } from '../code.ts';
import { type DueCode, insertDemoMessage, markSent, markUnsent, takeDueCodes } from '../store/code.ts';
import { phonePurpose } from './ask-code.ts';

export type SendingRoom = { db: Database; key: Key; sms?: Sms };

const machine = { kind: 'machine' } as const;
const most = 5;
/** Longer than five messages to a slow gateway can take. */
const leaseMs = 40_000;

/** The digits of a code: reckoned, never kept; the same however often it is sent. */
export function digitsFor(key: Key, codeId: string): string {
  return digitsOf(key.digest('identity-code', codeId));
}

/** Where no gateway is set, a demo shows what it would have sent. */
export function demoSms(db: Database): Sms {
  return {
    send: async ({ phone, digits, id }) => {
      const masked = `${phone.slice(0, 3)}****${phone.slice(-4)}`;
      await inTransaction(db, machine, async ({ tx, now }) =>
        done(await insertDemoMessage(tx, { id, at: now, masked, digits })),
      );
      return { ok: true };
    },
  };
}

/** Sends up to five; gives how many were taken. */
export async function sendCodes(room: SendingRoom): Promise<number> {
  const taken = await inTransaction(room.db, machine, async ({ tx, now }) =>
    done(await takeDueCodes(tx, now, most, leaseMs)),
  );
  const due = taken.ok ? taken.value : [];
  for (const code of due) await sendOne(room, code);
  return due.length;
}

async function sendOne({ db, key, sms }: SendingRoom, code: DueCode): Promise<void> {
  const phone = key.unseal(phonePurpose, code.sealed);
  const sent =
    phone && sms
      ? await sms.send({ phone, digits: digitsFor(key, code.id), minutes: rule.minutes, id: code.id })
      : ({ ok: false, trouble: 'no-way', again: false } as const);
  await inTransaction(db, machine, async ({ tx, now }) => {
    if (sent.ok) return done(await markSent(tx, code.id, now));
    return done(
      await markUnsent(tx, code.id, sent.trouble, sent.again ? retryAt(now, code.sendings) : undefined),
    );
  });
}
