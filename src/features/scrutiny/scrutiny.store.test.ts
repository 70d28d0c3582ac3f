/** Scrutiny on a real PostgreSQL: votes of hundreds set aside, released and appealed; what one person may and may not. */

import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';
import { type MadeVotes, makeVotes } from '../../../world/made-votes.ts';
import type { Username } from '../../../world/people.ts';
import { showWorks } from '../../../world/shown-works.ts';
import { must } from '../../../world/world.ts';
import { dayOf } from '../../kernel/period.ts';
import { done, type Outcome } from '../../kernel/verdict.ts';
import type { Doing } from '../../platform/db.ts';
import { openLog } from '../../platform/log.ts';
import type { Call } from '../call/call.ts';
import type { Entry } from '../entry/entry.ts';
import { getEntry } from '../entry/store.ts';
import { freezePoll } from '../vote/actions/freeze-poll.ts';
import { findPoll, findPollById } from '../vote/store/poll.ts';
import { statusTotals } from '../vote/store/tally.ts';
import type { Poll } from '../vote/vote.ts';
import { dismiss } from './actions/dismiss.ts';
import { lookThrough } from './actions/look-through.ts';
import { askVoid, confirm, refuseProposal, release } from './actions/move-quarantine.ts';
import { setAside } from './actions/set-aside.ts';
import { mayConfirm } from './policy.ts';
import { findHeld, findScene } from './store/held.ts';
import { preview, type TypedChoice } from './store/preview.ts';
import { listQuarantines, listSteps } from './store/quarantine.ts';
import { listSuspicions, saveFinding } from './store/suspicion.ts';

const world = useWorld();
let call: Call;
let works: Entry[];
let poll: Poll;
/** Votes were cast so many minutes after the opening; the clock goes along. */
const minute = (n: number) => new Date(call.voteOpensAt.getTime() + n * 60_000);

/** Votes of as many people as votes; the clock goes along. */
async function castMany({ work, ...planned }: MadeVotes & { work: number }): Promise<number[]> {
  const about = { pollId: poll.id, entryId: works[work]!.id, from: minute(10) };
  const { numbers, last } = must(
    await world.doing({ kind: 'machine' }, async ({ tx }) => done(await makeVotes(tx, about, planned))),
  );
  await world.setClock(new Date(last.getTime() + 60_000));
  return numbers;
}

/** Somebody does something on a scene, as the door would find it for them. */
async function as<T>(who: Username, work: (doing: Doing) => Promise<Outcome<T>>): Promise<Outcome<T>> {
  return world.doing(await world.person(who), work);
}
const sceneOf = async (doing: Doing) => (await findScene(doing, poll.id))!;
const byHand = (work: number, more: object = {}): TypedChoice => ({
  suspicions: [],
  work: works[work]!.id,
  ...more,
});

/** Looks, then decides by what was seen. */
const aside = (who: Username, choice: TypedChoice, reason = '同一设备集中投票') =>
  as(who, async (doing) => {
    const scene = await sceneOf(doing);
    const seen = (await preview(doing.tx, scene, choice)).mark;
    return setAside(doing, scene, { ...choice, seen, reason });
  });
type Move = typeof confirm;
const move = (who: Username, id: string, does: Move, reason = '经复核') =>
  as(who, async (doing) => {
    const held = (await findHeld(doing, id))!;
    return does(doing, held, { version: held.quarantine.version, reason });
  });
const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? 'done' : outcome.refusals[0]!.code);
const totals = async (work: number) => {
  const all = await world.read((tx) => statusTotals(tx, poll.id));
  const { raw, quarantined, void: voided, effective } = all.get(works[work]!.id)!;
  return { raw, quarantined, void: voided, effective };
};
const quarantines = (work: number) => world.read((tx) => listQuarantines(tx, poll.id, works[work]!.id));
const acts = async () =>
  (
    await sql<{
      act: string;
    }>`select act from vote_event where poll_id = ${poll.id} and act <> 'vote' order by no`.execute(
      world.owner,
    )
  ).rows.map((row) => row.act);

beforeAll(async () => {
  works = await showWorks(world, 'platform', [
    { unit: 'yintan-solar', title: '云上的服务站' },
    { unit: 'college-mechanics', title: '学徒互助平台' },
    { unit: 'chenguang', title: '晨光点单' },
    { unit: 'telecom-service', title: '繁星热线' },
  ]);
  call = await world.call('platform');
  await world.setClock(minute(5));
  poll = (await world.read((tx) => findPoll(tx, call.id)))!;
  must(
    await world.doing({ kind: 'machine' }, async ({ tx, now }) => done(await freezePoll(tx, now, poll.id))),
  );
  poll = (await world.read((tx) => findPollById(tx, poll.id)))!;
  for (const [work, count] of [400, 300, 210, 200].entries())
    await castMany({ work, count, everySeconds: 20 });
});

