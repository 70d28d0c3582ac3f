/** The word "job": one thing to be made of one file, taken with a lease, finished only by whoever still holds it. */

import type { FileId } from '../../kernel/id.ts';
import type { Transitions } from '../../kernel/verdict.ts';
import type { MediaFile } from '../media/media.ts';

export const jobKinds = ['poster', 'caption', 'picture', 'sound', 'film'] as const;
export type JobKind = (typeof jobKinds)[number];

export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
export type JobVerb = 'take' | 'finish' | 'fail' | 'retry' | 'cancel' | 'again';

/** A running job whose lease ran out may be taken by another: that is the one step that leads to itself. */
export const jobTransitions: Transitions<JobState, JobVerb> = {
  waiting: { take: 'running', cancel: 'cancelled' },
  running: { take: 'running', finish: 'done', fail: 'failed', retry: 'waiting', cancel: 'cancelled' },
  done: { again: 'waiting' },
  failed: { again: 'waiting' },
  cancelled: { again: 'waiting' },
};

/** Why a job failed; each has its sentence. */
export const jobProblems = [
  'unreadable',
  'too-large',
  'too-slow',
  'disk-full',
  'not-proven',
  'missing',
  'no-heif',
  'gave-up',
] as const;
export type JobProblem = (typeof jobProblems)[number];

export type Job = {
  id: string;
  fileId: FileId;
  kind: JobKind;
  state: JobState;
  priority: number;
  attempts: number;
  fence: number;
  percent: number;
  problem?: JobProblem;
  createdAt: Date;
  /** How many are before it, while it waits. */
  ahead?: number;
};

export const attemptsMax = 3;

/** Smaller goes first: what is quick is never kept waiting by long films; who asked again has waited already. */
export const priorities: Record<JobKind | 'again', number> = {
  again: 5,
  poster: 10,
  caption: 20,
  picture: 20,
  sound: 40,
  film: 100,
};

/** What is to be made of a file. */
export function jobsFor(file: Pick<MediaFile, 'kind' | 'container'>): readonly JobKind[] {
  if (file.kind === 'video') return ['poster', 'caption', 'film'];
  if (file.kind === 'audio') return ['sound'];
  const isPhoto = file.container === 'jpeg' || (file.container as string) === 'heic';
  return file.kind === 'picture' && isPhoto ? ['picture'] : [];
}

/** What might go better another time. What the bytes themselves cause does not. */
const passing: readonly JobProblem[] = ['disk-full', 'not-proven', 'missing', 'gave-up'];

/** What becomes of a job that did not succeed: another attempt after a pause, or a failure that people see. */
export function afterProblem(
  job: Pick<Job, 'attempts'>,
  problem: JobProblem,
): { verb: 'retry'; pauseSeconds: number } | { verb: 'fail' } {
  return passing.includes(problem) && job.attempts < attemptsMax
    ? { verb: 'retry', pauseSeconds: 10 * job.attempts ** 2 }
    : { verb: 'fail' };
}

/** Whether it will yet come to an end by itself. */
export function isUnderWay(job: Pick<Job, 'state'>): boolean {
  return job.state === 'waiting' || job.state === 'running';
}

/** What stops an attempt from within: thrown where it happens, caught where the attempt began. */
export class Setback extends Error {
  readonly problem: JobProblem;

  constructor(problem: JobProblem, words = '') {
    super(`${problem} ${words}`.trim());
    this.problem = problem;
  }
}

/** Why a job ended that was let go from outside: it is nobody's fault. */
export class LetGo extends Error {}
