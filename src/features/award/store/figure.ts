/** Every query on figures stated by hand: all statements are kept, the last of a work and figure counts. */

import { sql } from 'kysely';
import { personIdOf } from '../../../kernel/actor.ts';
import type { CallId, EntryId } from '../../../kernel/id.ts';
import { type Doing, rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import { personJoin } from '../../account/store.ts';
import type { Call } from '../../call/call.ts';
import { entryJoin } from '../../entry/store.ts';
import { listContending } from '../../vote/store.ts';
import { countMissing, figureKeysOf, type Stated, type TypedFigure } from '../figure.ts';

/** One at a time states figures of a call or prepares its result. */
export async function holdFigures(tx: Tx, callId: CallId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`award-figure/${callId}`}, 0))`.execute(tx);
}

/** Of the whole sheet; 0 while nothing was ever stated. */
export async function getSheetVersion(tx: Tx, callId: CallId): Promise<number> {
  const row = await rowOf(
    tx,
    sql<{
      version: number;
    }>`select coalesce(max(version), 0) as version from award_figure where call_id = ${callId}`,
  );
  return row!.version;
}

type Row = { entry_id: EntryId; key: string; amount: string; source: string; dated: string };

/** What counts now. */
export async function listStated(tx: Tx, callId: CallId): Promise<Stated[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`
      select entry_id, key, amount, source, dated::text as dated from (
        select distinct on (entry_id, key) * from award_figure where call_id = ${callId}
        order by entry_id, key, version desc) as last
      where amount is not null order by entry_id, key`,
  );
  return rows.map(({ entry_id, amount, ...rest }) => ({
    entryId: entry_id,
    ...rest,
    amount: Number(amount),
  }));
}

/** How many numbers the formula asks for that nobody has stated. */
export async function countUnstated(tx: Tx, call: Call): Promise<number> {
  const keys = figureKeysOf(call.formula);
  if (keys.length === 0) return 0;
  const ids = (await listContending(tx, call.id)).map((work) => work.id);
  return countMissing(keys, ids, await listStated(tx, call.id));
}

export type Statement = Pick<Stated, 'key'> &
  Partial<Stated> & { id: string; version: number; at: Date; byName: string; number: string; title: string };
type StatementRow = {
  id: string;
  version: number;
  at: Date;
  by_name: string | null;
  number: string;
  title: string;
  key: string;
  amount: string | null;
  source: string | null;
  dated: string | null;
};

export const statementsMax = 100;

/** What was stated, the last first. */
export async function listStatements(tx: Tx, callId: CallId): Promise<Statement[]> {
  const rows = await rowsOf(
    tx,
    sql<StatementRow>`
      select f.id, f.version, f.at, p.name as by_name, e.number, e.title, f.key, f.amount, f.source, f.dated::text as dated
      from award_figure f join ${entryJoin(sql`f.entry_id`)} left join ${personJoin(sql`f.by_id`)}
      where f.call_id = ${callId} order by f.id desc limit ${statementsMax}`,
  );
  return rows.map(({ by_name, amount, source, dated, ...rest }) => ({
    ...rest,
    byName: by_name ?? '',
    amount: amount === null ? undefined : Number(amount),
    source: source ?? undefined,
    dated: dated ?? undefined,
  }));
}

/** Everything that one person states at once. */
export async function insertStated(
  { tx, now, actor }: Doing,
  { callId, version }: { callId: CallId; version: number },
  changes: readonly TypedFigure[],
): Promise<void> {
  await sql`
    insert into award_figure (call_id, version, entry_id, key, amount, source, dated, at, by_id)
    select ${callId}, ${version}, c."entryId", c.key, c.amount, c.source, c.dated, ${now}, ${personIdOf(actor) ?? null}::uuid
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as c ("entryId" uuid, key text, amount bigint, source text,
      dated date)`.execute(tx);
}
