/** The dashboard's table as a file: the same rows, the same order, the same figures as on the page. */

import { dayOf, sayClock, sayInstant } from '../../../kernel/period.ts';
import { nameIn, speaker } from '../../../kernel/text.ts';
import type { Ask } from '../../../platform/route.ts';
import { csvAnswer, type WrittenSheet, writeSheet, xlsxAnswer } from '../../../platform/spreadsheet.ts';
import { percentOf, type Rate } from '../../progress/progress.ts';
import { type Figure, orderFigures } from '../progress.ts';
import { compareUnits } from '../store/rings.ts';
import { progressText } from '../text/progress.ts';
import type { ProgressAsked } from './asked.ts';
import { pageOfUnits } from './comparison.tsx';

export async function xlsxOfProgress(_: Request, asked: ProgressAsked, ask: Ask): Promise<Response> {
  const sheet = await sheetOf(asked, ask);
  return xlsxAnswer(await writeSheet([sheet, aboutSheet(asked, ask)]), fileNameOf(asked, ask));
}

export async function csvOfProgress(_: Request, asked: ProgressAsked, ask: Ask): Promise<Response> {
  return csvAnswer(await sheetOf(asked, ask), fileNameOf(asked, ask));
}

async function sheetOf(asked: ProgressAsked, { tx, language }: Ask): Promise<WrittenSheet> {
  const say = speaker(progressText, language);
  const { own, beneath, apart } = await compareUnits(tx, asked.campaign, asked.at, asked.indicator);
  const units = asked.isWhole ? orderFigures(beneath, asked.order) : pageOfUnits(beneath, asked).items;
  const cells = (figure: Figure, name: string): (string | number)[] => [
    name,
    figure.target ?? say('target.none'),
    figure.reached ?? say('uncounted'),
    figure.byHand,
    figure.share === undefined ? '' : percentOf(figure.share),
    figure.size,
    figure.perTen ?? '',
    ...rateCells(figure.completeness, say),
    ...rateCells(figure.punctuality, say),
  ];
  return {
    name: nameIn(asked.indicator.name, language),
    head: [
      say('unit'),
      say('target'),
      say('reached'),
      say('by-hand'),
      say('export.percent'),
      say('size'),
      say('per-ten'),
      say('export.completeness'),
      say('completeness'),
      say('export.punctuality'),
      say('punctuality'),
    ],
    rows: [
      ...units.map((figure) => cells(figure, nameIn(figure.name, language))),
      ...(apart > 0
        ? [[say('apart', { organisation: own.shortName }), '', apart, '', '', '', '', '', '', '', '']]
        : []),
      cells(own, say('own', { organisation: own.shortName })),
    ],
  };
}

/** A rate as a number to compute with, and as the page says it. */
function rateCells(
  rate: Rate | undefined,
  say: ReturnType<typeof speaker<typeof progressText>>,
): (string | number)[] {
  if (!rate) return ['', ''];
  return [percentOf(rate.share), say('of-whole', { part: rate.part, whole: rate.whole })];
}

/** What the figures are, where and when: a sheet that travels with them. */
function aboutSheet({ campaign, at, indicator }: ProgressAsked, { now, language }: Ask): WrittenSheet {
  const say = speaker(progressText, language);
  return {
    name: say('export.about'),
    head: [say('export.campaign'), nameIn(campaign.title, language)],
    rows: [
      [say('unit'), nameIn(at.name, language)],
      [say('export.indicator'), nameIn(indicator.name, language)],
      [say('export.definition'), nameIn(indicator.definition, language)],
      [say('export.as-of'), `${sayInstant(now, language).replace(/ \S+$/, '')} ${sayClock(now)}`],
      [say('share'), say('meaning.share')],
      [say('size'), say('meaning.size')],
      [say('per-ten'), say('meaning.per-ten')],
    ],
  };
}

function fileNameOf({ at, indicator }: ProgressAsked, { now, language }: Ask): string {
  const say = speaker(progressText, language);
  const name = say('progress.of', { organisation: at.shortName });
  return `${name}-${nameIn(indicator.name, language)}-${dayOf(now)}`;
}
