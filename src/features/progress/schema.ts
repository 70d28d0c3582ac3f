/** What may come in at the doors of progress: the figures of a paper, and where they are from. */

import { day, line, optionalProse, optionalWhole, shape, whole } from '../../platform/form.ts';

const amountMax = 1_000_000_000;
const amount = optionalWhole(0, amountMax);

export const StatedForm = shape({
  /** The number of the record this one follows; 0 for the first. */
  version: whole(0, 1_000_000_000),
  activities: amount,
  participants: amount,
  contacts: amount,
  enterprises: amount,
  visits: amount,
  reach: amount,
  promoters: amount,
  organisations: amount,
  source: line(200),
  dated: day(),
  note: optionalProse(1000),
});
