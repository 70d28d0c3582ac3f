/** Receipts: a vote by the number that only its voter was told. */

import { sql } from 'kysely';
import { type EntryId, isId, type PersonId, type PollId } from '../../../kernel/id.ts';
import { rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import { pseudonymOf } from '../../../platform/signing.ts';
import type { EventLine } from './checkpoint.ts';

export type KeptVote = EventLine & {
  receipt: string;
  pollId: PollId;
  entryId: EntryId;
  voter: string;
  key?: string;
};

type Row = Omit<KeptVote, 'pollId' | 'entryId' | 'key'> & {
  poll_id: PollId;
  entry_id: EntryId;
  request_key: string | null;
  secret: Buffer | null;
};

/** A vote by its receipt's number, for its voter alone; for anybody else there is none (AC-154). */
export async function findVote(tx: Tx, personId: PersonId, id: string): Promise<KeptVote | undefined> {
  if (!isId(id)) return undefined;
  const row = await rowOf(
    tx,
    sql<Row>`
      select v.receipt, v.poll_id, v.no::float8 as no, v.at, v.entry_id, replace(v.voter::text, '-', '') as voter, v.content,
        v.request_key, encode(v.seal, 'hex') as seal, encode(v.hash, 'hex') as hash, k.key as secret
      from vote_event v join vote_key k on k.poll_id = v.poll_id where v.receipt = ${id} and v.act = 'vote'`,
  );
  if (!row?.secret || pseudonymOf(row.secret, personId) !== row.voter) return undefined;
  const { poll_id, entry_id, request_key, secret: _, ...vote } = row;
  return { ...vote, pollId: poll_id, entryId: entry_id, key: request_key ?? undefined };
}

/** The poll of a vote whose voter nobody can tell any more, by the receipt's number. */
export async function findForgotten(tx: Tx, id: string): Promise<PollId | undefined> {
  if (!isId(id)) return undefined;
  const row = await rowOf(
    tx,
    sql<{ id: PollId }>`
      select v.poll_id as id from vote_event v join vote_key k on k.poll_id = v.poll_id
      where v.receipt = ${id} and v.act = 'vote' and k.key is null`,
  );
  return row?.id;
}

export type TogetherVote = { no: number; receipt: string; entryId: EntryId };

/** The votes of one request, in their order: of a ballot all its works. */
export async function listTogether(tx: Tx, vote: KeptVote): Promise<TogetherVote[]> {
  const { pollId, no, receipt, entryId } = vote;
  if (!vote.key) return [{ no, receipt, entryId }];
  return rowsOf(
    tx,
    sql<TogetherVote>`
      select no::float8 as no, receipt, entry_id as "entryId" from vote_event
      where poll_id = ${pollId} and voter = ${vote.voter}::uuid and request_key = ${vote.key} and act = 'vote'
      order by request_part`,
  );
}
