/** Assigning by machine: k judges a work, within caps, without conflicts, evenly, by language and wishes; and why not. */

import type { EntryId, PersonId } from '../../kernel/id.ts';
import { type Flow, fill, type Problem } from './flow.ts';
import type { Judge, Work } from './panel.ts';

export type Assigned = { entryId: EntryId; personId: PersonId };
export type Wish = Assigned & { wish: number };

export type Asked = {
  works: readonly Pick<Work, 'entryId' | 'language'>[];
  judges: readonly Pick<Judge, 'personId' | 'languages' | 'loadCap'>[];
  judgesPerEntry: number;
  /** The most works of a judge who has no cap of their own. */
  loadCap?: number;
  /** What each judge must not know of. */
  conflicts: ReadonlyMap<PersonId, ReadonlySet<EntryId>>;
  /** What is assigned already; nothing of it is ever taken away. */
  standing?: readonly Assigned[];
  wishes?: readonly Wish[];
  /** The same words give the same plan, in whatever order works and judges come. */
  seed: string;
};

/**
 * A work that lacks judges. `few`: fewer may judge it at all than it needs. `full`: all who could be freed for it, by
 * moving works about, are full.
 */
export type Lack = {
  entryId: EntryId;
  has: number;
  may: number;
  why: 'few' | 'full';
  /** How many could be freed, all of them full, and how many works they take together. */
  full: number;
  places: number;
};

export type Plan = {
  added: Assigned[];
  /** Of each judge, with what stood before. */
  loads: ReadonlyMap<PersonId, number>;
  spread: number;
  lacking: Lack[];
  /** What no plan can exceed, counted from what stands in the way and not from this plan: equal to `added` is proof. */
  addedMost: number;
  wishes: number;
};

type Laid = Problem & { of: Asked; held: Int32Array; mayAll: Int32Array };

/** FNV-1a: an order that nobody chose, the same every time. */
function scatter(seed: string, id: string): number {
  let hash = 0x811c9dc5;
  for (const sign of `${seed}/${id}`) hash = Math.imul(hash ^ sign.codePointAt(0)!, 0x01000193) >>> 0;
  return hash;
}

function inScatteredOrder<T>(list: readonly T[], seed: string, idOf: (one: T) => string): T[] {
  return list
    .map((one) => ({ one, id: idOf(one), at: scatter(seed, idOf(one)) }))
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    .map(({ one }) => one);
}

const speaks = (languages: readonly string[], language: string | undefined) =>
  languages.length === 0 || language === undefined || languages.includes(language);

function emptyProblem(works: number, judges: number): Problem {
  return {
    works,
    judges,
    need: new Int32Array(works),
    may: new Uint8Array(works * judges),
    wish: new Int8Array(works * judges),
    load: new Int32Array(judges),
    cap: new Float64Array(judges),
  };
}

/** The problem in numbers. What stands on a conflicted pair counts neither as a place filled nor as a load. */
function layOut(asked: Asked): Laid {
  const works = inScatteredOrder(asked.works, asked.seed, (w) => w.entryId);
  const judges = inScatteredOrder(asked.judges, asked.seed, (j) => j.personId);
  const of = { ...asked, works, judges };
  const laid: Laid = {
    ...emptyProblem(works.length, judges.length),
    of,
    held: new Int32Array(works.length),
    mayAll: new Int32Array(works.length),
  };
  judges.forEach((judge, j) => {
    const away = asked.conflicts.get(judge.personId);
    laid.cap[j] = judge.loadCap ?? asked.loadCap ?? Number.POSITIVE_INFINITY;
    works.forEach((work, w) => {
      const isOpen = !away?.has(work.entryId) && speaks(judge.languages, work.language);
      if (!isOpen) return;
      laid.may[w * laid.judges + j] = 1;
      laid.mayAll[w]!++;
    });
  });
  const at = { work: placesOf(works, (w) => w.entryId), judge: placesOf(judges, (j) => j.personId) };
  for (const wish of asked.wishes ?? []) {
    const [w, j] = [at.work.get(wish.entryId), at.judge.get(wish.personId)];
    if (w !== undefined && j !== undefined) laid.wish[w * laid.judges + j] = wish.wish;
  }
  keepStanding(laid, at);
  return laid;
}

