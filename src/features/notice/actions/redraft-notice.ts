/** Redrafting: a new paper, made from an issued one, that takes its place once it is issued itself. */

import { type Outcome, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { getCampaign } from '../../campaign/store.ts';
import type { Notice } from '../notice.ts';
import { mayRedraft } from '../policy.ts';
import { draftNotice } from './draft-notice.ts';

/** Everything is carried over but the number: a new paper has one of its own. */
export async function redraftNotice(doing: Doing, notice: Notice): Promise<Outcome<Notice>> {
  const verdict = mayRedraft(doing.actor, notice);
  if (!verdict.allowed) return refuseAll([verdict.refusal]);
  const { title, issuers, addressees, sections, attachments } = notice;
  const content = { title, issuers, addressees, sections, attachments };
  return draftNotice(doing, await getCampaign(doing.tx, notice.campaignId), content, {
    supersedes: notice.id,
  });
}
