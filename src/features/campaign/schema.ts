/** What may come in at the doors of campaigns. */

import type { CampaignId, OrganisationId } from '../../kernel/id.ts';
import { latitudes } from '../../kernel/tightness.ts';
import {
  choice,
  day,
  id,
  line,
  optionalChoice,
  optionalDay,
  optionalLine,
  optionalProse,
  optionalWhole,
  prose,
  rows,
  shape,
  tick,
  whole,
} from '../../platform/form.ts';
import { accents, bodyRoles } from './campaign.ts';
import { campaignRuleKeys } from './rule.ts';

const version = whole(1, 1_000_000);
const latitude = rows(
  { rule: choice(campaignRuleKeys as [string, ...string[]]), latitude: choice(latitudes) },
  0,
  campaignRuleKeys.length,
);
const bodies = rows({ role: optionalChoice(bodyRoles), name: optionalLine(60) }, 0, 20);
const grace = optionalWhole(0, 10_080);

export const CampaignFounding = shape({
  organisationId: id<OrganisationId>(),
  title: line(60),
  titleEn: optionalLine(120),
  theme: optionalLine(60),
  year: whole(2000, 2100),
  opensOn: day(),
  closesOn: day(),
  activitiesFromOn: optionalDay(),
  reportDueOn: optionalDay(),
  reportUntilOn: optionalDay(),
  graceMinutes: grace,
  latitude,
  bodies,
  paperIssuer: optionalLine(60),
  paperNumber: optionalLine(40),
  paperTitle: optionalLine(120),
  paperDated: optionalDay(),
  paperClosesOn: optionalDay(),
  paperReportOn: optionalDay(),
});
export const CampaignAmendment = shape({
  version,
  title: line(60),
  titleEn: optionalLine(120),
  theme: optionalLine(60),
  opensOn: day(),
  closesOn: day(),
  activitiesFromOn: day(),
  reportDueOn: optionalDay(),
  reportUntilOn: optionalDay(),
  graceMinutes: grace,
  latitude,
  bodies,
  reason: optionalProse(500),
  confirmed: tick(),
});
export const CampaignAccent = shape({ accent: optionalChoice(accents), was: optionalChoice(accents) });
export const CampaignEnding = shape({ reason: prose(500) });
export const CampaignSuccession = shape({ olderId: id<CampaignId>() });
