/** Works that owner or host hide from the public: gone everywhere at once, told with the reason, shown again as they were. */

import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Client, testOrigin, useWorld } from '../../../world/fixture.ts';
import { showWorks } from '../../../world/shown-works.ts';
import type { Call } from '../call/call.ts';
import { showEntry } from './actions/show-entry.ts';
import type { Entry } from './entry.ts';
import { getEntry } from './store.ts';

const world = useWorld();
let call: Call;
let works: Entry[];
let hider: Client;

beforeAll(async () => {
  const titles = ['高原上的守夜人', '草原信号塔'];
  works = await showWorks(world, 'platform', [
    ...titles.map((title) => ({ unit: 'yintan-solar' as const, title, sentBy: 'worker-guo' as const })),
    { unit: 'yintan-solar', title: '经办人自己的作品', sentBy: 'qh-officer' },
  ]);
  call = await world.call('platform');
  await world.setClock(new Date(call.voteOpensAt.getTime() + 10 * 3_600_000));
  await world.runWorker();
  hider = await world.as('qh-officer');
});

const get = (path: string) => world.anyone().get(path);
const office = (verb: string, work = works[0]!) => `/office/entries/${work.id}/${verb}`;
/** Every public place that shows a work, and the work's own addresses. */
function placesOf(work: Entry) {
  const base = `/campaigns/${call.campaignId}`;
  const gallery = `${base}/calls/${call.id}`;
  const lists = [gallery, `${gallery}?q=${encodeURIComponent(work.title)}`, `${base}/works`, base, '/'];
  const feeds = [`${base}/feed.xml`, `${gallery}/feed.xml`, '/sitemap.xml'];
  return {
    lists: [...lists, ...feeds],
    own: ['', '/embed', '/poster'].map((end) => `/works/${work.id}${end}`),
  };
}
const namedIn = async (work: Entry) => {
  const found = await Promise.all(
    placesOf(work).lists.map(async (path) => ((await get(path)).text.includes(work.id) ? [path] : [])),
  );
  return found.flat();
};
const statusesOf = async (work: Entry) => [
  ...(await Promise.all(placesOf(work).own.map(async (path) => (await get(path)).status))),
  (await get(`/oembed?url=${encodeURIComponent(`${testOrigin}/works/${work.id}`)}`)).status,
];
const votesOf = async (work: Entry) => {
  const rows = await sql<{ n: number }>`
    select count(*)::int as n from vote_event where entry_id = ${work.id}`.execute(world.owner);
  return rows.rows[0]!.n;
};