const placesOf = <T>(list: readonly T[], idOf: (one: T) => string) =>
  new Map(list.map((one, index) => [idOf(one), index]));

function keepStanding(laid: Laid, at: { work: Map<string, number>; judge: Map<string, number> }): void {
  for (const one of laid.of.standing ?? []) {
    const [w, j] = [at.work.get(one.entryId), at.judge.get(one.personId)];
    if (w === undefined || j === undefined || laid.of.conflicts.get(one.personId)?.has(one.entryId)) continue;
    const pair = w * laid.judges + j;
    // Somebody who was given it by hand may judge it, whatever their languages.
    if (laid.may[pair] === 0) laid.mayAll[w]!++;
    laid.may[pair] = 0;
    laid.held[w]!++;
    laid.load[j]!++;
  }
  for (let w = 0; w < laid.works; w++) laid.need[w] = Math.max(0, laid.of.judgesPerEntry - laid.held[w]!);
}

/**
 * Assigns. As many places are filled as can be, first places before second ones; then the most loaded judge has as few
 * works as can be, and the least loaded as many; then the sum of wishes is the greatest that leaves this so. It tops up
 * what stands and takes nothing away.
 */
export function assignJudges(asked: Asked): Plan {
  const laid = layOut(asked);
  const flow = fill(laid);
  const added = flow.given.flatMap((judges, w) =>
    judges.map((j) => ({ entryId: laid.of.works[w]!.entryId, personId: laid.of.judges[j]!.personId })),
  );
  added.sort((a, b) => (a.entryId + a.personId < b.entryId + b.personId ? -1 : 1));
  const loads = [...flow.load];
  return {
    added,
    loads: new Map(laid.of.judges.map((judge, j) => [judge.personId, loads[j]!])),
    spread: loads.length === 0 ? 0 : Math.max(...loads) - Math.min(...loads),
    lacking: flow.lacking.map((w) => lackOf(laid, flow, w)),
    addedMost: mostOf(laid, flow),
    wishes: flow.given.reduce(
      (sum, judges, w) => sum + judges.reduce((own, j) => own + laid.wish[w * laid.judges + j]!, 0),
      0,
    ),
  };
}

function lackOf(laid: Laid, flow: Flow, w: number): Lack {
  const reached = flow.isReached(w);
  const full = [...reached.keys()].filter((j) => reached[j] === 1);
  const may = laid.mayAll[w]!;
  return {
    entryId: laid.of.works[w]!.entryId,
    has: laid.held[w]! + flow.given[w]!.length,
    may,
    why: may < laid.of.judgesPerEntry ? 'few' : 'full',
    full: full.length,
    places: full.reduce((sum, j) => sum + laid.cap[j]!, 0),
  };
}

/**
 * The capacity of the cut behind the works that lack somebody: the judges they could free take so many more, the works
 * that wait for these judges can go to so many others, and every other work needs what it needs.
 */
function mostOf(laid: Laid, flow: Flow): number {
  const isIn = new Uint8Array(laid.judges);
  for (const w of flow.lacking) {
    const reached = flow.isReached(w);
    for (let j = 0; j < laid.judges; j++) if (reached[j] === 1) isIn[j] = 1;
  }
  const waits = new Set(flow.lacking);
  flow.given.forEach((judges, w) => {
    if (judges.some((j) => isIn[j] === 1)) waits.add(w);
  });
  let most = 0;
  for (let j = 0; j < laid.judges; j++) if (isIn[j] === 1) most += Math.max(0, laid.cap[j]! - laid.load[j]!);
  for (let w = 0; w < laid.works; w++) {
    if (!waits.has(w)) most += laid.need[w]!;
    else for (let j = 0; j < laid.judges; j++) if (isIn[j] === 0) most += laid.may[w * laid.judges + j]!;
  }
  return most;
}
