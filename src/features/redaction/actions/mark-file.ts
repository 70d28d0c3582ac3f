/** Keeping a whole file back from judges, or saying that somebody looked at it. */

import type { FileId } from '../../../kernel/id.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import type { EntryFile } from '../../entry/file.ts';
import type { WorkJudged } from '../redaction.ts';
import { insertMark } from '../store.ts';
import { announceMarked } from './announce-marked.ts';

export async function markFile<T extends WorkJudged & { files: readonly EntryFile[] }>(
  doing: Doing,
  at: T,
  typed: { file: FileId; kind: 'withhold' | 'clear' },
): Promise<Outcome<T>> {
  if (!at.files.some(({ file }) => file.id === typed.file))
    return refuse('redaction.no-such-file', undefined, 'file');
  const mark = { kind: typed.kind, fileId: typed.file };
  const isNew = await insertMark(doing.tx, doing.actor, doing.now, at.entryId, mark);
  if (!isNew) return refuse('redaction.marked-already', undefined, 'file');
  await announceMarked(doing, at, mark);
  return done(at);
}
