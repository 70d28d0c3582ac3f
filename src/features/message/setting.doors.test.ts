/** Where letters go beside the inbox, at the doors: an address is proved by a code; robots are kept by administrators. */

import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { demoPassword } from '../../../world/demo.ts';
import { Client, useWorld } from '../../../world/fixture.ts';
import { type House, openApp } from '../../main/app.ts';
import { letters } from '../../main/sentences.ts';
import { openDatabase } from '../../platform/db.ts';
import { openLog } from '../../platform/log.ts';
import type { Mail, MailText } from '../../platform/mail.ts';
import { openOutward } from '../../platform/outward.ts';
import { sendDue } from './actions/send-due.ts';
import { getSetting } from './store/setting.ts';

const world = useWorld();

/** A post office that keeps what it is given; the true one stands in `sending.store.test.ts`. */
const posted: MailText[] = [];
const mail: Mail = {
  send: async (letter) => {
    posted.push(letter);
    return { ok: true };
  },
  close: () => undefined,
};

/** Asks for a code and gives the one that was mailed. */
async function codeFor(client: Client, address: string): Promise<string> {
  const asked = await client.post('/my/letters/settings/mail', { mail: address });
  expect([asked.status, asked.location]).toEqual([303, '/my/letters/settings']);
  posted.length = 0;
  await sendDue({ db: world.db, origin: 'https://union.example', letters, mail, outward: openOutward() });
  expect(posted.map((one) => one.to)).toEqual([address]);
  return /\b(\d{6})\b/.exec(posted[0]!.text)![1]!;
}
/** The same world behind other doors. */
function otherHouse(more: Partial<House>) {
  const { db, media } = world;
  const house = {
    db,
    media,
    log: openLog('test', 'silent'),
    origin: 'http://tongxin.test',
    distDir: path.resolve('dist'),
  };
  return openApp({ ...house, isDemo: true, secret: 'a secret of the tests, 32 characters', ...more });
}
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
const mailOf = async (username: 'worker-ma' | 'worker-yang' | 'worker-tao') => {
  const person = await world.person(username);
  return (await world.read((tx) => getSetting(tx, person.id))).mail;
};
const settings = '/my/letters/settings';

describe('one’s own address', () => {
  test('stands once the code that was mailed there has come back, and can be removed', async () => {
    const ma = await world.as('worker-ma');
    expect((await ma.get(settings)).text).toContain('还没有邮箱');
    const code = await codeFor(ma, 'ma@workers.example');
    expect((await ma.get(settings)).text).toContain('ma@workers.example');
    expect(await mailOf('worker-ma')).toBeUndefined();
    expect(
      (await ma.post(`${settings}/code`, { code: ` ${code.slice(0, 3)} ${code.slice(3)} ` })).status,
    ).toBe(303);
    expect(await mailOf('worker-ma')).toBe('ma@workers.example');
    expect((await ma.get(settings)).text).toContain('信件会发到 ma@workers.example');
    expect((await ma.post(`${settings}/mail/remove`)).status).toBe(303);
    expect(await mailOf('worker-ma')).toBeUndefined();
  });

  test('AC-005 a code is used once; five wrong tries void it, the right one after them too', async () => {
    const yang = await world.as('worker-yang');
    const code = await codeFor(yang, 'yang@workers.example');
    for (let left = 4; left >= 0; left--) {
      const answer = await yang.post(`${settings}/code`, { code: wrong(code) });
      expect([answer.status, answer.text.includes(`还可试 ${left} 次`)]).toEqual([422, true]);
    }
    const late = await yang.json(`${settings}/code`, { code });
    expect([late.status, late.body.code]).toEqual([410, 'message.code-void']);
    const second = await codeFor(yang, 'yang@workers.example');
    expect((await yang.post(`${settings}/code`, { code: second })).status).toBe(303);
    expect((await yang.post(`${settings}/code`, { code: second })).status).toBe(410);
  });

  test('AC-005 of twenty guesses at once at most five are judged', async () => {
    // As in the house itself, tries are counted over connections of their own.
    const credentialDb = openDatabase(world.appUrl, 4);
    const tao = new Client(otherHouse({ credentialDb, ways: { hasMail: true, robotHosts: [] } }));
    await tao.post('/sign-in', { username: 'worker-tao', password: demoPassword });
    const code = await codeFor(tao, 'tao@workers.example');
    const guesses = Array.from({ length: 20 }, () => tao.json(`${settings}/code`, { code: wrong(code) }));
    const codes = (await Promise.all(guesses)).map((answer) => answer.body.code);
    expect(codes.filter((one) => one === 'message.code-wrong')).toHaveLength(5);
    expect(codes.filter((one) => one === 'message.code-void')).toHaveLength(15);
    expect((await tao.post(`${settings}/code`, { code })).status).toBe(410);
    await credentialDb.destroy();
  });

  test('AC-005 a code is bound to the session that asked, and lasts ten minutes', async () => {
    const tao = await world.as('worker-tao');
    const code = await codeFor(tao, 'tao@workers.example');
    const other = new Client(world.app);
    await other.post('/sign-in', { username: 'worker-tao', password: demoPassword });
    expect((await other.post(`${settings}/code`, { code })).status).toBe(410);
    await world.setClock(new Date((await world.now()).getTime() + 601_000));
    expect((await tao.post(`${settings}/code`, { code })).status).toBe(410);
    expect(await mailOf('worker-tao')).toBeUndefined();
  });

  test('what is no address is said beside its field and kept; more than five codes a day are refused (message.too-many-codes)', async () => {
    const guo = await world.as('worker-guo');
    const odd = await guo.post(`${settings}/mail`, { mail: 'guo@x.example,all@x.example' });
    expect([odd.status, odd.text.includes('guo@x.example,all@x.example')]).toEqual([422, true]);
    expect((await guo.json(`${settings}/mail`, { mail: 'guo' })).body.code).toBe('message.not-an-address');
    const answers = [];
    for (let n = 0; n < 6; n++)
      answers.push((await guo.post(`${settings}/mail`, { mail: `guo${n}@x.example` })).status);
    expect(answers).toEqual([303, 303, 303, 303, 303, 429]);
  });

  test('a house without a mail server says so, shows no form, and refuses (message.no-mail)', async () => {
    const ma = new Client(otherHouse({}));
    await ma.post('/sign-in', { username: 'worker-ma', password: demoPassword });
    const { text } = await ma.get(settings);
    expect([text.includes('没有配置邮件服务器'), text.includes(`action="${settings}/mail"`)]).toEqual([
      true,
      false,
    ]);
    expect((await ma.json(`${settings}/mail`, { mail: 'ma@x.example' })).body.code).toBe('message.no-mail');
  });

  test('who is signed out is asked to sign in; in English the page is English', async () => {
    expect((await world.anyone().get(settings)).status).toBe(401);
    expect((await world.anyone().post(`${settings}/mail`, { mail: 'a@b.cn' })).status).toBe(401);
    expect((await (await world.as('worker-ma')).get(`${settings}?lang=en`)).text).toContain(
      'Letter settings',
    );
  });
});

