/** Figures of another platform: stated by the owner's officer with their source, kept all, and published with the result. */

import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Client, useWorld } from '../../../world/fixture.ts';
import { showWorks } from '../../../world/shown-works.ts';
import { dayOf } from '../../kernel/period.ts';
import type { Call } from '../call/call.ts';
import type { Entry } from '../entry/entry.ts';
import type { Formula } from '../reckoning/reckoning.ts';
import { readWorkings, recompute } from '../reckoning/workings.ts';

const world = useWorld();
let call: Call;
let works: Entry[];
let officer: Client;
let link: string;
let desk: string;
let today: string;
const source = 'https://example.org/likes';

const formula: Formula = {
  judgesPercent: 80,
  votesPercent: 0,
  conversion: { kind: 'max-normal' },
  figures: [
    {
      key: 'likes',
      name: { zh: '短视频点赞', en: 'likes' },
      percent: 20,
      conversion: { kind: 'max-normal' },
    },
  ],
  awards: [{ award: 'gold', name: { zh: '金奖', en: 'Gold' }, count: 1 }],
  ratioPercentMax: 100,
};

beforeAll(async () => {
  const { id } = await world.call('platform');
  const prize = {
    ...{ key: 'liked', name: { zh: '网络人气奖', en: 'Liked' } },
    ...{ by: { kind: 'figure', key: 'likes' }, count: 1 },
  };
  const whole = JSON.stringify({ ...formula, prizes: [prize] });
  await sql`update call set formula = ${whole}::jsonb where id = ${id}`.execute(world.owner);
  works = await showWorks(world, 'platform', [
    { unit: 'yintan-solar', title: '甲', points: [90, 90] },
    { unit: 'college-mechanics', title: '乙', points: [80, 80] },
  ]);
  call = await world.call('platform');
  await world.setClock(call.voteOpensAt);
  officer = await world.as('qh-officer');
  link = `/office/calls/${call.id}/figures`;
  desk = `/office/calls/${call.id}/result`;
  today = dayOf(await world.now());
});

const versionIn = (text: string) => Number(/name="version" value="(\d+)"/.exec(text)?.[1]);
type Fields = Record<string, string | number>;
const state = async (fields: Fields, version?: number) =>
  officer.post(link, { version: version ?? versionIn((await officer.get(link)).text), ...fields });
const row = (index: number, amount: number | string, more: Fields = {}): Fields => ({
  [`works.${index}.entryId`]: works[index]!.id,
  [`works.${index}.key`]: 'likes',
  [`works.${index}.amount`]: amount,
  ...more,
});
const common = () => ({ source, dated: today });
const placesOf = async () =>
  (
    await sql<{ line: string }>`
      select e.title || ' ' || p.composite as line from award_place p join entry e on e.id = p.entry_id
      join award_result a on a.id = p.result_id where a.call_id = ${call.id} order by p.rank`.execute(
      world.owner,
    )
  ).rows.map((one) => one.line);

