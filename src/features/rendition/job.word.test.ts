/** Proof of how jobs move, when they are tried again, and what each kind of file is given. */

import { describe, expect, test } from 'vitest';
import { next } from '../../kernel/verdict.ts';
import { afterProblem, attemptsMax, jobProblems, jobsFor, jobTransitions, priorities } from './job.ts';
import { text } from './text.ts';

describe('a job', () => {
  test('moves by its table, and from an end only when somebody asks again', () => {
    expect(next(jobTransitions, 'waiting', 'take')).toBe('running');
    expect(next(jobTransitions, 'running', 'finish')).toBe('done');
    expect(next(jobTransitions, 'done', 'take')).toBeUndefined();
    expect(next(jobTransitions, 'failed', 'again')).toBe('waiting');
    expect(next(jobTransitions, 'waiting', 'finish')).toBeUndefined();
  });

  test('F-06 is tried three times and no more, and only where another time may go better', () => {
    expect([1, 2, 3].map((attempts) => afterProblem({ attempts }, 'gave-up').verb)).toEqual([
      'retry',
      'retry',
      'fail',
    ]);
    expect(afterProblem({ attempts: 1 }, 'unreadable')).toEqual({ verb: 'fail' });
    const waits = [1, 2].map(
      (attempts) => afterProblem({ attempts }, 'disk-full') as { pauseSeconds: number },
    );
    expect(waits[0]!.pauseSeconds + waits[1]!.pauseSeconds).toBeLessThanOrEqual(120);
    expect(attemptsMax).toBe(3);
  });

  test('each way to fail has its sentence in both languages', () => {
    for (const problem of jobProblems) expect(text[`problem.${problem}`].zh.length).toBeGreaterThan(10);
  });

  test('a film gets poster, subtitles and film, the quick ones first; a paper nothing', () => {
    expect(jobsFor({ kind: 'video', container: 'mp4' })).toEqual(['poster', 'caption', 'film']);
    expect(jobsFor({ kind: 'audio', container: 'wav' })).toEqual(['sound']);
    expect(jobsFor({ kind: 'picture', container: 'jpeg' })).toEqual(['picture']);
    expect([
      jobsFor({ kind: 'picture', container: 'png' }),
      jobsFor({ kind: 'document', container: 'pdf' }),
    ]).toEqual([[], []]);
    expect(priorities.again).toBeLessThan(priorities.poster);
    expect(priorities.poster).toBeLessThan(priorities.film);
  });
});
