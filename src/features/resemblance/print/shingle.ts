/** Shingles: a text as runs of eight signs, a few of which are kept, so that every longer common passage is found. */

/** Half-open, in UTF-16 places of the text as it was written. */
export type Passage = { first: [number, number]; second: [number, number] };
export type TextFit = { passages: Passage[]; shared: number; share: number };

const signs = 8;
const window = 4;
/** Passages shorter than this are how people talk, not what they copied. */
const passageMin = 12;
const [sharedMin, shareMin, sharedAlways] = [40, 0.15, 120];

type Plain = { signs: string[]; places: number[] };

/** A text as it is compared: one width, one case, only letters and figures; with where each sign stood. */
export function plainOf(text: string): Plain {
  const plain: Plain = { signs: [], places: [] };
  let place = 0;
  for (const sign of text) {
    for (const same of sign.normalize('NFKC').toLowerCase()) {
      if (!/[\p{L}\p{N}]/u.test(same)) continue;
      plain.signs.push(same);
      plain.places.push(place);
    }
    place += sign.length;
  }
  return plain;
}

/** A whole number of 52 bits for eight signs. */
function hashAt(codes: readonly number[], from: number): number {
  let [high, low] = [0x811c9dc5, 0x9e3779b9];
  for (let i = from; i < from + signs; i++) {
    high = Math.imul(high ^ codes[i]!, 0x01000193);
    low = Math.imul(low ^ (codes[i]! + i - from), 0x85ebca6b);
    low ^= low >>> 13;
  }
  return (high >>> 0) * 0x100000 + ((low >>> 0) & 0xfffff);
}

/** The least of every four shingles in a row (winnowing): eleven common signs leave at least one common hash. */
export function shinglesOf(text: string): number[] {
  const codes = plainOf(text).signs.map((sign) => sign.codePointAt(0)!);
  const hashes = Array.from({ length: Math.max(0, codes.length - signs + 1) }, (_, at) => hashAt(codes, at));
  const kept = new Set<number>();
  for (let at = 0; at < Math.max(1, hashes.length - window + 1) && hashes.length > 0; at++) {
    kept.add(Math.min(...hashes.slice(at, at + window)));
  }
  return [...kept];
}

/** The passages two texts have in common, longest first found, none overlapping; nothing where they have little. */
export function fitTexts(first: string, second: string): TextFit | undefined {
  const [one, other] = [plainOf(first), plainOf(second)];
  const starts = startsOf(one.signs);
  const taken = new Uint8Array(one.signs.length);
  const passages: Passage[] = [];
  let shared = 0;
  for (let at = 0; at + signs <= other.signs.length; ) {
    const { from, length } = longestAt(one.signs, other.signs, at, starts, taken);
    if (length < passageMin) {
      at++;
      continue;
    }
    taken.fill(1, from, from + length);
    passages.push({ first: spanOf(first, one, from, length), second: spanOf(second, other, at, length) });
    shared += length;
    at += length;
  }
  const share = shared / Math.max(1, Math.min(one.signs.length, other.signs.length));
  const isAlike = (shared >= sharedMin && share >= shareMin) || shared >= sharedAlways;
  return isAlike ? { passages, shared, share: Math.min(1, share) } : undefined;
}

function startsOf(list: readonly string[]): Map<string, number[]> {
  const starts = new Map<string, number[]>();
  for (let at = 0; at + signs <= list.length; at++) {
    const key = list.slice(at, at + signs).join('');
    const known = starts.get(key);
    // A text of one sign repeated must not cost its square.
    if (!known) starts.set(key, [at]);
    else if (known.length < 16) known.push(at);
  }
  return starts;
}

function longestAt(
  one: readonly string[],
  other: readonly string[],
  at: number,
  starts: ReadonlyMap<string, number[]>,
  taken: Uint8Array,
): { from: number; length: number } {
  let best = { from: 0, length: 0 };
  for (const from of starts.get(other.slice(at, at + signs).join('')) ?? []) {
    let length = 0;
    while (
      from + length < one.length &&
      at + length < other.length &&
      taken[from + length] === 0 &&
      one[from + length] === other[at + length]
    )
      length++;
    if (length > best.length) best = { from, length };
  }
  return best;
}

function spanOf(text: string, plain: Plain, from: number, length: number): [number, number] {
  const last = plain.places[from + length - 1]!;
  return [plain.places[from]!, last + String.fromCodePoint(text.codePointAt(last)!).length];
}
