/** What may come in at the doors of calls. */

import type { OrganisationId } from '../../kernel/id.ts';
import {
  choice,
  day,
  id,
  line,
  optionalDay,
  optionalLine,
  optionalWhole,
  prose,
  rows,
  shape,
  tick,
  whole,
} from '../../platform/form.ts';
import { criteriaMax, entryKinds } from './call.ts';

const seconds = optionalWhole(1, 36_000);

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
});
