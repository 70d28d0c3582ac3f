/** A group of votes that the detector would set aside, with its grounds in figures. */

import type { Sentence } from '../../../kernel/text.ts';

/** The kinds of evidence that do not follow from one another; a suspicion needs at least two. */
export const evidenceKinds = [
  'behaviour',
  'evenness',
  'origin',
  'identity',
  'device',
  'network',
  'rhythm',
  'lockstep',
] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

export type LinkedWork = { work: string; voters: number };

export type Suspicion = {
  /** Which rule found it: `script`, `farm`, `batch`, `crowd`, `lockstep`. */
  rule: SuspicionRule;
  /** The version of the thresholds. */
  version: string;
  /** The works voted for: one, or several in lockstep. */
  works: string[];
  /** The ids of the votes, in the order in which they were cast. */
  votes: string[];
  /** The figures in words, the strongest first. */
  grounds: Sentence[];
  kinds: EvidenceKind[];
  /** Other works that the same voters voted for far more often than chance gives, the most voters first. */
  linked: LinkedWork[];
  /** From 0 to 1: how sure the evidence is. */
  strength: number;
  /** The instants of the first and last vote. */
  from: Date;
  to: Date;
};

/** script: a program; farm: few devices or places; batch: registered together; crowd: hired; lockstep: the same voters for works that have nothing to do with each other. */
export const suspicionRules = ['script', 'farm', 'batch', 'crowd', 'lockstep'] as const;
export type SuspicionRule = (typeof suspicionRules)[number];
