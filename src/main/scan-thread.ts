/** The thread that searches: holds every hash in memory, and compares while the rest of the process goes on. */

import { parentPort } from 'node:worker_threads';
import { CornerRow } from '../features/resemblance/print/corner.ts';
import { HashRow, type ScanAsk, type ScanHit } from '../features/resemblance/print/scan.ts';

type Kind = 'picture' | 'video';
type Order =
  | { append: Kind; ids: Float64Array; words: Uint32Array; corners: (Uint32Array | undefined)[] }
  | { search: Kind; number: number; asks: ScanAsk[]; most: number }
  | { match: Uint32Array[]; number: number; most: number };

const rows: Record<Kind, HashRow> = { picture: new HashRow(), video: new HashRow() };
const corners = new CornerRow();

parentPort!.on('message', (order: Order) => {
  if ('append' in order) {
    rows[order.append].append(order.ids, order.words);
    for (const [at, words] of order.corners.entries()) if (words) corners.append(order.ids[at]!, words);
    return;
  }
  const hits: ScanHit[][] =
    'search' in order
      ? order.asks.map((ask) => rows[order.search].search(ask, order.most))
      : order.match.map((words) => corners.search(words, order.most));
  parentPort!.postMessage({ number: order.number, hits });
});
