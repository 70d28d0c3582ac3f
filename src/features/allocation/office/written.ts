/** The table of shares as a spreadsheet's file, in the layout that may be brought in again. */

import { nameIn } from '../../../kernel/text.ts';
import type { Ask } from '../../../platform/route.ts';
import { writeSheet, xlsxAnswer } from '../../../platform/spreadsheet.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { sumOf } from '../allocation.ts';
import { getBoard } from '../store/form.ts';
import { sheetText } from '../text/sheet.ts';
import { text } from '../text.ts';

export async function answerTable(_: Request, campaign: Campaign, ask: Ask): Promise<Response> {
  const board = await getBoard(ask.tx, campaign);
  const { language } = ask;
  const lines = board.lines.filter((line) => line.organisationId !== board.owner.id || line.id !== undefined);
  const rows = lines.map((line, index) => {
    const place = line.organisationId && board.places.get(line.organisationId);
    return [
      index + 1,
      line.name ?? (place ? nameIn(place.name, language) : ''),
      ...board.columns.map((column) => line.shares[column.key] ?? ''),
      line.host,
    ];
  });
  const totals = [
    '',
    sheetText.total[language],
    ...board.columns.map((c) => sumOf(board.table.rows, c.key)),
    '',
  ];
  const head = [
    sheetText['head.number'][language],
    sheetText['head.unit'][language],
    ...board.columns.map((column) => nameIn(column.name, language)),
    sheetText['head.host'][language],
  ];
  const sheet = { name: text.shares[language], head, rows: [...rows, totals] };
  return xlsxAnswer(
    await writeSheet([sheet]),
    `${nameIn(campaign.title, language)}-${text.shares[language]}`,
  );
}
