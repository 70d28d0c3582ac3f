/** What may come in at the doors of panels. */

import type { EntryId, OrganisationId } from '../../kernel/id.ts';
import {
  choice,
  id,
  ids,
  line,
  mustTick,
  optionalLine,
  optionalProse,
  optionalWhole,
  prose,
  rows,
  several,
  shape,
  tick,
  whole,
} from '../../platform/form.ts';
import { linkDaysMax } from './invitation.ts';
import { distanceMax, judgeRoles } from './panel.ts';

/** Languages a judge can be asked to judge in: those of works in the minority areas of the country too. */
export const spoken = ['zh', 'bo', 'mn', 'ug', 'kk', 'ko', 'en'] as const;

const place = {
  unitId: id<OrganisationId>(),
  role: choice(judgeRoles),
  languages: several(spoken),
  loadCap: optionalWhole(1, 10_000),
  /** Ticked when they are to be invited although most works are conflicted. */
  anyway: tick(),
};

export const InvitationByName = shape({ username: line(64), ...place });
export const InvitationByLink = shape({
  name: line(30),
  contact: optionalLine(120),
  days: whole(1, linkDaysMax),
  ...place,
});
export const Distance = shape({ distance: whole(0, distanceMax), version: whole(1, 1_000_000) });
export const JudgeSetting = shape({
  role: choice(judgeRoles),
  languages: several(spoken),
  loadCap: optionalWhole(1, 10_000),
});
export const Reason = shape({ reason: prose(300) });
export const OptionalReason = shape({ reason: optionalProse(300) });
export const Plain = shape({});
export const Pinning = shape({ state: choice(['pinned-conflict', 'pinned-none']), reason: prose(300) });
export const Assigning = shape({
  judgesPerEntry: whole(1, 20),
  loadCap: optionalWhole(1, 10_000),
  /** The number of the last act of assigning that was seen, and the digest of the plan that was looked at. */
  number: whole(0, 1_000_000),
  digest: line(64),
});
export const Undoing = shape({ number: whole(1, 1_000_000) });
export const Acceptance = shape({
  names: optionalProse(1000),
  units: optionalProse(1000),
  confidential: mustTick(),
});
export const Declaration = shape({
  names: optionalProse(1000),
  units: optionalProse(1000),
  entries: ids<EntryId>(500),
});
export const Wishes = shape({
  wishes: rows({ entryId: id<EntryId>(), wish: whole(-2, 2) }, 0, 100),
  entries: ids<EntryId>(100),
});
