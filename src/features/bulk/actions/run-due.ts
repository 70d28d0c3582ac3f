/** What is due is carried on by the worker, a portion at a time, as the person who ordered it or took it back, with the seats of now. */

import type { Person } from '../../../kernel/actor.ts';
import type { Doing, Tx } from '../../../platform/db.ts';
import { listNames } from '../../account/store.ts';
import { listSeatsOf } from '../../organisation/store.ts';
import type { Bulk } from '../bulk.ts';
import { takeDue } from '../store.ts';
import { actOf, type BulkRoom } from './act.ts';
import { runPortion } from './run-portion.ts';

/** A seat that ended since the order is not here any more, and each item is asked for with those that are left. */
async function whoActs(tx: Tx, bulk: Bulk, now: Date): Promise<Person> {
  const id = (bulk.state === 'reversing' ? bulk.reversedBy : undefined) ?? bulk.byId;
  return {
    kind: 'person',
    id,
    name: (await listNames(tx, [id])).get(id) ?? '',
    username: '',
    seats: await listSeatsOf(tx, id, now),
    sessionId: bulk.sessionId ?? '',
    address: bulk.address ?? '',
  };
}

export function runDueWith(room: BulkRoom) {
  return async (doing: Doing): Promise<void> => {
    const bulk = await takeDue(doing.tx, doing.now);
    const act = bulk && actOf(room, bulk.act);
    if (!bulk || !act) return;
    const actor = await whoActs(doing.tx, bulk, doing.now);
    await runPortion({ ...doing, actor }, act, bulk);
  };
}
