/** Dropping a preview: it was only looked at. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import type { Bulk } from '../bulk.ts';
import { moveBulk } from '../store.ts';

export async function dropBulk(doing: Doing, bulk: Bulk, seen: { version: number }): Promise<Outcome<Bulk>> {
  const isDropped = await moveBulk(doing.tx, { ...bulk, version: seen.version }, 'dropped');
  return isDropped ? done(bulk) : refuse('http.stale');
}
