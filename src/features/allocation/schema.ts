/** What may come in at the doors of allocations: own targets and a row of shares for each organisation beneath. */

import type { OrganisationId } from '../../kernel/id.ts';
import { choice, id, optionalWhole, rows, shape, whole } from '../../platform/form.ts';
import { amountMax, sharesMax, targetUnits } from './allocation.ts';

const target = optionalWhole(1, amountMax);
const share = optionalWhole(0, amountMax);

export const AllocationForm = shape({
  version: whole(0, 1_000_000),
  organisations: target,
  promoters: target,
  events: target,
  contacts: target,
  reach: target,
  reachUnit: choice(targetUnits),
  shares: rows(
    {
      organisationId: id<OrganisationId>(),
      organisations: share,
      promoters: share,
      events: share,
      contacts: share,
    },
    0,
    sharesMax,
  ),
});
