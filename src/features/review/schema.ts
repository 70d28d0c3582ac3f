/** What may come in at the doors of reviews. */

import type { EntryId, OrganisationId } from '../../kernel/id.ts';
import {
  choice,
  type Field,
  id,
  ids,
  line,
  optionalProse,
  points,
  rows,
  shape,
  whole,
} from '../../platform/form.ts';

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
export const RoundClosing = shape({});
export const Invitation = shape({ username: line(64), unitId: id<OrganisationId>() });
export const HandOver = shape({ entries: ids<EntryId>(500) });
export const Scoring = shape({
  marks: rows({ key: line(60), points: draftPoints() }, 0, 60),
  remark: optionalProse(500),
  /** The version of the draft this was typed over; 0 when there was none. */
  version: whole(0, 1_000_000),
  intent: choice(['draft', 'submit']),
});
