/** Every query on entries: who sees which, what stands where, and every change of a row. */

import { type RawBuilder, sql } from 'kysely';
import { type Actor, personIdOf, seatsOf } from '../../kernel/actor.ts';
import {
  type CallId,
  type CampaignId,
  type EntryId,
  type FileId,
  isId,
  type OrganisationId,
  type PersonId,
} from '../../kernel/id.ts';
import { offsetOf, type Page, type PageAsk, pageOf } from '../../kernel/page.ts';
import type { Named } from '../../kernel/text.ts';
import type { TreePath } from '../../kernel/tree.ts';
import { rowOf, rowsOf, type Tx } from '../../platform/db.ts';
import { listGranted, placeOf, sentByExtension } from '../calendar/store.ts';
import type { Answers } from '../call/field.ts';
import { callJoin, getCall } from '../call/store.ts';
import { organisationJoin, withinSeats } from '../organisation/store.ts';
import type { Elsewhere, EnteredBy, Entry, EntryAtCall, EntryState, Maker, Statements } from './entry.ts';
import type { Declared } from './statement.ts';
import { listEntryFiles } from './store/file.ts';

export { listEntryFiles, listFilesOf } from './store/file.ts';

type Row = {
  id: EntryId;
  call_id: CallId;
  campaign_id: CampaignId;
  unit_id: OrganisationId;
  unit_path: TreePath;
  unit_zh: string;
  unit_en: string | null;
  number: string | null;
  title: string;
  summary: string;
  makers: Maker[];
  statements: Statements;
  link: string | null;
  file_id: FileId | null;
  answers: Answers;
  declared: Declared[];
  subtype: string | null;
  group_key: string | null;
  elsewhere: Elsewhere | null;
  origin_id: EntryId | null;
  state: EntryState;
  entered_by: EnteredBy;
  sent_by: PersonId;
  shown_at: Date | null;
  hidden_at: Date | null;
  version: number;
  revision: number;
  created_at: Date;
  updated_at: Date;
  submitted_at: Date | null;
};

const columns = sql`e.id, e.call_id, e.campaign_id, e.unit_id, o.path::text as unit_path, o.name_zh as unit_zh,
  o.name_en as unit_en, e.number, e.title, e.summary, e.makers, e.statements, e.link, e.file_id, e.state, e.entered_by,
  e.sent_by, e.shown_at, e.hidden_at, e.version, e.revision, e.created_at, e.updated_at, e.submitted_at, e.answers, e.declared, e.subtype, e.group_key, e.elsewhere, e.origin_id`;
const from = sql`entry e join ${organisationJoin(sql`e.unit_id`)}`;

function entryOf(r: Row): Entry {
  return {
    id: r.id,
    callId: r.call_id,
    campaignId: r.campaign_id,
    unitId: r.unit_id,
    unitPath: r.unit_path,
    unitName: { zh: r.unit_zh, en: r.unit_en ?? undefined },
    number: r.number ?? undefined,
    title: r.title,
    summary: r.summary,
    makers: r.makers,
    statements: r.statements,
    link: r.link ?? undefined,
    fileId: r.file_id ?? undefined,
    answers: r.answers,
    declared: r.declared,
    subtype: r.subtype ?? undefined,
    group: r.group_key ?? undefined,
    elsewhere: r.elsewhere ?? undefined,
    originId: r.origin_id ?? undefined,
    state: r.state,
    enteredBy: r.entered_by,
    sentBy: r.sent_by,
    shownAt: r.shown_at ?? undefined,
    hiddenAt: r.hidden_at ?? undefined,
    version: r.version,
    revision: r.revision,
    createdAt: r.created_at,
    updatedAt: r.updated_at,
    submittedAt: r.submitted_at ?? undefined,
  };
}

/**
 * What seats show of entries `e` at unit `o`: at the unit itself all but a person's own draft; from above what was
 * sent (AC-035); and what has reached the very organisation of a seat, wherever it stands.
 */
export function entriesSeenFromSeats(actor: Actor): RawBuilder<boolean> {
  const seats = seatsOf(actor);
  if (seats.length === 0) return sql<boolean>`false`;
  const own = sql`any(${seats.map((seat) => seat.organisationId)}::uuid[])`;
  return sql<boolean>`(
    (e.unit_id = ${own} and (e.entered_by = 'unit' or e.submitted_at is not null))
    or (e.submitted_at is not null and ${withinSeats(sql`o.path`, seats)})
    or exists (select from entry_reach r where r.entry_id = e.id and r.organisation_id = ${own}))`;
}

/** A person's own, sent in as a person; what the unit entered belongs to the unit. */
export function entriesOfOwn(actor: Actor): RawBuilder<boolean> {
  return sql<boolean>`(e.entered_by = 'person' and e.sent_by = ${personIdOf(actor) ?? null}::uuid)`;
}

/** All an actor may see of entries `e` at unit `o`: what is shown to everybody, one's own, and what seats show. */
export function visibleEntries(actor: Actor): RawBuilder<boolean> {
  return sql<boolean>`(e.shown_at is not null or ${entriesOfOwn(actor)} or ${entriesSeenFromSeats(actor)})`;
}

