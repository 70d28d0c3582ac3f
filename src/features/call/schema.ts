/** What may come in at the doors of calls. */

import type { CallId, OrganisationId } from '../../kernel/id.ts';
import { latitudes } from '../../kernel/tightness.ts';
import {
  choice,
  clock,
  day,
  id,
  line,
  optionalChoice,
  optionalDay,
  optionalId,
  optionalLine,
  optionalLink,
  optionalProse,
  optionalWhole,
  prose,
  rows,
  several,
  shape,
  tick,
  unjudged,
  whole,
} from '../../platform/form.ts';
import { voterTiers } from '../identity/identity.ts';
import type { Codec } from '../media/codec.ts';
import { type Container, containerNames } from '../media/media.ts';
import { fileRuleKinds } from '../media/tightness.ts';
import { averages, conversions, scales } from '../reckoning/reckoning.ts';
import { ballotPeriods, perPeriodMax, readyBallotKeys } from './ballot.ts';
import { criteriaMax, entryKinds } from './call.ts';
import { entrantKinds } from './eligibility.ts';
import { fieldKinds, forces } from './field.ts';
import { codecs, codecTracks } from './file-rule.ts';
import { callRuleKeys } from './rule.ts';
import { stageKinds, stagesMax } from './stage.ts';

const seconds = optionalWhole(1, 36_000);
const latitude = rows(
  { rule: choice(callRuleKeys as [string, ...string[]]), latitude: choice(latitudes) },
  0,
  callRuleKeys.length,
);

const votes = optionalWhole(1, perPeriodMax);
const ballot = {
  ballotLike: optionalChoice(readyBallotKeys),
  period: optionalChoice(ballotPeriods),
  ...{ perPeriod: votes, perWork: votes, ballotLeast: votes, ballotMost: votes },
  tiers: several(voterTiers),
  regionId: optionalId<OrganisationId>(),
};

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
  ...ballot,
  first: whole(1, 100),
  second: whole(0, 100),
  third: whole(0, 100),
  lateOn: optionalDay(),
  latitude,
  template: optionalLine(60),
  from: optionalId<CallId>(),
  kept: several(Array.from({ length: 40 }, (_, index) => String(index)) as [string, ...string[]]),
  usual: tick(),
  formats: several(containerNames as [Container, ...Container[]]),
  sizeMbMax: optionalWhole(1, 10_000),
  personCap: optionalWhole(1, 1000),
  callCap: optionalWhole(1, 1_000_000),
});
/** The same form on its way to a list and back. */
export const CallLook = unjudged(CallOpening);
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
  latitude,
  reason: optionalProse(500),
  confirmed: tick(),
});
export const CallWithdrawal = shape({ reason: prose(500) });

const limit = optionalWhole(-1_000_000_000, 1_000_000_000);
const designVersion = whole(0, 1_000_000);
/** One field as typed; `version` is that of the design, 0 before there is one. */
export const FieldForm = shape({
  version: designVersion,
  key: optionalLine(40),
  kind: choice(fieldKinds),
  label: line(60),
  labelEn: optionalLine(120),
  help: optionalProse(300),
  helpEn: optionalProse(600),
  force: choice(forces),
  when: optionalLine(100),
  min: limit,
  max: limit,
  linesMax: optionalWhole(1, 1000),
  contains: optionalLine(60),
  unit: optionalLine(20),
  unitEn: optionalLine(40),
  notBefore: optionalDay(),
  notAfter: optionalDay(),
  choices: optionalProse(4000),
  roles: optionalProse(4000),
  tree: optionalProse(20_000),
  words: optionalProse(2000),
  wordsEn: optionalProse(4000),
});
export const FieldMove = shape({ version: designVersion, key: line(40), to: choice(['up', 'down']) });
export const FieldRemoval = shape({ version: designVersion, key: line(40) });
export const FormPublication = shape({
  version: designVersion,
  reason: optionalProse(500),
  confirmed: tick(),
});
export const FormDiscard = shape({ version: designVersion });

