/** Keeping a query under a name, for oneself or for one's organisation as well. */

import { personIdOf, seatsOf } from '../../../kernel/actor.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { type ListKey, type Saved, savedMax } from '../bulk.ts';
import { countSaved, deleteSaved, keepSaved } from '../store/saved.ts';

type Kept = { list: ListKey; name: string; q: string; share: boolean };

export async function keepQuery(doing: Doing, kept: Kept): Promise<Outcome<Kept>> {
  const personId = personIdOf(doing.actor);
  if (!personId) return refuse('http.sign-in-needed');
  if ((await countSaved(doing.tx, personId)) >= savedMax)
    return refuse('bulk.too-many-saved', { max: savedMax }, 'name');
  const organisationId = kept.share ? seatsOf(doing.actor)[0]?.organisationId : undefined;
  await keepSaved(doing, { personId, organisationId, list: kept.list, name: kept.name, query: kept.q });
  return done(kept);
}

export async function forgetQuery(doing: Doing, saved: Saved): Promise<Outcome<Saved>> {
  await deleteSaved(doing.tx, saved.id);
  return done(saved);
}
