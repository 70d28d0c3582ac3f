/** The printed statistics form as a spreadsheet: what is seen, and an empty one to fill. */

import { dayOf } from '../../../kernel/period.ts';
import { speaker } from '../../../kernel/text.ts';
import type { Ask } from '../../../platform/route.ts';
import { writeSheet, xlsxAnswer } from '../../../platform/spreadsheet.ts';
import type { Activity } from '../activity.ts';
import { type BatchColumn, batchColumns } from '../batch.ts';
import { listActivities } from '../store.ts';
import { text } from '../text.ts';
import { clockOf } from './fields.tsx';
import { askFilter } from './list.tsx';

const exportedMax = 5000;

/** One row an occurrence, as the form counts them: figures of the whole activity stand beside its first. */
function rowsOfOne(activity: Activity, sayChannel: (activity: Activity) => string): (string | number)[][] {
  return activity.occurrences.map((one, index) => {
    const figures = index === 0 ? activity : undefined;
    const cells: Record<BatchColumn, string | number> = {
      name: activity.name,
      organiser: activity.organiser,
      held: `${dayOf(one.heldAt)} ${clockOf(one.heldAt)}`,
      participants: one.participants,
      place: activity.place ?? '',
      enterprise: activity.enterprise ?? '',
      contacts: figures?.contacts ?? '',
      reach: figures?.reach ?? '',
      reachChannel: figures ? sayChannel(activity) : '',
      reachSource: figures?.reachSource ?? '',
      spread: figures?.spread ?? '',
      hours: figures?.hours ?? '',
      link: figures?.links.join(' ') ?? '',
      account: figures?.account ?? '',
    };
    return batchColumns.map((column) => cells[column]);
  });
}

/** What the actor sees of the list, as it is filtered there. */
export async function exportList(ask: Ask): Promise<Response> {
  const say = speaker(text, ask.language);
  const found = await listActivities(
    ask.tx,
    ask.actor,
    { page: 1, size: exportedMax },
    askFilter(ask.query.state),
  );
  const sayChannel = (one: Activity) => (one.reachChannel ? say(`channel.${one.reachChannel}`) : '');
  const rows = found.items.flatMap((one) =>
    rowsOfOne(one, sayChannel).map((cells) => [
      ...cells,
      ask.language === 'en' ? (one.unitName.en ?? one.unitName.zh) : one.unitName.zh,
      say(`state.${one.state}`),
    ]),
  );
  const numbered = rows.map((cells, index) => [index + 1, ...cells]);
  if (found.total > exportedMax) numbered.push(['', say('activities.export.cut', { max: exportedMax })]);
  const head = [say('form.number'), ...headOf(ask), say('unit'), say('state')];
  const bytes = await writeSheet([{ name: say('form.title').slice(0, 30), head, rows: numbered }]);
  return xlsxAnswer(bytes, `${say('form.title')}-${dayOf(ask.now)}.xlsx`);
}

/** The form to fill, with one example that reads as an activity of today. */
export async function template(ask: Ask): Promise<Response> {
  const say = speaker(text, ask.language);
  const example = [say('example.name'), '', dayOf(ask.now), 30];
  const bytes = await writeSheet([
    { name: say('form.title').slice(0, 30), head: headOf(ask), rows: [example] },
  ]);
  return xlsxAnswer(bytes, `${say('form.title')}.xlsx`);
}

function headOf(ask: Ask): string[] {
  const say = speaker(text, ask.language);
  return batchColumns.map((column) => say(`column.${column}`));
}
