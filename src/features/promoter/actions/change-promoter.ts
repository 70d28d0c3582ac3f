/** Changing an entry of the register: correcting it, and ending it; an ended one counts no more and stays readable. */

import { dayOf } from '../../../kernel/period.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { holdProgress, moveProgress } from '../../progress/store.ts';
import { type Entered, hasPhone, type Promoter } from '../promoter.ts';
import { endEntry, getPromoter, saveEdit } from '../store.ts';

const about = (promoter: Promoter) => ({
  subjectId: promoter.id,
  ...{ organisationId: promoter.unitId, campaignId: promoter.campaignId, seat: 'officer' },
});

/** Refuses a telephone number, a day to come, and an entry made from a version that no longer stands. */
export async function editPromoter(
  doing: Doing,
  promoter: Promoter,
  { version, ...entered }: Entered & { version: number },
): Promise<Outcome<Promoter>> {
  if (hasPhone(entered.name)) return refuse('promoter.phone', undefined, 'name');
  if (entered.role && hasPhone(entered.role)) return refuse('promoter.phone', undefined, 'role');
  if (entered.since > dayOf(doing.now)) return refuse('promoter.in-future', undefined, 'since');
  if (!(await saveEdit(doing.tx, promoter.id, version, entered))) return refuse('http.stale');
  const before = { name: promoter.name, role: promoter.role, since: promoter.since };
  await announce(doing, { name: 'promoter.edited', ...about(promoter), before, after: entered });
  return done(await getPromoter(doing.tx, promoter.id));
}

/** Refuses an end before the beginning or in the future, and one that has ended meanwhile. */
export async function endPromoter(
  doing: Doing,
  promoter: Promoter,
  { version, until, reason }: { version: number; until: string; reason?: string },
): Promise<Outcome<Promoter>> {
  if (until > dayOf(doing.now)) return refuse('promoter.in-future', undefined, 'until');
  if (until < promoter.since) return refuse('promoter.ends-early', undefined, 'until');
  await holdProgress(doing.tx, promoter.rootCampaignId);
  if (!(await endEntry(doing.tx, promoter.id, version, { until, reason }))) return refuse('http.stale');
  await moveProgress(doing.tx, promoter, { promoters: -1 });
  await announce(doing, { name: 'promoter.ended', ...about(promoter), reason, after: { until } });
  return done(await getPromoter(doing.tx, promoter.id));
}
