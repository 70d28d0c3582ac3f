/** The probe: measures a file in a child process that may die instead of us. Never throws for what a file holds. */

import { z } from 'zod';
import { runBounded } from '../../../platform/bounded-child.ts';
import { containerNames, type Measured, renditionNames } from '../media.ts';
import type { DrawnRendition } from './draw-renditions.ts';

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

/** What a file truly is: its container, length, size, picture. */
export async function probeFile(path: string, limits: ProbeLimits): Promise<Probed> {
  return askChild('measure', path, probed, limits, 64 * 1024);
}

/** The renditions of a picture, drawn in the child and handed over as bytes. */
export async function renderPicture(path: string, limits: ProbeLimits): Promise<Rendered> {
  return askChild('render', path, rendered, { timeoutMs: 30_000, ...limits }, 24 * 1024 * 1024);
}

async function askChild<T>(
  mode: 'measure' | 'render',
  path: string,
  answer: z.ZodType<T>,
  limits: ProbeLimits,
  outputBytesMax: number,
): Promise<T | ProbeFailure> {
  const { childPath, timeoutMs = 10_000, memoryMb = 256 } = limits;
  const end = await runBounded({
    childPath,
    args: [mode, path],
    sees: [path],
    timeoutMs,
    memoryMb,
    outputBytesMax,
  });
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
