/** What may come in at the doors of promoters. */

import type { ActivityId, OrganisationId, PromoterId } from '../../kernel/id.ts';
import {
  day,
  id,
  ids,
  line,
  optionalHidden,
  optionalId,
  optionalLine,
  optionalProse,
  prose,
  shape,
  tick,
  whole,
} from '../../platform/form.ts';
import { metMax, promotersPerVisitMax } from './promoter.ts';

const entered = { name: line(30), role: optionalLine(60), since: day() };
const version = whole(1, 1_000_000);

export const NewPromoter = shape({ unitId: id<OrganisationId>(), ...entered, twice: tick() });
export const PromoterEdit = shape({ ...entered, version });
export const PromoterEnd = shape({ until: day(), reason: optionalProse(300), version });
export const ManyPasted = shape({
  unitId: id<OrganisationId>(),
  content: optionalHidden(30_000),
  twice: tick(),
});
export const NewVisit = shape({
  unitId: id<OrganisationId>(),
  promoters: ids<PromoterId>(promotersPerVisitMax),
  workplace: line(60),
  heldOn: day(),
  met: whole(0, metMax),
  note: optionalProse(500),
  activityId: optionalId<ActivityId>(),
});
export const VisitRemoval = shape({ reason: prose(300) });
