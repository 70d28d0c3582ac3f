/** Every query on what is judged in a round: its works with what became of them, and who may know of which. */

import { sql } from 'kysely';
import { personIdOf } from '../../../kernel/actor.ts';
import type { CallId, EntryId, PersonId, RoundId } from '../../../kernel/id.ts';
import type { Named } from '../../../kernel/text.ts';
import { type Doing, rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import type { EnteredBy, Maker } from '../../entry/entry.ts';
import { entryJoin } from '../../entry/store.ts';
import { organisationJoin } from '../../organisation/store.ts';
import * as panel from '../../panel/store.ts';
import type { Taken } from '../../recommendation/store/change.ts';
import type { Judge, Round, RoundEntry, WorkOutcome } from '../review.ts';
import type { Going } from '../stage.ts';

const named = (zh: string, en: string | null): Named => ({ zh, en: en ?? undefined });

/** Puts works at the end of a round, in the order given; one that came back is undecided again, where it stood. */
export async function insertRoundEntries(tx: Tx, roundId: RoundId, taken: readonly Taken[]): Promise<void> {
  await sql`
    insert into review_entry as x (round_id, entry_id, entry_version, position)
    select ${roundId}, t.entry_id, t.entry_version,
      t.place + (select coalesce(max(position), 0) from review_entry where round_id = ${roundId})
    from unnest(${taken.map((r) => r.entryId)}::uuid[], ${taken.map((r) => r.entryVersion)}::int[])
      with ordinality as t (entry_id, entry_version, place)
    on conflict (round_id, entry_id) do update set entry_version = excluded.entry_version, outcome = null, reason = null,
      decided_at = null, decided_by = null, place = null, version = x.version + 1`.execute(tx);
}

type EntryRow = {
  entry_id: EntryId;
  entry_version: number;
  position: number;
  number: string | null;
  title: string;
  makers: Maker[];
  unit_path: string;
  unit_zh: string;
  unit_en: string | null;
  sent_by: PersonId;
  entered_by: EnteredBy;
  submitted_at: Date | null;
  subtype: string | null;
  group_key: string | null;
  outcome: WorkOutcome | null;
  reason: string | null;
  decided_at: Date | null;
  place: number | null;
  version: number;
};

/** The works of a round in the order in which they came; or only one of them. */
export async function listRoundEntries(tx: Tx, roundId: RoundId, only?: EntryId): Promise<RoundEntry[]> {
  const rows = await rowsOf(
    tx,
    sql<EntryRow>`
    select x.entry_id, x.entry_version, x.position, e.number, e.title, e.makers, u.path::text as unit_path,
      u.name_zh as unit_zh, u.name_en as unit_en, e.sent_by, e.entered_by, e.submitted_at, e.subtype, e.group_key,
      x.outcome, x.reason, x.decided_at, x.place, x.version
    from review_entry x join ${entryJoin(sql`x.entry_id`)} join ${organisationJoin(sql`e.unit_id`, 'u')}
    where x.round_id = ${roundId} and (${only ?? null}::uuid is null or x.entry_id = ${only ?? null})
    order by x.position limit 20000`,
  );
  return rows.map((r) => ({
    entryId: r.entry_id,
    entryVersion: r.entry_version,
    position: r.position,
    number: r.number ?? undefined,
    title: r.title,
    makers: r.makers,
    unitPath: r.unit_path,
    unitName: named(r.unit_zh, r.unit_en),
    sentBy: r.sent_by,
    enteredBy: r.entered_by,
    submittedAt: r.submitted_at ?? undefined,
    subtype: r.subtype ?? undefined,
    group: r.group_key ?? undefined,
    outcome: r.outcome ?? undefined,
    reason: r.reason ?? undefined,
    decidedAt: r.decided_at ?? undefined,
    place: r.place ?? undefined,
    version: r.version,
  }));
}

/** How many works each round of a call has, and how many of them went on. */
export async function countWorks(
  tx: Tx,
  callId: CallId,
): Promise<Map<RoundId, { works: number; on: number }>> {
  const rows = await rowsOf(
    tx,
    sql<{ round_id: RoundId; works: number; on: number }>`
    select x.round_id, count(*)::int as works, count(*) filter (where x.outcome = 'on')::int as "on"
    from review_entry x join review_round d on d.id = x.round_id where d.call_id = ${callId} group by x.round_id`,
  );
  return new Map(rows.map((row) => [row.round_id, { works: row.works, on: row.on }]));
}

/** Who judges a round now: those of its panel who accepted; nobody where none is needed. */
export async function listJudges(tx: Tx, round: Pick<Round, 'panelId'>): Promise<Judge[]> {
  return round.panelId ? panel.listJudges(tx, round.panelId, { states: ['accepted'] }) : [];
}

/** A person's place among those who judge a round; nothing before they accepted and after they left. */
export async function findJudge(
  tx: Tx,
  round: Pick<Round, 'panelId'>,
  personId: PersonId | undefined,
): Promise<Judge | undefined> {
  const judge = round.panelId && (await panel.findJudge(tx, round.panelId, personId));
  return judge?.state === 'accepted' ? judge : undefined;
}

/** The works of a round that a judge may know of, everywhere: in lists, counts and addresses (AC-160). */
export function listOpenTo<T extends RoundEntry>(
  tx: Tx,
  round: Pick<Round, 'stage'>,
  judge: Judge,
  entries: readonly T[],
): Promise<T[]> {
  return panel.worksFor(tx, judge, entries, round.stage.judgesPerEntry !== undefined);
}

type Decided = { outcome: WorkOutcome; reason?: string; entries: readonly EntryId[] };

/** Decides on undecided works; false when one of them is not in the round or was decided on meanwhile. */
export async function decideEntries(
  { tx, actor, now }: Doing,
  roundId: RoundId,
  { outcome, reason, entries }: Decided,
): Promise<boolean> {
  const rows = await rowsOf(
    tx,
    sql<{ entry_id: EntryId }>`
    update review_entry set outcome = ${outcome}, reason = ${reason ?? null}, version = version + 1, decided_at = ${now},
      decided_by = ${personIdOf(actor) ?? null}
    where round_id = ${roundId} and entry_id = any(${[...entries]}::uuid[]) and outcome is null returning entry_id`,
  );
  return rows.length === new Set(entries).size;
}

/** Takes back what somebody decided on a work; nothing when there is no decision, or the work was given back. */
export async function undecideEntry(
  tx: Tx,
  roundId: RoundId,
  entryId: EntryId,
): Promise<{ outcome: WorkOutcome; reason?: string } | undefined> {
  const row = await rowOf(
    tx,
    sql<{ outcome: WorkOutcome; reason: string | null }>`
    update review_entry x set outcome = null, reason = null, decided_at = null, decided_by = null, version = x.version + 1
    from (select outcome, reason from review_entry where round_id = ${roundId} and entry_id = ${entryId} for update) before
    where x.round_id = ${roundId} and x.entry_id = ${entryId} and x.outcome in ('on', 'out')
    returning before.outcome, before.reason`,
  );
  return row && { outcome: row.outcome, reason: row.reason ?? undefined };
}

/** What becomes of works by the ranking: on, out, or nothing yet. What people decided or gave back stays so. */
export async function saveGoing(
  tx: Tx,
  now: Date,
  roundId: RoundId,
  { on, out, free }: Going,
): Promise<void> {
  const ids = [...on, ...out, ...free];
  const to = [...on.map(() => 'on'), ...out.map(() => 'out'), ...free.map(() => null)];
  await sql`
    update review_entry x set outcome = t.outcome, version = x.version + 1,
      decided_at = case when t.outcome is null then null else ${now}::timestamptz end
    from unnest(${ids}::uuid[], ${to}::text[]) as t (entry_id, outcome)
    where x.round_id = ${roundId} and x.entry_id = t.entry_id and x.decided_by is null
      and x.outcome is distinct from t.outcome`.execute(tx);
}

/** Takes back what the ranking had made of works. */
export async function clearGoing(tx: Tx, roundId: RoundId): Promise<void> {
  await sql`
    update review_entry set outcome = null, decided_at = null, version = version + 1
    where round_id = ${roundId} and outcome is not null and decided_by is null`.execute(tx);
}

/** Puts the works of a round in an order by hand, first to last. */
export async function setOrder(tx: Tx, roundId: RoundId, ids: readonly EntryId[]): Promise<void> {
  await sql`
    update review_entry x set place = t.place, version = x.version + 1
    from unnest(${[...ids]}::uuid[]) with ordinality as t (entry_id, place)
    where x.round_id = ${roundId} and x.entry_id = t.entry_id and x.place is distinct from t.place`.execute(
    tx,
  );
}
