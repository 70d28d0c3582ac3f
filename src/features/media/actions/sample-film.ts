/** A film is looked into at twelve places by ffmpeg, in a bounded child without network. Never throws for what it holds. */

import { constants } from 'node:fs';
import { chmod, copyFile, link } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inTurn } from '../../../platform/bounded-child.ts';
import { findTools, inputGuard, runTool, type Tools, withWorkDir } from '../../../platform/ffmpeg.ts';
import { containers, type Measured } from '../media.ts';
import { type Frame, type Samples, sampledFrames, warningsOf } from '../sample.ts';

/** The reader ffmpeg must use: it never guesses by content, so no playlist is ever one (AC-096, AC-097). */
const demuxers: Partial<Record<Measured['container'], string>> = {
  ...{ mp4: 'mov', mov: 'mov', m4a: 'mov', webm: 'matroska', mp3: 'mp3', wav: 'wav' },
  ...{ flac: 'flac', ogg: 'ogg', aac: 'aac' },
};
const edgePixels = 512;
const limits = { timeoutMs: 15_000, memoryMb: 1536, outputBytes: sampledFrames * (edgePixels ** 2 + 64) };

/** Where it is looked at, and by what; without ffmpeg nothing is looked at. */
export type SampleRoom = { workDir?: string; tools?: Tools };

/** The measures with what the samples tell: warnings, and the size of a decoded picture instead of a claimed one. */
export async function sampleFilm(path: string, measured: Measured, room: SampleRoom = {}): Promise<Measured> {
  const tools = room.tools ?? findTools();
  const { kind } = containers[measured.container];
  if (!tools || (kind !== 'video' && kind !== 'audio') || measured.durationSeconds === undefined)
    return measured;
  const workDir = room.workDir ?? join(tmpdir(), 'tongxin-look');
  const read = await inTurn(() =>
    withWorkDir(workDir, 'look', async (dir) => {
      await layBeside(path, join(dir, inputName));
      return readSamples(tools, dir, measured);
    }),
  );
  if (!read) return { ...measured, notes: [...measured.notes, 'not-sampled'] };
  const warnings = warningsOf(measured, read.samples);
  const { size } = read;
  const isOther =
    size !== undefined &&
    (Math.abs(size.width - measured.width!) > 1 || Math.abs(size.height - measured.height!) > 1);
  if (!isOther) return { ...measured, warnings };
  return { ...measured, ...size, warnings, notes: [...measured.notes, 'decoded-size-differs'] };
}

const inputName = 'in';

/** The child has no right to the folders of the store: the same bytes lie beside it, under a name of their own. */
async function layBeside(path: string, beside: string): Promise<void> {
  await link(path, beside).catch(() => copyFile(path, beside, constants.COPYFILE_FICLONE));
  await chmod(beside, 0o444);
}

type Size = { width: number; height: number };
type Read = { samples: Samples; size?: Size };

async function readSamples(tools: Tools, dir: string, measured: Measured): Promise<Read | undefined> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  const abort = new AbortController();
  const end = await runTool({
    program: tools.ffmpeg,
    args: argumentsFor(measured),
    dir,
    timeoutMs: limits.timeoutMs,
    memoryMb: limits.memoryMb,
    signal: abort.signal,
    onOutput: (piece) => {
      bytes += piece.length;
      if (bytes <= limits.outputBytes) pieces.push(piece);
      else abort.abort();
    },
  });
  if (end.how !== 'ended' || end.code !== 0) return undefined;
  const frames = framesIn(Buffer.concat(pieces));
  if (measured.width !== undefined && frames.length === 0) return undefined;
  const samples = { frames, loudestDb: loudestIn(end.complaint, measured) };
  return { samples, size: sizeIn(end.complaint) };
}

/** One run: the file opened at twelve places, a picture's middle and a second of sound from each. */
function argumentsFor(measured: Measured): string[] {
  const hasPicture = measured.width !== undefined;
  const hasSound = measured.audioCodec !== undefined;
  const length = measured.durationSeconds!;
  const places = Array.from({ length: sampledFrames }, (_, i) => ((i + 0.5) * length) / sampledFrames);
  const inputs = places.flatMap((at) => [
    ...inputGuard,
    ...['-threads', '1', '-noaccurate_seek', '-ss', at.toFixed(3)],
    ...['-f', demuxers[measured.container]!, '-i', inputName],
  ]);
  const crop = `crop=min(${edgePixels}\\,iw):min(${edgePixels}\\,ih)`;
  const look = `trim=end_frame=1,showinfo=checksum=0,${crop},format=gray,setpts=PTS-STARTPTS,settb=1/1000`;
  const listen = 'atrim=duration=1,asetpts=PTS-STARTPTS,aformat=sample_rates=16000:channel_layouts=mono';
  const each = (from: string, how: string, to: string) =>
    places.map((_, i) => `[${i}:${from}:0]${how}[${to}${i}]`).join(';');
  const all = (of: string, kinds: string) =>
    `${places.map((_, i) => `[${of}${i}]`).join('')}concat=n=${sampledFrames}:${kinds}`;
  const graph = [
    ...(hasPicture ? [each('v', look, 'v'), `${all('v', 'v=1:a=0')}[look]`] : []),
    ...(hasSound ? [each('a', listen, 'a'), `${all('a', 'v=0:a=1')},volumedetect[listen]`] : []),
  ].join(';');
  const pictures = ['-map', '[look]', '-vsync', 'passthrough', '-f', 'image2pipe', '-c:v', 'pgm', 'pipe:1'];
  return [
    ...['-hide_banner', '-nostats', '-nostdin', '-loglevel', 'info', ...inputs, '-filter_complex', graph],
    ...(hasPicture ? pictures : []),
    ...(hasSound ? ['-map', '[listen]', '-f', 'null', '-'] : []),
  ];
}

/** `P5 512 512 255`, then the bytes; twelve of them in a row. */
function framesIn(output: Buffer): Frame[] {
  const frames: Frame[] = [];
  for (let at = 0; frames.length < sampledFrames; ) {
    const head = /^P5\s(\d{1,4})\s(\d{1,4})\s255\s/.exec(output.subarray(at, at + 32).toString('latin1'));
    if (!head) break;
    const [width, height] = [Number(head[1]), Number(head[2])];
    const from = at + head[0].length;
    if (from + width * height > output.length) break;
    frames.push({ width, height, pixels: output.subarray(from, from + width * height) });
    at = from + width * height;
  }
  return frames;
}

/** Words inside the file never begin a line of ffmpeg's, so they cannot speak in its name. */
function loudestIn(complaint: string, measured: Measured): Samples['loudestDb'] {
  if (measured.audioCodec === undefined) return 'no-sound';
  const found = /^\[Parsed_volumedetect_\d+ @ 0x[0-9a-f]+\] max_volume: (-?[\d.]+) dB/m.exec(complaint);
  return found ? Number(found[1]) : undefined;
}

/** The size of the first decoded picture, upright, its pixels made square. */
function sizeIn(complaint: string): Size | undefined {
  const found = /^\[Parsed_showinfo_\d+ @ 0x[0-9a-f]+\] n: .* sar:(\d+)\/(\d+) s:(\d+)x(\d+) /m.exec(
    complaint,
  );
  if (!found) return undefined;
  const [across, down, width, height] = found.slice(1).map(Number) as [number, number, number, number];
  const ratio = across > 0 && down > 0 ? across / down : 1;
  return ratio >= 1
    ? { width: Math.round(width * ratio), height }
    : { width, height: Math.round(height / ratio) };
}
