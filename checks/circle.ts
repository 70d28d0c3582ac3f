/** A circle of arrows: a way that comes back to where it began. */

export type Way = { from: string; to: string };

/** One circle, the shortest, for every knot of files that reach each other; each begins and ends at one file. */
export function circlesIn(ways: readonly Way[]): string[][] {
  const next = new Map<string, string[]>();
  for (const { from, to } of ways) next.set(from, [...(next.get(from) ?? []), to]);
  const circles: string[][] = [];
  const told = new Set<string>();
  for (const start of [...next.keys()].sort()) {
    if (told.has(start)) continue;
    const circle = shortestWayBack(start, next);
    if (!circle) continue;
    circles.push(circle);
    for (const file of circle) told.add(file);
  }
  return circles;
}

function shortestWayBack(start: string, next: ReadonlyMap<string, string[]>): string[] | undefined {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (const file of queue) {
    for (const to of next.get(file) ?? []) {
      if (to === start) return [...trace(file, start, cameFrom), start];
      if (cameFrom.has(to)) continue;
      cameFrom.set(to, file);
      queue.push(to);
    }
  }
  return undefined;
}

function trace(file: string, start: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const way = [file];
  while (way[0] !== start) way.unshift(cameFrom.get(way[0]!)!);
  return way;
}
