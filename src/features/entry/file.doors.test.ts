/** The file of a work at the doors: whose it is, and what the public is shown of it. */

import { beforeAll, describe, expect, test } from 'vitest';
import { begin, entryOf, openCollecting, sendIn, typed, upload } from '../../../world/entering.ts';
import { type Client, useWorld } from '../../../world/fixture.ts';
import { must } from '../../../world/world.ts';
import { done } from '../../kernel/verdict.ts';
import { hideEntry } from './actions/hide-entry.ts';
import { markRecommended } from './actions/mark-recommended.ts';
import { releaseEntry } from './actions/release-entry.ts';
import { showEntry } from './actions/show-entry.ts';
import type { Entry } from './entry.ts';
import { atCall, getEntry } from './store.ts';

const world = useWorld();
let callId: string;
let [ma, officer]: Client[] = [];

beforeAll(async () => {
  await openCollecting(world);
  callId = (await world.call('micro-video')).id;
  [ma, officer] = [await world.as('worker-ma'), await world.as('chenguang-officer')];
});

describe('the file of a work (AC-111, AC-051)', () => {
  async function picture(): Promise<Entry> {
    const id = await begin(world, ma!, 'chenguang', typed, 'special-activity');
    await ma!.post(`/entries/${id}/file`, upload(world, 'picture-dawn.jpg'));
    expect((await sendIn(world, ma!, id)).status).toBe(303);
    await officer!.post(`/office/entries/${id}/admit`, { version: 1 });
    return entryOf(world, id);
  }
  const shape = async (client: Client, target: string, method: string, headers: Record<string, string>) => {
    const answer = await client.request(target, { method, headers });
    const told = ['etag', 'content-range', 'accept-ranges', 'last-modified', 'content-length'].map((name) =>
      answer.headers.get(name),
    );
    // The banner of the demo tells the minute, and two questions may lie on both sides of one.
    const plain = answer.text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID').replace(/ \d\d:\d\d(?=<)/, '');
    return { status: answer.status, told, text: plain };
  };

  test('shown, everybody gets the picture made by us and never the original; hidden, it is as if it never was', async () => {
    const entry = await picture();
    const person = await world.person('chenguang-officer');
    const anyone = world.anyone();
    const targets = ['file', 'file?as=wide.jpg', 'picture/small', 'picture/wide'];
    const asks = [
      ['GET', {}],
      ['HEAD', {}],
      ['GET', { range: 'bytes=0-9' }],
      ['GET', { 'if-none-match': '*' }],
    ] as const;
    const hidden = async () => {
      for (const target of targets) {
        for (const [method, headers] of asks) {
          const here = await shape(anyone, `/works/${entry.id}/${target}`, method, headers);
          const nowhere = await shape(anyone, `/works/${callId}/${target}`, method, headers);
          expect(here).toEqual(nowhere);
          expect(here.status).toBe(404);
        }
      }
    };
    await hidden();
    await world.doing(person, async (doing) => {
      const recommended = await markRecommended(doing, entry);
      await showEntry(doing, entry);
      return recommended;
    });
    const small = await anyone.get(`/works/${entry.id}/picture/small`, { accept: 'image/webp' });
    expect([small.status, small.headers.get('content-type')]).toEqual([200, 'image/webp']);
    expect((await anyone.get(`/works/${entry.id}/picture/small`)).headers.get('content-type')).toBe(
      'image/jpeg',
    );
    expect((await anyone.get(`/works/${entry.id}/file?as=wide.jpg`, { range: 'bytes=0-9' })).status).toBe(
      206,
    );
    expect((await anyone.get(`/works/${entry.id}/file`)).status).toBe(404);
    expect((await anyone.get(`/works/${entry.id}/picture/original`)).status).toBe(404);
    expect((await anyone.get(`/works/${entry.id}/file?as=../secret`)).status).toBe(404);
    expect((await anyone.get(`/office/entries/${entry.id}`)).status).toBe(401);
    expect((await (await world.as('hn-officer')).get(`/office/entries/${entry.id}`)).status).toBe(404);
    await world.doing(person, async (doing) => {
      must(await hideEntry(doing, entry, { reason: '核查' }));
      return done(undefined);
    });
    await hidden();
    await world.doing(person, async (doing) =>
      releaseEntry(doing, await atCall(doing.tx, await getEntry(doing.tx, entry.id))),
    );
  });

  test('the sender plays the film of their own draft; nobody else does', async () => {
    const id = await begin(world, ma!, 'chenguang');
    await ma!.post(`/entries/${id}/file`, upload(world, 'film-3m20.mp4'));
    const part = await ma!.get(`/entries/${id}/file`, { range: 'bytes=0-99' });
    expect([part.status, part.headers.get('cache-control')]).toEqual([206, 'private, no-store']);
    expect((await officer!.get(`/entries/${id}/file`)).status).toBe(404);
    expect((await world.anyone().get(`/entries/${id}/file`)).status).toBe(404);
  });
});