describe('one person and two (AC-146)', () => {
  it('a few votes are set aside by one officer; the total falls, the votes stay, the ledger says why', async () => {
    await castMany({ work: 0, count: 3, agent: 'Robot' });
    expect(codeOf(await aside('qh-officer', byHand(0, { agent: 'Robot' })))).toBe('done');
    expect(await totals(0)).toEqual({ raw: 403, quarantined: 3, void: 0, effective: 400 });
    const [one] = await quarantines(0);
    expect(one).toMatchObject({ state: 'standing', rule: 'by-hand', count: 3, whyTwo: [] });
    expect(await acts()).toEqual(['quarantine']);
    const steps = await world.read((tx) => listSteps(tx, one!.id));
    expect(steps).toMatchObject([{ verb: 'set-aside', isAlone: true, events: [expect.any(Number)] }]);
  });

  it('nobody goes round the second person in slices: what one person decided counts together', async () => {
    await castMany({ work: 0, count: 2, agent: 'Robot 2' });
    expect(codeOf(await aside('qh-officer', byHand(0, { agent: 'Robot 2' })))).toBe('done');
    expect((await quarantines(0))[0]).toMatchObject({ state: 'proposed', whyTwo: ['share'] });
    expect(await totals(0)).toMatchObject({ quarantined: 3 });
  });

  it('before the confirmation nothing is in the ledger; the leader of the owner confirms, and then it is', async () => {
    const [asked] = await quarantines(0);
    const before = await acts();
    expect(codeOf(await move('qh-leader', asked!.id, confirm))).toBe('done');
    expect(await acts()).toEqual([...before, 'quarantine']);
    expect(await totals(0)).toMatchObject({ quarantined: 5, effective: 400 });
    expect(codeOf(await move('qh-leader', asked!.id, confirm))).toBe('scrutiny.wrong-state');
  });

  it('who asks for the first three to change asks a second person, never the same (scrutiny.same-person)', async () => {
    const chosen = byHand(2, { fromOn: dayOf(minute(10)) });
    const scene = await as('qh-officer', async (doing) =>
      done(await preview(doing.tx, await sceneOf(doing), chosen)),
    );
    expect(must(scene).effect.whyTwo).toEqual(['top', 'share']);
    expect(codeOf(await aside('qh-officer', chosen))).toBe('done');
    const [asked] = await quarantines(2);
    expect(await totals(2)).toMatchObject({ quarantined: 0 });
    const officer = { ...(await world.person('qh-leader')), id: (await world.person('qh-officer')).id };
    const held = (await world.read((tx) => findHeld({ tx, actor: officer }, asked!.id)))!;
    expect(mayConfirm(officer, held)).toMatchObject({ refusal: { code: 'scrutiny.same-person' } });
    expect(codeOf(await move('qh-leader', asked!.id, refuseProposal, '系单位组织'))).toBe('done');
    expect((await quarantines(2))[0]).toMatchObject({ state: 'refused' });
    expect(await totals(2)).toMatchObject({ effective: 210, quarantined: 0 });
  });

  it('AC-147: a burst for a rival is set aside and nothing else; the work stays in the vote with all its own votes', async () => {
    await castMany({ work: 3, count: 150, agent: 'Farm', via: 'direct', everySeconds: 2 });
    must(await aside('qh-officer', byHand(3, { agent: 'Farm' })));
    const [asked] = await quarantines(3);
    expect(asked!.whyTwo).toContain('top');
    must(await move('qh-leader', asked!.id, confirm));
    expect(await totals(3)).toEqual({ raw: 350, quarantined: 150, void: 0, effective: 200 });
    const entry = await world.read((tx) => getEntry(tx, works[3]!.id));
    expect([entry.shownAt !== undefined, entry.state]).toEqual([true, works[3]!.state]);
  });

  it('released where nothing hangs on it by one, else by two; not voided before the end', async () => {
    const [, small] = await quarantines(0);
    expect(codeOf(await move('qh-officer', small!.id, release))).toBe('done');
    const [farm] = await quarantines(3);
    must(await move('qh-officer', farm!.id, release));
    expect((await quarantines(3))[0]).toMatchObject({ state: 'release-proposed' });
    expect(await totals(3)).toMatchObject({ effective: 200 });
    must(await move('qh-leader', farm!.id, refuseProposal));
    expect(codeOf(await move('qh-officer', farm!.id, askVoid))).toBe('scrutiny.poll-runs-yet');
  });
});

