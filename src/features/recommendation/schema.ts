/** What may come in at the doors of recommendations. */

import type { EntryId, OrganisationId, RecommendationId } from '../../kernel/id.ts';
import {
  choice,
  type Field,
  id,
  ids,
  optionalLine,
  optionalWhole,
  prose,
  rows,
  shape,
  whole,
} from '../../platform/form.ts';
import { cleanFigure } from '../allocation/sheet.ts';
import { amountMax } from './quota.ts';
import { rowsMax } from './table.ts';

export const Recommending = shape({});
export const Moving = shape({ direction: choice(['up', 'down']) });
export const Withdrawing = shape({});
export const Returning = shape({ reason: prose(500) });
export const Replacing = shape({ entryId: id<EntryId>() });
export const Receiving = shape({
  leg: choice(['upward', 'to-host', 'to-owner']),
  ids: ids<RecommendationId>(2000),
});
export const Waiving = shape({ count: whole(1, amountMax), reason: prose(200) });

/** A whole number as people write it in tables: １０ and 5件 too. */
const plain = optionalWhole(0, amountMax);
const figure: Field<number | undefined> = {
  decode: (raw) => plain.decode(raw && [cleanFigure(raw[0] ?? '')]),
  schema: plain.schema,
};

export const QuotaForm = shape({
  version: whole(0, 1_000_000),
  rows: rows(
    { organisationId: id<OrganisationId>(), floor: figure, cap: figure, conditions: optionalLine(300) },
    0,
    rowsMax,
  ),
});
export const PasteForm = shape({ sheet: prose(60_000) });
export const RestoreForm = shape({ version: whole(0, 1_000_000), to: whole(1, 1_000_000) });
export const DiscardForm = shape({});
