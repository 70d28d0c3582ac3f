/** Giving somebody a place at once, invited and accepted in one: for worlds and tests, no door leads here. */

import type { Doing } from '../../../platform/db.ts';
import type { Judge, Work } from '../panel.ts';
import { rememberConflicts } from '../store/conflict.ts';
import { findJudge, insertJudge, type NewJudge } from '../store/panel.ts';

export async function seatJudge(
  { tx, now }: Doing,
  judge: Omit<NewJudge, 'state'>,
  works: readonly Work[] = [],
): Promise<Judge> {
  await insertJudge(tx, { ...judge, state: 'accepted' }, now);
  const seated = (await findJudge(tx, judge.panelId, judge.personId))!;
  await rememberConflicts(tx, judge.panelId, works, now, [seated]);
  return seated;
}
