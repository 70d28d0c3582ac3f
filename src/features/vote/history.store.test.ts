/** Files and a database that tell two histories, with real files; and keys that are destroyed when their time is over. */

import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { must } from '../../../world/world.ts';
import { newId, type PollId } from '../../kernel/id.ts';
import { plusDays } from '../../kernel/period.ts';
import { done } from '../../kernel/verdict.ts';
import { digest } from '../../platform/digest.ts';
import { Published } from '../../platform/published.ts';
import { destroyKeys } from './actions/destroy-keys.ts';
import { bringFolder, lookAtHistory } from './actions/set-history-aside.ts';
import type { Met } from './history.ts';
import { checkpointText } from './ledger/checkpoint.ts';
import { recount } from './ledger/recount.ts';
import { machine, receiptOf, useLedger } from './planting.test.ts';
import { agreesWithItself } from './store/checkpoint.ts';
import { findForgotten, findVote } from './store/receipt.ts';

const { world, hand, vote, dayOfVote, append, exact, room, publish, publishTwice, recountAll, data, reader } =
  useLedger();
const folder = () => path.join(data, 'published/votes', hand.pollId);
const filesOf = (place: string) =>
  new Map(
    readdirSync(place)
      .sort()
      .map((name) => [name, readFileSync(path.join(place, name), 'utf8')] as const),
  );
const asides = () => new Published(data).listAside(`votes/${hand.pollId}`);

/** Puts the database back to an earlier state of the ledger, as restoring a backup does; only a test can. */
async function restoreTo(no: number, checkpoint: number): Promise<void> {
  await sql`alter table vote_event disable trigger vote_event_stands`.execute(world.owner);
  await sql`delete from vote_event where poll_id = ${hand.pollId} and no > ${no}`.execute(world.owner);
  await sql`alter table vote_event enable trigger vote_event_stands`.execute(world.owner);
  await sql`delete from vote_checkpoint where poll_id = ${hand.pollId} and number > ${checkpoint}`.execute(
    world.owner,
  );
  for (const table of ['vote_mark', 'vote_signal'])
    await sql`delete from ${sql.table(table)} where poll_id = ${hand.pollId} and no > ${no}`.execute(
      world.owner,
    );
  await sql`delete from vote_tally where poll_id = ${hand.pollId}`.execute(world.owner);
  await sql`
    update vote_head h set no = e.no, hash = e.hash, at = e.at, cancelled_at = null from vote_event e
    where h.poll_id = ${hand.pollId} and e.poll_id = h.poll_id and e.no = ${no}`.execute(world.owner);
}

async function voteOn(day: number, hours: number, names: readonly string[]): Promise<void> {
  await dayOfVote(day, hours);
  for (const name of names)
    for (const work of hand.works.slice(0, 3))
      receiptOf(await vote(await world.person(name as 'worker-ma'), work));
}

