/** Works as a query asks for them: which fields an actor may use, and what stands behind each in the tables. */

import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import type { EntryId } from '../../../kernel/id.ts';
import type { Choice, Match, Query, QueryField, Vocabulary } from '../../../kernel/query.ts';
import type { Named } from '../../../kernel/text.ts';
import { rowsOf, type Tx } from '../../../platform/db.ts';
import { type Asked, type Columns, orderOf, patternOf, whereOf } from '../../../platform/query-sql.ts';
import { fileBytes, fileSeconds } from '../../media/store.ts';
import { beneathCalled, organisationCalled } from '../../organisation/store/query.ts';
import { organisationJoin } from '../../organisation/store.ts';
import { entriesSeenFromSeats, listedFrom, newestFirst } from '../store.ts';
import { entryFields } from '../text/query.ts';
import { type AskedEntries, entriesAsked, listCallsEntered } from './list.ts';
import { firstSentAt } from './step.ts';

/** A field that a feature above knows of entries `e`: named only to those who may ask for it (AC-191). */
export type EntryField = {
  field: QueryField;
  isFor: (actor: Actor) => boolean;
  asked: (actor: Actor) => Asked;
};

/** What an actor can ask of the works their seats show: the language and what it means, made together. */
export type EntryQuery = { vocabulary: Vocabulary; columns: Columns };

/** The vocabulary holds only calls, groups and kinds of works the actor sees. */
export async function entryQueryFor(
  tx: Tx,
  actor: Actor,
  more: readonly EntryField[] = [],
): Promise<EntryQuery> {
  const calls = await listCallsEntered(tx, actor);
  const own = more.filter((one) => one.isFor(actor));
  const { state, title, maker, number, unit, within, call, group, subtype, ...rest } = entryFields;
  const choices = {
    calls: calls.map((one) => choiceOf(one)),
    groups: distinct(calls.flatMap((one) => one.eligibility.groups ?? [])),
    subtypes: distinct(calls.flatMap((one) => one.eligibility.subtypes ?? [])),
  };
  const fields: QueryField[] = [
    ...[state, title, maker, number, unit, within, { ...call, choices: choices.calls }],
    ...(choices.groups.length > 0 ? [{ ...group, choices: choices.groups }] : []),
    ...(choices.subtypes.length > 0 ? [{ ...subtype, choices: choices.subtypes }] : []),
    ...Object.values(rest),
    ...own.map((one) => one.field),
  ];
  const asked = Object.fromEntries(own.map((one) => [one.field.key, one.asked(actor)]));
  return { vocabulary: { fields }, columns: { ...columns, fields: { ...columns.fields, ...asked } } };
}

/** Names in data may hold anything; those said in a query are one line. */
const oneLine = (text: string): string => text.replace(/[\s"\\]+/g, ' ').trim();
const choiceOf = ({ key, name }: { key: string; name: Named }): Choice => ({
  key,
  names: { zh: [oneLine(name.zh)], en: [oneLine(name.en ?? name.zh), key] },
});

function distinct(options: readonly { key: string; name: Named }[]): Choice[] {
  const found = new Map<string, Choice>();
  for (const option of options) if (!found.has(option.key)) found.set(option.key, choiceOf(option));
  return [...found.values()];
}

/** The names of all makers as one text, which has an index. */
const makers = sql`jsonb_path_query_array(e.makers, '$[*].name')::text`;

/** First by the index, whatever else stands in the same text; then name by name. */
function makerCalled(match: Match): RawBuilder<boolean> {
  const inJson = JSON.stringify(match.text.normalize('NFC')).slice(1, -1).toLowerCase();
  const pattern = patternOf({ how: 'has', text: inJson });
  return sql<boolean>`(lower(${makers}) like ${pattern} and exists (
    select from jsonb_array_elements(e.makers) k where lower(k ->> 'name') like ${patternOf(match)}))`;
}

/** Units are looked up once, and works by their units. */
const atUnits = (called: RawBuilder<boolean>): RawBuilder<boolean> =>
  sql<boolean>`e.unit_id in (select u.id from (select) one join ${organisationJoin(sql`u.id`, 'u')} where ${called})`;

const columns: Columns = {
  words: [sql`e.title`, sql`e.number`, makers],
  fields: {
    state: sql`e.state`,
    title: sql`e.title`,
    maker: makerCalled,
    number: sql`e.number`,
    unit: (match) => atUnits(organisationCalled(match, 'u')),
    within: (match) => atUnits(beneathCalled(sql`u.path`, match)),
    call: sql`l.key`,
    group: sql`e.group_key`,
    subtype: sql`e.subtype`,
    by: sql`e.entered_by`,
    duration: fileSeconds(sql`e.file_id`),
    size: fileBytes(sql`e.file_id`),
    sendings: sql`e.version`,
    sent: sql`e.submitted_at`,
    made: sql`e.created_at`,
    changed: sql`e.updated_at`,
    late: sql`(e.submitted_at >= l.closes_at and ${firstSentAt(sql`e.id`)} >= l.closes_at)`,
    shown: sql`(e.shown_at is not null)`,
  },
};

/** A query over works as `listEntries` takes it. */
export function askEntries(query: Query, about: EntryQuery, now: Date): AskedEntries {
  return {
    where: whereOf(query, about.vocabulary, about.columns, now),
    order: orderOf(query, about.columns, newestFirst),
  };
}

/** The ids of works a query finds among those the actor's seats show, in its order, at most so many. */
export async function listEntryIds(
  tx: Tx,
  actor: Actor,
  asked: AskedEntries,
  most: number,
): Promise<EntryId[]> {
  const rows = await rowsOf(
    tx,
    sql<{ id: EntryId }>`
      select e.id from ${listedFrom} where ${entriesAsked(actor, { asked })} ${asked.order} limit ${most}`,
  );
  return rows.map((row) => row.id);
}

/**
 * Which of these works a query finds among those the actor's seats show, in its order and then in theirs. A page that
 * holds a work beyond what seats show lets nobody ask for it: nothing is counted or ordered by what is not seen (AC-190).
 */
export async function pickEntries(
  tx: Tx,
  actor: Actor,
  ids: readonly EntryId[],
  query: Query,
  about: EntryQuery,
  now: Date,
): Promise<EntryId[]> {
  const where = whereOf(query, about.vocabulary, about.columns, now);
  const rows = await rowsOf(
    tx,
    sql<{ id: EntryId }>`
      select e.id from ${listedFrom}
        join unnest(${[...ids]}::uuid[]) with ordinality as held (id, place) on held.id = e.id
      where ${entriesSeenFromSeats(actor)} and ${where} ${orderOf(query, about.columns, sql`held.place`)}`,
  );
  return rows.map((row) => row.id);
}

/** What a feature above knows of works as numbers, for a field of theirs; works it says nothing of have none. */
export function numbersOf(known: ReadonlyMap<EntryId, number>): Asked {
  return sql`(${JSON.stringify(Object.fromEntries(known))}::jsonb ->> e.id::text)::numeric`;
}

/** Which of these works a query finds. Who may see them was decided by whoever holds the ids. */
export async function keepEntries(
  tx: Tx,
  ids: readonly EntryId[],
  asked: AskedEntries,
): Promise<Set<EntryId>> {
  const rows = await rowsOf(
    tx,
    sql<{ id: EntryId }>`
      select e.id from ${listedFrom} where e.id = any(${[...ids]}::uuid[]) and ${asked.where}`,
  );
  return new Set(rows.map((row) => row.id));
}
