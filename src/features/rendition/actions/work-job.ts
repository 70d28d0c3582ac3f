/** A job is worked on: taken with a lease, done in a folder of its own, and counted only while it is still held. */

import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { done, refuse } from '../../../kernel/verdict.ts';
import { inTransaction } from '../../../platform/db.ts';
import { sweepWorkDirs, withWorkDir } from '../../../platform/ffmpeg.ts';
import { isDiskFull } from '../../../platform/files.ts';
import { findFile } from '../../media/store.ts';
import { afterProblem, type Job, type JobProblem, jobKinds, LetGo, Setback } from '../job.ts';
import { contentTypeOf } from '../rendition.ts';
import { endAttempt, giveUpLost, takeJob, touchJob } from '../store/job.ts';
import { listTwins } from '../store.ts';
import { type Attempt, layInput, type Product, type RenditionRoom } from './attempt.ts';
import { commitMade, type Made, type Output } from './commit-made.ts';
import { findCaptions } from './find-captions.ts';
import { makeFilm } from './make-film.ts';
import { makePicture } from './make-picture.ts';
import { makePoster } from './make-poster.ts';
import { makeSound } from './make-sound.ts';
import { tellFailed } from './tell-failed.ts';

const machine = { kind: 'machine' } as const;
/** A killed worker's job is given to another after this long; a living one says so four times as often. */
const leaseMsUsual = 60_000;

/** Works on the next job, if there is one; false when nothing waits. `stop` lets go of it, uncounted. */
export async function workJob(room: RenditionRoom, stop: AbortSignal): Promise<boolean> {
  const leaseMs = room.leaseMs ?? leaseMsUsual;
  const kinds = room.tools ? jobKinds : (['picture'] as const);
  const taken = await inTransaction(room.db, machine, async (doing) => {
    for (const lost of await giveUpLost(doing)) await tellFailed(doing, lost, 'gave-up');
    return done(await takeJob(doing, { kinds, leaseMs }));
  });
  if (!taken.ok || !taken.value) return false;
  const job = taken.value;
  const hold = new AbortController();
  const end = () => hold.abort();
  stop.addEventListener('abort', end, { once: true });
  let percent = 0;
  const beat = setInterval(() => {
    void inTransaction(room.db, machine, async ({ tx }) =>
      done(await touchJob(tx, job, percent, leaseMs)),
    ).then(
      (held) => held.ok && !held.value && end(),
      () => undefined,
    );
  }, leaseMs / 6);
  try {
    const made = await makeOf(room, job, hold.signal, (reached) => {
      percent = reached;
    });
    const kept = await commitMade(room, job, made);
    if (!kept) room.log.info({ job: job.id, kind: job.kind }, 'another holds this job');
  } catch (error) {
    await setBack(room, job, error, stop.aborted);
  } finally {
    clearInterval(beat);
    stop.removeEventListener('abort', end);
  }
  return true;
}

/** What a job brings: outputs whose bytes are already kept, and what else is written with them. */
async function makeOf(
  room: RenditionRoom,
  job: Job,
  signal: AbortSignal,
  tell: (percent: number) => void,
): Promise<Made> {
  await sweepWorkDirs(room.workDir, { name: job.id });
  const found = await inTransaction(room.db, machine, async ({ tx }) =>
    done({ file: await findFile(tx, job.fileId), twins: await listTwins(tx, job) }),
  );
  const { file, twins } = found.ok ? found.value : { file: undefined, twins: [] };
  if (!file) throw new Setback('missing', 'no such file');
  if (twins.length > 0) return { outputs: twins };
  return withWorkDir(room.workDir, job.id, async (dir) => {
    const attempt = { room, tools: room.tools!, file, dir, signal, tell };
    await layInput(attempt);
    if (job.kind === 'caption') return { outputs: [], captions: await findCaptions(attempt) };
    if (job.kind === 'picture') {
      const { made, drawn } = await makePicture(attempt);
      return { outputs: await layAll(attempt, made), drawn };
    }
    const makers = { poster: makePoster, sound: makeSound, film: makeFilm } as const;
    return { outputs: await layAll(attempt, await makers[job.kind](attempt)) };
  });
}

/** Lays outputs in quarantine under the name of their content; they are adopted with the rows that name them. */
async function layAll({ room, dir }: Attempt, made: readonly Product[]): Promise<Output[]> {
  const laid: Output[] = [];
  for (const product of made) {
    const path = join(dir, product.name === 'film.m3u8' ? 'list' : product.name);
    const stream = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
    const received = await room.files.receive(stream, { sizeBytesMax: Number.MAX_SAFE_INTEGER });
    if (received === 'too-large') throw new Setback('too-large');
    const { token, sha256, sizeBytes } = received;
    laid.push({ ...product, token, sha256, sizeBytes, contentType: contentTypeOf(product.name)! });
  }
  return laid;
}

/** Ends an attempt that brought nothing: let go, put back, or given up where people see it. */
async function setBack(room: RenditionRoom, job: Job, error: unknown, isStopping: boolean): Promise<void> {
  if (error instanceof LetGo && !isStopping) return;
  const problem = problemOf(error);
  room.log.warn({ job: job.id, kind: job.kind, problem, error: String(error) }, 'not made');
  await inTransaction(room.db, machine, async (doing) => {
    if (isStopping) return done(await endAttempt(doing, job, { state: 'waiting', isUncounted: true }));
    const next = afterProblem(job, problem);
    if (next.verb === 'retry') {
      return done(
        await endAttempt(doing, job, { state: 'waiting', problem, pauseSeconds: next.pauseSeconds }),
      );
    }
    if (!(await endAttempt(doing, job, { state: 'failed', problem }))) return refuse('http.stale');
    await tellFailed(doing, job, problem);
    return done(true);
  });
}

function problemOf(error: unknown): JobProblem {
  if (error instanceof Setback) return error.problem;
  return isDiskFull(error) ? 'disk-full' : 'gave-up';
}
