/** Recounting a vote on the console, from its published files alone: no database, no account, a folder or an address. */

import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Reader } from '../features/vote/ledger/file.ts';
import { recount } from '../features/vote/ledger/recount.ts';
import type { Recounted } from '../features/vote/ledger/walk.ts';
import { readerAt } from '../features/vote/reading.ts';
import { sayFinding } from '../features/vote/saying.ts';
import { text } from '../features/vote/text/recount.ts';
import { fill, type Values } from '../kernel/text.ts';
import { digest } from '../platform/digest.ts';

type Key = keyof typeof text;

/** The keeper reads on the console, where no language was chosen. */
function both(key: Key, about: Values = {}): string {
  return `${fill(text[key].en, about, 'en')} ${fill(text[key].zh, about, 'zh')}`;
}

function folderReader(folder: string): Reader {
  return {
    read: async (name) => {
      try {
        return await readFile(path.join(folder, name));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    names: () => readdir(folder),
  };
}

/** 0: all fits; 1: something does not, each kind in a sentence; 2: it could not be read. */
export async function recountPlace(words: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        ...{ checkpoint: { type: 'string' }, receipt: { type: 'string' } },
        json: { type: 'boolean', default: false },
      },
    });
    const [place = ''] = positionals;
    const reader = /^https?:\/\//.test(place) ? readerAt(place, fetch) : folderReader(path.resolve(place));
    const kept = (file: string | undefined) => (file === undefined ? undefined : readFile(file, 'utf8'));
    const done = await recount({
      ...{ reader, digest, checkpoint: await kept(values.checkpoint), receipt: await kept(values.receipt) },
      onProgress: process.stderr.isTTY ? showProgress : undefined,
    });
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
    if ('unreadable' in done) return say(2, both('recount.unreadable', { name: done.unreadable }));
    if (values.json) console.log(JSON.stringify(jsonOf(done)));
    else sayTable(done);
    return done.findings.length === 0 ? 0 : 1;
  } catch (error) {
    return say(
      2,
      both('recount.unreadable', { name: error instanceof Error ? error.message : String(error) }),
    );
  }
}

function say(code: number, sentence: string): number {
  console.error(sentence);
  return code;
}

function showProgress({ events, of }: { events: number; of: number }): void {
  process.stderr.write(`\r${events} / ${of} `);
}

/** What both implementations say alike. */
function jsonOf({ poll, state, events, checkpoints, totals, findings }: Recounted) {
  return { poll: poll.poll, state, events, checkpoints, totals: totals ?? null, findings };
}

function sayTable(done: Recounted): void {
  const { poll, last, totals, findings } = done;
  console.log(`${poll.poll}  ${both(`recount.state.${done.state}`)}`);
  console.log(both('recount.sizes', { events: done.events, checkpoints: done.checkpoints }));
  if (last)
    console.log(both('recount.stated', { number: last.number, size: last.size, at: new Date(last.at) }));
  console.log(totals ? 'raw\tretracted\tquarantined\tvoid\teffective\twork' : 'shown\twork');
  for (const { id, title } of poll.works) {
    const one = totals?.[id];
    const shown = last && !last.final ? last.shown.totals[id] : undefined;
    const reasons = Object.entries(one?.reasons ?? {}).map(([rule, count]) => `${rule} ${count}`);
    const figures = one
      ? [one.raw, one.retracted, one.quarantined, one.void, one.effective].join('\t')
      : String(shown ?? '-');
    console.log(`${figures}\t${title} ${reasons.length > 0 ? `(${reasons.join(', ')})` : ''}`.trimEnd());
  }
  for (const finding of findings)
    console.log(`${finding.code}: ${sayFinding(finding, 'en')} ${sayFinding(finding, 'zh')}`);
  if (findings.length > 0) console.log(both('recount.differs', { count: findings.length }));
  else console.log(both(totals ? 'recount.equal' : 'recount.sound'));
}
