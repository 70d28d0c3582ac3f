/** What may come in at the doors of recommendations. */

import { choice, prose, shape } from '../../platform/form.ts';

export const Recommending = shape({});
export const Moving = shape({ direction: choice(['up', 'down']) });
export const Withdrawing = shape({});
export const Returning = shape({ reason: prose(500) });
