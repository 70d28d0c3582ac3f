/** The public doors of works and votes, as a browser without JavaScript meets them. */

import { sql } from 'kysely';
import pg from 'pg';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { type Client, useWorld } from '../../../world/fixture.ts';
import { showWorks } from '../../../world/shown-works.ts';
import { newId } from '../../kernel/id.ts';
import { plusDays } from '../../kernel/period.ts';
import type { Call } from '../call/call.ts';
import { hideEntry } from '../entry/actions/hide-entry.ts';
import type { Entry } from '../entry/entry.ts';

const world = useWorld();
let call: Call;
let works: Entry[];
let gallery: string;
let voter: Client;
let page: string;

beforeAll(async () => {
  const titles = ['甲', '乙', '丙', '丁', '戊', '己', '庚'];
  works = await showWorks(
    world,
    'platform',
    titles.map((title) => ({ unit: 'yintan-solar' as const, title })),
  );
  call = await world.call('platform');
  await world.setClock(new Date(call.voteOpensAt.getTime() + 10 * 3_600_000));
  gallery = `/campaigns/${call.campaignId}/calls/${call.id}`;
  page = `/works/${works[0]!.id}`;
  voter = await world.as('worker-ma');
});

const countVotesOf = async (work: Entry) => {
  const rows = await sql<{
    n: number;
  }>`select count(*)::int as n from vote_event where entry_id = ${work.id}`.execute(world.owner);
  return rows.rows[0]!.n;
};

describe('200: what everybody sees', () => {
  it('a work’s page, signed out: title, maker, unit, number, the call, the way to sign in, share meta', async () => {
    const answer = await world.anyone().get(page);
    expect(answer.status).toBe(200);
    for (const said of ['甲', '银滩', works[0]!.number!, '互联网+普惠服务优秀平台征集'])
      expect(answer.text).toContain(said);
    expect(answer.text).toContain(`href="/sign-in?next=${encodeURIComponent(page)}"`);
    expect(answer.text).toContain('登录后投票');
    expect(answer.text).not.toContain(`action="${page}/votes"`);
    expect(answer.text).toMatch(/<meta property="og:image" content="http/);
    expect(answer.text).toMatch(/<meta property="og:description" content="[^"]*甲/);
  });

  it('previous and next lead through the call’s works by their numbers', async () => {
    const answer = await world.anyone().get(`/works/${works[1]!.id}`);
    expect(answer.text).toContain(`rel="prev" href="/works/${works[0]!.id}"`);
    expect(answer.text).toContain(`rel="next" href="/works/${works[2]!.id}"`);
  });

  it('the gallery: every shown work once, by number or shuffled, never by votes', async () => {
    const order = async (query: string) => {
      const { text } = await world.anyone().get(`${gallery}${query}`);
      return [...text.matchAll(/href="\/works\/([0-9a-f-]{36})"/g)].map((match) => match[1]);
    };
    expect(await order('?order=number')).toEqual(works.map((work) => work.id));
    expect([...(await order(''))].sort()).toEqual(works.map((work) => work.id).sort());
    expect(await order('')).toEqual(await order('?order=day'));
    expect(await order('?order=votes')).toEqual(await order(''));
    expect((await world.anyone().get(`${gallery}?sort=votes`)).status).toBe(422);
  });

  it('the rules: dates, rubric, ballot and formula in words, its example, and what the demo added', async () => {
    const { status, text } = await world.anyone().get(`${gallery}/rules`);
    expect(status).toBe(200);
    for (const said of [
      '每人每天 5 票',
      '评委得分 × 80%',
      '90 × 80% + 75 × 20% = 87',
      '演示补充',
      '主题内容',
      '已于投票开始时锁定',
    ]) {
      expect(text).toContain(said);
    }
  });

  it('another language says the same', async () => {
    const english = { 'accept-language': 'en' };
    expect((await world.anyone().get(page, english)).text).toContain('Sign in to vote');
    expect((await world.anyone().get(`${gallery}/rules`, english)).text).toContain('5 votes a person a day');
    expect((await world.anyone().get(gallery, english)).text).toContain('Shuffled daily');
  });

  it('a call without shown works says so and leads to the rules', async () => {
    const song = await world.call('song');
    const { status, text } = await world.anyone().get(`/campaigns/${song.campaignId}/calls/${song.id}`);
    expect(status).toBe(200);
    expect(text).toContain('还没有展示的作品');
  });

  it('a version adopted by a city shows the works of the call it descends from', async () => {
    const xining = await world.campaign('xining');
    const row = await sql<{
      id: string;
    }>`select id from call where campaign_id = ${xining.id} and key = 'platform'`.execute(world.owner);
    const { status, text } = await world.anyone().get(`/campaigns/${xining.id}/calls/${row.rows[0]!.id}`);
    expect(status).toBe(200);
    expect(text).toContain(page);
  });
});

