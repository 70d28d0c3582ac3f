/** Every change of an entry's row: each names what it expects to find, and says when it was not so. */

import { type RawBuilder, sql } from 'kysely';
import { personIdOf } from '../../../kernel/actor.ts';
import { type EntryId, type FileId, newId, type OrganisationId, type PersonId } from '../../../kernel/id.ts';
import { type Doing, rowOf, type Tx } from '../../../platform/db.ts';
import type { Call } from '../../call/call.ts';
import type { Organisation } from '../../organisation/organisation.ts';
import { type EnteredBy, type Entry, type EntryState, type EntryText, numberOf } from '../entry.ts';
import type { Declared } from '../statement.ts';
import { replaceFiles } from './file.ts';

const json = (value: unknown): RawBuilder<unknown> => sql`${JSON.stringify(value)}::jsonb`;
const jsonOr = (value: unknown): RawBuilder<unknown> => (value === undefined ? sql`null` : json(value));

type NewEntry = {
  call: Call;
  unit: Organisation;
  enteredBy: EnteredBy;
  sentBy: PersonId;
  declared: readonly Declared[];
  originId?: EntryId;
};

export async function insertEntry({ tx, now }: Doing, entry: NewEntry, written: EntryText): Promise<EntryId> {
  const id = newId<EntryId>(now.getTime());
  const { call, unit, enteredBy, sentBy } = entry;
  await sql`
    insert into entry (id, call_id, campaign_id, unit_id, title, summary, makers, statements, link, state, entered_by,
      sent_by, created_at, updated_at, answers, subtype, group_key, elsewhere, declared, origin_id)
    values (${id}, ${call.id}, ${call.campaignId}, ${unit.id}, ${written.title}, ${written.summary},
      ${json(written.makers)}, ${json(written.statements)}, ${written.link ?? null}, 'draft', ${enteredBy}, ${sentBy},
      ${now}, ${now}, ${json(written.answers ?? {})}, ${written.subtype ?? null}, ${written.group ?? null},
      ${jsonOr(written.elsewhere)}, ${json(entry.declared)}, ${entry.originId ?? null})`.execute(tx);
  return id;
}

/** Saves what was written, if nobody saved since and it still may be written; false when not so. */
export async function saveText(
  { tx, now }: Doing,
  seen: { id: EntryId; revision: number },
  written: EntryText,
  declared: readonly Declared[],
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
    update entry set title = ${written.title}, summary = ${written.summary}, makers = ${json(written.makers)},
      statements = ${json(written.statements)}, link = ${written.link ?? null}, answers = ${json(written.answers ?? {})},
      subtype = ${written.subtype ?? null}, group_key = ${written.group ?? null},
      elsewhere = ${jsonOr(written.elsewhere)}, declared = ${json(declared)}, revision = revision + 1, updated_at = ${now}
    where id = ${seen.id} and revision = ${seen.revision} and state in ('draft', 'returned') returning id`,
  );
  return row !== undefined;
}

/** Puts one file on an entry in place of all others, or takes them away; false when it may no longer be touched. */
export async function setFile(doing: Doing, id: EntryId, fileId: FileId | undefined): Promise<boolean> {
  return replaceFiles(doing, id, fileId ? [{ id: fileId }] : []);
}

/** Moves an entry on, if it still stands as it was seen: state and version; false when somebody was quicker. */
export async function moveEntry(
  { tx, now }: Doing,
  seen: Pick<Entry, 'id' | 'state' | 'version'>,
  to: EntryState,
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
    update entry set state = ${to}, updated_at = ${now}, shown_at = case when ${to} = 'recommended' then shown_at end,
      shown_before = case when ${to} = 'recommended' then shown_before end
    where id = ${seen.id} and state = ${seen.state} and version = ${seen.version} returning id`,
  );
  return row !== undefined;
}

/** Marks an entry as sent, with its number and instant; a returned one becomes the next version. */
export async function markSent({ tx, now }: Doing, seen: Entry, number: string): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
    update entry set state = 'submitted', number = coalesce(number, ${number}), submitted_at = ${now}, updated_at = ${now},
      version = version + case when state = 'returned' then 1 else 0 end
    where id = ${seen.id} and state = ${seen.state} and version = ${seen.version} returning id`,
  );
  return row !== undefined;
}

/** The next number of a call: a row's lock makes everyone who counts on it wait for their turn. */
export async function takeNumber(tx: Tx, prefix: string): Promise<string> {
  const row = await rowOf(
    tx,
    sql<{ last: number }>`
    insert into entry_counter as c (prefix, last) values (${prefix}, 1)
    on conflict (prefix) do update set last = c.last + 1 returning last`,
  );
  return numberOf(prefix, row!.last);
}

/** Notes what was done, by whom, at which version. */
export async function insertStep(
  { tx, now, actor }: Doing,
  step: { entryId: EntryId; verb: string; version: number; organisationId?: OrganisationId; reason?: string },
): Promise<void> {
  await sql`
    insert into entry_step (entry_id, verb, at, by_id, organisation_id, reason, version)
    values (${step.entryId}, ${step.verb}, ${now}, ${personIdOf(actor) ?? null}, ${step.organisationId ?? null},
      ${step.reason ?? null}, ${step.version})`.execute(tx);
}

/** Lets an organisation see the entry from now on. */
export async function insertReach(
  { tx, now }: Doing,
  entryId: EntryId,
  organisationId: OrganisationId,
): Promise<void> {
  await sql`
    insert into entry_reach (entry_id, organisation_id, since) values (${entryId}, ${organisationId}, ${now})
    on conflict do nothing`.execute(tx);
}

/** Shows a recommended entry to everybody; false when that changed nothing. One that is hidden waits for its lifting. */
export async function setShown({ tx, now }: Doing, id: EntryId): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ is_shown: boolean }>`
    update entry set shown_at = case when hidden_at is null then ${now}::timestamptz end,
      shown_before = case when hidden_at is not null then coalesce(shown_before, ${now}) end
    where id = ${id} and state = 'recommended' and shown_at is null returning shown_at is not null as is_shown`,
  );
  return row?.is_shown === true;
}

/** Hides what is shown, or lifts that; false when somebody was quicker. */
export async function setHidden({ tx, now }: Doing, id: EntryId, isHidden: boolean): Promise<boolean> {
  const hides = sql`update entry set hidden_at = ${now}, shown_before = shown_at, shown_at = null
    where id = ${id} and hidden_at is null and shown_at is not null returning id`;
  const lifts = sql`update entry set hidden_at = null, shown_at = shown_before, shown_before = null
    where id = ${id} and hidden_at is not null returning id`;
  return (await rowOf(tx, isHidden ? hides : lifts)) !== undefined;
}
