/** How many works already stand against the caps of a call, counted while nobody else may send one. */

import { sql } from 'kysely';
import type { OrganisationId, PersonId } from '../../../kernel/id.ts';
import { lineOf, type TreePath } from '../../../kernel/tree.ts';
import { rowOf, type Tx } from '../../../platform/db.ts';
import { callJoin } from '../../call/store.ts';
import type { Counted } from '../cap.ts';
import type { Entry } from '../entry.ts';

/** Whoever sends to a call, or to any version of it, waits for whoever is sending now. */
export async function lockSendings(tx: Tx, callLineage: TreePath): Promise<void> {
  const top = lineOf(callLineage)[0]!;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`sendings to ${top}`}, 0))`.execute(tx);
}

type Sender = Pick<Entry, 'id' | 'enteredBy' | 'makers' | 'group'> & {
  unitId: OrganisationId;
  sentBy: PersonId;
};

/**
 * What stands at a call or any version beneath it, besides this entry: of its person (and of the same group), of its
 * unit, and in all. Whom a unit enters for is told by the first maker's name.
 */
export async function countStanding(tx: Tx, callLineage: TreePath, entry: Sender): Promise<Counted> {
  const isSamePerson =
    entry.enteredBy === 'person'
      ? sql`e.entered_by = 'person' and e.sent_by = ${entry.sentBy}`
      : sql`e.unit_id = ${entry.unitId} and e.makers #>> '{0,name}' = ${entry.makers[0]?.name ?? ''}`;
  const row = await rowOf(
    tx,
    sql<Counted>`
      select count(*)::int as "ofCall",
        count(*) filter (where e.unit_id = ${entry.unitId})::int as "ofUnit",
        count(*) filter (where ${isSamePerson})::int as "ofPerson",
        count(*) filter (where ${isSamePerson} and e.group_key is not distinct from ${entry.group ?? null})::int as "ofGroup"
      from entry e join ${callJoin(sql`e.call_id`)}
      where l.lineage <@ ${callLineage}::ltree and e.id <> ${entry.id}
        and e.state in ('submitted', 'returned', 'admitted', 'recommended')`,
  );
  return row!;
}
