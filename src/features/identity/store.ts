/** Every query on the identity tables; here what the features above ask, the rest in store/. */

import { sql } from 'kysely';
import type { PersonId } from '../../kernel/id.ts';
import { rowsOf, type Tx } from '../../platform/db.ts';
import { personJoin } from '../account/store.ts';
import { organisationJoin } from '../organisation/store.ts';
import { type BindingKind, type Identity, identityOf } from './identity.ts';

type Row = {
  id: PersonId;
  opened_at: Date;
  is_minor: boolean | null;
  bindings: { kind: BindingKind; at: string }[] | null;
  member_since: Date | null;
  path: string | null;
};

/** What is proved of each person, in one query; whoever has no account is not in it. */
export async function listIdentities(
  tx: Tx,
  personIds: readonly PersonId[],
): Promise<Map<PersonId, Identity>> {
  if (personIds.length === 0) return new Map();
  const rows = await rowsOf(
    tx,
    sql<Row>`
      select p.id, p.created_at as opened_at, i.is_minor, m.decided_at as member_since, o.path::text as path,
        (select json_agg(json_build_object('kind', b.kind, 'at', b.verified_at)) from identity_binding b
          where b.person_id = p.id and b.ended_at is null) as bindings
      from unnest(${[...new Set(personIds)]}::uuid[]) as asked (id)
      join ${personJoin(sql`asked.id`)}
      left join identity_person i on i.person_id = p.id
      left join identity_membership m on m.person_id = p.id and m.state = 'confirmed'
      left join ${organisationJoin(sql`m.organisation_id`)}`,
  );
  return new Map(rows.map((row) => [row.id, identityOf(knownOf(row))]));
}

function knownOf(row: Row): Parameters<typeof identityOf>[0] {
  return {
    openedAt: row.opened_at,
    bindings: (row.bindings ?? []).map(({ kind, at }) => ({ kind, verifiedAt: new Date(at) })),
    membership: row.member_since && row.path ? { since: row.member_since, path: row.path } : undefined,
    isMinor: row.is_minor ?? false,
  };
}
