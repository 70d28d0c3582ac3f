/** A film or sound is read by ffprobe, and an output is proven: facts, and the last second decoded. */

import { z } from 'zod';
import { inputGuard, ownGuard } from '../../../platform/ffmpeg.ts';
import type { FilmFacts } from '../film.ts';
import { Setback } from '../job.ts';
import { countFrames, type Found, faultsOf } from '../proof.ts';
import { type Attempt, ask } from './attempt.ts';

const text = z.string().max(400);
const stream = z.object({
  codec_type: text.optional(),
  codec_name: text.default(''),
  profile: text.default(''),
  level: z.number().default(0),
  pix_fmt: text.default(''),
  width: z.number().int().nonnegative().default(0),
  height: z.number().int().nonnegative().default(0),
  sample_aspect_ratio: text.default('1:1'),
  field_order: text.default('progressive'),
  avg_frame_rate: text.default('0/1'),
  channels: z.number().int().nonnegative().default(0),
  sample_rate: text.default('0'),
  bit_rate: text.default('0'),
  disposition: z.object({ attached_pic: z.number().default(0) }).default({ attached_pic: 0 }),
  side_data_list: z.array(z.object({ rotation: z.number().optional() })).default([]),
  tags: z.record(z.string(), z.string()).default({}),
});
const probed = z.object({
  streams: z.array(stream).default([]),
  format: z.object({ duration: text.optional(), size: text.default('0') }),
});
type Stream = z.infer<typeof stream>;

const wordCodecs = ['mov_text', 'subrip', 'ass', 'ssa', 'webvtt', 'text'];

const ratio = (words: string): number => {
  const [over, under] = words.split(/[:/]/).map(Number);
  return over && under ? over / under : 0;
};

function pictureOf(one: Stream): FilmFacts['picture'] {
  const turn = one.side_data_list.find((side) => side.rotation !== undefined)?.rotation ?? 0;
  const wide = Math.round(one.width * (ratio(one.sample_aspect_ratio) || 1));
  const isTurned = Math.abs(turn) % 180 === 90;
  return {
    codec: one.codec_name,
    profile: one.profile,
    level: one.level,
    pixelFormat: one.pix_fmt,
    width: isTurned ? one.height : wide,
    height: isTurned ? wide : one.height,
    frameRate: ratio(one.avg_frame_rate),
    isInterlaced: !['progressive', 'unknown'].includes(one.field_order),
  };
}

/** Reads what ffprobe wrote; nothing where it is not what ffprobe writes. */
export function factsOf(json: string): FilmFacts | undefined {
  const read = probed.safeParse(parsed(json));
  if (!read.success) return undefined;
  const { streams, format } = read.data;
  const picture = streams.find((s) => s.codec_type === 'video' && s.disposition.attached_pic === 0);
  const sound = streams.find((s) => s.codec_type === 'audio');
  const words = streams.filter((s) => s.codec_type === 'subtitle');
  return {
    durationSeconds: Number(format.duration ?? 0) || 0,
    sizeBytes: Number(format.size) || 0,
    streams: streams.length,
    picture: picture && pictureOf(picture),
    sound: sound && {
      codec: sound.codec_name,
      profile: sound.profile,
      channels: sound.channels,
      sampleRate: Number(sound.sample_rate) || 0,
      kbps: Math.round((Number(sound.bit_rate) || 0) / 1000),
    },
    subtitles: words.flatMap((s, index) =>
      wordCodecs.includes(s.codec_name)
        ? [{ index, language: /^en/i.test(s.tags.language ?? '') ? ('en' as const) : ('zh' as const) }]
        : [],
    ),
  };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

const show = ['-v', 'error', '-show_format', '-show_streams', '-of', 'json'];

/** What a foreign file is; where its length stands nowhere, the length that was measured on receipt counts. */
export async function probeInput(attempt: Attempt, name: string): Promise<FilmFacts> {
  const end = await ask(attempt, attempt.tools.ffprobe, [...show, ...inputGuard, name], {
    timeoutMs: 30_000,
  });
  const facts = factsOf(end.output);
  if (!facts || (!facts.picture && !facts.sound)) throw new Setback('unreadable', 'nothing to see or hear');
  const durationSeconds = facts.durationSeconds || (attempt.file.measured.durationSeconds ?? 0);
  return { ...facts, durationSeconds };
}

const lastSeconds = 1.5;

/** Proves an output against what it was made from; a fault is a setback, and nothing of it is told (AC-101). */
export async function proveOutput(
  attempt: Attempt,
  name: string,
  expected: Pick<FilmFacts, 'durationSeconds' | 'picture' | 'sound'>,
): Promise<FilmFacts> {
  const found = await findOutput(attempt, name).catch((error) => {
    throw error instanceof Setback ? new Setback('not-proven', error.message) : error;
  });
  const faults = faultsOf(expected, found);
  if (faults.length > 0) throw new Setback('not-proven', `${name}: ${faults.join(', ')}`);
  return found.facts;
}

async function findOutput(attempt: Attempt, name: string): Promise<Found> {
  const { ffmpeg, ffprobe } = attempt.tools;
  const end = await ask(attempt, ffprobe, [...show, ...ownGuard, name], { timeoutMs: 30_000 });
  const facts = factsOf(end.output);
  if (!facts) throw new Setback('not-proven', `${name} cannot be read`);
  const from = Math.max(0, facts.durationSeconds - lastSeconds).toFixed(3);
  const only = ['-map', '0:V:0?', '-map', '0:a:0?', '-f', 'framecrc', 'pipe:1'];
  const decode = ['-v', 'error', '-nostdin', '-ss', from, ...ownGuard, '-i', name, ...only];
  const { output } = await ask(attempt, ffmpeg, decode, { timeoutMs: 60_000, outputBytesMax: 4_194_304 });
  const soundAt = facts.picture ? 1 : 0;
  const lastPictures = facts.picture ? countFrames(output, 0) : 0;
  return { facts, lastPictures, lastSounds: countFrames(output, soundAt) };
}
