/** Every query on bulk acts and their items. */

import { type RawBuilder, sql } from 'kysely';
import { type Actor, personIdOf, seatsOf } from '../../kernel/actor.ts';
import { isId, newId, type OrganisationId, type PersonId } from '../../kernel/id.ts';
import { offsetOf, type Page, type PageAsk, pageOf } from '../../kernel/page.ts';
import type { TreePath } from '../../kernel/tree.ts';
import type { Refusal } from '../../kernel/verdict.ts';
import { type Doing, rowOf, rowsOf, type Tx } from '../../platform/db.ts';
import { personJoin } from '../account/store.ts';
import { organisationJoin } from '../organisation/store.ts';
import type {
  Bulk,
  BulkId,
  BulkState,
  Counts,
  Item,
  ItemOutcome,
  ListKey,
  Looked,
  Seen,
  Setting,
} from './bulk.ts';

type Row = {
  id: BulkId;
  organisation_id: OrganisationId;
  organisation_path: TreePath;
  organisation_zh: string;
  organisation_en: string | null;
  list: ListKey;
  act: string;
  query: string;
  setting: Setting;
  state: BulkState;
  at: Date;
  by_id: PersonId;
  by_name: string;
  reversed_by: PersonId | null;
  ordered_at: Date | null;
  session_id: string | null;
  address: string | null;
  due_at: Date | null;
  done_at: Date | null;
  reversed_at: Date | null;
  version: number;
};

const columns = sql`b.id, b.organisation_id, o.path::text as organisation_path, o.name_zh as organisation_zh,
  o.name_en as organisation_en, b.list, b.act, b.query, b.setting, b.state, b.at, b.by_id, p.name as by_name, b.reversed_by, b.ordered_at,
  b.session_id, b.address, b.due_at, b.done_at, b.reversed_at, b.version`;
const from = sql`bulk_act b join ${organisationJoin(sql`b.organisation_id`)} join ${personJoin(sql`b.by_id`)}`;

const bulkOf = (r: Row): Bulk => ({
  id: r.id,
  organisationId: r.organisation_id,
  organisationPath: r.organisation_path,
  organisationName: { zh: r.organisation_zh, en: r.organisation_en ?? undefined },
  list: r.list,
  act: r.act,
  query: r.query,
  setting: r.setting,
  state: r.state,
  at: r.at,
  byId: r.by_id,
  byName: r.by_name,
  reversedBy: r.reversed_by ?? undefined,
  orderedAt: r.ordered_at ?? undefined,
  sessionId: r.session_id ?? undefined,
  address: r.address ?? undefined,
  dueAt: r.due_at ?? undefined,
  doneAt: r.done_at ?? undefined,
  reversedAt: r.reversed_at ?? undefined,
  version: r.version,
});

/** Seen by the seats of the organisation in whose name it is, and by nobody else. */
function visibleBulks(actor: Actor): RawBuilder<boolean> {
  const own = seatsOf(actor).map((seat) => seat.organisationId);
  return sql<boolean>`b.organisation_id = any(${own}::uuid[])`;
}

export async function findBulk(tx: Tx, actor: Actor, id: string): Promise<Bulk | undefined> {
  if (!isId(id)) return undefined;
  const row = await rowOf(
    tx,
    sql<Row>`select ${columns} from ${from} where b.id = ${id} and ${visibleBulks(actor)}`,
  );
  return row && bulkOf(row);
}

/** A bulk act that must exist. */
export async function getBulk(tx: Tx, id: string): Promise<Bulk> {
  const row = await rowOf(tx, sql<Row>`select ${columns} from ${from} where b.id = ${id}`);
  if (!row) throw new Error(`bulk act ${id} must exist`);
  return bulkOf(row);
}

