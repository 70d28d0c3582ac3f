/** The probe: measures a file in a child process that may die instead of us. Never throws for what a file holds. */

import { open } from 'node:fs/promises';
import { z } from 'zod';
import { type BoundedEnd, runBounded } from '../../../platform/bounded-child.ts';
import { runServed } from '../../../platform/served-child.ts';
import { containerNames, containers, type Measured, renditionNames, sniff, warningNames } from '../media.ts';
import type { Covered, DrawnRendition } from './draw-renditions.ts';

export type ProbeReason =
  | 'empty'
  | 'hostile'
  | 'kind-unknown'
  | 'locked'
  | 'timeout'
  | 'too-many-pixels'
  | 'truncated'
  | 'unreadable';
export type ProbeFailure = { ok: false; reason: ProbeReason };
export type Probed = { ok: true; measured: Measured } | ProbeFailure;
export type Rendered = { ok: true; renditions: DrawnRendition[] } | ProbeFailure;

export type ProbeLimits = { childPath: string; timeoutMs?: number; memoryMb?: number };

const failure = z.strictObject({
  ok: z.literal(false),
  reason: z.enum([
    'empty',
    'hostile',
    'kind-unknown',
    'locked',
    'too-many-pixels',
    'truncated',
    'unreadable',
  ]),
  container: z.enum(containerNames).optional(),
});
const codec = z.string().max(32);
const pixels = z.number().int().min(1).max(65_535);
const measured = z.strictObject({
  container: z.enum(containerNames),
  sizeBytes: z.number().int().min(1),
  durationSeconds: z.number().positive().max(86_400).optional(),
  width: pixels.optional(),
  height: pixels.optional(),
  videoCodec: codec.optional(),
  audioCodec: codec.optional(),
  frameRate: z.number().positive().max(1000).optional(),
  bitrateKbps: z.number().nonnegative().max(10_000_000).optional(),
  channels: z.number().int().min(1).max(64).optional(),
  sampleRate: z.number().positive().max(1_000_000).optional(),
  dpi: z.number().positive().max(100_000).optional(),
  takenAt: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/)
    .optional(),
  hasExif: z.boolean().optional(),
  hasPlace: z.boolean().optional(),
  hasSubtitles: z.boolean().optional(),
  pages: z.number().int().min(1).max(100_000).optional(),
  warnings: z.array(z.enum(warningNames)).max(warningNames.length).optional(),
  notes: z.array(z.string().max(64)).max(100),
});
const rendition = z.strictObject({
  name: z.enum(renditionNames),
  width: pixels,
  height: pixels,
  container: z.enum(['webp', 'jpeg']),
  base64: z.base64(),
});
const probed = z.union([failure, z.strictObject({ ok: z.literal(true), measured })]);
const rendered = z.union([
  failure,
  z.strictObject({ ok: z.literal(true), renditions: z.array(rendition).length(4) }),
]);

const readBytesMax = 80 * 1_048_576;

/** What a file truly is: its container, length, size, picture. */
export async function probeFile(path: string, limits: ProbeLimits): Promise<Probed> {
  const file = await open(path, 'r');
  try {
    const { size: sizeBytes } = await file.stat();
    const read = async (from: number, to: number): Promise<Uint8Array> => {
      const bytes = Buffer.alloc(Math.max(0, Math.min(to, sizeBytes) - from));
      const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
      return bytes.subarray(0, bytesRead);
    };
    if (sizeBytes === 0) return { ok: false, reason: 'empty' };
    const container = sniff(await read(0, 4100));
    if (!container) return { ok: false, reason: 'kind-unknown' };
    if (containers[container].kind === 'picture')
      return await askChild('picture', path, probed, limits, 64 * 1024);
    const { childPath, timeoutMs = 10_000, memoryMb = 256 } = limits;
    const greeting = JSON.stringify({ sizeBytes });
    const bounds = { childPath, timeoutMs, memoryMb, outputBytesMax: 64 * 1024 };
    return answerOf(await runServed({ ...bounds, args: ['measure'], greeting, read, readBytesMax }), probed);
  } finally {
    await file.close();
  }
}

/** The renditions of a picture, drawn in the child and handed over as bytes; with regions covered where asked. */
export async function renderPicture(
  path: string,
  limits: ProbeLimits,
  covers: readonly Covered[] = [],
): Promise<Rendered> {
  const more = covers.length > 0 ? [JSON.stringify(covers)] : [];
  return askChild('render', path, rendered, { timeoutMs: 30_000, ...limits }, 24 * 1024 * 1024, more);
}

async function askChild<T>(
  mode: 'picture' | 'render',
  path: string,
  answer: z.ZodType<T>,
  limits: ProbeLimits,
  outputBytesMax: number,
  more: readonly string[] = [],
): Promise<T | ProbeFailure> {
  const { childPath, timeoutMs = 10_000, memoryMb = 256 } = limits;
  const end = await runBounded({
    childPath,
    args: [mode, path, ...more],
    sees: [path],
    timeoutMs,
    memoryMb,
    outputBytesMax,
  });
  return answerOf(end, answer);
}

function answerOf<T>(end: BoundedEnd, answer: z.ZodType<T>): T | ProbeFailure {
  const [ready, line] = end.output.split('\n');
  if (ready !== 'ready' && !end.wasKilled)
    throw new Error(`the probe cannot start: ${end.complaint.slice(0, 500)}`);
  if (end.wasKilled) return { ok: false, reason: 'timeout' };
  const read = answer.safeParse(parsed(line));
  return read.success ? read.data : { ok: false, reason: 'hostile' };
}

function parsed(line: string | undefined): unknown {
  try {
    return JSON.parse(line ?? '');
  } catch {
    return undefined;
  }
}
