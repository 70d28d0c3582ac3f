/** Covering a region of a picture: from that moment on judges get the covered copy and nothing else of it. */

import type { FileId } from '../../../kernel/id.ts';
import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import type { EntryFile } from '../../entry/file.ts';
import type { MediaRoom } from '../../media/actions/examine-file.ts';
import { type Cover, coversOf, judgeRegion, marksMax, type WorkJudged } from '../redaction.ts';
import { insertMark, listMarks, lockMarks } from '../store.ts';
import { announceMarked } from './announce-marked.ts';
import { drawCopies } from './draw-copies.ts';

export const coverPicture =
  (room: MediaRoom) =>
  async <T extends WorkJudged & { files: readonly EntryFile[] }>(
    doing: Doing,
    at: T,
    typed: { file: FileId } & Cover,
  ): Promise<Outcome<T>> => {
    const { tx, actor, now } = doing;
    const problems = judgeRegion(typed);
    if (problems.length > 0) return refuseAll(problems);
    const file = at.files.find((one) => one.file.id === typed.file)?.file;
    if (file?.kind !== 'picture') return refuse('redaction.no-such-file', undefined, 'file');
    await lockMarks(tx, at.entryId);
    if (coversOf(await listMarks(tx, [at.entryId]), file.id).length >= marksMax)
      return refuse('redaction.too-many', { max: marksMax });
    const { file: fileId, ...cover } = typed;
    const mark = { kind: 'cover' as const, fileId };
    await insertMark(tx, actor, now, at.entryId, { ...mark, ...cover });
    if (!(await drawCopies(tx, room, at.entryId, file)))
      return refuse('redaction.not-drawn', undefined, 'file');
    await announceMarked(doing, at, mark);
    return done(at);
  };
