/** The table of a batch as a spreadsheet: the template of its call, filled with the rows that are there. */

import { nameIn, speaker } from '../../../kernel/text.ts';
import type { Ask } from '../../../platform/route.ts';
import { writeSheet, xlsxAnswer } from '../../../platform/spreadsheet.ts';
import type { WholeBatch } from '../actions/see-batch.ts';
import { columnsOf, type FixedColumn } from '../column.ts';
import { text } from '../text.ts';

/** Heads in the reader's language; one example that is to be removed, unless there are rows. */
export async function templateAnswer(ask: Ask, batch: WholeBatch): Promise<Response> {
  const say = speaker(text, ask.language);
  const columns = columnsOf(batch.call);
  const examples: Partial<Record<FixedColumn, string>> = {
    title: say('example.title'),
    makers: say('example.makers'),
    role: say('example.role'),
    summary: say('example.summary'),
    files: say('example.files'),
    ai: say('ai.none'),
    subtype: nameOf(batch.call.eligibility.subtypes),
    group: nameOf(batch.call.eligibility.groups),
  };
  const example = columns.map(({ key }) => examples[key as FixedColumn] ?? '');
  const filled = batch.rows.map(({ cells }) => columns.map(({ key }) => cells[key] ?? ''));
  const bytes = await writeSheet([
    {
      name: say('template.title'),
      head: columns.map((column) => nameIn(column.name, ask.language)),
      rows: filled.length > 0 ? filled : [example],
    },
  ]);
  return xlsxAnswer(bytes, `${nameIn(batch.call.name, ask.language)}-${say('template.title')}`);

  function nameOf(options: readonly { name: { zh: string; en?: string } }[] | undefined): string {
    return options?.[0] ? nameIn(options[0].name, ask.language) : '';
  }
}
