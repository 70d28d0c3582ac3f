/** A chain of stages at the doors: check, scoring, choice by hand, and a jury of the owner; nothing skipped, nothing lost. */

import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';
import type { EntryId } from '../../kernel/id.ts';
import { dayOf, plusDays } from '../../kernel/period.ts';
import { listFactsOf } from '../../platform/outbox.ts';
import type { Call } from '../call/call.ts';
import type { Pipeline } from '../call/pipeline.ts';
import { blind, type Stage } from '../call/stage.ts';
import { hostedOf, officerOf, plantAtHost } from '../recommendation/planting.test.ts';
import { extendRound } from './actions/extend-round.ts';
import { openPipeline, plantMany, scoreAll } from './many.test.ts';
import type { Round } from './review.ts';
import { listReviewWaiting } from './store/waiting.ts';
import { findRoundOfCall, listRounds } from './store.ts';

const world = useWorld();
let call: Call;
let works: EntryId[];
let today: Date;

const stage = (key: string, kind: Stage['kind'], zh: string, more: Partial<Stage> = {}): Stage => ({
  ...{ key, kind, name: { zh }, runner: 'host' as const, sight: blind },
  ...more,
});
const said = { zh: '', en: '' };

beforeAll(async () => {
  const like = await plantAtHost(world, 'yintan-solar', 'platform', 'Like all others');
  today = await world.now();
  const stages = [
    stage('check', 'unit-check', '资格审核'),
    stage('first', 'score', '初评', { keep: { count: 3 }, closesAt: plusDays(today, 3).toISOString() }),
    stage('order', 'choice', '排序', { keep: { count: 2 } }),
    stage('jury', 'jury', '终审会', { runner: 'owner' }),
  ];
  const pipeline: Pipeline = { key: 'chain', name: said, source: said, stages, formula: { votesPercent: 0 } };
  const on = (days: number) => plusDays(today, days);
  const dates = { recommendUntil: on(1), reviewUntil: on(9), voteOpensAt: on(9), voteClosesAt: on(10) };
  call = await openPipeline(world, await hostedOf(world, like), pipeline, dates);
  works = await plantMany(world, like, call, 6);
});

const host = () => world.as('hn-officer');
const owner = () => world.as('qh-officer');
const round = async () => (await world.read((tx) => findRoundOfCall(tx, call.id)))!;
const at = (one: Round, verb?: string) => `/office/rounds/${one.id}${verb ? `/${verb}` : ''}`;
const waiting = async (username: 'hn-officer' | 'qh-officer') => {
  const [actor, now] = [await world.person(username), await world.now()];
  const all = await world.read((tx) => listReviewWaiting(tx, actor, now));
  return all.flatMap((one) => (one.kind !== 'score' && one.call.id === call.id ? [one.kind] : []));
};

