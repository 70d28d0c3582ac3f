/** Subtitles are saved: typed on the page, sent as a file, or taken away; each saving is a version. */

import { seatAt } from '../../../kernel/actor.ts';
import type { Language } from '../../../kernel/text.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import {
  type CaptionFault,
  type CaptionSource,
  type Cue,
  cuesMax,
  cueTextMax,
  readCaption,
} from '../caption.ts';
import type { Held } from '../held.ts';
import { insertCaption } from '../store/caption.ts';

type Saving = { language: Language; version: number };

const causes: Record<CaptionFault['fault'], { code: string }> = {
  'no-cues': { code: 'rendition.caption-no-cues' },
  'bad-time': { code: 'rendition.caption-bad-time' },
  backwards: { code: 'rendition.caption-backwards' },
  'too-many': { code: 'rendition.caption-too-many' },
  'too-long': { code: 'rendition.caption-too-long' },
};

/** Reads lines; the refusal names the line at which they fail, by the form's field. */
export function cuesOf(text: string, field: string): Outcome<Cue[]> {
  const read = readCaption(text);
  if (Array.isArray(read)) return done(read);
  const about = { line: read.line, max: read.fault === 'too-many' ? cuesMax : cueTextMax };
  return refuse(causes[read.fault].code, about, field);
}

/** What was typed on the page. */
export async function saveCaption(
  doing: Doing,
  held: Held,
  { text, ...saving }: Saving & { text: string },
): Promise<Outcome<Language>> {
  const cues = cuesOf(text, 'text');
  return cues.ok ? keepCaption(doing, held, { ...saving, source: 'edited', cues: cues.value }) : cues;
}

/** No subtitles any more: a version without lines, so that nothing is forgotten. */
export function removeCaption(doing: Doing, held: Held, saving: Saving): Promise<Outcome<Language>> {
  return keepCaption(doing, held, { ...saving, source: 'edited', cues: [] });
}

/** Keeps the next version, if nobody kept one meanwhile. */
export async function keepCaption(
  doing: Doing,
  held: Held,
  next: Saving & { source: CaptionSource; cues: readonly Cue[] },
): Promise<Outcome<Language>> {
  const version = next.version + 1;
  if (!(await insertCaption(doing, { ...next, version, fileId: held.file.id }))) return refuse('http.stale');
  await announce(doing, {
    name: 'rendition.caption-saved',
    subjectId: held.file.id,
    seat: seatAt(doing.actor, ['officer'], held.unitPath) ? 'officer' : 'maker',
    after: { language: next.language, version, source: next.source, cues: next.cues.length },
  });
  return done(next.language);
}
