/** The word "phase": lines of the calendar as an officer types them, and whether they stand. */

import { dayOf, instantAt, plusDays, sayClock, startOfDay } from '../../kernel/period.ts';
import type { Refusal } from '../../kernel/verdict.ts';
import { type CalendarItem, endOfDay, lastDayOf } from '../campaign/campaign.ts';

/** One line of the form: days, clock times where the paper has them, and the paper's own words. */
export type TypedItem = {
  key?: string;
  kind: 'phase' | 'deadline';
  name?: string;
  nameEn?: string;
  fromOn?: string;
  fromAt?: string;
  untilOn?: string;
  untilAt?: string;
  words?: string;
  subject?: string;
  remove?: boolean;
};

const clockTime = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Whether a clock time stands; left empty it stands. */
export function judgeClock(clock: string | undefined, field: string): Refusal | undefined {
  return clock === undefined || clockTime.test(clock) ? undefined : { code: 'calendar.not-a-time', field };
}

/** An end as typed: at a clock time, or the whole day included. */
export function endTyped(day: string, clock: string | undefined): Date {
  return clock === undefined ? endOfDay(day) : instantAt(day, clock);
}

const startTyped = (day: string, clock: string | undefined): Date =>
  clock === undefined ? startOfDay(day) : instantAt(day, clock);

/** Nothing was written into it but its kind. */
function isEmpty(item: TypedItem): boolean {
  return [item.name, item.nameEn, item.fromOn, item.untilOn, item.words].every((one) => one === undefined);
}

/** The lines as they will stand, or what is wrong with each, by its field. Removed and empty ones are left out. */
export function itemsOf(
  typed: readonly TypedItem[],
  before: readonly CalendarItem[],
  opensAt: Date,
): { items: CalendarItem[] } | { refusals: Refusal[] } {
  const kept = typed
    .map((item, index) => ({ item, index }))
    .filter(({ item }) => !item.remove && !isEmpty(item));
  const refusals = kept.flatMap(({ item, index }) => judgeItem(item, index));
  if (refusals.length > 0) return { refusals };
  const keys = new Set(before.map((item) => item.key));
  const items: CalendarItem[] = [];
  for (const { item } of kept) {
    const old = before.find((one) => one.key === item.key && !items.some((taken) => taken.key === one.key));
    const key = old?.key ?? freshKey(keys);
    keys.add(key);
    items.push(itemOf(item, key, old, opensAt));
  }
  return { items };
}

function freshKey(taken: ReadonlySet<string>): string {
  let number = taken.size + 1;
  while (taken.has(`item-${number}`)) number += 1;
  return `item-${number}`;
}

function itemOf(item: TypedItem, key: string, old: CalendarItem | undefined, opensAt: Date): CalendarItem {
  const from = item.fromOn === undefined ? undefined : startTyped(item.fromOn, item.fromAt);
  const closesAt = endTyped(item.untilOn!, item.untilAt);
  return {
    key,
    kind: item.kind,
    name: { zh: item.name!, en: item.nameEn },
    opensAt: from ?? old?.opensAt ?? (opensAt < closesAt ? opensAt : plusDays(closesAt, -1)),
    closesAt,
    words: item.words,
    subject: item.subject,
    // What the demo added stays marked as long as its dates are the demo's.
    ...(old?.supplement && old.closesAt.getTime() === closesAt.getTime()
      ? { supplement: true as const }
      : {}),
  };
}

function judgeItem(item: TypedItem, index: number): Refusal[] {
  const at = (name: string) => `items.${index}.${name}`;
  const missing = (name: 'name' | 'untilOn' | 'fromOn') =>
    item[name] === undefined ? { code: 'shape.required', field: at(name) } : undefined;
  const wrong = [
    missing('name'),
    item.kind === 'phase' ? missing('fromOn') : undefined,
    missing('untilOn'),
    judgeClock(item.fromAt, at('fromAt')),
    judgeClock(item.untilAt, at('untilAt')),
  ].filter((refusal) => refusal !== undefined);
  if (wrong.length > 0 || item.fromOn === undefined) return wrong;
  return startTyped(item.fromOn, item.fromAt) < endTyped(item.untilOn!, item.untilAt)
    ? []
    : [{ code: 'calendar.reversed', field: at('untilOn') }];
}

/** A stored line as the form shows it: an end at midnight is its last day, without a time. */
export function typedOf(item: CalendarItem): TypedItem {
  const isMidnight = (at: Date) => startOfDay(dayOf(at)).getTime() === at.getTime();
  const clock = (at: Date) => (isMidnight(at) ? undefined : sayClock(at).slice(0, 5));
  return {
    key: item.key,
    kind: item.kind,
    name: item.name.zh,
    nameEn: item.name.en,
    fromOn: dayOf(item.opensAt),
    fromAt: clock(item.opensAt),
    untilOn: isMidnight(item.closesAt) ? lastDayOf(item.closesAt) : dayOf(item.closesAt),
    untilAt: clock(item.closesAt),
    words: item.words,
    subject: item.subject,
  };
}
