/** Submitting: the officer puts the paper before the leader, and before the other issuers of a joint one. */

import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { type Burden, type BurdenTyped, judgeAnswers } from '../burden.ts';
import { judgeContent, type Notice } from '../notice.ts';
import { maySubmit } from '../policy.ts';
import { listBurdenAnswers, listBurdens, saveBurdenAnswer } from '../store/burden.ts';
import { getNotice, insertStep, moveNotice } from '../store.ts';

/** Refuses a paper without text or issuer. Burdens do not hold it up: they are known, and why they stay is kept. */
export async function submitNotice(
  doing: Doing,
  notice: Notice,
  { answers }: { answers: readonly BurdenTyped[] } = { answers: [] },
): Promise<Outcome<Notice>> {
  const verdict = maySubmit(doing.actor, notice);
  if (!verdict.allowed) return refuseAll([verdict.refusal]);
  const burdens = await listBurdens(doing.tx, notice);
  const earlier = await listBurdenAnswers(doing.tx, notice.id);
  const problems = [...judgeContent(notice), ...judgeAnswers(burdens, earlier, answers)];
  if (problems.length > 0) return refuseAll(problems);
  if (!(await moveNotice(doing, notice, 'submitted'))) return refuse('notice.moved');
  await keepAnswers(doing, notice, burdens, answers);
  await insertStep(doing, notice.id, 'submit');
  await announce(doing, {
    name: 'notice.submitted',
    subjectId: notice.id,
    organisationId: notice.organisationId,
    campaignId: notice.campaignId,
    seat: 'officer',
    after: burdens.length > 0 ? { burdens: burdens.map((one) => one.key) } : undefined,
  });
  return done(await getNotice(doing.tx, notice.id));
}

async function keepAnswers(
  doing: Doing,
  notice: Notice,
  burdens: readonly Burden[],
  typed: readonly BurdenTyped[],
): Promise<void> {
  for (const { key, code, place, excerpt } of burdens) {
    const answer = typed.find((one) => one.key === key && one.known && one.reason);
    if (answer)
      await saveBurdenAnswer(doing, notice.id, {
        key,
        code,
        excerpt,
        place: place.zh,
        reason: answer.reason!,
      });
  }
}
