/** Subtitles inside a film are found and read as text; pictures of words cannot be. */

import type { Language } from '../../../kernel/text.ts';
import { inputGuard } from '../../../platform/ffmpeg.ts';
import { type Cue, readCaption } from '../caption.ts';
import { type Attempt, ask, inputName } from './attempt.ts';
import { probeInput } from './probe-film.ts';

/** The first track of words in each language; what cannot be read is left out, a film plays without it. */
export async function findCaptions(attempt: Attempt): Promise<{ language: Language; cues: Cue[] }[]> {
  const { subtitles } = await probeInput(attempt, inputName);
  const found: { language: Language; cues: Cue[] }[] = [];
  for (const { index, language } of subtitles) {
    if (found.some((one) => one.language === language)) continue;
    const only = ['-map', `0:s:${index}`, '-c:s', 'webvtt', '-f', 'webvtt', 'pipe:1'];
    const args = ['-v', 'error', '-nostdin', ...inputGuard, '-i', inputName, ...only];
    const { output } = await ask(attempt, attempt.tools.ffmpeg, args, { outputBytesMax: 4_194_304 });
    const cues = readCaption(output);
    if (Array.isArray(cues)) found.push({ language, cues });
  }
  return found;
}