const version = whole(1, 1_000_000);
const consent = { reason: optionalProse(500), confirmed: tick() };
/** How people vote in a call, as a page of its own. */
export const BallotForm = shape({ version, ...consent, ...ballot });
const percent = optionalWhole(0, 100);
const count = optionalWhole(0, 60);
const formats = several(containerNames as [Container, ...Container[]]);
const fileRule = {
  kind: choice(fileRuleKinds),
  force: optionalChoice(['must', 'should']),
  from: optionalLine(16),
  to: optionalLine(16),
  fromOut: tick(),
  toOut: tick(),
  formats,
  track: optionalChoice(codecTracks),
  codecs: several(codecs as [Codec, ...Codec[]]),
  fromOn: optionalDay(),
  toOn: optionalDay(),
};
export const FilesForm = shape({
  ...{ version, ...consent },
  rules: rows(fileRule, 0, 40),
  filesMin: whole(0, 60),
  filesMax: whole(0, 60),
  takesLink: tick(),
});
export const EligibilityForm = shape({
  ...{ version, ...consent },
  channels: several(['person', 'unit']),
  members: optionalChoice(['members', 'joining']),
  entrants: several(entrantKinds),
  groups: optionalProse(1000),
  makersMin: count,
  makersMax: count,
  published: optionalChoice(['must', 'must-not']),
  publishedSince: optionalDay(),
  awarded: tick(),
  madeSince: optionalDay(),
  madeUntil: optionalDay(),
  madeWithinDays: optionalWhole(1, 36_500),
  aiDeclared: tick(),
  aiShareMin: percent,
  aiShareMax: percent,
  aiTools: tick(),
  personCap: optionalWhole(1, 1000),
  callCap: optionalWhole(1, 1_000_000),
  personCapPer: tick(),
  subtypes: rows(
    {
      key: optionalLine(40),
      name: optionalLine(40),
      nameEn: optionalLine(80),
      formats,
      secondsMin: optionalWhole(0, 36_000),
      secondsMax: optionalWhole(1, 36_000),
      sizeMbMax: optionalWhole(1, 10_000),
      filesMin: count,
      filesMax: count,
    },
    0,
    12,
  ),
  entrances: rows({ name: optionalLine(60), link: optionalLink(), must: tick() }, 0, 12),
});

const optionalClock = { decode: clock().decode, schema: clock().schema.optional() };
const decimal = optionalLine(10);
const howMany = optionalWhole(1, 100_000);
const scoreRule = {
  average: optionalChoice(averages),
  scale: optionalChoice(scales),
  trimFrom: optionalWhole(3, 100),
  rankFirst: decimal,
  rankStep: decimal,
};
const conversion = { conversion: optionalChoice(conversions), most: decimal, step: decimal };
const stage = {
  key: optionalLine(40),
  kind: choice(stageKinds),
  name: line(40),
  nameEn: optionalLine(80),
  runner: choice(['host', 'owner']),
  opensOn: optionalDay(),
  opensTime: optionalClock,
  closesOn: optionalDay(),
  closesTime: optionalClock,
  sight: several(['makers', 'unit', 'place']),
  count: howMany,
  pointsMin: decimal,
  tiesGoOn: tick(),
  quotas: optionalProse(2000),
  judgesPerEntry: optionalWhole(1, 60),
  loadCap: howMany,
  calibration: optionalWhole(0, 100),
  rubric: optionalProse(4000),
  reveal: optionalChoice(['own-in', 'after-close', 'never']),
  ...scoreRule,
};
const judging = {
  ...{ version, ...consent },
  route: choice(['levels', 'sideways']),
  stages: rows(stage, 0, stagesMax),
  votesPercent: whole(0, 100),
  ...conversion,
  ...scoreRule,
  ties: rows({ by: optionalLine(60) }, 0, 12),
  direct: optionalWhole(1, 100),
  bonus: optionalLine(200),
  penalties: rows({ over: optionalLine(12), points: decimal, out: tick() }, 0, 8),
  figures: rows(
    {
      ...{ key: optionalLine(40), name: optionalLine(40), nameEn: optionalLine(80), percent },
      ...conversion,
    },
    0,
    4,
  ),
  awards: rows(
    {
      ...{ key: optionalLine(40), name: optionalLine(40), nameEn: optionalLine(80) },
      count: optionalWhole(1, 1000),
      quotas: optionalProse(2000),
    },
    0,
    12,
  ),
  prizes: rows(
    {
      ...{ key: optionalLine(40), name: optionalLine(40), nameEn: optionalLine(80) },
      ...{ by: optionalLine(60), count: optionalWhole(1, 1000) },
      ...{ judgesPart: percent, votesPart: percent, figurePart: percent },
    },
    0,
    12,
  ),
  ratioPercentMax: optionalWhole(1, 100),
};
/** How a call is judged and reckoned, whole: its chain of stages, the way of a work, the formula and the award table. */
export const JudgingForm = shape(judging);
/** The same on its way to a look and back; `does` says what is to be done with it meanwhile. */
export const JudgingLook = unjudged(shape({ ...judging, does: optionalLine(60) }));
