/** Replays a vote from its published files, chain and fold alone and the whole recount: `bin/bench replay --votes 200000`. */

import { createHash, hash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { textOfBytes } from '../src/features/vote/ledger/file.ts';
import { Fold } from '../src/features/vote/ledger/fold.ts';
import {
  fileNameOf,
  hashOf,
  linesOfFile,
  parseContentLine,
  parseLine,
  sealOf,
} from '../src/features/vote/ledger/line.ts';
import { Merkle } from '../src/features/vote/ledger/merkle.ts';
import { recount } from '../src/features/vote/ledger/recount.ts';
import { digest } from '../src/platform/digest.ts';
import { drawLedger } from '../world/ledger.ts';

const { values } = parseArgs({
  options: {
    votes: { type: 'string', default: '200000' },
    works: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
    folder: { type: 'string' },
  },
});
const votes = Number(values.votes);
if (!(votes > 0)) throw new Error('--votes is a number above 0');
const folder = values.folder ?? mkdtempSync(path.join(tmpdir(), 'replay-'));
const seconds = (ms: number) => Math.round(ms) / 1000;

/** A vote of thirty days, five a day, about a tenth of its voters there on each. Not measured. */
function draw(): number {
  const from = performance.now();
  let bytes = 0;
  const drawn = { seed: Number(values.seed), votes, works: Number(values.works), others: 0.01, days: 30 };
  const lots = { voters: Math.ceil(votes / 12), checkpointEvery: Math.max(100, Math.ceil(votes / 2000)) };
  drawLedger({ ...drawn, ...lots }, (name, text) => {
    bytes += text.length;
    writeFileSync(path.join(folder, name), text);
  });
  console.log(`${votes} votes drawn in ${seconds(performance.now() - from)} s, ${Math.ceil(bytes / 1e6)} MB`);
  return bytes;
}

/** The lines of one file after the other; reading them is not what is measured here. */
function* files(kind: 'events' | 'contents'): Generator<string[]> {
  for (let first = 1; ; first += linesOfFile) {
    let bytes: Buffer;
    try {
      bytes = readFileSync(path.join(folder, fileNameOf(kind, first)));
    } catch {
      return;
    }
    yield textOfBytes(bytes).trimEnd().split('\n');
  }
}

/** Chain, seals, tree and fold of everything, without a file being waited for. */
function replay() {
  const root = hash('sha256', readFileSync(path.join(folder, 'poll.json')), 'hex');
  const [fold, tree, contents] = [new Fold(), new Merkle(digest), files('contents')];
  let [head, wrong, spent, events, raw] = [root, 0, 0, 0, 0];
  for (const lines of files('events')) {
    const said = contents.next().value as string[];
    const from = performance.now();
    for (const [index, text] of lines.entries()) {
      const [line, content] = [parseLine(text)!, parseContentLine(said[index]!)!];
      if (hashOf(digest, head, line.no, line.at, line.seal) !== line.hash) wrong++;
      if (sealOf(digest, content.text) !== line.seal) wrong++;
      head = line.hash;
      tree.add(head);
      fold.add(line.no, content.content!);
      if (content.content!.act === 'vote') raw++;
    }
    spent += performance.now() - from;
    events += lines.length;
  }
  return { events, raw, wrong, ms: spent, root: tree.root() };
}

/** What the machine does at best: one SHA-256 after the other over texts as long as a line's, and nothing else. */
function plainChain(links: number): number {
  let head = '0'.repeat(64);
  const from = performance.now();
  for (let no = 1; no <= links; no++)
    head = hash('sha256', `${head}|${no}|2026-05-01T04:00:00.123Z|${head}`, 'hex');
  return (links / (performance.now() - from)) * 1000;
}

/** The same without the one call that does all: as most would write it. */
function naiveChain(links: number): number {
  let head = '0'.repeat(64);
  const from = performance.now();
  for (let no = 1; no <= links; no++)
    head = createHash('sha256').update(`${head}|${no}|2026-05-01T04:00:00.123Z|${head}`).digest('hex');
  return (links / (performance.now() - from)) * 1000;
}

const bytes = draw();
const links = Math.min(500_000, votes);
const [plain, naive] = [plainChain(links), naiveChain(links)];
const cpuSeconds = (since: NodeJS.CpuUsage) => {
  const { user, system } = process.cpuUsage(since);
  return Math.round((user + system) / 1000) / 1000;
};
let cpu = process.cpuUsage();
const chain = replay();
const chainCpu = cpuSeconds(cpu);
cpu = process.cpuUsage();
const from = performance.now();
const read = async (name: string) => readFile(path.join(folder, name)).catch(() => undefined);
const done = await recount({ reader: { read, names: () => readdir(folder) }, digest });
const recountMs = performance.now() - from;
const recountCpu = cpuSeconds(cpu);
const memory = process.memoryUsage();
if (values.folder === undefined) rmSync(folder, { recursive: true });
if ('unreadable' in done) throw new Error(`${done.unreadable} cannot be read`);

const perSecond = Math.round((chain.raw / chain.ms) * 1000);
console.log(`chain, seals, tree and fold: ${seconds(chain.ms)} s, ${perSecond} votes/s`);
console.log(
  `plain SHA-256 chain of this machine: ${Math.round(plain)} links/s, as most write it ${Math.round(naive)}`,
);
console.log(
  `whole recount with files, quotas and ${done.checkpoints} checkpoints: ${seconds(recountMs)} s, ${Math.round(memory.rss / 1e6)} MB resident`,
);
console.log(
  JSON.stringify({
    ...{ bench: 'replay', votes: chain.raw, events: chain.events, bytes, checkpoints: done.checkpoints },
    ...{ votesPerSecond: perSecond, recountSeconds: seconds(recountMs) },
    ...{ recountVotesPerSecond: Math.round((chain.raw / recountMs) * 1000) },
    // On a machine that others use too, the time of the processor says more than that of the clock.
    ...{ chainCpuSeconds: chainCpu, recountCpuSeconds: recountCpu },
    ...{ plainLinksPerSecond: Math.round(plain), naiveLinksPerSecond: Math.round(naive) },
    ...{ residentMb: Math.round(memory.rss / 1e6), wrong: chain.wrong, findings: done.findings.length },
  }),
);
process.exit(chain.wrong === 0 && done.findings.length === 0 ? 0 : 1);
