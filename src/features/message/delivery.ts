/** The word "delivery": a letter on its way by mail or to a chat robot; when it may go, and when it is given up. */

import { dayOf, instantAt, plusDays } from '../../kernel/period.ts';

export const channels = ['mail', 'robot'] as const;
export type Channel = (typeof channels)[number];
export type DeliveryState = 'waiting' | 'sent' | 'failed';

/** Why it did not go. */
export const troubles = [
  'address-refused',
  'refused',
  'busy',
  'unreachable',
  'timeout',
  'address',
  'too-large',
  'no-way',
] as const;
export type Trouble = (typeof troubles)[number];

export const quietFrom = '22:00';
export const quietUntil = '08:00';

/** Whether people sleep: from 22:00 until 08:00 in Shanghai nothing goes out that nobody is waiting for. */
export function isQuiet(instant: Date): boolean {
  const day = dayOf(instant);
  return instant < instantAt(day, quietUntil) || instant >= instantAt(day, quietFrom);
}

/** The instant itself, or the next 08:00 when it lies in the quiet hours. */
export function wakingAt(instant: Date): Date {
  if (!isQuiet(instant)) return instant;
  const morning = instantAt(dayOf(instant), quietUntil);
  return instant < morning ? morning : instantAt(dayOf(plusDays(instant, 1)), quietUntil);
}

export const triesMax = 8;
const firstPauseMs = 60_000;
const pauseMsMax = 6 * 3_600_000;

/** When to try again after so many tries: twice the pause each time, at most six hours; nothing after the last. */
export function retryAt(now: Date, tries: number): Date | undefined {
  if (tries >= triesMax) return undefined;
  return new Date(now.getTime() + Math.min(pauseMsMax, firstPauseMs * 2 ** Math.max(0, tries - 1)));
}

/** A known trouble, whatever the platform called it. */
export function troubleOf(word: string): Trouble {
  return troubles.find((trouble) => trouble === word) ?? 'refused';
}
