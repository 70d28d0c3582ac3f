/** What may come in at the doors of commendations: measures and conversions from closed lists, nothing else (AC-060). */

import type { NominationId, OrganisationId } from '../../kernel/id.ts';
import {
  choice,
  id,
  line,
  optionalChoice,
  optionalDay,
  optionalLine,
  optionalLink,
  optionalProse,
  optionalWhole,
  points,
  prose,
  rows,
  several,
  shape,
  tick,
  whole,
} from '../../platform/form.ts';
import { kinds } from '../organisation/organisation.ts';
import { commendationKinds, depths } from './commendation.ts';
import { conversionKinds, measures, partsMax, tiersMax } from './measure.ts';

const version = whole(1, 1_000_000);
const reason = prose(500);

export const NewCommendation = shape({
  name: line(60),
  nameEn: optionalLine(80),
  kind: choice(commendationKinds),
});

export const RuleForm = shape({
  version,
  name: line(60),
  nameEn: optionalLine(80),
  brief: prose(1000),
  depth: optionalChoice(depths),
  kinds: several(kinds),
  tiers: rows({ name: line(30), count: whole(1, 500) }, 1, tiersMax),
  parts: rows(
    {
      measure: choice(measures),
      max: whole(1, 100),
      kind: choice(conversionKinds),
      points: optionalWhole(1, 100),
      each: optionalWhole(1, 1_000_000),
      least: optionalWhole(1, 1_000_000),
      perWorkplace: tick(),
    },
    0,
    partsMax,
  ),
  quota: optionalWhole(1, 500),
  quotaUp: optionalWhole(1, 500),
  nominateOn: optionalDay(),
  noticeDays: whole(3, 60),
  listing: choice(['tree', 'name'] as const),
});

export const Step = shape({ version });
export const StepWithReason = shape({ version, reason });
export const WithReason = shape({ reason });

export const PointsGiven = shape({
  organisationId: id<OrganisationId>(),
  points: points(0, 100),
  reason,
});
/** An empty tier takes it away. */
export const Decided = shape({ version, tier: optionalLine(10), reason });
export const Chosen = shape({
  version,
  chosen: rows(
    { nominationId: id<NominationId>(), tier: optionalLine(10), reason: optionalProse(300) },
    0,
    500,
  ),
});

const nomination = {
  name: line(30),
  role: optionalLine(80),
  account: optionalLine(80),
  link: optionalLink(),
  deed: prose(1500),
  contact: optionalLine(60),
};
export const NominationSent = shape({ unitId: id<OrganisationId>(), ...nomination, consent: tick() });
export const NominationAmended = shape({ version, ...nomination });
export const NominationReturned = shape({ version, reason });
export const ConsentSet = shape({ version, consent: tick() });
