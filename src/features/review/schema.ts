/** What may come in at the doors of reviews. */

import type { EntryId } from '../../kernel/id.ts';
import {
  choice,
  day,
  type Field,
  id,
  ids,
  line,
  optionalChoice,
  optionalProse,
  points,
  prose,
  rows,
  shape,
  whole,
} from '../../platform/form.ts';
import { outcomes } from './review.ts';
import { audiences, remarkMax } from './score.ts';

/** Points in half steps that a draft may leave empty. Any number is read as one, so that the sentence names its fault. */
function draftPoints(): Field<number | undefined> {
  const { schema } = points(0, 100);
  return {
    decode: (raw) => {
      const text = raw?.[0]?.trim();
      if (!text) return undefined;
      return /^-?\d{1,6}(\.\d{1,6})?$/.test(text) ? Number(text) : text;
    },
    schema: schema.optional(),
  };
}

export const RoundOpening = shape({});
export const RoundTaking = shape({});
export const RoundClosing = shape({ minutes: optionalProse(5000) });
export const RoundReopening = shape({ reason: prose(300) });
export const Extending = shape({ until: day(), reason: prose(300) });
export const PassingOn = shape({ entries: ids<EntryId>(2000) });
export const HandOver = shape({ entries: ids<EntryId>(2000) });
export const Deciding = shape({
  outcome: choice(outcomes),
  reason: optionalProse(300),
  entries: ids<EntryId>(2000),
});
export const Undoing = shape({ entryId: id<EntryId>() });
export const Moving = shape({ entryId: id<EntryId>(), direction: choice(['up', 'down']) });
export const Scoring = shape({
  marks: rows(
    {
      key: line(60),
      points: draftPoints(),
      remark: optionalProse(remarkMax),
      audience: optionalChoice(audiences),
    },
    0,
    60,
  ),
  /** On the work as a whole, and whom it is for. */
  remark: optionalProse(remarkMax),
  audience: optionalChoice(audiences),
  /** The version of the draft this was typed over; 0 when there was none. */
  version: whole(0, 1_000_000),
  intent: choice(['draft', 'submit']),
});
export const Abstaining = shape({ reason: prose(remarkMax), version: whole(0, 1_000_000) });
