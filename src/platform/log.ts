/** The log: one line of JSON an event, no personal data, no secret (AC-234). */

import { type Logger, pino } from 'pino';

export type Log = Logger;

/** Opens the log of one process; `name` tells web from worker. */
export function openLog(name: string, level = 'info'): Log {
  return pino({ name, level, base: { name }, timestamp: pino.stdTimeFunctions.isoTime });
}
