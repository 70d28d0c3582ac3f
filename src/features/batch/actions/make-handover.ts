/** Making a handover: who packs what is recorded; the archive is made while it is fetched and kept nowhere. */

import { personIdOf } from '../../../kernel/actor.ts';
import { newId, type PersonId } from '../../../kernel/id.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing, Tx } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Call } from '../../call/call.ts';
import { listAdmittedOf, listEntriesById, listFilesOf } from '../../entry/store.ts';
import type { Organisation } from '../../organisation/organisation.ts';
import {
  type Carried,
  type CarriedWork,
  type Handover,
  type HandoverId,
  handoverHours,
  type Scope,
} from '../handover.ts';
import { insertHandover } from '../store/handover.ts';

/** What features above know of works on their way: put here by main. */
export type HandoverSlots = {
  listRecommended: (tx: Tx, call: Call, organisation: Organisation) => Promise<Carried[]>;
  listReceived: (tx: Tx, call: Call, organisation: Organisation) => Promise<Carried[]>;
};
export type Packed = { call: Call; organisation: Organisation };

async function listCarried(slots: HandoverSlots, tx: Tx, { call, organisation }: Packed, scope: Scope) {
  if (scope === 'recommended') return slots.listRecommended(tx, call, organisation);
  if (scope === 'received') return slots.listReceived(tx, call, organisation);
  const admitted = await listAdmittedOf(tx, organisation.id, call.lineage);
  return admitted.map((entry): Carried => ({ entryId: entry.id, recommender: organisation.name }));
}

/** The works of a scope with their files, in the order of the list: asked anew at every fetch (AC-116). */
export async function listWorks(
  slots: HandoverSlots,
  tx: Tx,
  packed: Packed,
  scope: Scope,
): Promise<CarriedWork[]> {
  const carried = await listCarried(slots, tx, packed, scope);
  const ids = carried.map((one) => one.entryId);
  const [entries, files] = [await listEntriesById(tx, ids), await listFilesOf(tx, ids)];
  return carried.flatMap(({ entryId, recommender, place }) => {
    const entry = entries.find((one) => one.id === entryId);
    return entry ? [{ entry, files: files.get(entryId) ?? [], recommender, place }] : [];
  });
}

/** Refuses a scope that holds nothing. */
export function makeHandover(slots: HandoverSlots) {
  return async (doing: Doing, packed: Packed, { scope }: { scope: Scope }): Promise<Outcome<Handover>> => {
    const works = await listWorks(slots, doing.tx, packed, scope);
    if (works.length === 0) return refuse('batch.nothing-to-pack', undefined, 'scope');
    const { call, organisation } = packed;
    const handover: Handover = {
      ...{ id: newId<HandoverId>(doing.now.getTime()), callId: call.id, organisationId: organisation.id },
      ...{ scope, count: works.length, byId: personIdOf(doing.actor) as PersonId, madeAt: doing.now },
      expiresAt: new Date(doing.now.getTime() + handoverHours * 3_600_000),
    };
    await insertHandover(doing.tx, handover);
    await announce(doing, {
      ...{ name: 'batch.handed-over', subjectId: handover.id, organisationId: organisation.id },
      ...{ campaignId: call.campaignId, seat: 'officer' },
      after: { scope, count: works.length, callId: call.id },
    });
    return done(handover);
  };
}
