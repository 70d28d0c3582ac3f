/** Stating figures: the officer writes down what works reached elsewhere, with its source; a prepared result follows at once. */

import { dayOf } from '../../../kernel/period.ts';
import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Call } from '../../call/call.ts';
import { listContending } from '../../vote/store.ts';
import type { Result } from '../award.ts';
import { countMissing, figureKeysOf, readSheet, type Sheet } from '../figure.ts';
import { mayState } from '../policy.ts';
import { getSheetVersion, holdFigures, insertStated, listStated } from '../store/figure.ts';
import { restate } from '../store/table.ts';
import { findResultOfCall } from '../store.ts';

type Asked = { call: Call; result?: Result };

/** Refuses: a sheet that is no longer the last, all that is wrong in it, and a gap in what a prepared result weighs. */
export async function stateFigures<A extends Asked>(
  doing: Doing,
  asked: A,
  sheet: Sheet & { version: number },
): Promise<Outcome<A>> {
  const { tx, now, actor } = doing;
  const { call } = asked;
  await holdFigures(tx, call.id);
  if (sheet.version !== (await getSheetVersion(tx, call.id))) return refuse('http.stale');
  const result = await findResultOfCall(tx, call.id);
  const verdict = mayState(actor, { call, result });
  if (!verdict.allowed) return refuseAll([verdict.refusal]);
  const [keys, works, before] = [
    figureKeysOf(call.formula),
    await listContending(tx, call.id),
    await listStated(tx, call.id),
  ];
  const read = readSheet({ keys, works, stated: before, today: dayOf(now) }, sheet);
  if ('refusals' in read) return refuseAll(read.refusals);
  if (read.changes.length === 0) return refuse('award.figures-same');
  await insertStated(doing, { callId: call.id, version: sheet.version + 1 }, read.changes);
  if (result?.state === 'prepared') {
    const stated = await listStated(tx, call.id);
    const ids = works.map((work) => work.id);
    const count = countMissing(keys, ids, stated);
    if (count > 0) return refuse('award.figures-missing', { count });
    if (!(await restate(doing, result, stated))) return refuse('http.stale');
  }
  await announce(doing, {
    name: 'award.figures-stated',
    subjectId: call.id,
    ...{ organisationId: call.ownerId, campaignId: call.campaignId, seat: 'officer' },
    before: { version: sheet.version },
    after: { version: sheet.version + 1, changes: read.changes },
  });
  return done(asked);
}
