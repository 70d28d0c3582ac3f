/** The end of retention: of votes that ended long ago nobody can say any more whose they were; the ledger stays as it is. */

import { plusDays } from '../../../kernel/period.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { forgetAnswers } from '../../../platform/repeat.ts';
import { destroyKey, listKeysToDestroy } from '../store/signal.ts';

/** Requests are given the same answer again for so long; the answer to taking a vote back names its receipt. */
const answerDays = 30;

/** `keyDays` after its end the key of a poll goes, and with it how its votes came. */
export function destroyKeys(keyDays: number) {
  return async (doing: Doing): Promise<void> => {
    const { tx, now } = doing;
    await forgetAnswers(tx, plusDays(now, -answerDays));
    for (const { id, campaignId } of await listKeysToDestroy(tx, plusDays(now, -keyDays))) {
      await destroyKey(tx, now, id);
      await announce(doing, { name: 'vote.key-destroyed', subjectId: id, campaignId, after: { keyDays } });
    }
  };
}
