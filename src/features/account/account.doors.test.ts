/** The doors of accounts: signing in, up and out, and what an attacker tries there. */

import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { demoPassword } from '../../../world/demo.ts';
import { useWorld } from '../../../world/fixture.ts';
import { ownPath } from '../../platform/security.ts';
import { attemptsPerNameMax } from './account.ts';
import { listEarlierNames } from './store.ts';

const world = useWorld();

test('200 a signed-out person sees both forms', async () => {
  for (const path of ['/sign-in', '/sign-up']) expect((await world.anyone().get(path)).status).toBe(200);
});

test('303 the right pair signs in, and the cookie is HttpOnly and SameSite', async () => {
  const answer = await world.anyone().post('/sign-in', { username: 'QH-officer ', password: demoPassword });
  expect([answer.status, answer.location]).toEqual([303, '/home']);
  expect(answer.headers.getSetCookie().find((c) => c.startsWith('tongxin='))).toMatch(
    /HttpOnly; SameSite=Lax/,
  );
});

test('422 account.wrong-pair: a wrong password and an unknown name read the same (AC-004), and the name typed stays', async () => {
  const wrong = await world.anyone().post('/sign-in', { username: 'qh-leader', password: 'not this one' });
  const unknown = await world.anyone().post('/sign-in', { username: 'qh-nobody', password: 'not this one' });
  expect([wrong.status, unknown.status]).toEqual([422, 422]);
  const plain = (text: string, name: string) =>
    text
      .replaceAll(name, '')
      .replace(/value="[^"]*"/g, '')
      .replace(/演示数据[^<]*/, '');
  expect(plain(wrong.text, 'qh-leader')).toBe(plain(unknown.text, 'qh-nobody'));
  expect(wrong.text).toContain('账号或密码不对');
  expect(wrong.text).toContain('value="qh-leader"');
  expect(wrong.text).not.toContain('not this one');
});

test('429 account.too-many-attempts: after wrong tries even the right password is not heard for a while', async () => {
  const client = world.anyone();
  for (let i = 0; i < attemptsPerNameMax; i++)
    await client.post('/sign-in', { username: 'Post-Officer', password: `wrong number ${i}` });
  const late = await client.post('/sign-in', { username: 'post-officer', password: demoPassword });
  expect(late.status).toBe(429);
});

test('AC-016 a person named in the body of a request is nobody: the actor comes from the session', async () => {
  const id = (await world.person('qh-admin')).id;
  const organisation = await world.organisation('qinghai');
  const answer = await world.anyone().post(`/office/organisations/${organisation.id}/seats`, {
    username: 'worker-ma',
    role: 'admin',
    userId: id,
    actorId: id,
  });
  expect(answer.status).toBe(401);
});

test('AC-020 after signing in nobody is led off the site', async () => {
  const hostile = [
    '//e',
    '/\\e',
    '\\\\e',
    'https:e',
    'https://e',
    'javascript:alert(1)',
    'data:text/html,x',
    '/%2f%2fe',
    '/%5ce',
    '/a\tb',
    '/\n/e',
    '@e',
    '',
  ];
  for (const next of hostile) {
    const answer = await world
      .anyone()
      .post('/sign-in', { username: 'hn-officer', password: demoPassword, next });
    expect([next, answer.status, answer.location]).toEqual([next, 303, '/home']);
  }
  expect(ownPath('/works/1?x=1#vote')).toBe('/works/1?x=1#vote');
});

test('a person signs up within a minute and is signed in; a taken name (account.username-taken), a bad name and a weak password are told by field', async () => {
  const client = world.anyone();
  const bad = await client.post('/sign-up', { username: 'x', name: '新来的人', password: 'short' });
  expect(bad.status).toBe(422);
  for (const words of ['账号须为', '密码须为', 'value="新来的人"']) expect(bad.text).toContain(words);
  const good = await client.post('/sign-up', {
    username: 'new-person',
    name: '新来的人',
    password: '四个词放在一起就很长',
  });
  expect(good.status).toBe(303);
  expect((await client.get('/sign-in')).text).toContain('新来的人');
  const taken = await world
    .anyone()
    .post('/sign-up', { username: 'New-Person', name: '别人', password: '四个词放在一起就很长' });
  expect([taken.status, taken.text.includes('这个账号已被使用')]).toEqual([422, true]);
  expect(
    (await world.anyone().post('/sign-up', { username: 'other', name: '别人', password: '1234567890' })).text,
  ).toContain('太容易猜到');
});

