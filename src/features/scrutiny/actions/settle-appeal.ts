/** Settling an appeal whose answer waited for the second person: granted with the last release, or given back. */

import { next } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { appealTransitions } from '../appeal.ts';
import type { Quarantine, QuarantineVerb } from '../quarantine.ts';
import { listAppeals, moveAppeal } from '../store/appeal.ts';
import { listQuarantines } from '../store/quarantine.ts';

/** A part of confirming and refusing; the id of the appeal that was settled by it. */
export async function settleAppeal(
  doing: Doing,
  { pollId, entryId, state }: Quarantine,
  verb: QuarantineVerb,
): Promise<string | undefined> {
  if (state !== 'release-proposed') return undefined;
  const appeal = (await listAppeals(doing.tx, pollId, entryId)).find((one) => one.state === 'releasing');
  if (!appeal) return undefined;
  const quarantines = await listQuarantines(doing.tx, pollId, entryId);
  const isWaiting = quarantines.some((one) => one.state === 'release-proposed');
  if (verb === 'confirm' && isWaiting) return undefined;
  const to = next(appealTransitions, appeal.state, verb === 'confirm' ? 'confirm' : 'give-back')!;
  await moveAppeal(doing, appeal, { to });
  return appeal.id;
}
