/** What uploads do by the clock: they are swept. */

import type { Errand } from '../../platform/worker.ts';
import { type SweepRoom, sweepUploads } from './actions/sweep-uploads.ts';

const sweepSeconds = 300;

export function errands(room: SweepRoom): Errand[] {
  const runs = async () => void (await sweepUploads(room));
  return [{ everySeconds: sweepSeconds, name: 'sweep-uploads', runs }];
}
