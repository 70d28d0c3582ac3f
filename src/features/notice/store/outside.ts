/** Every query on what recipients outside the system did, as it was written down by hand. */

import { sql } from 'kysely';
import { personIdOf } from '../../../kernel/actor.ts';
import type { NoticeId, OrganisationId, PersonId } from '../../../kernel/id.ts';
import { constraintOf, type Doing, rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import type { HandContent, HandKind, HandMeans, HandRecord, OutsideRecipient } from '../outside.ts';

type Row = {
  id: string;
  organisation_id: OrganisationId | null;
  name: string;
  kind: HandKind;
  happened_on: string;
  who: string | null;
  means: HandMeans | null;
  number: string | null;
  due_on: string | null;
  note: string | null;
  is_void: boolean;
  recorded_at: Date;
  recorded_by: PersonId | null;
  replaces: string | null;
  reason: string | null;
};

const columns = sql`h.id::text as id, h.organisation_id, h.name, h.kind, to_char(h.happened_on, 'YYYY-MM-DD') as happened_on,
  h.who, h.means, h.number, to_char(h.due_on, 'YYYY-MM-DD') as due_on, h.note, h.is_void, h.recorded_at, h.recorded_by,
  h.replaces::text as replaces, h.reason`;

function recordOf(r: Row): HandRecord {
  return {
    id: r.id,
    recipient: r.organisation_id ?? r.name,
    kind: r.kind,
    happenedOn: r.happened_on,
    who: r.who ?? undefined,
    means: r.means ?? undefined,
    number: r.number ?? undefined,
    dueOn: r.due_on ?? undefined,
    note: r.note ?? undefined,
    isVoid: r.is_void,
    recordedAt: r.recorded_at,
    recordedBy: r.recorded_by ?? undefined,
    replaces: r.replaces ?? undefined,
    reason: r.reason ?? undefined,
  };
}

/** Everything written down about a paper, corrections and what they replaced included, oldest first. */
export async function listHandRecords(tx: Tx, noticeId: NoticeId): Promise<HandRecord[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`select ${columns} from notice_by_hand h where h.notice_id = ${noticeId} order by h.id limit 5000`,
  );
  return rows.map(recordOf);
}

export type NewHandRecord = HandContent & {
  noticeId: NoticeId;
  recipient: OutsideRecipient;
  kind: HandKind;
  /** What it puts right, and why. */
  corrects?: { id: string; reason: string; isVoid?: boolean };
};

/** Writes it down; nothing when somebody else has written the same down, or corrected the same, meanwhile. */
export async function insertHandRecord(doing: Doing, record: NewHandRecord): Promise<string | undefined> {
  const { recipient, corrects } = record;
  await sql`savepoint by_hand`.execute(doing.tx);
  try {
    const row = await rowOf(
      doing.tx,
      sql<{ id: string }>`
        insert into notice_by_hand (notice_id, organisation_id, name, kind, happened_on, who, means, number, due_on, note,
          is_void, recorded_at, recorded_by, replaces, reason)
        values (${record.noticeId}, ${recipient.organisationId ?? null}, ${recipient.name}, ${record.kind},
          ${record.happenedOn}::date, ${record.who ?? null}, ${record.means ?? null}, ${record.number ?? null},
          ${record.dueOn ?? null}::date, ${record.note ?? null}, ${corrects?.isVoid ?? false}, ${doing.now},
          ${personIdOf(doing.actor) ?? null}, ${corrects?.id ?? null}::bigint, ${corrects?.reason ?? null})
        returning id::text as id`,
    );
    return row?.id;
  } catch (error) {
    if (!constraintOf(error)) throw error;
    await sql`rollback to savepoint by_hand`.execute(doing.tx);
    return undefined;
  }
}
