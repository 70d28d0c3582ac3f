/** One work of a set as it stands now: through visibility, unmoved, permitted; each of the three may have changed. */

import type { Actor } from '../../../kernel/actor.ts';
import type { EntryId } from '../../../kernel/id.ts';
import { done, type Outcome, refuse, refuseAll, type Verdict } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import type { Entry } from '../../entry/entry.ts';
import { findEntryFromSeats, listEntriesById } from '../../entry/store.ts';
import { type Item, isMoved, type Looked } from '../bulk.ts';
import type { Asking } from './act.ts';

type May = (actor: Actor, entry: Entry) => Verdict;

/** How works stand for a preview. The ids come from a query, which finds only what is seen. */
export async function lookAtWorks(asking: Asking, ids: readonly string[], may: May): Promise<Looked[]> {
  const entries = await listEntriesById(asking.tx, ids as readonly EntryId[]);
  return entries.map((entry) => {
    const verdict = may(asking.actor, entry);
    return {
      subjectId: entry.id,
      title: entry.title,
      place: entry.unitName,
      seen: { state: entry.state, version: entry.version },
      refusal: verdict.allowed ? undefined : verdict.refusal,
    };
  });
}

/** The work, if it may be done to it now; what is hidden by now is as gone as what never was. */
export async function findWork(doing: Doing, item: Item, may: May): Promise<Outcome<Entry>> {
  const entry = await findEntryFromSeats(doing.tx, doing.actor, item.subjectId);
  if (!entry) return refuse('bulk.gone');
  if (isMoved(item.seen, { state: entry.state, version: entry.version })) return refuse('bulk.moved');
  const verdict = may(doing.actor, entry);
  return verdict.allowed ? done(entry) : refuseAll([verdict.refusal]);
}
