/** The workings: everything a result was reckoned from, as one file by which anybody can reckon it again. */

import type { Named } from '../../kernel/text.ts';
import type { Refusal } from '../../kernel/verdict.ts';
import { type AwardTable, assignAwards } from './award-table.ts';
import { type Composed, type Contender, composeRanking } from './composite.ts';
import { formulaKind, judgeFormula } from './formula.ts';
import { type Formula, type Given, plainScores } from './reckoning.ts';
import { standingsOf } from './score.ts';
import { judgeJson, type Kind, kinds } from './written.ts';

export const workingsFormat = 'tongxin-workings';

/** A work as the file has it: by its number, never with makers or unit. `judges` only where no single scores are told. */
export type WorkingsWork = {
  id: string;
  title?: string;
  submittedAt: string;
  judges?: number;
  votes: number;
  votesAll?: number;
  figures?: Record<string, number>;
  /** Where each figure is from, and as of which day. */
  sources?: Record<string, { source: string; dated: string }>;
  seconds?: number;
  groups?: string[];
};
/** What was published of a work; `rank` absent where it is out. */
export type WorkingsPlace = {
  work: string;
  rank?: number;
  judges: number;
  votePoints: number;
  composite: number;
  award?: string;
  prizes?: string[];
};
export type Workings = {
  format: typeof workingsFormat;
  version: 1;
  call: Named;
  reckonedAt: string;
  /** All works entered, of which so many percent may win. */
  worksTotal: number;
  formula: Formula;
  works: WorkingsWork[];
  /** Judges are told by a letter and number that belongs to nobody. */
  scores: { work: string; judge: string; total: number; marks: Record<string, number> }[];
  published: WorkingsPlace[];
};

/** Everything again from the file alone, and where the published differs. */
export type Recomputed = {
  composed: Composed[];
  table: AwardTable;
  differences: { work: string; what: keyof WorkingsPlace; published: string; reckoned: string }[];
};

/** The contenders: the judges' points from the single scores by the formula's rule, or as they are stated. */
function contendersOf({ formula, works, scores }: Workings): Contender[] {
  const given: Given[] = scores.map(({ work, judge, total, marks }) => ({
    ...{ entryId: work, judgeId: judge },
    ...{ total, marks },
  }));
  const ids = works.map((work) => work.id);
  const standings = new Map(
    standingsOf(formula.scores ?? plainScores, given, ids).map((one) => [one.entryId, one]),
  );
  return works.map((work) => {
    const standing = standings.get(work.id)!;
    const { id, title: _title, sources: _sources, submittedAt, judges, ...rest } = work;
    const isScored = standing.judges > 0;
    return {
      ...rest,
      entryId: id,
      judges: isScored ? standing.points : (judges ?? 0),
      marks: standing.marks,
      submittedAt: new Date(submittedAt),
    };
  });
}

/** What would be published by these inputs. */
function placesOf(composed: readonly Composed[], table: AwardTable): WorkingsPlace[] {
  return composed.map((one) => {
    const prizes = [...table.prizes].filter(([, won]) => won.includes(one.entryId)).map(([key]) => key);
    const award = table.awards.get(one.entryId);
    return {
      work: one.entryId,
      ...(one.rank === undefined ? {} : { rank: one.rank }),
      judges: one.judges,
      votePoints: one.votePoints,
      composite: one.composite,
      ...(award ? { award } : {}),
      ...(prizes.length > 0 ? { prizes } : {}),
    };
  });
}

function reckon(workings: Workings): { composed: Composed[]; table: AwardTable; places: WorkingsPlace[] } {
  const composed = composeRanking(workings.formula, contendersOf(workings));
  const groups = new Map(workings.works.map((work) => [work.id, work.groups ?? []]));
  const table = assignAwards(workings.formula, composed, (id) => groups.get(id) ?? [], workings.worksTotal);
  return { composed, table, places: placesOf(composed, table) };
}

