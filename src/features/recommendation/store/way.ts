/** The way of a work, level by level: where it arrived and was handed on, and the levels still ahead. */

import type { Tx } from '../../../platform/db.ts';
import { findHostedCall, getCall } from '../../call/store.ts';
import type { Entry } from '../../entry/entry.ts';
import type { Level } from '../../entry/level.ts';
import { findOrganisationByPath } from '../../organisation/store.ts';
import { type Recommendation, type Step, wayOf } from '../recommendation.ts';
import { listChain } from '../store.ts';

/** Its unit first, its owner last; nothing where no host stands for its call. */
export async function listLevels(tx: Tx, entry: Entry): Promise<Level[]> {
  const call = await findHostedCall(tx, await getCall(tx, entry.callId));
  if (!call) return [];
  const route = wayOf(call, entry.unitPath);
  const chain = await listChain(tx, entry.id);
  const steps = route.map((step) => ({ step, made: madeOf(chain, step) }));
  const levels: Level[] = [];
  for (const [at, { step, made }] of steps.entries()) {
    const place = await findOrganisationByPath(tx, step.from);
    if (!place) return [];
    const arrivedAt = at === 0 ? entry.submittedAt : steps[at - 1]!.made?.at;
    const role = step.leg === 'to-owner' ? 'host' : at === 0 ? 'unit' : 'between';
    levels.push({ id: place.id, name: place.name, role, arrivedAt, handedAt: made?.at });
  }
  const last = steps.at(-1);
  if (last) levels.push({ id: call.ownerId, name: call.ownerName, role: 'owner', arrivedAt: last.made?.at });
  return levels.reduce<Level[]>(joined, []);
}

/** A city that hosts is one level: the work arrived there once, and left when the host hands it on. */
function joined(levels: readonly Level[], next: Level): Level[] {
  const before = levels.at(-1);
  if (before?.id !== next.id) return [...levels, next];
  const { role, handedAt } = next;
  return [...levels.slice(0, -1), { ...before, role: role === 'owner' ? before.role : role, handedAt }];
}

function madeOf(chain: readonly Recommendation[], step: Step): Recommendation | undefined {
  return chain.find((one) => one.fromPath === step.from && one.leg === step.leg);
}