describe('AC-111 AC-194 AC-249 a work that must not be seen', () => {
  it('is hidden by nobody but officers of owner and host, never without a reason', async () => {
    const page = await hider.get(`/office/entries/${works[0]!.id}`);
    expect(page.text).toContain('停止公开展示');
    expect((await hider.post(office('hide'), {})).status).toBe(422);
    for (const seat of ['qh-leader', 'qh-admin', 'yintan-officer'] as const) {
      const client = await world.as(seat);
      expect([
        seat,
        (await client.get(`/office/entries/${works[0]!.id}`)).text.includes('id="hide"'),
      ]).toEqual([seat, false]);
      expect([seat, (await client.post(office('hide'), { reason: '理由' })).status]).toEqual([seat, 403]);
    }
    const leader = await (await world.as('qh-leader')).json(office('hide'), { reason: '理由' });
    expect(leader.body.code).toBe('entry.not-hider');
    const stranger = await world.as('worker-ma');
    expect((await stranger.post(office('hide'), { reason: '理由' })).status).toBe(404);
    expect(await statusesOf(works[0]!)).toEqual([200, 200, 200, 200]);
  });

  it('nor by the officer whose own work it is: no form on either page, and the door says why (entry.own-stake)', async () => {
    const own = works[2]!;
    for (const desk of ['/entries', '/office/entries']) {
      const page = await hider.get(`${desk}/${own.id}`);
      expect([page.status, page.text.includes('id="hide"')]).toEqual([200, false]);
    }
    const answer = await hider.json(office('hide', own), { reason: '理由' });
    expect([answer.status, answer.body.code]).toEqual([403, 'entry.own-stake']);
  });

  it('then it is in no gallery, search, feed, site map, frame, poster or share, while its votes stay; nobody votes for it', async () => {
    const voter = await world.as('worker-yang');
    expect((await voter.json(`/works/${works[0]!.id}/votes`, {})).status).toBe(200);
    expect((await namedIn(works[0]!)).length).toBeGreaterThan(4);
    const done = await hider.post(office('hide'), { reason: '画面中的路人要求下架' });
    expect([done.status, done.location]).toEqual([303, `/office/entries/${works[0]!.id}`]);
    expect(await namedIn(works[0]!)).toEqual([]);
    expect(await statusesOf(works[0]!)).toEqual([404, 404, 404, 404]);
    expect(await votesOf(works[0]!)).toBe(1);
    expect((await (await world.as('worker-ma')).json(`/works/${works[0]!.id}/votes`, {})).status).toBe(404);
    expect(await statusesOf(works[1]!)).toEqual([200, 200, 200, 200]);
    const again = await hider.json(office('hide'), { reason: '再来' });
    expect([again.status, again.body.code]).toEqual([409, 'entry.not-shown']);
  });

  it('nothing shows it again by the way: neither a poll that opens nor a round that hands it on', async () => {
    await world.doing({ kind: 'machine' }, async (doing) => {
      await showEntry(doing, await getEntry(doing.tx, works[0]!.id));
      return { ok: true, value: undefined };
    });
    await world.runWorker();
    expect(await namedIn(works[0]!)).toEqual([]);
  });

  it('its holder is told with the reason, reads it on the page and objects once; those who hid it are told', async () => {
    const { sentBy, enteredBy } = works[0]!;
    const letters = await sql<{ about: { reason: string }; link: string }>`
      select about, link from message_letter where kind = 'entry.hidden' and person_id = ${sentBy}`.execute(
      world.owner,
    );
    expect(letters.rows[0]!.about.reason).toBe('画面中的路人要求下架');
    const username = await sql<{
      username: string;
    }>`select username from account_person where id = ${sentBy}`.execute(world.owner);
    const holder = await world.as(username.rows[0]!.username as 'worker-ma');
    const desk = `${enteredBy === 'unit' ? '/office' : ''}/entries/${works[0]!.id}`;
    expect(letters.rows[0]!.link).toBe(desk);
    const page = await holder.get(desk);
    for (const words of ['这件作品已停止公开展示', '画面中的路人要求下架', '提出异议'])
      expect(page.text).toContain(words);
    expect(
      (await (await world.as('worker-yang')).post(`${desk}/hiding/objection`, { reason: '我' })).status,
    ).toBe(404);
    expect((await holder.post(`${desk}/hiding/objection`, { reason: '路人已书面同意' })).status).toBe(303);
    const twice = await holder.json(`${desk}/hiding/objection`, { reason: '再说一次' });
    expect([twice.status, twice.body.code]).toEqual([409, 'entry.hiding-objected-to']);
    await world.runWorker();
    const told = await sql<{ n: number }>`
      select count(*)::int as n from message_letter where kind = 'entry.hiding-objected-to'`.execute(
      world.owner,
    );
    expect(told.rows[0]!.n).toBeGreaterThan(0);
    expect((await hider.get(`/office/entries/${works[0]!.id}`)).text).toContain('路人已书面同意');
  });

  it('lifted, it stands where it stood, with its votes and its place in the order', async () => {
    const before = works[0]!.shownAt;
    expect((await hider.post(office('unhide'), { reason: '异议成立' })).status).toBe(303);
    expect((await world.read((tx) => getEntry(tx, works[0]!.id))).shownAt).toEqual(before);
    expect(await statusesOf(works[0]!)).toEqual([200, 200, 200, 200]);
    expect((await (await world.as('worker-ma')).json(`/works/${works[0]!.id}/votes`, {})).status).toBe(200);
    expect(await votesOf(works[0]!)).toBe(2);
    const none = await hider.json(office('unhide'), { reason: '又来' });
    expect([none.status, none.body.code]).toEqual([409, 'entry.not-hidden']);
    const facts = await sql<{ name: string; reason: string }>`
      select name, reason from outbox_fact where subject_id = ${works[0]!.id} and name like 'entry.%hid%' order by id`.execute(
      world.owner,
    );
    expect(facts.rows.map(({ name }) => name)).toEqual([
      'entry.hidden',
      'entry.hiding-objected-to',
      'entry.unhidden',
    ]);
  });
});
