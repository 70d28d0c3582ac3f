/** The window of a vote altered by two people, and appeals after the close, on a real PostgreSQL. */

import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';
import { type MadeVotes, makeVotes } from '../../../world/made-votes.ts';
import type { Username } from '../../../world/people.ts';
import { showWorks } from '../../../world/shown-works.ts';
import { must } from '../../../world/world.ts';
import { dayOf, plusDays } from '../../kernel/period.ts';
import { done, type Outcome } from '../../kernel/verdict.ts';
import type { Doing } from '../../platform/db.ts';
import type { Call } from '../call/call.ts';
import { getCall } from '../call/store.ts';
import type { Entry } from '../entry/entry.ts';
import { cast } from '../vote/actions/cast.ts';
import { freezePoll } from '../vote/actions/freeze-poll.ts';
import { findPoll, findPollById } from '../vote/store/poll.ts';
import { statusTotals } from '../vote/store/tally.ts';
import type { Poll } from '../vote/vote.ts';
import { decideAlteration, proposeAlteration } from './actions/alter.ts';
import { answerAppeal } from './actions/answer-appeal.ts';
import { fileAppeal } from './actions/file-appeal.ts';
import { askVoid, confirm, refuseProposal, release } from './actions/move-quarantine.ts';
import { setAside } from './actions/set-aside.ts';
import { tellClosed } from './actions/tell-closed.ts';
import { mayAnswer } from './policy.ts';
import { listAlterations } from './store/alteration.ts';
import { listAppeals } from './store/appeal.ts';
import { findConcerned } from './store/concerned.ts';
import { findAppealScene, findHeld, findScene } from './store/held.ts';
import { preview, type TypedChoice } from './store/preview.ts';
import { listQuarantines } from './store/quarantine.ts';

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
  for (const [work, count] of [40, 30, 21, 20].entries()) await castMany({ work, count, everySeconds: 20 });
  for (const work of [0, 1]) {
    await castMany({ work, count: 4, agent: 'Script' });
    must(await aside('qh-officer', byHand(work, { agent: 'Script' })));
    must(await move('qh-leader', (await quarantines(work))[0]!.id, confirm));
  }
});

describe('the window (AC-137)', () => {
  const propose = (kind: 'pause' | 'resume' | 'extend' | 'cancel', more: object = {}) =>
    as('qh-officer', async (doing) =>
      proposeAlteration(doing, await sceneOf(doing), { kind, reason: '网络故障', ...more }),
    );
  const decide = (who: Username, verb: 'confirm' | 'refuse' | 'withdraw') =>
    as(who, async (doing) => {
      const [alteration] = await listAlterations(doing.tx, poll.id);
      const scene = await sceneOf(doing);
      return decideAlteration(
        doing,
        { ...scene, alteration: alteration! },
        { verb, version: alteration!.version, reason: '同意' },
      );
    });
  const vote = async () => codeOf(await as('worker-ma', (doing) => cast(doing, { entry: works[1]! })));

  it('a pause holds only once a leader confirmed it; then nobody votes, until it is resumed', async () => {
    must(await propose('pause'));
    expect(codeOf(await propose('cancel'))).toBe('scrutiny.alteration-open');
    expect(await vote()).toBe('done');
    must(await decide('qh-leader', 'confirm'));
    await world.setClock(new Date((await world.now()).getTime() + 86_400_000));
    expect(await vote()).toBe('vote.paused');
    expect(codeOf(await propose('pause'))).toBe('scrutiny.poll-paused');
    must(await propose('resume'));
    must(await decide('qh-leader', 'confirm'));
    expect(await vote()).toBe('done');
    expect(codeOf(await propose('resume'))).toBe('scrutiny.poll-runs');
  });

  it('extended, the new end holds for the poll and for the call, and stands in the ledger', async () => {
    const end = (days: number) => ({ untilOn: dayOf(plusDays(call.voteClosesAt, days)) });
    expect(codeOf(await propose('extend', end(-3)))).toBe('scrutiny.until-early');
    expect(codeOf(await propose('extend', end(90)))).toBe('scrutiny.until-late');
    must(await propose('extend', end(3)));
    must(await decide('qh-leader', 'confirm'));
    const after = (await world.read((tx) => findPollById(tx, poll.id)))!;
    expect(after.closesAt > call.voteClosesAt).toBe(true);
    expect((await world.read((tx) => getCall(tx, call.id))).voteClosesAt).toEqual(after.closesAt);
    expect((await acts()).slice(-3)).toEqual(['pause', 'resume', 'extend']);
    poll = after;
  });

  it('what closed while the leader’s word waited for the ledger is not extended any more (scrutiny.poll-closed)', async () => {
    must(await propose('extend', { untilOn: dayOf(plusDays(poll.closesAt, 2)) }));
    const before = await acts();
    await world.setClock(new Date(poll.closesAt.getTime() + 1000));
    const late = await world.doing(
      await world.person('qh-leader'),
      async (doing) => {
        const [alteration] = await listAlterations(doing.tx, poll.id);
        const scene = { ...(await sceneOf(doing)), alteration: alteration! };
        return decideAlteration(doing, scene, { verb: 'confirm', version: 1, reason: '同意' });
      },
      new Date(poll.closesAt.getTime() - 1000),
    );
    expect(codeOf(late)).toBe('scrutiny.poll-closed');
    expect(await acts()).toEqual(before);
    expect((await world.read((tx) => findPollById(tx, poll.id)))!.closesAt).toEqual(poll.closesAt);
    must(await decide('qh-officer', 'withdraw'));
    await world.setClock(new Date(poll.closesAt.getTime() - 3_600_000));
  });
});

