/** Whose slots a work takes up when it leaves an organisation, held so that nobody else takes the last one. */

import type { OrganisationId } from '../../../kernel/id.ts';
import { isWithin } from '../../../kernel/tree.ts';
import type { Tx } from '../../../platform/db.ts';
import type { Call } from '../../call/call.ts';
import { holdRoute } from '../../call/store/route.ts';
import { lockCallFor } from '../../call/store.ts';
import type { Organisation } from '../../organisation/organisation.ts';
import { listLine } from '../../organisation/store.ts';
import { type HeldSlots, listSlots } from './quota.ts';

/** Level by level only its own; sideways also those of every level above it that was given a quota. */
async function listHolders(tx: Tx, call: Call, from: Organisation): Promise<Organisation[]> {
  if (call.route === 'levels') return [from];
  const line = await listLine(tx, from.path);
  return line.filter(
    ({ id, path }) => id === from.id || (isWithin(path, call.ownerPath) && path !== call.ownerPath),
  );
}

/** One after another in the order of their ids, so that two who hold several never wait for each other. */
export async function lockPlaces(
  tx: Tx,
  call: Pick<Call, 'id'>,
  ids: readonly OrganisationId[],
): Promise<void> {
  for (const id of [...new Set(ids)].sort()) await lockCallFor(tx, call.id, id);
}

/** The slots that a work from here takes up, its own sender's first. */
export async function listSlotsOnWay(tx: Tx, call: Call, from: Organisation): Promise<HeldSlots[]> {
  const holders = await listHolders(tx, call, from);
  const slots = await listSlots(tx, call, holders);
  const above = holders.filter(({ id }) => id !== from.id && slots.get(id)!.isGiven);
  return [from, ...above].map(({ id }) => slots.get(id)!);
}

/** The same, while nobody else may take any of them, nor turn the route, until this transaction ends. */
export async function holdSlots(
  tx: Tx,
  seen: Call,
  from: Organisation,
): Promise<{ call: Call; slots: HeldSlots[] }> {
  const call = { ...seen, route: await holdRoute(tx, seen.id) };
  const holders = await listHolders(tx, call, from);
  await lockPlaces(
    tx,
    call,
    holders.map(({ id }) => id),
  );
  return { call, slots: await listSlotsOnWay(tx, call, from) };
}
