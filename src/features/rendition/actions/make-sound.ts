/** A sound is made playable, drawn as a wave and metered. */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inputGuard, ownGuard } from '../../../platform/ffmpeg.ts';
import { isBeyond } from '../film.ts';
import { Setback } from '../job.ts';
import { isSoundCopied, readLoudness, soundArgs, soundName } from '../sound.ts';
import { foldPeaks, PeakReader, waveHertz } from '../wave.ts';
import { type Attempt, ask, inputName, type Product, patienceMs, progressReader } from './attempt.ts';
import { probeInput, proveOutput } from './probe-film.ts';

/** The sound, proven, and its wave with its loudness. */
export async function makeSound(attempt: Attempt): Promise<Product[]> {
  const facts = await probeInput(attempt, inputName);
  if (isBeyond(facts)) throw new Setback('too-large');
  const { sound, durationSeconds } = facts;
  if (!sound) throw new Setback('unreadable', 'no sound');
  const name = soundName(sound);
  const told = ['-v', 'error', '-nostdin', '-y', '-progress', 'pipe:1', '-stats_period', '1'];
  const args = [...told, ...inputGuard, '-i', inputName, ...soundArgs(sound), name];
  await ask(attempt, attempt.tools.ffmpeg, args, {
    timeoutMs: patienceMs(durationSeconds),
    fileBytesMax: Math.ceil(facts.sizeBytes * 1.2 + 16_777_216 + durationSeconds * 40_000),
    onOutput: progressReader(durationSeconds, (share) => attempt.tell(share * 60)),
  });
  const found = await proveOutput(attempt, name, { durationSeconds, sound });
  const wave = await drawWave(attempt, name, found.durationSeconds);
  await writeFile(join(attempt.dir, 'wave.json'), JSON.stringify(wave));
  return [
    { name, durationSeconds: found.durationSeconds, facts: { isCopy: isSoundCopied(sound) } },
    { name: 'wave.json', durationSeconds: found.durationSeconds, facts: wave },
  ];
}

/** One decoding for both: the meter of EBU R 128, and bare samples for the picture. */
async function drawWave(attempt: Attempt, name: string, durationSeconds: number) {
  const reader = new PeakReader();
  const both = '[0:a:0]asplit=2[m][w];[m]ebur128=peak=true:framelog=verbose[o]';
  const meter = ['-map', '[o]', '-f', 'null', '-'];
  const samples = ['-map', '[w]', '-ac', '1', '-ar', String(waveHertz), '-f', 's16le', 'pipe:1'];
  const from = ['-hide_banner', '-nostats', '-v', 'info', '-nostdin', ...ownGuard, '-i', name];
  const end = await ask(
    attempt,
    attempt.tools.ffmpeg,
    [...from, '-filter_complex', both, ...meter, ...samples],
    {
      timeoutMs: patienceMs(durationSeconds),
      onOutput: (bytes) => reader.add(bytes),
    },
  );
  const { slices, seconds } = reader.end();
  if (Math.abs(seconds - durationSeconds) > 0.5) throw new Setback('not-proven', 'the wave is shorter');
  return { peaks: foldPeaks(slices), loudness: readLoudness(end.complaint) };
}
