/** The figures of a first text: targets in a sentence, shares as rows of a table that can be typed as plain text. */

import type { OrganisationId } from '../../kernel/id.ts';
import { nameIn, speaker } from '../../kernel/text.ts';
import { type Allocation, isFilled, sumOf } from '../allocation/allocation.ts';
import { type Indicator, listShared } from '../allocation/indicator.ts';
import type { Target } from '../allocation/target.ts';
import { tableLine } from './section.ts';
import { text } from './text/paper.ts';

const say = speaker(text, 'zh');

/** The sentence of the targets, and the table of the shares: only what has been filled in. */
export function figureLines(
  allocation: Allocation,
  indicators: readonly Indicator[],
  names: ReadonlyMap<OrganisationId, string>,
): string[] {
  const own = allocation.targets.filter((target) => target.origin === 'own');
  const said = indicators.flatMap((indicator) =>
    own.filter((one) => one.indicator === indicator.key).map((target) => sayTarget(target, indicator)),
  );
  const sentence = say('draft.targets', { targets: said.join(say('draft.targets.join')) });
  return [...(said.length > 0 ? [sentence] : []), ...tableOf(allocation, indicators, names)];
}

/** What the paper above printed stays as it was printed. */
function sayTarget({ amount, unit, isFloor, words }: Target, indicator: Indicator): string {
  if (words) return words;
  const about = { name: indicator.name, amount: `${amount}${nameIn(indicator.unit, 'zh')}` };
  if (unit === 'percent') return say('draft.target.percent', { name: indicator.name, amount });
  if (unit === 'each') return say('draft.target.each', about);
  return isFloor ? say('draft.target.floor', about) : say('draft.target', about);
}

function tableOf(
  { rows }: Allocation,
  indicators: readonly Indicator[],
  names: ReadonlyMap<OrganisationId, string>,
): string[] {
  const filled = rows.filter(isFilled);
  const columns = listShared(indicators).filter((one) => sumOf(filled, one.key) > 0);
  if (columns.length === 0) return [];
  const figures = (of: (key: string) => number) => columns.map(({ key }) => String(of(key)));
  const nameOf = (row: (typeof filled)[number]) =>
    row.name ?? (row.organisationId ? names.get(row.organisationId) : undefined) ?? '';
  return [
    say('draft.shares'),
    tableLine([
      say('draft.shares.place'),
      say('draft.shares.unit'),
      ...columns.map((one) => nameIn(one.name, 'zh')),
    ]),
    ...filled.map((row, index) =>
      tableLine([String(index + 1), nameOf(row), ...figures((key) => row.shares[key] ?? 0)]),
    ),
    tableLine(['', say('draft.shares.sum'), ...figures((key) => sumOf(filled, key))]),
  ];
}
