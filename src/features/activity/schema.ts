/** What may come in at the doors of activities. */

import type { ActivityId, FileId, OrganisationId } from '../../kernel/id.ts';
import {
  choice,
  clock,
  day,
  id,
  line,
  optionalChoice,
  optionalHidden,
  optionalLine,
  optionalLink,
  optionalProse,
  optionalWhole,
  prose,
  rows,
  shape,
  tick,
  whole,
} from '../../platform/form.ts';
import { linksMax, occurrencesMax, participantsMax, reachChannels } from './activity.ts';

const occurrence = { heldOn: day(), heldFrom: clock(), participants: whole(1, participantsMax) };
const countMax = 1_000_000_000;

const account = {
  name: line(60),
  organiser: line(60),
  ...occurrence,
  more: rows(occurrence, 0, occurrencesMax - 1),
  place: optionalLine(60),
  account: optionalProse(1000),
  enterprise: optionalLine(60),
  contacts: optionalWhole(0, participantsMax),
  reach: optionalWhole(0, countMax),
  reachChannel: optionalChoice(reachChannels),
  reachSource: optionalLine(100),
  spread: optionalWhole(0, countMax),
  hours: optionalWhole(0, 100_000),
  links: rows({ link: optionalLink() }, 0, linksMax),
};
const version = whole(1, 1_000_000);

/** One report; `twice` says that a like one of the same day is another one. */
export const ActivityReport = shape({ unitId: id<OrganisationId>(), ...account, twice: tick() });
/** A row of a batch is judged as a form is. */
export const BatchRow = shape(account);
export const ActivityAmendment = shape({ ...account, version, reason: optionalProse(500) });
export const ActivityDecision = shape({ version });
export const ActivityReason = shape({ reason: prose(500), version });
/** Into the public programme or out of it. */
export const ActivityPublic = shape({ shown: choice(['yes', 'no']) });
export const ActivityPhoto = shape({});
export const PhotoRemoval = shape({ photo: id<FileId>() });

/** A page of the list, each row ticked or not, with the version that was seen. */
export const Several = shape({
  chosen: rows({ activity: id<ActivityId>(), version, take: tick() }, 1, 100),
});

/** What was pasted; a file may come in its stead. */
export const BatchPasted = shape({ unitId: id<OrganisationId>(), content: optionalHidden(60_000) });
export const BatchReport = shape({ twice: tick() });
