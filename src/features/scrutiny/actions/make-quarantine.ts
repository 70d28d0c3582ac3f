/** Making a quarantine: written down, with its first step, and in the ledger where one person is enough. */

import type { PollId } from '../../../kernel/id.ts';
import type { Doing } from '../../../platform/db.ts';
import { appendEvents } from '../../vote/actions/append-events.ts';
import type { WhyTwo } from '../effect.ts';
import type { Group } from '../selection.ts';
import { insertQuarantine, insertStep } from '../store/quarantine.ts';

export async function makeQuarantine(
  doing: Doing,
  pollId: PollId,
  { entryId, rule, ruleVersion, votes }: Group,
  { reason, whyTwo }: { reason: string; whyTwo: readonly WhyTwo[] },
): Promise<string> {
  const id = await insertQuarantine(doing, { pollId, entryId, rule, ruleVersion, reason, votes, whyTwo });
  const isAlone = whyTwo.length === 0;
  const events = isAlone
    ? await appendEvents(doing, pollId, [{ act: 'quarantine', case: id, reason, rule, votes }])
    : [];
  await insertStep(doing, id, { verb: isAlone ? 'set-aside' : 'propose', reason, isAlone, events });
  return id;
}
