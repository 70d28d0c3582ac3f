/** What the way out lets through: named hosts at public addresses, one answer, short and small (AC-220, AC-221, AC-223). */

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { plainLine } from './mail.ts';
import { isPublicAddress, openOutward } from './outward.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

/** A machine on this one that counts who comes. */
async function listen(answer: Parameters<typeof createServer>[1]): Promise<{ port: number; hits: string[] }> {
  const hits: string[] = [];
  const server = createServer({}, (request, response) => {
    hits.push(`${request.method} ${request.url}`);
    request.resume();
    answer!(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, hits };
}

describe('the hosts', () => {
  const outward = openOutward(['127.0.0.1', 'gateway.union.example:8443']);

  test('robots’ own hosts by https stand, and the keeper’s gateways', () => {
    for (const address of [
      'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1',
      'https://oapi.dingtalk.com/robot/send?access_token=1',
      'https://open.feishu.cn/open-apis/bot/v2/hook/1',
      'http://127.0.0.1:9/hook',
      'https://gateway.union.example:8443/hook',
    ])
      expect([address, outward.isOpenTo(address)]).toEqual([address, true]);
  });

  test('AC-220 every other spelling is refused: schemes, ports, users, dots, numbers, look-alikes', () => {
    for (const address of [
      'http://qyapi.weixin.qq.com/',
      'https://qyapi.weixin.qq.com:8443/',
      'https://qyapi.weixin.qq.com./',
      'https://a@qyapi.weixin.qq.com/',
      'https://qyapi.weixin.qq.com@evil.example/',
      'https://qyapi.weixin.qq.com.evil.example/',
      'https://evil.example/?qyapi.weixin.qq.com',
      'https://127.1.2.3/',
      'https://0x7f.2/',
      'https://[::1]/',
      'https://[::ffff:7f00:1]/',
      'https://localhost/',
      'https://169.254.169.254/',
      'https://gateway.union.example/hook',
      'https://ｑyapi.weixin.qq.com.cn/',
      'ftp://open.feishu.cn/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'open.feishu.cn',
      '',
    ])
      expect([address, outward.isOpenTo(address)]).toEqual([address, false]);
  });

  test('a local address is no host by itself: without the keeper’s word nothing is sent there', async () => {
    const { port, hits } = await listen((_, response) => response.end('{}'));
    expect(await openOutward().postJson(`http://127.0.0.1:${port}/`, {})).toEqual({
      ok: false,
      trouble: 'address',
    });
    expect(hits).toEqual([]);
  });

  test('AC-220 inner, shared, documentation, mapped and tunnelled addresses are not public', () => {
    for (const address of [
      '0.0.0.0',
      '10.1.2.3',
      '100.64.0.1',
      '127.0.0.1',
      '169.254.169.254',
      '172.31.255.255',
      '192.168.1.1',
      '198.18.0.1',
      '224.0.0.1',
      '255.255.255.255',
      '::',
      '::1',
      '::ffff:127.0.0.1',
      '64:ff9b::7f00:1',
      'fc00::1',
      'fe80::1',
      '2001:db8::1',
      '2002:7f00:1::',
      'localhost',
      '',
    ])
      expect([address, isPublicAddress(address)]).toEqual([address, false]);
    for (const address of ['1.1.1.1', '101.89.47.18', '2400:3200::1'])
      expect([address, isPublicAddress(address)]).toEqual([address, true]);
  });
});

describe('the answer', () => {
  const outward = openOutward(['127.0.0.1'], 300);

  test('what was posted arrives as JSON, and what was answered comes back', async () => {
    let body = '';
    const { port } = await listen((request, response) => {
      request.on('data', (part) => {
        body += part;
      });
      request.on('end', () => response.end('{"errcode":0}'));
    });
    const answer = await outward.postJson(`http://127.0.0.1:${port}/hook?key=1`, { text: '你好' });
    expect(answer).toEqual({ ok: true, status: 200, text: '{"errcode":0}' });
    expect(JSON.parse(body)).toEqual({ text: '你好' });
  });

  test('AC-221 a redirect is an answer and is not followed', async () => {
    const inner = await listen((_, response) => response.end('{}'));
    const { port } = await listen((_, response) =>
      response.writeHead(302, { location: `http://127.0.0.1:${inner.port}/` }).end(),
    );
    expect(await outward.postJson(`http://127.0.0.1:${port}/`, {})).toMatchObject({ ok: true, status: 302 });
    expect(inner.hits).toEqual([]);
  });

  test('AC-221 a name that changes its address between two answers is asked once, and one inner address refuses it', async () => {
    const local = await listen((_, response) => response.end('{}'));
    const asked: string[] = [];
    const names = (...answers: string[][]) =>
      openOutward(['gateway.union.example'], 300, async (name) => {
        asked.push(name);
        return answers[Math.min(asked.length, answers.length) - 1]!.map((address) => ({
          address,
          family: 4,
        }));
      });
    // The keeper’s own gateway: the address looked up first is the one that is connected to.
    const kept = names(['127.0.0.1'], ['192.0.2.1']);
    expect(await kept.postJson(`http://gateway.union.example:${local.port}/`, {})).toMatchObject({
      ok: true,
    });
    expect([asked, local.hits.length]).toEqual([['gateway.union.example'], 1]);
    asked.length = 0;
    for (const answers of [['127.0.0.1'], ['101.89.47.18', '10.0.0.7'], ['::ffff:127.0.0.1']]) {
      const flipping = names(answers);
      const answer = await flipping.postJson('https://qyapi.weixin.qq.com/cgi-bin/webhook/send', {});
      expect(answer).toEqual({ ok: false, trouble: 'address' });
    }
    expect([asked.length, local.hits.length]).toEqual([3, 1]);
  });

  test('AC-223 more than 64 KB is cut off, a slow drip is not waited for, a closed port is said', async () => {
    const long = await listen((_, response) => response.end('x'.repeat(200_000)));
    expect(await outward.postJson(`http://127.0.0.1:${long.port}/`, {})).toEqual({
      ok: false,
      trouble: 'too-large',
    });
    const slow = await listen((_, response) => response.write('{'));
    expect(await outward.postJson(`http://127.0.0.1:${slow.port}/`, {})).toEqual({
      ok: false,
      trouble: 'timeout',
    });
    expect(await outward.postJson('http://127.0.0.1:9/', {})).toEqual({ ok: false, trouble: 'unreachable' });
  });
});

test('AC-226 a header stays one line', () => {
  expect(plainLine('火花\r\nBcc: a@b.cn\u2028x\u0000')).toBe('火花 Bcc: a@b.cn x');
});
