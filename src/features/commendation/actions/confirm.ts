/** Confirming: after the public notice the list stands; everybody on it gets a number and a letter. */

import { type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { getCampaign } from '../../campaign/store.ts';
import { type Commendation, numberOf } from '../commendation.ts';
import { listAwarded, readSeries, setNumbers } from '../store/place.ts';
import { lockCommendation } from '../store.ts';
import { moveOn } from './move-on.ts';

export async function confirm(
  doing: Doing,
  asked: Commendation,
  { version }: { version: number },
): Promise<Outcome<Commendation>> {
  const { tx, now } = doing;
  const of = await lockCommendation(tx, asked.id);
  if (of.version !== version) return refuse('http.stale');
  const { year } = await getCampaign(tx, of.campaignId);
  const series = await readSeries(tx, of);
  const awarded = (await listAwarded(tx, of.id, of.rule.listing)).filter((place) => !place.revokedAt);
  await setNumbers(
    tx,
    awarded.map(({ id }, index) => ({ id, number: numberOf({ year, series, position: index + 1 }) })),
  );
  return moveOn(doing, of, version, {
    ...{ name: 'commendation.stood', verb: 'confirm', to: 'standing', seat: 'leader' },
    stamps: { stoodAt: now },
    after: { certificates: awarded.length },
  });
}
