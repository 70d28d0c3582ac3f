/**
 * The federation as a type: where a node stands, told by its path.
 * A path is the ids' short labels from the root down, joined by dots (PostgreSQL's ltree text form).
 */

export type TreePath = string;

export type Relation = 'self' | 'above' | 'below' | 'sibling' | 'apart';

/** Whether `inner` is `outer` itself or anywhere beneath it. */
export function isWithin(inner: TreePath, outer: TreePath): boolean {
  return inner === outer || inner.startsWith(`${outer}.`);
}

/** How many steps below the root: the root is level 1. */
export function levelOf(path: TreePath): number {
  return path.split('.').length;
}

/** The path one step up; nothing above the root. */
export function parentOf(path: TreePath): TreePath | undefined {
  const cut = path.lastIndexOf('.');
  return cut < 0 ? undefined : path.slice(0, cut);
}

/** The path and every one above it, the root first. */
export function lineOf(path: TreePath): TreePath[] {
  const labels = path.split('.');
  return labels.map((_, i) => labels.slice(0, i + 1).join('.'));
}

/** The child of `above` on the way down to `path`; nothing when `path` is not beneath it. */
export function childToward(above: TreePath, path: TreePath): TreePath | undefined {
  if (path === above || !isWithin(path, above)) return undefined;
  return path
    .split('.')
    .slice(0, levelOf(above) + 1)
    .join('.');
}

/** What `other` is to `self`: `above` means other stands above self. */
export function relationOf(self: TreePath, other: TreePath): Relation {
  if (self === other) return 'self';
  if (isWithin(self, other)) return 'above';
  if (isWithin(other, self)) return 'below';
  if (parentOf(self) !== undefined && parentOf(self) === parentOf(other)) return 'sibling';
  return 'apart';
}
