/** Submitting: the officer puts the list, with when it is to be shown and for how long, before the leader. */

import { personIdOf } from '../../../kernel/actor.ts';
import { instantAt } from '../../../kernel/period.ts';
import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { judgeRatio, type NoticeKind, noticeDays, type Result, ratioOf } from '../award.ts';
import { isPending } from '../decision.ts';
import { keepPlan, type Plan, saveSubmitted } from '../store/change.ts';
import { followsSanctions, listDecisions } from '../store/decision.ts';
import { readHash } from '../store/table.ts';
import { getRanking, getResult } from '../store.ts';
import { announceFollowed, followSanctions } from './follow-sanctions.ts';

export type Submitting = {
  version: number;
  publishOn?: string;
  publishTime?: string;
  noticeDays?: number;
  noticeKind?: NoticeKind;
  ratioSeen?: boolean;
};

const planOf = ({ publishOn, publishTime, noticeDays: days, noticeKind }: Submitting): Plan => ({
  plannedAt: publishOn === undefined ? undefined : instantAt(publishOn, publishTime ?? '09:00'),
  noticeDays: days ?? noticeDays.usual,
  noticeKind: noticeKind ?? 'working',
});

/** What the officer saw is not what sanctions leave of it: the list follows and stays with them, to be seen and sent again. */
async function followFirst(doing: Doing, seen: Result, plan: Plan): Promise<Outcome<Result>> {
  if (!(await keepPlan(doing.tx, seen, plan))) return refuse('http.stale');
  if (await followSanctions(doing, seen)) await announceFollowed(doing, seen, { seat: 'officer' });
  return done(await getResult(doing.tx, seen.id));
}

/** Refuses while decisions wait, and a share of winners above the rule's that nobody has acknowledged. */
export async function submit(doing: Doing, result: Result, taken: Submitting): Promise<Outcome<Result>> {
  const { tx, actor, now } = doing;
  if ((await listDecisions(tx, result.id)).some(isPending)) return refuse('award.decisions-pending');
  const [seen, plan] = [{ ...result, version: taken.version }, planOf(taken)];
  if (!(await followsSanctions(tx, result))) return followFirst(doing, seen, plan);
  const ratio = ratioOf(result.formula, await getRanking(tx, result.id), result.worksTotal ?? 0);
  const refusal = result.worksTotal === undefined ? undefined : judgeRatio(ratio, taken.ratioSeen ?? false);
  if (refusal) return refuseAll([refusal]);
  const sha256 = await readHash(tx, result);
  const step = { verb: 'submit', at: now, byId: personIdOf(actor) } as const;
  if (!(await saveSubmitted(tx, seen, plan, sha256, step))) return refuse('http.stale');
  await announce(doing, {
    name: 'award.submitted',
    subjectId: result.id,
    ...{ organisationId: result.organisationId, campaignId: result.campaignId, seat: 'officer' },
    before: { state: result.state },
    after: { state: 'submitted', sha256, winners: ratio.winners, works: ratio.works },
  });
  return done(await getResult(tx, result.id));
}