describe('the check', () => {
  test('the host sees the whole chain before it begins, and begins it', async () => {
    expect(await waiting('hn-officer')).toEqual(['open']);
    const page = await (await host()).get(`/office/calls/${call.id}/round`);
    for (const name of ['资格审核', '初评', '排序', '终审会', '上报主办单位'])
      expect(page.text).toContain(name);
    expect((await (await host()).post(`/office/calls/${call.id}/round`)).status).toBe(303);
    expect((await round()).panelId).toBeUndefined();
    expect(await waiting('hn-officer')).toEqual(['decide']);
  });

  test('AC-172: no stage is skipped: nothing is closed, passed on or handed over before its turn', async () => {
    const client = await host();
    const one = await round();
    const answers = [];
    for (const verb of ['close', 'pass-on', 'hand-over']) {
      const answer = await client.post(at(one, verb), verb === 'hand-over' ? { entries: [works[0]!] } : {});
      answers.push([verb, answer.status]);
    }
    expect(answers).toEqual([
      ['close', 409],
      ['pass-on', 409],
      ['hand-over', 409],
    ]);
    expect((await client.post(at(one, 'hand-over'))).text).toContain('后面还有评审环节，不能直接上报');
    expect((await (await owner()).get(at(one))).status).toBe(404);
    expect((await (await owner()).post(at(one, 'decide'), { outcome: 'on', entries: works })).status).toBe(
      404,
    );
  });

  test('many are let on at once; leaving out asks why, and what was ticked stays ticked', async () => {
    const client = await host();
    const one = await round();
    const decided = await client.post(at(one, 'decide'), { outcome: 'on', entries: works.slice(0, 4) });
    expect([decided.status, decided.location]).toEqual([303, at(one)]);
    const silent = await client.post(at(one, 'decide'), { outcome: 'out', entries: [works[4]!] });
    expect(silent.status).toBe(422);
    expect(silent.text).toContain('请写明原因');
    expect(silent.text).toMatch(
      new RegExp(`value="${works[4]}"[^>]*checked|checked[^>]*value="${works[4]}"`),
    );
    const none = await client.post(at(one, 'decide'), { outcome: 'on' });
    expect([none.status, none.text.includes('请至少勾选一件作品')]).toEqual([422, true]);
    expect(
      (await client.post(at(one, 'decide'), { outcome: 'out', reason: '没有备案', entries: [works[4]!] }))
        .status,
    ).toBe(303);
    const again = await client.post(at(one, 'decide'), { outcome: 'on', entries: [works[0]!] });
    expect([again.status, again.text.includes('已由他人处理')]).toEqual([409, true]);
  });

  test('a decision is undone while the stage is open; the unit reads why its work came back', async () => {
    const client = await host();
    const one = await round();
    expect((await client.post(at(one, 'undo'), { entryId: works[4]! })).status).toBe(303);
    expect((await client.post(at(one, 'undo'), { entryId: works[4]! })).status).toBe(409);
    await client.post(at(one, 'decide'), { outcome: 'on', entries: [works[4]!] });
    const reason = '封面有水印';
    expect(
      (await client.post(at(one, 'decide'), { outcome: 'returned', reason, entries: [works[5]!] })).status,
    ).toBe(303);
    await world.runWorker();
    const letters = await (await world.as(officerOf('yintan-solar'))).get('/my/letters');
    expect(letters.text).toContain(reason);
    const page = await client.get(at(one));
    expect(page.text).toContain('进入下一环节 5 件');
    expect(page.text).toContain('退回未返 1 件');
    expect(await waiting('hn-officer')).toEqual(['close']);
  });

  test('closed, it shows who goes on; opened again with a reason; closed and passed on', async () => {
    const client = await host();
    const one = await round();
    expect((await client.post(at(one, 'close'))).status).toBe(303);
    expect(await waiting('hn-officer')).toEqual(['pass-on']);
    expect((await client.post(at(one, 'reopen'))).status).toBe(422);
    expect((await client.post(at(one, 'reopen'), { reason: '还有一件' })).status).toBe(303);
    expect((await client.post(at(one, 'close'))).status).toBe(303);
    const passed = await client.post(at(one, 'pass-on'));
    expect([passed.status, passed.location]).toEqual([303, at(await round())]);
    const late = await client.post(at(one, 'reopen'), { reason: '太晚了' });
    expect([late.status, late.text.includes('作品已进入下一环节')]).toEqual([409, true]);
    const twice = await client.post(at(one, 'pass-on'));
    expect(twice.status).toBe(409);
  });
});

describe('the scored stage and the order by hand', () => {
  test('once its time is over judges and officers are told, once, and nothing is scored any more', async () => {
    const one = await round();
    await scoreAll(world, one, 3, (id) => [90, 80, 70, 70, 60][works.indexOf(id)]!, plusDays(today, 1));
    const judging = `/review/rounds/${one.id}/entries/${works[0]}`;
    const judge = await world.as('judge-li');
    expect([200, 404]).toContain((await judge.get(judging)).status);
    await world.setClock(plusDays(today, 3));
    await world.runWorker();
    await world.runWorker();
    const facts = (await world.read((tx) => listFactsOf(tx, one.id))).map((fact) => fact.name);
    expect(facts.filter((name) => name === 'review.stage-ended')).toEqual(['review.stage-ended']);
    expect((await (await host()).get('/my/letters')).text).toContain('已到截止时间，请办理结束');
    expect((await (await host()).get(at(one))).text).toContain('评委不能再打分');
  });

  test('AC-281 the stage is extended for everybody, to a later day and with a reason; its new end is told again', async () => {
    const [client, one] = [await host(), await round()];
    const dayIn = (days: number) => dayOf(plusDays(today, days));
    const extend = (until: string, reason = '两位评委出差') =>
      client.post(at(one, 'extend'), { until, reason });
    const early = await extend(dayIn(1));
    expect([early.status, early.text.includes('须晚于现在和原来的截止日期')]).toEqual([422, true]);
    const asked = { until: dayIn(1), reason: 'x' };
    expect(
      await world.doing(await world.person('hn-officer'), (doing) =>
        extendRound(doing, { round: one }, asked),
      ),
    ).toMatchObject({ refusals: [{ code: 'review.not-later', field: 'until' }] });
    expect((await extend(dayIn(5), '')).status).toBe(422);
    expect((await (await owner()).post(at(one, 'extend'), { until: dayIn(5), reason: 'x' })).status).toBe(
      404,
    );
    expect((await extend(dayIn(5))).status).toBe(303);
    expect((await round()).closesAt! > plusDays(today, 4)).toBe(true);
    expect((await client.get(at(one))).text).not.toContain('本环节已于');
    await world.setClock(plusDays(today, 7));
    await world.runWorker();
    const facts = (await world.read((tx) => listFactsOf(tx, one.id))).map((fact) => fact.name);
    expect(facts.filter((name) => name === 'review.stage-ended')).toHaveLength(2);
    expect(facts.filter((name) => name === 'review.stage-extended')).toHaveLength(1);
  });

  test('a tie at the edge is shown and decided by the host, exactly as many as there are places', async () => {
    const client = await host();
    const one = await round();
    expect((await client.post(at(one, 'close'))).status).toBe(303);
    const page = await client.get(at(one));
    expect(page.text).toContain('名额边缘并列，请从中勾选 1 件');
    const none = await client.post(at(one, 'pass-on'));
    expect([none.status, none.text.includes('请在并列作品中勾选 1 件')]).toEqual([422, true]);
    expect((await client.post(at(one, 'pass-on'), { entries: [works[0]!] })).status).toBe(422);
    expect((await client.post(at(one, 'pass-on'), { entries: [works[3]!] })).status).toBe(303);
  });

  test('the choice begins with the ranking before; a work is moved up; the first two go on', async () => {
    const client = await host();
    const one = await round();
    expect((await client.post(at(one, 'order'), { entryId: works[0]!, direction: 'up' })).status).toBe(409);
    expect((await client.post(at(one, 'order'), { entryId: works[3]!, direction: 'up' })).status).toBe(303);
    const page = await client.get(at(one));
    expect(page.text.indexOf('Work 0004')).toBeLessThan(page.text.indexOf('Work 0002'));
    expect((await client.post(at(one, 'close'))).status).toBe(303);
    expect((await client.post(at(one, 'pass-on'))).status).toBe(303);
  });
});

