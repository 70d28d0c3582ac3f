/** What judges wrote for the makers of a work, as a part of pages above: shown once the result stands, signed by nobody. */

import type { EntryId } from '../../kernel/id.ts';
import type { View } from '../../platform/route.ts';
import { Section } from '../../ui/parts.tsx';
import type { Call } from '../call/call.ts';
import { remarksForMakers } from './score.ts';
import { listScores } from './store/score.ts';
import { listRounds } from './store.ts';
import { text } from './text/score.ts';

/** Whether the result stands is asked by whoever shows this (AC-161, AC-175). */
export async function MakersRemarks(view: View, entryId: EntryId, callId: Call['id']) {
  const rounds = await listRounds(view.tx, callId);
  const scores = await Promise.all(
    rounds.filter(({ state }) => state !== 'open').map(({ id }) => listScores(view.tx, id, { entryId })),
  );
  const remarks = remarksForMakers(scores.flat());
  if (remarks.length === 0) return null;
  return (
    <Section title={view.say(text)('makers.remarks')}>
      <ul>
        {remarks.map((words, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two may have written the same
          <li key={at} className="prose">
            {words}
          </li>
        ))}
      </ul>
    </Section>
  );
}
