/** What waits of reviews, and how far a round is: for desks, for judges, for whoever runs it. */

import { type Actor, personIdOf, seatsOf } from '../../../kernel/actor.ts';
import type { EntryId, PersonId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/db.ts';
import type { Call } from '../../call/call.ts';
import { getCall, listHostedAt } from '../../call/store.ts';
import { countStanding, listStanding } from '../../recommendation/store.ts';
import type { Reckoning, Round } from '../review.ts';
import { isCounted } from '../score.ts';
import { isCheck, isOver, judgeClosing, stageAfter } from '../stage.ts';
import { findRoundOfCall, listRoundsOfJudge, listRunningAt } from '../store.ts';
import { findJudge, listJudges, listOpenTo, listRoundEntries } from './judging.ts';
import { listScores } from './score.ts';

/** What is known before a round may close, and what is still missing. */
export async function reckonRound(tx: Tx, round: Round): Promise<Reckoning & { missing: number }> {
  const all = await listRoundEntries(tx, round.id);
  const entries = all.filter((entry) => entry.outcome !== 'returned');
  const returned = new Set(all.filter((e) => e.outcome === 'returned').map((e) => e.entryId));
  const isMine = (id: EntryId) => round.position === 0 || returned.has(id);
  const given = await listScores(tx, round.id);
  const scores = given.filter(isCounted);
  let due = 0;
  for (const judge of await listJudges(tx, round))
    due += (await listOpenTo(tx, round, judge, entries)).length;
  const scored = new Set(scores.map((s) => s.entryId));
  const abstained = given.filter((s) => s.abstainedAt && !s.isStray).length;
  const standing = await listStanding(tx, { callId: round.callId, leg: 'to-host' });
  return {
    works: entries.length,
    withoutScore: entries.filter((e) => !scored.has(e.entryId)).length,
    undecided: entries.filter((e) => e.outcome === undefined).length,
    untaken: standing.filter((r) => r.takenAt === undefined && isMine(r.entryId)).length,
    missing: Math.max(0, due - scores.length - abstained),
  };
}

export type Hosting = { call: Call; received: number; round?: Round };

export type JudgeTask = { round: Round; works: number; submitted: number };

/** The rounds a person judges in, with how far they are. Works they keep away from are in no count (AC-160). */
export async function listJudgeTasks(tx: Tx, personId: PersonId | undefined): Promise<JudgeTask[]> {
  if (!personId) return [];
  const tasks: JudgeTask[] = [];
  for (const round of await listRoundsOfJudge(tx, personId)) {
    const judge = (await findJudge(tx, round, personId))!;
    const works = await listOpenTo(tx, round, judge, await listRoundEntries(tx, round.id));
    const own = (await listScores(tx, round.id, { judgeId: personId })).filter(
      (s) => s.submittedAt !== undefined,
    );
    tasks.push({ round, works: works.length, submitted: own.length });
  }
  return tasks;
}

export type RoundVerbWaiting = 'take' | 'decide' | 'close' | 'pass-on' | 'hand-over';
export type ReviewWaiting =
  | { kind: 'open'; call: Call; received: number; round?: undefined }
  | { kind: RoundVerbWaiting; call: Call; received: number; round: Round }
  | ({ kind: 'score' } & JudgeTask);

/** What a round asks of its runner now, if anything: judges and voters may still have to come. */
async function waitingIn(tx: Tx, round: Round, call: Call, now: Date): Promise<RoundVerbWaiting | undefined> {
  if (round.state === 'closed') return stageAfter(call, round.position) ? 'pass-on' : 'hand-over';
  const reckoning = await reckonRound(tx, round);
  if (reckoning.untaken > 0) return 'take';
  if (isCheck(round.stage) && reckoning.undecided > 0) return 'decide';
  const isReady = reckoning.missing === 0 || isOver(round, now);
  return isReady && !judgeClosing(round, reckoning, now) ? 'close' : undefined;
}

/** For the desk: rounds to open, what each stage asks of its runner, and works to score. */
export async function listReviewWaiting(tx: Tx, actor: Actor, now: Date): Promise<ReviewWaiting[]> {
  const ids = seatsOf(actor)
    .filter((seat) => seat.role === 'officer')
    .map((seat) => seat.organisationId);
  const waiting: ReviewWaiting[] = [];
  for (const call of ids.length === 0 ? [] : await listHostedAt(tx, ids)) {
    if (await findRoundOfCall(tx, call.id)) continue;
    const received = await countStanding(tx, { callId: call.id, leg: 'to-host' });
    if (received > 0) waiting.push({ kind: 'open', call, received });
  }
  for (const round of await listRunningAt(tx, ids)) {
    const call = await getCall(tx, round.callId);
    const kind = await waitingIn(tx, round, call, now);
    const received = await countStanding(tx, { callId: call.id, leg: 'to-host' });
    if (kind) waiting.push({ kind, call, received, round });
  }
  const tasks = await listJudgeTasks(tx, personIdOf(actor));
  const scoring = tasks.filter(
    (t) => t.round.state === 'open' && !isOver(t.round, now) && t.submitted < t.works,
  );
  return [...waiting, ...scoring.map((t) => ({ kind: 'score' as const, ...t }))];
}
