/** A host's own announcement and summary: written, returned, signed, revised, withdrawn; live dates, kept figures, inert text. */

import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Client, useWorld } from '../../../world/fixture.ts';
import { showWorks } from '../../../world/shown-works.ts';
import { idAt, step as press, refusalsOf, type Typed } from '../../../world/stepping.ts';
import { plusDays, sayEnd } from '../../kernel/period.ts';
import type { Call } from '../call/call.ts';

const world = useWorld();
let call: Call;
let desk: string;
let host: string;
let officer: Client;
let leader: Client;

beforeAll(async () => {
  await showWorks(world, 'platform', [
    { unit: 'chenguang', title: '晨光点单' },
    { unit: 'college-mechanics', title: '学徒互助平台' },
  ]);
  call = await world.call('platform');
  desk = `/office/calls/${call.id}/bulletins`;
  host = (await world.organisation('hainan')).id;
  expect(call.hostId).toBe(host);
  [officer, leader] = [await world.as('hn-officer'), await world.as('hn-leader')];
});

const step = (client: Client, address: string, verb: string, fields: Typed = {}) =>
  press(world, client, address, verb, fields);
const publicOf = (address: string) =>
  `/campaigns/${call.campaignId}/calls/${call.id}/bulletins/${idAt(address)}`;
async function write(kind: string, title: string, body = '欢迎各单位报送。'): Promise<string> {
  const answer = await officer.post(desk, { organisationId: host, kind, title, body });
  expect([answer.status, answer.status === 303 ? '' : answer.text.slice(-500)]).toEqual([303, '']);
  return answer.location!;
}

