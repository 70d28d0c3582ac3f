/** Adding promoters, one or many: each counts from now on, at every level above the unit. */

import { newId, type OrganisationId, type PromoterId } from '../../../kernel/id.ts';
import { dayOf } from '../../../kernel/period.ts';
import { done, type Outcome, type Refusal, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { holdProgress, moveProgress } from '../../progress/store.ts';
import { type Entered, hasPhone, linesOf, manyMax, type Promoter } from '../promoter.ts';
import { getPromoter, insertPromoter, listActive } from '../store.ts';
import { manyHeads } from '../text.ts';
import { type PlacedRegister, placeUnit } from './place-unit.ts';

type Asked = Entered & { unitId: OrganisationId; twice: boolean };

/** Refuses a unit of others, a day to come, a telephone number, and a name that is on the register, unless ticked. */
export async function addPromoter(doing: Doing, _: unknown, asked: Asked): Promise<Outcome<Promoter>> {
  const { unitId, twice, ...entered } = asked;
  const placed = await placeUnit(doing.tx, doing.actor, unitId);
  if (!placed.ok) return placed;
  const problems = judge(doing, entered);
  if (problems.length > 0) return refuseAll(problems);
  await holdProgress(doing.tx, placed.value.at.rootCampaignId);
  const known = await listActive(doing.tx, unitId);
  if (!twice && known.some((one) => one.name === entered.name))
    return refuse('promoter.known', { name: entered.name }, 'twice');
  return done(await add(doing, placed.value, entered));
}

function judge(doing: Doing, entered: Entered): Refusal[] {
  const problems: Refusal[] = [];
  if (hasPhone(entered.name)) problems.push({ code: 'promoter.phone', field: 'name' });
  if (entered.role && hasPhone(entered.role)) problems.push({ code: 'promoter.phone', field: 'role' });
  if (entered.since > dayOf(doing.now)) problems.push({ code: 'promoter.in-future', field: 'since' });
  return problems;
}

async function add(doing: Doing, { at, actingFor }: PlacedRegister, entered: Entered): Promise<Promoter> {
  const id = newId<PromoterId>(doing.now.getTime());
  await insertPromoter(doing, { ...entered, ...at, id });
  await moveProgress(doing.tx, at, { promoters: 1 });
  const place = { organisationId: at.unitId, campaignId: at.campaignId, seat: 'officer', actingFor };
  await announce(doing, { name: 'promoter.added', subjectId: id, ...place });
  return getPromoter(doing.tx, id);
}

type Many = { unitId: OrganisationId; content?: string; twice: boolean };

/** Refuses the whole when one line cannot be read, each line by its number; known names unless ticked. */
export async function addMany(doing: Doing, _: unknown, asked: Many): Promise<Outcome<number>> {
  const { tx, actor, now } = doing;
  const placed = await placeUnit(tx, actor, asked.unitId);
  if (!placed.ok) return placed;
  const lines = linesOf(asked.content ?? '', dayOf(now), manyHeads);
  if (lines.length === 0) return refuse('promoter.nothing', undefined, 'content');
  if (lines.length > manyMax) return refuse('promoter.too-many', { max: manyMax }, 'content');
  await holdProgress(tx, placed.value.at.rootCampaignId);
  const known = new Set((await listActive(tx, asked.unitId)).map((one) => one.name));
  const problems: Refusal[] = [];
  for (const one of lines) {
    if ('refusal' in one) problems.push({ ...one.refusal, field: 'content' });
    else if (judge(doing, one.entered).length > 0)
      problems.push({ code: 'promoter.line-odd', about: { line: one.line }, field: 'content' });
    else if (!asked.twice && known.has(one.entered.name))
      problems.push({ code: 'promoter.known', about: { name: one.entered.name }, field: 'twice' });
    if ('entered' in one) known.add(one.entered.name);
  }
  if (problems.length > 0) return refuseAll(problems);
  for (const one of lines) if ('entered' in one) await add(doing, placed.value, one.entered);
  return done(lines.length);
}
