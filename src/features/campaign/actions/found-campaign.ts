/** Founding: an officer begins a campaign of their organisation's own, the topmost of its lineage, as a draft. */

import type { OrganisationId } from '../../../kernel/id.ts';
import { startOfDay } from '../../../kernel/period.ts';
import { type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { findOrganisation } from '../../organisation/store.ts';
import { type Campaign, endOfDay, judgePeriod } from '../campaign.ts';
import { mayFoundAt } from '../policy.ts';
import { createCampaign } from './create-campaign.ts';

type Typed = {
  organisationId: OrganisationId;
  title: string;
  titleEn?: string;
  theme?: string;
  year: number;
  opensOn: string;
  /** Included: it is open until this day is over. */
  closesOn: string;
  activitiesFromOn?: string;
};

/** Refuses: an organisation whose officer one is not, and a period that ends before it begins. */
export async function foundCampaign(doing: Doing, _: unknown, asked: Typed): Promise<Outcome<Campaign>> {
  const organisation = await findOrganisation(doing.tx, asked.organisationId);
  if (!organisation || !mayFoundAt(doing.actor, organisation.path).allowed)
    return refuse('campaign.not-your-organisation', undefined, 'organisationId');
  const period = { opensAt: startOfDay(asked.opensOn), closesAt: endOfDay(asked.closesOn) };
  const problem = judgePeriod(period);
  if (problem) return refuseAll([problem]);
  return createCampaign(doing, {
    ...period,
    organisationId: organisation.id,
    year: asked.year,
    title: { zh: asked.title, en: asked.titleEn },
    theme: asked.theme ? { zh: asked.theme } : undefined,
    calendar: [],
    activitiesFrom: startOfDay(asked.activitiesFromOn ?? asked.opensOn),
    supplements: [],
    state: 'draft',
  });
}
