/** The ledger on a real PostgreSQL: what many hands at once cannot break, and what nothing can change. */

import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { must } from '../../../world/world.ts';
import type { Person } from '../../kernel/actor.ts';
import { newId, type PollId } from '../../kernel/id.ts';
import { plusDays } from '../../kernel/period.ts';
import { done } from '../../kernel/verdict.ts';
import { openLog } from '../../platform/log.ts';
import { cast } from './actions/cast.ts';
import { freezePoll } from './actions/freeze-poll.ts';
import { freezePolls } from './actions/freeze-polls.ts';
import { retract } from './actions/retract.ts';
import { codeOf, countOf, machine, receiptOf, useLedger } from './planting.test.ts';
import { listBallots } from './store/ballot.ts';
import { findPublished, insertPoll, insertPollEntries, markOpened } from './store/poll.ts';
import { findVote } from './store/receipt.ts';

const { world, hand, vote, dayOfVote, ledger, exact } = useLedger();

describe('one vote a day for a work', () => {
  it('AC-130: sixty transactions of one person for one work on two processes are one event, and all get its receipt', async () => {
    await dayOfVote(0);
    const voter = await world.person('worker-ma');
    const before = (await ledger()).length;
    const outcomes = await Promise.all(
      Array.from({ length: 60 }, (_, n) => vote(voter, hand.works[0]!, n % 2 ? hand.other : world.db)),
    );
    expect(new Set(outcomes.map(receiptOf)).size).toBe(1);
    expect((await ledger()).length).toBe(before + 1);
  });

  it('AC-134: six votes at once on different works leave exactly five', async () => {
    const voter = await world.person('worker-yang');
    for (let day = 1; day <= 3; day++) {
      await dayOfVote(day);
      const six = hand.works.slice(0, 6);
      const outcomes = await Promise.all(
        six.map((work, n) => vote(voter, work, n % 2 ? hand.other : world.db)),
      );
      const codes = outcomes.map(codeOf);
      expect(countOf(codes, 'cast')).toBe(5);
      expect(countOf(codes, 'vote.quota-day')).toBe(1);
    }
    const slots = (await ledger()).slice(1).map((event) => event.slot);
    expect(slots).toEqual([1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 1, 2, 3, 4, 5]);
  });

  it('AC-133: the same key gives the same receipt, also for a second vote of the day; with another work it is another request', async () => {
    const voter = await world.person('worker-an');
    const key = newId();
    const [first, again] = [
      await vote(voter, hand.works[0]!, hand.other, key),
      await vote(voter, hand.works[0]!, world.db, key),
    ];
    expect(receiptOf(again)).toBe(receiptOf(first));
    expect(codeOf(await vote(voter, hand.works[1]!, world.db, key))).toBe('http.key-reused');
    const others = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        vote(voter, hand.works[2]!, n % 2 ? hand.other : world.db, `${key}-2`),
      ),
    );
    expect(new Set(others.map(receiptOf)).size).toBe(1);
  });
});

describe('the day of the ballot (AC-135)', () => {
  it('is Shanghai’s by the database’s clock: one vote a second before midnight, one a second after', async () => {
    const voter = await world.person('worker-tao');
    await dayOfVote(4, 23.999);
    const last = receiptOf(await vote(voter, hand.works[0]!));
    expect(receiptOf(await vote(voter, hand.works[0]!))).toBe(last);
    await dayOfVote(5, 0.001);
    expect(receiptOf(await vote(voter, hand.works[0]!))).not.toBe(last);
  });

  it('does not follow the instant a request claims to be of', async () => {
    const voter = await world.person('worker-tao');
    const before = (await ledger()).length;
    const tomorrow = plusDays(await world.now(), 1);
    await world.doing(voter, (doing) => cast(doing, { entry: hand.works[0]! }), tomorrow);
    expect((await ledger()).length).toBe(before);
  });
});

