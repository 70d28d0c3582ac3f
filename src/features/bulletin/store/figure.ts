/** The figures of a call's summary, counted from the records at one instant. */

import type { Doing } from '../../../platform/db.ts';
import { countAwards } from '../../award/store/count.ts';
import type { Call } from '../../call/call.ts';
import { countWorks } from '../../entry/store/count.ts';
import { countRecommended } from '../../recommendation/store/count.ts';
import { listJudges } from '../../review/store/judging.ts';
import { listRounds } from '../../review/store.ts';
import type { Figures } from '../bulletin.ts';

export async function countFigures(
  { tx, now }: Pick<Doing, 'tx' | 'now'>,
  call: Pick<Call, 'id' | 'lineage'>,
): Promise<Figures> {
  const works = await countWorks(tx, [call.lineage]);
  const recommended = await countRecommended(tx, [call.lineage]);
  const awards = await countAwards(tx, [call.lineage]);
  const judges = new Set<string>();
  for (const round of await listRounds(tx, call.id))
    for (const judge of await listJudges(tx, round)) judges.add(judge.personId);
  const { entered: received, units, admitted } = works;
  return {
    asOf: now,
    values: { received, units, admitted, ...recommended, judges: judges.size, awards: awards.all },
  };
}
