/** At the doors: a list asked in words, an act looked at and carried out, taken back; and what nobody else finds. */

import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { draftOf, idIn, openCollecting, receiveFilm, sentOf, written } from '../../../world/entering.ts';
import { type Client, useWorld } from '../../../world/fixture.ts';
import { must } from '../../../world/world.ts';
import { sendEntry } from '../entry/actions/send-entry.ts';

const world = useWorld();
let [officer, above, worker]: Client[] = [];
const list = (q: string) => `/office/entries?${new URLSearchParams({ q })}`;

beforeAll(async () => {
  await openCollecting(world);
  const film = await receiveFilm(world);
  await sentOf(world, 'worker-ma', { unit: 'chenguang', film });
  const draft = await draftOf(world, 'worker-ma', { unit: 'chenguang', film });
  const sender = await world.person('worker-ma');
  const other = { ...written, title: '雪天，班车照常' };
  must(await world.doing(sender, (doing) => sendEntry(doing, draft, other, draft.revision)));
  [officer, above] = [await world.as('chenguang-officer'), await world.as('hewan-officer')];
  worker = await world.as('worker-ma');
});

describe('the line of the list', () => {
  test('finds by conditions in either language, says how it was read, and keeps what was typed when it was not', async () => {
    const zh = (await officer!.get(list('标题:雪天 状态:待审核'))).text;
    expect(zh).toContain('雪天，班车照常');
    expect(zh).not.toContain('零点零一毫米');
    expect(zh).toContain('共 1 件');
    const en = (await officer!.get(list('title:雪天 state:submitted'))).text;
    expect(en).toContain('读作：标题:雪天 状态:待审核');
    const wrong = await officer!.get(list('壮态:通过'));
    expect(wrong.status).toBe(200);
    expect(wrong.text).toContain('没有“壮态”这一项，是不是“状态”？');
    expect(wrong.text).toContain('value="壮态:通过"');
    expect(wrong.text).toContain('aria-invalid="true"');
    expect(wrong.text).not.toContain('零点零一毫米');
    expect((await officer!.get('/office/entries?sort=title')).status).toBe(422);
  });

  test('is kept under a name, shared with the organisation, taken away by whoever wrote it; bulk.too-many-saved after fifty', async () => {
    const kept = { list: 'entry', name: '待审的雪天', q: '标题:雪天 状态:待审核', share: 'yes' };
    expect((await officer!.post('/office/queries', kept)).status).toBe(303);
    const page = (await officer!.get('/office/entries')).text;
    expect(page).toContain('待审的雪天');
    expect((await above!.get('/office/entries')).text).not.toContain('待审的雪天');
    const [, id] = /\/office\/queries\/([0-9a-f-]{36})\/remove/.exec(page)!;
    expect((await above!.post(`/office/queries/${id}/remove`)).status).toBe(404);
    expect((await officer!.post(`/office/queries/${id}/remove`)).status).toBe(303);
    expect((await officer!.get('/office/entries')).text).not.toContain('待审的雪天');
    expect((await worker!.post('/office/queries', kept)).status).toBe(403);
    await sql`
      insert into bulk_saved (id, person_id, list, name, query, at)
      select gen_random_uuid(), id, 'entry', 'query ' || i, 'late', now()
      from account_person, generate_series(1, 50) i where username = 'chenguang-officer'`.execute(
      world.owner,
    );
    const many = await officer!.post('/office/queries', { ...kept, name: '再来一个' });
    expect([many.status, many.text.includes('最多保存 50 个查询')]).toEqual([409, true]);
  });
});

describe('an act on what was found', () => {
  test('is chosen, looked at, carried out and taken back; a stale page is told', async () => {
    const page = (await officer!.get(list('状态:待审核'))).text;
    expect(page).toContain('对查到的 2 项批量办理');
    const chosen = `/office/bulk/new?${new URLSearchParams({ list: 'entry', q: '状态:待审核', act: 'entry.label' })}`;
    expect((await officer!.get(chosen)).text).toContain('只有本单位看得到');
    const missing = await officer!.post('/office/bulk', {
      list: 'entry',
      act: 'entry.label',
      q: '状态:待审核',
    });
    expect([missing.status, missing.text.includes('请填写此项')]).toEqual([422, true]);
    const asked = { list: 'entry', act: 'entry.label', q: '状态:待审核', label: '初选' };
    const frozen = await officer!.post('/office/bulk', asked);
    const at = `/office/bulk/${idIn(frozen.location)}`;
    const preview = (await officer!.get(at)).text;
    expect(preview).toContain('会办理 2 项');
    expect((await above!.get(at)).status).toBe(404);
    expect((await worker!.get(at)).status).toBe(404);
    expect((await above!.post(`${at}/order`, { version: 1 })).status).toBe(404);
    expect((await officer!.post(`${at}/order`, { version: 1 })).status).toBe(303);
    expect((await officer!.post(`${at}/order`, { version: 1 })).status).toBe(409);
    expect((await officer!.get(at)).text).toContain('办成 2');
    expect((await officer!.get(list('标签:初选'))).text).toContain('共 2 件');
    expect((await above!.get(list('标签:初选'))).text).toContain('共 0 件');
    expect((await officer!.post(`${at}/reverse`, { version: 1 })).status).toBe(409);
    const [, version] = /name="version" value="(\d+)"/.exec((await officer!.get(at)).text)!;
    expect((await officer!.post(`${at}/reverse`, { version })).status).toBe(303);
    expect((await officer!.get(at)).text).toContain('已撤销 2');
    expect((await officer!.get('/office/bulk')).text).toContain('贴标签');
    const unknown = await officer!.post('/office/bulk', { ...asked, act: 'entry.burn' });
    expect([unknown.status, unknown.text.includes('没有这种办理')]).toEqual([422, true]);
    expect((await worker!.get('/office/bulk')).status).toBe(403);
    expect((await world.anyone().get('/office/bulk')).status).toBe(401);
  });

  test('a preview is dropped, and is then ordered by nobody', async () => {
    const frozen = await officer!.post('/office/bulk', { list: 'entry', act: 'entry.admit', q: '' });
    const at = `/office/bulk/${idIn(frozen.location)}`;
    expect((await officer!.post(`${at}/drop`, { version: 1 })).status).toBe(303);
    const late = await officer!.post(`${at}/order`, { version: 2 });
    expect([late.status, late.text.includes('已经确认或放弃过了')]).toEqual([409, true]);
  });
});

describe('organisations', () => {
  test('are asked by conditions, and their officers can be written to', async () => {
    const asked = (
      await above!.get(`/office/organisations?${new URLSearchParams({ q: '下属:河湾* 基层 有经办人' })}`)
    ).text;
    expect(asked).toContain('晨光机械厂工会');
    expect(asked).not.toContain('海南');
    expect(asked).toContain('list=organisation');
    const wrong = (await above!.get(`/office/organisations?${new URLSearchParams({ q: '层次:市' })}`)).text;
    expect(wrong).toContain('没有“层次”这一项');
    const frozen = await above!.post('/office/bulk', {
      ...{ list: 'organisation', act: 'organisation.letter' },
      ...{ q: '名称:晨光*', words: '请核对名册' },
    });
    expect((await above!.get(`/office/bulk/${idIn(frozen.location)}`)).text).toContain('会办理 1 项');
  });
});
