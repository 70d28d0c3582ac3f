/** What is made by the clock: files nobody asked about are put in the queue, and the queue is worked on. */

import { sweepWorkDirs } from '../../platform/ffmpeg.ts';
import { type Chore, type Errand, every } from '../../platform/worker.ts';
import type { RenditionRoom } from './actions/attempt.ts';
import { enqueueUnasked } from './actions/enqueue-unasked.ts';
import { workJob } from './actions/work-job.ts';

export const chores: Chore[] = [every(5, 'ask-for-renditions', enqueueUnasked)];

const dayMs = 86_400_000;

/** Errands that make things playable, so many at once; `stop` lets go of what is in hand, uncounted. */
export function openErrands(room: RenditionRoom, atOnce = 1): { errands: Errand[]; stop: () => void } {
  const stopping = new AbortController();
  const runs = async () => {
    while (!stopping.signal.aborted && (await workJob(room, stopping.signal)));
  };
  const makers = Array.from({ length: atOnce }, (_, n) => ({
    everySeconds: 2,
    name: `make-playable-${n + 1}`,
    runs,
  }));
  const sweep = async () => void (await sweepWorkDirs(room.workDir, { olderThanMs: dayMs }));
  const sweeper = { everySeconds: 3600, name: 'sweep-work', runs: sweep };
  return { errands: [...makers, sweeper], stop: () => stopping.abort() };
}
