/** WeChat's protocol against a server that speaks it: the way there, the code redeemed, and errors that come with 200. */

import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWechat } from './wechat.ts';

const asked: URL[] = [];
let answer: (response: ServerResponse) => void;
const server = createServer((request, response) => {
  asked.push(new URL(request.url!, 'http://wechat'));
  answer(response);
});
let apiBase: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  apiBase = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const says = (value: unknown, status = 200) => {
  answer = (response) =>
    response
      .writeHead(status, { 'content-type': 'text/plain' })
      .end(typeof value === 'string' ? value : JSON.stringify(value));
};
const open = (limitMs = 2000) => openWechat({ appId: 'wx1', secret: 'shh', apiBase }, limitMs);

test('people are sent with the parameters in WeChat’s order and its fragment, asking for the least', () => {
  expect(open().awayTo('the-state', 'https://union.example/identity/back')).toBe(
    'https://open.weixin.qq.com/connect/oauth2/authorize?appid=wx1&redirect_uri=https%3A%2F%2Funion.example%2Fidentity%2Fback&response_type=code&scope=snsapi_base&state=the-state#wechat_redirect',
  );
});

test('AC-141 a code is redeemed for the person: the openid, with a unionid beside it or without, so nobody is two', async () => {
  says({ access_token: 'a', expires_in: 7200, openid: 'openid-12345678', scope: 'snsapi_base' });
  expect(await open().redeem('c0de')).toEqual({ ok: true, subject: 'open:openid-12345678' });
  const { pathname, searchParams } = asked.at(-1)!;
  expect([pathname, Object.fromEntries(searchParams)]).toEqual([
    '/sns/oauth2/access_token',
    { appid: 'wx1', secret: 'shh', code: 'c0de', grant_type: 'authorization_code' },
  ]);
  says({ access_token: 'a', openid: 'openid-12345678', unionid: 'union-12345678' });
  expect(await open().redeem('c0de')).toEqual({ ok: true, subject: 'open:openid-12345678' });
});

test('an error that comes with status 200 is an error; AC-140 an answer without a person proves nothing', async () => {
  says({ errcode: 40029, errmsg: 'invalid code' });
  expect(await open().redeem('x')).toEqual({ ok: false, trouble: 'code', again: false });
  says({ errcode: -1, errmsg: 'system error' });
  expect(await open().redeem('x')).toEqual({ ok: false, trouble: 'refused', again: true });
  says({ errcode: 40125, errmsg: 'invalid appsecret' });
  expect(await open().redeem('x')).toEqual({ ok: false, trouble: 'refused', again: false });
  says({ access_token: 'a', openid: 'openid-12345678', is_snapshotuser: 1 });
  expect(await open().redeem('x')).toMatchObject({ ok: false, trouble: 'refused' });
  for (const odd of ['<html>', 'null', '[]', {}, { openid: 7 }, { openid: 'short' }, 'x'.repeat(30_000)]) {
    says(odd);
    expect(await open().redeem('x')).toEqual({ ok: false, trouble: 'odd', again: false });
  }
});

test('F-28 WeChat slow, down or out of order is said so, and may be tried again', async () => {
  says('', 502);
  expect(await open().redeem('x')).toEqual({ ok: false, trouble: 'refused', again: true });
  answer = () => undefined;
  expect(await open(60).redeem('x')).toEqual({ ok: false, trouble: 'timeout', again: true });
  const down = openWechat({ appId: 'a', secret: 's', apiBase: 'http://127.0.0.1:9' });
  expect(await down.redeem('x')).toEqual({ ok: false, trouble: 'unreachable', again: true });
});
