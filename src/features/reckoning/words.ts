/** The words of a formula: every part of it as sentences, in the order in which it is reckoned. */

import { type Language, type Named, nameIn, type Say, speaker } from '../../kernel/text.ts';
import { sayLength } from '../media/measure.ts';
import { tiesUsual } from './composite.ts';
import { isWeighed } from './conversion.ts';
import {
  type Conversion,
  type Formula,
  type Keep,
  type Prize,
  plainScores,
  type ScoreRule,
  type SubQuota,
  type TieBreak,
  trimFromUsual,
} from './reckoning.ts';
import { sayAward, text } from './text.ts';

type Speaking = { say: Say<typeof text>; language: Language; nameOf: (key: string) => string };

/** Names of criteria by their keys; a key that is nowhere named stands for itself. */
export type Criteria = readonly { key: string; name: Named }[];

function speakingIn(language: Language, criteria: Criteria): Speaking {
  const nameOf = (key: string) => {
    const found = criteria.find((one) => one.key === key);
    return found ? nameIn(found.name, language) : key;
  };
  return { say: speaker(text, language), language, nameOf };
}

/** What several judges' scores become, as one sentence. */
export function scoresInWords(rule: ScoreRule, language: Language): string {
  const say = speaker(text, language);
  const average =
    rule.average === 'trimmed'
      ? say('judges.trimmed', { from: rule.trimFrom ?? trimFromUsual })
      : say(`judges.${rule.average}`);
  if (rule.scale === 'raw') return say('judges.words', { words: average });
  if (rule.scale === 'z') return say('judges.words', { words: say('judges.z', { average }) });
  const words =
    rule.first === undefined
      ? say('judges.rank-share', { average })
      : say('judges.rank-first', { average, first: rule.first, step: rule.step ?? 1 });
  return say('judges.words', { words });
}

function compositeWords({ say, language }: Speaking, formula: Formula): string {
  const { judgesPercent, votesPercent, conversion, figures = [] } = formula;
  const parts = [judgesPercent > 0 ? say('part.judges', { percent: judgesPercent }) : undefined];
  if (votesPercent > 0)
    parts.push(
      isWeighed(conversion) ? say('part.votes', { percent: votesPercent }) : say('part.votes-plain'),
    );
  for (const one of figures) {
    const name = nameIn(one.name, language);
    parts.push(
      isWeighed(one.conversion)
        ? say('part.figure', { name, percent: one.percent })
        : say('part.figure-plain', { name }),
    );
  }
  if (formula.bonus) parts.push(say('part.bonus'));
  const lost = formula.penalties?.some((one) => !one.disqualifies) ? say('part.penalty') : '';
  const sum = parts.filter((one) => one !== undefined).join(say('between.parts'));
  return say('composite', { parts: `${sum}${lost}` });
}

function conversionWords({ say }: Speaking, conversion: Conversion, what: string, count: string): string {
  const rest = say('convert.none');
  const { kind } = conversion;
  if (kind === 'rank-points')
    return say('convert.rank-points', { what, first: conversion.first, step: conversion.step }) + rest;
  if (kind === 'per-vote')
    return say('convert.per-vote', { what, points: conversion.points, cap: conversion.cap }) + rest;
  return say(`convert.${kind}`, { what, count }) + rest;
}

function tieWords({ say, nameOf }: Speaking, tie: TieBreak): string {
  return tie.by === 'criterion' ? say('tie.criterion', { name: nameOf(tie.key) }) : say(`tie.${tie.by}`);
}

function penaltyWords({ say }: Speaking, formula: Formula): string[] {
  const penalties = [...(formula.penalties ?? [])].sort((a, b) => a.overSeconds - b.overSeconds);
  if (penalties.length === 0) return [];
  const words = penalties.map(({ overSeconds, points, disqualifies }) => {
    const length = sayLength(overSeconds);
    return disqualifies ? say('penalty.out', { length }) : say('penalty.words', { length, points });
  });
  return [say('penalty.all', { words: words.join(say('between.words')) })];
}

