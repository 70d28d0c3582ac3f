/** How it stands with what is made of a file: waiting, how far, done, or why not. */

import { speaker } from '../../kernel/text.ts';
import { installLines } from '../../platform/ffmpeg.ts';
import { Badge, type Tone } from '../../ui/parts.tsx';
import type { Screen } from '../../ui/screen.ts';
import { attemptsMax, isUnderWay, type Job } from './job.ts';
import { text } from './text.ts';

const tones: Record<Job['state'], Tone> = {
  waiting: 'wait',
  running: 'accent',
  done: 'good',
  failed: 'bad',
  cancelled: 'plain',
};

/** The state of one job in words; of a failure also why, and what to do. */
export function JobState({ screen, job }: { screen: Pick<Screen, 'language'>; job: Job }) {
  const say = speaker(text, screen.language);
  const { state, percent, ahead = 0, attempts, problem } = job;
  const isPaused = state === 'waiting' && problem !== undefined;
  return (
    <>
      <Badge tone={tones[state]}>
        {state === 'waiting' && !isPaused ? say('state.waiting', { ahead }) : null}
        {isPaused ? say('state.paused', { attempts }) : null}
        {state === 'running' ? say('state.running', { percent }) : null}
        {state === 'waiting' || state === 'running' ? null : say(`state.${state}`)}
      </Badge>
      {state === 'failed' && problem ? <p className="quiet">{sayProblem(screen, problem)}</p> : null}
    </>
  );
}

/** Why something could not be made, as a sentence. */
export function sayProblem(screen: Pick<Screen, 'language'>, problem: NonNullable<Job['problem']>): string {
  const say = speaker(text, screen.language);
  if (problem === 'no-heif') return say('problem.no-heif', { line: installLines.heif });
  if (problem === 'gave-up') return say('problem.gave-up', { attempts: attemptsMax });
  return say(`problem.${problem}`);
}

/** For the page of a work: a line for each of its files of which something is made. */
export function MakingPart({ screen, jobs }: { screen: Pick<Screen, 'language'>; jobs: readonly Job[] }) {
  const files = [...new Set(jobs.map((job) => job.fileId))];
  return files.map((fileId) => (
    <MakingLine
      key={fileId}
      screen={screen}
      jobs={jobs.filter((job) => job.fileId === fileId)}
      href={`/files/${fileId}`}
    />
  ));
}

/** What of a file is not done yet or failed, and the way to more. */
function MakingLine(props: { screen: Pick<Screen, 'language'>; jobs: readonly Job[]; href: string }) {
  const { screen, jobs, href } = props;
  const say = speaker(text, screen.language);
  const open = jobs.filter((job) => isUnderWay(job) || job.state === 'failed');
  return (
    <p className="making">
      {open.map((job) => (
        <span key={job.kind}>
          {say(`kind.${job.kind}`)} <JobState screen={screen} job={job} />{' '}
        </span>
      ))}
      <a href={href}>{say('making')}</a>
    </p>
  );
}
