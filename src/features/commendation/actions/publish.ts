/** Publishing the rules: everybody reads them from now on, and they are frozen. Nothing was computed before. */

import { type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { type Commendation, judgeRule } from '../commendation.ts';
import { moveOn } from './move-on.ts';

export async function publish(
  doing: Doing,
  of: Commendation,
  { version }: { version: number },
): Promise<Outcome<Commendation>> {
  const refusals = judgeRule(of.kind, of.rule, of.callId ? 'call' : 'campaign');
  if (refusals.length > 0) return refuseAll(refusals.map(({ field: _, ...refusal }) => refusal));
  const { nominateUntil } = of.rule;
  if (nominateUntil && nominateUntil <= doing.now)
    return refuse('commendation.nominations-closed', { closedAt: nominateUntil });
  return moveOn(doing, of, version, {
    ...{ name: 'commendation.published', verb: 'publish', to: 'published', seat: 'officer' },
    stamps: { publishedAt: doing.now },
  });
}