describe('suspicions', () => {
  it('are kept, grow while they are open, and nothing is set aside by itself', async () => {
    const votes = await castMany({ work: 1, count: 4, agent: 'Script' });
    const before = await acts();
    const finding = {
      ...{ entryId: works[1]!.id, rule: 'script', ruleVersion: '1' },
      grounds: [{ zh: '程序刷票', en: 'a program' }],
    };
    const keep = (numbers: readonly number[]) =>
      world.doing({ kind: 'machine' }, async (doing) =>
        done(await saveFinding(doing, poll.id, { ...finding, votes: [[numbers[0]!, numbers.at(-1)!]] })),
      );
    expect(must(await keep(votes.slice(0, 2)))).toBe('opened');
    expect(must(await keep(votes))).toBe('grown');
    expect(must(await keep(votes))).toBe(undefined);
    const [one] = await world.read((tx) => listSuspicions(tx, poll.id));
    expect(one).toMatchObject({ state: 'found', count: 4, version: 2 });
    expect(await acts()).toEqual(before);
  });

  it('are decided by exactly what was seen: with a vote more it is stale; of two officers at once one wins', async () => {
    const [one] = await world.read((tx) => listSuspicions(tx, poll.id));
    const choice = { suspicions: [one!.id] };
    const stale = await as('qh-officer', async (doing) =>
      setAside(doing, await sceneOf(doing), { ...choice, seen: '3-00000000', reason: 'x' }),
    );
    expect(codeOf(stale)).toBe('http.stale');
    const both = await Promise.all([aside('qh-officer', choice), aside('qh-officer', choice)]);
    expect(both.map(codeOf).sort()).toEqual(['done', 'http.stale']);
    must(await move('qh-leader', (await quarantines(1))[0]!.id, confirm));
    expect((await world.read((tx) => listSuspicions(tx, poll.id)))[0]).toMatchObject({
      state: 'quarantined',
    });
  });

  it('what somebody dismissed with a reason is not raised again; the votes go on counting', async () => {
    const votes = await castMany({ work: 1, count: 3, agent: 'Kiosk' });
    const finding = {
      ...{ entryId: works[1]!.id, rule: 'farm', ruleVersion: '1', grounds: [] },
      votes: [[votes[0]!, votes.at(-1)!]] as [number, number][],
    };
    must(
      await world.doing({ kind: 'machine' }, async (doing) =>
        done(await saveFinding(doing, poll.id, finding)),
      ),
    );
    const [one] = await world.read((tx) => listSuspicions(tx, poll.id));
    const outcome = await as('qh-officer', async (doing) => {
      const scene = await sceneOf(doing);
      const seen = (await preview(doing.tx, scene, { suspicions: [one!.id] })).mark;
      return dismiss(doing, scene, { suspicions: [one!.id], seen, reason: '食堂自助终端' });
    });
    expect(codeOf(outcome)).toBe('done');
    await lookThrough(world.db, openLog('test', 'silent'));
    const open = (await world.read((tx) => listSuspicions(tx, poll.id))).filter(
      (each) => each.state === 'found',
    );
    expect(
      open.flatMap((each) => each.votes).some(([from, to]) => from <= votes[0]! && votes[0]! <= to),
    ).toBe(false);
    expect(await totals(1)).toMatchObject({ raw: 307, effective: 303 });
  });

  it('nothing can be chosen twice: what stands in quarantine is left out (scrutiny.nothing-chosen)', async () => {
    expect(codeOf(await aside('qh-officer', byHand(3, { agent: 'Farm' })))).toBe('scrutiny.nothing-chosen');
  });
});

describe('after the end', () => {
  it('votes are voided only out of quarantine and by two', async () => {
    await world.setClock(new Date(poll.closesAt.getTime() + 60_000));
    const [farm] = await quarantines(3);
    must(await move('qh-officer', farm!.id, askVoid));
    expect(await totals(3)).toMatchObject({ void: 0 });
    must(await move('qh-leader', farm!.id, confirm, '经查属实'));
    expect(await totals(3)).toEqual({ raw: 350, quarantined: 0, void: 150, effective: 200 });
    expect(codeOf(await move('qh-officer', farm!.id, release))).toBe('scrutiny.wrong-state');
  });

  it('what is set aside only now is told to unit and maker at once', async () => {
    const unit = await world.as('chenguang-officer');
    const said = '《晨光点单》有部分投票未计入';
    await world.runWorker();
    expect((await unit.get('/my/letters')).text).not.toContain(said);
    must(await aside('qh-officer', byHand(2, { fromOn: dayOf(minute(10)) })));
    must(await move('qh-leader', (await quarantines(2))[0]!.id, confirm));
    await world.runWorker();
    expect((await unit.get('/my/letters')).text).toContain(said);
  });
});
