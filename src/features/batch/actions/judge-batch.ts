/** Judging a batch: every row as its entry would be judged when sent, every problem by its cell; writes nothing. */

import { personIdOf } from '../../../kernel/actor.ts';
import type { EntryId, PersonId } from '../../../kernel/id.ts';
import type { Sentence } from '../../../kernel/text.ts';
import type { Refusal } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { askedFields } from '../../call/eligibility.ts';
import { readWork } from '../../entry/actions/read-work.ts';
import { type EntryAtCall, type EntryText, findingsOf, judgeEntry } from '../../entry/entry.ts';
import type { MediaFile } from '../../media/media.ts';
import { sayFinding } from '../../media/rule.ts';
import { type Column, type ColumnKey, columnOfProblem, columnsOf } from '../column.ts';
import { type Matched, matchFiles } from '../matching.ts';
import { formOf, makersOf, optionKey, type Row, sameKey } from '../row.ts';
import type { WholeBatch } from './see-batch.ts';

export type CellProblem = { column: ColumnKey; refusal: Refusal };
export type JudgedRow = Row & {
  files: readonly MediaFile[];
  fileNames: readonly string[];
  problems: readonly CellProblem[];
  advice: readonly Sentence[];
  /** Says nothing of AI: chosen for all such rows when they are handed in. */
  lacksAi: boolean;
  /** What would be sent, where it can be read at all. */
  text?: EntryText;
  entryId?: EntryId;
};
export type JudgedBatch = { columns: readonly Column[]; rows: JudgedRow[]; unused: string[] };

export const isGood = (row: JudgedRow): boolean => row.problems.length === 0 && row.entryId === undefined;
export const isWrong = (row: JudgedRow): boolean => row.problems.length > 0 && row.entryId === undefined;

/** The dry run. Rows that are entries already are shown and not judged again. */
export function judgeBatch(batch: WholeBatch, { actor, now }: Pick<Doing, 'actor' | 'now'>): JudgedBatch {
  const columns = columnsOf(batch.call);
  const entered = new Map(batch.entered.map(({ row, entryId }) => [row, entryId]));
  const open = batch.rows.filter((one) => !entered.has(one.row));
  const names = batch.files.map((file) => file.name);
  const matching = matchFiles(open.map(wantedOf), names);
  const by = personIdOf(actor) ?? batch.byId;
  const rows = batch.rows.map((row): JudgedRow => {
    const entryId = entered.get(row.row);
    const quiet = { files: [], fileNames: [], problems: [], advice: [], lacksAi: false };
    if (entryId) return { ...row, ...quiet, entryId };
    return judgeRow({ batch, columns, by, now }, row, matching.rows.get(row.row)!);
  });
  return { columns, rows, unused: matching.unused };
}

const wantedOf = ({ row, line, cells }: Row) => ({
  ...{ row, line, files: cells.files, title: cells.title },
  makers: makersOf(cells.makers).map((maker) => maker.name),
});

type Judging = { batch: WholeBatch; columns: readonly Column[]; by: PersonId; now: Date };

function judgeRow({ batch, columns, by, now }: Judging, row: Row, matched: Matched): JudgedRow {
  const { call } = batch;
  const files = matched.names.flatMap((name) => batch.files.find((one) => one.name === name)?.file ?? []);
  const at = (refusal: Refusal) => ({ column: columnOfProblem(refusal.field, columns), refusal });
  const before = [...twice(row, batch.rows), ...matched.problems].map(at);
  const read = readWork(formOfRow(row, batch, columns), call);
  const shown = { ...row, files, fileNames: matched.names, advice: [], lacksAi: false };
  if (!read.ok) return { ...shown, problems: [...before, ...read.refusals.map(at)] };
  const text = read.value;
  const lacksAi = text.statements.ai === undefined;
  const draft = draftOf(
    { ...text, statements: { ...text.statements, ai: text.statements.ai ?? 'none' } },
    batch,
    by,
    now,
  );
  const entry: EntryAtCall = {
    ...draft,
    files: files.map((file, index) => ({ file, position: index + 1, note: '', addedAt: now })),
    file: files[0],
  };
  // Where the files meant cannot be told, that they are missing is no news.
  const found = judgeEntry(entry).filter(
    (one) => !(one.code === 'entry.file-missing' && matched.problems.length > 0),
  );
  return { ...shown, text, lacksAi, problems: [...before, ...found.map(at)], advice: adviceOn(entry) };
}

/** What the officer vouches for is taken as given; it is ticked when the rows are handed in. */
function formOfRow(row: Row, { call }: WholeBatch, columns: readonly Column[]): Record<string, string[]> {
  const { subtypes, groups } = call.eligibility;
  const vouched = askedFields(call).filter((field) => field.kind === 'statement');
  const { subtype, group } = row.cells;
  return {
    ...formOf(row, columns),
    ...(subtype ? { subtype: [optionKey(subtypes, subtype)] } : {}),
    ...(group ? { group: [optionKey(groups, group)] } : {}),
    ...Object.fromEntries(vouched.map((field) => [`answers.${field.key}`, ['yes']])),
    ...{ original: ['yes'], portrait: ['yes'], licence: ['yes'] },
  };
}

/** An entry as it would stand a moment before it is sent. */
function draftOf(text: EntryText, batch: WholeBatch, by: PersonId, now: Date): Omit<EntryAtCall, 'files'> {
  const { call, unit, granted = [] } = batch;
  return {
    ...text,
    ...{ id: '' as EntryId, callId: call.id, campaignId: call.campaignId, call, granted },
    ...{ unitId: unit.id, unitPath: unit.path, unitName: unit.name },
    ...{ declared: [], state: 'draft', enteredBy: 'unit', sentBy: by },
    ...{ version: 1, revision: 1, createdAt: now, updatedAt: now },
  };
}

function twice(row: Row, rows: readonly Row[]): Refusal[] {
  const other = rows.find((one) => one.row !== row.row && sameKey(one) === sameKey(row));
  return other && row.cells.title
    ? [{ code: 'batch.row-twice', about: { line: other.line }, field: 'title' }]
    : [];
}

/** What a rule only advises, said by the file's name. */
function adviceOn(entry: EntryAtCall): Sentence[] {
  return entry.files.flatMap(({ file }) =>
    findingsOf({ call: entry.call, subtype: entry.subtype, file })
      .filter((finding) => finding.standing === 'fails' && finding.rule.force === 'should')
      .map((finding) => ({
        zh: `${file.originalName}: ${sayFinding(finding, 'zh')}`,
        en: `${file.originalName}: ${sayFinding(finding, 'en')}`,
      })),
  );
}
