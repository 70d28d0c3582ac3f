/** The doors of what levels outside the system do: recorded by hand, corrected with history, handed over. */

import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Client, testOrigin, useWorld } from '../../../world/fixture.ts';
import { readSheet } from '../../platform/spreadsheet.ts';
import type { Campaign } from '../campaign/campaign.ts';
import { countReceipts } from './store/recipient.ts';
import { listNoticesOfCampaign } from './store.ts';

const world = useWorld();
let officer: Client;
let campaign: Campaign;
let paper: string;
/** An addressee of the paper that no account belongs to. */
const office = '各市（州）委网信办';

beforeAll(async () => {
  officer = await world.as('qh-officer');
  campaign = await world.campaign('qinghai');
  const [notice] = await world.read((tx) => listNoticesOfCampaign(tx, { kind: 'machine' }, campaign.id));
  paper = `/office/notices/${notice!.id}`;
});

const today = async () => new Date((await world.now()).getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
const receipt = async (fields = {}) => ({
  recipient: office,
  happenedOn: await today(),
  who: '值班员',
  means: 'phone',
  ...fields,
});
const chain = () =>
  sql<{ kind: string; who: string | null; replaces: string | null; is_void: boolean }>`
    select kind, who, replaces, is_void from notice_by_hand order by id`.execute(world.owner);

describe('recipients outside the system', () => {
  it('their receipt, adoption and outcomes are written down, marked, and counted apart', async () => {
    const before = await officer.get(paper);
    expect(before.text).toContain('手工登记：0 / 1 个系统外单位已收到，0 个已承接');
    const counts = before.text.match(/\d+ \/ \d+ 个单位已签收，\d+ 个已承接/)?.[0];
    const send = async (kind: string, fields: Record<string, string>) =>
      officer.post(`${paper}/by-hand/${kind}`, fields);
    expect((await send('receipt', await receipt())).location).toContain(`${paper}/outside?recipient=`);
    const adoption = {
      recipient: office,
      happenedOn: await today(),
      number: '青网办〔2020〕8号',
      dueOn: '2020-08-10',
    };
    expect((await send('adoption', adoption)).status).toBe(303);
    const outcome = (note: string) => ({ recipient: office, happenedOn: '2020-07-01', note });
    expect((await send('outcome', outcome('报来活动3场'))).status).toBe(303);
    expect((await send('outcome', outcome('报来作品12件'))).status).toBe(303);
    const page = await officer.get(paper);
    expect(page.text).toContain('手工登记：1 / 1 个系统外单位已收到，1 个已承接');
    expect(page.text).toContain(counts);
    expect(page.text).toMatch(/值班员 · 电话/);
    expect(page.text).toMatch(/报来活动3场; [^<]*报来作品12件/);
    const facts = await sql<{ name: string }>`
      select name from outbox_fact where subject_id = ${paper.split('/').at(-1)} and name = 'notice.recorded-by-hand'`.execute(
      world.owner,
    );
    expect(facts.rows).toHaveLength(4);
    const recipient = await (await world.as('xn-officer')).get(paper);
    expect(recipient.text).not.toContain('值班员');
  });

  it('a second receipt is refused (notice.already-by-hand); a correction says why and keeps what it replaces; of two at once one stands', async () => {
    const again = await officer.post(`${paper}/by-hand/receipt`, await receipt());
    expect([again.status, again.text.includes('已经登记过')]).toEqual([409, true]);
    expect(again.text).toContain('value="值班员"');
    const first = await sql<{ id: string }>`select id from notice_by_hand where kind = 'receipt'`.execute(
      world.owner,
    );
    const corrects = first.rows[0]!.id;
    const noReason = await officer.post(
      `${paper}/by-hand/receipt`,
      await receipt({ corrects, who: '办公室李主任' }),
    );
    expect([noReason.status, /-reason-\d*[^"]*problem/.test(noReason.text)]).toEqual([422, true]);
    expect(noReason.text).toContain('value="办公室李主任"');
    const correct = async (who: string) =>
      officer.post(`${paper}/by-hand/receipt`, await receipt({ corrects, who, reason: '登记有误' }));
    const answers = await Promise.all([correct('甲'), correct('乙')]);
    expect(answers.map((one) => one.status).sort()).toEqual([303, 409]);
    const [second] = answers.filter((one) => one.status === 409);
    // What the second typed stands in the form, beside what the first has stored.
    expect(second!.text).toMatch(/value="[甲乙]"/);
    expect(second!.text).toMatch(/更正: 签收[^<]*[甲乙]/);
    const rows = (await chain()).rows.filter((row) => row.kind === 'receipt');
    expect(rows).toHaveLength(2);
    expect(rows[1]!.replaces).toBe(corrects);
    const page = await officer.get(`${paper}/outside`);
    expect(page.text).toContain('已更正');
    expect(page.text).toContain('更正理由：登记有误');
  });

  it('what did not happen is struck out and may be recorded anew; nothing is lost', async () => {
    const last = await sql<{ id: string }>`
      select id from notice_by_hand where kind = 'receipt' order by id desc limit 1`.execute(world.owner);
    const strike = { recipient: office, record: last.rows[0]!.id, reason: '记错单位' };
    expect((await officer.post(`${paper}/by-hand/strike`, strike)).status).toBe(303);
    expect((await officer.post(`${paper}/by-hand/strike`, strike)).status).toBe(409);
    expect((await officer.get(paper)).text).toContain('手工登记：0 / 1 个系统外单位已收到');
    expect((await officer.post(`${paper}/by-hand/receipt`, await receipt({ who: '丙' }))).status).toBe(303);
    const rows = (await chain()).rows.filter((row) => row.kind === 'receipt');
    expect(rows.map((row) => row.is_void)).toEqual([false, false, true, false]);
  });

  it('AC-036 never for an organisation of the system, by nobody but the issuer’s officer, never for a day to come', async () => {
    const inside = (await world.organisation('post')).id;
    const refused = await officer.post(`${paper}/by-hand/receipt`, await receipt({ recipient: inside }));
    expect([refused.status, refused.text.includes('系统内的单位须自己办理')]).toEqual([403, true]);
    const unknown = await officer.post(`${paper}/by-hand/outcome`, {
      recipient: '别的单位',
      happenedOn: '2020-07-01',
      note: '无',
    });
    expect(unknown.status).toBe(422);
    for (const name of ['qh-leader', 'xn-officer', 'national-officer'] as const) {
      const other = await world.as(name);
      expect((await other.post(`${paper}/by-hand/receipt`, await receipt())).status, name).toBe(403);
    }
    expect((await (await world.as('xn-officer')).get(`${paper}/outside`)).status).toBe(403);
    const later = await officer.post(`${paper}/by-hand/outcome`, {
      recipient: office,
      happenedOn: '2999-01-01',
      note: '以后的事',
    });
    expect([later.status, later.text.includes('日期不能晚于今天')]).toEqual([422, true]);
    expect(later.text).toContain('以后的事');
    const empty = await officer.post(`${paper}/by-hand/receipt`, {
      recipient: office,
      happenedOn: '2020-07-01',
    });
    expect(empty.status).toBe(422);
  });

  it('a level of the tree that works on paper stands with them, not among those who sign for it here', async () => {
    const unit = await world.organisation('telecom');
    const id = paper.split('/').at(-1)!;
    const count = async () => (await world.read((tx) => countReceipts(tx, [id as never])))[0]!.recipients;
    const all = await count();
    await sql`update organisation set is_outside = true where id = ${unit.id}`.execute(world.owner);
    expect(await count()).toBe(all - 1);
    const page = await officer.get(`${paper}/outside?recipient=${unit.id}`);
    expect(page.text).toContain(unit.name.zh);
    const done = await officer.post(
      `${paper}/by-hand/receipt`,
      await receipt({ recipient: unit.id, who: '门卫' }),
    );
    expect(done.status).toBe(303);
    expect((await officer.get(paper)).text).toContain('2 / 2 个系统外单位已收到');
    expect((await officer.get(`${paper}/outside?lang=en`)).text).toContain('Recipients outside the system');
  });
});

describe('handing over', () => {
  const list = () => `/office/campaigns/${campaign.id}/handovers`;
  const given = {
    what: 'statistics',
    form: 'xlsx',
    receiver: '全国总工会网络工作部',
    handedOn: '2020-07-01',
  };
  const versionOf = (text: string) => text.match(/name="version" value="(\d+)"/)?.[1] ?? '';

  it('is written down, received, and has an outcome, in this order (notice.not-received); two officers at once do not write over each other', async () => {
    expect((await officer.get(list())).text).toContain('还没有移交过');
    const early = await officer.post(list(), { ...given, handedOn: '2999-01-01' });
    expect([early.status, early.text.includes('日期不能晚于今天')]).toEqual([422, true]);
    expect(early.text).toContain('value="全国总工会网络工作部"');
    expect((await officer.post(list(), given)).status).toBe(303);
    const page = await officer.get(list());
    const door = page.text.match(/action="(\/office\/handovers\/[^"]*)\/receipt"/)?.[1] ?? '';
    const came = { version: versionOf(page.text), on: '2020-07-05', words: '已汇总' };
    const soon = await officer.post(`${door}/outcome`, came);
    expect([soon.status, soon.text.includes('请先登记对方签收')]).toEqual([409, true]);
    const received = { version: 1, on: '2020-07-02', by: '收发室', means: 'mail' };
    const before = await officer.post(`${door}/receipt`, { ...received, on: '2020-06-30' });
    expect([before.status, before.text.includes('日期不能早于前一步')]).toEqual([422, true]);
    expect((await officer.post(`${door}/receipt`, received)).status).toBe(303);
    const stale = await officer.post(`${door}/receipt`, { ...received, by: '另一位' });
    expect([stale.status, stale.text.includes('value="另一位"'), stale.text.includes('收发室')]).toEqual([
      409,
      true,
      true,
    ]);
    expect((await officer.post(`${door}/outcome`, { ...came, version: 2 })).status).toBe(303);
    const after = await officer.get(list());
    expect(after.text).toContain('收发室 于 2020年7月2日 邮件签收');
    expect(after.text).toContain('2020年7月5日：已汇总');
    const stranger = await world.as('hn-officer');
    expect((await stranger.post(`${door}/receipt`, received)).status).toBe(404);
    expect((await stranger.get(list())).status).toBe(403);
    expect((await stranger.post(list(), given)).status).toBe(403);
    const above = await world.as('national-officer');
    expect((await above.get(list())).text).toContain('收发室');
    expect((await above.post(`${door}/outcome`, { ...came, version: 3 })).status).toBe(403);
    expect((await world.anyone().get(list())).status).toBe(401);
  });

  it('the sheet has every recipient once, with what was signed here and what was recorded by hand', async () => {
    const answer = await world.app.request(`${testOrigin}${list()}/receipts.xlsx`, {
      headers: { cookie: await cookieOf('qh-officer') },
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    const read = await readSheet(new Uint8Array(await answer.arrayBuffer()));
    if (!('rows' in read)) throw new Error(JSON.stringify(read.refusal));
    const names = read.rows.map((row) => row[1]);
    expect(names.filter((name) => name === '西宁市总工会')).toHaveLength(1);
    expect(read.rows.find((row) => row[1] === '西宁市总工会')!.slice(3)).toEqual(['已承接', '系统签收']);
    expect(read.rows.find((row) => row[1] === office)!.at(-1)).toBe('手工登记');
    const stranger = await (await world.as('hn-officer')).get(`${list()}/receipts.xlsx`);
    expect(stranger.status).toBe(403);
  });

  /** A session of one's own, for an answer that is not text. */
  async function cookieOf(username: string): Promise<string> {
    const answer = await world.app.request(`${testOrigin}/sign-in`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: testOrigin, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ username, password: 'tongxin-yanshi-2020', _key: crypto.randomUUID() }),
    });
    return answer.headers
      .getSetCookie()
      .map((line) => line.split(';')[0]!)
      .join('; ');
  }
});
