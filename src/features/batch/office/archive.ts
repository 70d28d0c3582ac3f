/** The archive of a handover: a folder for each 作者+推荐单位 with its form, the files, and one table of all. */

import { sayInstant } from '../../../kernel/period.ts';
import { nameIn, speaker } from '../../../kernel/text.ts';
import type { Ask } from '../../../platform/route.ts';
import { type WrittenSheet, writeSheet } from '../../../platform/spreadsheet.ts';
import { safeNames, type ZipPart, zipAnswer } from '../../../platform/zip.ts';
import { type Answer, sayAnswer } from '../../call/field.ts';
import type { MediaRoom } from '../../media/actions/examine-file.ts';
import type { Packed } from '../actions/make-handover.ts';
import { columnsOf } from '../column.ts';
import {
  type CarriedWork,
  type FormCells,
  fileNameOf,
  folderOf,
  formCells,
  type Handover,
} from '../handover.ts';
import { text } from '../text.ts';

/** Papers of the federation are Chinese, whatever language the officer reads. */
const say = speaker(text, 'zh');

type Placed = { work: CarriedWork; folder: string; paths: string[]; cells: FormCells };

/** Gives every file its path within the archive. */
function placeAll(
  works: readonly CarriedWork[],
  { call }: Packed,
  names: ReturnType<typeof safeNames>,
): Placed[] {
  return works.map((work) => {
    const folder = folderOf(work);
    const paths = work.files.map((_, index) => names(folder, fileNameOf(work, index)));
    const { subtype, statements } = work.entry;
    const kind = call.eligibility.subtypes?.find((one) => one.key === subtype)?.name ?? call.name;
    const ai = statements.ai ? say(`ai.${statements.ai}`) : '';
    return { work, folder, paths, cells: formCells(work, { kind: nameIn(kind, 'zh'), ai, files: paths }) };
  });
}

const formHeads: readonly [keyof FormCells, string][] = [
  ['recommender', say('form.recommender')],
  ['makers', say('form.makers')],
  ['role', say('column.role')],
  ['address', say('form.address')],
  ['telephone', say('form.telephone')],
  ['mail', say('form.mail')],
  ['kind', say('form.kind')],
  ['title', say('column.title')],
  ['madeOn', say('form.made-on')],
  ['link', say('column.link')],
  ['summary', say('column.summary')],
];
const summaryHeads: readonly [keyof FormCells, string][] = [
  ['recommender', say('form.recommender')],
  ['kind', say('form.kind')],
  ['title', say('column.title')],
  ['makers', say('form.makers')],
  ['role', say('column.role')],
  ['length', say('form.length')],
  ['telephone', say('form.telephone')],
  ['place', say('form.place')],
  ['number', say('form.number')],
  ['summary', say('column.summary')],
  ['link', say('column.link')],
  ['ai', say('column.ai')],
  ['files', say('column.files')],
  ['note', say('form.note')],
];

/** 推荐表: one of each folder, a line for each work of that maker. */
function formOfFolder(placed: readonly Placed[]): WrittenSheet {
  return {
    name: say('form.title'),
    head: formHeads.map(([, head]) => head),
    rows: placed.map(({ cells }) => formHeads.map(([key]) => cells[key])),
  };
}

/** 汇总表: all works, with what the call asked, so that another batch can read it again. */
function summaryOf(placed: readonly Placed[], { call }: Packed): WrittenSheet {
  const own = columnsOf(call).filter((column) => column.field !== undefined);
  return {
    name: say('form.summary'),
    head: [say('form.nth'), ...summaryHeads.map(([, head]) => head), ...own.map((one) => one.name.zh)],
    rows: placed.map(({ cells, work }, index) => [
      index + 1,
      ...summaryHeads.map(([key]) => cells[key]),
      ...own.map(({ field }) => {
        const answer = work.entry.answers?.[field!.key];
        return answer === undefined ? '' : sayAnswer(field!, answer as Answer, 'zh');
      }),
    ]),
  };
}

/** Who packed it and when stands in it: a copy that turns up elsewhere says whose it was (AC-116). */
function marked(packed: Packed, handover: Handover, by: string): WrittenSheet {
  const at = { zh: sayInstant(handover.madeAt, 'zh') };
  return {
    name: say('handover.title'),
    head: [say('handover.made', { name: by, at })],
    rows: [
      [nameIn(packed.organisation.name, 'zh')],
      [nameIn(packed.call.name, 'zh')],
      [say('handover.private')],
    ],
  };
}

/** Bytes are opened one after the other while they are fetched; tables are small and ready. */
export async function archiveAnswer(
  room: MediaRoom,
  ask: Ask,
  handover: Handover & Packed,
  works: readonly CarriedWork[],
): Promise<Response> {
  const names = safeNames();
  const placed = placeAll(works, handover, names);
  const by = ask.actor.kind === 'person' ? ask.actor.name : '';
  const sheet = async (folder: string, name: string, sheets: WrittenSheet[]): Promise<ZipPart> => {
    const bytes = await writeSheet(sheets);
    return { name: names(folder, `${name}.xlsx`), sizeBytes: bytes.length, open: () => bytes };
  };
  const parts: ZipPart[] = [
    await sheet('', say('form.summary'), [summaryOf(placed, handover), marked(handover, handover, by)]),
  ];
  for (const folder of new Set(placed.map((one) => one.folder))) {
    const own = placed.filter((one) => one.folder === folder);
    parts.push(await sheet(folder, say('form.title'), [formOfFolder(own)]));
    for (const { work, paths } of own)
      for (const [index, { file }] of work.files.entries())
        parts.push({
          name: paths[index]!,
          sizeBytes: file.sizeBytes,
          open: () => room.files.read(file.sha256),
        });
  }
  const title = `${handover.call.name.zh}-${handover.organisation.shortName.zh}`;
  return zipAnswer(parts, handover.madeAt, title);
}
