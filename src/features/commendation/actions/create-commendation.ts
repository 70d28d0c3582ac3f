/** Making: an owner's award of its campaign, or a host's own award of its call, as a draft with the usual rule. */

import type { CallId, CampaignId, CommendationId, OrganisationId } from '../../../kernel/id.ts';
import { newId } from '../../../kernel/id.ts';
import { done, type Outcome } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Commendation, CommendationKind } from '../commendation.ts';
import { usualRule } from '../rule.ts';
import { insertCommendation, noteStep } from '../store/change.ts';
import { getCommendation } from '../store.ts';

/** Of what, given by whom, in whose tree. */
export type Occasion = {
  campaignId: CampaignId;
  callId?: CallId;
  giverId: OrganisationId;
  ownerId: OrganisationId;
};

export async function createCommendation(
  doing: Doing,
  { campaignId, callId, giverId, ownerId }: Occasion,
  typed: { name: string; nameEn?: string; kind: CommendationKind },
): Promise<Outcome<Commendation>> {
  const id = newId<CommendationId>(doing.now.getTime());
  const { kind } = typed;
  await insertCommendation(doing, {
    ...{ id, campaignId, callId, kind },
    ...{ organisationId: giverId, withinId: ownerId },
    name: { zh: typed.name, en: typed.nameEn },
    rule: usualRule(kind, callId ? 'call' : 'campaign'),
  });
  await noteStep(doing, { commendationId: id }, { verb: 'make', organisationId: giverId });
  await announce(doing, {
    name: 'commendation.made',
    subjectId: id,
    organisationId: giverId,
    campaignId,
    seat: 'officer',
    after: { kind, name: typed.name },
  });
  return done(await getCommendation(doing.tx, id));
}
