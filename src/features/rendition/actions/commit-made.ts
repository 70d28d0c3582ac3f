/** What a job has made is told, all at once, and only if the job is still held by whoever made it. */

import type { Language } from '../../../kernel/text.ts';
import { done, refuse } from '../../../kernel/verdict.ts';
import { inTransaction } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { MediaFile } from '../../media/media.ts';
import { holdBytes, setRenditions } from '../../media/store.ts';
import type { Cue } from '../caption.ts';
import type { Job } from '../job.ts';
import type { Rendition } from '../rendition.ts';
import { insertCaption } from '../store/caption.ts';
import { finishJob } from '../store/job.ts';
import { replaceRenditions } from '../store.ts';
import type { RenditionRoom } from './attempt.ts';

/** An output; `token` where its bytes still wait in quarantine to be adopted. */
export type Output = Omit<Rendition, 'fileId'> & { token?: string };

export type Made = {
  outputs: readonly Output[];
  captions?: readonly { language: Language; cues: readonly Cue[] }[];
  /** What pages show of a photo that only now could be opened. */
  drawn?: MediaFile['renditions'];
};

/** True when it was told; false when the job is another's by now, and then nothing of it counts (F-07, AC-102). */
export async function commitMade(
  room: Pick<RenditionRoom, 'db' | 'files'>,
  job: Job,
  made: Made,
): Promise<boolean> {
  const outcome = await inTransaction(room.db, { kind: 'machine' }, async (doing) => {
    if (!(await finishJob(doing, job))) return refuse('http.stale');
    for (const { sha256, token } of made.outputs) {
      await holdBytes(doing.tx, sha256);
      if (token) await room.files.adopt(token, sha256);
    }
    await replaceRenditions(doing, job, made.outputs);
    if (made.drawn) await setRenditions(doing.tx, job.fileId, made.drawn);
    // Subtitles that people have sent or edited stand: those in the film only ever come first.
    for (const { language, cues } of made.captions ?? [])
      await insertCaption(doing, { fileId: job.fileId, language, version: 1, source: 'embedded', cues });
    await announce(doing, { name: 'rendition.made', subjectId: job.fileId, after: { kind: job.kind } });
    return done(true);
  });
  if (!outcome.ok) for (const { token } of made.outputs) if (token) await room.files.discard(token);
  return outcome.ok;
}
