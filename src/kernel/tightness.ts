/** How an own value stands to the one above: the same, tighter, looser, or apart (neither can replace the other). */

export type Tightness = 'same' | 'tighter' | 'looser' | 'apart';

/** What a level leaves to those beneath: nothing, only tightening, or everything. */
export const latitudes = ['locked', 'tighten', 'free'] as const;
export type Latitude = (typeof latitudes)[number];

/** Whether an own value of this tightness stands under a latitude. */
export function isWithinLatitude(tightness: Tightness, latitude: Latitude): boolean {
  if (tightness === 'same' || latitude === 'free') return true;
  return latitude === 'tighten' && tightness === 'tighter';
}

/** A level may hand on as much latitude as it has, or less. */
export function isNarrowerOrSame(own: Latitude, above: Latitude): boolean {
  return latitudes.indexOf(own) <= latitudes.indexOf(above);
}

/** Where less is tighter: a cap, a greatest size, an end. Nothing set is the loosest. */
export function compareLess(own: number | undefined, above: number | undefined): Tightness {
  if (own === above) return 'same';
  if (above === undefined) return 'tighter';
  if (own === undefined) return 'looser';
  return own < above ? 'tighter' : 'looser';
}

/** Where more is tighter: a floor, a least resolution, a beginning. Nothing set is the loosest. */
export function compareMore(own: number | undefined, above: number | undefined): Tightness {
  if (own === above) return 'same';
  if (above === undefined) return 'tighter';
  if (own === undefined) return 'looser';
  return own > above ? 'tighter' : 'looser';
}

/** Where fewer are tighter: formats, channels. */
export function compareSets<T>(own: readonly T[], above: readonly T[]): Tightness {
  const isInside = own.every((one) => above.includes(one));
  const holdsAll = above.every((one) => own.includes(one));
  if (isInside && holdsAll) return 'same';
  if (isInside) return 'tighter';
  return holdsAll ? 'looser' : 'apart';
}

/** Names of a record in one order: a database keeps them in another than they were written in. */
const inOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** Where no order is known: a text, a shape. Different is apart. */
export function compareEqual(own: unknown, above: unknown): Tightness {
  const text = (value: unknown) => JSON.stringify(value ?? null, inOrder);
  return text(own) === text(above) ? 'same' : 'apart';
}

/** Several comparisons as one: tighter in one and looser in another is apart. */
export function joinTightness(parts: readonly Tightness[]): Tightness {
  const changed = [...new Set(parts.filter((part) => part !== 'same'))];
  if (changed.length === 0) return 'same';
  return changed.length === 1 ? changed[0]! : 'apart';
}
