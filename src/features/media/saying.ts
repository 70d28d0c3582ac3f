/** How amounts and the stretches they may lie in are said: 3:00–5:00, at least 25 fps, on or after 1 January 2018. */

import { dayMs, sayDay } from '../../kernel/period.ts';
import { fill, type Language, type Sentence } from '../../kernel/text.ts';
import { sayLength, saySize, saySizeAgainst } from './measure.ts';
import { type Container, containerNames, containers, type Scan, type Warning } from './media.ts';
import type { Span } from './span.ts';
import { inBoth, type MediaText, refusals, text } from './text.ts';

/** What one number can say of a file or of several. */
export type Amount =
  | ('duration-seconds' | 'size-bytes' | 'frame-rate' | 'bitrate')
  | ('long-side' | 'dpi' | 'count' | 'taken-within');

const plain = (words: string): Sentence => ({ zh: words, en: words });

const units: Record<Amount, (value: number) => Sentence> = {
  'duration-seconds': (seconds) => plain(sayLength(seconds)),
  'size-bytes': (bytes) => plain(saySize(bytes)),
  'frame-rate': (value) => inBoth('unit.frame-rate', { value: Math.round(value * 100) / 100 }),
  bitrate: (value) => plain(value >= 1000 && value % 1000 === 0 ? `${value / 1000} Mbps` : `${value} kbps`),
  'long-side': (value) => inBoth('unit.pixels', { value }),
  dpi: (value) => plain(`${value} dpi`),
  count: (value) => plain(String(value)),
  'taken-within': sayDayNumber,
};

function sayDayNumber(day: number): Sentence {
  const instant = new Date(day * dayMs);
  return { zh: sayDay(instant, 'zh'), en: sayDay(instant, 'en') };
}

/** A measured amount; beside a size so near the limit that rounding would hide it, the very bytes. */
export function sayAmount(kind: Amount, amount: number, span: Span): Sentence {
  if (kind !== 'size-bytes') return units[kind](amount);
  const limit = amount > span.to || amount === span.to ? span.to : span.from > 0 ? span.from : span.to;
  return plain(Number.isFinite(limit) ? saySizeAgainst(amount, limit) : saySize(amount));
}

/** The names of containers in a row: MP4 / MOV. */
export function sayContainers(allowed: readonly Container[]): string {
  return allowed.map((container) => containers[container].name).join(' / ');
}

export const sayPixels = (width: number, height: number): string => `${width}×${height}`;

/** What a span leaves, in words. */
export function saySpan(kind: Amount, span: Span): Sentence {
  if (kind === 'taken-within') return sayDays(span);
  const say = units[kind];
  const hasMin = span.from > 0 || !span.fromIncluded;
  const about = { min: say(span.from), max: Number.isFinite(span.to) ? say(span.to) : '' };
  if (!Number.isFinite(span.to)) {
    if (!hasMin) return inBoth('required.any');
    return inBoth(span.fromIncluded ? 'required.at-least' : 'required.more-than', about);
  }
  if (!hasMin) return inBoth(span.toIncluded ? 'required.at-most' : 'required.less-than', about);
  if (span.from === span.to) return inBoth('required.exactly', { value: about.min });
  return inBoth(betweenKey(span), about);
}

function betweenKey({ fromIncluded, toIncluded }: Span): MediaText {
  if (fromIncluded && toIncluded) return 'required.between';
  if (!fromIncluded && !toIncluded) return 'required.between-open-both';
  return fromIncluded ? 'required.between-open-max' : 'required.between-open-min';
}

/** Days are whole: a day that is not included is said by the next one that is. */
function sayDays(span: Span): Sentence {
  const [hasFrom, hasUntil] = [Number.isFinite(span.from), Number.isFinite(span.to)];
  const min = hasFrom ? sayDayNumber(span.from + (span.fromIncluded ? 0 : 1)) : '';
  const max = hasUntil ? sayDayNumber(span.to - (span.toIncluded ? 0 : 1)) : '';
  if (!hasFrom && !hasUntil) return inBoth('required.any');
  if (!hasUntil) return inBoth('required.days-from', { min });
  return hasFrom ? inBoth('required.between', { min, max }) : inBoth('required.days-until', { max });
}

/** Why a file cannot be taken, as far as its own bytes tell. */
export type Trouble = 'empty' | 'hostile' | 'kind-unknown' | 'too-large' | 'truncated' | 'unreadable';

/** The sentence of a trouble, the same that the server would answer. */
export function sayTrouble(
  trouble: Trouble,
  language: Language,
  { container, sizeBytesMax }: { container: string; sizeBytesMax: number },
): string {
  const about = { taken: sayContainers(containerNames), container, max: saySize(sizeBytesMax) };
  return fill(refusals[`media.${trouble}`][language], about, language);
}

export const sayWarning = (warning: Warning, language: Language): string =>
  text[`warning.${warning}`][language];

/** `none` is said as what it is: nobody looked. */
export const sayScan = (scan: Scan, language: Language): string => text[`scan.${scan.state}`][language];