describe('the jury of the owner', () => {
  test('the owner is told that its stage has begun, and sees the works and the rounds before; the host only reads', async () => {
    await world.runWorker();
    const one = await round();
    expect((await (await owner()).get('/my/letters')).text).toContain('终审会');
    const page = await (await owner()).get(at(one));
    expect([page.status, page.text.includes('Work 0001'), page.text.includes('Work 0004')]).toEqual([
      200,
      true,
      true,
    ]);
    expect((await (await owner()).get(`/office/entries/${works[0]}`)).status).toBe(200);
    const [, scored] = await world.read((tx) => listRounds(tx, call.id));
    expect((await (await owner()).get(at(scored!))).status).toBe(200);
    expect((await (await host()).get(at(one))).status).toBe(404);
    expect(await waiting('qh-officer')).toEqual(['close']);
  });

  test('it changes the ranking only with a reason, writes its minutes, and the works stand at the owner', async () => {
    const client = await owner();
    const one = await round();
    expect(
      (await client.post(at(one, 'decide'), { outcome: 'returned', reason: 'x', entries: [works[0]!] }))
        .status,
    ).toBe(409);
    expect((await client.post(at(one, 'decide'), { outcome: 'out', entries: [works[0]!] })).status).toBe(422);
    const out = { outcome: 'out', reason: '版权有争议', entries: [works[0]!] };
    expect((await client.post(at(one, 'decide'), out)).status).toBe(303);
    const silent = await client.post(at(one, 'close'));
    expect([silent.status, silent.text.includes('请填写评审会纪要')]).toEqual([422, true]);
    expect((await client.post(at(one, 'close'), { minutes: '五人到会，一致同意。' })).status).toBe(303);
    expect((await client.post(at(one, 'pass-on'))).text).toContain('这是最后一个环节');
    expect((await client.post(at(one, 'hand-over'))).status).toBe(303);
    const page = await client.get(at(one));
    expect(page.text).toContain('五人到会');
    expect(page.text).toContain('版权有争议');
    expect((await world.anyone().get(`/works/${works[3]}`)).status).toBe(200);
    expect((await world.anyone().get(`/works/${works[0]}`)).status).toBe(404);
    expect((await (await host()).get(at(one))).status).toBe(200);
  });
});

describe('AC-167: whoever has a stake', () => {
  test('an officer who sent in one of the works neither reads nor runs its round; the others do', async () => {
    const [first] = await world.read((tx) => listRounds(tx, call.id));
    const [officer, page] = [await world.person('hn-officer'), at(first!)];
    expect((await (await host()).get(page)).status).toBe(200);
    const sent = await sql<{ sent_by: string; channel: string }>`
      select sent_by, entered_by as channel from entry where id = ${works[0]!}`.execute(world.owner);
    const set = (by: string, channel: string) =>
      sql`update entry set sent_by = ${by}, entered_by = ${channel} where id = ${works[0]!}`.execute(
        world.owner,
      );
    await set(officer.id, 'person');
    const answer = await (await host()).get(page);
    expect([answer.status, answer.text.includes('请由另一位经办人办理')]).toEqual([403, true]);
    expect((await (await host()).post(`${page}/reopen`, { reason: 'x' })).status).toBe(403);
    await set(sent.rows[0]!.sent_by, sent.rows[0]!.channel);
    expect((await (await host()).get(page)).status).toBe(200);
  });
});
