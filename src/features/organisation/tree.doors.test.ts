/** The doors of changing the tree: each page says what follows, each act needs its reason, nothing typed is lost. */

import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { OrganisationKey } from '../../../world/federation.ts';
import { useWorld } from '../../../world/fixture.ts';
import { mayEnterAsPerson } from '../entry/policy.ts';
import { fillPinyin, searchOrganisations } from './store/search.ts';
import { getOrganisation } from './store.ts';

const world = useWorld();
const reason = '机构改革';
const at = (id: string, way = '') => `/office/organisations/${id}${way && `/${way}`}`;
const fresh = async (key: OrganisationKey) => {
  const { id } = await world.organisation(key);
  return world.read((tx) => getOrganisation(tx, id));
};

test('each way to change a unit has a page that says what will happen, in both languages', async () => {
  const admin = await world.as('qh-admin');
  const [hewan, hainan] = [await fresh('hewan'), await fresh('hainan')];
  const node = await admin.get(at(hewan.id));
  for (const way of ['rename', 'move', 'merge', 'split', 'second-lines', 'outside', 'close', 'import']) {
    expect(node.text).toContain(`href="${at(hewan.id, way)}"`);
    const page = await admin.get(at(hewan.id, way), { 'accept-language': 'en' });
    expect([way, page.status]).toEqual([way, 200]);
    expect(page.text).toContain('Hewan District Federation of Trade Unions');
  }
  const move = await admin.get(`${at(hewan.id, 'move')}?to=${hainan.id}`);
  expect(move.text).toContain('连同 4 个直接下级、4 个基层工会划到“海南州总工会”之下');
  expect(move.text).toContain('之后：全国总工会 › 青海 › 海南州 › 河湾区');
  const merge = await admin.get(`${at(hewan.id, 'merge')}?to=${hainan.id}`);
  expect(merge.text).toMatch(/“河湾区总工会”的 \d+ 个任职随之终止/);
  const found = await admin.get(`${at(hewan.id, 'move')}?q=hainan`);
  expect(found.text).toContain(`?to=${hainan.id}`);
});

test('a closed county is not closed while workplaces stand beneath it: the button says why (organisation.has-children)', async () => {
  const admin = await world.as('qh-admin');
  const hewan = await fresh('hewan');
  const page = await admin.get(at(hewan.id, 'close'));
  expect(page.text).toContain('还有 4 个下级');
  const answer = await admin.post(at(hewan.id, 'close'), { reason, version: hewan.version });
  expect([
    answer.status,
    answer.text.includes('还有 4 个下级'),
    answer.text.includes(`value="${reason}"`),
  ]).toEqual([409, true, true]);
});

test('AC-043 a parent beneath itself is refused by its field (422) and the reason typed stays; a reason is asked for', async () => {
  const admin = await world.as('qh-admin');
  const [hewan, works] = [await fresh('hewan'), await fresh('chenguang')];
  const cycle = await admin.post(at(hewan.id, 'move'), { to: works.id, reason, version: hewan.version });
  expect([
    cycle.status,
    cycle.text.includes('不能放到它自己或它的下级之下'),
    cycle.text.includes(reason),
  ]).toEqual([422, true, true]);
  const hainan = await fresh('hainan');
  const silent = await admin.post(at(hewan.id, 'move'), { to: hainan.id, version: hewan.version });
  expect([silent.status, silent.text.includes('请填写此项')]).toEqual([422, true]);
  expect((await fresh('hewan')).path).toBe(hewan.path);
});

test('AC-044 whoever is not an administrator above does none of it, by page or by form (403)', async () => {
  const hewan = await fresh('hewan');
  for (const username of ['xn-officer', 'chenguang-officer'] as const) {
    const client = await world.as(username);
    for (const way of ['rename', 'move', 'merge', 'split', 'second-lines', 'outside', 'close', 'import']) {
      expect([username, way, (await client.get(at(hewan.id, way))).status]).toEqual([username, way, 403]);
      const body = { reason, version: hewan.version };
      expect([username, way, (await client.post(at(hewan.id, way), body)).status]).toEqual([
        username,
        way,
        403,
      ]);
    }
    expect((await client.get(at(hewan.id, 'import/template'))).status).toBe(403);
  }
});

