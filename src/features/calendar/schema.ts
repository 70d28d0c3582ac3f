/** What may come in at the doors of the calendar. */

import type { CallId, OrganisationId } from '../../kernel/id.ts';
import {
  choice,
  day,
  id,
  optionalDay,
  optionalId,
  optionalLine,
  prose,
  rows,
  shape,
  tick,
  whole,
} from '../../platform/form.ts';
import { extensibles } from './calendar.ts';

/** More lines than any paper has. */
export const itemsMax = 60;

export const ExtensionForm = shape({
  what: choice(extensibles),
  callId: optionalId<CallId>(),
  organisationId: id<OrganisationId>(),
  untilOn: day(),
  untilAt: optionalLine(5),
  usesMax: whole(1, 1000),
  reason: prose(300),
});

export const CalendarForm = shape({
  version: whole(1, 1_000_000_000),
  reason: optionalLine(200),
  items: rows(
    {
      key: optionalLine(60),
      kind: choice(['phase', 'deadline']),
      name: optionalLine(60),
      nameEn: optionalLine(120),
      fromOn: optionalDay(),
      fromAt: optionalLine(5),
      untilOn: optionalDay(),
      untilAt: optionalLine(5),
      words: optionalLine(120),
      subject: optionalLine(40),
      remove: tick(),
    },
    0,
    itemsMax,
  ),
});

export const Nothing = shape({});
