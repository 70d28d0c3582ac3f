/** The word "proof": an output is told only when a reader has found in it what was promised, to the last second. */

import type { FilmFacts } from './film.ts';

/** What was found in an output: its facts, and how many frames of each kind the last second gave when decoded. */
export type Found = { facts: FilmFacts; lastPictures: number; lastSounds: number };

export type ProofFault = 'no-picture' | 'no-sound' | 'too-many-streams' | 'length' | 'end';

export const lengthTolerance = 0.5;

/**
 * What is wrong with an output against what it was made from; mostly nothing. A program that ends well on a full disk
 * has still written half a film: the length and the last second say so (AC-101, F-10).
 */
export function faultsOf(
  expected: Pick<FilmFacts, 'durationSeconds' | 'picture' | 'sound'>,
  found: Found,
): ProofFault[] {
  const { facts, lastPictures, lastSounds } = found;
  const faults: ProofFault[] = [];
  if (expected.picture && !facts.picture) faults.push('no-picture');
  if (expected.sound && !facts.sound) faults.push('no-sound');
  const streams = (expected.picture ? 1 : 0) + (expected.sound ? 1 : 0);
  if (facts.streams > streams) faults.push('too-many-streams');
  if (!(Math.abs(facts.durationSeconds - expected.durationSeconds) <= lengthTolerance)) faults.push('length');
  const isEnded = expected.picture ? lastPictures > 0 : lastSounds > 0;
  if (!isEnded) faults.push('end');
  return faults;
}

/** Counts decoded frames by stream from the list of their checksums: `0, pts, …` a line each. */
export function countFrames(list: string, stream: number): number {
  return list.split('\n').filter((line) => line.startsWith(`${stream},`)).length;
}
