/** Freezing a poll: what it promises is written down byte by byte, and its ledger begins with the digest of that. */

import type { PollId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/db.ts';
import { digest } from '../../../platform/digest.ts';
import { randomHex } from '../../../platform/signing.ts';
import { getCall } from '../../call/store.ts';
import { ledgerFormat, pollText } from '../ledger/poll.ts';
import { findPollById, findSignerKey, holdUnfrozen, listPromised, saveFrozen } from '../store/poll.ts';
import { lagSeconds } from '../vote.ts';

/**
 * By the first vote, or by the worker, whoever comes first; once. Nothing while no process has announced the key that
 * signs: what is promised names it.
 */
export async function freezePoll(tx: Tx, now: Date, id: PollId): Promise<boolean> {
  if (!(await holdUnfrozen(tx, id))) return false;
  const publicKey = await findSignerKey(tx);
  if (!publicKey) throw new Error('no key that signs has been announced to this database');
  const poll = (await findPollById(tx, id))!;
  const { ballot } = await getCall(tx, poll.callId);
  const published = pollText({
    format: ledgerFormat,
    poll: id,
    opensAt: poll.opensAt.toISOString(),
    closesAt: poll.closesAt.toISOString(),
    works: await listPromised(tx, id),
    ballot,
    lagSeconds,
    rounding: 'down',
    publicKey,
  });
  const root = digest.sha256Text(published);
  const { closesAt } = poll;
  await saveFrozen(tx, now, poll, { published, digest: root, ballot, closesAt, key: randomHex(32) });
  return true;
}
