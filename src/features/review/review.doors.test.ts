/** A round at the doors: host, judges, owner, and everybody from whom it is hidden. */

import { beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../../world/fixture.ts';
import { useWorld } from '../../../world/fixture.ts';
import { listFactsOf } from '../../platform/outbox.ts';
import type { Call } from '../call/call.ts';
import type { Entry } from '../entry/entry.ts';
import { hostedOf, plantAtHost } from '../recommendation/planting.test.ts';
import { seat } from './judging.test.ts';
import type { Round, RoundEntry } from './review.ts';
import { listRoundEntries } from './store/judging.ts';
import { listScores } from './store/score.ts';
import { listReviewWaiting } from './store/waiting.ts';
import { findRoundOfCall } from './store.ts';

const world = useWorld();
let call: Call;
let works: Entry[];
let round: Round;
let entries: RoundEntry[];

beforeAll(async () => {
  works = [];
  for (const unit of ['chenguang', 'hewan-transit', 'yintan-solar'] as const)
    works.push(await plantAtHost(world, unit, 'micro-film', `Film of ${unit}`));
  call = await hostedOf(world, works[0]!);
});

const host = () => world.as('huangnan-officer');
const hosting = () => `/office/calls/${call.id}/round`;
const office = () => `/office/rounds/${round.id}`;
const scoreAt = (entryId: string) => `/review/rounds/${round.id}/entries/${entryId}`;
const marks = (points: (max: number) => number | string) =>
  Object.fromEntries(
    round.rubric.flatMap((c, i) => [
      [`marks.${i}.key`, c.key],
      [`marks.${i}.points`, String(points(c.max))],
    ]),
  );
const submit = (
  client: Client,
  entryId: string,
  points: (max: number) => number | string,
  more: Record<string, string> = {},
) => client.post(scoreAt(entryId), { ...marks(points), version: 0, intent: 'submit', ...more });

describe('opening the round', () => {
  test('the host reads what will happen, is reminded of the floor, and opens it', async () => {
    const before = await (await host()).get(hosting());
    expect(before.status).toBe(200);
    expect(before.text).toContain('少于承办单位最低数 6 件');
    expect((await (await world.as('huangnan-leader')).post(hosting())).status).toBe(403);
    const answer = await (await host()).post(hosting());
    round = (await world.read((tx) => findRoundOfCall(tx, call.id)))!;
    entries = await world.read((tx) => listRoundEntries(tx, round.id));
    expect([answer.status, answer.location]).toEqual([303, office()]);
    const again = await (await host()).post(hosting());
    expect([again.status, again.text.includes('本子项目的评审已经开始')]).toEqual([409, true]);
  });

  test('AC-033: before handing over the round is 404 for owner, city, unit and anybody; 401 signed out', async () => {
    for (const username of [
      'qh-officer',
      'qh-leader',
      'xn-officer',
      'chenguang-officer',
      'worker-ma',
      'national-officer',
    ] as const) {
      const client = await world.as(username);
      for (const address of [office(), hosting()]) {
        expect([username, address, (await client.get(address)).status]).toEqual([username, address, 404]);
      }
      expect([
        username,
        (await client.post(`${office()}/hand-over`, { entries: [works[0]!.id] })).status,
      ]).toEqual([username, 404]);
    }
    expect((await world.anyone().get(office())).status).toBe(401);
  });
});

describe('judges', () => {
  test('the host is led to the panel of the round; a judge of it finds the round among their own', async () => {
    expect((await (await host()).get(office())).text).toContain(`/office/panels/${round.panelId}`);
    await seat(world, round, 'judge-li', 'chenguang');
    await seat(world, round, 'judge-nima', 'yintan-dairy');
    expect((await (await world.as('judge-li')).get('/review')).text).toContain(`/review/rounds/${round.id}`);
  });
});

describe('judging', () => {
  test('AC-160: a work of the judge’s own unit is in no list and no count, and its address is 404', async () => {
    const client = await world.as('judge-li');
    const page = await client.get(`/review/rounds/${round.id}`);
    expect(page.status).toBe(200);
    expect(page.text).not.toContain(works[0]!.number);
    expect(page.text).toContain(works[2]!.number);
    expect(page.text).toContain(`0 / ${entries.length - 1}`);
    for (const address of [scoreAt(works[0]!.id), `${scoreAt(works[0]!.id)}/file`])
      expect((await client.get(address)).status).toBe(404);
    expect((await submit(client, works[0]!.id, (max) => max)).status).toBe(404);
    expect((await client.get(`/office/entries/${works[1]!.id}`)).status).toBeGreaterThanOrEqual(400);
  });

  test('AC-163: the work is shown without makers and unit', async () => {
    const page = await (await world.as('judge-li')).get(scoreAt(works[2]!.id));
    expect(page.status).toBe(200);
    expect(page.text).toContain(works[2]!.number);
    expect(page.text).not.toContain('Maker');
    expect(page.text).not.toContain('牧光电站');
    expect(page.text).not.toContain('planted.mp4');
  });

  test('AC-046: who does not judge here finds nothing, a seat or none', async () => {
    for (const username of ['judge-gu', 'huangnan-officer', 'qh-officer', 'worker-ma'] as const) {
      const client = await world.as(username);
      expect([username, (await client.get(`/review/rounds/${round.id}`)).status]).toEqual([username, 404]);
      expect([username, (await submit(client, works[1]!.id, (max) => max)).status]).toEqual([username, 404]);
    }
    expect((await world.anyone().get('/review')).status).toBe(401);
  });

  test('AC-166: wrong points are refused by their fields and what was typed stays', async () => {
    const client = await world.as('judge-li');
    const tooMany = await submit(client, works[1]!.id, (max) => max + 0.5, { remark: 'what I typed' });
    expect(tooMany.status).toBe(422);
    expect(tooMany.text).toContain('what I typed');
    expect(tooMany.text).toContain(`value="${round.rubric[0]!.max + 0.5}"`);
    expect(tooMany.text).toContain('marks-0-points-problem');
    for (const odd of ['NaN', '1e9', '3.3', '-1', 'Infinity', '']) {
      expect([odd, (await submit(client, works[1]!.id, () => odd)).status]).toEqual([odd, 422]);
    }
    const unknown = await client.post(scoreAt(works[1]!.id), {
      ...marks(() => 1),
      'marks.0.key': 'charm',
      version: 0,
      intent: 'submit',
    });
    expect([unknown.status, unknown.text.includes('评分标准里没有“charm”')]).toEqual([422, true]);
    const twice = await client.post(scoreAt(works[1]!.id), {
      ...marks(() => 1),
      'marks.1.key': round.rubric[0]!.key,
      version: 0,
      intent: 'submit',
    });
    expect(twice.text).toContain('填了两次');
    const missing = await client.post(scoreAt(works[1]!.id), { version: 0, intent: 'submit' });
    expect([missing.status, missing.text.includes('请给“')]).toEqual([422, true]);
    const json = await client.json(scoreAt(works[1]!.id), {
      marks: [{ key: round.rubric[0]!.key, points: 'constructor' }],
      version: 0,
      intent: 'submit',
    });
    expect(json.status).toBe(422);
    expect(await world.read((tx) => listScores(tx, round.id))).toEqual([]);
  });

  test('a draft survives a reload; a second window that saves over it gets both texts', async () => {
    const client = await world.as('judge-li');
    const saved = await client.post(scoreAt(works[1]!.id), {
      ...marks(() => ''),
      'marks.0.points': '7.5',
      remark: 'first window',
      version: 0,
      intent: 'draft',
    });
    expect([saved.status, saved.location]).toEqual([303, scoreAt(works[1]!.id)]);
    expect((await client.get(scoreAt(works[1]!.id))).text).toContain('value="7.5"');
    const stale = await client.post(scoreAt(works[1]!.id), {
      ...marks(() => ''),
      remark: 'second window',
      version: 0,
      intent: 'draft',
    });
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('first window');
    expect(stale.text).toContain('second window');
  });

  test('AC-164: others’ scores appear only after one’s own is in, and a submitted score is final', async () => {
    const [li, nima] = [await world.as('judge-li'), await world.as('judge-nima')];
    const shared = works[1]!.id;
    expect((await submit(nima, shared, (max) => max)).status).toBe(303);
    const before = await li.get(scoreAt(shared));
    expect(before.text).not.toContain('位评委平均');
    const own = await li.post(scoreAt(shared), { ...marks(() => 10), version: 1, intent: 'submit' });
    expect(own.status).toBe(303);
    expect(own.location).not.toBe(scoreAt(shared));
    const after = await li.get(scoreAt(shared));
    expect(after.text).toContain('其他 1 位评委平均 100 分');
    expect(after.text).not.toContain('尼玛顿珠');
    const again = await li.post(scoreAt(shared), { ...marks((max) => max), version: 2, intent: 'submit' });
    expect([again.status, again.text.includes('您已提交对这件作品的打分')]).toEqual([409, true]);
  });

  test('AC-166: of two submissions in parallel one wins', async () => {
    const li = await world.as('judge-li');
    const answers = await Promise.all([
      submit(li, works[2]!.id, () => 5),
      submit(li, works[2]!.id, () => 10),
    ]);
    expect(answers.map((a) => a.status).sort()).toEqual([303, 409]);
  });
});

describe('closing and handing over', () => {
  test('AC-172: not while a work has no score; not handed over while open', async () => {
    const page = await (await host()).get(office());
    expect(page.text).toMatch(/还有 \d+ 件作品没有任何打分，不能结束/);
    const closing = await (await host()).post(`${office()}/close`);
    expect([closing.status, closing.text.includes('没有任何打分')]).toEqual([409, true]);
    expect((await (await host()).post(`${office()}/hand-over`, { entries: [works[0]!.id] })).status).toBe(
      409,
    );
    expect(page.text).not.toContain('最低–最高');
  });

  test('the host is told of missing scores, closes, reads the ranking, and hands its choice over', async () => {
    const nima = await world.as('judge-nima');
    for (const entry of entries.filter((e) => e.entryId !== works[1]!.id)) {
      const answer = await submit(nima, entry.entryId, (max) => Math.floor(max / 2), { remark: '镜头很稳' });
      expect([303, 404]).toContain(answer.status);
    }
    const closed = await (await host()).post(`${office()}/close`);
    expect([closed.status, closed.location]).toEqual([303, office()]);
    const ranking = await (await host()).get(office());
    expect(ranking.text).toContain('最低–最高');
    expect(ranking.text).toContain('镜头很稳');
    expect(
      (
        await world.read(async (tx) =>
          listReviewWaiting(tx, await world.person('huangnan-officer'), await world.now()),
        )
      ).map((w) => w.kind),
    ).toContain('hand-over');
    const late = await submit(nima, works[0]!.id, () => 1);
    expect(late.status).toBe(409);

    const empty = await (await host()).post(`${office()}/hand-over`, {});
    expect([empty.status, empty.text.includes('请至少勾选一件作品')]).toEqual([422, true]);
    expect((await (await world.as('qh-officer')).get(office())).status).toBe(404);
    const handed = await (await host()).post(`${office()}/hand-over`, {
      entries: [works[0]!.id, works[1]!.id],
    });
    expect([handed.status, handed.location]).toEqual([303, office()]);
  });

  test('the owner now reads the ranking and the choice, without judges’ names and remarks', async () => {
    const page = await (await world.as('qh-officer')).get(office());
    expect(page.status).toBe(200);
    expect(page.text).toContain('上报名单');
    expect(page.text).not.toContain('黎静观');
    expect(page.text).not.toContain('镜头很稳');
    expect((await (await world.as('qh-officer')).post(`${office()}/close`)).status).toBe(403);
    expect((await (await world.as('xn-officer')).get(office())).status).toBe(404);
    const again = await (await host()).post(`${office()}/hand-over`, { entries: [works[0]!.id] });
    expect([again.status, again.text.includes('已经上报主办单位')]).toEqual([409, true]);
  });

  test('AC-230: each act left exactly one fact', async () => {
    const names = (await world.read((tx) => listFactsOf(tx, round.id))).map((f) => f.name);
    const scores = await world.read((tx) => listScores(tx, round.id));
    const count = (name: string) => names.filter((n) => n === name).length;
    expect(count('review.round-opened')).toBe(1);
    expect(count('review.score-submitted')).toBe(scores.filter((s) => s.submittedAt).length);
    expect(count('review.round-closed')).toBe(1);
    expect(count('review.handed-over')).toBe(1);
  });
});