/** What was done in the name of the actor's organisations, the newest first; previews are their writer's alone. */
export async function listBulks(tx: Tx, actor: Actor, ask: PageAsk): Promise<Page<Bulk>> {
  const rows = await rowsOf(
    tx,
    sql<Row & { total: number }>`
      select ${columns}, count(*) over ()::int as total from ${from}
      where ${visibleBulks(actor)} and (b.ordered_at is not null
        or (b.state = 'preview' and b.by_id = ${personIdOf(actor) ?? null}::uuid))
      order by b.at desc, b.id desc limit ${ask.size} offset ${offsetOf(ask)}`,
  );
  return pageOf(rows.map(bulkOf), rows[0]?.total ?? 0, ask);
}

export type NewBulk = Pick<Bulk, 'organisationId' | 'list' | 'act' | 'query' | 'setting'>;

/** Keeps what a query found, as it stood. */
export async function insertBulk(doing: Doing, made: NewBulk, items: readonly Looked[]): Promise<BulkId> {
  const { tx, now, actor } = doing;
  const id = newId<BulkId>(now.getTime());
  await sql`
    insert into bulk_act (id, organisation_id, list, act, query, setting, state, at, by_id)
    values (${id}, ${made.organisationId}, ${made.list}, ${made.act}, ${made.query}, ${JSON.stringify(made.setting)}::jsonb,
      'preview', ${now}, ${personIdOf(actor)!})`.execute(tx);
  await sql`
    insert into bulk_item (act_id, position, subject_id, title, place_zh, place_en, seen, refusal)
    select ${id}, i.position, (i.item ->> 'subjectId')::uuid, i.item ->> 'title', i.item #>> '{place,zh}', i.item #>> '{place,en}',
      i.item -> 'seen', i.item -> 'refusal'
    from jsonb_array_elements(${JSON.stringify(items)}::jsonb) with ordinality i (item, position)`.execute(
    tx,
  );
  return id;
}

