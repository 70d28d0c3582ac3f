/** The fingerprint of sound: a number of 32 bits for every eighth of a second (Chromaprint), and how two lie on each other. */

/** What one number stands for, in milliseconds: 1365 samples of 11 025 a second. */
export const soundStepMs = 123.809;
export type SoundSpan = { first: [number, number]; second: [number, number] };
export type SoundFit = { span: SoundSpan; errorRate: number; score: number };

const leastSteps = 48;
/** Sounds that have nothing to do with each other differ in half of the bits. */
const errorMax = 0.3;
const windowSteps = 24;
const triedOffsets = 6;

function bitsIn(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The numbers a sound is found by: its upper 28 bits, one of four chosen by its own content; silence is no content. */
export function soundHashes(print: Uint32Array): number[] {
  const kept = new Set<number>();
  let before = -1;
  for (const word of print) {
    const hash = word >>> 4;
    // A tone held or a silence gives one number again and again and says nothing.
    if (hash !== before && Math.imul(hash, 0x9e3779b1) >>> 30 === 0) kept.add(hash);
    before = hash;
  }
  return [...kept];
}

/** The longest stretch in which two sounds are one, wherever it begins in each; nothing where there is none. */
export function fitSounds(first: Uint32Array, second: Uint32Array): SoundFit | undefined {
  let best: (SoundFit & { steps: number }) | undefined;
  for (const offset of likelyOffsets(first, second)) {
    const found = stretchAt(first, second, offset);
    if (found && found.steps > (best?.steps ?? 0)) best = found;
  }
  return best && { span: best.span, errorRate: best.errorRate, score: best.score };
}

/** Where second − first would have to lie, by the numbers whose upper half both have. */
function likelyOffsets(first: Uint32Array, second: Uint32Array): number[] {
  const places = new Map<number, number[]>();
  first.forEach((word, at) => {
    const key = word >>> 16;
    const known = places.get(key);
    if (!known) places.set(key, [at]);
    else if (known.length < 12) known.push(at);
  });
  const votes = new Map<number, number>();
  second.forEach((word, at) => {
    for (const there of places.get(word >>> 16) ?? [])
      votes.set(at - there, (votes.get(at - there) ?? 0) + 1);
  });
  return [...votes]
    .sort((a, b) => b[1] - a[1])
    .slice(0, triedOffsets)
    .map(([offset]) => offset);
}

/** The longest run over which the mean error of a moving window stays small. */
function stretchAt(
  first: Uint32Array,
  second: Uint32Array,
  offset: number,
): (SoundFit & { steps: number }) | undefined {
  const from = Math.max(0, -offset);
  const to = Math.min(first.length, second.length - offset);
  const sums = new Float64Array(Math.max(0, to - from) + 1);
  for (let at = from; at < to; at++)
    sums[at - from + 1] = sums[at - from]! + bitsIn(first[at]! ^ second[at + offset]!);
  let [bestFrom, bestTo, runFrom] = [0, 0, -1];
  for (let at = windowSteps; at < sums.length; at++) {
    const isAlike = sums[at]! - sums[at - windowSteps]! <= windowSteps * 32 * errorMax;
    if (isAlike && runFrom < 0) runFrom = at - windowSteps;
    if (isAlike && at - runFrom > bestTo - bestFrom) [bestFrom, bestTo] = [runFrom, at];
    if (!isAlike) runFrom = -1;
  }
  const steps = bestTo - bestFrom;
  if (steps < leastSteps || isHeld(first.subarray(from + bestFrom, from + bestTo))) return undefined;
  const errorRate = (sums[bestTo]! - sums[bestFrom]!) / steps / 32;
  const ms = (step: number) => Math.round(step * soundStepMs);
  const [begin, end] = [from + bestFrom, from + bestTo];
  const span: SoundSpan = { first: [ms(begin), ms(end)], second: [ms(begin + offset), ms(end + offset)] };
  return { span, errorRate, score: Math.max(0, 1 - 2 * errorRate), steps };
}

/** One tone or silence all along: every two such are alike. */
function isHeld(words: Uint32Array): boolean {
  return new Set(Array.from(words, (word) => word >>> 8)).size < words.length / 16;
}
