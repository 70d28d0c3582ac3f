/** The doors of votes by other rules than one a day: whole ballots, repeated votes, whose votes count, and who is not asked. */

import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';
import { showWorks } from '../../../world/shown-works.ts';
import { plusDays } from '../../kernel/period.ts';
import { done } from '../../kernel/verdict.ts';
import { type Ballot, plainBallot, readyBallots } from '../call/ballot.ts';
import type { Call } from '../call/call.ts';
import type { Entry } from '../entry/entry.ts';
import { saveBinding, saveIsMinor } from '../identity/store/binding.ts';

const world = useWorld();
let ballotCall: Call;
let ballotWorks: Entry[];
let pickyCall: Call;
let pickyWorks: Entry[];
let ballot: string;

const titles = ['甲', '乙', '丙', '丁', '戊', '己', '庚'];
const setBallot = (call: Call, rule: Ballot) =>
  sql`update call set ballot = ${JSON.stringify(rule)}::jsonb where id = ${call.id}`.execute(world.owner);

beforeAll(async () => {
  const inTurn = titles.map((title) => ({ unit: 'yintan-solar' as const, title }));
  ballotWorks = await showWorks(world, 'platform', inTurn);
  ballotCall = await world.call('platform');
  await sql`update call set takes_link = true, file_rules = '[]' where key = 'song'`.execute(world.owner);
  pickyWorks = await showWorks(world, 'song', inTurn.slice(0, 2));
  pickyCall = await world.call('song');
  await setBallot(ballotCall, { ...plainBallot, ...readyBallots['zhonggong-2024'] });
  await setBallot(pickyCall, { ...plainBallot, ...readyBallots.wuhan, tiers: ['phone', 'member'] });
  await world.setClock(new Date(ballotCall.voteOpensAt.getTime() + 10 * 3_600_000));
  await world.runWorker();
  ballot = `/campaigns/${ballotCall.campaignId}/calls/${ballotCall.id}/ballot`;
});

