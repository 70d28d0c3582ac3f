/** Films, sounds and subtitles for tests and comparisons: made by ffmpeg from nothing, small, of any kind asked for. */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MediaRoom } from '../src/features/media/actions/examine-file.ts';
import { type Container, containers, type MediaFile } from '../src/features/media/media.ts';
import { insertFile } from '../src/features/media/store.ts';
import type { RenditionRoom } from '../src/features/rendition/actions/attempt.ts';
import { enqueue } from '../src/features/rendition/actions/enqueue.ts';
import { workJob } from '../src/features/rendition/actions/work-job.ts';
import type { Job, JobKind } from '../src/features/rendition/job.ts';
import type { Rendition } from '../src/features/rendition/rendition.ts';
import { cancelJob, listJobs } from '../src/features/rendition/store/job.ts';
import { listRenditions } from '../src/features/rendition/store.ts';
import { type FileId, newId } from '../src/kernel/id.ts';
import { type Database, inSnapshot, inTransaction } from '../src/platform/db.ts';
import { findTools } from '../src/platform/ffmpeg.ts';
import type { Files } from '../src/platform/files.ts';
import { openLog } from '../src/platform/log.ts';

/** Whether there is an ffmpeg to film with. */
export const canFilm = findTools() !== undefined;

/** A moving picture with a tone, as sources of ffmpeg. */
export const scene = (size: string, seconds: number, rate = 25): string[] => [
  ...['-f', 'lavfi', '-i', `testsrc2=s=${size}:r=${rate}:d=${seconds}`],
  ...['-f', 'lavfi', '-i', `sine=frequency=440:duration=${seconds}`],
];

/** Makes one file by ffmpeg; the last word of the line is its name, in a folder of its own. */
export function film(name: string, args: readonly string[], beside: Record<string, string> = {}): Buffer {
  const dir = mkdtempSync(join(tmpdir(), 'tongxin-filming-'));
  try {
    for (const [other, words] of Object.entries(beside))
      execFileSync('tee', [join(dir, other)], { input: words });
    execFileSync(findTools()!.ffmpeg, ['-v', 'error', '-y', ...args, name], { cwd: dir });
    return readFileSync(join(dir, name));
  } finally {
    rmSync(dir, { recursive: true });
  }
}

/** Keeps bytes as a file that was received, with what a probe would have measured. */
export async function keep(
  room: { db: Database; files: Files },
  bytes: Uint8Array,
  container: Container,
  measured: Partial<MediaFile['measured']> = {},
): Promise<MediaFile> {
  const { sha256, sizeBytes } = await room.files.keep(bytes);
  const outcome = await inTransaction(room.db, { kind: 'machine' }, async ({ tx, now }) => {
    const file: MediaFile = {
      id: newId<FileId>(),
      sha256,
      sizeBytes,
      container,
      kind: containers[container].kind,
      originalName: `made.${containers[container].extension}`,
      state: 'kept',
      measured: { container, sizeBytes, durationSeconds: 1, notes: [], ...measured },
      receivedAt: now,
      renditions: [],
      scan: { state: 'none' },
    };
    await insertFile(tx, file);
    return { ok: true, value: file };
  });
  if (!outcome.ok) throw new Error('not kept');
  return outcome.value;
}

/** What tests of making have at hand: a room over a folder of their own, and what came of it. */
export type Making = {
  room: () => RenditionRoom;
  keep: (bytes: Uint8Array, container: Container) => Promise<MediaFile>;
  ask: (file: MediaFile) => Promise<unknown>;
  /** Of a file's jobs the one, and nothing beside it. */
  only: (file: MediaFile, kind: JobKind) => Promise<unknown>;
  work: (room?: RenditionRoom) => Promise<void>;
  made: (file: MediaFile) => Promise<Record<string, Rendition>>;
  jobs: (file: MediaFile) => Promise<Partial<Record<JobKind, Job>>>;
};

type Hand = { db: Database; media: MediaRoom };
const machine = { kind: 'machine' } as const;

/** Lays these at hand; the world may be opened later. */
export function useMaking(world: Hand, dir: string): Making {
  const room = (): RenditionRoom => ({
    ...world.media,
    db: world.db,
    log: openLog('test', 'silent'),
    workDir: join(dir, 'work'),
    tools: findTools(),
  });
  return {
    room,
    keep: (bytes, container) => keep({ db: world.db, files: world.media.files }, bytes, container),
    ask: (file) =>
      inTransaction(world.db, machine, async (doing) => ({ ok: true, value: await enqueue(doing, file) })),
    only: (file, kind) =>
      inTransaction(world.db, machine, async (doing) => {
        for (const job of await listJobs(doing.tx, [file.id]))
          if (job.kind !== kind) await cancelJob(doing, job.id);
        return { ok: true, value: undefined };
      }),
    work: async (own = room()) => {
      while (await workJob(own, new AbortController().signal));
    },
    made: async (file) => {
      const all = await inSnapshot(world.db, (tx) => listRenditions(tx, file.id));
      return Object.fromEntries(all.map((one) => [one.name, one]));
    },
    jobs: async (file) => {
      const all = await inSnapshot(world.db, (tx) => listJobs(tx, [file.id]));
      return Object.fromEntries(all.map((one) => [one.kind, one]));
    },
  };
}
