/** Designs of forms: what an officer works on before it is put to use. */

import { sql } from 'kysely';
import { personIdOf } from '../../../kernel/actor.ts';
import type { CallId } from '../../../kernel/id.ts';
import { type Doing, rowOf, type Tx } from '../../../platform/db.ts';
import { personJoin } from '../../account/store.ts';
import type { Call } from '../call.ts';
import type { Design } from '../design.ts';
import type { Field } from '../field.ts';

type Row = {
  call_id: CallId;
  fields: Field[];
  version: number;
  at: Date;
  by_name: string | null;
  is_behind: boolean;
};

export async function findDesign(tx: Tx, callId: CallId): Promise<Design | undefined> {
  const row = await rowOf(
    tx,
    sql<Row>`
      select d.call_id, d.fields, d.version, d.at, p.name as by_name, d.base <> l.fields as is_behind
      from call_design d join call l on l.id = d.call_id left join ${personJoin(sql`d.by_id`)} where d.call_id = ${callId}`,
  );
  if (!row) return undefined;
  const { fields, version, at } = row;
  return {
    callId: row.call_id,
    fields,
    version,
    at,
    byName: row.by_name ?? undefined,
    isBehind: row.is_behind,
  };
}

/** Keeps the form as it is now; `version` is the one it was made from, 0 for the first. False when somebody was quicker. */
export async function saveDesign(
  { tx, actor, now }: Doing,
  call: Call,
  fields: readonly Field[],
  version: number,
): Promise<boolean> {
  const [kept, base] = [fields, call.fields].map((one) => sql`${JSON.stringify(one)}::jsonb`);
  const by = personIdOf(actor) ?? null;
  const row = await rowOf(
    tx,
    version === 0
      ? sql<{ version: number }>`
          insert into call_design (call_id, fields, base, at, by_id) values (${call.id}, ${kept}, ${base}, ${now}, ${by})
          on conflict do nothing returning version`
      : sql<{ version: number }>`
          update call_design set fields = ${kept}, version = version + 1, at = ${now}, by_id = ${by}
          where call_id = ${call.id} and version = ${version} returning version`,
  );
  return row !== undefined;
}

/** Drops a design; false when it is another by now. */
export async function dropDesign(tx: Tx, callId: CallId, version: number): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{
      version: number;
    }>`delete from call_design where call_id = ${callId} and version = ${version} returning version`,
  );
  return row !== undefined;
}
