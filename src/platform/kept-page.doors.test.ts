/** Kept pages in a real server: quick for anyone, never somebody's own, never with a form's key. */

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { useWorld } from '../../world/fixture.ts';
import { newId } from '../kernel/id.ts';
import { openApp } from '../main/app.ts';
import { KeptPages } from './kept-page.ts';
import { openLog } from './log.ts';

const world = useWorld();
const origin = 'http://tongxin.test';
let server: Server | undefined;
afterEach(() => void server?.close());

/** The web process's way of answering; says how many requests took the long way. */
async function open(keepMs: number) {
  const kept = new KeptPages(keepMs, origin);
  const house = { db: world.db, media: world.media, origin, distDir: 'dist', isDemo: true, kept };
  const app = openApp({
    ...house,
    log: openLog('test', 'silent'),
    secret: 'a secret of 32 characters for tests',
  });
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const count = { long: 0 };
  server = createServer((request, response) => {
    if (kept.answer(request, response)) return;
    count.long++;
    void listener(request, response);
  });
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      headers: { 'accept-language': 'zh', ...headers },
    });
    return {
      status: response.status,
      text: await response.text(),
      headers: Object.fromEntries(response.headers),
    };
  };
  return { get, count };
}

test('a page seen by many who are not signed in is drawn once, with the same headers and bytes', async () => {
  const { get, count } = await open(60_000);
  const first = await get('/');
  const second = await get('/');
  expect(count.long).toBe(1);
  expect(second.text).toBe(first.text);
  const plain = ({
    date: _,
    'content-length': __,
    'transfer-encoding': ___,
    ...headers
  }: Record<string, string>) => headers;
  expect(plain(second.headers)).toEqual(plain(first.headers));
  expect(second.headers['content-security-policy']).toContain("default-src 'self'");
});

test('who is signed in, or is told something, or reads another language, never gets the page kept for others (AC-053)', async () => {
  const { get, count } = await open(60_000);
  await get('/');
  await get('/', { cookie: 'tongxin=somebody' });
  expect((await get('/', { cookie: 'told=Done' })).text).toContain('Done');
  expect((await get('/', { 'accept-language': 'en' })).text).toContain('<html lang="en"');
  expect((await get('/', { cookie: 'lang=en' })).text).toContain('<html lang="en"');
  expect((await get('/?lang=en')).text).toContain('<html lang="en"');
  expect(count.long).toBe(6);
  expect((await get('/')).text).not.toContain('Done');
  expect(count.long).toBe(6);
});

test('two who open the form for signing up in the same moment get keys of their own', async () => {
  const { get } = await open(60_000);
  const keyOf = async () => /name="_key" value="([^"]+)"/.exec((await get('/sign-up')).text)?.[1];
  const [one, other] = [await keyOf(), await keyOf()];
  expect(one).toBeTruthy();
  expect(other).not.toBe(one);
});

test('from half of its time on one request draws a page anew while the others still see it; then it is gone', async () => {
  const { get, count } = await open(3000);
  await get('/');
  await new Promise((resolve) => setTimeout(resolve, 1600));
  await Promise.all([get('/'), get('/'), get('/'), get('/')]);
  expect(count.long).toBe(2);
  await new Promise((resolve) => setTimeout(resolve, 3100));
  await get('/');
  expect(count.long).toBe(3);
});

test('what cannot be found is not kept, and nothing is kept where that is off', async () => {
  const { get, count } = await open(0);
  await get('/');
  await get('/');
  expect((await get('/nowhere')).status).toBe(404);
  expect((await get('/nowhere')).status).toBe(404);
  expect(count.long).toBe(4);
});

test('AC-178: a page kept before a result’s instant is never shown at it or after', async () => {
  const { get } = await open(60_000);
  const lesson = await world.call('micro-lesson');
  const address = `/campaigns/${lesson.campaignId}/calls/${lesson.id}`;
  const soon = new Date((await world.now()).getTime() + 3000);
  await sql`
    insert into award_result (id, call_id, campaign_id, organisation_id, formula, state, computed_at, signed_at, publishes_at, notice_until)
    values (${newId()}, ${lesson.id}, ${lesson.campaignId}, ${lesson.ownerId}, ${JSON.stringify(lesson.formula)}::jsonb, 'signed',
      ${lesson.voteClosesAt}, ${soon}, ${soon}, ${new Date(soon.getTime() + 86_400_000)})`.execute(
    world.owner,
  );
  const [before, again] = [await get(address), await get(address)];
  expect([before.text.includes(`${address}/result`), again.text]).toEqual([false, before.text]);
  while ((await world.now()) < soon) await new Promise((resolve) => setTimeout(resolve, 20));
  expect((await get(address)).text).toContain(`${address}/result`);
});
