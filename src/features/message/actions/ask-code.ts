/** Asking for a code: it is made and mailed by the worker, to the address that is to be proved. */

import { plusDays } from '../../../kernel/period.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { code, spellMail } from '../message.ts';
import { insertDelivery } from '../store/delivery.ts';
import { countCodes, insertCode } from '../store/setting.ts';

export type WayOut = { hasMail: boolean };

/** Refuses with message.no-mail, message.not-an-address, message.too-many-codes. */
export function askCode(way: WayOut) {
  return async (doing: Doing, _found: unknown, taken: { mail: string }): Promise<Outcome<void>> => {
    const { tx, actor, now } = doing;
    if (actor.kind !== 'person') throw new Error('only a person has an address');
    if (!way.hasMail) return refuse('message.no-mail');
    const address = spellMail(taken.mail);
    if (!address) return refuse('message.not-an-address', undefined, 'mail');
    const asked = await countCodes(tx, plusDays(now, -1), actor.id, address);
    if (asked >= code.perDayMax) return refuse('message.too-many-codes', { most: code.perDayMax }, 'mail');
    const codeId = await insertCode(tx, now, { personId: actor.id, sessionId: actor.sessionId, address });
    // Somebody waits for it now, so it goes at night too.
    await insertDelivery(tx, now, { channel: 'mail', codeId, once: `code/${codeId}`, nextTryAt: now });
    await announce(doing, { name: 'message.code-asked', subjectId: actor.id });
    return done(undefined);
  };
}
