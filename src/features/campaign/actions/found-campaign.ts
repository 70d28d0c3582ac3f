/** Founding: an officer begins a campaign of their organisation's own, the topmost of its lineage, as a draft. */

import type { OrganisationId } from '../../../kernel/id.ts';
import { startOfDay } from '../../../kernel/period.ts';
import { type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { findOrganisation } from '../../organisation/store.ts';
import { bodiesTyped, type TypedBody } from '../amend.ts';
import { type Campaign, endOfDay } from '../campaign.ts';
import { latitudesTyped, type TypedLatitude } from '../latitude.ts';
import { judgePaper, paperTyped, type TypedPaper } from '../paper.ts';
import { mayFoundAt } from '../policy.ts';
import { type CampaignTerms, campaignRules, judgeTerms } from '../rule.ts';
import { createCampaign } from './create-campaign.ts';
import { withOrganisations } from './name-bodies.ts';

type Typed = TypedPaper & {
  organisationId: OrganisationId;
  title: string;
  titleEn?: string;
  theme?: string;
  year: number;
  opensOn: string;
  /** Included: it is open until this day is over. */
  closesOn: string;
  activitiesFromOn?: string;
  reportDueOn?: string;
  reportUntilOn?: string;
  graceMinutes?: number;
  latitude: TypedLatitude[];
  bodies: TypedBody[];
};

function termsOf(asked: Typed): CampaignTerms {
  const end = (day: string | undefined) => (day === undefined ? undefined : endOfDay(day));
  return {
    title: { zh: asked.title, en: asked.titleEn },
    theme: asked.theme ? { zh: asked.theme } : undefined,
    opensAt: startOfDay(asked.opensOn),
    closesAt: endOfDay(asked.closesOn),
    activitiesFrom: startOfDay(asked.activitiesFromOn ?? asked.opensOn),
    reportDueAt: end(asked.reportDueOn),
    reportUntil: end(asked.reportUntilOn),
    graceMinutes: asked.graceMinutes ?? 0,
  };
}

/** Refuses: an organisation whose officer one is not, days that end before they begin, a paper half named. */
export async function foundCampaign(doing: Doing, _: unknown, asked: Typed): Promise<Outcome<Campaign>> {
  const organisation = await findOrganisation(doing.tx, asked.organisationId);
  if (!organisation || !mayFoundAt(doing.actor, organisation.path).allowed)
    return refuse('campaign.not-your-organisation', undefined, 'organisationId');
  const terms = termsOf(asked);
  const problems = [...judgeTerms(terms), ...judgePaper(asked)];
  if (problems.length > 0) return refuseAll(problems);
  return createCampaign(doing, {
    ...terms,
    organisationId: organisation.id,
    year: asked.year,
    calendar: [],
    supplements: [],
    latitude: latitudesTyped(campaignRules, asked.latitude),
    bodies: await withOrganisations(doing.tx, bodiesTyped(asked.bodies)),
    paperAbove: paperTyped(asked),
    state: 'draft',
  });
}
