/** Whether a work may leave an organisation now: its step, the time, a slot for it, and what the level above would refuse. */

import type { EntryId } from '../../../kernel/id.ts';
import type { Refusal } from '../../../kernel/verdict.ts';
import type { Granted } from '../../../kernel/window.ts';
import type { Doing } from '../../../platform/db.ts';
import type { Call } from '../../call/call.ts';
import type { Entry } from '../../entry/entry.ts';
import { getOrganisation } from '../../organisation/store.ts';
import { refusalsOf } from '../fault.ts';
import { judgeSlot, type Sorted } from '../quota.ts';
import { judgeStep, judgeTime, type Leg, type Recommendation } from '../recommendation.ts';
import { listFaults } from '../store/fault.ts';
import type { HeldSlots } from '../store/quota.ts';

export type Leaving = {
  entry: Entry;
  call: Call;
  from: { path: string };
  leg: Leg;
  standing: readonly Recommendation[];
  granted: readonly Granted[];
  slots: readonly HeldSlots[];
  /** The work whose place it takes. */
  instead?: EntryId;
};

/** What goes to the owner knows neither cap, deadline nor faults: the round has judged it. */
export async function judgeLeaving({ tx, now }: Doing, leaving: Leaving): Promise<Refusal[]> {
  const { entry, call, from, leg, standing, granted } = leaving;
  const line = {
    unitPath: entry.unitPath,
    ownerPath: call.ownerPath,
    hostPath: call.hostPath!,
    route: call.route,
  };
  const step = judgeStep({ line, standing, entryState: entry.state, from: from.path, leg });
  if (step) return [step];
  if (leg === 'to-owner') return [];
  const late = judgeTime(call, now, granted);
  if (late) return [late];
  const { kind: unitKind } = await getOrganisation(tx, entry.unitId);
  const full = leaving.slots
    .map((slots) => judgeSlots(slots, { ...entry, unitKind }, leaving.instead))
    .find((refusal) => refusal !== undefined);
  if (full) return [full];
  return refusalsOf((await listFaults(tx, call, [entry.id])).get(entry.id) ?? []);
}

/** A work that was withdrawn after the receiver had it, and comes again, takes the slot that it spent (AC-177). */
export function judgeSlots(
  slots: HeldSlots,
  work: Sorted & { id: EntryId },
  instead: EntryId | undefined,
): Refusal | undefined {
  const spent = slots.spentIds.filter((id) => id !== work.id).length;
  const gone = instead && slots.works.find(({ entryId }) => entryId === instead);
  return judgeSlot({ ...slots, spent }, work, gone);
}
