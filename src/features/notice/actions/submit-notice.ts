/** Submitting: the officer puts the paper before the leader. */

import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { judgeContent, type Notice } from '../notice.ts';
import { maySubmit } from '../policy.ts';
import { getNotice, insertStep, moveNotice } from '../store.ts';

/** Refuses a paper without text or issuer. */
export async function submitNotice(doing: Doing, notice: Notice): Promise<Outcome<Notice>> {
  const verdict = maySubmit(doing.actor, notice);
  if (!verdict.allowed) return refuseAll([verdict.refusal]);
  const problems = judgeContent(notice);
  if (problems.length > 0) return refuseAll(problems);
  if (!(await moveNotice(doing, notice, 'submitted'))) return refuse('notice.moved');
  await insertStep(doing, notice.id, 'submit');
  await announce(doing, {
    name: 'notice.submitted',
    subjectId: notice.id,
    organisationId: notice.organisationId,
    campaignId: notice.campaignId,
    seat: 'officer',
  });
  return done(await getNotice(doing.tx, notice.id));
}
