/** Submitting: the officer puts the prepared list before the leader, when nothing of it is left open. */

import { personIdOf } from '../../../kernel/actor.ts';
import { type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { type Commendation, judgeDecided } from '../commendation.ts';
import { listPlaces, listPoints } from '../store/place.ts';
import { moveOn } from './move-on.ts';

export async function submit(
  doing: Doing,
  of: Commendation,
  { version }: { version: number },
): Promise<Outcome<Commendation>> {
  const { computedAt } = of;
  const given = await listPoints(doing.tx, of.id);
  if (computedAt && given.some((one) => one.at > computedAt)) return refuse('commendation.outdated');
  const wrong = judgeDecided(of.rule.tiers, await listPlaces(doing.tx, of.id));
  if (wrong) return refuse(wrong.code, wrong.about);
  return moveOn(doing, of, version, {
    ...{ name: 'commendation.submitted', verb: 'submit', to: 'submitted', seat: 'officer' },
    stamps: { preparedBy: personIdOf(doing.actor) },
  });
}
