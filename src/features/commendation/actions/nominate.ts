/** Nominating: a unit proposes somebody; it goes to the level above, or straight to who gives the award. */

import type { OrganisationId } from '../../../kernel/id.ts';
import { type NominationId, newId } from '../../../kernel/id.ts';
import { done, type Outcome, type Refusal, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { findOrganisation, getOrganisation } from '../../organisation/store.ts';
import type { Commendation } from '../commendation.ts';
import { judgeQuota, type Nomination, type NominationText, nextLevel } from '../nomination.ts';
import { mayNominate } from '../policy.ts';
import { noteStep } from '../store/change.ts';
import { countOwn, getNomination, insertNomination } from '../store/nomination.ts';
import { levelAt, lockCommendation } from '../store.ts';

type Typed = NominationText & { unitId: OrganisationId; consent: boolean };

export async function nominate(
  doing: Doing,
  asked: Commendation,
  typed: Typed,
): Promise<Outcome<Nomination>> {
  const { tx, actor, now } = doing;
  const of = await lockCommendation(tx, asked.id);
  const unit = await findOrganisation(tx, typed.unitId);
  const one = (refusal: Refusal) => refuseAll([{ field: 'unitId', ...refusal }]);
  if (!unit) return one({ code: 'shape.not-chosen' });
  const verdict = mayNominate(actor, of, unit.path, now);
  if (!verdict.allowed) return one(verdict.refusal);
  const full = judgeQuota(of.rule.quota, await countOwn(tx, of.id, unit.id), 'own');
  if (full) return one(full);
  const { unitId, consent, ...written } = typed;
  const id = newId<NominationId>(now.getTime());
  const next = nextLevel(unit.path, { path: of.organisationPath }, of.withinPath);
  const atId = next ? await levelAt(tx, next.path) : (await getOrganisation(tx, unitId)).id;
  const state = atId === of.organisationId ? 'received' : 'sent';
  const made = { id, commendationId: of.id, unitId, atId, hasConsent: consent, ...written };
  await insertNomination(doing, { ...made, state });
  await noteStep(
    doing,
    { commendationId: of.id, nominationId: id },
    { verb: 'send', organisationId: unitId },
  );
  const fact = { subjectId: id, organisationId: unitId, campaignId: of.campaignId, seat: 'officer' };
  await announce(doing, { name: 'commendation.nominated', ...fact, after: { state, consent } });
  return done(await getNomination(tx, id));
}
