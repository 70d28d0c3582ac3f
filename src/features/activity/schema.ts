/** What may come in at the doors of activities. */

import type { OrganisationId } from '../../kernel/id.ts';
import {
  clock,
  day,
  id,
  line,
  optionalLine,
  optionalLink,
  optionalProse,
  prose,
  shape,
  whole,
} from '../../platform/form.ts';
import { participantsMax } from './activity.ts';

const account = {
  name: line(60),
  organiser: line(60),
  heldOn: day(),
  heldFrom: clock(),
  participants: whole(1, participantsMax),
  place: optionalLine(60),
  account: optionalProse(1000),
  link: optionalLink(),
};
const version = whole(1, 1_000_000);

export const ActivityReport = shape({ unitId: id<OrganisationId>(), ...account });
export const ActivityAmendment = shape({ ...account, version });
export const ActivityApproval = shape({ version });
export const ActivityReturn = shape({ reason: prose(500), version });
export const ActivityReopening = shape({ reason: prose(500), version });
export const ActivityPhoto = shape({});
