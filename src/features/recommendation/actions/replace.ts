/** Replacing: another work takes a recommended one's place in the list, in one act; the other is the unit's again. */

import type { EntryId } from '../../../kernel/id.ts';
import { type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { listGranted, placeOf } from '../../calendar/store.ts';
import type { Call } from '../../call/call.ts';
import { releaseEntry } from '../../entry/actions/release-entry.ts';
import { getEntry } from '../../entry/store.ts';
import { getOrganisation } from '../../organisation/store.ts';
import { isFirstStep, judgeReplacing, type Recommendation } from '../recommendation.ts';
import { listCandidates } from '../store/candidate.ts';
import { endRecommendation } from '../store/change.ts';
import { holdSlots } from '../store/holder.ts';
import { listChain, lockChain } from '../store.ts';
import { handOn } from './hand-on.ts';
import { judgeLeaving } from './judge-leaving.ts';

type Found = { recommendation: Recommendation; call: Call };

/** Refuses what cannot go, what is no candidate of this list, and whatever refuses the new work a slot. */
export async function replace(
  doing: Doing,
  { recommendation: seen, call: asked }: Found,
  { entryId }: { entryId: EntryId },
): Promise<Outcome<Recommendation>> {
  const { tx } = doing;
  const from = await getOrganisation(tx, seen.fromId);
  const { call, slots } = await holdSlots(tx, asked, from);
  for (const id of [seen.entryId, entryId].sort()) await lockChain(tx, id);
  const problem = await judgeOld(doing, seen);
  if (problem) return problem;
  const candidates = await listCandidates(tx, call, from);
  if (!candidates.some((one) => one.entryId === entryId))
    return refuse('recommendation.no-candidate', undefined, 'entryId');
  const [entry, standing] = [await getEntry(tx, entryId), await listChain(tx, entryId)];
  const granted = await listGranted(tx, placeOf('recommendation', call, from));
  const leaving = { entry, call, from, leg: seen.leg, standing, granted, slots, instead: seen.entryId };
  const problems = await judgeLeaving(doing, leaving);
  if (problems.length > 0) return refuseAll(problems);
  const place = await end(doing, seen);
  if (!place.ok) return place;
  const to = { id: seen.toId };
  const made = await handOn(doing, { ...leaving, to, place: place.value.place, replaces: seen.id });
  if (made.ok) await tell(doing, seen, made.value);
  return made;
}

async function judgeOld({ tx }: Doing, seen: Recommendation): Promise<Outcome<never> | undefined> {
  const chain = await listChain(tx, seen.entryId);
  const now = chain.find((one) => one.id === seen.id);
  const problem = now ? judgeReplacing(now, chain) : { code: 'recommendation.over' };
  return problem && refuseAll([problem]);
}

/** The old one falls; its place stays free for the moment. */
async function end(doing: Doing, seen: Recommendation): Promise<Outcome<Recommendation>> {
  const now = (await listChain(doing.tx, seen.entryId)).find((one) => one.id === seen.id);
  if (!now || !(await endRecommendation(doing.tx, seen.id, 'withdrawn')))
    return refuse('recommendation.over');
  if (!isFirstStep(now)) return { ok: true, value: now };
  const released = await releaseEntry(doing, await getEntry(doing.tx, now.entryId));
  return released.ok ? { ok: true, value: now } : released;
}

async function tell(doing: Doing, old: Recommendation, made: Recommendation): Promise<void> {
  const { fromId, campaignId, leg } = made;
  await announce(doing, {
    ...{ name: 'recommendation.replaced', subjectId: made.entryId, organisationId: fromId, campaignId },
    seat: 'officer',
    before: { recommendationId: old.id, entryId: old.entryId, title: old.title, leg },
    after: { recommendationId: made.id, title: made.title, place: made.place },
  });
}
