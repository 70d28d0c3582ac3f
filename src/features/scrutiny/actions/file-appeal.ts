/** Filing: a unit or maker asks that the votes of their work be looked at again; due in three working days. */

import { personIdOf } from '../../../kernel/actor.ts';
import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { type Appeal, answerDays, endOfWorkingDay } from '../appeal.ts';
import { mayAppeal } from '../policy.ts';
import { getAppeal, insertAppeal } from '../store/appeal.ts';
import type { ConcernedScene } from '../store/concerned.ts';
import { lockScrutiny } from '../store/quarantine.ts';

export async function fileAppeal(
  doing: Doing,
  scene: ConcernedScene,
  { words }: { words: string },
): Promise<Outcome<Appeal>> {
  const { tx, actor, now } = doing;
  await lockScrutiny(tx, scene.poll.id);
  const verdict = mayAppeal(actor, scene, now);
  if (!verdict.allowed) return refuseAll([verdict.refusal]);
  const { poll, entry, call } = scene;
  const side = personIdOf(actor) === entry.makerId ? 'maker' : 'unit';
  const dueAt = endOfWorkingDay(now, answerDays);
  const id = await insertAppeal(doing, { pollId: poll.id, entryId: entry.id, side, words, dueAt });
  if (!id) return refuse('scrutiny.appeal-open');
  await announce(doing, {
    name: 'scrutiny.appeal-filed',
    ...{ subjectId: id, organisationId: call.ownerId, campaignId: poll.campaignId },
    seat: side,
    after: { pollId: poll.id, entryId: entry.id },
  });
  return done(await getAppeal(tx, id));
}
