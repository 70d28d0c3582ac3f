/** The ledger on a real PostgreSQL: what two hundred hands at once cannot break, and counts that equal it. */

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';
import { people } from '../../../world/people.ts';
import { showWorks } from '../../../world/shown-works.ts';
import type { Person } from '../../kernel/actor.ts';
import type { CallId, CampaignId, EntryId, PersonId } from '../../kernel/id.ts';
import { plusDays } from '../../kernel/period.ts';
import { done, type Outcome } from '../../kernel/verdict.ts';
import { type Database, inTransaction, openDatabase } from '../../platform/db.ts';
import type { Call } from '../call/call.ts';
import { hideEntry } from '../entry/actions/hide-entry.ts';
import { showEntry } from '../entry/actions/show-entry.ts';
import type { Entry } from '../entry/entry.ts';
import { cast } from './actions/cast.ts';
import { countCall } from './actions/count-call.ts';
import { countVotes } from './actions/count-votes.ts';
import { findPoll } from './store/poll.ts';
import { insertVote, listCards, listShown, listTallies, listVotesOfDay } from './store.ts';
import { ballotDayOf } from './vote.ts';

const world = useWorld();
const machine = { kind: 'machine' as const };
let call: Call;
let works: Entry[];
/** A second process: its own pool, like a second web. */
let other: Database;

beforeAll(async () => {
  const titles = ['一', '二', '三', '四', '五', '六', '七', '八'];
  works = await showWorks(
    world,
    'platform',
    titles.map((title) => ({ unit: 'yintan-solar' as const, title })),
  );
  call = await world.call('platform');
  other = openDatabase(world.appUrl, 4);
});
afterAll(() => other?.destroy());

/** Noon of the nth day of the vote. */
const dayOfVote = (day: number, hours = 12) =>
  world.setClock(new Date(plusDays(call.voteOpensAt, day).getTime() + hours * 3_600_000));
const vote = (voter: Person, entry: Entry, db = world.db) =>
  inTransaction(db, voter, (doing) => cast(doing, { entry, call }));
const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? 'cast' : outcome.refusals[0]!.code);
const countOf = (codes: readonly string[], code: string) => codes.filter((one) => one === code).length;
const count = (anew = false) =>
  world.doing(machine, async (doing) => done(await countCall(doing, call, anew)));

type Event = { entry_id: EntryId; voter_id: PersonId; slot: number; at: Date };
const ledger = async (): Promise<Event[]> =>
  (await sql<Event>`select entry_id, voter_id, slot, at from vote_event order by seq`.execute(world.owner))
    .rows;
const tallies = () => world.read((tx) => listTallies(tx, call.id));

describe('one vote a day for a work', () => {
  it('two hundred requests of one person for one work on two processes are one vote (AC-130)', async () => {
    await dayOfVote(0);
    const voter = await world.person('worker-ma');
    const outcomes = await Promise.all(
      Array.from({ length: 200 }, (_, n) => vote(voter, works[0]!, n % 2 ? other : world.db)),
    );
    const codes = outcomes.map(codeOf);
    expect(countOf(codes, 'cast')).toBe(1);
    expect(countOf(codes, 'vote.already-today')).toBe(199);
    expect((await ledger()).filter((event) => event.voter_id === voter.id)).toHaveLength(1);
  });

  it('six votes at once on different works leave exactly five (AC-134)', async () => {
    const voter = await world.person('worker-yang');
    for (let day = 1; day <= 3; day++) {
      await dayOfVote(day);
      const six = works.slice(0, 6);
      const outcomes = await Promise.all(six.map((work, n) => vote(voter, work, n % 2 ? other : world.db)));
      const codes = outcomes.map(codeOf);
      expect(countOf(codes, 'cast')).toBe(5);
      expect(countOf(codes, 'vote.day-quota')).toBe(1);
    }
    const slots = (await ledger()).filter((event) => event.voter_id === voter.id).map((event) => event.slot);
    expect(slots).toEqual([1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 1, 2, 3, 4, 5]);
  });

  it('the unique keys of the database say no even to code that forgot to ask (AC-131)', async () => {
    const voter = await world.person('worker-yang');
    const at = await world.now();
    const [one] = await world.read((tx) => listVotesOfDay(tx, call.campaignId, voter.id, ballotDayOf(at)));
    const { id: pollId } = (await world.read((tx) => findPoll(tx, call.id)))!;
    const again = {
      pollId,
      campaignId: call.campaignId,
      callId: call.id,
      voterId: voter.id,
      day: ballotDayOf(at),
      at,
    };
    const insert = (entryId: EntryId, slot: number) =>
      world.doing(voter, async ({ tx }) => done(await insertVote(tx, { ...again, entryId, slot })));
    expect(await insert(one!.entryId, 9)).toEqual(done(false));
    expect(await insert(works[7]!.id, 5)).toEqual(done(false));
  });
});