describe('an announcement', () => {
  test('AC-033 nobody else sees it before the leader has signed; then everybody, on the call’s own page', async () => {
    const address = await write('announcement', '海南州承办启事', '　　各单位：\r\n欢迎报送。\u000b不收费。');
    const anyone = world.anyone();
    for (const who of ['qh-officer', 'xn-officer', 'worker-ma'] as const)
      expect((await (await world.as(who)).get(address)).status).toBe(404);
    expect((await anyone.get(publicOf(address))).status).toBe(404);
    expect((await (await world.as('xn-officer')).get(desk)).status).toBe(404);
    expect(
      await refusalsOf(await world.as('qh-officer'), desk, {
        organisationId: host,
        kind: 'news',
        title: '越权',
        body: '…',
      }),
    ).toEqual(['bulletin.not-yours organisationId']);
    expect(await step(officer, address, 'submit')).toBe(303);
    expect((await leader.get('/office')).text).toContain('签发启事');
    expect(await step(leader, address, 'return', { reason: '写明对象' })).toBe(303);
    await world.runWorker();
    expect((await officer.get('/my/letters')).text).toContain('写明对象');
    expect(await step(officer, address, 'submit')).toBe(303);
    expect(await step(officer, address, 'sign')).toBe(403);
    expect(await step(leader, address, 'sign')).toBe(303);
    const page = (await anyone.get(publicOf(address))).text;
    expect(page).toContain('<p>各单位：</p><p>欢迎报送。</p><p>不收费。</p>');
    expect((await anyone.get(`/campaigns/${call.campaignId}/calls/${call.id}`)).text).toContain(
      '海南州承办启事',
    );
    expect((await anyone.get(publicOf(address), { 'accept-language': 'en' })).text).toContain(
      'Dates that hold now',
    );
    expect(await refusalsOf(officer, `${address}/edit`, { version: 5, title: '改', body: '改' })).toEqual([
      'bulletin.wrong-state',
    ]);
  });

  test('the dates are the call’s own: changed there they are changed here, and a typed one is pointed out', async () => {
    const address = await write('news', '动态', '请于2020年8月20日前报送。');
    expect((await officer.get(address)).text).toContain('文中写了日期：2020年8月20日');
    await step(officer, address, 'submit');
    await step(leader, address, 'sign');
    const before = (await world.anyone().get(publicOf(address))).text;
    const moved = plusDays(call.voteClosesAt, 3);
    expect(before).toContain(sayEnd(call.voteClosesAt, 'zh'));
    await sql`update call set vote_closes_at = ${moved} where id = ${call.id}`.execute(world.owner);
    expect((await world.anyone().get(publicOf(address))).text).toContain(sayEnd(moved, 'zh'));
    await sql`update call set vote_closes_at = ${call.voteClosesAt} where id = ${call.id}`.execute(
      world.owner,
    );
  });

  test('AC-180 whatever is written or pasted is shown as text and does nothing', async () => {
    const corpus = [
      '<script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '<svg><style><img src=x onerror=alert(1)></style></svg>',
      '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
      '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
      '<xmp><img src=x onerror=alert(1)></xmp>',
      '[点这里](javascript:alert(1))',
    ];
    const address = await write('news', '"><script>alert(1)</script>', corpus.join('\n'));
    await step(officer, address, 'submit');
    await step(leader, address, 'sign');
    for (const where of [address, publicOf(address), `/campaigns/${call.campaignId}/calls/${call.id}`]) {
      const { text } = await officer.get(where);
      const tags = [
        ...text.matchAll(/<(?:script|img|svg|math|noscript|xmp|style)\b[^>]*(?:alert|onerror)/gi),
      ];
      expect([where, tags.map((tag) => tag[0]), /href="javascript:/i.test(text)]).toEqual([where, [], false]);
    }
    expect((await world.anyone().get(publicOf(address))).text).toContain('&lt;xmp&gt;');
  });

  test('AC-174 two who edit at once: the second sees both, nothing typed is lost', async () => {
    const address = await write('news', '两人同改');
    expect(
      (await officer.post(`${address}/edit`, { version: 1, title: '先存的', body: '先存的正文' })).status,
    ).toBe(303);
    const late = await officer.post(`${address}/edit`, { version: 1, title: '后到的', body: '后到的正文' });
    expect([late.status, late.text.includes('先存的正文'), late.text.includes('后到的正文')]).toEqual([
      409,
      true,
      true,
    ]);
    expect(await step(officer, address, 'withdraw', { reason: '不发了' })).toBe(303);
    expect((await world.anyone().get(publicOf(address))).status).toBe(404);
  });

  test('revised, the last edition stays public until the next is signed, with what changed; withdrawn says why', async () => {
    const address = await write('news', '第一版', '甲。\n乙。');
    await step(officer, address, 'submit');
    await step(leader, address, 'sign');
    expect(await step(officer, address, 'revise')).toBe(303);
    expect(await step(officer, address, 'edit', { title: '第二版', body: '甲。\n丙。' })).toBe(303);
    expect((await officer.get(address)).text).toContain('<ins>丙。</ins>');
    const between = (await world.anyone().get(publicOf(address))).text;
    expect([between.includes('乙。'), between.includes('丙。')]).toEqual([true, false]);
    await step(officer, address, 'submit');
    const signed = await Promise.all([
      step(leader, address, 'sign'),
      step(leader, address, 'return', { reason: '再看' }),
    ]);
    expect(signed.filter((status) => status === 303).length).toBe(1);
    if (signed[0] !== 303) {
      await step(officer, address, 'submit');
      await step(leader, address, 'sign');
    }
    const now = (await world.anyone().get(publicOf(address))).text;
    expect([now.includes('<del>乙。</del>'), now.includes('<ins>丙。</ins>')]).toEqual([true, true]);
    const older = (await world.anyone().get(`${publicOf(address)}?edition=1`)).text;
    expect([older.includes('这是第 1 版'), older.includes('乙。')]).toEqual([true, true]);
    expect(await step(officer, address, 'withdraw', { reason: '失效' })).toBe(403);
    expect(await step(leader, address, 'withdraw', { reason: '内容失效' })).toBe(303);
    const gone = (await world.anyone().get(publicOf(address))).text;
    expect([gone.includes('内容失效'), gone.includes('丙。')]).toEqual([true, false]);
    expect((await world.anyone().get(`/campaigns/${call.campaignId}/calls/${call.id}`)).text).not.toContain(
      '第二版',
    );
  });
});

describe('a summary', () => {
  test('its figures are counted, kept with their instant when submitted, and the owner hears of it', async () => {
    const address = await write('summary', '项目总结', '感谢各单位。');
    const shown = (await officer.get(address)).text;
    expect(shown).toContain('评审后报送主办单位的作品');
    await world.setClock(plusDays(call.closesAt, -1));
    expect(await refusalsOf(officer, `${address}/submit`, { version: 1 })).toEqual(['bulletin.too-early']);
    await world.setClock(plusDays(call.closesAt, 20));
    expect(await step(officer, address, 'submit')).toBe(303);
    const { rows } = await sql<{ figures: { values: Record<string, number> } }>`
      select figures from bulletin where id = ${idAt(address)}`.execute(world.owner);
    expect(rows[0]!.figures.values).toMatchObject({
      received: 2,
      units: 2,
      admitted: 2,
      finalists: 2,
      awards: 0,
    });
    expect(rows[0]!.figures.values.judges).toBeGreaterThan(0);
    await sql`update entry set state = 'withdrawn', shown_at = null where title = '晨光点单'`.execute(
      world.owner,
    );
    expect((await leader.get(address)).text).toContain('提交后有变化：收到作品、报送单位、审核通过');
    await sql`update entry set state = 'recommended' where title = '晨光点单'`.execute(world.owner);
    expect(await step(leader, address, 'sign')).toBe(303);
    const page = (await world.anyone().get(publicOf(address))).text;
    expect([page.includes('截至'), page.includes('收到作品'), page.includes('<strong>2</strong>')]).toEqual([
      true,
      true,
      true,
    ]);
    await world.runWorker();
    expect((await (await world.as('qh-officer')).get('/my/letters')).text).toContain('项目总结');
  });
});
