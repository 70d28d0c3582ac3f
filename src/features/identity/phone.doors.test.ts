/** A phone at the doors: bound, signed in by, let go; what an attacker tries; a gateway and a database that are down. */

import path from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { demoPassword } from '../../../world/demo.ts';
import { Client } from '../../../world/fixture.ts';
import type { PersonId } from '../../kernel/id.ts';
import { openApp } from '../../main/app.ts';
import { openLog } from '../../platform/log.ts';
import { demoSms, sendCodes } from './actions/send-codes.ts';
import { secret, useGateway } from './asking.test.ts';
import { rule } from './code.ts';
import { chores } from './reactions.ts';
import { listIdentities } from './store.ts';

const { world, key, sent, gateway, deliver, secondsOn, number, codeFor } = useGateway();
const wrong = (digits: string) => String((Number(digits) + 1) % 1_000_000).padStart(6, '0');

const tierOf = async (personId: PersonId) =>
  (await world.read((tx) => listIdentities(tx, [personId]))).get(personId)!;

describe('binding', () => {
  test('AC-145 a phone is proved by its code, shown masked, stands nowhere in clear, and opens a new session', async () => {
    const phone = number();
    const ma = await world.as('worker-ma');
    const before = ma.session();
    const { page, digits } = await codeFor(ma, '/me/identity/phone', { phone });
    expect(page).toMatch(/^\/me\/identity\/codes\//);
    expect((await ma.get(page)).text).toContain(`${phone.slice(0, 3)}****${phone.slice(-4)}`);
    const done = await ma.post(page, { digits: ` ${digits.slice(0, 3)} ${digits.slice(3)}` });
    expect([done.status, done.location]).toEqual([303, '/me/identity']);
    expect(ma.session()).not.toBe(before);
    const old = await world.anyone().get('/me/identity', { cookie: `tongxin=${before}` });
    expect(old.status).toBe(401);
    const own = await ma.get('/me/identity');
    expect([own.text.includes('****'), own.text.includes('手机号已核验'), own.text.includes(phone)]).toEqual([
      true,
      true,
      false,
    ]);
    expect(await tierOf((await world.person('worker-ma')).id)).toMatchObject({
      tier: 'phone',
      tiers: ['account', 'phone'],
      isMinor: false,
    });
    for (const table of ['identity_binding', 'identity_code', 'outbox_fact', 'identity_demo_message']) {
      const rows = await sql<{ all: string }>`
        select coalesce(string_agg(t::text, ' '), '') as all from ${sql.table(table)} t`.execute(world.owner);
      expect(rows.rows[0]!.all).not.toContain(phone);
      // Sealed bytes are shown in hex; the number in hex is not among them either.
      expect(rows.rows[0]!.all).not.toContain(Buffer.from(phone).toString('hex'));
    }
  });

  test('AC-141 one phone is one person: bound elsewhere, let go and resting, and back after thirty days', async () => {
    const phone = number();
    const [yang, tao] = [await world.as('worker-yang'), await world.as('worker-tao')];
    const first = await codeFor(yang, '/me/identity/phone', { phone });
    expect((await yang.post(first.page, { digits: first.digits })).status).toBe(303);
    await secondsOn(rule.pauseSeconds);
    const second = await codeFor(tao, '/me/identity/phone', { phone });
    const taken = await tao.json(second.page, { digits: second.digits });
    expect([taken.status, taken.body.code]).toEqual([409, 'identity.bound-elsewhere']);
    const own = (await yang.get('/me/identity')).text;
    const end = /\/me\/identity\/bindings\/[0-9a-f-]+\/end/.exec(own)![0];
    expect((await tao.post(end)).status).toBe(404);
    expect((await yang.post(end)).status).toBe(303);
    await secondsOn(rule.pauseSeconds);
    const third = await codeFor(tao, '/me/identity/phone', { phone });
    const resting = await tao.json(third.page, { digits: third.digits });
    expect([resting.status, resting.body.code]).toEqual([409, 'identity.resting']);
    const newcomer = world.anyone();
    await secondsOn(rule.pauseSeconds);
    const asNew = await codeFor(newcomer, '/sign-in/phone', { phone });
    expect((await newcomer.json(asNew.page, { digits: asNew.digits })).body.code).toBe('identity.resting');
    await world.advanceDays(31);
    const fourth = await codeFor(tao, '/me/identity/phone', { phone });
    expect((await tao.post(fourth.page, { digits: fourth.digits })).status).toBe(303);
  });

  test('AC-022 binding and letting go end the sessions elsewhere, and a letter says so in masked form', async () => {
    await world.advanceDays(1);
    const phone = number();
    const masked = `${phone.slice(0, 3)}****${phone.slice(-4)}`;
    const [here, there, again] = [world.anyone(), world.anyone(), world.anyone()];
    const enter = { username: 'worker-ma', password: demoPassword };
    for (const client of [here, there]) await client.post('/sign-in', enter);
    const { page, digits } = await codeFor(here, '/me/identity/phone', { phone });
    expect((await here.post(page, { digits })).status).toBe(303);
    expect((await there.get('/me/identity')).status).toBe(401);
    await again.post('/sign-in', enter);
    const end = /\/me\/identity\/bindings\/[0-9a-f-]+\/end/.exec((await here.get('/me/identity')).text)![0];
    expect((await here.post(end)).status).toBe(303);
    expect([(await here.get('/me/identity')).status, (await again.get('/me/identity')).status]).toEqual([
      200, 401,
    ]);
    await world.runWorker();
    const letters = (await here.get('/my/letters')).text;
    expect(letters).toContain(`绑定了手机号 ${masked}`);
    expect(letters).toContain(`解除了手机号 ${masked}的绑定`);
    expect(letters).not.toContain(phone);
  });

  test('AC-005 five wrong tries void a code, of which two at once are two; it is used once, by whoever asked, in time', async () => {
    const tao = await world.as('worker-tao');
    const { page, digits } = await codeFor(tao, '/me/identity/phone', { phone: number() });
    expect((await (await world.as('worker-ma')).post(page, { digits })).status).toBe(404);
    expect((await world.anyone().post(page.replace('/me/identity', '/sign-in'), { digits })).status).toBe(
      404,
    );
    const two = await Promise.all([1, 2].map(() => tao.json(page, { digits: wrong(digits) })));
    expect(two.map((one) => [one.status, one.body.code])).toEqual(
      Array(2).fill([422, 'identity.code-wrong']),
    );
    for (let left = 2; left >= 0; left--)
      expect((await tao.post(page, { digits: wrong(digits) })).text).toContain(`还可以试 ${left} 次`);
    expect((await tao.json(page, { digits })).body.code).toBe('identity.code-void');
    const late = await codeFor(tao, '/me/identity/phone', { phone: number() });
    await secondsOn(rule.minutes * 60);
    expect((await tao.json(late.page, { digits: late.digits })).body.code).toBe('identity.code-void');
    const bad = await tao.json('/me/identity/phone', { phone: '12345' });
    expect([bad.status, bad.body.code]).toEqual([422, 'identity.not-a-phone']);
  });
});

describe('signing in', () => {
  test('a new number makes a person, the same number signs in the same; `next` is kept; the last way stays', async () => {
    const phone = number();
    const first = world.anyone();
    const { page, digits } = await codeFor(first, '/sign-in/phone', { phone, next: '/my/entries' });
    const entered = await first.post(page, { digits });
    expect([entered.status, entered.location]).toEqual([303, '/my/entries']);
    const own = (await first.get('/me/identity')).text;
    expect(own).toContain('这是您唯一的登录方式');
    const last = await first.json(/\/me\/identity\/bindings\/[0-9a-f-]+\/end/.exec(own)![0], {});
    expect([last.status, last.body.code]).toEqual([409, 'identity.last-way']);
    await secondsOn(rule.pauseSeconds);
    const again = world.anyone();
    const second = await codeFor(again, '/sign-in/phone', { phone, next: 'https://evil.example/' });
    expect((await again.post(second.page, { digits: second.digits })).location).toBe('/home');
    const people = await sql<{ n: number }>`
      select count(*)::int as n from account_person where username like 'u-%'`.execute(world.owner);
    expect(people.rows[0]!.n).toBe(1);
    const stolen = await world.anyone().post('/sign-in', { username: 'u-nobody', password: '' });
    expect(stolen.status).toBe(422);
  });

  test('AC-004 a known and an unknown number are answered alike, before the code and after a wrong one', async () => {
    const [known, unknown] = [number(), number()];
    const owner = world.anyone();
    const bound = await codeFor(owner, '/sign-in/phone', { phone: known });
    await owner.post(bound.page, { digits: bound.digits });
    await secondsOn(rule.pauseSeconds);
    const seen = [];
    for (const phone of [known, unknown]) {
      const client = world.anyone();
      const { page, digits } = await codeFor(client, '/sign-in/phone', { phone });
      const [shown, refused] = [await client.get(page), await client.post(page, { digits: wrong(digits) })];
      const plain = (text: string) =>
        text
          .replaceAll(/[\w-]*-7[0-9a-f]{3}-[\w-]+|139\*{4}\d{4}|value="\d{6}"/g, '')
          .replace(/演示数据[^<]*/, '');
      seen.push([shown.status, plain(shown.text), refused.status, plain(refused.text)]);
    }
    expect(seen[0]).toEqual(seen[1]);
  });
});

describe('F-28 the gateway', () => {
  test('that is down is asked again with the same id and digits; the person is told, everything else works', async () => {
    await deliver();
    sent.length = 0;
    gateway.answers = () => ({ ok: false, trouble: 'unreachable', again: true });
    const client = world.anyone();
    const asked = await client.post('/sign-in/phone', { phone: number() });
    await deliver();
    expect((await client.get(asked.location!)).text).toContain('短信正在发出');
    expect((await world.anyone().get('/sign-in')).status).toBe(200);
    await deliver();
    expect(sent.length).toBe(1);
    await secondsOn(3);
    gateway.answers = () => ({ ok: true });
    await deliver();
    expect(sent.map(({ id, digits }) => [id, digits])).toEqual(Array(2).fill([sent[0]!.id, sent[0]!.digits]));
    expect((await client.post(asked.location!, { digits: sent[0]!.digits })).status).toBe(303);
  });

  test('that refuses, or never answers in time, is said to have failed, and the number is forgotten', async () => {
    const states = [];
    for (const again of [false, true]) {
      gateway.answers = () => ({ ok: false, trouble: 'refused', again });
      const client = world.anyone();
      const asked = await client.post('/sign-in/phone', { phone: number() });
      await deliver();
      if (again) await secondsOn(rule.waitMinutes * 60);
      await deliver();
      states.push((await client.get(asked.location!)).text.includes('短信没有发出去'));
    }
    gateway.answers = () => ({ ok: true });
    expect(states).toEqual([true, true]);
    const rows =
      await sql`select id from identity_code where trouble is not null and sealed is not null`.execute(
        world.owner,
      );
    expect(rows.rows).toEqual([]);
  });

  test('of a demo shows what it would have sent; identity.no-sms where there is none', async () => {
    const client = world.anyone();
    const phone = number();
    const asked = await client.post('/sign-in/phone', { phone });
    await sendCodes({ db: world.db, key, sms: demoSms(world.db) });
    const shown = (await client.get('/demo/messages')).text;
    const digits = new RegExp(`${phone.slice(0, 3)}\\*{4}${phone.slice(-4)}.*?<code>(\\d{6})`).exec(
      shown,
    )![1]!;
    expect((await client.post(asked.location!, { digits })).status).toBe(303);
    const { db, media } = world;
    const log = openLog('test', 'silent');
    const house = { db, media, log, origin: 'http://tongxin.test', distDir: path.resolve('dist'), secret };
    const bare = new Client(openApp({ ...house, isDemo: false }));
    expect((await bare.get('/sign-in')).text).not.toContain('手机验证码登录');
    const none = await bare.json('/sign-in/phone', { phone: number() });
    expect([none.status, none.body.code]).toEqual([503, 'identity.no-sms']);
    expect((await bare.get('/demo/messages')).status).toBe(404);
  });
});

test('after two days nothing of a code is left, and what was let go is forgotten after half a year', async () => {
  await world.advanceDays(200);
  await world.doing({ kind: 'machine' }, async (doing) => {
    for (const chore of chores) await chore.does(doing);
    return { ok: true, value: undefined };
  });
  const rows = await sql<{ n: number }>`
    select (select count(*) from identity_code)::int + (select count(*) from identity_binding where ended_at is not null)::int as n`.execute(
    world.owner,
  );
  expect(rows.rows[0]!.n).toBe(0);
});
