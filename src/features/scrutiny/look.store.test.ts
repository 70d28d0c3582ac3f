/** Looking through apart: the thread as it runs in the worker, on a real poll, while this loop goes on. */

import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';
import { type MadeVotes, makeVotes } from '../../../world/made-votes.ts';
import { showWorks } from '../../../world/shown-works.ts';
import { must } from '../../../world/world.ts';
import { done } from '../../kernel/verdict.ts';
import type { Entry } from '../entry/entry.ts';
import { freezePoll } from '../vote/actions/freeze-poll.ts';
import { findPoll } from '../vote/store/poll.ts';
import type { Poll } from '../vote/vote.ts';
import { type LookRoom, lookApart } from './actions/look-apart.ts';
import { findLookedAt, listSuspicions } from './store/suspicion.ts';

const world = useWorld();
const threadPath = path.resolve('src/main/look-thread.ts');
let works: Entry[];
let poll: Poll;
const room = (): LookRoom => ({ db: world.db, databaseUrl: world.appUrl, threadPath });

beforeAll(async () => {
  works = await showWorks(world, 'platform', [
    { unit: 'yintan-solar', title: '云上的服务站' },
    { unit: 'college-mechanics', title: '学徒互助平台' },
  ]);
  const call = await world.call('platform');
  const from = new Date(call.voteOpensAt.getTime() + 600_000);
  await world.setClock(from);
  poll = (await world.read((tx) => findPoll(tx, call.id)))!;
  const cast = async (work: number, planned: MadeVotes) => {
    const about = { pollId: poll.id, entryId: works[work]!.id, from };
    const { last } = must(
      await world.doing({ kind: 'machine' }, async ({ tx }) => done(await makeVotes(tx, about, planned))),
    );
    await world.setClock(new Date(last.getTime() + 60_000));
  };
  must(
    await world.doing({ kind: 'machine' }, async ({ tx, now }) => done(await freezePoll(tx, now, poll.id))),
  );
  await cast(0, { count: 300, everySeconds: 97 });
  await cast(1, { count: 300, everySeconds: 61 });
  await cast(1, { count: 120, everySeconds: 4, agent: 'curl/8', via: 'direct', dwellMs: 400 });
});

it('a program is found by the thread, and this loop turns on meanwhile', async () => {
  let turns = 0;
  let isOver = false;
  const turn = () => {
    turns++;
    if (!isOver) setImmediate(turn);
  };
  turn();
  expect(await lookApart(room())).toBe(true);
  isOver = true;
  expect(turns).toBeGreaterThan(200);
  const found = await world.read((tx) => listSuspicions(tx, poll.id));
  expect(found.map(({ entryId, count, state }) => ({ entryId, count, state }))).toEqual([
    { entryId: works[1]!.id, count: 120, state: 'found' },
  ]);
});

it('where nothing new was cast no thread is begun', async () => {
  const { size } = await world.read((tx) => findLookedAt(tx, poll.id));
  expect(size).toBe(720);
  expect(await lookApart({ ...room(), threadPath: '/nowhere' })).toBe(false);
});

it('a thread that cannot begin is an error of this errand, not of the process', async () => {
  await world.doing({ kind: 'machine' }, async ({ tx }) =>
    done(await makeVotes(tx, { pollId: poll.id, entryId: works[0]!.id, from: poll.opensAt }, { count: 1 })),
  );
  await expect(lookApart({ ...room(), threadPath: '/nowhere' })).rejects.toThrow();
});
