/** Amending how a call is judged and reckoned: stages, route, formula and award table, as one next version. */

import { type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import type { Call } from '../call.ts';
import { judgingTyped } from '../judging.ts';
import type { TypedJudging } from '../reading.ts';
import { lockCall } from '../store/version.ts';
import { amendTo, type Consent, type Found, type RoundsGuard } from './amend-to.ts';

type Typed = TypedJudging & Consent & { version: number };

/** Whoever opens a round waits for this, and this for them: afterwards it is asked again whether there is one. */
export function amendJudging(guard: RoundsGuard, isOnWay: RoundsGuard = async () => false) {
  return async (doing: Doing, found: Found, typed: Typed): Promise<Outcome<Call>> => {
    const { call } = found;
    await lockCall(doing.tx, call.id);
    const hasRounds = await guard(doing.tx, call.id);
    if (hasRounds) return refuse('call.rounds-open');
    if (typed.version !== call.version) return refuse('http.stale');
    const { refusals, stages, route, formula } = judgingTyped(call, typed);
    if (refusals.length > 0) return refuseAll(refusals);
    if (route !== call.route && (await isOnWay(doing.tx, call.id)))
      return refuse('call.works-on-way', undefined, 'route');
    return amendTo(doing, { ...found, hasRounds }, { ...call, stages, route, formula }, typed);
  };
}
