/** Votes straight on the server of Node answer as every other door does; what is not ordinary goes the long way. */

import { createServer, type Server } from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoPassword } from '../../../world/demo.ts';
import { testOrigin, useWorld } from '../../../world/fixture.ts';
import { showWorks } from '../../../world/shown-works.ts';
import { newId } from '../../kernel/id.ts';
import { openDoors } from '../../main/app.ts';
import { type Database, openDatabase } from '../../platform/db.ts';
import { openLog } from '../../platform/log.ts';
import type { Entry } from '../entry/entry.ts';

const world = useWorld();
let works: Entry[];
let groupDb: Database;
/** One house behind two servers: as it is started, and without its short way. */
const servers: Server[] = [];
const origins: string[] = [];
let cookie: string;
let taken = 0;

const listen = async (server: Server) => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push(server);
  origins.push(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
};

beforeAll(async () => {
  const titles = ['甲', '乙', '丙', '丁', '戊', '己'].map((title) => ({
    unit: 'yintan-solar' as const,
    title,
  }));
  works = await showWorks(world, 'platform', titles);
  const call = await world.call('platform');
  await world.setClock(new Date(call.voteOpensAt.getTime() + 10 * 3_600_000));
  groupDb = openDatabase(world.appUrl, 2, { keepsPlans: true });
  const { app, groups } = openDoors({
    ...{ db: world.db, groupDb, media: world.media, log: openLog('test', 'silent'), isDemo: true },
    ...{ origin: testOrigin, distDir: 'dist', secret: 'a secret of the tests, 32 characters' },
  });
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  await listen(
    createServer((request, response) => {
      if (groups.answer(request, response)) taken++;
      else void listener(request, response);
    }),
  );
  await listen(createServer((request, response) => void listener(request, response)));
  const { origin, body } = formOf({ username: 'worker-ma', password: demoPassword });
  const entered = await fetch(`${origins[0]}/sign-in`, {
    ...{ method: 'POST', redirect: 'manual', body },
    headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
  });
  cookie = entered.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
});
afterAll(async () => {
  for (const server of servers) server.close();
  for (const server of servers) server.closeAllConnections();
  await groupDb?.destroy();
});

const formOf = (fields: Record<string, string>) => ({
  origin: testOrigin,
  body: new URLSearchParams(fields).toString(),
});
/** How an answer is put on the line, which is each way's own. */
const framing = ['date', 'content-length', 'keep-alive', 'transfer-encoding'];
type Sent = { path: string; body?: string; headers?: Record<string, string> };

async function send(server: number, { path, body = '', headers = {} }: Sent) {
  const asked = { 'content-type': 'application/x-www-form-urlencoded', cookie, ...headers };
  const answer = await fetch(origins[server] + path, {
    ...{ method: 'POST', redirect: 'manual', body },
    headers: { origin: testOrigin, ...asked },
  });
  const named = [...answer.headers].filter(
    ([name]) => ![...framing, 'vary', 'content-encoding'].includes(name),
  );
  const text = (await answer.text())
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}/g, '(id)')
    .replace(/[0-9a-f]{32}\.\w+\./, '(seen)');
  const isPacked = text === '' || answer.headers.get('content-encoding') === 'gzip' || text.length < 300;
  return { status: answer.status, headers: Object.fromEntries(named), text, isPacked };
}

const doorOf = (place: number) => `/works/${works[place]!.id}/votes`;
const json = { accept: 'application/json' };

it('a vote, its repetition and every refusal are answered alike on both ways, to the last header', async () => {
  const strange = `/works/${newId()}/votes`;
  const asked: [string, Sent, number][] = [
    ['a vote of a program', { path: doorOf(0), headers: json }, 200],
    ['the same again', { path: doorOf(0), headers: json }, 200],
    ['a vote of a form', { path: doorOf(1), body: '_key=a-key' }, 303],
    ['the key of another vote', { path: doorOf(2), body: '_key=a-key', headers: json }, 422],
    ['nobody', { path: doorOf(0), headers: { ...json, cookie: '' } }, 401],
    ['nobody at a page', { path: doorOf(0), headers: { cookie: '' } }, 401],
    ['no such work', { path: strange, headers: json }, 404],
    ['an unknown field', { path: doorOf(0), body: 'tier=member' }, 422],
    [
      'what is no JSON',
      { path: doorOf(0), body: '{', headers: { ...json, 'content-type': 'application/json' } },
      422,
    ],
    ['English', { path: doorOf(0), body: 'tier=member', headers: { 'accept-language': 'en' } }, 422],
  ];
  for (const [what, one, status] of asked) {
    const before = taken;
    const [short, long] = [await send(0, one), await send(1, one)];
    expect({ what, ...short }).toEqual({ what, ...long });
    expect({ what, status: short.status, taken: taken - before }).toEqual({ what, status, taken: 1 });
  }
});

it('AC-210: other origins, odd addresses, other bodies and too long ones are left to the long way', async () => {
  const left: [string, Sent, number][] = [
    ['a foreign page', { path: doorOf(3), headers: { ...json, origin: 'https://elsewhere.example' } }, 403],
    ['no id', { path: '/works/first/votes', headers: json }, 404],
    ['a question behind the address', { path: `${doorOf(3)}?lang=en`, body: 'tier=member' }, 422],
    [
      'another content type',
      { path: doorOf(3), body: 'x', headers: { ...json, 'content-type': 'text/plain' } },
      415,
    ],
    ['too long', { path: doorOf(3), body: `_key=${'x'.repeat(300_000)}`, headers: json }, 413],
  ];
  for (const [what, one, status] of left) {
    const before = taken;
    expect({ what, status: (await send(0, one)).status, taken: taken - before }).toEqual({
      what,
      status,
      taken: 0,
    });
  }
});

it('whoever breaks off in the middle of a vote has not voted, and nobody waits for them', async () => {
  const { port } = servers[0]!.address() as AddressInfo;
  const socket = net.connect(port, '127.0.0.1');
  const form = 'Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 20\r\n\r\n_key=';
  socket.write(
    `POST ${doorOf(4)} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: ${testOrigin}\r\nCookie: ${cookie}\r\n${form}`,
  );
  await new Promise((resolve) => setTimeout(resolve, 100));
  socket.destroy();
  expect((await send(0, { path: doorOf(5), headers: json })).status).toBe(200);
  const stored = await sql<{ n: number }>`
    select count(*)::int as n from vote_event where entry_id = ${works[4]!.id}`.execute(world.owner);
  expect(stored.rows[0]!.n).toBe(0);
});
