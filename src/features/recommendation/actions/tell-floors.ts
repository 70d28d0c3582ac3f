/** Telling of floors: once a call, as the end comes near, that its host has fewer works than the notice asks for. */

import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { listFloorsToTell, noteFloor } from '../store/floor.ts';

export async function tellFloors(doing: Doing): Promise<void> {
  for (const below of await listFloorsToTell(doing.tx, doing.now)) {
    if (!(await noteFloor(doing, below))) continue;
    const { call, floor, count } = below;
    await announce(doing, {
      name: 'recommendation.floor-missed',
      subjectId: call.id,
      organisationId: call.hostId,
      campaignId: call.campaignId,
      after: { floor, count },
    });
  }
}
