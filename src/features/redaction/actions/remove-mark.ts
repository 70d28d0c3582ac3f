/** Taking a mark away again; a picture is drawn anew without it. */

import { isId } from '../../../kernel/id.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { EntryFile } from '../../entry/file.ts';
import type { MediaRoom } from '../../media/actions/examine-file.ts';
import type { Mark, WorkJudged } from '../redaction.ts';
import { endMark, lockMarks } from '../store.ts';
import { drawCopies } from './draw-copies.ts';

type At = WorkJudged & { files: readonly EntryFile[]; mark?: Mark };

export const removeMark =
  (room: MediaRoom) =>
  async <T extends At>(doing: Doing, at: T): Promise<Outcome<T>> => {
    const { tx, actor, now } = doing;
    await lockMarks(tx, at.entryId);
    const { mark } = at;
    const isEnded = mark && isId(mark.id) && (await endMark(tx, actor, now, at.entryId, mark.id));
    if (!isEnded) return refuse('redaction.no-such-mark');
    const fileId = mark.kind === 'cover' ? mark.fileId : undefined;
    const file = at.files.find((one) => one.file.id === fileId)?.file;
    if (file && !(await drawCopies(tx, room, at.entryId, file))) return refuse('redaction.not-drawn');
    await announce(doing, {
      name: 'redaction.unmarked',
      subjectId: at.entryId,
      organisationId: at.judged.runnerId,
      campaignId: at.judged.campaignId,
      seat: 'officer',
      before: { kind: mark.kind },
    });
    return done(at);
  };
