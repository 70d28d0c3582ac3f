/** The sheet of receipts that is handed over: who has each of a campaign's papers, and who adopted, by whatever way. */

import { dayOf } from '../../../kernel/period.ts';
import { nameIn, speaker } from '../../../kernel/text.ts';
import type { Ask } from '../../../platform/route.ts';
import { writeSheet, xlsxAnswer } from '../../../platform/spreadsheet.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { listAdopted } from '../../campaign/store.ts';
import { isPublic, type Notice } from '../notice.ts';
import { outsideRecipients, recordsOf } from '../outside.ts';
import { listHandRecords } from '../store/outside.ts';
import { listOutsideRecipients, listRecipients } from '../store/recipient.ts';
import { listNoticesOfCampaign } from '../store.ts';
import { text } from '../text/outside.ts';

const rowsMax = 5000;

export async function receiptsSheet(_request: Request, campaign: Campaign, ask: Ask): Promise<Response> {
  const say = speaker(text, ask.language);
  const notices = (await listNoticesOfCampaign(ask.tx, ask.actor, campaign.id)).filter((one) =>
    isPublic(one.state),
  );
  const adopted = new Set(
    (await listAdopted(ask.tx, campaign.id)).map((one) => one.organisationId as string),
  );
  const rows: string[][] = [];
  for (const notice of notices) rows.push(...(await rowsFor(ask, notice, adopted)));
  const head = (['notice', 'organisation', 'signed', 'adopted', 'source'] as const).map((key) =>
    say(`sheet.${key}`),
  );
  const bytes = await writeSheet([{ name: say('sheet.receipts'), head, rows: rows.slice(0, rowsMax) }]);
  const owner = nameIn(campaign.organisationName, ask.language);
  return xlsxAnswer(bytes, `${say('sheet.name', { owner })}.xlsx`);
}

/** Those in the system by what they did here, those outside by what was written down. */
async function rowsFor(ask: Ask, notice: Notice, adopted: ReadonlySet<string>): Promise<string[][]> {
  const say = speaker(text, ask.language);
  const name = [notice.number, notice.title].filter(Boolean).join(' ');
  const sayAdopted = (yes: boolean) => say(yes ? 'sheet.adopted.yes' : 'sheet.adopted.no');
  const found = await listRecipients(ask.tx, notice.id, { page: 1, size: rowsMax });
  const inside = found.items
    .filter((one) => !one.isOutside)
    .map((one) => [
      name,
      nameIn(one.organisationName, ask.language),
      one.signedForAt ? dayOf(one.signedForAt) : '',
      sayAdopted(adopted.has(one.organisationId)),
      one.signedForAt ? say('sheet.source.system') : '',
    ]);
  const records = await listHandRecords(ask.tx, notice.id);
  const outside = outsideRecipients(notice, await listOutsideRecipients(ask.tx, notice.id)).map((one) => {
    const [receipt] = recordsOf(records, one.key, 'receipt');
    const [adoption] = recordsOf(records, one.key, 'adoption');
    return [name, one.name, receipt?.happenedOn ?? '', sayAdopted(adoption !== undefined), say('by-hand')];
  });
  return [...inside, ...outside];
}
