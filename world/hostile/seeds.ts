/** Honest files of every container the house takes, as far as the machine's ffmpeg can make them. */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findTools } from '../../src/platform/ffmpeg.ts';
import type { Seed } from './bytes.ts';

const picture = ['-f', 'lavfi', '-i', 'testsrc=s=160x90:r=10:d=3'];
const sound = ['-f', 'lavfi', '-i', 'sine=d=3'];
const recipes: [string, string[]][] = [
  ['film.mov', [...picture, ...sound, '-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-c:a', 'aac']],
  ['pieces.mp4', [...picture, '-pix_fmt', 'yuv420p', '-movflags', 'frag_keyframe+empty_moov']],
  ['film.webm', [...picture, ...sound, '-c:v', 'libvpx', '-c:a', 'libopus']],
  ['song.m4a', [...sound, '-c:a', 'aac']],
  ['song.flac', sound],
  ['song.ogg', [...sound, '-c:a', 'libvorbis']],
  ['song.aac', [...sound, '-c:a', 'aac', '-f', 'adts']],
  ['song.wav', [...sound, '-ac', '1', '-ar', '8000']],
  ['still.png', [...picture, '-frames:v', '1']],
  ['still.webp', [...picture, '-frames:v', '1']],
];

/** What could be made; nothing where ffmpeg is missing or knows none of these codecs. */
export function makeSeeds(): Seed[] {
  const tools = findTools();
  if (!tools) return [];
  const dir = mkdtempSync(join(tmpdir(), 'tongxin-seeds-'));
  try {
    return recipes.flatMap(([name, args]) => {
      try {
        execFileSync(tools.ffmpeg, ['-v', 'error', '-nostdin', '-y', ...args, join(dir, name)]);
        return [{ name, bytes: readFileSync(join(dir, name)) }];
      } catch {
        return [];
      }
    });
  } finally {
    rmSync(dir, { recursive: true });
  }
}
