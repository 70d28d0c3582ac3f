/** Asking for a code to a phone: within the limits it waits for the worker to send it; the number lies under lock till then. */

import { personIdOf } from '../../../kernel/actor.ts';
import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import type { Key } from '../../../platform/key.ts';
import { announce } from '../../../platform/outbox.ts';
import { judgeAsking, type Purpose } from '../code.ts';
import { maskPhone, spellPhone, subnetOf } from '../identity.ts';
import { countCodes, insertCode } from '../store/code.ts';
import { subjectOf } from './prove.ts';

export const phonePurpose = 'identity-phone-to-send';

/**
 * The answer is the same whether the number is known or not. Refuses with identity.no-sms, identity.not-a-phone,
 * identity.code-too-soon, identity.codes-enough.
 */
export function askCode(room: { key: Key; hasSms: boolean }, purpose: Purpose) {
  return async (
    doing: Doing,
    _: unknown,
    taken: { phone: string; next?: string },
  ): Promise<Outcome<string>> => {
    const { tx, actor, now } = doing;
    if (!room.hasSms) return refuse('identity.no-sms');
    const phone = spellPhone(taken.phone);
    if (!phone) return refuse('identity.not-a-phone', undefined, 'phone');
    const address = actor.kind === 'machine' ? 'machine' : actor.address;
    const asker = {
      purpose,
      subject: subjectOf(room.key, 'phone', phone).digest,
      personId: purpose === 'bind' ? personIdOf(actor) : undefined,
      address: room.key.digest('identity-address', address),
      subnet: room.key.digest('identity-address', subnetOf(address)),
    };
    const wrong = judgeAsking(purpose, await countCodes(tx, asker, now), now);
    if (wrong) return refuseAll([wrong]);
    const sealed = room.key.seal(phonePurpose, phone);
    const masked = maskPhone(phone);
    const id = await insertCode(tx, now, { ...asker, masked, sealed, next: taken.next });
    await announce(doing, { name: 'identity.code-asked', subjectId: id, after: { purpose, masked } });
    return done(id);
  };
}