describe('taking back (AC-132)', () => {
  it('at most three times a day, each an event; a vote taken back counts nowhere and may be cast anew', async () => {
    await dayOfVote(5, 2);
    const voter = await world.person('worker-luo');
    const before = await ledger();
    const back = async (receipt: string) =>
      world.doing(voter, async (doing) =>
        retract(doing, { vote: (await findVote(doing.tx, voter.id, receipt))! }),
      );
    const receipts: string[] = [];
    for (let turn = 0; turn < 3; turn++) {
      receipts.push(receiptOf(await vote(voter, hand.works[1]!)));
      expect(codeOf(await back(receipts.at(-1)!))).toBe('cast');
      expect(codeOf(await back(receipts.at(-1)!))).toBe('vote.retracted-already');
    }
    const last = receiptOf(await vote(voter, hand.works[1]!));
    expect(codeOf(await back(last))).toBe('vote.retractions');
    const added = (await ledger()).slice(before.length);
    expect(added.map(({ act }) => act)).toEqual([
      'vote',
      'retract',
      'vote',
      'retract',
      'vote',
      'retract',
      'vote',
    ]);
    expect(new Set([...receipts, last]).size).toBe(4);
    const totals = (await exact()).get(hand.works[1]!.id)!;
    expect(totals).toMatchObject({ retracted: 3, effective: totals.raw - 3 });
  });

  it('nobody takes back somebody else’s, and finds no receipt to do it with (AC-154)', async () => {
    const [mine, theirs] = [await world.person('worker-luo'), await world.person('worker-tao')];
    const receipt = receiptOf(await vote(mine, hand.works[1]!));
    expect(await world.read((tx) => findVote(tx, mine.id, receipt))).toBeDefined();
    expect(await world.read((tx) => findVote(tx, theirs.id, receipt))).toBeUndefined();
    expect(await world.read((tx) => findVote(tx, mine.id, newId()))).toBeUndefined();
  });
});

describe('the ledger stands (AC-142)', () => {
  it.each(['update vote_event set slot = 7', 'delete from vote_event', 'truncate vote_event'])(
    'the app’s role cannot “%s”, and even the owner is stopped by the trigger',
    async (statement) => {
      await expect(sql.raw(statement).execute(world.db)).rejects.toThrow(/permission denied/);
      await expect(sql.raw(statement).execute(world.owner)).rejects.toThrow(/a vote stands|only appended/);
    },
  );

  it('nothing enters that does not follow the head: a gap, a foreign hash, another content, an earlier instant', async () => {
    const copy = (change: string) =>
      sql.raw(
        `
        insert into vote_event (poll_id, no, at, act, content, seal, hash)
        select e.poll_id, e.no + 1, e.at, 'pause', s.content, sha256(convert_to(s.content, 'UTF8')),
          vote_link(e.hash, e.no + 1, e.at, sha256(convert_to(s.content, 'UTF8')))
        from vote_event e join vote_head h on h.poll_id = e.poll_id and h.no = e.no,
          (select '{"act":"pause","reason":"","salt":"00"}' as content) s where e.poll_id = '${hand.pollId}'`.replace(
          ...(change.split(' => ') as [string, string]),
        ),
      );
    for (const change of [
      'e.no + 1, e.at, => e.no + 2, e.at,',
      "e.poll_id, e.no + 1, e.at, => e.poll_id, e.no + 1, e.at - interval '1 hour',",
      'vote_link(e.hash => vote_link(e.seal',
      "'pause', s.content => 'pause', s.content || ' '",
    ])
      await expect(copy(change).execute(world.db)).rejects.toThrow(/does not follow the ledger/);
    await expect(copy('e.no + 1, e.at, => e.no, e.at,').execute(world.db)).rejects.toThrow(/vote_event_pkey/);
  });

  it('AC-131: the unique keys of the database say no even to code that forgot to ask', async () => {
    const again = (change: string) =>
      sql.raw(`
        insert into vote_event (poll_id, no, at, act, content, seal, hash, receipt, voter, entry_id, tier, period, slot, turn)
        select e.poll_id, h.no + 1, h.at, 'vote', e.content, e.seal, vote_link(h.hash, h.no + 1, h.at, e.seal),
          gen_random_uuid(), e.voter, e.entry_id, e.tier, e.period, ${change}
        from vote_event e join vote_head h on h.poll_id = e.poll_id where e.poll_id = '${hand.pollId}' and e.no = 1`);
    await expect(again('e.slot, 9').execute(world.db)).rejects.toThrow(/vote_event_slot/);
    await expect(again('9, e.turn').execute(world.db)).rejects.toThrow(/vote_event_turn/);
  });
});

