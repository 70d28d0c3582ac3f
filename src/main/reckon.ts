/** Reckoning a result again on the console, from its file of workings alone: no database, no account, no network. */

import { readFileSync } from 'node:fs';
import { refusals, text } from '../features/reckoning/text.ts';
import { type Recomputed, readWorkings, recompute, type Workings } from '../features/reckoning/workings.ts';
import { fill, nameIn, type Values } from '../kernel/text.ts';
import type { Refusal } from '../kernel/verdict.ts';

const linesMax = 50;

function sayWrong(found: readonly Refusal[]): void {
  for (const { code, about = {} } of found.slice(0, linesMax)) {
    const sentence = refusals[code as keyof typeof refusals];
    console.error(`${fill(sentence.en, about, 'en')} ${fill(sentence.zh, about, 'zh')}`);
  }
}

/** The keeper reads on the console, where no language was chosen. */
function sayBoth(key: 'again.equal' | 'again.differs' | 'again.one', about: Values): void {
  console.log(`${fill(text[key].en, about, 'en')} ${fill(text[key].zh, about, 'zh')}`);
}

function sayRanking({ composed, table }: Recomputed, workings: Workings): void {
  const titles = new Map(workings.works.map((work) => [work.id, work.title ?? '']));
  console.log('place\tcomposite\tjudges\tvotes\tvote points\taward\twork');
  for (const one of composed) {
    const prizes = [...table.prizes].filter(([, won]) => won.includes(one.entryId)).map(([key]) => key);
    const won = [table.awards.get(one.entryId), ...prizes].filter((award) => award !== undefined);
    const figures = [one.composite, one.judges, one.votes, one.votePoints].join('\t');
    const name = `${one.entryId} ${titles.get(one.entryId)}`.trim();
    console.log(`${one.rank ?? 'out'}\t${figures}\t${won.join(', ')}\t${name}`);
  }
}

/** 0: it is what was published; 1: it is not, with each difference; 2: no workings. */
export function reckonFile(path: string): number {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    console.error(`${path}: ${error instanceof Error ? error.message : String(error)}`);
    return 2;
  }
  const read = readWorkings(json);
  if ('refusals' in read) {
    sayWrong(read.refusals);
    return 2;
  }
  const { workings } = read;
  const recomputed = recompute(workings);
  const { differences } = recomputed;
  console.log(`${nameIn(workings.call, 'zh')}, ${workings.reckonedAt}`);
  sayRanking(recomputed, workings);
  for (const one of differences.slice(0, linesMax)) sayBoth('again.one', one);
  const isEqual = differences.length === 0;
  if (isEqual) sayBoth('again.equal', {});
  else sayBoth('again.differs', { count: differences.length });
  return isEqual ? 0 : 1;
}
