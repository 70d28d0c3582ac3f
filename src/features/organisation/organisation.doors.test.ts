/** The doors of organisations: the tree, granting and ending seats, the first setup. */

import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';

const world = useWorld();

test('200 staff see the tree, find by name, and signs of the pattern language mean themselves (AC-193)', async () => {
  const admin = await world.as('qh-admin');
  expect((await admin.get('/office/organisations')).text).toContain('中华全国总工会');
  expect((await admin.get(`/office/organisations?q=${encodeURIComponent('晨光机械厂')}`)).text).toContain(
    '晨光机械厂工会',
  );
  expect((await admin.get('/office/organisations?q=%25_%25')).text).toContain('没有名称含');
});

test('401 signed out, 403 organisation.no-seat without a seat, 404 for what is no organisation', async () => {
  expect((await world.anyone().get('/office/organisations')).status).toBe(401);
  const worker = await (await world.as('worker-ma')).get('/office/organisations');
  expect([worker.status, worker.text.includes('您没有任职')]).toEqual([403, true]);
  const admin = await world.as('qh-admin');
  for (const id of ['nonsense', '00000000-0000-7000-8000-000000000000']) {
    expect((await admin.get(`/office/organisations/${id}`)).status).toBe(404);
  }
});

test('422 AC-065 an order nobody offers is refused', async () => {
  expect((await (await world.as('qh-admin')).get('/office/organisations?sort=secret')).status).toBe(422);
  expect(
    (await (await world.as('qh-admin')).get('/office/organisations?filter[phone][startsWith]=138')).status,
  ).toBe(422);
});

test('an administrator grants a seat; AC-230 exactly one fact says who, where and what; organisation.seat-held, organisation.unknown-person, organisation.until-past', async () => {
  const xining = await world.organisation('xining');
  const admin = await world.as('qh-admin');
  const path = `/office/organisations/${xining.id}/seats`;
  const count = () =>
    sql<{
      n: number;
    }>`select count(*)::int as n from outbox_fact where name = 'organisation.seat-granted'`.execute(
      world.owner,
    );
  const before = (await count()).rows[0]!.n;
  expect((await admin.post(path, { username: 'worker-ma', role: 'officer' })).status).toBe(303);
  expect((await count()).rows[0]!.n).toBe(before + 1);
  const fact = (
    await sql<Record<string, unknown>>`select * from outbox_fact order by id desc limit 1`.execute(
      world.owner,
    )
  ).rows[0]!;
  expect(fact).toMatchObject({
    organisation_id: xining.id,
    actor_id: (await world.person('qh-admin')).id,
    seat: 'admin',
    after: { role: 'officer' },
  });
  expect(fact.session_id).toBeTruthy();
  const again = await admin.post(path, { username: 'worker-ma', role: 'officer' });
  expect([again.status, again.text.includes('已担任这一职责')]).toEqual([409, true]);
  expect((await admin.post(path, { username: 'nobody-at-all', role: 'officer' })).text).toContain(
    '没有这个账号',
  );
  const past = await admin.post(path, { username: 'worker-ma', role: 'leader', until: '2001-01-01' });
  expect([
    past.status,
    past.text.includes('终止日期不能早于今天'),
    past.text.includes('value="2001-01-01"'),
  ]).toEqual([422, true, true]);
});

test('AC-044 an officer grants nothing, an administrator nothing outside the subtree nor an administrator of their own level', async () => {
  const [xining, national] = [await world.organisation('xining'), await world.organisation('national')];
  const seats = (id: string) => `/office/organisations/${id}/seats`;
  const grant = { username: 'worker-ma', role: 'officer' };
  expect((await (await world.as('xn-officer')).post(seats(xining.id), grant)).status).toBe(403);
  const admin = await world.as('qh-admin');
  expect((await admin.post(seats(national.id), grant)).status).toBe(403);
  expect((await admin.post(seats(xining.id), { username: 'qh-admin', role: 'officer' })).text).toContain(
    '不能给自己',
  );
  const own = await admin.post(seats((await world.organisation('qinghai')).id), {
    username: 'worker-ma',
    role: 'admin',
  });
  expect(own.text).toContain('管理员须由上级');
});