test('two administrators at once: the second sees what is stored beside what was typed (409), and nothing is lost', async () => {
  const admin = await world.as('qh-admin');
  const one = await fresh('wangling-textile');
  const typed = {
    name: '织云一厂工会',
    shortName: '织云一厂',
    kind: 'grassroots',
    reason,
    version: one.version,
  };
  expect((await admin.post(at(one.id, 'rename'), typed)).status).toBe(303);
  const second = await admin.post(at(one.id, 'rename'), { ...typed, name: '织云二厂工会' });
  expect(second.status).toBe(409);
  expect(second.text).toContain('现在保存的');
  expect(second.text).toContain('<dd>织云一厂工会</dd>');
  expect(second.text).toContain('value="织云二厂工会"');
  const version = second.text.match(/name="version" value="(\d+)"/)?.[1];
  expect((await admin.post(at(one.id, 'rename'), { ...typed, name: '织云二厂工会', version })).status).toBe(
    303,
  );
  expect((await admin.get(at(one.id))).text).toContain('织云二厂工会');
});

test('moving by the page: the crumbs change, the history keeps the old name and place', async () => {
  const admin = await world.as('qh-admin');
  const [one, to] = [await fresh('yintan-dairy'), await fresh('qinghu')];
  const moved = await admin.post(at(one.id, 'move'), { to: to.id, reason, version: one.version });
  expect([moved.status, moved.location]).toEqual([303, at(one.id)]);
  const page = await admin.get(at(one.id));
  expect(page.text).toContain('晴湖县');
  expect(page.text).toContain('中华全国总工会 › 青海省总工会 › 海南州总工会 › 晴湖县总工会');
  expect(page.text).toContain(reason);
});

test('splitting, marking, closing, opening again and a second line by their pages', async () => {
  const admin = await world.as('qh-admin');
  const park = await fresh('park');
  const [software, solar] = [await fresh('park-software'), await fresh('park-solar')];
  const split = await admin.post(at(park.id, 'split'), {
    'parts.0.name': '南园工会联合会',
    'parts.0.shortName': '南园',
    'parts.1.name': '',
    'places.0.child': software.id,
    'places.0.to': '1',
    'places.1.child': solar.id,
    'places.1.to': 'stay',
    ...{ reason, version: park.version },
  });
  expect(split.status).toBe(303);
  expect((await fresh('park-software')).parentId).not.toBe(park.id);
  const asked = async (extra: Record<string, string> = {}) => {
    const { version } = await fresh('park-solar');
    return { reason, version, ...extra };
  };
  expect((await admin.post(at(solar.id, 'outside'), await asked({ outside: 'yes' }))).status).toBe(303);
  expect((await admin.get(at(solar.id))).text).toContain('系统外');
  const education = await fresh('education');
  expect((await admin.post(at(solar.id, 'second-lines'), await asked({ to: education.id }))).status).toBe(
    303,
  );
  expect((await admin.get(at(education.id))).text).toContain('向日光伏组件厂工会');
  const again = await admin.post(at(solar.id, 'second-lines'), await asked({ to: education.id }));
  expect([again.status, again.text.includes('这个单位已经领导它')]).toEqual([422, true]);
  const end = await asked({ to: education.id });
  expect((await admin.post(at(solar.id, 'second-lines/end'), end)).status).toBe(303);
  expect((await admin.post(at(solar.id, 'close'), await asked())).status).toBe(303);
  expect((await admin.get(at(solar.id))).text).toContain('已撤销');
  const seat = { username: 'worker-ma', role: 'officer' };
  expect((await admin.post(at(solar.id, 'seats'), seat)).text).toContain('“向日光伏组件厂工会”已撤销');
  expect((await admin.post(at(solar.id, 'reopen'), await asked())).status).toBe(303);
});

