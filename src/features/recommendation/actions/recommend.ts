/** Recommending: a unit hands a work one step on, at the end of its list. */

import { done, type Outcome, refuseAll } from '../../../kernel/verdict.ts';
import { standingOf } from '../../../kernel/window.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { spendExtension } from '../../calendar/actions/spend-extension.ts';
import { windowOfRecommendation } from '../../calendar/calendar.ts';
import { listGranted, placeOf } from '../../calendar/store.ts';
import type { Call } from '../../call/call.ts';
import { lockCallFor } from '../../call/store.ts';
import { markRecommended } from '../../entry/actions/mark-recommended.ts';
import { reachTo } from '../../entry/actions/reach-to.ts';
import type { Entry } from '../../entry/entry.ts';
import { getEntry } from '../../entry/store.ts';
import type { Organisation } from '../../organisation/organisation.ts';
import { isFirstStep, judgeRecommending, type Leg, type Recommendation } from '../recommendation.ts';
import { insertRecommendation } from '../store/change.ts';
import { countSent, countStanding, getRecommendation, lockChain } from '../store.ts';

export type Recommending = { entry: Entry; call: Call; from: Organisation; leg: Leg; to: Organisation };

/** Refuses a step that is not the work's next (AC-172), a full list, counted under a lock (AC-173), and what comes late. */
export async function recommend(
  doing: Doing,
  { entry: seen, call, from, leg, to }: Recommending,
): Promise<Outcome<Recommendation>> {
  const { tx, actor, now } = doing;
  await lockCallFor(tx, call.id, from.id);
  const standing = await lockChain(tx, seen.id);
  const entry = await getEntry(tx, seen.id);
  const line = { unitPath: entry.unitPath, ownerPath: call.ownerPath, hostPath: call.hostPath! };
  const count = await countSent(tx, call.id, from.id);
  const asked = { line, standing, entryState: entry.state, from: from.path, leg };
  const granted = await listGranted(tx, placeOf('recommendation', call, from));
  const problem = judgeRecommending(asked, { call, count, granted }, now);
  if (problem) return refuseAll([problem]);
  if (isFirstStep({ fromPath: from.path, leg, unitPath: entry.unitPath })) {
    const marked = await markRecommended(doing, entry);
    if (!marked.ok) return marked;
  }
  const place = 1 + (await countStanding(tx, { callId: call.id, fromId: from.id, leg }));
  const step = { fromId: from.id, toId: to.id, leg, place };
  const id = await insertRecommendation(tx, actor, now, { call, entry, ...step });
  const time = standingOf(windowOfRecommendation(call), now, leg === 'to-owner' ? [] : granted);
  const spent = await spendExtension(doing, time, { subjectId: id, unitId: from.id });
  if (!spent.ok) return spent;
  await reachTo(doing, entry.id, to.id);
  await announce(doing, {
    name: 'recommendation.made',
    subjectId: entry.id,
    organisationId: from.id,
    campaignId: call.campaignId,
    seat: 'officer',
    after: { recommendationId: id, leg, place, toId: to.id },
  });
  return done(await getRecommendation(tx, id));
}
