/** A stretch of time in which something may be done: on time, late but open, and grace to finish what was begun. */

/**
 * `opensAt` included, every end not included. On time until `dueAt`; open, and marked late, until `openUntil`; what was
 * begun before `openUntil` may be finished until `graceUntil`. `dueAt <= openUntil <= graceUntil`.
 */
export type Window = { opensAt: Date; dueAt: Date; openUntil: Date; graceUntil: Date };

/** A later end granted to somebody: an extension that still has uses and has not expired. */
export type Granted = { until: Date; id: string };

export type Standing =
  | { state: 'before'; opensAt: Date }
  | { state: 'on-time'; until: Date }
  | { state: 'late'; until: Date; dueAt: Date }
  | { state: 'extended'; until: Date; extensionId: string }
  | { state: 'grace'; until: Date; closedAt: Date }
  | { state: 'closed'; closedAt: Date };

/** Where an instant stands in a window. The latest extension wins over late and grace; before is before. */
export function standingOf(window: Window, now: Date, granted: readonly Granted[] = []): Standing {
  if (now < window.opensAt) return { state: 'before', opensAt: window.opensAt };
  if (now < window.dueAt) return { state: 'on-time', until: window.dueAt };
  const latest = granted
    .filter((one) => now < one.until)
    .sort((a, b) => b.until.getTime() - a.until.getTime())[0];
  if (latest && latest.until > window.openUntil)
    return { state: 'extended', until: latest.until, extensionId: latest.id };
  if (now < window.openUntil) return { state: 'late', until: window.openUntil, dueAt: window.dueAt };
  if (now < window.graceUntil)
    return { state: 'grace', until: window.graceUntil, closedAt: window.openUntil };
  return { state: 'closed', closedAt: window.openUntil };
}

/** Whether something new may be begun. */
export function isOpenTo(standing: Standing): boolean {
  return standing.state === 'on-time' || standing.state === 'late' || standing.state === 'extended';
}

/** Whether what was begun in time may still be finished. */
export function isOpenToFinish(standing: Standing): boolean {
  return isOpenTo(standing) || standing.state === 'grace';
}
