/** The machine behind the doors: what it refuses before any feature is asked. */

import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testOrigin, useWorld } from '../../world/fixture.ts';
import { newId } from '../kernel/id.ts';

const world = useWorld();

test('404 http.not-found: an unknown address and an odd id are calm pages, the same for HEAD (AC-051, AC-217)', async () => {
  for (const path of [
    '/nowhere',
    '/.env',
    '/works/1',
    '/works/00000000-0000-7000-8000-000000000000',
    '/office/../x',
  ]) {
    const answer = await world.anyone().get(path);
    expect([path, answer.status]).toEqual([path, 404]);
    expect(answer.text).not.toMatch(/Error:|node_modules|select /);
  }
  expect((await world.anyone().request('/works/1', { method: 'HEAD' })).status).toBe(404);
});

test('403 http.foreign-origin, 422 http.unknown-order, 415 http.unknown-content-type, 422 http.unreadable-body', async () => {
  const client = world.anyone();
  const bodies: [string, string, number][] = [
    ['application/json', '{"username":', 422],
    ['application/json', '[1]', 422],
    ['text/xml', '<a/>', 415],
    ['multipart/form-data', 'no boundary', 422],
  ];
  for (const [type, body, status] of bodies) {
    const answer = await client.request('/sign-in', {
      method: 'POST',
      body,
      headers: { origin: testOrigin, 'content-type': type },
    });
    expect([type, answer.status]).toEqual([type, status]);
  }
  expect((await client.post('/sign-in', {}, { origin: 'null' })).status).toBe(403);
  expect((await client.get('/?sort=votes')).status).toBe(422);
  expect((await client.get('/?from=singlemessage&isappinstalled=0')).status).toBe(200);
});

test('413 http.too-large: a body over the limit is refused, with or without a declared length (AC-200)', async () => {
  const body = `username=${'x'.repeat(300_000)}`;
  const headers = { origin: testOrigin, 'content-type': 'application/x-www-form-urlencoded' };
  const sent = await world.anyone().request('/sign-in', { method: 'POST', body, headers });
  expect(sent.status).toBe(413);
  const stream = new Blob([body]).stream();
  const streamed = await world.anyone().request('/sign-in', {
    method: 'POST',
    body: stream,
    headers,
    duplex: 'half',
  } as RequestInit & {
    headers: Record<string, string>;
  });
  expect(streamed.status).toBe(413);
});

test('a machine gets problem documents (RFC 9457) with every field’s problem', async () => {
  const answer = await world.anyone().json('/sign-up', { username: 'x' });
  expect(answer.status).toBe(422);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect((answer.body.errors as { field: string }[]).map((e) => e.field).sort()).toEqual([
    'name',
    'password',
  ]);
});

test('AC-133 the same key answers the same and has one effect; another body under it is 422 http.key-reused', async () => {
  const parent = await world.organisation('hewan');
  const admin = await world.as('qh-admin');
  const path = `/office/organisations/${parent.id}/children`;
  const fields = { name: '清泉供水站工会', shortName: '清泉供水', kind: 'grassroots', _key: newId() };
  const answers = await Promise.all(Array.from({ length: 8 }, () => admin.post(path, fields)));
  expect(new Set(answers.map((a) => `${a.status} ${a.location}`)).size).toBe(1);
  const rows = await sql<{
    n: number;
  }>`select count(*)::int as n from organisation where name_zh = '清泉供水站工会'`.execute(world.owner);
  expect(rows.rows[0]!.n).toBe(1);
  expect((await admin.post(path, { ...fields, name: '别的名字' })).status).toBe(422);
});

/** The contents of every table, as one number each. */
async function contents(): Promise<Record<string, string>> {
  const tables = await sql<{
    name: string;
  }>`select tablename as name from pg_tables where schemaname = 'public' order by 1`.execute(world.owner);
  const sums: Record<string, string> = {};
  for (const { name } of tables.rows) {
    const row = await sql<{
      sum: string;
    }>`select count(*) || ' ' || coalesce(sum(hashtext(t::text)), 0) as sum from ${sql.table(name)} t`.execute(
      world.owner,
    );
    sums[name] = row.rows[0]!.sum;
  }
  return sums;
}

test('AC-210 no GET changes anything: whoever looks at every page leaves every table as it was', async () => {
  const [officer, admin] = [await world.as('qh-officer'), await world.as('qh-admin')];
  const before = await contents();
  for (const route of world.routes) {
    if (route.kind !== 'page' || route.get.includes(':')) continue;
    for (const client of [officer, admin, world.anyone()]) await client.get(route.get);
  }
  expect(await contents()).toEqual(before);
});

test('AC-030 every office door turns away whoever is signed out, and every row has its permission', async () => {
  const id = '00000000-0000-7000-8000-000000000000';
  for (const route of world.routes.filter((r) => r.frame === 'office')) {
    expect(route.may).toBeTypeOf('function');
    const address =
      route.kind === 'act' || route.kind === 'group'
        ? route.post
        : route.kind === 'wire'
          ? route.at
          : route.get;
    const path = address.replace(/:\w+/g, id);
    const method =
      route.kind === 'act' || route.kind === 'group' ? 'POST' : route.kind === 'wire' ? route.method : 'GET';
    const answer = await world.anyone().request(path, { method, headers: { origin: testOrigin } });
    expect([path, answer.status]).toEqual([path, 401]);
  }
});

test('AC-030 a worker without a seat gets nothing from any office door that needs one', async () => {
  const id = '00000000-0000-7000-8000-000000000000';
  const worker = await world.as('worker-ma');
  for (const route of world.routes.filter((r) => r.frame === 'office' && r.kind === 'page')) {
    const path = (route as { get: string }).get.replace(/:\w+/g, id);
    if (path.startsWith('/review')) continue;
    expect([path, [403, 404].includes((await worker.get(path)).status)]).toEqual([path, true]);
  }
});

test('503 http.out-of-order: when the database is away people get a calm sentence', async () => {
  const { openApp } = await import('../main/app.ts');
  const { openDatabase } = await import('./db.ts');
  const { openLog } = await import('./log.ts');
  const db = openDatabase('postgresql://nobody@127.0.0.1:1/none', 1);
  const app = openApp({
    db,
    log: openLog('test', 'silent'),
    origin: testOrigin,
    distDir: 'dist',
    media: world.media,
    isDemo: false,
    secret: 'x'.repeat(32),
  });
  const answer = await app.request(`${testOrigin}/sign-in`, { headers: { 'accept-language': 'zh' } });
  expect([answer.status, await answer.text()]).toEqual([503, '系统暂时不可用，请稍后再试']);
  await db.destroy();
});
