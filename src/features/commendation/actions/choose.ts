/** Choosing people among those nominated: each into a tier, by hand; only who has agreed to be named. */

import { personIdOf } from '../../../kernel/actor.ts';
import type { NominationId } from '../../../kernel/id.ts';
import { type Outcome, type Refusal, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { type Commendation, judgeDecided } from '../commendation.ts';
import { listReceived } from '../store/nomination.ts';
import { replacePlaces } from '../store/place.ts';
import { lockCommendation } from '../store.ts';
import { moveOn } from './move-on.ts';

type Typed = {
  version: number;
  chosen: { nominationId: NominationId; tier?: string; reason?: string }[];
};

export async function choose(
  doing: Doing,
  asked: Commendation,
  { version, chosen }: Typed,
): Promise<Outcome<Commendation>> {
  const of = await lockCommendation(doing.tx, asked.id);
  if (of.version !== version) return refuse('http.stale');
  const received = new Map((await listReceived(doing.tx, of.id)).map((one) => [one.id, one]));
  const tiers = of.rule.tiers.map((tier) => tier.key);
  const rows = chosen.flatMap((one, index) => (one.tier ? [{ ...one, tier: one.tier, index }] : []));
  const wrongs = rows.flatMap(({ nominationId, tier, index }): Refusal[] => {
    const field = `chosen.${index}.tier`;
    const nomination = received.get(nominationId);
    if (!nomination || !tiers.includes(tier)) return [{ code: 'shape.not-chosen', field }];
    return nomination.consentedAt
      ? []
      : [{ code: 'commendation.no-consent', about: { name: nomination.name }, field }];
  });
  if (wrongs.length > 0) return refuseAll(wrongs);
  const places = [...new Map(rows.map((row) => [row.nominationId, row])).values()].map((row) => ({
    ...{ nominationId: row.nominationId, tier: row.tier, decidedReason: row.reason },
    ...{ rank: tiers.indexOf(row.tier) + 1, points: 0, figures: [], isEdge: false },
  }));
  const wrong = judgeDecided(of.rule.tiers, places);
  if (wrong) return refuse(wrong.code, wrong.about);
  await replacePlaces(doing, of.id, places);
  return moveOn(doing, of, version, {
    ...{ name: 'commendation.prepared', verb: 'prepare', to: 'prepared', seat: 'officer' },
    stamps: { computedAt: doing.now, preparedBy: personIdOf(doing.actor) },
    after: { chosen: places.length },
  });
}
