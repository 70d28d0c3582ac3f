/** How many codes leave at the doors: for a phone, from a neighbourhood, and none without the place where they are counted. */

import path from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { demoPassword } from '../../../world/demo.ts';
import { Client } from '../../../world/fixture.ts';
import { openApp } from '../../main/app.ts';
import { openDatabase } from '../../platform/db.ts';
import { openLog } from '../../platform/log.ts';
import { secret, useGateway } from './asking.test.ts';
import { budgets, rule } from './code.ts';

const { world, sent, deliver, secondsOn, number, codeFor } = useGateway();

describe('AC-201 limits', () => {
  test('AC-202 identity.code-too-soon: of ten at once one is sent, at whichever process they arrive', async () => {
    const phone = number();
    const { db, media } = world;
    const log = openLog('test', 'silent');
    const house = { db, media, log, origin: 'http://tongxin.test', distDir: path.resolve('dist'), secret };
    const other = openApp({ ...house, isDemo: true });
    const clients = [world.app, other].flatMap((app) => Array.from({ length: 5 }, () => new Client(app)));
    const answers = await Promise.all(clients.map((client) => client.post('/sign-in/phone', { phone })));
    expect(answers.map((one) => one.status).sort()).toEqual([303, ...Array(9).fill(429)]);
    sent.length = 0;
    await deliver();
    expect(sent.length).toBe(1);
  });

  test('AC-006 identity.codes-enough: a phone gets five a day and no more, its owner may still bind it, also after the clock went back', async () => {
    const phone = number();
    const client = world.anyone();
    for (let i = 0; i < budgets['sign-in'].perPhoneDayMax; i++) {
      expect((await client.post('/sign-in/phone', { phone })).status).toBe(303);
      await secondsOn(rule.pauseSeconds);
    }
    const most = await client.json('/sign-in/phone', { phone });
    expect([most.status, most.body.code]).toEqual([429, 'identity.codes-enough']);
    await deliver();
    const owner = await world.as('worker-tao');
    const { page, digits } = await codeFor(owner, '/me/identity/phone', { phone });
    expect((await owner.post(page, { digits })).status).toBe(303);
    await secondsOn(-7200);
    expect((await client.json('/sign-in/phone', { phone })).status).toBe(429);
    await secondsOn(7200);
  });

  test('AC-006 a neighbourhood that is signed out gets thirty an hour; who is signed in there is still served', async () => {
    await world.advanceDays(1);
    const client = world.anyone();
    for (let i = 0; i < budgets['sign-in'].perSubnetHourMax; i++)
      expect((await client.post('/sign-in/phone', { phone: number() })).status).toBe(303);
    const over = await client.json('/sign-in/phone', { phone: number() });
    expect([over.status, over.body.code]).toEqual([429, 'identity.codes-enough']);
    expect(
      (await (await world.as('worker-tao')).post('/me/identity/phone', { phone: number() })).status,
    ).toBe(303);
    for (let left = 40; left > 0; left -= 5) await deliver();
    await secondsOn(3600);
  });

  test('AC-005 of sixty guesses at once at two processes five are heard; then the right one is refused, too, and no page or address held it', async () => {
    const { db, media } = world;
    const log = openLog('test', 'silent');
    const house = { db, media, log, origin: 'http://tongxin.test', distDir: path.resolve('dist'), secret };
    // Tries are counted on connections of their own, as in a real process.
    const counting = [1, 2].map(() => openDatabase(world.appUrl, 2));
    const [one, other] = counting.map((credentialDb) => openApp({ ...house, credentialDb, isDemo: true }));
    const asker = await world.as('worker-tao');
    const { page, digits } = await codeFor(asker, '/me/identity/phone', { phone: number() });
    expect([page.includes(digits), (await asker.get(page)).text.includes(digits)]).toEqual([false, false]);
    const [here, there] = [new Client(one!), new Client(other!)];
    for (const client of [here, there])
      await client.post('/sign-in', { username: 'worker-tao', password: demoPassword });
    const guesses = Array.from({ length: 60 }, (_, n) =>
      String((Number(digits) + 1 + n) % 1_000_000).padStart(6, '0'),
    );
    const answers = await Promise.all(
      guesses.map((guess, n) => (n % 2 ? here : there).json(page, { digits: guess })),
    );
    const codes = answers.map(({ body }) => body.code);
    expect(codes.filter((code) => code === 'identity.code-wrong').length).toBe(rule.triesMax);
    expect(codes.filter((code) => code === 'identity.code-void').length).toBe(60 - rule.triesMax);
    expect((await here.json(page, { digits })).body.code).toBe('identity.code-void');
    await Promise.all(counting.map((db) => db.destroy()));
  });

  test('F-27 without the place where limits are kept nothing is sent: closed, and open again afterwards', async () => {
    await deliver();
    sent.length = 0;
    const phone = number();
    await sql`alter table identity_code rename to identity_code_lost`.execute(world.owner);
    const shut = await world.anyone().post('/sign-in/phone', { phone });
    await sql`alter table identity_code_lost rename to identity_code`.execute(world.owner);
    expect(shut.status).toBe(503);
    await deliver();
    expect(sent).toEqual([]);
    expect((await world.anyone().post('/sign-in/phone', { phone })).status).toBe(303);
  });
});
