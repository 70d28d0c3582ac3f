/** Counts that equal the fold of the ledger, what is shown of them, and what is published. */

import { rmSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { people } from '../../../world/people.ts';
import { must } from '../../../world/world.ts';
import { type EntryId, newId } from '../../kernel/id.ts';
import { done } from '../../kernel/verdict.ts';
import { inTransaction } from '../../platform/db.ts';
import { hideEntry } from '../entry/actions/hide-entry.ts';
import { liftHiding } from '../entry/actions/lift-hiding.ts';
import { cast } from './actions/cast.ts';
import { countVotes } from './actions/count-votes.ts';
import { emptyTotals, type Totals } from './ledger/fold.ts';
import { codeOf, machine, useLedger } from './planting.test.ts';
import { listBallots } from './store/ballot.ts';
import { lockHeads } from './store/ledger.ts';
import { statusTotals } from './store/tally.ts';
import { listCards, listContending, listOnDisplay, listTallies } from './store.ts';

const { world, hand, vote, dayOfVote, count, append, ledger, exact, publish, reader, recountAll, data } =
  useLedger();

/** As the pages read them, and as the ledger folds; a work without votes has zeros. */
const figures = async () => figuresOf(await world.read((tx) => statusTotals(tx, hand.pollId)));
const folded = async () => figuresOf(await exact());
const figuresOf = (totals: ReadonlyMap<EntryId, Totals>) =>
  hand.works.map((work) => totals.get(work.id) ?? emptyTotals());

describe('the count', () => {
  it('equals the fold while people vote, take back and are held back; what is published at any moment recounts (AC-144, AC-155)', async () => {
    await dayOfVote(6);
    const voters = await Promise.all(people.slice(0, 24).map(({ username }) => world.person(username)));
    let isVoting = true;
    const counting = (async () => {
      let counts = 0;
      while (isVoting) {
        await inTransaction(hand.other, machine, async (doing) => done(await countVotes(doing)));
        counts++;
      }
      return counts;
    })();
    await Promise.all(
      voters.map(async (voter) => {
        for (const work of hand.works.slice(0, 5))
          await vote(voter, work, voter.id < '8' ? world.db : hand.other);
      }),
    );
    const last = (await ledger()).at(-1)!.no;
    const first = last - 30;
    const reason = { case: newId(), reason: '同一批', rule: 'lockstep' };
    must(await append({ act: 'quarantine', ...reason, votes: [[first, last]] }));
    isVoting = false;
    expect(await counting).toBeGreaterThan(1);
    const states = await world.read((tx) => listBallots(tx, hand.pollId, { after: first - 1 }));
    expect(states.filter(({ state }) => state === 'quarantined').length).toBe(31);
    expect(states.find(({ no }) => no === first)?.signal).toBeUndefined();
    // Whatever was counted so far, the figures at this moment are those of the whole ledger, rules and all.
    expect(await figures()).toEqual(await folded());
    await world.doing(machine, async (doing) => done(await countVotes(doing)));
    expect(await figures()).toEqual(await folded());
    await count();
    expect(await figures()).toEqual(await folded());
    const followed = await exact();
    const tallied = await sql<{ entry_id: EntryId; effective: number }>`
      select entry_id, effective from vote_tally where poll_id = ${hand.pollId}`.execute(world.owner);
    for (const { entry_id, effective } of tallied.rows)
      expect(effective).toBe(followed.get(entry_id)?.effective ?? 0);
    expect(last).toBeGreaterThan(100);
    await publish();
    const recounted = await recountAll();
    expect(recounted.findings).toEqual([]);
    expect(recounted).toMatchObject({ state: 'sealed', events: (await ledger()).length, checkpoints: 1 });
  });

  it('what is shown while people vote is rounded and lags; the exact figures are nowhere on it (AC-148)', async () => {
    expect(
      [...(await world.read((tx) => listTallies(tx, hand.call.id))).values()].every(
        ({ votes }) => votes === 0,
      ),
    ).toBe(true);
    await dayOfVote(6, 12.3);
    await publish();
    const shown = await world.read((tx) => listTallies(tx, hand.call.id));
    const totals = await exact();
    for (const work of hand.works) {
      const { votes, exact: told } = shown.get(work.id)!;
      expect(told).toBeUndefined();
      expect(votes).toBe(Math.floor((totals.get(work.id)?.effective ?? 0) / 10) * 10);
    }
    expect(Math.max(...[...shown.values()].map(({ votes }) => votes))).toBeGreaterThanOrEqual(10);
    const { findings, checkpoints } = await recountAll();
    expect([findings, checkpoints]).toEqual([[], 2]);
  });

  it('quarantine deletes nothing: release brings back, voiding stands, and what is released stays void (AC-146)', async () => {
    const before = await exact();
    const nos = (await ledger()).filter(
      ({ act, entry_id }) => act === 'vote' && entry_id === hand.works[3]!.id,
    );
    const votes = [[nos[0]!.no, nos[0]!.no] as const, [nos[2]!.no, nos[2]!.no] as const];
    const about = { case: newId(), reason: '理由' };
    const of = async () => {
      const { raw, quarantined, void: voided, effective } = (await exact()).get(hand.works[3]!.id)!;
      return [raw, quarantined, voided, effective];
    };
    const [raw, held, , effective] = await of();
    must(await append({ act: 'quarantine', ...about, rule: 'burst', votes }));
    const [, heldNow, , effectiveNow] = await of();
    must(await append({ act: 'release', ...about, votes }));
    const [rawAfter, heldAfter] = await of();
    must(await append({ act: 'void', ...about, rule: 'bought', votes }, { act: 'release', ...about, votes }));
    const after = await of();
    expect(heldNow! + effectiveNow!).toBe(held! + effective!);
    expect([rawAfter, heldAfter! <= heldNow!, after[2]]).toEqual([raw, true, 2]);
    expect(after[3]).toBe(raw! - after[1]! - 2);
    expect((await exact()).get(hand.works[3]!.id)!.reasons.bought).toBe(2);
    expect(await figures()).toEqual(await folded());
    must(await append({ act: 'release', ...about, votes: [[1, nos[1]!.no]] }));
    await world.doing(machine, async (doing) => done(await countVotes(doing)));
    expect(await figures()).toEqual(await folded());
    const whole = await figures();
    await count(true);
    expect(await figures()).toEqual(whole);
    expect(before.get(hand.works[0]!.id)).toEqual((await exact()).get(hand.works[0]!.id));
  });

  it('waits for a vote that has its instant but is not committed, so that it is never late (docs/decisions/0032)', async () => {
    await dayOfVote(7, 0.5);
    const voter = await world.person('worker-guo');
    let commit = () => {};
    const gate = new Promise<void>((resolve) => {
      commit = resolve;
    });
    const order: string[] = [];
    let isCast = () => {};
    const hasCast = new Promise<void>((resolve) => {
      isCast = resolve;
    });
    const voting = world.doing(voter, async (doing) => {
      const outcome = await cast(doing, { entry: hand.works[6]! });
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
  });

  it('that cannot be had in time leaves the last one standing', async () => {
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    let isHeld = () => {};
    const held = new Promise<void>((resolve) => {
      isHeld = resolve;
    });
    const holding = world.doing(machine, async ({ tx }) => {
      await lockHeads(tx, [hand.pollId]);
      isHeld();
      await gate;
      return done(undefined);
    });
    await held;
    expect(await count()).toEqual(done(undefined));
    release();
    await holding;
    expect(must(await count())).toBeInstanceOf(Date);
  });
});

describe('outside the vote (AC-136)', () => {
  it('nobody votes for a work that was hidden meanwhile, during a pause, once it is closed, or before it opens', async () => {
    const voter = await world.person('worker-shen');
    await dayOfVote(6, 20);
    await world.doing(machine, (doing) => hideEntry(doing, hand.works[5]!, { reason: '核查' }));
    expect(['http.not-found', 'vote.not-shown']).toContain(codeOf(await vote(voter, hand.works[5]!)));
    // Nobody sees it, and it stays in the reckoning: hiding is no disqualification.
    const [displayed, contending] = await world.read(async (tx) =>
      [await listOnDisplay(tx, hand.call.id), await listContending(tx, hand.call.id)].map((works) =>
        works.some((work) => work.id === hand.works[5]!.id),
      ),
    );
    expect([displayed, contending]).toEqual([false, true]);
    await world.doing(machine, (doing) => liftHiding(doing, hand.works[5]!, { reason: '核查完毕' }));
    must(await append({ act: 'pause', reason: '核查' }));
    expect(codeOf(await vote(voter, hand.works[0]!))).toBe('vote.paused');
    must(await append({ act: 'resume', reason: '核查完毕' }));
    await dayOfVote(7, 1);
    expect(codeOf(await vote(voter, hand.works[0]!))).toBe('cast');
    await world.setClock(new Date(hand.call.voteClosesAt.getTime() - 60_000));
    expect(codeOf(await vote(voter, hand.works[1]!))).toBe('cast');
    await world.setClock(hand.call.voteClosesAt);
    expect(codeOf(await vote(voter, hand.works[2]!))).toBe('vote.closed');
    await world.setClock(new Date(hand.call.voteOpensAt.getTime() - 2000));
    expect(codeOf(await vote(voter, hand.works[2]!))).toBe('vote.not-open');
  });

  it('after the closing the exact figures stand, the contents open every seal, and the recount says the same (AC-144)', async () => {
    await world.setClock(new Date(hand.call.voteClosesAt.getTime() + 1000));
    await world.doing(machine, async (doing) => done(await countVotes(doing)));
    const tallies = await world.read((tx) => listTallies(tx, hand.call.id));
    const totals = await exact();
    for (const [id, { votes, exact: told }] of tallies) {
      const {
        effective,
        quarantined,
        void: voided,
      } = totals.get(id) ?? { effective: 0, quarantined: 0, void: 0 };
      expect([votes, told!.quarantined, told!.void]).toEqual([effective, quarantined, voided]);
    }
    await publish();
    const recounted = await recountAll();
    expect(recounted.findings).toEqual([]);
    expect(recounted).toMatchObject({ state: 'open', last: { final: true } });
    for (const work of hand.works)
      expect(recounted.totals![work.id]).toEqual(
        totals.get(work.id) ?? { raw: 0, retracted: 0, quarantined: 0, void: 0, effective: 0, reasons: {} },
      );
    const card = await world.read((tx) => listCards(tx, [hand.works[1]!.id], hand.pollId));
    expect(card[0]!.tally!.votes).toBe(totals.get(hand.works[1]!.id)!.effective);
  });

  it('files that were lost or cut off are written anew, byte by byte, from the database alone', async () => {
    const before = new Map(
      await Promise.all((await reader.names()).map(async (name) => [name, await reader.read(name)] as const)),
    );
    rmSync(path.join(data, 'published'), { recursive: true });
    await publish();
    expect((await reader.names()).sort()).toEqual([...before.keys()].sort());
    for (const [name, bytes] of before) expect([name, await reader.read(name)]).toEqual([name, bytes]);
  });
});
