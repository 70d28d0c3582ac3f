/** Looking through apart: the thread as it runs in the worker, on a real poll, while this loop goes on. */

import path from 'node:path';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';
import { type MadeVotes, makeVotes } from '../../../world/made-votes.ts';
import { showWorks } from '../../../world/shown-works.ts';
import { must } from '../../../world/world.ts';
import { newId, type PollId } from '../../kernel/id.ts';
import { plusDays } from '../../kernel/period.ts';
import { done } from '../../kernel/verdict.ts';
import { openLog } from '../../platform/log.ts';
import type { Entry } from '../entry/entry.ts';
import { freezePoll } from '../vote/actions/freeze-poll.ts';
import { findPoll, listPollsInVote } from '../vote/store/poll.ts';
import type { Poll } from '../vote/vote.ts';
import { type LookRoom, lookApart } from './actions/look-apart.ts';
import { listUnread, lookThrough } from './actions/look-through.ts';
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

describe('a poll that cannot be looked through', () => {
  let other: Poll;
  const vote = async (pollId: PollId, from: Date) =>
    must(
      await world.doing({ kind: 'machine' }, async ({ tx }) =>
        done(await makeVotes(tx, { pollId, entryId: works[0]!.id, from }, { count: 1 })),
      ),
    );
  const sizeOf = async (id: PollId) => (await world.read((tx) => findLookedAt(tx, id))).size;

  it('keeps nobody from the one behind it, and is told at the end', async () => {
    // A vote of a stage, at the same time.
    const id = newId<PollId>(poll.opensAt.getTime());
    await sql`insert into vote_poll (id, call_id, position, stage, opens_at, closes_at, at, opened_at)
      select ${id}, call_id, 1, 'town', ${poll.opensAt}, ${poll.closesAt}, at, opened_at from vote_poll where id = ${poll.id}`.execute(
      world.owner,
    );
    await sql`insert into vote_poll_entry (poll_id, entry_id, at)
      select ${id}, entry_id, at from vote_poll_entry where poll_id = ${poll.id}`.execute(world.owner);
    must(await world.doing({ kind: 'machine' }, async ({ tx, now }) => done(await freezePoll(tx, now, id))));
    const polls = await world.read((tx, now) => listPollsInVote(tx, plusDays(now, -1), now));
    other = polls.find((one) => one.id === id)!;
    await vote(poll.id, poll.opensAt);
    await vote(other.id, other.opensAt);
    await sql`update scrutiny_watch set looked_at = '2020-01-01' where poll_id = ${poll.id}`.execute(
      world.owner,
    );
    await sql`insert into scrutiny_watch (poll_id, looked_at) values (${other.id}, '2021-01-01')`.execute(
      world.owner,
    );
    const before = await sizeOf(poll.id);
    await sql
      .raw(
        `create function bad() returns trigger language plpgsql as $$ begin raise 'bad poll'; end $$;
         create trigger bad before update on scrutiny_watch for each row when (old.poll_id = '${poll.id}') execute function bad()`,
      )
      .execute(world.owner);
    await expect(lookThrough(world.db, openLog('test', 'silent'))).rejects.toThrow(
      'polls not looked through: 1',
    );
    expect(await sizeOf(poll.id)).toBe(before);
    expect(await sizeOf(other.id)).toBe(1);
  });

  it('waits its turn: whoever was not looked at for the longest comes first', async () => {
    await vote(other.id, other.opensAt);
    const order = async () => (await listUnread(world.db)).map(({ id }) => id);
    expect(await order()).toEqual([poll.id, other.id]);
    await sql`update scrutiny_watch set looked_at = '2019-01-01' where poll_id = ${other.id}`.execute(
      world.owner,
    );
    expect(await order()).toEqual([other.id, poll.id]);
  });
});
