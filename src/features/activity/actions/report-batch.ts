/** Reporting a batch: all of its rows or none; a batch is reported once, whoever presses twice. */

import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { closeBatch, type KeptBatch } from '../store/batch.ts';
import { judgeBatch } from './judge-batch.ts';
import { reportActivity } from './report-activity.ts';

/** Refuses a cell that is wrong, likely doubles nobody has looked at, and what has been reported already. */
export async function reportBatch(
  doing: Doing,
  batch: KeptBatch,
  { twice }: { twice: boolean },
): Promise<Outcome<KeptBatch>> {
  const judged = await judgeBatch(doing.tx, doing.actor, doing.now, batch);
  if (judged.hindrance) return refuseAll([judged.hindrance]);
  const wrong = judged.rows.filter((row) => row.problems.length > 0).length;
  if (wrong > 0) return refuse('activity.batch-wrong', { count: wrong });
  if (!twice && judged.rows.some((row) => row.alike.length > 0 || row.alikeLine))
    return refuse('activity.looks-reported', undefined, 'twice');
  if (!(await closeBatch(doing.tx, batch.id, doing.now, judged.rows.length)))
    return refuse('activity.batch-reported');
  for (const { typed } of judged.rows) {
    const reported = await reportActivity(doing, undefined, { ...typed!, unitId: batch.unitId, twice: true });
    if (!reported.ok) return reported;
  }
  const of = { subjectId: batch.id, organisationId: batch.unitId, seat: 'officer' };
  await announce(doing, { name: 'activity.batch-reported', ...of, after: { count: judged.rows.length } });
  return done(batch);
}
