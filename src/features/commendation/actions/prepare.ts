/** Preparing: the table of units is reckoned from their records as of now, by the published rule and nothing else. */

import { personIdOf } from '../../../kernel/actor.ts';
import { type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import type { Commendation } from '../commendation.ts';
import { reckon, tiersFor } from '../measure.ts';
import { gatherFigures, listMeant } from '../store/figure.ts';
import { replacePlaces } from '../store/place.ts';
import { lockCommendation } from '../store.ts';
import { moveOn } from './move-on.ts';

export async function prepare(
  doing: Doing,
  asked: Commendation,
  { version }: { version: number },
): Promise<Outcome<Commendation>> {
  const { tx, actor, now } = doing;
  const of = await lockCommendation(tx, asked.id);
  if (of.version !== version) return refuse('http.stale');
  const table = reckon(of.rule.parts, await gatherFigures(tx, of, await listMeant(tx, of)));
  if (table.length === 0) return refuse('commendation.nobody-meant');
  const tiers = tiersFor(of.rule.tiers, table);
  await replacePlaces(
    doing,
    of.id,
    table.map(({ id, ...row }) => ({ organisationId: id, ...row, ...tiers.get(id)! })),
  );
  return moveOn(doing, of, version, {
    ...{ name: 'commendation.prepared', verb: 'prepare', to: 'prepared', seat: 'officer' },
    stamps: { computedAt: now, preparedBy: personIdOf(actor) },
    after: { units: table.length, parts: of.rule.parts },
  });
}
