/** The values of a query: numbers, lengths of time, sizes and days, as people write them. */

import { type Bound, type Day, folded, type Measure } from '../query.ts';
import {
  agoForm,
  aheadForm,
  dayForm,
  durations,
  isOneOf,
  phrases,
  plains,
  sizes,
  yearForm,
} from './phrase.ts';

const plainNumber = /^\d{1,12}(?:\.\d{1,3})?$/;
const clock = /^(?:(\d{1,3}):)?(\d{1,4}):(\d{2})$/;
const leading = /^\d{1,12}(?:\.\d{1,3})?/;

/** The number that was written, in the measure's smallest unit: seconds, bytes; nothing when it is none. */
export function readNumber(text: string, measure: Measure): number | undefined {
  const asked = folded(text);
  if (plainNumber.test(asked)) return Number(asked);
  if (measure === 'duration') return readClock(asked) ?? readUnits(asked, durations);
  if (measure === 'size') return readUnits(asked, sizes);
  const unit = plains.find((one) => asked.endsWith(one));
  const number = unit && asked.slice(0, -unit.length);
  return number && plainNumber.test(number) ? Number(number) : undefined;
}

function readClock(text: string): number | undefined {
  const found = clock.exec(text);
  if (!found || Number(found[3]) > 59) return undefined;
  return Number(found[1] ?? 0) * 3600 + Number(found[2]) * 60 + Number(found[3]);
}

/** `3m20s`, `1.5gb`: numbers with their units, one after the other. */
function readUnits(text: string, units: readonly (readonly [string, number])[]): number | undefined {
  let [rest, sum] = [text, 0];
  for (let parts = 0; rest !== ''; parts++) {
    const number = leading.exec(rest)?.[0];
    const unit = number && units.find(([name]) => rest.startsWith(name, number.length));
    if (!unit || parts >= 4) return undefined;
    sum += Number(number) * unit[1];
    rest = rest.slice(number.length + unit[0].length);
  }
  return Math.round(sum);
}

type Days = { first: Day; last: Day };

const pad = (number: number): string => String(number).padStart(2, '0');
const spell = (year: number, month: number, day: number): string => `${year}-${pad(month)}-${pad(day)}`;
const lengthOfMonth = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate();
const isYear = (year: number): boolean => year >= 1900 && year <= 2199;

/** The days that were meant: one, or all of a month or a year; nothing when there is no such day. */
export function readDays(text: string): Days | undefined {
  const asked = folded(text);
  const near = readNear(asked);
  if (near !== undefined) return { first: { ago: near }, last: { ago: near } };
  const year = Number(yearForm.exec(asked)?.[1] ?? Number.NaN);
  if (isYear(year)) return { first: { day: spell(year, 1, 1) }, last: { day: spell(year, 12, 31) } };
  const found = dayForm.exec(asked);
  if (!found || !isYear(Number(found[1]))) return undefined;
  const [y, month, day] = [Number(found[1]), Number(found[2]), found[3] && Number(found[3])];
  if (month < 1 || month > 12) return undefined;
  const last = lengthOfMonth(y, month);
  if (day === undefined || day === '')
    return { first: { day: spell(y, month, 1) }, last: { day: spell(y, month, last) } };
  const one = { day: spell(y, month, day) };
  return day >= 1 && day <= last ? { first: one, last: one } : undefined;
}

function readNear(text: string): number | undefined {
  if (isOneOf(phrases.today, text)) return 0;
  if (isOneOf(phrases.yesterday, text)) return 1;
  if (isOneOf(phrases.tomorrow, text)) return -1;
  const [ago, ahead] = [agoForm.exec(text)?.[1], aheadForm.exec(text)?.[1]];
  if (ago !== undefined) return Number(ago);
  return ahead === undefined ? undefined : -Number(ahead);
}

/** The day so many days after another. */
export function plusDaysOf(day: Day, days: number): Day {
  if ('ago' in day) return { ago: day.ago - days };
  const [y, m, d] = day.day.split('-').map(Number) as [number, number, number];
  const moved = new Date(Date.UTC(y, m - 1, d + days));
  return { day: spell(moved.getUTCFullYear(), moved.getUTCMonth() + 1, moved.getUTCDate()) };
}

export type Sign = ':' | '=' | '!=' | '>' | '>=' | '<' | '<=';
type Ends<T> = { from?: T; until?: T };

/** What a sign means for numbers. */
export function boundsOf(sign: Sign, at: number): Ends<Bound> {
  if (sign === '>' || sign === '>=') return { from: { at, closed: sign === '>=' } };
  if (sign === '<' || sign === '<=') return { until: { at, closed: sign === '<=' } };
  return { from: { at, closed: true }, until: { at, closed: true } };
}

/** What a sign means for days. */
export function daysOf(sign: Sign, { first, last }: Days): Ends<Day> {
  if (sign === '>') return { from: plusDaysOf(last, 1) };
  if (sign === '>=') return { from: first };
  if (sign === '<') return { until: plusDaysOf(first, -1) };
  if (sign === '<=') return { until: last };
  return { from: first, until: last };
}

/** Whether a range of days has its first end before its last, as far as that can be told without a clock. */
export function isForward(from: Day, until: Day): boolean {
  if ('day' in from && 'day' in until) return from.day <= until.day;
  return 'ago' in from && 'ago' in until ? from.ago >= until.ago : true;
}
