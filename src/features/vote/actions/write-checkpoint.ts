/** Stating: a poll's ledger as it stands is counted, its root reckoned, and both are signed. */

import type { EntryId, PollId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/db.ts';
import { digest } from '../../../platform/digest.ts';
import type { Signer } from '../../../platform/signing.ts';
import { blockSize, rootOfRange } from '../block.ts';
import { bodyText, type CheckpointBody, shownOf } from '../ledger/checkpoint.ts';
import { emptyTotals } from '../ledger/fold.ts';
import { rootOf } from '../ledger/merkle.ts';
import { type PublishedPoll, readPoll } from '../ledger/poll.ts';
import {
  findLastCheckpoint,
  insertBlock,
  insertCheckpoint,
  type KeptCheckpoint,
  listBlocks,
  listHashes,
  lockCheckpoints,
  readEventInstant,
} from '../store/checkpoint.ts';
import { type Reading, readLength } from '../store/ledger.ts';
import { findPollById, findPublished } from '../store/poll.ts';
import { countRaw, foldUpto, saveCount, saveShown } from '../store/tally.ts';
import { endOf } from '../vote.ts';

/** Nothing was written when the ledger's lock could not be had, or another key than this one was promised. */
export async function writeCheckpoint(
  tx: Tx,
  pollId: PollId,
  signer: Signer,
): Promise<'written' | 'busy' | 'other-key'> {
  await lockCheckpoints(tx, pollId);
  const published = (await findPublished(tx, pollId))!;
  const promise = readPoll(published)!;
  if (promise.publicKey !== signer.publicKey) return 'other-key';
  const reading = await readLength(tx, pollId);
  if (!reading) return 'busy';
  // Read after the lock: an extension that held it counts.
  const poll = (await findPollById(tx, pollId))!;
  const last = await findLastCheckpoint(tx, pollId);
  const at = last && last.at > reading.at ? last.at : reading.at;
  await saveCount(tx, poll, reading, false);
  const base = digest.sha256Text(published);
  const stated = {
    poll: pollId,
    number: (last?.number ?? 0) + 1,
    previous: last ? digest.sha256Text(last.body) : base,
    size: reading.no,
    head: reading.no === 0 ? base : (await listHashes(tx, pollId, reading.no, reading.no))[0]!,
    root: await reckonRoot(tx, pollId, reading.no),
    at: at.toISOString(),
  };
  const isFinal = last?.isFinal || at >= endOf(poll);
  const said = isFinal
    ? await sayTotals(tx, promise, last, reading)
    : await sayShown(tx, promise, last, { ...reading, at });
  const body = bodyText({ ...stated, ...said.body } as CheckpointBody);
  await insertCheckpoint(tx, pollId, {
    ...{ number: stated.number, size: reading.no, shownSize: said.size, isFinal, body, at },
    ...{ signature: signer.sign(body), counts: said.counts },
  });
  return 'written';
}

type Said = {
  size: number;
  counts: Map<EntryId, number>;
  body: { final: true; totals: object } | { final: false; shown: object };
};

/** Exact, from the last checkpoint on: raw votes add up, what happened to votes is read whole. */
async function sayTotals(
  tx: Tx,
  { poll, works }: PublishedPoll,
  last: KeptCheckpoint | undefined,
  { no }: Reading,
): Promise<Said> {
  const counts = await countOn(tx, poll as PollId, last, no);
  const totals = await foldUpto(tx, poll as PollId, counts, no);
  const table = works.map(({ id }) => [id, totals.get(id as EntryId) ?? emptyTotals()]);
  return { size: no, counts, body: { final: true, totals: Object.fromEntries(table) } };
}

/** Of the events that are old enough, rounded; the pages show it from now on (AC-148). */
async function sayShown(
  tx: Tx,
  { poll, works, lagSeconds }: PublishedPoll,
  last: KeptCheckpoint | undefined,
  { at, no }: Reading,
): Promise<Said> {
  const pollId = poll as PollId;
  const until = new Date(at.getTime() - lagSeconds * 1000);
  const size = await sizeAt(tx, pollId, until, last?.shownSize ?? 0, no);
  const counts = await countOn(tx, pollId, last, size);
  const totals = await foldUpto(tx, pollId, counts, size);
  const shown = new Map(
    works.map(({ id }) => [id as EntryId, shownOf(totals.get(id as EntryId)?.effective ?? 0)]),
  );
  await saveShown(tx, pollId, until, shown);
  const said = { size, at: until.toISOString(), totals: Object.fromEntries(shown) };
  return { size, counts, body: { final: false, shown: said } };
}

async function countOn(tx: Tx, pollId: PollId, last: KeptCheckpoint | undefined, upto: number) {
  const counts = new Map(last?.counts ?? []);
  for (const [id, raw] of await countRaw(tx, pollId, last?.shownSize ?? 0, upto))
    counts.set(id, (counts.get(id) ?? 0) + raw);
  return counts;
}

/** How many events are not younger than an instant: at least `low`, at most `high`; instants never go back. */
async function sizeAt(tx: Tx, pollId: PollId, until: Date, low: number, high: number): Promise<number> {
  let [least, most] = [Math.min(low, high), high];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if ((await readEventInstant(tx, pollId, middle)) <= until) least = middle;
    else most = middle - 1;
  }
  return least;
}

/** The root over the first events; the roots of whole blocks are kept on the way. */
async function reckonRoot(tx: Tx, pollId: PollId, size: number): Promise<string> {
  const blocks = await listBlocks(tx, pollId);
  while ((blocks.length + 1) * blockSize <= size) {
    const from = blocks.length * blockSize + 1;
    const hash = rootOf(digest, await listHashes(tx, pollId, from, from + blockSize - 1));
    await insertBlock(tx, pollId, blocks.length, hash);
    blocks.push(hash);
  }
  const hashes = (from: number, to: number) => listHashes(tx, pollId, from, to);
  return rootOfRange(digest, { from: 1, to: size }, blocks, hashes);
}
