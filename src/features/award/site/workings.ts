/** What a result is handed out as: everything it was reckoned from as JSON, and its table as a spreadsheet. */

import { nameIn, speaker } from '../../../kernel/text.ts';
import type { Ask } from '../../../platform/route.ts';
import { writeSheet, xlsxAnswer } from '../../../platform/spreadsheet.ts';
import type { Formula } from '../../reckoning/reckoning.ts';
import { sayAward } from '../../reckoning/text.ts';
import { type Workings, type WorkingsWork, workingsOf } from '../../reckoning/workings.ts';
import { listText, sayFigure } from '../award.ts';
import type { Stated } from '../figure.ts';
import { toldToAll } from '../hiding.ts';
import { contendersOf } from '../place.ts';
import type { Shown } from '../store/shown.ts';
import { getInputs } from '../store/table.ts';
import { getRanking } from '../store.ts';
import { text as figureText } from '../text/figure.ts';
import { text } from '../text.ts';

/**
 * The workings of an edition. Single scores are told where all of them are of works in the table; where others were
 * scored besides and the rule looks at a judge's whole order, the judges' points are stated instead.
 */
export async function getWorkings(ask: Ask, { call, result }: Shown): Promise<Workings> {
  const inputs = await getInputs(ask.tx, result);
  const { places, prizes } = await getRanking(ask.tx, result.id);
  const known = new Set<string>(places.map((place) => place.entryId));
  const { rule, given } = inputs.scores;
  const own = given.filter((one) => known.has(one.entryId));
  const isTold = own.length === given.length || rule.scale === 'raw';
  const titles = new Map(toldToAll(places, ask.language).map((place) => [place.entryId, place.title]));
  return workingsOf({
    call: call.name,
    reckonedAt: result.computedAt.toISOString(),
    worksTotal: inputs.worksTotal,
    formula: { ...result.formula, scores: rule },
    works: contendersOf(inputs).map((one) => ({
      id: one.entryId,
      title: titles.get(one.entryId),
      submittedAt: one.submittedAt.toISOString(),
      ...(isTold && own.length > 0 ? {} : { judges: one.judges }),
      votes: one.votes,
      ...(one.votesAll === undefined ? {} : { votesAll: one.votesAll }),
      ...(one.figures ? { figures: { ...one.figures } } : {}),
      ...sourcesOf(inputs.stated, one.entryId),
      ...(one.seconds === undefined ? {} : { seconds: one.seconds }),
      groups: [...(one.groups ?? [])],
    })),
    scores: isTold
      ? own.map(({ entryId, judgeId, total, marks }) => ({ work: entryId, judge: judgeId, total, marks }))
      : [],
    published: places.map((place) => {
      const won = prizes.filter((prize) => prize.entryId === place.entryId).map((prize) => prize.key);
      const isOut = place.outReason !== undefined || place.figures?.disqualified !== undefined;
      return {
        work: place.entryId,
        ...(isOut ? {} : { rank: place.rank }),
        ...{ judges: place.judgesMean, votePoints: place.votePoints, composite: place.composite },
        ...(place.award ? { award: place.award } : {}),
        ...(won.length > 0 ? { prizes: won } : {}),
      };
    }),
  });
}

/** Where the figures of a work are from. */
function sourcesOf(stated: readonly Stated[] = [], entryId: string): Pick<WorkingsWork, 'sources'> {
  const own = stated.filter((one) => one.entryId === entryId);
  const sources = own.map(({ key, source, dated }) => [key, { source, dated }] as const);
  return own.length > 0 ? { sources: Object.fromEntries(sources) } : {};
}

export async function workingsAnswer(_: Request, shown: Shown, ask: Ask): Promise<Response> {
  const name = `result-${shown.result.id}-${shown.result.edition}.json`;
  return new Response(JSON.stringify(await getWorkings(ask, shown), null, 1), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  });
}

/** The table with every figure; beneath it the list as it is signed, from which its hash is made. */
export async function tableAnswer(_: Request, { call, result }: Shown, ask: Ask): Promise<Response> {
  const say = speaker(text, ask.language);
  const ranking = await getRanking(ask.tx, result.id);
  const named = (award: string | undefined) =>
    award === undefined ? '' : sayAward(result.formula, award, ask.language);
  const heads = [
    'rank',
    'work',
    'makers',
    'unit',
    'judges-mean',
    'votes',
    'vote-points',
    'composite',
    'award',
  ] as const;
  const places = toldToAll(ranking.places, ask.language);
  const rows = places.map((place) => [
    place.outReason === undefined ? String(place.rank) : '–',
    place.title,
    place.makers.map((maker) => maker.name).join(say('separator')),
    nameIn(place.unitName, ask.language),
    sayFigure(place.judgesMean),
    String(place.votes),
    sayFigure(place.votePoints),
    sayFigure(place.composite),
    place.outReason === undefined ? named(place.award) : say('place.out', { reason: place.outReason }),
  ]);
  const lines = listText(result, ranking).split('\n');
  const { stated = [] } = await getInputs(ask.tx, result);
  const bytes = await writeSheet([
    { name: say('result'), head: heads.map((head) => say(head)), rows },
    ...(stated.length > 0 ? [statedSheet(ask, result.formula, stated, places)] : []),
    { name: 'SHA-256', head: [result.sha256 ?? ''], rows: lines.map((one) => [one]) },
  ]);
  return xlsxAnswer(bytes, `${nameIn(call.name, ask.language)}-${result.edition}.xlsx`);
}

/** Figures stated by hand, in the order of the table. */
function statedSheet(
  { language }: Ask,
  formula: Formula,
  stated: readonly Stated[],
  places: readonly { entryId: string; title: string }[],
) {
  const say = speaker(figureText, language);
  const heads = ['work', 'figure', 'amount', 'source', 'dated'] as const;
  const nameOf = (key: string) => formula.figures?.find((one) => one.key === key)?.name ?? { zh: key };
  const rows = places.flatMap(({ entryId, title }) =>
    stated
      .filter((one) => one.entryId === entryId)
      .map((one) => [title, nameIn(nameOf(one.key), language), String(one.amount), one.source, one.dated]),
  );
  return { name: say('figures'), head: heads.map((head) => say(head)), rows };
}
