/** Amending: a first text of the paper that says what was changed in a campaign since its notice was issued. */

import { speaker } from '../../../kernel/text.ts';
import { type Outcome, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { changesBetween, sayRuleValue, valuesOf } from '../../campaign/latitude.ts';
import { campaignRules } from '../../campaign/rule.ts';
import { listVersions } from '../../campaign/store/version.ts';
import { getCampaign } from '../../campaign/store.ts';
import type { Notice } from '../notice.ts';
import { mayAmend } from '../policy.ts';
import { text } from '../text/paper.ts';
import { draftNotice } from './draft-notice.ts';

/** Rules that stand otherwise than in the version the notice was issued for, and the reasons given on the way. */
export async function amendNotice(doing: Doing, notice: Notice): Promise<Outcome<Notice>> {
  const campaign = await getCampaign(doing.tx, notice.campaignId);
  const verdict = mayAmend(doing.actor, notice, campaign);
  if (!verdict.allowed) return refuseAll([verdict.refusal]);
  const say = speaker(text, 'zh');
  const versions = await listVersions(doing.tx, campaign.id);
  const before = versions.find((one) => one.version === notice.campaignVersion);
  const changes = before
    ? changesBetween(campaignRules, valuesOf(campaignRules, campaign), before.values)
    : [];
  const said = changes.map(({ rule, above, own }) =>
    say('amend.change', {
      what: rule.name,
      before: sayRuleValue(rule, above),
      after: sayRuleValue(rule, own),
    }),
  );
  const reasons = versions
    .filter((one) => one.version > (notice.campaignVersion ?? 0))
    .flatMap((one) => (one.reason ? say('amend.reason', { reason: one.reason }) : []));
  const { issuers, addressees, organisationName: owner } = notice;
  const opening = say('amend.opening', { owner, notice: notice.title });
  const paragraphs = [opening, ...(said.length > 0 ? said : [say('amend.calls')]), ...reasons.reverse()];
  const title = say('amend.title', { owner, title: campaign.title });
  const content = { title, issuers, addressees, sections: [{ paragraphs }], attachments: [] };
  return draftNotice(doing, campaign, content, { amends: true });
}
