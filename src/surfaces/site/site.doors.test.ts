/** The public site as anybody meets it: found, filtered, followed, framed, printed; and what is hidden is nowhere (AC-111). */

import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answer, testOrigin, useWorld } from '../../../world/fixture.ts';
import { showWorks } from '../../../world/shown-works.ts';
import { must } from '../../../world/world.ts';
import type { Call } from '../../features/call/call.ts';
import { listCalls } from '../../features/call/store.ts';
import { findNearestCampaign } from '../../features/campaign/store.ts';
import { hideEntry } from '../../features/entry/actions/hide-entry.ts';
import { sendEntry } from '../../features/entry/actions/send-entry.ts';
import { startEntry } from '../../features/entry/actions/start-entry.ts';
import type { Entry } from '../../features/entry/entry.ts';
import { plusDays } from '../../kernel/period.ts';
import type { Doing } from '../../platform/db.ts';
import { sitemapAnswer, sitemapPartAnswer } from './sitemap.ts';

const world = useWorld();
let call: Call;
let base: string;
let gallery: string;
let works: Entry[];
let unshown: Entry;

const planned = [
  { unit: 'yintan-solar', title: '高原上的守夜人' },
  { unit: 'yintan-solar', title: '草原信号塔 100%' },
  { unit: 'chenguang', title: '车间 <b>来信</b>' },
  { unit: 'chenguang', title: '别人看不到的作品' },
] as const;

beforeAll(async () => {
  works = await showWorks(world, 'platform', planned);
  call = await world.call('platform');
  await world.setClock(new Date(call.voteOpensAt.getTime() + 3_600_000));
  await world.runWorker();
  base = `/campaigns/${call.campaignId}`;
  gallery = `${base}/calls/${call.id}`;
  unshown = await sendOne();
});

/** Sent in and read by nobody yet. */
async function sendOne(): Promise<Entry> {
  const unit = await world.organisation('chenguang');
  const said = {
    title: '还没有展出的作品',
    summary: '还没有',
    makers: [{ name: '某人' }],
    link: 'https://example.org/x',
  };
  const statements = { original: true, portrait: true, licence: true, ai: 'none' as const };
  const send = async (doing: Doing) => {
    const campaign = (await findNearestCampaign(doing.tx, unit.path))!;
    const own = (await listCalls(doing.tx, campaign.id)).find(({ key }) => key === call.key)!;
    const draft = must(await startEntry(doing, { call: own, unit }, { ...said, statements }, 'unit'));
    return sendEntry(doing, draft, { ...said, statements }, draft.revision);
  };
  return must(await world.doing(await world.person('qh-officer'), send, plusDays(call.opensAt, 2)));
}

type Element = { name: string; text: string };