describe('F-22 an older database beside newer files', () => {
  it('the whole folder gives way and is kept; what is served is one history, and recounts; the owner is told', async () => {
    await voteOn(0, 2, ['worker-ma', 'worker-yang']);
    await publish();
    await voteOn(0, 3, ['worker-an']);
    await publish();
    const old = filesOf(folder());
    expect([...old.keys()].filter((name) => name.startsWith('checkpoint'))).toHaveLength(2);
    await restoreTo(6, 1);
    expect(await lookAtHistory({ db: world.db, published: new Published(data) }, hand.pollId)).toEqual({
      ...{ why: 'further', files: 2, database: 1 },
    });
    await publish();
    // What was met once may be a database in the middle of being restored.
    expect([filesOf(folder()), await asides()]).toEqual([old, []]);
    await publish();
    expect(await asides()).toEqual([]);
    await publishTwice();
    const [kept] = await asides();
    expect(filesOf(kept!.place)).toEqual(old);
    expect(kept!.place).not.toContain(`${path.sep}published${path.sep}`);
    expect(kept!.note).toMatch(/further: files to checkpoint 2, database to \d/);
    const now = await recountAll();
    expect(now.findings).toEqual([]);
    expect(now.events).toBe(6);
    // Who kept a statement of then can show that there were two histories.
    const checkpoint = old.get('checkpoint-000002.json')!;
    const told = await recount({ reader, digest, checkpoint });
    expect('findings' in told && told.findings.map(({ code }) => code)).toEqual(['other-history']);
    expect(await countFacts()).toBe(1);
    await world.runWorker();
    const letters = await sql<{ n: number }>`
      select count(*)::int as n from message_letter where kind = 'vote.history-set-aside'`.execute(
      world.owner,
    );
    expect(letters.rows[0]!.n).toBeGreaterThan(0);
  });

  it('a ledger that went another way to the same length, with the same number of checkpoints, is not taken for the same', async () => {
    await voteOn(1, 2, ['worker-ma']);
    await publish();
    const old = filesOf(folder());
    const { no, number } = await lengths();
    await restoreTo(no - 3, number - 1);
    await voteOn(1, 3, ['worker-tao']);
    // Stated as often as the files were, of as many events: other ones.
    await world.setClock(new Date((await world.now()).getTime() + 120_000));
    await publish();
    expect(await lengths()).toEqual({ no, number });
    await publishTwice();
    const [, kept] = await asides();
    expect(kept!.note).toContain('forked');
    expect(filesOf(kept!.place)).toEqual(old);
    expect((await recountAll()).findings).toEqual([]);
  });

  it('lines and contents that a killed publisher left behind of a lost history never stand beside others', async () => {
    await voteOn(2, 2, ['worker-luo']);
    const published = new Published(data);
    const name = `votes/${hand.pollId}`;
    const events = filesOf(folder()).get('events-000000001.ndjson')!;
    await published.write(name, 'events-000000001.ndjson', `${events}${events.split('\n')[0]}\n`);
    expect(await lookAtHistory({ db: world.db, published }, hand.pollId)).toMatchObject({ why: 'further' });
    await publishTwice();
    expect((await recountAll()).findings).toEqual([]);
    await published.write(name, 'contents-000000001.ndjson', '{"no":1,"content":"{}"}\n');
    expect(await lookAtHistory({ db: world.db, published }, hand.pollId)).toMatchObject({ why: 'opened' });
    await publishTwice();
    const poll = filesOf(folder()).get('poll.json')!;
    await published.write(name, 'poll.json', poll.replace('"lagSeconds": 600', '"lagSeconds": 601'));
    expect(await lookAtHistory({ db: world.db, published }, hand.pollId)).toMatchObject({ why: 'promise' });
    await publishTwice();
    expect((await recountAll()).findings).toEqual([]);
    expect(await asides()).toHaveLength(4);
    await publishTwice();
    expect(await asides()).toHaveLength(4);
    expect(readdirSync(path.join(data, 'published-aside')).filter((one) => one.startsWith('.'))).toEqual([]);
  });
});