/** A file for these inputs; what it calls published is what is reckoned here unless something else is handed in. */
export function workingsOf(
  inputs: Omit<Workings, 'format' | 'version' | 'published'> & { published?: WorkingsPlace[] },
): Workings {
  const workings: Workings = { format: workingsFormat, version: 1, ...inputs, published: [] };
  return { ...workings, published: inputs.published ?? reckon(workings).places };
}

const said = (value: unknown): string => (value === undefined ? '–' : String(value));

export function recompute(workings: Workings): Recomputed {
  const { composed, table, places } = reckon(workings);
  const published = new Map(workings.published.map((place) => [place.work, place]));
  const whats = ['rank', 'judges', 'votePoints', 'composite', 'award', 'prizes'] as const;
  const differences = places.flatMap((place): Recomputed['differences'] => {
    const other = published.get(place.work);
    if (!other) return [{ work: place.work, what: 'work', published: '–', reckoned: place.work }];
    return whats.flatMap((what) =>
      said(place[what]) === said(other[what])
        ? []
        : [{ work: place.work, what, published: said(other[what]), reckoned: said(place[what]) }],
    );
  });
  return { composed, table, differences };
}

const { number, whole, text, one, list, record, instant, map, optional } = kinds;
const named = record({ zh: text(240), en: optional(text(480)) });
const worksMax = 100_000;
const id = text(60);
const points = number(0, 10_000, 6);
const count = whole(0, 1_000_000_000_000);
const workingsKind: Kind = record({
  format: one(workingsFormat),
  version: whole(1, 1),
  call: named,
  reckonedAt: instant,
  worksTotal: whole(0, 10_000_000),
  formula: formulaKind,
  works: list(
    record({
      ...{ id, title: optional(text(240)), submittedAt: instant, judges: optional(points), votes: count },
      ...{
        votesAll: optional(count),
        figures: optional(map(count, 10)),
        sources: optional(map(record({ source: text(600), dated: text(10, /^\d{4}-\d{2}-\d{2}$/) }), 10)),
        seconds: optional(number(0, 1e6, 3)),
      },
      groups: optional(list(text(100), 20)),
    }),
    worksMax,
  ),
  scores: list(record({ work: id, judge: text(60), total: points, marks: map(points, 100) }), 6_000_000),
  published: list(
    record({
      ...{ work: id, rank: optional(whole(1, worksMax)), judges: points, votePoints: points },
      ...{ composite: points, award: optional(text(40)), prizes: optional(list(text(40), 20)) },
    }),
    worksMax,
  ),
});

/** A file from outside; one that is no workings, or names works it does not have, is refused with where it is wrong. */
export function readWorkings(json: unknown): { workings: Workings } | { refusals: Refusal[] } {
  const refusals = judgeJson(workingsKind, json, 'file');
  if (refusals.length > 0) return { refusals };
  const workings = json as Workings;
  const wrong = [...judgeFormula(workings.formula), ...judgeNames(workings)];
  return wrong.length > 0 ? { refusals: wrong } : { workings };
}

/** Whether every work is there once, and every score and published place is of one of them. */
function judgeNames({ works, scores, published }: Workings): Refusal[] {
  const ids = new Set(works.map((work) => work.id));
  const twice = new Set<string>();
  const isTwice = scores.some(({ work, judge }) => {
    const pair = `${work}\n${judge}`;
    return twice.has(pair) || !twice.add(pair);
  });
  const at = (isWrong: boolean, place: string): Refusal[] =>
    isWrong ? [{ code: 'reckoning.unreadable', about: { at: place } }] : [];
  return [
    ...at(ids.size < works.length, 'file.works'),
    ...at(isTwice || scores.some(({ work }) => !ids.has(work)), 'file.scores'),
    ...at(
      published.some(({ work }) => !ids.has(work)) ||
        new Set(published.map(({ work }) => work)).size < published.length,
      'file.published',
    ),
  ];
}
