/** Calendars in the form calendar programs read (RFC 5545); the one file that knows the package. */

import ical, { ICalEventTransparency } from 'ical-generator';

/** One entry. Instants are written in UTC, so no program has to know a zone; a whole day is written as days. */
export type IcalEvent = {
  uid: string;
  summary: string;
  description?: string;
  url?: string;
  opensAt: Date;
  closesAt: Date;
  allDay: boolean;
  version: number;
};

const shanghaiOffsetMs = 8 * 3_600_000;
/** A day of Shanghai as the day of UTC by the same name: whole days carry no zone. */
const dayDate = (at: Date): Date => new Date(at.getTime() + shanghaiOffsetMs);

/** The text of a calendar. `stamp` is the instant it was written (DTSTAMP). */
export function writeIcal(name: string, events: readonly IcalEvent[], stamp: Date): string {
  const calendar = ical({
    name,
    prodId: { company: 'Tongxin', product: 'calendar', language: 'ZH' },
    x: { 'X-WR-TIMEZONE': 'Asia/Shanghai' },
  });
  for (const event of events) {
    calendar.createEvent({
      id: event.uid,
      summary: event.summary,
      description: event.description,
      url: event.url,
      start: event.allDay ? dayDate(event.opensAt) : event.opensAt,
      end: event.allDay ? dayDate(event.closesAt) : event.closesAt,
      allDay: event.allDay,
      sequence: event.version,
      stamp,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}

/** The calendar as an answer that nobody keeps on the way. */
export function icalAnswer(text: string, isPublic: boolean): Response {
  return new Response(text, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="tongxin.ics"',
      'cache-control': isPublic ? 'public, max-age=300' : 'private, no-store',
      'x-robots-tag': 'noindex',
    },
  });
}
