/** Standing: results whose notice is over and against which nothing is open come to stand, by the clock. */

import type { Doing } from '../../../platform/db.ts';
import { stand } from '../../award/actions/stand.ts';
import { lockResult } from '../../award/store/change.ts';
import { listEnded } from '../../award/store/waiting.ts';
import { getResult } from '../../award/store.ts';
import { hasOpen } from '../store.ts';

/** Asked again under the lock: who objected in the last moment holds the result until their objection is there. */
export async function standUnopposed(doing: Doing): Promise<void> {
  for (const { id } of await listEnded(doing.tx, doing.now)) {
    await lockResult(doing.tx, id);
    const result = await getResult(doing.tx, id);
    if (!(await hasOpen(doing.tx, result.callId))) await stand(doing, result);
  }
}
