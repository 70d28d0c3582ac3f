/** Turning: an entry draft begins with the words of the material, at a call that takes works of this unit now. */

import type { CallId } from '../../../kernel/id.ts';
import { type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { startEntry } from '../../entry/actions/start-entry.ts';
import type { EntryAtCall } from '../../entry/entry.ts';
import { mayEnterAsUnit } from '../../entry/policy.ts';
import { findPlace } from '../../entry/store/place.ts';
import { entryTextOf, type Material } from '../material.ts';
import { moveMaterial } from '../store.ts';

type Turn = { callId: CallId; version: number };

/** Refuses a call that takes nothing from this unit now, and material somebody else has moved. */
export async function turnMaterial(
  doing: Doing,
  material: Material,
  { callId, version }: Turn,
): Promise<Outcome<EntryAtCall>> {
  const place = await findPlace(doing.tx, doing.actor, callId, material.organisationId);
  if (!place) return refuse('material.no-call', undefined, 'callId');
  const may = mayEnterAsUnit(doing.actor, place, doing.now);
  if (!may.allowed) return refuseAll([{ ...may.refusal, field: 'callId' }]);
  const begun = await startEntry(doing, place, entryTextOf(material, place.call), 'unit');
  if (!begun.ok) return begun;
  if (!(await moveMaterial(doing, { id: material.id, version }, 'turned', begun.value.id)))
    return refuse('http.stale');
  await announce(doing, {
    name: 'material.turned',
    subjectId: material.id,
    organisationId: material.organisationId,
    campaignId: place.call.campaignId,
    seat: 'officer',
    after: { title: material.title, entryId: begun.value.id, callId: place.call.id },
  });
  return begun;
}
