/** What votes do by the clock: polls open and promise, tallies follow the ledgers, and ledgers are published. */

import { dayOf, plusDays } from '../../kernel/period.ts';
import type { Database } from '../../platform/db.ts';
import type { Log } from '../../platform/log.ts';
import type { Published } from '../../platform/published.ts';
import type { Signer } from '../../platform/signing.ts';
import { type Chore, type Errand, every } from '../../platform/worker.ts';
import { countVotes } from './actions/count-votes.ts';
import { freezePolls } from './actions/freeze-polls.ts';
import { publishPolls } from './actions/publish-polls.ts';
import { showPolls } from './actions/show-polls.ts';
import { forgetLikes } from './store/like.ts';

export const chores: Chore[] = [
  every(2, 'show-polls', showPolls),
  every(2, 'freeze-polls', freezePolls),
  every(3, 'count-votes', countVotes),
  every(3600, 'forget-likes', ({ tx, now }) => forgetLikes(tx, dayOf(plusDays(now, -2)))),
];

/** In so many rounds every folder is looked through once; in the others only what has something new. */
const roundsToAll = 60;

/** Writes files, and so holds no transaction while it does. */
export function errandsOf(room: { db: Database; log: Log; signer: Signer; published: Published }): Errand[] {
  let round = 0;
  const runs = () => publishPolls(room, round++ % roundsToAll === 0);
  return [{ everySeconds: 5, name: 'publish-polls', runs }];
}
