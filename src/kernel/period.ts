/** Time as campaigns know it: instants, and days of Asia/Shanghai (UTC+8, no summer time since 1991). */

export const dayMs = 86_400_000;
const shanghaiOffsetMs = 8 * 3_600_000;

export type Period = { opensAt: Date; closesAt: Date };

export type PeriodPhase = 'before' | 'open' | 'after';

/** Where an instant lies: open from `opensAt` (included) until `closesAt` (not included). */
export function phaseOf(period: Period, now: Date): PeriodPhase {
  if (now < period.opensAt) return 'before';
  return now < period.closesAt ? 'open' : 'after';
}

/** The calendar day in Shanghai, `2020-08-20`. */
export function dayOf(instant: Date): string {
  return new Date(instant.getTime() + shanghaiOffsetMs).toISOString().slice(0, 10);
}

/** The instant at which a Shanghai day begins. */
export function startOfDay(day: string): Date {
  return new Date(`${day}T00:00:00+08:00`);
}

/** The instant at a clock time of a Shanghai day: `instantAt('2020-08-20', '18:00')`. */
export function instantAt(day: string, clock: string): Date {
  return new Date(`${day}T${clock}:00+08:00`);
}

/** Moved by whole days. */
export function plusDays(instant: Date, days: number): Date {
  return new Date(instant.getTime() + days * dayMs);
}

/** Whole days from one instant's Shanghai day to another's; negative when `to` is earlier. */
export function daysBetween(from: Date, to: Date): number {
  return Math.round((startOfDay(dayOf(to)).getTime() - startOfDay(dayOf(from)).getTime()) / dayMs);
}

/** The date as a person reads it: 2020年8月20日 / 20 Aug 2020 (GB/T 9704 7.3.5.4: no leading zeros). */
export function sayDay(instant: Date, language: 'zh' | 'en'): string {
  const [year, month, day] = dayOf(instant).split('-').map(Number) as [number, number, number];
  if (language === 'zh') return `${year}年${month}月${day}日`;
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  return `${day} ${months[month - 1]} ${year}`;
}

/** Date and clock time in Shanghai, to the minute. */
export function sayInstant(instant: Date, language: 'zh' | 'en'): string {
  const clock = new Date(instant.getTime() + shanghaiOffsetMs).toISOString().slice(11, 16);
  return `${sayDay(instant, language)} ${clock}`;
}

/**
 * An end as a person reads it: an end at midnight is the day before, whole (8月20日前 ends when the 21st begins); any
 * other end is said to the minute.
 */
export function sayEnd(closesAt: Date, language: 'zh' | 'en'): string {
  const isMidnight = startOfDay(dayOf(closesAt)).getTime() === closesAt.getTime();
  return isMidnight ? sayDay(new Date(closesAt.getTime() - 1), language) : sayInstant(closesAt, language);
}

/** Clock time in Shanghai to the second, for counts that name their instant. */
export function sayClock(instant: Date): string {
  return new Date(instant.getTime() + shanghaiOffsetMs).toISOString().slice(11, 19);
}