/** How the formula adds up, sentence after sentence; awards have their own (`awardsInWords`). */
export function formulaInWords(formula: Formula, language: Language, criteria: Criteria = []): string[] {
  const speaking = speakingIn(language, criteria);
  const { say } = speaking;
  const figures = (formula.figures ?? []).flatMap((one) => {
    const name = nameIn(one.name, language);
    return [
      conversionWords(speaking, one.conversion, name, say('count.figure', { name })),
      say('figure.stated', { name }),
    ];
  });
  const ties = (formula.ties ?? tiesUsual).filter((one) => one.by !== 'earlier');
  return [
    compositeWords(speaking, formula),
    scoresInWords(formula.scores ?? plainScores, language),
    ...(formula.votesPercent > 0
      ? [conversionWords(speaking, formula.conversion, say('what.votes'), say('count.votes'))]
      : []),
    ...figures,
    ...(formula.direct ? [say('direct.words', { count: formula.direct.count })] : []),
    ...(formula.bonus
      ? [say('bonus.words', { points: formula.bonus.points.join(say('between.words')) })]
      : []),
    ...penaltyWords(speaking, formula),
    say('ties.words', {
      words:
        ties.length > 0
          ? ties.map((one) => tieWords(speaking, one)).join(say('between.ties'))
          : say('tie.earlier'),
    }),
    say('composite.rounded'),
  ];
}

/** Quotas of a choice or a tier: story 3, picture at least 2. */
export function quotasInWords(subQuotas: readonly SubQuota[], language: Language): string {
  const say = speaker(text, language);
  return subQuotas
    .flatMap(({ name: named, atLeast: least, atMost: most }) => {
      const name = nameIn(named, language);
      if (least !== undefined && least === most) return [say('quota.exact', { name, least })];
      return [
        ...(least === undefined ? [] : [say('quota.least', { name, least })]),
        ...(most === undefined ? [] : [say('quota.most', { name, most })]),
      ];
    })
    .join(say('between.words'));
}

/** What of a ranking goes on, as a sentence's end. */
export function keepInWords(keep: Keep, language: Language): string {
  const say = speaker(text, language);
  const { count, pointsMin: points, subQuotas = [] } = keep;
  const parts: string[] = [];
  if (count !== undefined && points !== undefined) parts.push(say('keep.both', { count, points }));
  else if (count !== undefined) parts.push(say('keep.count', { count }));
  else if (points !== undefined) parts.push(say('keep.points', { points }));
  if (subQuotas.length > 0) parts.push(quotasInWords(subQuotas, language));
  return parts.join(say('between.words')) + (keep.tiesGoOn ? say('keep.ties') : '');
}

function prizeWords({ say, language, nameOf }: Speaking, formula: Formula, prize: Prize): string {
  const about = { award: sayAward(formula, prize.key, language), count: prize.count };
  const { by } = prize;
  if (by.kind === 'votes') return say(`prize.votes.${by.of}`, about);
  if (by.kind === 'criterion') return say('prize.criterion', { ...about, name: nameOf(by.key) });
  const figureNamed = (key: string) => {
    const figure = formula.figures?.find((one) => one.key === key);
    return figure ? nameIn(figure.name, language) : key;
  };
  if (by.kind === 'figure') return say('prize.figure', { ...about, name: figureNamed(by.key) });
  const parts = [
    by.judges ? say('part.judges', { percent: by.judges }) : '',
    by.votes ? say('part.votes', { percent: by.votes }) : '',
    by.figure ? say('part.figure', { name: figureNamed(by.figure.key), percent: by.figure.percent }) : '',
  ];
  return say('prize.parts', { ...about, parts: parts.filter(Boolean).join(say('between.parts')) });
}

/** Each tier and each prize of the award table in a line. */
export function awardsInWords(formula: Formula, language: Language, criteria: Criteria = []): string[] {
  const speaking = speakingIn(language, criteria);
  const { say } = speaking;
  return [
    ...formula.awards.map(({ award, count, subQuotas = [] }) => {
      const line = say('award.words', { award: sayAward(formula, award, language), count });
      return subQuotas.length > 0
        ? `${line}${say('quota.in', { words: quotasInWords(subQuotas, language) })}`
        : line;
    }),
    ...(formula.prizes ?? []).map((prize) => `${prizeWords(speaking, formula, prize)}${say('prize.apart')}`),
    ...(formula.ratioPercentMax === undefined
      ? []
      : [say('ratio.words', { percent: formula.ratioPercentMax })]),
  ];
}