describe('stating', () => {
  it('a result is not prepared while a figure is missing: how many, and the way there (award.figures-missing)', async () => {
    const answer = await officer.json(desk, {});
    expect([answer.status, answer.body.code]).toEqual([409, 'award.figures-missing']);
    const { text } = await officer.get(desk);
    expect([text.includes('还缺 2 个数字'), text.includes(`href="${link}"`)]).toEqual([true, true]);
    expect(await placesOf()).toEqual([]);
  });

  it('what is wrong is said by its field, and nothing typed is lost', async () => {
    const wrong = await state({ ...row(0, 12), ...row(1, 'many'), 'works.1.source': '抄录' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toMatch(/name="works.0.amount"[^>]*value="12"/);
    const bare = await state({ ...row(0, 12), ...row(1, ''), 'works.1.source': '抄录', paste: '无此号\t3' });
    for (const said of ['请填写来源', '请填写日期', '没有的填 0', '请选择是哪个数字', '抄录', '无此号'])
      expect([said, bare.text.includes(said)]).toEqual([said, true]);
    const line = await state({ ...common(), pasteKey: 'likes', paste: '无此号\t3' });
    expect([line.status, line.text.includes('第 1 行：没有编号为 无此号 的作品')]).toEqual([422, true]);
    const ahead = await state({ ...row(0, 1), source, dated: '2099-01-01' });
    expect([ahead.status, ahead.text.includes('日期不能晚于今天')]).toEqual([422, true]);
    expect(versionIn((await officer.get(link)).text)).toBe(0);
  });

  it('a row and a pasted line are both kept, with who and when; nothing new is told so (award.figures-same)', async () => {
    const paste = `编号\t点赞\n${works[1]!.number}\t1,000`;
    const answer = await state({ ...row(0, 0), ...common(), pasteKey: 'likes', paste });
    expect([answer.status, answer.location]).toEqual([303, link]);
    const { text } = await officer.get(link);
    for (const said of ['已填齐', '历次填写', '1000', source])
      expect([said, text.includes(said)]).toEqual([said, true]);
    const again = await officer.json(link, { version: 1, works: [] });
    expect([again.status, again.body.code]).toEqual([409, 'award.figures-same']);
  });

  it('of two who state at once the second sees both texts and loses nothing (http.stale)', async () => {
    const late = await state({ ...row(0, 77), ...common() }, 0);
    expect([late.status, late.text.includes('他人已保存'), late.text.includes('1000')]).toEqual([
      409,
      true,
      true,
    ]);
    expect(late.text).toMatch(/name="works.0.amount"[^>]*value="77"/);
    expect(versionIn(late.text)).toBe(1);
  });

  it('the leader reads; others have no such page, and a call without figures has none (AC-033)', async () => {
    const leader = await world.as('qh-leader');
    expect([(await leader.get(link)).status, (await leader.post(link, { version: 1 })).status]).toEqual([
      200, 403,
    ]);
    for (const who of ['national-officer', 'xn-officer', 'worker-an'] as const) {
      const client = await world.as(who);
      expect([(await client.get(link)).status, (await client.post(link, {})).status]).toEqual([404, 404]);
    }
    const song = await world.call('song');
    expect((await officer.get(`/office/calls/${song.id}/figures`)).status).toBe(404);
  });
});

describe('the result', () => {
  it('weighs them; stated anew while it is prepared it is reckoned anew, and no gap is left', async () => {
    expect((await officer.post(desk)).status).toBe(303);
    // 80 × 80 % + 100 × 20 %; 90 × 80 % + 0.
    expect(await placesOf()).toEqual(['乙 84.00', '甲 72.00']);
    expect((await state({ ...row(0, 1000), ...common() })).status).toBe(303);
    expect(await placesOf()).toEqual(['甲 92.00', '乙 84.00']);
    const gap = await officer.json(link, {
      version: 2,
      works: [{ entryId: works[0]!.id, key: 'likes' }],
    });
    expect([gap.status, gap.body.code]).toEqual([409, 'award.figures-missing']);
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from outbox_fact where name = 'award.figures-stated'`.execute(world.owner);
    expect(rows[0]!.n).toBe(2);
  });

  it('says number and source to everybody, on the page and in both files; once submitted nothing is restated', async () => {
    const newest = async () =>
      (
        await sql<{ id: string; version: number; sha256: string }>`
          select id, version, sha256 from award_result where call_id = ${call.id}`.execute(world.owner)
      ).rows[0]!;
    const { id, version } = await newest();
    const plan = { version, noticeDays: '1', noticeKind: 'calendar' };
    expect((await officer.post(`/office/results/${id}/submit`, plan)).status).toBe(303);
    const closed = await officer.json(link, { version: 2, works: [] });
    expect([closed.status, closed.body.code]).toEqual([409, 'award.wrong-state']);
    expect((await officer.get(link)).text).not.toContain('name="works.0.amount"');
    const { version: seen, sha256 } = await newest();
    const leader = await world.as('qh-leader');
    expect((await leader.post(`/office/results/${id}/sign`, { version: seen, sha256 })).status).toBe(303);
    const anyone = world.anyone();
    const page = await anyone.get(`/campaigns/${call.campaignId}/calls/${call.id}/result`);
    for (const said of ['短视频点赞', '1000', source, '网络人气奖'])
      expect([said, page.text.includes(said)]).toEqual([said, true]);
    const file = await anyone.get(`/results/${id}/workings`);
    const read = readWorkings(JSON.parse(file.text));
    if ('refusals' in read) throw new Error(JSON.stringify(read.refusals));
    expect(recompute(read.workings).differences).toEqual([]);
    const told = read.workings.works.map(({ figures, sources }) => [figures?.likes, sources?.likes?.source]);
    expect(told).toEqual([
      [1000, source],
      [1000, source],
    ]);
    expect((await anyone.get(`/results/${id}/table`)).status).toBe(200);
  });
});
