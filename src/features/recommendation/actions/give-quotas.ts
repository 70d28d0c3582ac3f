/** Giving quotas: a level sets how many works each of those straight beneath may hand on; every table is kept as a version. */

import type { OrganisationId } from '../../../kernel/id.ts';
import { done, type Outcome, type Refusal, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Call } from '../../call/call.ts';
import type { Organisation } from '../../organisation/organisation.ts';
import { listChildren } from '../../organisation/store.ts';
import { facetsOf, judgeQuota, type QuotaGiven, sumsOf, usedOf } from '../quota.ts';
import { lockPlaces } from '../store/holder.ts';
import {
  dropQuotaDraft,
  endWaivers,
  type HeldSlots,
  listQuotaVersions,
  listSlots,
  writeQuotas,
} from '../store/quota.ts';
import { isFilled, type QuotaTyped, rowsTyped } from '../table.ts';

export type GiverPlace = { call: Call; giver: Organisation };
type Given = { version: number; rows: readonly QuotaGiven[]; undoes?: number };

/** As typed in the form; what cannot be read or could never be met is told by its cell. */
export async function giveQuotas(
  doing: Doing,
  place: GiverPlace,
  { version, rows: typed }: { version: number; rows: readonly QuotaTyped[] },
): Promise<Outcome<GiverPlace>> {
  const children = await listChildren(doing.tx, place.giver.id);
  const { rows, refusals } = rowsTyped(typed, children, facetsOf(place.call));
  return refusals.length > 0 ? refuseAll(refusals) : putQuotas(doing, place, { version, rows });
}

/** Puts a version back that stood before. */
export async function restoreQuotas(
  doing: Doing,
  place: GiverPlace,
  asked: { version: number; to: number },
): Promise<Outcome<GiverPlace>> {
  const versions = await listQuotaVersions(doing.tx, place.call.id, place.giver.id);
  const old = versions.find((one) => one.version === asked.to);
  if (!old || old === versions[0]) return refuse('recommendation.no-version');
  const children = new Set((await listChildren(doing.tx, place.giver.id)).map(({ id }) => id));
  const rows = old.rows.filter((row) => children.has(row.organisationId));
  return putQuotas(doing, place, { version: asked.version, rows, undoes: old.version });
}

async function putQuotas(doing: Doing, place: GiverPlace, given: Given): Promise<Outcome<GiverPlace>> {
  const { tx } = doing;
  const { call, giver } = place;
  const children = await listChildren(tx, giver.id);
  const ids = children.map(({ id }) => id);
  await lockPlaces(tx, call, [giver.id, ...ids]);
  const versions = await listQuotaVersions(tx, call.id, giver.id);
  const version = versions[0]?.version ?? 0;
  if (given.version !== version) return refuse('http.stale');
  const slots = await listSlots(tx, call, children);
  const problems = judgeRows(given.rows, children, slots, call);
  if (problems.length > 0) return refuseAll(problems);
  const before = versions[0]?.rows ?? [];
  const changed = ids.filter((id) => sayRow(given.rows, id) !== sayRow(before, id));
  const table = { callId: call.id, giverId: giver.id, version: version + 1, undoes: given.undoes };
  await writeQuotas(doing, { ...table, rows: given.rows.filter(isFilled) });
  await endWaivers(doing, call.id, changed);
  await dropQuotaDraft(tx, doing.actor, { callId: call.id, giverId: giver.id });
  await announce(doing, {
    name: 'recommendation.quotas-given',
    subjectId: call.id,
    organisationId: giver.id,
    campaignId: call.campaignId,
    seat: 'officer',
    before: { version, ...sumsOf(before, call.unitCap) },
    after: { version: version + 1, ...sumsOf(given.rows, call.unitCap), changed, undoes: given.undoes },
  });
  return done(place);
}

const rowOf = (rows: readonly QuotaGiven[], id: OrganisationId) =>
  rows.find((row) => row.organisationId === id);
const sayRow = (rows: readonly QuotaGiven[], id: OrganisationId): string => {
  const { floor, cap, conditions = [] } = rowOf(rows, id) ?? {};
  return JSON.stringify([
    floor ?? null,
    cap ?? null,
    conditions.map((c) => [c.by, c.key, c.least ?? null, c.most ?? null]),
  ]);
};

/** Each row by itself, with the cap that it will have; and none beneath what is used already. */
function judgeRows(
  rows: readonly QuotaGiven[],
  children: readonly Organisation[],
  slots: ReadonlyMap<OrganisationId, HeldSlots>,
  call: Call,
): Refusal[] {
  const facets = facetsOf(call);
  return children.flatMap(({ id, name }) => {
    const row = rowOf(rows, id);
    const at = row ? `rows.${rows.indexOf(row)}.` : '';
    const isFree = row !== undefined && call.route === 'sideways';
    const cap = row?.cap ?? (isFree ? undefined : call.unitCap);
    const used = usedOf(slots.get(id)!);
    const beneath: Refusal[] =
      cap !== undefined && cap < used
        ? [{ code: 'recommendation.quota-beneath', about: { name, used }, field: row && `${at}cap` }]
        : [];
    const own = row ? judgeQuota({ ...row, cap }, facets) : [];
    return [...beneath, ...own.map((refusal) => ({ ...refusal, field: `${at}${refusal.field}` }))];
  });
}
