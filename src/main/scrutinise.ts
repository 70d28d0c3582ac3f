/** Trying the detector on any file of votes, on the console: no database, no account, no network. */

import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import type { CastVote } from '../features/scrutiny/detect/cast-vote.ts';
import { type Columns, readColumns } from '../features/scrutiny/detect/columns.ts';
import { detectorRules } from '../features/scrutiny/detect/detector-rules.ts';
import { type Fault, readCastVote } from '../features/scrutiny/detect/reading.ts';
import { scrutiniseColumns } from '../features/scrutiny/detect/scrutinise.ts';
import type { Suspicion } from '../features/scrutiny/detect/suspicion.ts';
import { text } from '../features/scrutiny/text/suspicion.ts';
import { fill, type Values } from '../kernel/text.ts';

const badLinesShown = 50;
const chunkBytes = 4 * 1_048_576;
/** Beyond so many votes nobody looks whether an id came before: the memory for it would be larger than the votes. */
const idsKept = 5_000_000;

type BadLine = { line: number; key: keyof typeof text; about: Values };

/** The keeper reads on the console, where no language was chosen. */
const both = (key: keyof typeof text, about: Values = {}): string =>
  `${fill(text[key].en, about, 'en')} ${fill(text[key].zh, about, 'zh')}`;

/** A pipe may have nothing to give yet. */
function readSome(file: number, bytes: Buffer): number {
  for (;;) {
    try {
      return readSync(file, bytes, 0, bytes.length, null);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw error;
      wait();
    }
  }
}

const wait = (): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
};

/** Everything is written before the command ends, even into a pipe that is read slowly. */
function say(line: string): void {
  let rest = Buffer.from(`${line}\n`);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(1, rest));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') throw error;
      wait();
    }
  }
}

/** The lines of a file, one by one, however large it is. */
function* linesOf(file: number): Iterable<string> {
  const bytes = Buffer.allocUnsafe(chunkBytes);
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for (let n = readSome(file, bytes); n > 0; n = readSome(file, bytes)) {
    const lines = (rest + decoder.write(bytes.subarray(0, n))).split('\n');
    rest = lines.pop()!;
    yield* lines;
  }
  rest += decoder.end();
  if (rest !== '') yield rest;
}

const badLineOf = (fault: Fault, line: number): BadLine =>
  fault.fault === 'field'
    ? { line, key: 'read.bad-field', about: { line, field: fault.field } }
    : { line, key: fault.fault === 'json' ? 'read.bad-json' : 'read.bad-object', about: { line } };

/** The votes of a file; what is no vote is kept apart with its line. */
function* votesOf(lines: Iterable<string>, bad: BadLine[]): Iterable<CastVote> {
  const ids = new Set<string>();
  let line = 0;
  for (const whole of lines) {
    line++;
    const trimmed = (line === 1 ? whole.replace(/^\uFEFF/, '') : whole).trim();
    if (trimmed === '') continue;
    const read = readCastVote(trimmed);
    if ('fault' in read) bad.push(badLineOf(read, line));
    else if (ids.has(read.vote.id)) bad.push({ line, key: 'read.twice', about: { line, id: read.vote.id } });
    else {
      if (ids.size < idsKept) ids.add(read.vote.id);
      yield read.vote;
    }
  }
}

function sayBad(bad: readonly BadLine[]): void {
  for (const { key, about } of bad.slice(0, badLinesShown)) console.error(both(key, about));
  if (bad.length > badLinesShown) console.error(both('read.bad-more', { count: bad.length - badLinesShown }));
}

type Work = { work: string; raw: number; setAside: number; effective: number };

function worksOf(columns: Columns, suspicions: readonly Suspicion[]): Work[] {
  const [raw, set] = [new Map<string, number>(), new Map<string, number>()];
  for (const of of columns.work) raw.set(columns.works[of]!, (raw.get(columns.works[of]!) ?? 0) + 1);
  for (const { works, votes } of suspicions) set.set(works[0]!, (set.get(works[0]!) ?? 0) + votes.length);
  return [...raw]
    .map(([work, all]) => ({
      work,
      raw: all,
      setAside: set.get(work) ?? 0,
      effective: all - (set.get(work) ?? 0),
    }))
    .sort((a, b) => b.setAside - a.setAside || b.raw - a.raw || (a.work < b.work ? -1 : 1));
}

