/** Who sees what may tell whose a work is, and who hides it: whoever runs the round, never its judges. */

import { type Actor, seatAt } from '../../kernel/actor.ts';
import { all, never, notNow, unless, type Verdict } from '../../kernel/verdict.ts';
import type { Judged } from './redaction.ts';

/** The runner's officer and leader: they know whose the works are anyway. */
export function maySeeNames(actor: Actor, judged: Pick<Judged, 'runnerPath'>): Verdict {
  const sits = seatAt(actor, ['officer', 'leader'], judged.runnerPath) !== undefined;
  return unless(sits, never('redaction.not-yours'));
}

/** The runner's officer, while judges still look at the works. */
export function mayMark(actor: Actor, judged: Pick<Judged, 'runnerPath' | 'isOpen'>): Verdict {
  const sits = seatAt(actor, ['officer'], judged.runnerPath) !== undefined;
  return all(
    unless(sits, never('redaction.not-yours')),
    unless(judged.isOpen, notNow('redaction.round-over')),
  );
}
