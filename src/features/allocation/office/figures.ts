/** Figures in words for the pages of targets: amounts, targets by kind, comparisons, what was said of a difference. */

import type { Named } from '../../../kernel/text.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { View } from '../../../platform/route.ts';
import type { Progress } from '../../progress/progress.ts';
import { sumOf } from '../allocation.ts';
import type { Indicator } from '../indicator.ts';
import type { Board } from '../store/form.ts';
import { aimOf, type Comparison, compare, reachedOf, type Target, totalOf } from '../target.ts';
import { sayAmount, sayCount, text } from '../text.ts';

type Speaks = Pick<View, 'say' | 'language'>;

/** A target of any kind: 50 场, 不少于 50 场, 每单位 1 场, 60%. */
export function sayTarget(
  view: Speaks,
  indicator: Indicator,
  target: Target | undefined,
  openChildren: number,
): string {
  const say = view.say(text);
  if (!target) return say('target.none');
  const amount = (count: number) => sayAmount(indicator, count);
  const said = (): string => {
    if (target.unit === 'count') return nameIn(amount(target.amount), view.language);
    if (target.unit === 'each')
      return say('target.each.total', {
        ...{ amount: amount(target.amount), count: openChildren },
        total: amount(target.amount * openChildren),
      });
    if (!target.base) return say('amount.percent', { count: target.amount });
    return say('target.percent.of', {
      percent: target.amount,
      base: amount(target.base.amount),
      total: amount(totalOf(target, openChildren) ?? 0),
      source: target.base.source,
    });
  };
  return target.isFloor ? say('target.floor', { amount: said() }) : said();
}

/** What was reached, or why nothing can be said. */
export function sayReached(
  view: Speaks,
  indicator: Indicator,
  target: Target | undefined,
  progress: Partial<Progress>,
): string {
  const say = view.say(text);
  const reached = reachedOf(indicator, target, progress);
  if (reached.kind === 'counted') return nameIn(sayAmount(indicator, reached.amount), view.language);
  if (reached.kind === 'percent')
    return say('reached.percent', { amount: sayAmount(indicator, reached.amount), percent: reached.percent });
  return reached.kind === 'no-base'
    ? say('reached.no-base', { percent: reached.percent })
    : say('reached.uncounted');
}

/** How the shares of an indicator stand to its target, with what it is held against. */
export function comparisonOf(board: Board, indicator: Indicator): { found: Comparison; origin?: Named } {
  const aim = aimOf(board.table, board.given, indicator.key, board.children.length);
  const found = compare(aim?.amount, sumOf(board.table.rows, indicator.key));
  return { found, origin: aim && text[`of.${aim.origin}`] };
}

/** A surplus, a deficit, nothing shared out: each in its own sentence; nothing where there is nothing to say. */
export function sayComparison(view: Speaks, board: Board, indicator: Indicator): string | undefined {
  const say = view.say(text);
  const { found, origin = '' } = comparisonOf(board, indicator);
  const amount = (count: number) => sayAmount(indicator, count);
  switch (found.kind) {
    case 'none':
      return undefined;
    case 'no-target':
      return say('compare.no-target', { sum: amount(found.sum) });
    case 'unshared':
      return say('compare.unshared', { origin, target: amount(found.target) });
    case 'exact':
      return say('compare.exact', { origin, sum: amount(found.sum) });
    default:
      return say(`compare.${found.kind}`, {
        ...{ origin, sum: amount(found.sum), target: amount(found.target), by: amount(found.by) },
      });
  }
}

/** Where a call is printed with two hosts: both, and the one chosen. */
export function sayTwoHosts(view: Speaks, board: Board): string[] {
  const say = view.say(text);
  return board.calls.flatMap((call) => {
    if (!call.hostConflict || !call.hostId) return [];
    const places = call.hostConflict.printed.map((one) => say('host.printed', one));
    return [
      say('host.two', {
        call: call.name,
        chosen: call.hostName ?? call.hostConflict.chosen,
        places: places.join(view.language === 'zh' ? text['host.between'].zh : text['host.between'].en),
      }),
    ];
  });
}

/** A number or a dash. */
export function sayShare(amount: number | undefined): string {
  return amount ? sayCount(amount) : '—';
}