/** Which fields the votes tell, in hundredths: what is not told cannot speak. */
function toldOf({ count, dwell, since, tier, prefix, region, agent, via }: Columns): Record<string, number> {
  const share = (column: ArrayLike<number>) => {
    let n = 0;
    for (let i = 0; i < column.length; i++) if (column[i]! >= 0 || column[i]! < -1) n++;
    return Math.round((100 * n) / Math.max(1, count));
  };
  const [dwellMs, voterSince, address] = [share(dwell), share(since), share(prefix)];
  return {
    tier: share(tier),
    address,
    region: share(region),
    agent: share(agent),
    dwellMs,
    via: share(via),
    voterSince,
  };
}

const instant = (ms: number | Date): string => new Date(ms).toISOString();

function sayAll(
  file: string,
  columns: Columns,
  suspicions: readonly Suspicion[],
  works: readonly Work[],
): void {
  const [from, to] = [instant(columns.at[0]!), instant(columns.at[columns.count - 1]!)];
  const { count: votes, voters } = columns;
  say(both('read.head', { file, votes, works: works.length, voters, from, to }));
  const told = Object.entries(toldOf(columns)).map(([field, share]) => `${field} ${share}%`);
  say(both('read.told', { told: told.join(', ') }));
  const set = works.reduce((sum, work) => sum + work.setAside, 0);
  const touched = works.filter((work) => work.setAside > 0);
  if (set === 0) say(both('read.none'));
  else {
    const percent = Math.round((1000 * set) / votes) / 10;
    const { version } = detectorRules;
    say(both('read.found', { set, percent, suspicions: suspicions.length, works: touched.length, version }));
  }
  say(both('read.untouched', { votes: votes - set, clean: works.length - touched.length }));
  if (set > 0) say('\nwork\traw\tset aside\teffective');
  for (const { work, raw, setAside, effective } of touched) say([work, raw, setAside, effective].join('\t'));
  for (const one of suspicions) saySuspicion(one);
}

function saySuspicion({ works, rule, votes, strength, from, to, grounds }: Suspicion): void {
  const key = `rule.${rule}` as const;
  const about = {
    work: works.join(', '),
    votes: votes.length,
    strength,
    from: instant(from),
    to: instant(to),
  };
  say(`\n${fill(text['read.suspicion'].en, { ...about, rule: text[key].en }, 'en')}`);
  say(fill(text['read.suspicion'].zh, { ...about, rule: text[key].zh }, 'zh'));
  for (const { en, zh } of grounds) say(`  - ${en}\n    ${zh}`);
}

function sayJson(
  columns: Columns,
  suspicions: readonly Suspicion[],
  works: readonly Work[],
  badLines: number,
): void {
  const quarantined = works.reduce((sum, work) => sum + work.setAside, 0);
  const { count: votes, voters } = columns;
  say(
    JSON.stringify({
      ...{ version: detectorRules.version, votes, works: works.length, voters },
      ...{ quarantined, untouched: votes - quarantined, badLines, toldPercent: toldOf(columns) },
      perWork: works.map(({ work, raw, setAside, effective }) => ({
        work,
        raw,
        quarantined: setAside,
        effective,
      })),
      suspicions,
    }),
  );
}

/** 0: read and judged, whatever was found; 1: lines that are no votes, or none at all; 2: the file cannot be read. */
export function scrutiniseFile(place: string, options: readonly string[]): number {
  const bad: BadLine[] = [];
  let columns: Columns;
  try {
    const file = place === '-' ? 0 : openSync(place, 'r');
    columns = readColumns(votesOf(linesOf(file), bad));
    if (file !== 0) closeSync(file);
  } catch (error) {
    console.error(`${place}: ${error instanceof Error ? error.message : String(error)}`);
    return 2;
  }
  sayBad(bad);
  if (bad.length > 0 && !options.includes('--lenient')) {
    console.error(both('read.bad-stop', { count: bad.length }));
    return 1;
  }
  if (bad.length > 0) console.error(both('read.bad-left', { count: bad.length }));
  if (columns.count === 0) {
    console.error(both('read.empty', { file: place }));
    return 1;
  }
  const suspicions = scrutiniseColumns(columns);
  const works = worksOf(columns, suspicions);
  if (options.includes('--json')) sayJson(columns, suspicions, works, bad.length);
  else sayAll(place, columns, suspicions, works);
  return 0;
}