/** For other stores: `join ${entryJoin(sql`r.entry_id`)}` gives the entry as `e`. */
export function entryJoin(id: RawBuilder<unknown>, alias = 'e'): RawBuilder<unknown> {
  return sql`entry ${sql.raw(alias)} on ${sql.raw(alias)}.id = ${id}`;
}

async function findWhere(tx: Tx, id: string, where: RawBuilder<boolean>): Promise<Entry | undefined> {
  if (!isId(id)) return undefined;
  const row = await rowOf(tx, sql<Row>`select ${columns} from ${from} where e.id = ${id} and ${where}`);
  return row && entryOf(row);
}

export async function findEntry(tx: Tx, actor: Actor, id: string): Promise<Entry | undefined> {
  return findWhere(tx, id, visibleEntries(actor));
}
/** For the site: only what the person sent in as a person. */
export async function findOwnEntry(tx: Tx, actor: Actor, id: string): Promise<Entry | undefined> {
  return findWhere(tx, id, entriesOfOwn(actor));
}
/** For the office: only what seats show; that everybody may see a work opens no office. */
export async function findEntryFromSeats(tx: Tx, actor: Actor, id: string): Promise<Entry | undefined> {
  return findWhere(tx, id, entriesSeenFromSeats(actor));
}

/** An entry that must exist; visibility was decided by whoever holds the id. */
export async function getEntry(tx: Tx, id: EntryId): Promise<Entry> {
  const found = await findWhere(tx, id, sql<boolean>`true`);
  if (!found) throw new Error(`entry ${id} must exist`);
  return found;
}

/** The entry with its call and its files, as doors and actions need it. */
export async function atCall(tx: Tx, entry: Entry): Promise<EntryAtCall> {
  const files = await listEntryFiles(tx, entry.id);
  const call = await getCall(tx, entry.callId);
  const granted = await listGranted(tx, placeOf('entries', call, { path: entry.unitPath }, entry.id));
  return { ...entry, call, files, file: files[0]?.file, granted };
}

/** An entry in a list: with the name of its call, and whether its first sending came after the deadline. */
export type ListedEntry = Entry & { callName: Named; callKey: string; cameLate?: 'late' | 'extended' };
export type ListedRow = Row & {
  call_zh: string;
  call_en: string | null;
  call_key: string;
  is_late: boolean | null;
  is_extended: boolean;
};
export const listedColumns = sql`${columns}, l.name_zh as call_zh, l.name_en as call_en, l.key as call_key, ${sentByExtension(sql`e.id`)} as is_extended,
  (select min(s.at) from entry_step s where s.entry_id = e.id and s.verb = 'submit') >= l.closes_at as is_late`;
export const listedFrom = sql`${from} join ${callJoin(sql`e.call_id`)}`;

export const listedOf = (r: ListedRow): ListedEntry => ({
  ...entryOf(r),
  callName: { zh: r.call_zh, en: r.call_en ?? undefined },
  callKey: r.call_key,
  cameLate: r.is_extended ? 'extended' : r.is_late ? 'late' : undefined,
});

/** What an order falls apart by. */
export const newestFirst = sql`coalesce(e.submitted_at, e.created_at) desc, e.id desc`;

async function listWhere(tx: Tx, where: RawBuilder<boolean>, ask: PageAsk): Promise<Page<ListedEntry>> {
  const rows = await rowsOf(
    tx,
    sql<ListedRow & { total: number }>`
      select ${listedColumns}, count(*) over ()::int as total from ${listedFrom} where ${where}
      order by ${newestFirst} limit ${ask.size} offset ${offsetOf(ask)}`,
  );
  return pageOf(rows.map(listedOf), rows[0]?.total ?? 0, ask);
}

/** A person's own entries, the newest first. */
export async function listOwnEntries(tx: Tx, actor: Actor, ask: PageAsk): Promise<Page<ListedEntry>> {
  return listWhere(tx, entriesOfOwn(actor), ask);
}

/** Admitted works of one unit at a call or any version adopted from it. */
export async function listAdmittedOf(
  tx: Tx,
  unitId: OrganisationId,
  callLineage: TreePath,
): Promise<Entry[]> {
  const where = sql<boolean>`e.state = 'admitted' and e.unit_id = ${unitId} and l.lineage <@ ${callLineage}::ltree`;
  return (await listWhere(tx, where, { page: 1, size: 500 })).items;
}

/** Works shown to everybody at a call or any version adopted from it; where none is named, everywhere. */
export async function listShownEntries(
  tx: Tx,
  callLineage: TreePath | undefined,
  ask: PageAsk,
): Promise<Page<ListedEntry>> {
  const where = sql<boolean>`e.shown_at is not null
    and (${callLineage ?? null}::ltree is null or l.lineage <@ ${callLineage ?? null}::ltree)`;
  return listWhere(tx, where, ask);
}

/** Entries by id, in the order asked. Visibility was decided by whoever holds the ids. */
export async function listEntriesById(tx: Tx, ids: readonly EntryId[]): Promise<Entry[]> {
  if (ids.length === 0) return [];
  const asked = sql`${[...ids]}::uuid[]`;
  const rows = await rowsOf(
    tx,
    sql<Row>`select ${columns} from ${from} where e.id = any(${asked}) order by array_position(${asked}, e.id)`,
  );
  return rows.map(entryOf);
}
