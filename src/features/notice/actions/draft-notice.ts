/** Drafting a notice for a campaign: the first text, kept by the officer of its owner. */

import { personIdOf } from '../../../kernel/actor.ts';
import { type NoticeId, newId } from '../../../kernel/id.ts';
import { done, type Outcome, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { judgeIssuers, judgeNumber, type Notice, type NoticeContent } from '../notice.ts';
import { mayDraft } from '../policy.ts';
import { getNotice, insertNotice, insertStep } from '../store.ts';

/** Refuses a number that is not written as numbers are, and an issuer that stands there twice. */
export async function draftNotice(
  doing: Doing,
  campaign: Campaign,
  content: NoticeContent,
  after: Partial<Pick<Notice, 'supersedes' | 'amends'>> = {},
): Promise<Outcome<Notice>> {
  const verdict = mayDraft(doing.actor, campaign);
  if (!verdict.allowed) return refuseAll([verdict.refusal]);
  const { organisationId, id: campaignId } = campaign;
  const problems = [judgeNumber(content.number) ?? [], judgeIssuers(content.issuers, organisationId)].flat();
  if (problems.length > 0) return refuseAll(problems);
  const id = newId<NoticeId>(doing.now.getTime());
  await insertNotice(doing.tx, {
    ...content,
    ...after,
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
    after: { title: content.title, ...after },
  });
  return done(await getNotice(doing.tx, id));
}