/** Moves it on, if it still stands as it was seen; false when somebody was quicker. */
export async function moveBulk(
  tx: Tx,
  seen: Pick<Bulk, 'id' | 'state' | 'version'>,
  to: BulkState,
  marks: Partial<Pick<Bulk, 'orderedAt' | 'dueAt' | 'doneAt' | 'reversedAt' | 'sessionId' | 'address'>> & {
    byId?: PersonId;
    reversedBy?: PersonId;
  } = {},
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update bulk_act set state = ${to}, version = version + 1,
        ordered_at = coalesce(${marks.orderedAt ?? null}, ordered_at), due_at = coalesce(${marks.dueAt ?? null}, due_at),
        done_at = coalesce(${marks.doneAt ?? null}, done_at), reversed_at = coalesce(${marks.reversedAt ?? null}, reversed_at),
        session_id = coalesce(${marks.sessionId ?? null}, session_id), address = coalesce(${marks.address ?? null}, address),
        by_id = coalesce(${marks.byId ?? null}, by_id),
        reversed_by = coalesce(${marks.reversedBy ?? null}, reversed_by)
      where id = ${seen.id} and state = ${seen.state} and version = ${seen.version} returning id`,
  );
  return row !== undefined;
}

/** The next that is due, held until the transaction ends; another worker takes another. */
export async function takeDue(tx: Tx, now: Date): Promise<Bulk | undefined> {
  const row = await rowOf(
    tx,
    sql<{ id: BulkId }>`
      select id from bulk_act where state in ('waiting', 'running', 'reversing') and due_at <= ${now}
      order by coalesce(ran_at, due_at), id limit 1 for update skip locked`,
  );
  return row && getBulk(tx, row.id);
}

/** Notes that a portion was done: another act comes next. */
export async function noteRun(tx: Tx, id: BulkId, now: Date): Promise<void> {
  await sql`update bulk_act set ran_at = ${now} where id = ${id}`.execute(tx);
}

type ItemRow = {
  position: number;
  subject_id: string;
  title: string;
  place_zh: string;
  place_en: string | null;
  seen: Seen;
  refusal: Refusal | null;
  outcome: ItemOutcome | null;
  told: Refusal | null;
  after: Record<string, unknown>;
};

const itemOf = (r: ItemRow): Item => ({
  position: r.position,
  subjectId: r.subject_id,
  title: r.title,
  place: { zh: r.place_zh, en: r.place_en ?? undefined },
  seen: r.seen,
  refusal: r.refusal ?? undefined,
  outcome: r.outcome ?? undefined,
  told: r.told ?? undefined,
  after: r.after,
});

/** A page of the items: those that are refused or were left first, since somebody has to look at them. */
export async function listItems(tx: Tx, id: BulkId, ask: PageAsk): Promise<Page<Item>> {
  const rows = await rowsOf(
    tx,
    sql<ItemRow & { total: number }>`
      select i.*, count(*) over ()::int as total from bulk_item i where i.act_id = ${id}
      order by (i.told is null and i.refusal is null), i.position limit ${ask.size} offset ${offsetOf(ask)}`,
  );
  return pageOf(rows.map(itemOf), rows[0]?.total ?? 0, ask);
}

/** The next items still to be carried out, or, when it is being taken back, those that were done: the last first. */
export async function listPortion(tx: Tx, id: BulkId, isBack: boolean, most: number): Promise<Item[]> {
  const rows = await rowsOf(
    tx,
    isBack
      ? sql<ItemRow>`select * from bulk_item where act_id = ${id} and outcome = 'done' order by position desc limit ${most}`
      : sql<ItemRow>`select * from bulk_item where act_id = ${id} and outcome is null and refusal is null order by position limit ${most}`,
  );
  return rows.map(itemOf);
}

/** What became of an item. */
export async function noteItem(
  tx: Tx,
  id: BulkId,
  position: number,
  became: { outcome: ItemOutcome; told?: Refusal; after?: Record<string, unknown> },
): Promise<void> {
  await sql`
    update bulk_item set outcome = ${became.outcome}, told = ${became.told ? JSON.stringify(became.told) : null}::jsonb,
      after = after || ${JSON.stringify(became.after ?? {})}::jsonb
    where act_id = ${id} and position = ${position}`.execute(tx);
}

/** Everything taken back at once, before anything had happened. */
export async function reverseItems(tx: Tx, id: BulkId): Promise<void> {
  await sql`update bulk_item set outcome = 'reversed' where act_id = ${id} and outcome is null and refusal is null`.execute(
    tx,
  );
}

export async function countItems(tx: Tx, id: BulkId): Promise<Counts> {
  const row = await rowOf(
    tx,
    sql<Counts>`
      select count(*)::int as "all", (count(*) filter (where refusal is not null))::int as "refusedBefore",
        (count(*) filter (where outcome = 'done'))::int as done, (count(*) filter (where outcome = 'refused'))::int as refused,
        (count(*) filter (where outcome = 'reversed'))::int as reversed, (count(*) filter (where outcome = 'kept'))::int as kept,
        (count(*) filter (where outcome is null and refusal is null))::int as "left"
      from bulk_item where act_id = ${id}`,
  );
  return row!;
}

/** Who is written to by an act of letters, each once, with the first of what it is about. */
export async function listRecipients(
  tx: Tx,
  id: BulkId,
): Promise<{ personId: string; subjectId: string; title: string; count: number }[]> {
  return rowsOf(
    tx,
    sql<{ personId: string; subjectId: string; title: string; count: number }>`
      select p.id as "personId", (array_agg(i.subject_id order by i.position))[1] as "subjectId",
        (array_agg(i.title order by i.position))[1] as title, count(*)::int as count
      from bulk_item i cross join lateral jsonb_array_elements_text(i.after -> 'personIds') as w (id)
      join ${personJoin(sql`w.id::uuid`)}
      where i.act_id = ${id} and i.outcome = 'done' group by p.id order by min(i.position), p.id`,
  );
}
