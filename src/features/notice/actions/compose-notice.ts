/** Composing: a first text for a campaign's notice, made from its period, calls, targets and calendar. */

import { nameIn, speaker } from '../../../kernel/text.ts';
import type { Outcome } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { listIndicators } from '../../allocation/store/indicator.ts';
import { getAllocation } from '../../allocation/store/table.ts';
import { listCalls } from '../../call/store.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { getCampaign } from '../../campaign/store.ts';
import { listOrganisations } from '../../organisation/store.ts';
import { figureLines } from '../figure.ts';
import type { Notice } from '../notice.ts';
import { firstSections } from '../section.ts';
import { text } from '../text.ts';
import { draftNotice } from './draft-notice.ts';

/** The paper is written in Chinese, whatever language the officer reads the pages in. */
export async function composeNotice(doing: Doing, campaign: Campaign): Promise<Outcome<Notice>> {
  const say = speaker(text, 'zh');
  const above = campaign.parentId ? await getCampaign(doing.tx, campaign.parentId) : undefined;
  const calls = await listCalls(doing.tx, campaign.id);
  const allocation = await getAllocation(doing.tx, campaign.id);
  const named = await listOrganisations(
    doing.tx,
    allocation.rows.flatMap((row) => row.organisationId ?? []),
  );
  const names = new Map(named.map((one) => [one.id, one.name.zh]));
  const figures = figureLines(allocation, await listIndicators(doing.tx, campaign), names);
  return draftNotice(doing, campaign, {
    title: say('draft.title', { owner: campaign.organisationName, title: campaign.title }),
    issuers: [{ name: nameIn(campaign.organisationName, 'zh') }],
    addressees: [{ name: say('draft.addressee') }],
    sections: firstSections(campaign, calls, above, figures),
    attachments: [],
  });
}
