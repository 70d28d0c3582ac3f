/** What changed between two texts, line by line: the fewest lines removed and added. */

export type RedlineStep = { kind: 'same' | 'removed' | 'added'; line: string };

/** Texts longer than this together are shown whole, one after the other: nobody reads them line by line. */
const cellsMax = 1_000_000;

/** The fewest lines removed and added that lead from the old text to the new: the longest row of lines both share. */
export function redlineOf(old: readonly string[], now: readonly string[]): RedlineStep[] {
  if (old.length * now.length > cellsMax) {
    return [
      ...old.map((line) => ({ kind: 'removed' as const, line })),
      ...now.map((line) => ({ kind: 'added' as const, line })),
    ];
  }
  const shared = sharedLengths(old, now);
  const steps: RedlineStep[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      steps.push({ kind: 'same', line: old[i]! });
      i++;
      j++;
    } else if (j >= now.length || (i < old.length && shared[i + 1]![j]! >= shared[i]![j + 1]!)) {
      steps.push({ kind: 'removed', line: old[i]! });
      i++;
    } else {
      steps.push({ kind: 'added', line: now[j]! });
      j++;
    }
  }
  return steps;
}

/** How many lines the rest of both texts have in common, from every place on. */
function sharedLengths(old: readonly string[], now: readonly string[]): number[][] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      lengths[i]![j] =
        old[i] === now[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
    }
  }
  return lengths;
}