describe('voting', () => {
  it('303: a plain form votes and leads back to the work, which knows it; nothing is counted yet', async () => {
    const before = await voter.get(page);
    expect(before.text).toContain('今天还有 5 票');
    const answer = await voter.post(`${page}/votes`);
    expect([answer.status, answer.location]).toEqual([303, `${page}#vote`]);
    const after = await voter.get(page);
    expect(after.text).toContain('已投票');
    expect(after.text).toContain('今天还有 4 票');
    expect(after.text).toMatch(/<button[^>]*disabled[^>]*>投一票/);
    expect((await world.anyone().get(page)).text).toContain('尚未计票');
  });

  it('303: a second vote for the work on that day is the one that stands, and none is added (AC-130)', async () => {
    const receipts = [await voter.json(`${page}/votes`, {}), await voter.json(`${page}/votes`, {})];
    expect(new Set(receipts.map(({ body }) => body.receipt)).size).toBe(1);
    expect((await voter.post(`${page}/votes`)).location).toBe(`${page}#vote`);
    expect(await countVotesOf(works[0]!)).toBe(1);
  });

  it('the same form sent again gives the same answer and one vote; its key with another body is refused (AC-133)', async () => {
    const again = { _key: newId() };
    const target = `/works/${works[1]!.id}/votes`;
    const answers = [await voter.post(target, again), await voter.post(target, again)];
    expect(answers.map(({ status, location }) => [status, location])).toEqual(
      Array(2).fill([303, `/works/${works[1]!.id}#vote`]),
    );
    expect(await countVotesOf(works[1]!)).toBe(1);
    const other = await voter.json(target, { tier: 3 }, { 'idempotency-key': again._key });
    expect([other.status, other.body.code]).toEqual([422, 'http.key-reused']);
  });

  it('ten of the same form at once are one vote with one answer (AC-133)', async () => {
    const again = { _key: newId() };
    const target = `/works/${works[2]!.id}/votes`;
    const answers = await Promise.all(Array.from({ length: 10 }, () => voter.post(target, again)));
    expect(new Set(answers.map(({ status, location }) => `${status} ${location}`))).toEqual(
      new Set([`303 /works/${works[2]!.id}#vote`]),
    );
    expect(await countVotesOf(works[2]!)).toBe(1);
  });

  it('422: nobody adds a tier, a weight or a voter to the form (AC-140)', async () => {
    for (const extra of [{ tier: '3' }, { weight: '100' }, { voter_id: newId() }]) {
      const answer = await voter.json(`/works/${works[3]!.id}/votes`, extra);
      expect([answer.status, answer.body.code]).toEqual([422, 'shape.unknown-field']);
      expect((await voter.post(`/works/${works[3]!.id}/votes`, extra)).status).toBe(422);
    }
    expect(await countVotesOf(works[3]!)).toBe(0);
  });

  it('409: the sixth work of a day meets the quota, with the number', async () => {
    for (const work of works.slice(3, 5))
      expect((await voter.post(`/works/${work.id}/votes`)).status).toBe(303);
    const answer = await voter.post(`/works/${works[5]!.id}/votes`);
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('今天的 5 票已经投完');
    expect((await voter.json(`/works/${works[6]!.id}/votes`, {})).body.code).toBe('vote.quota-day');
  });

  it('staff vote like everybody', async () => {
    expect((await (await world.as('qh-leader')).post(`${page}/votes`)).status).toBe(303);
  });

  it('401 signed out, 403 from a foreign page, and no GET votes (AC-153, AC-210)', async () => {
    expect((await world.anyone().post(`${page}/votes`)).status).toBe(401);
    expect((await voter.post(`${page}/votes`, {}, { origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await voter.get(`${page}/votes`)).status).toBe(404);
  });
});

describe('404 and 409: what is not before the public', () => {
  it('a hidden work is gone, its vote too, and it leaves the gallery (AC-136)', async () => {
    const hidden = works[6]!;
    await world.doing({ kind: 'machine' }, (doing) => hideEntry(doing, hidden, { reason: '核查' }));
    for (const target of [`/works/${hidden.id}`, `/works/${newId()}`, '/works/nothing']) {
      expect((await voter.get(target)).status).toBe(404);
      expect((await voter.post(`${target}/votes`)).status).toBe(404);
    }
    expect((await world.anyone().get(gallery)).text).not.toContain(hidden.id);
    const sister = await (await world.as('xn-officer')).post(`/works/${hidden.id}/votes`);
    expect(sister.status).toBe(404);
    const unit = await (await world.as('pasture-officer')).json(`/works/${hidden.id}/votes`, {});
    expect([unit.status, unit.body.code]).toEqual([409, 'vote.not-shown']);
  });

  it('a call is only found in its own campaign', async () => {
    const national = await world.campaign('national');
    expect((await world.anyone().get(`/campaigns/${national.id}/calls/${call.id}`)).status).toBe(404);
    expect((await world.anyone().get(`/campaigns/${national.id}/calls/${call.id}/rules`)).status).toBe(404);
  });

  it('once the vote is closed nobody votes, and the page says since when; before, from when (AC-136)', async () => {
    await world.setClock(plusDays(call.voteClosesAt, 1));
    await world.runWorker();
    const late = await voter.json(`${page}/votes`, {});
    expect([late.status, late.body.code]).toEqual([409, 'vote.closed']);
    const { text } = await world.anyone().get(page);
    expect(text).toContain('投票已结束');
    expect(text).not.toContain('登录后投票');
    await world.setClock(plusDays(call.voteOpensAt, -1));
    await world.runWorker();
    const early = await voter.json(`${page}/votes`, {});
    expect([early.status, early.body.code]).toEqual([409, 'vote.not-open']);
    expect((await voter.post(`${page}/votes`)).text).toContain('投票尚未开始');
  });
});

it('many works cost the gallery no more queries than one', async () => {
  await world.setClock(new Date(call.voteOpensAt.getTime() + 20 * 3_600_000));
  await world.runWorker();
  const [alone] = await showWorks(world, 'special-activity', [{ unit: 'college-mechanics', title: '独' }]);
  const common = await world.call('special-activity');
  const asked = vi.spyOn(pg.Client.prototype, 'query');
  const queriesOf = async (target: string, holds: string) => {
    asked.mockClear();
    expect((await world.anyone().get(target)).text).toContain(holds);
    return asked.mock.calls.length;
  };
  const one = await queriesOf(`/campaigns/${common.campaignId}/calls/${common.id}`, alone!.id);
  const many = await queriesOf(gallery, works[4]!.id);
  asked.mockRestore();
  expect(one).toBeGreaterThan(3);
  expect(many).toBe(one);
});