const ids = (...at: number[]) => at.map((one) => ballotWorks[one]!.id);
const ticked = (text: string) =>
  [...text.matchAll(/<input[^>]*name="work"[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => tag.includes('checked'))
    .map((tag) => /value="([0-9a-f-]{36})"/.exec(tag)![1])
    .sort();

describe('a whole ballot of five different works', () => {
  it('a work’s page leads to the ballot with the work ticked; it votes for nothing by itself', async () => {
    const voter = await world.as('worker-ma');
    const work = await voter.get(`/works/${ids(2)[0]}`);
    expect(work.text).toContain(`href="${ballot}?add=${ids(2)[0]}"`);
    expect(work.text).not.toContain(`action="/works/${ids(2)[0]}/votes"`);
    expect(work.text).toContain('每张选票必须选 5 件不同的作品');
    const page = await voter.get(`${ballot}?add=${ids(2)[0]}`);
    expect(ticked(page.text)).toEqual(ids(2));
    for (const words of [...titles, '不按票数排列', '/5 件']) expect(page.text).toContain(words);
    const order = (text: string) => [...text.matchAll(/name="work"[^>]*value="([^"]+)"/g)].map((m) => m[1]);
    expect(order((await voter.get(ballot)).text)).toEqual(order(page.text));
  });

  it('looking for works on the way keeps what was ticked (vote.ballot-looked)', async () => {
    const voter = await world.as('worker-ma');
    const looked = await voter.post(`${ballot}/look`, { work: ids(0, 1), _q: '己' });
    expect(looked.status).toBe(422);
    expect(ticked(looked.text)).toEqual([...ids(0, 1)].sort());
    expect(looked.text).toContain('找到 1 件');
    expect(looked.text).toContain(ids(5)[0]);
    expect(looked.text).not.toContain(ids(6)[0]);
  });

  it('of four or six works is told by its field and comes back as it was ticked', async () => {
    const voter = await world.as('worker-ma');
    for (const chosen of [ids(0, 1, 2, 3), ids(0, 1, 2, 3, 4, 5)]) {
      const answer = await voter.post(ballot, { work: chosen });
      expect(answer.status).toBe(422);
      expect(answer.text).toContain(`必须选 5 件不同的作品，您选了 ${chosen.length} 件`);
      expect(ticked(answer.text)).toEqual([...chosen].sort());
    }
    const twice = await voter.post(ballot, { work: [...ids(0, 1, 2, 3), ...ids(3)] });
    expect([twice.status, twice.text.includes('一张选票里只能选一次')]).toEqual([422, true]);
  });

  it('of five is cast at once, and then there is no second one that day', async () => {
    const voter = await world.as('worker-ma');
    const cast = await voter.post(ballot, { work: ids(0, 1, 2, 3, 4) });
    expect(cast.status).toBe(303);
    expect(cast.location).toMatch(/^\/votes\/receipts\//);
    const page = await voter.get(ballot);
    for (const words of ['这张选票已经投出', '今天的选票已经投出', '甲', '戊'])
      expect(page.text).toContain(words);
    expect(page.text).not.toContain('name="work"');
    const again = await voter.post(ballot, { work: ids(0, 1, 2, 5, 6) });
    expect([again.status, again.text.includes('今天的选票已经投出')]).toEqual([409, true]);
    expect((await voter.get(`/works/${ids(0)[0]}`)).text).toContain('查看投票回执');
  });

  it('signed out, the works are there to look at, and the way to sign in leads back', async () => {
    const page = await world.anyone().get(`${ballot}?add=${ids(1)[0]}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain(`/sign-in?next=${encodeURIComponent(`${ballot}?add=${ids(1)[0]}`)}`);
    expect(page.text).not.toContain('name="work"');
    expect(page.text).not.toContain('name="seen"');
    expect((await world.anyone().post(ballot, { work: ids(0, 1, 2, 3, 4) })).status).toBe(401);
  });

  it('is said on the rules page, with what is shown when and where to recount', async () => {
    const { text } = await world.anyone().get(ballot.replace('/ballot', '/rules'));
    for (const words of [
      '每张选票必须选 5 件不同的作品',
      '“热度”（点赞）不是投票',
      '至少滞后 10 分钟',
      '不邀请未成年人投票',
      '验证计票',
    ])
      expect(text).toContain(words);
  });
});

describe('votes of some only, several for one work', () => {
  const page = () => `/works/${pickyWorks[0]!.id}`;

  it('who has proved nothing is told which votes count and where to prove it (vote.tier-needed)', async () => {
    const voter = await world.as('worker-yang');
    const { text } = await voter.get(page());
    for (const words of ['只计以下身份的票：手机号验证、工会会员确认', '/me/identity'])
      expect(text).toContain(words);
    const answer = await voter.post(`${page()}/votes`);
    expect([answer.status, answer.text.includes('您的身份还不能计票')]).toEqual([403, true]);
    expect((await voter.get(page().replace('works', 'nothing'))).status).toBe(404);
    expect((await world.anyone().get(ballot.replace(ballotCall.id, pickyCall.id))).status).toBe(404);
  });

  it('once proved, one work may have all five of a day, and the sixth is refused', async () => {
    const { id } = await world.person('worker-yang');
    const proved = { personId: id, subject: { kind: 'phone', digest: 'a'.repeat(64) } as const };
    await world.doing(await world.person('worker-yang'), async ({ tx, now }) =>
      done(await saveBinding(tx, now, { ...proved, masked: '139****1234' })),
    );
    const voter = await world.as('worker-yang');
    expect((await voter.get(page())).text).toContain('今天还有 5 票');
    for (let nth = 1; nth <= 5; nth++) expect((await voter.post(`${page()}/votes`)).status).toBe(303);
    const after = await voter.get(page());
    for (const words of ['已投 5 票', '今天还有 0 票']) expect(after.text).toContain(words);
    const other = await voter.post(`/works/${pickyWorks[1]!.id}/votes`);
    expect([other.status, other.text.includes('今天的 5 票已经投完')]).toEqual([409, true]);
    await world.setClock(plusDays(await world.now(), 1));
    expect((await voter.post(`${page()}/votes`)).status).toBe(303);
  });
});

describe('people under eighteen (AC-151)', () => {
  it('see the work and nothing that asks them to vote or tells them the count', async () => {
    const minor = await world.person('worker-tao');
    await world.doing(minor, async ({ tx, now }) => done(await saveIsMinor(tx, minor.id, true, now)));
    const client = await world.as('worker-tao');
    const work = await client.get(`/works/${ids(0)[0]}`);
    expect(work.text).toContain('未成年人不参与投票');
    for (const words of ['选入选票', 'class="vote-count"', '投票至']) expect(work.text).not.toContain(words);
    const page = await client.get(ballot);
    expect(page.text).toContain('未成年人不参与投票');
    expect(page.text).not.toContain('name="work"');
  });
});
