/** Works before the public, and the counts that may be told of them. */

import { type RawBuilder, sql } from 'kysely';
import type { CallId, EntryId, PollId } from '../../kernel/id.ts';
import type { Named } from '../../kernel/text.ts';
import { rowsOf, type Tx } from '../../platform/db.ts';
import type { Maker } from '../entry/entry.ts';
import { entryJoin } from '../entry/store.ts';
import type { MediaFile } from '../media/media.ts';
import { fileFromJson, fileJson } from '../media/store.ts';
import { organisationJoin } from '../organisation/store.ts';
import { listStanding } from '../recommendation/store.ts';
import { endsAt, findPoll, fromPolls, listPolls } from './store/poll.ts';
import type { Tally } from './vote.ts';

export type ShownWork = { id: EntryId; number: string; title: string };

const isShown = sql`e.shown_at is not null`;
/** Hiding is no disqualification: what would be shown but for its hiding is reckoned with as it stands. */
const takesPart = sql`(${isShown} or (e.hidden_at is not null and e.shown_before is not null))`;

/** The works of a hosted call that can win, shown or hidden, by their numbers: what went to the owner. */
export async function listContending(tx: Tx, callId: CallId): Promise<ShownWork[]> {
  const ids = (await listStanding(tx, { callId, leg: 'to-owner' })).map((r) => r.entryId);
  return ids.length === 0 ? [] : listWorks(tx, ids, takesPart);
}

/** All works of a hosted call before the public: those that can win, those of its polls, and those that fell there. */
export async function listOnDisplay(tx: Tx, callId: CallId): Promise<ShownWork[]> {
  const ids = (await listStanding(tx, { callId, leg: 'to-owner' })).map((r) => r.entryId);
  const voted = await rowsOf(
    tx,
    sql<{ id: EntryId }>`
      select distinct x.entry_id as id from vote_poll_entry x join vote_poll b on b.id = x.poll_id
      where b.call_id = ${callId} and not x.entry_id = any(${ids}::uuid[])`,
  );
  const all = [...ids, ...voted.map((row) => row.id)];
  return all.length === 0 ? [] : listWorks(tx, all, isShown);
}

function listWorks(tx: Tx, ids: readonly EntryId[], where: RawBuilder<unknown>): Promise<ShownWork[]> {
  return rowsOf(
    tx,
    sql<ShownWork>`
      select e.id, e.number, e.title from unnest(${[...ids]}::uuid[]) as chosen (id) join ${entryJoin(sql`chosen.id`)}
      where ${where} order by e.number`,
  );
}

export type Card = ShownWork & { makers: readonly Maker[]; unitName: Named; file?: MediaFile; tally?: Tally };
type TallyRow = {
  is_final: boolean;
  raw: number;
  retracted: number;
  quarantined: number;
  void: number;
  effective: number;
  shown: number;
  shown_at: Date | null;
  counted_at: Date;
};
type CardRow = ShownWork & { makers: Maker[]; name_zh: string; name_en: string | null; file: unknown } & {
  [K in keyof TallyRow]: TallyRow[K] | null;
};

/** A count is told exactly once nothing can be added any more; before, what the last checkpoint said (AC-148). */
const tallyColumns = sql`t.counted_at >= ${endsAt} as is_final, t.raw, t.retracted, t.quarantined, t.void, t.effective,
  t.shown, t.shown_at, t.counted_at`;

function tallyOf(row: TallyRow): Tally | undefined {
  const { raw, retracted, quarantined } = row;
  if (row.is_final)
    return {
      votes: row.effective,
      countedAt: row.counted_at,
      exact: { raw, retracted, quarantined, void: row.void },
    };
  return row.shown_at ? { votes: row.shown, countedAt: row.shown_at } : undefined;
}

/** Cards of shown works in the order asked, each with its count in a poll: one query, however many. */
export async function listCards(tx: Tx, ids: readonly EntryId[], pollId?: PollId): Promise<Card[]> {
  if (ids.length === 0) return [];
  const rows = await rowsOf(
    tx,
    sql<CardRow>`
      select e.id, e.number, e.title, e.makers, o.name_zh, o.name_en, ${fileJson('e.file_id')} as file, counted.*
      from unnest(${[...ids]}::uuid[]) with ordinality as asked (id, position)
      join ${entryJoin(sql`asked.id`)} join ${organisationJoin(sql`e.unit_id`)}
      left join (select t.entry_id, ${tallyColumns} from ${fromPolls} join vote_tally t on t.poll_id = b.id
        where b.id = ${pollId ?? null}) counted on counted.entry_id = e.id
      where e.shown_at is not null order by asked.position`,
  );
  return rows.map((row) => ({
    ...{ id: row.id, number: row.number, title: row.title, makers: row.makers },
    unitName: { zh: row.name_zh, en: row.name_en ?? undefined },
    file: fileFromJson(row.file),
    tally: row.counted_at ? tallyOf(row as TallyRow) : undefined,
  }));
}

/** The counts of a poll by work, as they may be shown; a work that nothing may be said of yet is not in it. */
export async function listPollTallies(tx: Tx, pollId: PollId): Promise<Map<EntryId, Tally>> {
  const rows = await rowsOf(
    tx,
    sql<TallyRow & { entry_id: EntryId }>`
      select t.entry_id, ${tallyColumns} from ${fromPolls} join vote_tally t on t.poll_id = b.id
      where b.id = ${pollId} order by t.entry_id`,
  );
  return new Map(
    rows.flatMap((row): [EntryId, Tally][] => {
      const tally = tallyOf(row);
      return tally ? [[row.entry_id, tally]] : [];
    }),
  );
}

/** The counts of a call's final vote. */
export async function listTallies(tx: Tx, callId: CallId): Promise<Map<EntryId, Tally>> {
  const final = await findPoll(tx, callId);
  return final ? listPollTallies(tx, final.id) : new Map();
}

/** Effective votes as they may be told: of the final vote alone, or of all polls of the call together. */
export async function votesOf(tx: Tx, callId: CallId, of: 'last' | 'all'): Promise<Map<EntryId, number>> {
  const votes = new Map<EntryId, number>();
  for (const poll of await listPolls(tx, callId)) {
    if (of === 'last' && poll.stage !== undefined) continue;
    for (const [id, tally] of await listPollTallies(tx, poll.id))
      votes.set(id, (votes.get(id) ?? 0) + tally.votes);
  }
  return votes;
}

export async function findTally(tx: Tx, pollId: PollId, entryId: EntryId): Promise<Tally | undefined> {
  return (await listPollTallies(tx, pollId)).get(entryId);
}
