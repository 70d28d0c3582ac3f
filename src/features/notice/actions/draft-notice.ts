/** Drafting a notice for a campaign: the first text, kept by the officer of its owner. */

import { personIdOf } from '../../../kernel/actor.ts';
import { type NoticeId, newId } from '../../../kernel/id.ts';
import { done, type Outcome, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { judgeNumber, type Notice, type NoticeContent } from '../notice.ts';
import { mayDraft } from '../policy.ts';
import { getNotice, insertNotice, insertStep } from '../store.ts';

/** Refuses a number that is not written as numbers are. */
export async function draftNotice(
  doing: Doing,
  campaign: Campaign,
  content: NoticeContent,
): Promise<Outcome<Notice>> {
  const verdict = mayDraft(doing.actor, campaign);
  if (!verdict.allowed) return refuseAll([verdict.refusal]);
  const problem = judgeNumber(content.number);
  if (problem) return refuseAll([problem]);
  const id = newId<NoticeId>(doing.now.getTime());
  const { organisationId, id: campaignId } = campaign;
  await insertNotice(doing.tx, {
    ...content,
    id,
    campaignId,
    organisationId,
    preparedBy: personIdOf(doing.actor),
  });
  await insertStep(doing, id, 'draft');
  await announce(doing, {
    name: 'notice.drafted',
    subjectId: id,
    organisationId,
    campaignId,
    seat: 'officer',
    after: { title: content.title },
  });
  return done(await getNotice(doing.tx, id));
}
