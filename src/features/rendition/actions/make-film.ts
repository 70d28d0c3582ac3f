/** A film is made playable: taken over where it already plays, coded again where not, in pieces where it is long. */

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inputGuard, ownGuard } from '../../../platform/ffmpeg.ts';
import {
  type FilmFacts,
  filmArgs,
  isBeyond,
  isPlayable,
  pieceArgs,
  wantsPieces,
  writePlaylist,
} from '../film.ts';
import { Setback } from '../job.ts';
import { type Attempt, ask, inputName, type Product, patienceMs, progressReader } from './attempt.ts';
import { probeInput, proveOutput } from './probe-film.ts';

const output = 'film.mp4';

/** The film, and its pieces; each proven before it is told. */
export async function makeFilm(attempt: Attempt): Promise<Product[]> {
  const facts = await probeInput(attempt, inputName);
  if (isBeyond(facts)) throw new Setback('too-large');
  if (!facts.picture) throw new Setback('unreadable', 'no picture');
  const isCopy = isPlayable(facts) && (await isMade(attempt, facts));
  if (!isCopy) await code(attempt, asForeign(facts));
  const found = await proveOutput(attempt, output, facts);
  const { width, height } = found.picture!;
  const { durationSeconds } = found;
  const film: Product = { name: output, width, height, durationSeconds, facts: { isCopy } };
  return wantsPieces(found) ? [film, ...(await cut(attempt, found))] : [film];
}

/** Taken over and proven; a file that says it is fit and is not is coded again like any other. */
async function isMade(attempt: Attempt, facts: FilmFacts): Promise<boolean> {
  try {
    await code(attempt, facts);
    await proveOutput(attempt, output, facts);
    return true;
  } catch (error) {
    if (error instanceof Setback && ['not-proven', 'unreadable'].includes(error.problem)) return false;
    throw error;
  }
}

const asForeign = (facts: FilmFacts): FilmFacts =>
  isPlayable(facts) ? { ...facts, picture: { ...facts.picture!, profile: '' } } : facts;

async function code(attempt: Attempt, facts: FilmFacts): Promise<void> {
  const { tools, tell } = attempt;
  const told = [
    '-v',
    'error',
    '-nostdin',
    '-y',
    '-progress',
    'pipe:1',
    '-stats_period',
    '1',
    '-threads',
    '2',
  ];
  await ask(attempt, tools.ffmpeg, [...told, ...inputGuard, '-i', inputName, ...filmArgs(facts), output], {
    timeoutMs: patienceMs(facts.durationSeconds),
    fileBytesMax: Math.ceil(facts.sizeBytes * 1.2 + 67_108_864 + facts.durationSeconds * 600_000),
    onOutput: progressReader(facts.durationSeconds, (share) => tell(share * 90)),
  });
}

/** The pieces and their list; the list is read again as a whole before it is told. */
async function cut(attempt: Attempt, film: FilmFacts): Promise<Product[]> {
  const { tools, dir } = attempt;
  const list = 'film.m3u8';
  await ask(
    attempt,
    tools.ffmpeg,
    ['-v', 'error', '-nostdin', '-y', ...ownGuard, '-i', output, ...pieceArgs, list],
    {
      timeoutMs: 600_000,
      fileBytesMax: film.sizeBytes * 2 + 67_108_864,
    },
  );
  await proveOutput(attempt, list, film);
  const pieces = (await readdir(dir)).filter((name) => /^film-\d{3}\.ts$/.test(name)).sort();
  const playlist = await readFile(join(dir, list), 'utf8');
  await writeFile(join(dir, 'list'), writePlaylist(playlist));
  return [list, ...pieces].map((name) => ({ name, facts: {} }));
}
