/** What may come in at the doors of resemblances. */

import { choice, prose, shape, whole } from '../../platform/form.ts';
import { decisions, reasonMax } from './resemblance.ts';

export const Deciding = shape({
  decision: choice(decisions),
  reason: prose(reasonMax),
  version: whole(1, 1_000_000),
});
