/** What may come in at the doors of campaigns. */

import type { OrganisationId } from '../../kernel/id.ts';
import { day, id, line, optionalDay, optionalLine, shape, whole } from '../../platform/form.ts';

export const CampaignFounding = shape({
  organisationId: id<OrganisationId>(),
  title: line(60),
  titleEn: optionalLine(120),
  theme: optionalLine(60),
  year: whole(2000, 2100),
  opensOn: day(),
  closesOn: day(),
  activitiesFromOn: optionalDay(),
});