/** The elements of an XML text with the text straight within them; whatever is not well-formed fails. */
function elementsOf(xml: string): Element[] {
  const token =
    /<\?[^>]*\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([\w:]+)((?:\s+[\w:]+="(?:[^"<&]|&[#\w]+;)*")*)\s*(\/?)>|((?:[^<&]|&[#\w]+;)+)/y;
  const open: Element[] = [];
  const done: Element[] = [];
  for (let at = 0; at < xml.length; at = token.lastIndex) {
    token.lastIndex = at;
    const [whole, data, isEnd, name, , isEmpty, words] = token.exec(xml) ?? [];
    if (whole === undefined) throw new Error(`not XML: ${xml.slice(at, at + 80)}`);
    if (isEnd) {
      expect(open.at(-1)?.name).toBe(name);
      done.push(open.pop()!);
    } else if (name && !isEmpty) open.push({ name, text: '' });
    const within = open.at(-1);
    if (!name && within) within.text += data ?? words ?? '';
  }
  expect(open).toEqual([]);
  return done;
}
const textsOf = (xml: string, name: string) =>
  elementsOf(xml).flatMap((one) => (one.name === name ? [one.text] : []));

const get = (path: string, headers = {}) => world.anyone().get(path, headers);
const shownIn = ({ text }: Answer) =>
  [...text.matchAll(/href="\/works\/([0-9a-f-]{36})"/g)].map((one) => one[1]);
const idsOf = (...at: number[]) => at.map((index) => works[index]!.id).sort();
const found = async (path: string) => [...new Set(shownIn(await get(path)))].sort();
const encoded = encodeURIComponent;

describe('passing works on', () => {
  it('a work tells chats, search machines and readers what it is', async () => {
    const { text } = await get(`/works/${works[2]!.id}`);
    const url = `${testOrigin}/works/${works[2]!.id}`;
    for (const said of [
      `<link rel="canonical" href="${url}"/>`,
      `hrefLang="en" href="${url}?lang=en"`,
      '<meta property="og:title" content="车间 &lt;b&gt;来信&lt;/b&gt;"/>',
      '<meta itemProp="image" content="http',
      'type="application/json+oembed"',
      `${url}/embed&quot;`,
    ])
      expect(text).toContain(said);
  });

  it('AC-180 structured data cannot end its element, and says what the page says', async () => {
    const { text } = await get(`/works/${works[2]!.id}`);
    const [, json] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text)!;
    expect(json).not.toContain('<');
    const data = JSON.parse(json!) as { name: string; creator: { name: string }[] };
    expect([data.name, data.creator[0]!.name]).toEqual(['车间 <b>来信</b>', '车间 <']);
  });

  it('AC-153 AC-212 the embedded work may be framed, holds no form and no cookie; everything else may not', async () => {
    const worker = await world.as('worker-ma');
    const answer = await worker.get(`/works/${works[0]!.id}/embed`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-security-policy')).toContain('frame-ancestors *');
    expect(answer.headers.get('content-security-policy')).toContain("form-action 'none'");
    expect(answer.headers.get('x-frame-options')).toBeNull();
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(answer.text).not.toMatch(/<form|<button|投一票|sign-out/);
    const page = await worker.get(`/works/${works[0]!.id}`);
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(page.headers.get('x-frame-options')).toBe('DENY');
  });

  it('oEmbed answers for a work, as large as was asked at most, and with no markup of the title', async () => {
    const url = encoded(`${testOrigin}/works/${works[2]!.id}`);
    const answer = await get(`/oembed?url=${url}&maxwidth=300`);
    const told = JSON.parse(answer.text) as Record<string, string | number>;
    expect([told.version, told.title, told.width]).toEqual(['1.0', '车间 <b>来信</b>', 300]);
    expect(String(told.html)).toMatch(
      /^<iframe src="http:\/\/tongxin\.test\/works\/[0-9a-f-]{36}\/embed" width="300"/,
    );
    expect(String(told.html)).not.toContain('<b>');
    expect((await get(`/oembed?url=${url}&format=xml`)).status).toBe(501);
    for (const odd of [
      '',
      '?url=x',
      `?url=${encoded('http://other.example/works/')}`,
      `?url=${encoded(testOrigin)}`,
    ])
      expect((await get(`/oembed${odd}`)).status).toBe(404);
  });

  it('posters lead back by a code, for a work and for a call', async () => {
    for (const path of [`/works/${works[0]!.id}`, gallery]) {
      const { status, text } = await get(`${path}/poster`);
      expect(status).toBe(200);
      expect(text).toContain('<svg class="qr"');
      expect(text).toContain(`${testOrigin.slice(7)}${path}`);
    }
  });
});

describe('following', () => {
  it('feeds are XML, name every shown work once, and are found from their pages', async () => {
    for (const [page, feed] of [
      [base, `${base}/feed.xml`],
      [gallery, `${gallery}/feed.xml`],
    ] as const) {
      const answer = await get(feed);
      expect(answer.headers.get('content-type')).toContain('application/atom+xml');
      const ids = textsOf(answer.text, 'id');
      for (const { id } of works)
        expect(ids.filter((one) => one === `${testOrigin}/works/${id}`)).toHaveLength(1);
      expect(textsOf(answer.text, 'updated').every((at) => !Number.isNaN(Date.parse(at)))).toBe(true);
      expect((await get(page)).text).toContain(`type="application/atom+xml"`);
    }
  });

  it('the list of pages holds public ones; past its measure it becomes a list of parts that hold all', async () => {
    const listed = (text: string) => textsOf(text, 'loc').map((loc) => loc.replace(testOrigin, ''));
    const all = listed((await get('/sitemap.xml')).text);
    for (const path of ['/', base, gallery, ...works.map(({ id }) => `/works/${id}`)])
      expect(all).toContain(path);
    expect(all.filter((path) => /office|\/my\//.test(path))).toEqual([]);
    expect((await get('/robots.txt')).text).toContain(`Sitemap: ${testOrigin}/sitemap.xml`);
    const parts = await world.read(async (tx, now) => {
      const ask = {
        tx,
        now,
        actor: { kind: 'anyone', address: '' } as const,
        language: 'zh' as const,
        query: {},
      };
      const index = await (await sitemapAnswer(testOrigin, { ...ask, params: {} }, 40)).text();
      const count = [...index.matchAll(/<sitemap>/g)].length;
      const texts: string[] = [];
      for (let part = 1; part <= count; part++)
        texts.push(
          await (await sitemapPartAnswer(testOrigin, { ...ask, params: { part: `${part}` } }, 40)).text(),
        );
      const past = await sitemapPartAnswer(testOrigin, { ...ask, params: { part: `${count + 1}` } }, 40);
      return { texts, past: past.status };
    });
    expect(parts.past).toBe(404);
    const inParts = parts.texts.flatMap(listed);
    expect(inParts.filter((path) => path.startsWith('/works/')).sort()).toEqual(
      all.filter((path) => path.startsWith('/works/')).sort(),
    );
    expect((await get('/sitemaps/0')).status).toBe(404);
    expect((await get('/sitemaps/..%2f')).status).toBe(404);
  });
});

describe('places and years', () => {
  it('an organisation’s page shows what stands beneath it, and the units straight under it', async () => {
    const yintan = await world.organisation('yintan');
    const answer = await get(`${base}/organisations/${yintan.id}`);
    expect(answer.status).toBe(200);
    expect([...new Set(shownIn(answer))].sort()).toEqual(idsOf(0, 1));
    expect(answer.text).toContain((await world.organisation('yintan-solar')).name.zh);
  });

  it('where the campaign does not reach there is no page', async () => {
    const xining = await world.campaign('xining');
    const yintan = await world.organisation('yintan');
    expect((await get(`/campaigns/${xining.id}/organisations/${yintan.id}`)).status).toBe(404);
  });

  it('home, archive and programme answer in both languages and say where one is', async () => {
    for (const path of ['/', '/archive', base, `${base}/programme`, `${base}/works`]) {
      for (const language of ['zh', 'en']) {
        const { status, text } = await get(path, { 'accept-language': language });
        expect([path, status]).toEqual([path, 200]);
        expect(text).toContain('<h1');
      }
    }
    expect((await get('/archive')).text).toContain(`href="${base}"`);
  });
});

describe('what is not public', () => {
  it('AC-031 of an activity only title, place, day and unit are told; withheld ones are gone at once', async () => {
    const rows = await sql<{ id: string; name: string; account: string | null }>`
      select a.id, a.name, a.account from activity a
      where a.state = 'accepted' or (a.state = 'approved' and a.acceptor_id is null) order by a.held_at desc`.execute(
      world.owner,
    );
    const told = await get(`${base}/programme`);
    for (const { name, account } of rows.rows) {
      expect(told.text).toContain(name);
      if (account) expect(told.text).not.toContain(account);
    }
    const one = rows.rows[0]!;
    const waiting = await sql<{ name: string }>`
      select name from activity a where state in ('reported', 'returned') and not exists (
        select from activity b where b.name = a.name and b.state in ('accepted', 'approved'))`.execute(
      world.owner,
    );
    for (const { name } of waiting.rows) expect(told.text).not.toContain(name);
    const officer = await world.as('qh-officer');
    const answer = await officer.post(`/office/activities/${one.id}/public`, { shown: 'no' });
    expect(answer.status).toBe(303);
    expect((await get(`${base}/programme`)).text).not.toContain(one.name);
    expect((await officer.get(`/office/activities/${one.id}`)).text).toContain('不对外公开');
    const stranger = await world.as('worker-ma');
    expect((await stranger.post(`/office/activities/${one.id}/public`, { shown: 'yes' })).status).toBe(404);
  });

  it('AC-111 AC-052 a hidden work and one not yet shown are in no gallery, feed, list, page or frame', async () => {
    const hidden = works[3]!;
    await world.doing({ kind: 'machine' }, (doing) => hideEntry(doing, hidden, { reason: '核查' }));
    const chenguang = await world.organisation('chenguang');
    const places = [
      ...[gallery, `${gallery}?order=latest`, `${gallery}?q=${encoded('别人看不到')}`, `${base}/works`, '/'],
      ...[`${base}/works?q=${encoded('作品')}`, base, `${base}/organisations/${chenguang.id}`, '/archive'],
      ...[`${base}/feed.xml`, `${gallery}/feed.xml`, '/sitemap.xml', `/works/${works[2]!.id}`],
    ];
    for (const one of [hidden, unshown]) {
      for (const path of places) {
        const { text } = await get(path);
        expect([path, text.includes(one.id), shownIn({ text } as Answer).includes(one.id)]).toEqual([
          path,
          false,
          false,
        ]);
      }
      for (const end of ['', '/embed', '/poster', '/file', '//embed', '/embed/', '/%65mbed', '/Embed'])
        expect([end, (await get(`/works/${one.id}${end}`)).status]).toEqual([end, 404]);
      expect((await get(`/oembed?url=${encoded(`${testOrigin}/works/${one.id}`)}`)).status).toBe(404);
    }
    expect(await found(`${base}/works?q=${encoded('别人看不到')}`)).toEqual([]);
  });
});