test('AC-060 AC-061 fields a person may not set are refused, not ignored', async () => {
  const answer = await world.anyone().post('/sign-up', {
    username: 'sly-person',
    name: '某人',
    password: '四个词放在一起就很长',
    roles: 'admin',
    verified: 'true',
  });
  expect(answer.status).toBe(422);
  expect(
    (await world.anyone().post('/sign-in', { username: 'sly-person', password: '四个词放在一起就很长' }))
      .status,
  ).toBe(422);
});

test('AC-019 signing out ends the session on the server; account.signed-out answers whoever has none', async () => {
  const client = world.anyone();
  const signedIn = await client.post('/sign-in', { username: 'hn-leader', password: demoPassword });
  const cookie = signedIn.headers
    .getSetCookie()
    .find((c) => c.startsWith('tongxin='))!
    .split(';')[0]!;
  expect((await client.post('/sign-out')).status).toBe(303);
  expect((await world.anyone().get('/office/organisations', { cookie })).status).toBe(401);
  expect((await world.anyone().post('/sign-out')).status).toBe(403);
});

test('AC-025 the database holds no token that signs anybody in', async () => {
  const client = world.anyone();
  const answer = await client.post('/sign-in', { username: 'hn-leader', password: demoPassword });
  const token = answer.headers
    .getSetCookie()
    .find((c) => c.startsWith('tongxin='))!
    .split(';')[0]!
    .slice('tongxin='.length);
  const stored = await sql<{ token: string }>`select token from account_session`.execute(world.owner);
  expect(stored.rows.map((r) => r.token)).not.toContain(decodeURIComponent(token));
  for (const row of stored.rows) {
    expect(
      (await world.anyone().get('/office/organisations', { cookie: `tongxin=${row.token}` })).status,
    ).toBe(401);
  }
});

test('AC-185 a person renames themselves; nobody passes for an office, and whoever holds a seat is named by others', async () => {
  const ma = await world.as('worker-ma');
  const id = (await world.person('worker-ma')).id;
  expect((await ma.get('/me/identity')).text).toContain('href="/me/name"');
  const bad = await ma.post('/me/name', { name: '省总 工会' });
  expect([bad.status, bad.text.includes('容易被当作单位'), bad.text.includes('value="省总 工会"')]).toEqual([
    422,
    true,
    true,
  ]);
  const turned = await ma.json('/me/name', { name: '马\u202e生' });
  expect([turned.status, turned.body.code]).toEqual([422, 'shape.unreadable']);
  const codes = await Promise.all(
    [' \u200b ', '123', 'Mа', '马'.repeat(31)].map(
      async (name) => (await ma.json('/me/name', { name })).body.code,
    ),
  );
  expect(codes).toEqual([
    'account.name-unseen',
    'account.name-empty',
    'account.name-mixed',
    'account.name-long',
  ]);
  expect((await ma.post('/me/name', { name: '<b>马春</b>' })).status).toBe(303);
  expect((await ma.get('/me/name')).text).toContain('&lt;b&gt;马春&lt;/b&gt;');
  expect((await ma.post('/me/name', { name: '马春江' })).status).toBe(303);
  const facts = await sql<{ before: object; after: object }>`
    select before, after from outbox_fact where name = 'account.renamed' and subject_id = ${id} order by id`.execute(
    world.owner,
  );
  expect(facts.rows.at(-1)).toEqual({ before: { name: '<b>马春</b>' }, after: { name: '马春江' } });
  expect((await ma.post('/me/name', { name: '马春生' })).status).toBe(303);
  const earlier = await world.read((tx) => listEarlierNames(tx, [id]));
  expect(earlier.get(id)?.slice(-2)).toEqual(['<b>马春</b>', '马春江']);
  const officer = await world.as('qh-officer');
  const held = await officer.json('/me/name', { name: '段怀山' });
  expect([held.status, held.body.code]).toEqual([403, 'account.name-of-seat']);
  expect((await officer.get('/me/identity')).text).not.toContain('href="/me/name"');
  expect((await world.anyone().post('/me/name', { name: '某人' })).status).toBe(401);
});
