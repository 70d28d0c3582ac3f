/** Proof that every accent, by day and by night, can be read: words on it, it on the page, its deep shade on its wash. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Colours = Readonly<Record<string, string>>;
const sheet = (name: string) => readFileSync(new URL(`./${name}.css`, import.meta.url), 'utf8');

function coloursIn(css: string): Colours {
  return Object.fromEntries(
    [...css.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{6})/g)].map(([, a, b]) => [a!, b!]),
  );
}
const rule = (css: string, selector: string) => css.split(`${selector} {`)[1]!.split('}')[0]!;

function brightness(colour: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}
function contrast(one: string, other: string): number {
  const [dark, light] = [brightness(one), brightness(other)].sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

const day = coloursIn(sheet('tokens'));
const night = { ...day, ...coloursIn(rule(sheet('dark'), ':root')) };
const [byDay, byNight] = sheet('accent').split('@media');
const times = {
  day: [day, byDay!, (accent: string) => `.site.accent-${accent} .poster`],
  night: [night, byNight!, (accent: string) => `.site.accent-${accent}`],
} as const;

/** The page's colours in an accent; the house's own is its red. */
function pageIn(time: keyof typeof times, accent: string): Colours {
  const [page, css, before] = times[time];
  if (accent === 'red')
    return { ...page, accent: page.red!, 'accent-deep': page['red-deep']!, 'accent-wash': page['red-wash']! };
  return { ...page, ...coloursIn(rule(css, before(accent))) };
}

describe.each(['day', 'night'] as const)('by %s', (time) => {
  it.each(['red', 'blue', 'green', 'violet', 'amber'])('%s is read by everybody (M21)', (accent) => {
    const page = pageIn(time, accent);
    for (const [words, ground] of [
      ['on-accent', 'accent'],
      ['on-accent', 'accent-deep'],
      ['accent', 'paper'],
      ['accent', 'ground'],
      ['accent-deep', 'paper'],
      ['accent-deep', 'accent-wash'],
    ] as const)
      expect([words, ground, contrast(page[words]!, page[ground]!) >= 4.5]).toEqual([words, ground, true]);
  });

  it('the figure in the middle of the rings is read on every step', () => {
    const page = times[time][0];
    for (const [step, words] of [
      ['none', 'ink'],
      ['0', 'ink'],
      ['1', 'ink'],
      ['2', 'on-ring-2'],
      ['3', 'on-accent'],
      ['4', 'on-accent'],
    ] as const)
      expect([step, contrast(page[words]!, page[`ring-${step}`]!) >= 4.5]).toEqual([step, true]);
  });
});
