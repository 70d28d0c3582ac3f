/** Progress as figures: every organisation with its own target, what it reached, how large it is, and how far that is. */

import type { OrganisationId } from '../../kernel/id.ts';
import type { Named } from '../../kernel/text.ts';
import { levelOf, parentOf, type TreePath } from '../../kernel/tree.ts';
import type { Organisation } from '../organisation/organisation.ts';
import {
  type Counter,
  completenessOf,
  noProgress,
  type Progress,
  punctualityOf,
  type Rate,
} from '../progress/progress.ts';
import { countOf, type Indicator } from './indicator.ts';

type Node = Pick<Organisation, 'id' | 'path' | 'name' | 'shortName' | 'units' | 'isOutside' | 'closedOn'>;
type Counts = Partial<Progress> & { byHand?: Partial<Record<Counter, number>> };

export type Figure = {
  id: OrganisationId;
  path: TreePath;
  name: Named;
  shortName: Named;
  /** The nation is level 1. */
  level: number;
  isOutside: boolean;
  isClosed: boolean;
  /** What it has been given, or set itself; absent where it has no target. */
  target?: number;
  /** What was counted for the indicator; absent where nothing in the system counts it. */
  reached?: number;
  /** How much of it is known from paper alone. */
  byHand: number;
  /** Reached against target, 1 is full and more is a surplus; absent without a target. */
  share?: number;
  /** Open workplaces at or beneath. */
  size: number;
  /** Reached for every ten open workplaces: what makes large and small comparable. */
  perTen?: number;
  completeness?: Rate;
  punctuality?: Rate;
  children: readonly Figure[];
};

/** How far: nothing without a target, and a target of nothing is none. */
export function shareOf(reached: number | undefined, target: number | undefined): number | undefined {
  return reached === undefined || target === undefined || target <= 0 ? undefined : reached / target;
}

/** For every ten workplaces, to one digit; nothing where there is no workplace. */
export function perTenOf(reached: number | undefined, size: number): number | undefined {
  return reached === undefined || size <= 0 ? undefined : Math.round((reached / size) * 100) / 10;
}

/** The figures of one organisation, without those beneath it. */
export function figureOf(
  node: Node,
  indicator: Pick<Indicator, 'counters'>,
  given: number | undefined,
  progress: Counts | undefined,
): Figure {
  const { id, path, name, shortName } = node;
  const counts = { ...noProgress, ...progress };
  const reached = countOf(indicator, counts);
  const share = shareOf(reached, given);
  return {
    ...{ id, path, name, shortName, level: levelOf(path), isOutside: node.isOutside },
    isClosed: node.closedOn !== undefined,
    target: given !== undefined && given > 0 ? given : undefined,
    reached,
    byHand: indicator.counters.reduce((sum, counter) => sum + (progress?.byHand?.[counter] ?? 0), 0),
    share,
    size: node.units,
    perTen: perTenOf(reached, node.units),
    completeness: completenessOf(counts, node.units),
    punctuality: punctualityOf(counts),
    children: [],
  };
}

type Targets = ReadonlyMap<OrganisationId, ReadonlyMap<string, number>>;

/** Grows the tree of figures from organisations told parents first; the first is the root. */
export function growFigure(
  organisations: readonly [Node, ...Node[]],
  indicator: Pick<Indicator, 'key' | 'counters'>,
  targets: Targets,
  progress: ReadonlyMap<OrganisationId, Counts>,
): Figure {
  const beneath = new Map<TreePath, Node[]>();
  for (const node of organisations.slice(1)) {
    const above = parentOf(node.path) ?? '';
    beneath.set(above, [...(beneath.get(above) ?? []), node]);
  }
  const grow = (node: Node): Figure => ({
    ...figureOf(node, indicator, targets.get(node.id)?.get(indicator.key), progress.get(node.id)),
    children: (beneath.get(node.path) ?? []).map(grow),
  });
  return grow(organisations[0]);
}

/** All figures of a tree, each before those beneath it. */
export function listFigures(root: Figure): Figure[] {
  return [root, ...root.children.flatMap(listFigures)];
}

/** By what units may be put in order; a closed list, without votes and without places (AC-065). */
export const orderKeys = [
  'tree',
  'name',
  'target',
  'reached',
  'share',
  'size',
  'per-ten',
  'completeness',
  'punctuality',
] as const;
export type OrderKey = (typeof orderKeys)[number];
export type Order = { key: OrderKey; isDown: boolean };

/** `share` upward, `-share` downward; nothing is the order of the tree; what is not on the list is no order. */
export function readOrder(asked: string | undefined): Order | undefined {
  if (asked === undefined || asked === '') return { key: 'tree', isDown: false };
  const isDown = asked.startsWith('-');
  const key = orderKeys.find((one) => one === (isDown ? asked.slice(1) : asked));
  return key && { key, isDown };
}

export function sayOrder({ key, isDown }: Order): string {
  return isDown ? `-${key}` : key;
}

const measures: Record<Exclude<OrderKey, 'tree' | 'name'>, (figure: Figure) => number | undefined> = {
  target: (f) => f.target,
  reached: (f) => f.reached,
  share: (f) => f.share,
  size: (f) => f.size,
  'per-ten': (f) => f.perTen,
  completeness: (f) => f.completeness?.share,
  punctuality: (f) => f.punctuality?.share,
};

/** Figures in an order; those without the value stand last either way, equal ones as in the tree. */
export function orderFigures(figures: readonly Figure[], { key, isDown }: Order): Figure[] {
  if (key === 'tree') return isDown ? [...figures].reverse() : [...figures];
  const sign = isDown ? -1 : 1;
  if (key === 'name')
    return [...figures].sort((a, b) => sign * a.name.zh.localeCompare(b.name.zh, 'zh-Hans-u-co-pinyin'));
  const value = measures[key];
  return [...figures].sort((a, b) => {
    const [one, other] = [value(a), value(b)];
    if (one === undefined || other === undefined)
      return Number(one === undefined) - Number(other === undefined);
    return sign * (one - other);
  });
}
