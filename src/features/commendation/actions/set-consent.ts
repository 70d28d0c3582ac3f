/** Writing down that the person agrees to be named in public, or agrees no longer: then the name is hidden at once. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Nomination } from '../nomination.ts';
import { noteStep } from '../store/change.ts';
import { getNomination, setConsent } from '../store/nomination.ts';
import type { Asked } from './amend-nomination.ts';

export async function consent(
  doing: Doing,
  { of, nomination }: Asked,
  typed: { version: number; consent: boolean },
): Promise<Outcome<Nomination>> {
  const seen = { id: nomination.id, version: typed.version };
  if (!(await setConsent(doing, seen, typed.consent))) return refuse('http.stale');
  const at = { commendationId: of.id, nominationId: nomination.id };
  const verb = typed.consent ? 'agree' : 'agree-no-longer';
  await noteStep(doing, at, { verb, organisationId: nomination.unitId });
  await announce(doing, {
    name: 'commendation.consent-set',
    subjectId: nomination.id,
    organisationId: nomination.unitId,
    campaignId: of.campaignId,
    seat: 'officer',
    before: { hasConsent: nomination.consentedAt !== undefined },
    after: { hasConsent: typed.consent },
  });
  return done(await getNomination(doing.tx, nomination.id));
}
