/** What may come in at the doors of votes: nothing but the wish. Any field, such as a tier, is refused (AC-140). */

import { shape } from '../../platform/form.ts';

export const VoteCast = shape({});