describe('votes of earlier versions', () => {
  it('are taken over when their poll is frozen: chained, under pseudonyms, at the lowest tier, and counted', async () => {
    const window = {
      opensAt: plusDays(hand.call.voteOpensAt, -30),
      closesAt: plusDays(hand.call.voteOpensAt, -20),
    };
    const entries = hand.works.slice(0, 2).map(({ id }) => id);
    const opened = await world.doing(machine, async ({ tx, now }) => {
      const made = await insertPoll(tx, now, { callId: hand.call.id, stage: 'gate-of-old', ...window });
      await insertPollEntries(tx, now, made.id, { entries });
      return done(made);
    });
    const poll = must(opened);
    await sql`
      insert into vote_before (id, poll_id, campaign_id, call_id, entry_id, voter_id, day, slot, at)
      select gen_random_uuid(), ${poll.id}, ${poll.campaignId}, ${poll.callId}, ${entries[0]}, p.id,
        (t.at at time zone 'Asia/Shanghai')::date, 3, t.at
      from (select id from account_person order by id limit 12) p,
        (select ${poll.opensAt}::timestamptz + interval '90 minutes 1.23456 seconds' as at) t`.execute(
      world.owner,
    );
    must(
      await world.doing(machine, async ({ tx }) =>
        done(await freezePoll(tx, plusDays(poll.opensAt, 1), poll.id)),
      ),
    );
    const ballots = await world.read((tx) => listBallots(tx, poll.id));
    expect(ballots.length).toBe(12);
    expect(new Set(ballots.map(({ voter }) => voter)).size).toBe(12);
    expect(new Set(ballots.map(({ tier }) => tier))).toEqual(new Set(['account']));
    const left = await sql<{ n: number }>`select count(*)::int as n from vote_before`.execute(world.owner);
    expect(left.rows[0]!.n).toBe(0);
    // Whoever voted before is known again: their vote stands, and its receipt is theirs.
    const first = await sql<{ id: string }>`select id from account_person order by id limit 1`.execute(
      world.owner,
    );
    const receipts = await sql<{ receipt: string }>`
      select receipt from vote_event where poll_id = ${poll.id}`.execute(world.owner);
    const found = await Promise.all(
      receipts.rows.map(({ receipt }) =>
        world.read((tx) => findVote(tx, first.rows[0]!.id as Person['id'], receipt)),
      ),
    );
    expect(found.filter(Boolean).length).toBe(1);
  });
});

describe('freezing', () => {
  it('is for each poll by itself: one that cannot be frozen keeps no other waiting, and its own work is undone', async () => {
    await dayOfVote(5);
    const add = (stage: string) =>
      world.doing(machine, async ({ tx, now }) => {
        const window = { opensAt: plusDays(now, -1), closesAt: plusDays(now, 1) };
        const made = await insertPoll(tx, now, { callId: hand.call.id, stage, ...window });
        await markOpened(tx, now, made.id);
        return done(made.id);
      });
    const [broken, whole] = [must(await add('broken')), must(await add('whole'))];
    // Something of it is there already, so that it cannot be begun.
    await sql`insert into vote_key (poll_id, key) values (${broken}, sha256('x'))`.execute(world.owner);
    await freezePolls({ db: world.db, log: openLog('test', 'silent') });
    const isPublished = async (id: PollId) => (await world.read((tx) => findPublished(tx, id))) !== undefined;
    expect([await isPublished(broken), await isPublished(whole)]).toEqual([false, true]);
    await sql`delete from vote_key where poll_id = ${broken}`.execute(world.owner);
    await freezePolls({ db: world.db, log: openLog('test', 'silent') });
    expect(await isPublished(broken)).toBe(true);
  });
});
