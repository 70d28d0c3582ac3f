/** What votes do by the clock: the shown counts follow the ledger. */

import { type Chore, every } from '../../platform/worker.ts';
import { countVotes } from './actions/count-votes.ts';

export const chores: Chore[] = [every(3, 'count-votes', countVotes)];