describe('after the close (AC-149)', () => {
  const find = async (who: Username, work: number) => {
    const actor = await world.person(who);
    return world.read((tx, now) => findConcerned({ tx, actor, now }, poll.id, works[work]!.id));
  };
  const appeal = (who: Username, work: number, words = '职工在班前会上集中投票') =>
    as(who, async (doing) => {
      const found = await findConcerned(doing, poll.id, works[work]!.id);
      return found ? fileAppeal(doing, found, { words }) : done(undefined);
    });

  it('before it the work’s unit finds nothing at all, whatever was set aside (AC-148)', async () => {
    expect(await find('mechanics-officer', 1)).toBe(undefined);
  });

  it('after it the unit is told and sees counts and reasons, never voters; others see nothing', async () => {
    await world.setClock(plusDays(poll.closesAt, 1));
    must(await world.doing({ kind: 'machine' }, async (doing) => done(await tellClosed(doing))));
    await world.runWorker();
    const letters = await (await world.as('mechanics-officer')).get('/my/letters');
    expect(letters.text).toContain('《学徒互助平台》有部分投票未计入');
    const found = (await find('mechanics-officer', 1))!;
    expect(found.quarantines).toMatchObject([{ count: 4, rule: 'by-hand', state: 'standing' }]);
    expect(await find('chenguang-officer', 1)).toBe(undefined);
  });

  it('an appeal is due in three working days; one at a time', async () => {
    must(await appeal('mechanics-officer', 1));
    expect(codeOf(await appeal('mechanics-officer', 1))).toBe('scrutiny.appeal-open');
    const [one] = await world.read((tx) => listAppeals(tx, poll.id));
    expect(one).toMatchObject({ state: 'filed', side: 'unit' });
    const days = (one!.dueAt.getTime() - one!.at.getTime()) / 86_400_000;
    expect(days > 2 && days < 6).toBe(true);
    expect(codeOf(await appeal('pasture-officer', 0))).toBe('done');
  });

  it('is not answered by who set the votes aside (scrutiny.own-decision), but by another officer, who releases', async () => {
    const [one] = await world.read((tx) => listAppeals(tx, poll.id, works[1]!.id));
    const answer = (who: Username) =>
      as(who, async (doing) => {
        const scene = (await findAppealScene(doing, one!.id))!;
        return answerAppeal(doing, scene, {
          version: one!.version,
          outcome: 'grant',
          answer: '经核实系集中组织',
        });
      });
    expect(codeOf(await answer('qh-officer'))).toBe('scrutiny.own-decision');
    const second = await secondOfficer();
    const scene = await world.read((tx) => findAppealScene({ tx, actor: second }, one!.id));
    expect(mayAnswer(second, scene!).allowed).toBe(true);
    const granted = await world.doing(second, async (doing) =>
      answerAppeal(doing, scene!, { version: one!.version, outcome: 'grant', answer: '经核实系集中组织' }),
    );
    expect(codeOf(granted)).toBe('done');
    const [waits] = await world.read((tx) => listAppeals(tx, poll.id, works[1]!.id));
    if (waits!.state === 'releasing') {
      const [asked] = await quarantines(1);
      must(await move('qh-leader', asked!.id, confirm));
    }
    expect((await world.read((tx) => listAppeals(tx, poll.id, works[1]!.id)))[0]).toMatchObject({
      state: 'granted',
    });
    expect(await totals(1)).toMatchObject({ quarantined: 0 });
    await world.runWorker();
    const letters = await (await world.as('mechanics-officer')).get('/my/letters');
    expect(letters.text).toContain('的申诉已采纳');
  });

  it('is granted as it is when everything was released meanwhile; nothing is voided before it is answered', async () => {
    const [held] = await quarantines(0);
    expect(codeOf(await move('qh-officer', held!.id, askVoid))).toBe('scrutiny.appeal-open');
    must(await move('qh-officer', held!.id, release));
    if ((await quarantines(0))[0]!.state === 'release-proposed') {
      expect(codeOf(await move('qh-leader', held!.id, refuseProposal))).toBe('scrutiny.own-decision');
      must(await move('qh-leader', held!.id, confirm));
    }
    const [filed] = await world.read((tx) => listAppeals(tx, poll.id, works[0]!.id));
    expect(filed!.state).toBe('filed');
    const granted = await world.doing(await secondOfficer(), async (doing) =>
      answerAppeal(doing, (await findAppealScene(doing, filed!.id))!, {
        ...{ version: filed!.version, outcome: 'grant', answer: '已恢复计入' },
      }),
    );
    expect(codeOf(granted)).toBe('done');
    expect(await world.read((tx) => listAppeals(tx, poll.id, works[0]!.id))).toMatchObject([
      { state: 'granted' },
    ]);
  });

  /** Another officer of the owner, who had no part in anything. */
  async function secondOfficer() {
    const [officer, tao] = [await world.person('qh-officer'), await world.person('worker-tao')];
    return { ...tao, seats: officer.seats };
  }
});
