/** A recount: everything published of a vote, read as a stream, checked, and counted again, by whoever likes to. */

import { parseBody, parseCheckpoint } from './checkpoint.ts';
import { type Reader, textOfBytes } from './file.ts';
import { checkpointNameOf, type Digest } from './line.ts';
import { hexOf } from './merkle.ts';
import { readPoll } from './poll.ts';
import { parseReceipt } from './receipt.ts';
import { type Kept, type Recounted, Walk } from './walk.ts';

export type RecountAsked = {
  reader: Reader;
  digest: Digest;
  /** The texts of files that somebody kept. */
  checkpoint?: string;
  receipt?: string;
  onProgress?: (done: { events: number; of: number }) => void;
  /** Lets others have their turn; asked every so many events. */
  rest?: () => Promise<void>;
};

/** Why nothing could be recounted at all. */
export type Unreadable = { unreadable: 'poll.json' | 'checkpoint' | 'receipt' };

const timesMax = 3;

/** Recounts. What was published meanwhile can look like a finding: then it is done again. */
export async function recount(asked: RecountAsked): Promise<Recounted | Unreadable> {
  for (let time = 1; ; time++) {
    const done = await recountOnce(asked);
    if ('unreadable' in done || done.findings.length === 0 || time >= timesMax) return done;
    if (!(await asked.reader.read(checkpointNameOf(done.checkpoints + 1)))) return done;
  }
}

async function recountOnce(asked: RecountAsked): Promise<Recounted | Unreadable> {
  const { reader, digest } = asked;
  const bytes = await reader.read('poll.json');
  const poll = bytes && readPoll(textOfBytes(bytes));
  if (!bytes || !poll) return { unreadable: 'poll.json' };
  const kept = keptOf(asked);
  if ('unreadable' in kept) return kept;
  const names = await reader.names();
  const root = hexOf(digest.sha256(bytes));
  const walk = new Walk({ ...asked, poll, root, kept, names });
  return walk.go();
}

/** What somebody kept, read. */
function keptOf(asked: RecountAsked): Kept | Unreadable {
  const kept: Kept = {};
  if (asked.checkpoint !== undefined) {
    const file = parseCheckpoint(asked.checkpoint);
    const body = file && parseBody(file.body);
    if (!body) return { unreadable: 'checkpoint' };
    kept.checkpoint = { number: body.number, text: file.body };
  }
  if (asked.receipt !== undefined) {
    kept.receipt = parseReceipt(asked.receipt);
    if (!kept.receipt) return { unreadable: 'receipt' };
  }
  return kept;
}
