/** The gateway of short messages, spoken to over a real socket: what it gets, and what is made of its answers. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSms } from './sms.ts';

type Heard = { headers: IncomingMessage['headers']; body: Record<string, unknown> };
const heard: Heard[] = [];
let answer: (response: ServerResponse) => void = (response) => response.end('{}');
const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    heard.push({ headers: request.headers, body: JSON.parse(Buffer.concat(parts).toString()) });
    answer(response);
  });
});
let url: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/send`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const message = { phone: '13912341234', digits: '012345', minutes: 5, id: 'one' };
const send = (limitMs = 2000) => openSms({ url, key: 'the key', template: 'T1' }, limitMs).send(message);

test('a message reaches the gateway with its key, its template and an id that stays', async () => {
  answer = (response) => response.end('{"ok":true}');
  expect(await send()).toEqual({ ok: true });
  expect(heard.at(-1)!.headers).toMatchObject({ authorization: 'Bearer the key', 'idempotency-key': 'one' });
  expect(heard.at(-1)!.body).toEqual({
    to: '+8613912341234',
    template: 'T1',
    params: { code: '012345', minutes: '5' },
    id: 'one',
  });
});

test('F-28 trouble of the gateway may pass, a refusal is its last word, a redirect is followed nowhere', async () => {
  const status = (code: number, headers = {}) => {
    answer = (response) => response.writeHead(code, headers).end('trouble');
  };
  status(503);
  expect(await send()).toEqual({ ok: false, trouble: 'busy', again: true });
  status(429);
  expect(await send()).toEqual({ ok: false, trouble: 'busy', again: true });
  status(403);
  expect(await send()).toEqual({ ok: false, trouble: 'refused', again: false });
  const before = heard.length;
  status(302, { location: `${url}/elsewhere` });
  expect(await send()).toEqual({ ok: false, trouble: 'refused', again: false });
  expect(heard.length).toBe(before + 1);
});

test('F-28 a gateway that is slow is not waited for; one that is down is said to be', async () => {
  answer = () => undefined;
  expect(await send(60)).toEqual({ ok: false, trouble: 'timeout', again: true });
  const down = openSms({ url: 'http://127.0.0.1:9/', key: 'k', template: 't' });
  expect(await down.send(message)).toEqual({ ok: false, trouble: 'unreachable', again: true });
});
