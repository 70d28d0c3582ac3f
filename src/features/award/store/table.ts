/** The table of a result made again from what it was reckoned from and what was decided over it. */

import { createHash } from 'node:crypto';
import { personIdOf } from '../../../kernel/actor.ts';
import type { Doing, Tx } from '../../../platform/db.ts';
import { listText, type Ranking, type Result } from '../award.ts';
import { isApplied } from '../decision.ts';
import type { Stated } from '../figure.ts';
import { type Inputs, inputsOfPlaces, rankingOf, withStated } from '../place.ts';
import { findInputs, getRanking, listPlaces } from '../store.ts';
import { bump, insertStep, saveInputs, writeTable } from './change.ts';
import { listDecisions } from './decision.ts';

/** What the result was reckoned from; of results from before inputs were kept, what their table says. */
export async function getInputs(tx: Tx, result: Result): Promise<Inputs> {
  const kept = (await findInputs(tx, result.id)) as Inputs | undefined;
  return kept ?? inputsOfPlaces(await listPlaces(tx, result.id), result.worksTotal ?? 0);
}

/** The rule with the decisions that hold laid on it, written down. */
export async function retable(tx: Tx, result: Result): Promise<Ranking> {
  const decisions = (await listDecisions(tx, result.id)).filter(isApplied);
  const ranking = rankingOf(result.formula, await getInputs(tx, result), decisions);
  await writeTable(tx, result.id, ranking);
  return ranking;
}

/** A prepared result reckoned anew with other figures stated by hand; false when somebody was quicker. */
export async function restate(
  { tx, now, actor }: Doing,
  result: Result,
  stated: readonly Stated[],
): Promise<boolean> {
  if (!(await bump(tx, result))) return false;
  await saveInputs(tx, result.id, withStated(await getInputs(tx, result), result.formula, stated));
  await retable(tx, result);
  await insertStep(tx, result.id, { verb: 'state', at: now, byId: personIdOf(actor) });
  return true;
}

/** The hash of the list as the database holds it now. */
export async function readHash(tx: Tx, result: Result): Promise<string> {
  return createHash('sha256')
    .update(listText(result, await getRanking(tx, result.id)))
    .digest('hex');
}
