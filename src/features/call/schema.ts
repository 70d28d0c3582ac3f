/** What may come in at the doors of calls. */

import type { OrganisationId } from '../../kernel/id.ts';
import { latitudes } from '../../kernel/tightness.ts';
import {
  choice,
  day,
  id,
  line,
  optionalDay,
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
import { type Container, containerNames } from '../media/media.ts';
import { criteriaMax, entryKinds } from './call.ts';
import { callRuleKeys } from './rule.ts';

const seconds = optionalWhole(1, 36_000);
const latitude = rows(
  { rule: choice(callRuleKeys as [string, ...string[]]), latitude: choice(latitudes) },
  0,
  callRuleKeys.length,
);

export const CallOpening = shape({
  name: line(40),
  nameEn: optionalLine(80),
  key: line(40),
  brief: prose(2000),
  entryKind: choice(entryKinds),
  takesLink: tick(),
  hostId: id<OrganisationId>(),
  takesVideo: tick(),
  takesAudio: tick(),
  takesPicture: tick(),
  secondsMin: seconds,
  secondsMax: seconds,
  isWide: tick(),
  opensOn: day(),
  closesOn: day(),
  recommendOn: optionalDay(),
  reviewOn: optionalDay(),
  voteOpensOn: optionalDay(),
  voteClosesOn: optionalDay(),
  hostFloor: optionalWhole(1, 1000),
  unitCap: optionalWhole(1, 1000),
  rubric: rows({ name: line(40), max: whole(1, 100) }, 1, criteriaMax),
  votesPercent: whole(0, 100),
  perDay: whole(1, 100),
  first: whole(1, 100),
  second: whole(0, 100),
  third: whole(0, 100),
  lateOn: optionalDay(),
  latitude,
});
export const CallAmendment = shape({
  version: whole(1, 1_000_000),
  brief: prose(2000),
  opensOn: day(),
  closesOn: day(),
  lateOn: optionalDay(),
  recommendOn: day(),
  reviewOn: day(),
  voteOpensOn: day(),
  voteClosesOn: day(),
  graceMinutes: optionalWhole(0, 10_080),
  formats: several(containerNames as [Container, ...Container[]]),
  secondsMin: optionalWhole(0, 36_000),
  secondsMax: seconds,
  sizeMbMax: optionalWhole(1, 10_000),
  takesLink: tick(),
  unitCap: optionalWhole(1, 1000),
  hostFloor: optionalWhole(1, 1000),
  rubric: rows({ name: line(40), max: whole(1, 100) }, 0, criteriaMax),
  votesPercent: optionalWhole(0, 100),
  perDay: optionalWhole(1, 100),
  latitude,
  reason: optionalProse(500),
  confirmed: tick(),
});
export const CallWithdrawal = shape({ reason: prose(500) });