test('found by characters, pinyin, initials and English; signs of the pattern language mean themselves (AC-193)', async () => {
  const admin = await world.as('qh-admin');
  for (const typed of ['西宁', 'xining', 'XNSZGH', 'xn', 'xi ning', 'Xining Municipal']) {
    const page = await admin.get(`/office/organisations?q=${encodeURIComponent(typed)}`);
    expect([typed, page.text.includes('西宁市总工会')]).toEqual([typed, true]);
  }
  for (const typed of ['%', '_', 'x_ning', '\\', "'", 'zzzz']) {
    const page = await admin.get(`/office/organisations?q=${encodeURIComponent(typed)}`);
    expect([typed, page.status, page.text.includes('没有名称含')]).toEqual([typed, 200, true]);
  }
});

test('names that came before there was pinyin are found by their characters at once, and by pinyin after the chore', async () => {
  const { id } = await fresh('qinghu');
  await sql`update organisation set pinyin = '' where id = ${id}`.execute(world.owner);
  const ask = { page: 1, size: 20 };
  const find = (typed: string) => world.read((tx) => searchOrganisations(tx, typed, ask));
  expect((await find('晴湖县总')).items.map((one) => one.id)).toContain(id);
  expect((await find('qinghuxian')).items.map((one) => one.id)).not.toContain(id);
  await world.runWorker();
  expect((await find('qinghuxian')).items.map((one) => one.id)).toContain(id);
  await world.doing({ kind: 'machine' }, async ({ tx }) => ({ ok: true, value: await fillPinyin(tx) }));
});

test('the page of a node shows a page of its children with their workplaces, not the whole tree', async () => {
  const admin = await world.as('qh-admin');
  const qinghai = await fresh('qinghai');
  const page = await admin.get(at(qinghai.id));
  expect(page.text).toContain('西宁市总工会');
  expect(page.text).not.toContain('晨光机械厂工会');
  expect(page.text).toContain(`>${(await fresh('xining')).units}<`);
  expect((await admin.get('/office/organisations')).text).toContain('我的任职单位');
});

test('whoever administers a part of the tree is stopped at its edge: nothing is taken from or given to others', async () => {
  const admin = await world.as('qh-admin');
  const [xining, national] = [await fresh('xining'), await fresh('national')];
  const up = await admin.post(at(xining.id, 'move'), { to: national.id, reason, version: xining.version });
  expect([up.status, up.text.includes('这不在您的任职范围内')]).toEqual([403, true]);
  const qinghai = await fresh('qinghai');
  expect((await admin.get(at(qinghai.id, 'move'))).status).toBe(403);
  expect((await admin.get(at(qinghai.id))).text).not.toContain(at(qinghai.id, 'move'));
});

test('AC-042 a closed workplace can neither be worked for nor worked at: its officer is out, nobody enters a work there', async () => {
  const admin = await world.as('qh-admin');
  const works = await fresh('chenguang');
  const officer = await world.as('chenguang-officer');
  expect((await officer.get('/office')).status).toBe(200);
  const place = { call: await world.call('photography'), unit: works, granted: [] };
  const worker = await world.person('worker-ma');
  expect((await admin.post(at(works.id, 'close'), { reason, version: works.version })).status).toBe(303);
  expect((await officer.get('/office')).status).toBe(403);
  const verdict = mayEnterAsPerson(worker, { ...place, unit: await fresh('chenguang') }, await world.now());
  expect(verdict).toMatchObject({ when: 'not-now', refusal: { code: 'organisation.closed' } });
  const only = { kind: 'grassroots' as const, open: true };
  const found = await world.read((tx) => searchOrganisations(tx, '晨光', { page: 1, size: 5 }, only));
  expect(found.items).toEqual([]);
});
