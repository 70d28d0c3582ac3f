/** Deciding: the leader upholds or rejects, with reasons; what is upheld begins a correction beside the old result. */

import { done, type Outcome, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { amend } from '../../award/actions/amend.ts';
import { getResult } from '../../award/store.ts';
import { judgeRemedy, type Objection, type Proposal, type Remedy } from '../objection.ts';
import { move } from './move.ts';

type Deciding = {
  version: number;
  outcome: Proposal;
  remedy: Remedy;
  decision: string;
  summary: string;
};

/** The summary is what everybody reads: it becomes the reason of the correction. */
export async function decideObjection(
  doing: Doing,
  objection: Objection,
  { version, outcome, remedy: asked, decision, summary }: Deciding,
): Promise<Outcome<Objection>> {
  const remedy = outcome === 'uphold' ? asked : 'none';
  const refusal = judgeRemedy(objection, remedy);
  if (refusal) return refuseAll([refusal]);
  const changes = { decision, summary, remedy };
  const moved = await move(doing, objection, {
    name: outcome === 'uphold' ? 'objection.upheld' : 'objection.rejected',
    ...{ verb: outcome, version, seat: 'leader', changes },
  });
  if (!moved.ok || remedy === 'none') return moved;
  const { entryId } = objection;
  const amended = await amend(doing, await getResult(doing.tx, objection.resultId), {
    ...{ reason: summary, seat: 'leader', recount: remedy === 'recount' },
    decisions: remedy === 'out' && entryId ? [{ entryId, kind: 'out', reason: summary }] : [],
  });
  return amended.ok ? done(moved.value) : amended;
}