describe('F-22 when files only seem to tell another history', () => {
  const name = () => `votes/${hand.pollId}`;
  const published = new Published(data);

  it('while a database is being restored table by table nothing is moved and nothing written', async () => {
    await publish();
    const [old, before] = [filesOf(folder()), (await asides()).length];
    const { number } = await lengths();
    await sql`create table taken as select * from vote_checkpoint where poll_id = ${hand.pollId}`.execute(
      world.owner,
    );
    // The heads are there already, and of the checkpoints only some: never is this what was published.
    await sql`update vote_head set no = no + 1 where poll_id = ${hand.pollId}`.execute(world.owner);
    await sql`delete from vote_checkpoint where poll_id = ${hand.pollId} and number = ${number}`.execute(
      world.owner,
    );
    const hold = () => world.read((tx) => agreesWithItself(tx, hand.pollId));
    expect(await hold()).toBe(false);
    // A worker that can state nothing new, as the clock stands; it looks again and again.
    const met = new Map<PollId, Met>();
    for (let round = 0; round < 3; round++) {
      expect(await lookAtHistory(room(), hand.pollId)).toMatchObject({ why: 'further' });
      await bringFolder(room(), hand.pollId, met);
      expect(met.size).toBe(0);
      await world.setClock(new Date((await world.now()).getTime() + 121_000));
    }
    expect([filesOf(folder()), (await asides()).length]).toEqual([old, before]);
    await sql`update vote_head set no = no - 1 where poll_id = ${hand.pollId}`.execute(world.owner);
    await sql`delete from vote_checkpoint where poll_id = ${hand.pollId} and number = 1`.execute(world.owner);
    expect(await hold()).toBe(false);
    await sql`insert into vote_checkpoint select * from taken on conflict do nothing`.execute(world.owner);
    await sql`drop table taken`.execute(world.owner);
    expect(await hold()).toBe(true);
    await publishTwice();
    expect((await asides()).length).toBe(before);
    expect((await recountAll()).findings).toEqual([]);
  });

  it('a damaged file is written anew and tells of nothing; one that cannot be read is left until it can', async () => {
    const [old, before] = [filesOf(folder()), (await asides()).length];
    const last = [...old.keys()].filter((one) => one.startsWith('checkpoint')).at(-1)!;
    const { body } = JSON.parse(old.get(last)!) as { body: string };
    for (const [file, text] of [
      [last, old.get(last)!.slice(0, 100)],
      [last, checkpointText({ body: body.replace('"final":', '"final" :'), signature: '0'.repeat(128) })],
      ['poll.json', '\0'.repeat(old.get('poll.json')!.length)],
    ] as const) {
      await published.write(name(), file, text);
      expect(await lookAtHistory(room(), hand.pollId)).toBeUndefined();
      await bringFolder(room(), hand.pollId, new Map());
      expect(filesOf(folder())).toEqual(old);
    }
    // What bears the name cannot be read as a file: no permission, or a broken disk, looks the same from here.
    rmSync(path.join(folder(), 'poll.json'));
    mkdirSync(path.join(folder(), 'poll.json'));
    await expect(bringFolder(room(), hand.pollId, new Map())).rejects.toThrow('EISDIR');
    await publishTwice();
    rmdirSync(path.join(folder(), 'poll.json'));
    await publish();
    expect((await recountAll()).findings).toEqual([]);
    expect((await asides()).length).toBe(before);
  });

  it('two workers at once, the first of which cannot commit: one exchange, and the owner is told of it once', async () => {
    const [before, facts] = [(await asides()).length, await countFacts()];
    const further = 'checkpoint-000999.json';
    await published.write(name(), further, '{}\n');
    const workers = [new Map<PollId, Met>(), new Map<PollId, Met>()];
    const round = () => Promise.allSettled(workers.map((met) => bringFolder(room(), hand.pollId, met)));
    await round();
    await world.setClock(new Date((await world.now()).getTime() + 121_000));
    await sql`create function no_fact() returns trigger language plpgsql as
      $$ begin raise exception 'the server went away'; end $$`.execute(world.owner);
    await sql`create constraint trigger no_fact after insert on outbox_fact deferrable initially deferred
      for each row execute function no_fact()`.execute(world.owner);
    const ends = await round();
    await sql`drop function no_fact cascade`.execute(world.owner);
    expect(ends.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect(readdirSync(folder())).not.toContain(further);
    expect([(await asides()).length, await countFacts()]).toEqual([before + 1, facts]);
    await round();
    await round();
    expect([(await asides()).length, await countFacts()]).toEqual([before + 1, facts + 1]);
    expect((await recountAll()).findings).toEqual([]);
  });

  it('what a killed worker had half made is cleared away, what another is making is not', async () => {
    const [old, young] = ['old', 'young'].map((one) => path.join(data, 'published-aside', `.made-${one}`));
    for (const dir of [old!, young!]) mkdirSync(dir);
    utimesSync(old!, new Date(0), new Date(0));
    await publish();
    expect([existsSync(old!), existsSync(young!)]).toEqual([false, true]);
  });
});

describe('AC-145 the end of retention', () => {
  it('nobody can say any more whose a vote was; the log, its counts and its recount stay as they are', async () => {
    await voteOn(3, 2, ['worker-guo']);
    const voter = await world.person('worker-guo');
    await dayOfVote(3, 3);
    const receipt = receiptOf(await vote(voter, hand.works[5]!));
    must(await append({ act: 'quarantine', case: newId(), reason: '理由', rule: 'burst', votes: [[1, 2]] }));
    const keep = (days: number) =>
      world.doing(machine, async (doing) => done(await destroyKeys(days)(doing)));
    await world.setClock(plusDays(hand.call.voteClosesAt, 181));
    // Not before the last word on the vote is published.
    await keep(180);
    expect(await world.read((tx) => findVote(tx, voter.id, receipt))).toBeDefined();
    await publish();
    const [before, totals] = [await recountAll(), await exact()];
    expect(before).toMatchObject({ findings: [], state: 'open' });
    await keep(182);
    expect(await world.read((tx) => findVote(tx, voter.id, receipt))).toBeDefined();
    await keep(180);
    await keep(180);
    expect(await world.read((tx) => findVote(tx, voter.id, receipt))).toBeUndefined();
    expect(await world.read((tx) => findForgotten(tx, receipt))).toBe(hand.pollId);
    const left = await sql<{ keys: number; signals: number; facts: number }>`
      select (select count(*)::int from vote_key where poll_id = ${hand.pollId} and key is not null) as keys,
        (select count(*)::int from vote_signal where poll_id = ${hand.pollId}) as signals,
        (select count(*)::int from outbox_fact where name = 'vote.key-destroyed' and subject_id = ${hand.pollId}) as facts`.execute(
      world.owner,
    );
    expect(left.rows[0]).toEqual({ keys: 0, signals: 0, facts: 1 });
    await publish();
    expect(await recountAll()).toEqual(before);
    expect(await exact()).toEqual(totals);
  });
});

async function countFacts(): Promise<number> {
  const rows = await sql<{ n: number }>`
    select count(*)::int as n from outbox_fact where name = 'vote.history-set-aside'`.execute(world.owner);
  return rows.rows[0]!.n;
}

async function lengths(): Promise<{ no: number; number: number }> {
  const rows = await sql<{ no: number; number: number }>`
    select h.no::int as no, (select max(number)::int from vote_checkpoint c where c.poll_id = h.poll_id) as number
    from vote_head h where h.poll_id = ${hand.pollId}`.execute(world.owner);
  return rows.rows[0]!;
}
