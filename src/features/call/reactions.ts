/** What calls do by the clock. */

import { type Chore, every } from '../../platform/worker.ts';
import { freezeCalls } from './actions/freeze-calls.ts';

export const chores: Chore[] = [every(5, 'freeze-calls', freezeCalls)];