describe('the day of the ballot (AC-135)', () => {
  it('is Shanghai’s by the database’s clock: one vote a second before midnight, one a second after', async () => {
    const voter = await world.person('worker-tao');
    await dayOfVote(4, 23.999);
    expect(codeOf(await vote(voter, works[0]!))).toBe('cast');
    expect(codeOf(await vote(voter, works[0]!))).toBe('vote.already-today');
    await dayOfVote(5, 0.001);
    expect(codeOf(await vote(voter, works[0]!))).toBe('cast');
    expect(codeOf(await vote(voter, works[0]!))).toBe('vote.already-today');
  });

  it('does not follow the instant a request claims to be of', async () => {
    const voter = await world.person('worker-tao');
    const tomorrow = plusDays(await world.now(), 1);
    const claimed = await world.doing(voter, (doing) => cast(doing, { entry: works[0]!, call }), tomorrow);
    expect(codeOf(claimed)).toBe('vote.already-today');
  });
});

describe('the count', () => {
  it('equals the ledger while people vote: every count that was ever shown, at its own instant (AC-144, AC-155)', async () => {
    await dayOfVote(6);
    const voters = await Promise.all(people.map(({ username }) => world.person(username)));
    const shown: { at: number; votes: Map<EntryId, number> }[] = [];
    let isVoting = true;
    const counting = (async () => {
      while (isVoting) {
        await inTransaction(other, machine, async (doing) => done(await countVotes(doing)));
        const now = await tallies();
        const at = [...now.values()][0]?.countedAt.getTime();
        if (at) shown.push({ at, votes: new Map([...now].map(([id, tally]) => [id, tally.votes])) });
      }
    })();
    await Promise.all(
      voters.map(async (voter) => {
        for (const work of works.slice(0, 5)) await vote(voter, work, voter.id < '8' ? world.db : other);
      }),
    );
    isVoting = false;
    await counting;
    const events = await ledger();
    expect(events.length).toBeGreaterThan(300);
    expect(new Set(shown.map((one) => one.at)).size).toBeGreaterThan(3);
    for (const { at, votes } of shown) {
      for (const work of works) {
        const recount = events.filter(
          (event) => event.entry_id === work.id && event.at.getTime() <= at,
        ).length;
        expect({ at, votes: votes.get(work.id) }).toEqual({ at, votes: recount });
      }
    }
  });

  it('follows the ledger, is one instant for a whole call, and a recount from the first row says the same', async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    await count();
    const followed = await tallies();
    expect(followed.size).toBe(works.length);
    expect(new Set([...followed.values()].map((tally) => tally.countedAt.getTime())).size).toBe(1);
    const total = [...followed.values()].reduce((sum, tally) => sum + tally.votes, 0);
    expect(total).toBe((await ledger()).length);
    await count(true);
    const recounted = await tallies();
    for (const [id, tally] of followed) expect(recounted.get(id)?.votes).toBe(tally.votes);
  });

  it('waits for a vote that has its instant but is not committed, so that it is never late (docs/decisions/0013)', async () => {
    await dayOfVote(7, 0.5);
    const voter = await world.person('worker-guo');
    const before = (await tallies()).get(works[6]!.id)!.votes;
    let commit = () => {};
    const gate = new Promise<void>((resolve) => {
      commit = resolve;
    });
    let isCast = () => {};
    const hasCast = new Promise<void>((resolve) => {
      isCast = resolve;
    });
    const order: string[] = [];
    const voting = world.doing(voter, async (doing) => {
      const outcome = await cast(doing, { entry: works[6]!, call });
      isCast();
      await gate;
      order.push('vote');
      return outcome;
    });
    await hasCast;
    const counting = count().then((counted) => order.push('count') && counted);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(order).toEqual([]);
    commit();
    expect(codeOf(await voting)).toBe('cast');
    await counting;
    expect(order).toEqual(['vote', 'count']);
    expect((await tallies()).get(works[6]!.id)!.votes).toBe(before + 1);
  });

  it('that cannot be had in time leaves the last one standing', async () => {
    await dayOfVote(7, 1);
    const voter = await world.person('worker-luo');
    const before = await tallies();
    let commit = () => {};
    const gate = new Promise<void>((resolve) => {
      commit = resolve;
    });
    const voting = world.doing(voter, async (doing) => {
      const outcome = await cast(doing, { entry: works[7]!, call });
      await gate;
      return outcome;
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await count()).toEqual(done(undefined));
    expect(await tallies()).toEqual(before);
    commit();
    expect(codeOf(await voting)).toBe('cast');
    await count();
    expect((await tallies()).get(works[7]!.id)!.votes).toBe(before.get(works[7]!.id)!.votes + 1);
  });

  it('is not made again while nothing was added, and is put right when a demo’s clock goes back', async () => {
    await world.runWorker();
    const first = (await tallies()).get(works[0]!.id)!;
    await world.doing(machine, async (doing) => done(await countVotes(doing)));
    expect((await tallies()).get(works[0]!.id)).toEqual(first);
    await dayOfVote(2, 18);
    await world.doing(machine, async (doing) => done(await countVotes(doing)));
    const back = (await tallies()).get(works[0]!.id)!;
    expect(back.countedAt.getTime()).toBeLessThan(first.countedAt.getTime());
    expect(back.votes).toBeLessThan(first.votes);
  });
});

