/** People for the load of a vote: made in the database in bulk with a session each, and what is asked of them. */

import type { ChildProcess } from 'node:child_process';
import type pg from 'pg';

/** Vote number k is of person k modulo `voters`, for another work each time the people have been gone through. */
export type Ballots = {
  port: number;
  works: readonly string[];
  voters: number;
  from: number;
  to: number;
  connections: number;
  seconds: number;
  /** So many begin each second, whoever waits; without it each connection sends its next vote when it is answered. */
  perSecond?: number;
};

/** Of the votes `from` … `from + sent` those in `missing` were not acknowledged; what was said to them instead. */
export type Answered = {
  sent: number;
  seconds: number;
  missing: number[];
  /** What each acknowledged vote was given, by its number; a server without receipts gives none. */
  receipts: [vote: number, receipt: string][];
  refused: Record<string, number>;
  p50Ms: number;
  p99Ms: number;
};

/** The token of a made person's session. */
export const tokenOf = (voter: number): string => `bench-voter-${voter}`;

export function workOf({ works, voters }: Pick<Ballots, 'works' | 'voters'>, vote: number): string {
  return works[((vote % voters) + Math.floor(vote / voters)) % works.length]!;
}

/** The key that a vote is sent with, however often it is sent. */
export const keyOf = (vote: number): string => `bench-vote-${vote}`;

/** The id of a made person: their number is its end. */
const idOf = `('0199c0de-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`;

/** Makes people who are signed in. */
export async function makeVoters(client: Pick<pg.Client, 'query'>, voters: number): Promise<void> {
  await client.query(
    `insert into account_person (id, name, username, display_username, email, created_at)
     select ${idOf}, 'Bench', 'bench-voter-' || n, 'bench-voter-' || n, 'bench-voter-' || n || '@bench.invalid',
       now() - interval '90 days'
     from generate_series(0, $1::int - 1) n`,
    [voters],
  );
  await client.query(
    `insert into account_credential (id, account_id, provider_id, person_id, password)
     select gen_random_uuid(), ${idOf}, 'credential', ${idOf}, 'none' from generate_series(0, $1::int - 1) n`,
    [voters],
  );
  await client.query(
    `insert into account_session (id, person_id, token, expires_at)
     select gen_random_uuid(), ${idOf}, encode(sha256(('bench-voter-' || n)::bytea), 'hex'), now() + interval '30 days'
     from generate_series(0, $1::int - 1) n`,
    [voters],
  );
  await client.query('analyze account_person, account_session');
}

export type Field = { works: string[]; perPeriod: number };

/** The poll that is open now with the most works: what people vote for, and how many votes each has. */
export async function findField(client: pg.Client): Promise<Field> {
  const { rows } = await client.query<{ works: string[]; ballot: Record<string, number> }>(
    `select array_agg(x.entry_id::text order by x.entry_id) as works, coalesce(b.ballot, l.ballot) as ballot
     from vote_poll b join call l on l.id = b.call_id join vote_poll_entry x on x.poll_id = b.id
     join entry e on e.id = x.entry_id and e.shown_at is not null
     where b.opened_at is not null and clock_now() < coalesce(b.closes_at, l.vote_closes_at)
     group by b.id, l.id order by count(*) desc limit 1`,
  );
  const row = rows[0];
  if (!row) throw new Error('nothing is voted for in the demo');
  const perPeriod = row.ballot.perPeriod ?? row.ballot.perDay ?? 1;
  return { works: row.works, perPeriod: Math.min(perPeriod, row.works.length) };
}

/** Lets the load process send. */
export function press(load: ChildProcess, ask: Ballots): Promise<Answered> {
  return new Promise((resolve) => {
    load.once('message', resolve);
    load.send(ask);
  });
}

export type Run = { from: number; answered: Answered };

/** Each vote by the key it was sent with: what was acknowledged must stand once, under the receipt that was given for it. */
export async function countVotes(client: pg.Client, runs: readonly Run[]) {
  const { rows } = await client.query<{ key: string; receipt: string }>(
    `select request_key as key, receipt from vote_event where request_key like 'bench-vote-%'`,
  );
  const found = new Map<string, string[]>();
  for (const { key, receipt } of rows) found.set(key, [...(found.get(key) ?? []), receipt]);
  let [acknowledged, lost, doubled] = [0, 0, 0];
  for (const { from, answered } of runs) {
    const missing = new Set(answered.missing);
    const given = new Map(answered.receipts);
    for (let vote = from; vote < from + answered.sent; vote++) {
      const there = found.get(keyOf(vote)) ?? [];
      doubled += Math.max(0, there.length - 1);
      if (missing.has(vote)) continue;
      acknowledged++;
      if (there[0] === undefined || there[0] !== given.get(vote)) lost++;
    }
  }
  return { acknowledged, lost, doubled, stored: rows.length };
}
