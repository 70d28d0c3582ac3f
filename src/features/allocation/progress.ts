/** Progress as a tree of figures: every organisation with its target, what was approved, and how far that is. */

import type { OrganisationId } from '../../kernel/id.ts';
import type { Named } from '../../kernel/text.ts';
import { levelOf, parentOf, type TreePath } from '../../kernel/tree.ts';

type Node = { id: OrganisationId; path: TreePath; name: Named; shortName: Named };

export type Figure = {
  id: OrganisationId;
  path: TreePath;
  name: Named;
  shortName: Named;
  /** The nation is level 1. */
  level: number;
  /** What it has been given, or set itself; absent where it has no target. */
  target?: number;
  events: number;
  participants: number;
  /** Approved against target, 1 is full; absent without a target. */
  share?: number;
  children: readonly Figure[];
};

/** How far: nothing without a target, and a target of nothing is none. */
export function shareOf(events: number, target: number | undefined): number | undefined {
  return target === undefined || target <= 0 ? undefined : events / target;
}

/** Whole percent, begun ones not counted: 100 is said only when it is reached. */
export function percentOf(share: number): number {
  return Math.floor(share * 100 + 1e-9);
}

/** Grows the tree of figures from organisations told parents first; the first is the root. */
export function growFigure(
  organisations: readonly [Node, ...Node[]],
  targets: ReadonlyMap<OrganisationId, number>,
  progress: ReadonlyMap<OrganisationId, { events: number; participants: number }>,
): Figure {
  const beneath = new Map<TreePath, Node[]>();
  for (const node of organisations.slice(1)) {
    const above = parentOf(node.path) ?? '';
    beneath.set(above, [...(beneath.get(above) ?? []), node]);
  }
  const grow = (node: Node): Figure => {
    const { events, participants } = progress.get(node.id) ?? { events: 0, participants: 0 };
    const given = targets.get(node.id);
    const share = shareOf(events, given);
    const { id, path, name, shortName } = node;
    const children = (beneath.get(path) ?? []).map(grow);
    const target = share === undefined ? undefined : given;
    return { id, path, name, shortName, level: levelOf(path), target, events, participants, share, children };
  };
  return grow(organisations[0]);
}

/** All figures of a tree, each before those beneath it. */
export function listFigures(root: Figure): Figure[] {
  return [root, ...root.children.flatMap(listFigures)];
}