describe('outside the vote (AC-136)', () => {
  it('nobody votes before it opens, once it is closed, or for a work that was hidden meanwhile', async () => {
    const voter = await world.person('worker-shen');
    await world.setClock(new Date(call.voteOpensAt.getTime() - 2000));
    expect(codeOf(await vote(voter, works[0]!))).toBe('vote.not-open');
    await dayOfVote(6, 20);
    await world.doing(machine, async (doing) => done(await hideEntry(doing, works[5]!)));
    expect(codeOf(await vote(voter, works[5]!))).toBe('vote.not-shown');
    expect((await world.read((tx) => listShown(tx, call.id))).map((work) => work.id)).not.toContain(
      works[5]!.id,
    );
    await world.doing(machine, async (doing) => done(await showEntry(doing, works[5]!)));
    await world.setClock(call.voteClosesAt);
    expect(codeOf(await vote(voter, works[0]!))).toBe('vote.closed');
    await world.setClock(new Date(call.voteClosesAt.getTime() + 1000));
    await world.doing(machine, async (doing) => done(await countVotes(doing)));
    expect([...(await tallies()).values()].every((tally) => tally.countedAt >= call.voteClosesAt)).toBe(true);
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
});

describe('the gallery’s queries', () => {
  it('a card holds what is shown, in the order asked, and nothing that is hidden', async () => {
    const ids = [works[3]!.id, works[1]!.id];
    const cards = await world.read(async (tx) => listCards(tx, ids, (await findPoll(tx, call.id))!.id));
    expect(cards.map((card) => card.title)).toEqual(['四', '二']);
    expect(cards[0]!.tally?.votes).toBe((await tallies()).get(works[3]!.id)!.votes);
    expect(await world.read((tx) => listShown(tx, '018f0000-0000-7000-8000-000000000000' as CallId))).toEqual(
      [],
    );
    const voter = await world.person('worker-an');
    expect(
      await world.read((tx) => listVotesOfDay(tx, call.campaignId as CampaignId, voter.id, '2020-01-01')),
    ).toEqual([]);
  });
});
