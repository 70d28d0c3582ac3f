/** The rules of a commendation as people read them: whom, tiers, each measure with its definition and source, a worked example. */

import { type Language, speaker } from '../../kernel/text.ts';
import { Note, Pairs, Section, Table } from '../../ui/parts.tsx';
import type { Screen } from '../../ui/screen.ts';
import type { Commendation, KeptFigure } from './commendation.ts';
import { exampleOf, isRate, type Measure, measures, type Part } from './measure.ts';
import { text as measureText } from './text/measure.ts';
import { text as nominationText } from './text/nomination.ts';
import { text } from './text.ts';

type Props = { screen: Screen; of: Commendation };
const sources: Record<Measure, 'works' | 'awards' | 'progress' | 'targets' | 'hand'> = {
  entered: 'works',
  admitted: 'works',
  recommended: 'works',
  finalists: 'works',
  awards: 'awards',
  'awards-first': 'awards',
  'awards-second': 'awards',
  'awards-third': 'awards',
  activities: 'progress',
  participants: 'progress',
  contacts: 'progress',
  visits: 'progress',
  promoters: 'progress',
  punctuality: 'progress',
  completeness: 'progress',
  targets: 'targets',
  hand: 'hand',
};

export function sayMeasure(measure: Measure, language: Language): string {
  return speaker(measureText, language)(`name.${measure}`);
}
export function saySource(measure: Measure, language: Language): string {
  return speaker(measureText, language)(`from.${sources[measure]}`);
}

/** A number as people read it: whole, or with two decimals at most. */
const short = (value: number): string => String(Math.round(value * 100) / 100);

/** How a figure becomes points, in one sentence. */
export function sayPart(part: Part, language: Language): string {
  const say = speaker(measureText, language);
  const { conversion, max } = part;
  const over = part.perWorkplace ? say('per-workplace') : '';
  const rate = isRate(part.measure);
  if (part.measure === 'hand') return say('per-unit.hand', { max });
  if (conversion.kind === 'best') return say('best', { max }) + over;
  if (conversion.kind === 'threshold') {
    const about = { least: conversion.least, max };
    return (rate ? say('threshold.rate', about) : say('threshold', about)) + over;
  }
  const about = { each: conversion.each, points: conversion.points, max };
  return (rate ? say('per-unit.rate', about) : say('per-unit', about)) + over;
}

/** A figure as it was kept: a number, a percentage, or a number over workplaces. */
export function sayFigure(figure: KeptFigure, language: Language): string {
  const say = speaker(measureText, language);
  const measure = measures.find((one) => one === figure.measure);
  if (figure.of === 0 || !measure) return say('value.none');
  const value = short(figure.amount / figure.of);
  if (isRate(measure)) return say('value.percent', { value });
  if (figure.of === 1 || measure === 'hand') return value;
  return say('value.each', { amount: figure.amount, of: figure.of, value });
}

/** Everything the rule says, for every unit to read. */
export function RuleWords({ screen, of }: Props) {
  const say = speaker(text, screen.language);
  const { rule } = of;
  const kinds = rule.whom.kinds.map((kind) => say(`kinds.${kind}`)).join(say('separator'));
  const { quota, quotaUp } = rule;
  const nominate = speaker(nominationText, screen.language);
  return (
    <>
      {rule.brief.split('\n').map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs stand in a fixed order
        <p key={index}>{line}</p>
      ))}
      <Pairs
        pairs={[
          [say('kind'), say(`kind.${of.kind}`)],
          of.kind === 'organisations' && [say('whom.depth'), say(`depth.${rule.whom.depth}`)],
          kinds !== '' && [say('whom.kinds'), kinds],
          [
            say('tiers'),
            rule.tiers
              .map((tier) => say('tier.of', { tier: tier.name, count: tier.count }))
              .join(say('separator')),
          ],
          quota !== undefined && [say('quota'), nominate('quota.own', { quota })],
          quotaUp !== undefined && [say('quota-up'), nominate('quota.up', { quota: quotaUp })],
          [say('notice-days'), rule.noticeDays],
          [say('listing'), say(`listing.${rule.listing}`)],
        ]}
      />
      {of.kind === 'organisations' ? <FormulaPart screen={screen} of={of} /> : null}
      <Note>
        <p>{say('rule.never-votes')}</p>
        {of.kind === 'organisations' ? <p>{say('rule.no-table')}</p> : null}
        <p>{say('rule.no-burden')}</p>
      </Note>
    </>
  );
}

function FormulaPart({ screen, of }: Props) {
  const { language } = screen;
  const say = speaker(text, language);
  const { parts } = of.rule;
  const measured = speaker(measureText, language);
  return (
    <Section title={say('formula')} id="formula">
      <Table
        caption={say('formula')}
        rows={parts}
        keyOf={(part) => part.measure}
        columns={[
          {
            key: 'item',
            head: say('formula.item'),
            cell: (part) => <strong>{sayMeasure(part.measure, language)}</strong>,
          },
          {
            key: 'what',
            head: say('formula.what'),
            cell: (part) => (
              <>
                {measured(`is.${part.measure}`)}{' '}
                <small className="quiet">{saySource(part.measure, language)}</small>
              </>
            ),
          },
          { key: 'how', head: say('formula.how'), cell: (part) => sayPart(part, language) },
          { key: 'max', head: say('formula.max'), align: 'end', cell: (part) => part.max },
        ]}
      />
      <p>{say('ties.how')}</p>
      <ExamplePart screen={screen} parts={parts} />
    </Section>
  );
}

function sayExample(line: ReturnType<typeof exampleOf>['lines'][number], language: Language): string {
  const say = speaker(measureText, language);
  const { part, figure, best, points } = line;
  const { conversion, max } = part;
  const { amount } = figure;
  const made = short(points);
  const sayMade = () => {
    if (conversion.kind === 'best') return say('example.best', { amount, best: best.amount, max, made });
    if (conversion.kind === 'threshold')
      return say('example.threshold', { amount, least: conversion.least, made });
    return say('example.per-unit', { amount, each: conversion.each, points: conversion.points, made });
  };
  return say('example.line', { measure: sayMeasure(part.measure, language), made: sayMade() });
}

function ExamplePart({ screen, parts }: { screen: Screen; parts: readonly Part[] }) {
  const { language } = screen;
  const say = speaker(text, language);
  const { lines, sum } = exampleOf(parts);
  return (
    <>
      <h3>{say('example')}</h3>
      <p className="quiet">{say('example.lead')}</p>
      <ul>
        {lines.map((line) => (
          <li key={line.part.measure}>{sayExample(line, language)}</li>
        ))}
      </ul>
      <p>
        <strong>{say('example.sum', { sum: short(sum) })}</strong>
      </p>
    </>
  );
}