test('two pages save what comes by mail: the second sees both and loses nothing (http.stale)', async () => {
  const ma = await world.as('worker-ma');
  const person = await world.person('worker-ma');
  const { version } = await world.read((tx) => getSetting(tx, person.id));
  expect((await ma.post(settings, { topics: ['entry'], language: 'en', version })).status).toBe(303);
  const second = await ma.post(settings, { topics: ['notice', 'award'], language: 'zh', version });
  expect(second.status).toBe(409);
  expect(second.text).toContain('已保存的设置');
  expect(second.text).toMatch(/value="award"[^>]*checked|checked=""[^>]*value="award"/);
  const shown = /name="version" value="(\d+)"/.exec(second.text)![1]!;
  expect((await ma.post(settings, { topics: ['notice'], language: 'zh', version: shown })).status).toBe(303);
  const setting = await world.read((tx) => getSetting(tx, person.id));
  expect([setting.notByMail.includes('notice'), setting.notByMail.includes('award')]).toEqual([false, true]);
});

describe('an organisation’s chat robots', () => {
  const robot = {
    kind: 'dingtalk',
    name: '工作群',
    address: 'https://oapi.dingtalk.com/robot/send?access_token=topsecrettoken9876',
    secret: 'SECverysecret',
  };

  test('AC-025 are added by an administrator; neither address nor secret is ever shown again', async () => {
    const { id } = await world.organisation('xining');
    const robots = `/office/organisations/${id}/robots`;
    const admin = await world.as('qh-admin');
    expect((await admin.get(robots)).text).toContain('还没有群机器人');
    expect((await admin.post(robots, robot)).status).toBe(303);
    const { text } = await admin.get(robots);
    expect(text).toContain('oapi.dingtalk.com/…9876');
    for (const hidden of ['topsecrettoken', 'SECverysecret']) expect(text).not.toContain(hidden);
    const [, robotId] = /\/office\/robots\/([0-9a-f-]{36})\/try/.exec(text)!;
    expect((await admin.post(`/office/robots/${robotId}/try`)).status).toBe(303);
    expect((await (await world.as('xn-officer')).post(`/office/robots/${robotId}/end`)).status).toBe(404);
    expect((await admin.post(`/office/robots/${robotId}/end`)).status).toBe(303);
    expect((await admin.get(robots)).text).toContain('还没有群机器人');
  });

  test('AC-220 an address elsewhere is refused beside its field; the secret typed does not come back', async () => {
    const { id } = await world.organisation('xining');
    const admin = await world.as('qh-admin');
    for (const address of [
      'http://169.254.169.254/latest',
      'https://evil.example/hook',
      'https://oapi.dingtalk.com:81/x',
    ]) {
      const answer = await admin.post(`/office/organisations/${id}/robots`, { ...robot, address });
      expect([answer.status, answer.text.includes('不在允许的范围内')]).toEqual([422, true]);
      expect(answer.text).not.toContain(robot.secret);
    }
    const json = await admin.json(`/office/organisations/${id}/robots`, {
      ...robot,
      address: 'https://evil.example/',
    });
    expect(json.body.code).toBe('message.robot-address');
  });

  test('officers, leaders, sister units and visitors do not keep them (message.not-admin)', async () => {
    const { id } = await world.organisation('xining');
    for (const username of ['xn-officer', 'xn-leader', 'hn-officer', 'worker-ma'] as const) {
      const client = await world.as(username);
      expect((await client.get(`/office/organisations/${id}/robots`)).status).toBe(403);
      expect((await client.post(`/office/organisations/${id}/robots`, robot)).status).toBe(403);
    }
    expect((await world.anyone().get(`/office/organisations/${id}/robots`)).status).toBe(401);
  });
});