test('AC-045 an ended seat is dead at once; the last administrator stays (organisation.last-admin)', async () => {
  const xining = await world.organisation('xining');
  const admin = await world.as('qh-admin');
  await admin.post(`/office/organisations/${xining.id}/seats`, { username: 'worker-ma', role: 'leader' });
  const worker = await world.as('worker-ma');
  expect((await worker.get('/office/organisations')).status).toBe(200);
  const held = await sql<{ id: string; role: string }>`
    select s.id, s.role from organisation_seat s join account_person p on p.id = s.person_id where p.username = 'worker-ma' and valid_until is null`.execute(
    world.owner,
  );
  for (const seat of held.rows) expect((await admin.post(`/office/seats/${seat.id}/end`)).status).toBe(303);
  expect((await worker.get('/office/organisations')).status).toBe(403);
  const last = (
    await sql<{ id: string }>`select id from organisation_seat where role = 'admin'`.execute(world.owner)
  ).rows[0]!;
  expect((await admin.post(`/office/seats/${last.id}/end`)).status).toBe(403);
  await admin.post(`/office/organisations/${xining.id}/seats`, { username: 'xn-leader', role: 'admin' });
});

test('an organisation is added beneath another; a second one of its name is refused (organisation.name-taken) with what was typed', async () => {
  const hewan = await world.organisation('hewan');
  const admin = await world.as('qh-admin');
  const path = `/office/organisations/${hewan.id}/children`;
  const added = { name: '新雨印刷厂工会', shortName: '新雨印刷', kind: 'grassroots' };
  expect((await admin.post(path, added)).status).toBe(303);
  const again = await admin.post(path, added);
  expect([
    again.status,
    again.text.includes('已有同名组织'),
    again.text.includes('value="新雨印刷"'),
  ]).toEqual([422, true, true]);
});

test('AC-023 the setup token works once, and a wrong one never (organisation.setup-token, organisation.setup-used)', async () => {
  const digest = createHash('sha256').update('right-token').digest('hex');
  await sql`insert into account_setup_token (digest, expires_at) values (${digest}, now() + interval '30 minutes')`.execute(
    world.owner,
  );
  const fields = {
    organisation: '另一个总工会',
    username: 'first-admin',
    name: '第一人',
    password: '四个词放在一起就很长',
  };
  const client = world.anyone();
  expect((await client.post('/setup', { ...fields, token: 'wrong-token' })).status).toBe(403);
  const weak = await client.post('/setup', { ...fields, token: 'right-token', password: 'short' });
  expect(weak.status).toBe(422);
  expect((await client.post('/setup', { ...fields, token: 'right-token' })).status).toBe(303);
  expect(
    (await client.post('/setup', { ...fields, token: 'right-token', username: 'second-admin' })).status,
  ).toBe(410);
  expect((await client.post('/sign-in', { username: 'first-admin', password: fields.password })).status).toBe(
    303,
  );
});

test('AC-210 a change asked for from elsewhere is refused, and no GET changes anything', async () => {
  const admin = await world.as('qh-admin');
  const path = `/office/organisations/${(await world.organisation('xining')).id}/seats`;
  const body = { username: 'worker-ma', role: 'officer' };
  expect((await admin.post(path, body, { origin: 'https://evil.example' })).status).toBe(403);
  expect((await admin.post(path, body, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  const bare = await admin.request(path, {
    method: 'POST',
    body: 'username=worker-ma&role=officer',
    headers: { 'content-type': 'text/plain' },
  });
  expect(bare.status).toBe(403);
});

test('AC-212 every page carries the policy that only our own files run', async () => {
  const answer = await (await world.as('qh-admin')).get('/office/organisations');
  const policy = answer.headers.get('content-security-policy') ?? '';
  for (const part of [
    "default-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ]) {
    expect(policy).toContain(part);
  }
  expect(policy).not.toMatch(/unsafe|nonce|\*/);
  expect(answer.text).not.toMatch(/<script(?![^>]*src=)|\sstyle=|\son\w+="/);
});
