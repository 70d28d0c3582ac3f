/** A round as far as hiding names in its works goes: for its runner, asked by redaction, which knows no rounds. */

import type { Ask } from '../../../platform/route.ts';
import type { Judged } from '../../redaction/redaction.ts';
import { maySeeSpread } from '../policy.ts';
import { listRoundEntries } from '../store/judging.ts';
import { findRound } from '../store.ts';

/** Hidden from everybody but whoever runs it. */
export async function findJudged({ tx, actor, params }: Ask): Promise<Judged | undefined> {
  const round = await findRound(tx, params.round!);
  if (!round || !maySeeSpread(actor, round).allowed) return undefined;
  return {
    roundId: round.id,
    callName: round.callName,
    campaignId: round.campaignId,
    runnerId: round.runnerId,
    runnerPath: round.runnerPath,
    ownerPath: round.ownerPath,
    sight: round.stage.sight,
    isOpen: round.state === 'open',
    back: `/office/rounds/${round.id}`,
    works: await listRoundEntries(tx, round.id),
  };
}
