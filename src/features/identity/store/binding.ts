/** Every query on what ties people to what only they can show, and on what they say of their age. */

import { sql } from 'kysely';
import { newId, type PersonId } from '../../../kernel/id.ts';
import { rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import type { Binding, BindingKind } from '../identity.ts';

type Row = {
  id: string;
  person_id: PersonId;
  kind: BindingKind;
  masked: string;
  verified_at: Date;
};

const columns = sql`b.id, b.person_id, b.kind, b.masked, b.verified_at`;

function bindingOf(row: Row): Binding {
  return {
    id: row.id,
    personId: row.person_id,
    kind: row.kind,
    masked: row.masked,
    verifiedAt: row.verified_at,
  };
}

/** What a person has proved and not let go. */
export async function listBindings(tx: Tx, personId: PersonId): Promise<Binding[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`
      select ${columns} from identity_binding b where b.person_id = ${personId} and b.ended_at is null
      order by b.verified_at, b.id`,
  );
  return rows.map(bindingOf);
}

/** One of a person's own; anybody else's is not there. */
export async function findBinding(tx: Tx, personId: PersonId, id: string): Promise<Binding | undefined> {
  const row = await rowOf(
    tx,
    sql<Row>`
      select ${columns} from identity_binding b
      where b.id = ${id} and b.person_id = ${personId} and b.ended_at is null`,
  );
  return row && bindingOf(row);
}

export type Subject = { kind: BindingKind; digest: string };

/** Whose a proved subject is or was last; whoever asks holds it until the end of the transaction. */
export async function findHolder(
  tx: Tx,
  { kind, digest }: Subject,
): Promise<{ personId: PersonId; endedAt?: Date } | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`identity/${kind}/${digest}`}, 0))`.execute(tx);
  const row = await rowOf(
    tx,
    sql<{ person_id: PersonId; ended_at: Date | null }>`
      select person_id, ended_at from identity_binding where kind = ${kind} and subject = ${digest}`,
  );
  return row && { personId: row.person_id, endedAt: row.ended_at ?? undefined };
}

/** Binds, in place of another of the same kind that the person had; whoever has asked the holder may. */
export async function saveBinding(
  tx: Tx,
  now: Date,
  to: { personId: PersonId; subject: Subject; masked: string },
): Promise<string> {
  const { personId, subject, masked } = to;
  await sql`
    update identity_binding set ended_at = greatest(${now}, verified_at)
    where person_id = ${personId} and kind = ${subject.kind} and ended_at is null and subject <> ${subject.digest}`.execute(
    tx,
  );
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      insert into identity_binding as b (id, person_id, kind, subject, masked, verified_at)
      values (${newId(now.getTime())}, ${personId}, ${subject.kind}, ${subject.digest}, ${masked}, ${now})
      on conflict (kind, subject) do update set person_id = excluded.person_id, masked = excluded.masked,
        verified_at = excluded.verified_at, ended_at = null
      returning id`,
  );
  return row!.id;
}

/** Lets go; false when it was let go already. */
export async function endBinding(tx: Tx, id: string, now: Date): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update identity_binding set ended_at = greatest(${now}, verified_at)
      where id = ${id} and ended_at is null returning id`,
  );
  return row !== undefined;
}

/** Forgets what was let go long ago. */
export async function forgetBindings(tx: Tx, before: Date): Promise<void> {
  await sql`delete from identity_binding where ended_at < ${before}`.execute(tx);
}

/** What a person says of their age; nothing where they said nothing. */
export async function findIsMinor(tx: Tx, personId: PersonId): Promise<boolean | undefined> {
  const row = await rowOf(
    tx,
    sql<{ is_minor: boolean }>`select is_minor from identity_person where person_id = ${personId}`,
  );
  return row?.is_minor;
}

export async function saveIsMinor(tx: Tx, personId: PersonId, isMinor: boolean, now: Date): Promise<void> {
  await sql`
    insert into identity_person (person_id, is_minor, declared_at) values (${personId}, ${isMinor}, ${now})
    on conflict (person_id) do update set is_minor = excluded.is_minor, declared_at = excluded.declared_at`.execute(
    tx,
  );
}
