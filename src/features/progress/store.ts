/** Every query on the progress tables; where units are counted stands in store/place.ts, what is stated in store/stated.ts. */

import { sql } from 'kysely';
import type { CampaignId, OrganisationId } from '../../kernel/id.ts';
import type { TreePath } from '../../kernel/tree.ts';
import { rowOf, rowsOf, type Tx } from '../../platform/db.ts';
import { getCampaign } from '../campaign/store.ts';
import { isGrassroots } from '../organisation/organisation.ts';
import { getOrganisation } from '../organisation/store.ts';
import {
  type Amounts,
  type Counter,
  counters,
  derivedOf,
  type HandCounter,
  handOf,
  lineCounted,
  type Movement,
  noProgress,
  type Progress,
  type StatedCounter,
  statedCounters,
} from './progress.ts';

export type Counted = { rootCampaignId: CampaignId; unitId: OrganisationId };
/** What one counter of a unit is now, and by how much it moved. */
type Step = { counter: Counter | HandCounter; now: number; by: number };

const places = sql`hashtextextended('progress/places', 0)`;

/**
 * One at a time under one topmost campaign, until the transaction ends. The sums of every movement meet at the owner's
 * row in any case; held from the start, no two movements can wait for each other, in whatever order lines run or stood.
 */
export async function holdProgress(tx: Tx, rootCampaignId: CampaignId): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${places})`.execute(tx);
  await sql`select pg_advisory_xact_lock(hashtextextended(${`progress/${rootCampaignId}`}, 0))`.execute(tx);
}

/** Waits until nobody is about to count a unit where it stood before a move: from here on every place is seen. */
export async function holdPlaces(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${places})`.execute(tx);
}

/**
 * Moves a unit's part and the sums of every level above it, up to the owner of the topmost campaign, in the caller's
 * transaction. A unit counted for the first time is counted where it stands.
 */
export async function moveProgress(tx: Tx, at: Counted, movement: Movement): Promise<void> {
  await holdProgress(tx, at.rootCampaignId);
  const place = await placeOf(tx, at);
  const before = await listParts(tx, at);
  const after = { ...before };
  for (const [counter, amount] of Object.entries(movement)) after[counter as Counter] += amount;
  Object.assign(after, derivedOf(after, place.isWorkplace));
  const steps = counters.map((counter) => ({
    counter,
    now: after[counter],
    by: after[counter] - before[counter],
  }));
  await addSteps(tx, at, place.path, steps);
}

/** Puts figures recorded by hand in place of those before, beside what is counted from records. The caller holds. */
export async function moveByHand(tx: Tx, at: Counted, before: Amounts, after: Amounts): Promise<void> {
  const steps = statedCounters.map((counter) => ({
    counter: handOf(counter),
    now: after[counter],
    by: after[counter] - before[counter],
  }));
  await addSteps(tx, at, (await placeOf(tx, at)).path, steps);
}

/** Where a unit is counted; for the first time, where it stands. */
async function placeOf(
  tx: Tx,
  { rootCampaignId, unitId }: Counted,
): Promise<{ path: TreePath; isWorkplace: boolean }> {
  const unit = await getOrganisation(tx, unitId);
  const row = await rowOf(
    tx,
    sql<{ path: string; isWorkplace: boolean }>`
      insert into progress_place as p (root_campaign_id, unit_id, counted_path, is_workplace)
      values (${rootCampaignId}, ${unitId}, ${unit.path}::ltree, ${isGrassroots(unit)})
      on conflict (root_campaign_id, unit_id) do update set counted_path = p.counted_path
      returning counted_path::text as path, is_workplace as "isWorkplace"`,
  );
  return row!;
}

/** Writes a unit's part and adds along the line it is counted under, which may be one that no longer stands. */
async function addSteps(
  tx: Tx,
  { rootCampaignId, unitId }: Counted,
  place: TreePath,
  all: readonly Step[],
): Promise<void> {
  const steps = all.filter((step) => step.by !== 0);
  if (steps.length === 0) return;
  const line = lineCounted((await getCampaign(tx, rootCampaignId)).organisationId, place);
  const names = sql`${steps.map((step) => step.counter)}::text[]`;
  await sql`
    insert into progress_part (root_campaign_id, unit_id, counter, amount)
    select ${rootCampaignId}, ${unitId}, x.counter, x.now
    from unnest(${names}, ${steps.map((step) => step.now)}::bigint[]) as x (counter, now)
    on conflict (root_campaign_id, unit_id, counter) do update set amount = excluded.amount`.execute(tx);
  await sql`
    insert into progress_sum as p (root_campaign_id, organisation_id, counter, amount)
    select ${rootCampaignId}, at.id, x.counter, x.by
    from unnest(${line}::uuid[]) as at (id), unnest(${names}, ${steps.map((step) => step.by)}::bigint[]) as x (counter, by)
    order by at.id, x.counter
    on conflict (root_campaign_id, organisation_id, counter) do update set amount = p.amount + excluded.amount`.execute(
    tx,
  );
}

/** What a unit itself has from records, without those beneath it. */
export async function listParts(tx: Tx, { rootCampaignId, unitId }: Counted): Promise<Progress> {
  const rows = await rowsOf(
    tx,
    sql<{ counter: Counter; amount: string }>`
      select counter, amount from progress_part
      where root_campaign_id = ${rootCampaignId} and unit_id = ${unitId} and counter not like 'hand-%'`,
  );
  return { ...noProgress, ...Object.fromEntries(rows.map((row) => [row.counter, Number(row.amount)])) };
}

/** What was reached, and how much of it is known from paper alone. */
export type Reached = Progress & { byHand: Partial<Record<StatedCounter, number>> };

export const nothingReached: Reached = Object.freeze({ ...noProgress, byHand: {} });

/**
 * What has been reached at these organisations, each with everything beneath, from records and by hand together;
 * absent where nothing was counted. As many rows as were asked for, whatever lies beneath.
 */
export async function listProgress(
  tx: Tx,
  rootCampaignId: CampaignId,
  organisationIds: readonly OrganisationId[],
): Promise<Map<OrganisationId, Reached>> {
  const rows = await rowsOf(
    tx,
    sql<{ id: OrganisationId; counter: Counter | HandCounter; amount: string }>`
      select organisation_id as id, counter, amount from progress_sum
      where root_campaign_id = ${rootCampaignId} and organisation_id = any(${[...organisationIds]}::uuid[])`,
  );
  const found = new Map<OrganisationId, Reached>();
  for (const { id, counter, amount } of rows) {
    const reached = found.get(id) ?? { ...noProgress, byHand: {} };
    const plain = counter.replace(/^hand-/, '') as Counter;
    reached[plain] += Number(amount);
    if (plain !== counter && Number(amount) > 0) reached.byHand[plain as StatedCounter] = Number(amount);
    found.set(id, reached);
  }
  return found;
}
