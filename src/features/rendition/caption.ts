/** The word "caption": subtitles as plain lines with their times; SubRip and WebVTT are read, WebVTT is written. */

import type { FileId, PersonId } from '../../kernel/id.ts';
import type { Language } from '../../kernel/text.ts';

/** One line on the screen: from when until when, in milliseconds, as plain text without any markup. */
export type Cue = { fromMs: number; toMs: number; text: string };

export type CaptionSource = 'embedded' | 'uploaded' | 'edited';

/** The subtitles of a file in one language, as they stand in one version. */
export type Caption = {
  fileId: FileId;
  language: Language;
  version: number;
  source: CaptionSource;
  cues: readonly Cue[];
  byId?: PersonId;
  at: Date;
};

export const cuesMax = 5000;
export const cueTextMax = 500;
export const captionBytesMax = 2_097_152;
const dayMs = 86_400_000;

/** Why a text is no subtitles, with the line at which it fails. */
export type CaptionFault = {
  fault: 'no-cues' | 'bad-time' | 'too-many' | 'too-long' | 'backwards';
  line: number;
};

const arrow = /^\s*(\S+)\s+-->\s+(\S+)(?:\s.*)?$/;
const clock = /^(?:(\d{1,2}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})$/;

/** 00:01:02,345 or 01:02.345 in milliseconds. */
export function readClock(text: string): number | undefined {
  const parts = clock.exec(text);
  if (!parts) return undefined;
  const [hours, minutes, seconds] = [Number(parts[1] ?? 0), Number(parts[2]), Number(parts[3])];
  if (seconds > 59 || minutes > 59) return undefined;
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + Number(parts[4]!.padEnd(3, '0'));
}

/** 01:02:03.456, always with hours, as WebVTT takes it. */
export function sayClock(ms: number): string {
  const pad = (n: number, width: number) => String(n).padStart(width, '0');
  const seconds = Math.floor(ms / 1000);
  return `${pad(Math.floor(seconds / 3600), 2)}:${pad(Math.floor(seconds / 60) % 60, 2)}:${pad(seconds % 60, 2)}.${pad(ms % 1000, 3)}`;
}

const entities: Record<string, string> = {
  lt: '<',
  gt: '>',
  amp: '&',
  nbsp: ' ',
  quot: '"',
  lrm: '',
  rlm: '',
};

/** Plain text of a line: tags and drawing commands are dropped, what was written as an entity is its character (AC-098). */
export function plainText(raw: string): string {
  return raw
    .replace(/<\/?[a-zA-Z0-9][^<>]{0,200}>/g, '')
    .replace(/\{\\[^{}]{0,200}\}/g, '')
    .replace(/&(lt|gt|amp|nbsp|quot|lrm|rlm);/g, (_, name: string) => entities[name]!)
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g, '')
    .replace(/\p{Cs}/gu, '')
    .trim();
}

/** Reads SubRip or WebVTT: blocks parted by empty lines, each with a line of times. Other blocks say nothing to us. */
export function readCaption(raw: string): Cue[] | CaptionFault {
  const lines = raw
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n');
  const cues: Cue[] = [];
  for (let at = 0; at < lines.length; at++) {
    if (!lines[at]!.includes('-->')) continue;
    const cue = readCue(lines, at);
    if ('fault' in cue) return cue;
    if (cues.length >= cuesMax) return { fault: 'too-many', line: at + 1 };
    if (cue.text !== '') cues.push(cue);
    while (at + 1 < lines.length && lines[at + 1]!.trim() !== '') at++;
  }
  if (cues.length === 0) return { fault: 'no-cues', line: 1 };
  return cues.sort((a, b) => a.fromMs - b.fromMs);
}

function readCue(lines: readonly string[], at: number): Cue | CaptionFault {
  const times = arrow.exec(lines[at]!);
  const [fromMs, toMs] = [readClock(times?.[1] ?? ''), readClock(times?.[2] ?? '')];
  if (fromMs === undefined || toMs === undefined || toMs > dayMs) return { fault: 'bad-time', line: at + 1 };
  if (toMs <= fromMs) return { fault: 'backwards', line: at + 1 };
  const said: string[] = [];
  for (let next = at + 1; next < lines.length && lines[next]!.trim() !== ''; next++) said.push(lines[next]!);
  const text = said.map(plainText).filter(Boolean).join('\n');
  if ([...text].length > cueTextMax) return { fault: 'too-long', line: at + 2 };
  return { fromMs, toMs, text };
}

/** What must not be read as markup is written as an entity; a line can neither be an arrow nor empty (AC-098). */
const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** WebVTT, as players take it. */
export function writeVtt(cues: readonly Cue[]): string {
  const blocks = cues.map(
    (cue) => `${sayClock(cue.fromMs)} --> ${sayClock(cue.toMs)}\n${escaped(cue.text)}\n`,
  );
  return `WEBVTT\n\n${blocks.join('\n')}`;
}

/** As people edit it on a page: like SubRip without numbers, nothing escaped. */
export function writePlain(cues: readonly Cue[]): string {
  return cues.map((cue) => `${sayClock(cue.fromMs)} --> ${sayClock(cue.toMs)}\n${cue.text}\n`).join('\n');
}

/** The newest version of each language. */
export function newestOf(captions: readonly Caption[]): Caption[] {
  const newest = new Map<Language, Caption>();
  for (const caption of captions) {
    const known = newest.get(caption.language);
    if (!known || known.version < caption.version) newest.set(caption.language, caption);
  }
  return [...newest.values()].sort((a, b) => b.language.localeCompare(a.language));
}
