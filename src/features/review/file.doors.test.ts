/** The file of a work in a round: its judges get it, under a name that tells nothing; nobody else does. */

import { expect, test } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';
import { hostedOf, must, plantAtHost } from '../recommendation/planting.test.ts';
import { openRound } from './actions/open-round.ts';
import { seat } from './judging.test.ts';

const world = useWorld();

test('AC-163: a judge gets the work’s file, and the name it came with is nowhere; others find nothing', async () => {
  const work = await plantAtHost(world, 'hewan-transit', 'micro-video', 'With a file');
  const own = await plantAtHost(world, 'railway-station', 'micro-video', 'Of the judge’s own unit');
  const [actor, call] = [await world.person('xn-officer'), await hostedOf(world, work)];
  const round = must(await world.doing(actor, (doing) => openRound(doing, { call })));
  await seat(world, round, 'judge-gu', 'railway-station');

  const fileOf = (entryId: string) => `/review/rounds/${round.id}/entries/${entryId}/file`;
  const judge = await world.as('judge-gu');
  const shown = await judge.get(fileOf(work.id));
  expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'video/mp4']);
  expect(shown.text).toBe(`planted ${work.fileId}`);
  const saved = await judge.get(`${fileOf(work.id)}?download`);
  expect(saved.headers.get('content-disposition')).toContain(work.number);
  expect(saved.headers.get('content-disposition')).not.toContain('planted');
  expect((await judge.get(`${fileOf(work.id)}?as=huge.gif`)).status).toBe(404);
  expect((await judge.get(fileOf(own.id))).status).toBe(404);
  for (const username of ['judge-li', 'qh-officer', 'xn-officer'] as const) {
    expect([username, (await (await world.as(username)).get(fileOf(work.id))).status]).toEqual([
      username,
      404,
    ]);
  }
  expect((await world.anyone().get(fileOf(work.id))).status).toBe(401);
});
