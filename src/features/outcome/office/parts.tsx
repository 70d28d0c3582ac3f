/** The addresses of outcomes. */

import type { OutcomePlace } from '../store.ts';

export const placeHref = ({ campaign, organisation }: OutcomePlace) =>
  `/office/campaigns/${campaign.id}/outcomes/${organisation.id}`;
export const outcomeHref = (id: string) => `/office/outcomes/${id}`;
export const draftHref = (id: string) => `/office/outcomes/drafts/${id}`;
