/** Handing on: a work stands at a place of its sender's list and reaches where it goes; a part of recommending and replacing. */

import type { RecommendationId } from '../../../kernel/id.ts';
import { done, type Outcome } from '../../../kernel/verdict.ts';
import { type Granted, standingOf } from '../../../kernel/window.ts';
import type { Doing } from '../../../platform/db.ts';
import { spendExtension } from '../../calendar/actions/spend-extension.ts';
import { windowOfRecommendation } from '../../calendar/calendar.ts';
import type { Call } from '../../call/call.ts';
import { markRecommended } from '../../entry/actions/mark-recommended.ts';
import { reachTo } from '../../entry/actions/reach-to.ts';
import type { Entry } from '../../entry/entry.ts';
import type { Organisation } from '../../organisation/organisation.ts';
import { isFirstStep, type Leg, type Recommendation } from '../recommendation.ts';
import { insertRecommendation, receiveForwarded } from '../store/change.ts';
import { getRecommendation } from '../store.ts';

export type HandedOn = {
  entry: Entry;
  call: Call;
  from: Pick<Organisation, 'id' | 'path'>;
  to: Pick<Organisation, 'id'>;
  leg: Leg;
  place: number;
  granted: readonly Granted[];
  replaces?: RecommendationId;
};

export async function handOn(doing: Doing, handed: HandedOn): Promise<Outcome<Recommendation>> {
  const { tx, actor, now } = doing;
  const { entry, call, from, to, leg, place, replaces } = handed;
  if (isFirstStep({ fromPath: from.path, leg, unitPath: entry.unitPath })) {
    const marked = await markRecommended(doing, entry);
    if (!marked.ok) return marked;
  }
  await receiveForwarded(doing, entry.id, from.id);
  const step = { fromId: from.id, toId: to.id, leg, place, replaces };
  const id = await insertRecommendation(tx, actor, now, { call, entry, ...step });
  const time = standingOf(windowOfRecommendation(call), now, leg === 'to-owner' ? [] : handed.granted);
  const spent = await spendExtension(doing, time, { subjectId: id, unitId: from.id });
  if (!spent.ok) return spent;
  await reachTo(doing, entry.id, to.id);
  return done(await getRecommendation(tx, id));
}
