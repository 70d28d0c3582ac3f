/** Answering: an officer who had no part in it releases the votes or explains why they stay set aside (AC-149). */

import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { AppealAnswer, AppealState } from '../appeal.ts';
import { mayAnswer } from '../policy.ts';
import type { QuarantineState } from '../quarantine.ts';
import { joinVotes } from '../scrutiny.ts';
import { getAppeal, moveAppeal } from '../store/appeal.ts';
import type { AppealScene } from '../store/held.ts';
import { reckonEffect } from '../store/preview.ts';
import { listQuarantines, lockScrutiny } from '../store/quarantine.ts';
import { step } from './move-quarantine.ts';

type Taken = { version: number; outcome: AppealAnswer; answer: string };

export async function answerAppeal(
  doing: Doing,
  scene: AppealScene,
  taken: Taken,
): Promise<Outcome<AppealScene>> {
  const { tx, actor } = doing;
  await lockScrutiny(tx, scene.poll.id);
  const appeal = await getAppeal(tx, scene.appeal.id);
  const verdict = mayAnswer(actor, { ...scene, appeal }, taken.outcome);
  if (!verdict.allowed) return refuseAll([verdict.refusal]);
  const settled =
    taken.outcome === 'grant' ? await releaseAll(doing, scene, taken.answer) : done<AppealState>('refused');
  if (!settled.ok) return settled;
  const to = settled.value;
  if (!(await moveAppeal(doing, { ...appeal, version: taken.version }, { to, answer: taken.answer })))
    return refuse('http.stale');
  await announce(doing, {
    name: to === 'releasing' ? 'scrutiny.appeal-put' : 'scrutiny.appeal-answered',
    ...{ subjectId: appeal.id, organisationId: appeal.ownerId, campaignId: appeal.campaignId },
    ...{ seat: 'officer', reason: taken.answer },
    before: { state: appeal.state },
    after: { state: to, pollId: appeal.pollId, entryId: appeal.entryId },
  });
  return done({ ...scene, appeal: await getAppeal(tx, appeal.id) });
}

/**
 * Releases all of a work's votes that stand in quarantine, judged together; asks the second person where two are needed.
 * What others released meanwhile is granted with it; what they asked to void, the second person has to refuse first.
 */
async function releaseAll(doing: Doing, scene: AppealScene, reason: string): Promise<Outcome<AppealState>> {
  const { poll, appeal } = scene;
  const all = await listQuarantines(doing.tx, poll.id, appeal.entryId);
  const isThere = (state: QuarantineState) => all.some((one) => one.state === state);
  if (isThere('void-proposed')) return refuse('scrutiny.wrong-state');
  const standing = all.filter((one) => one.state === 'standing');
  const isAwaited = isThere('release-proposed');
  if (standing.length === 0) {
    if (!isAwaited && !isThere('released')) return refuse('scrutiny.nothing-held');
    return done(isAwaited ? 'releasing' : 'granted');
  }
  const votes = standing.reduce((sum, one) => joinVotes(sum, one.votes), [] as [number, number][]);
  const { whyTwo } = await reckonEffect(doing.tx, scene, { votes, to: 'counted' });
  const isAlone = whyTwo.length === 0;
  for (const quarantine of standing) {
    const { version } = quarantine;
    const verb = isAlone ? 'release' : 'ask-release';
    const moved = await step(doing, quarantine, {
      verb,
      version,
      reason: reason.slice(0, 1000),
      whyTwo,
      isAlone,
    });
    if (!moved.ok) return moved;
  }
  return done(isAlone && !isAwaited ? 'granted' : 'releasing');
}
