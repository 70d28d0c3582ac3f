/** What votes do by the clock: the shown counts follow the ledger, and works are shown when their poll opens. */

import { type Chore, every } from '../../platform/worker.ts';
import { countVotes } from './actions/count-votes.ts';
import { showPolls } from './actions/show-polls.ts';

export const chores: Chore[] = [every(3, 'count-votes', countVotes), every(2, 'show-polls', showPolls)];
