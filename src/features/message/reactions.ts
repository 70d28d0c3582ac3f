/** What letters do by the clock: those that are due leave the house. */

import type { Errand } from '../../platform/worker.ts';
import { type SendingRoom, sendDue } from './actions/send-due.ts';

const pauseSeconds = 5;
const roundsMax = 20;

/** A backlog is worked off in rounds; then the house pauses, so that a server that is down is not pressed. */
export function errands(room: SendingRoom): Errand[] {
  const runs = async () => {
    for (let round = 0; round < roundsMax; round++) if ((await sendDue(room)) === 0) return;
  };
  return [{ everySeconds: pauseSeconds, name: 'send-letters', runs }];
}
