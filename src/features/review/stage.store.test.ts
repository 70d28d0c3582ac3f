/** A check that runs beside the vote: works pass one by one while people vote, until the list is published. */

import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';
import { plusDays } from '../../kernel/period.ts';
import { done } from '../../kernel/verdict.ts';
import { getEntry } from '../entry/store.ts';
import { codesOf, hostedOf, must, plantAtHost } from '../recommendation/planting.test.ts';
import { freezePoll } from '../vote/actions/freeze-poll.ts';
import { findPoll } from '../vote/store/poll.ts';
import { listOnDisplay, votesOf } from '../vote/store.ts';
import { decide } from './actions/decide.ts';
import { undoDecision } from './actions/undo-decision.ts';
import { Run, type Stand } from './run.test.ts';

const world = useWorld();
let stand: Stand;

beforeAll(async () => {
  const like = await plantAtHost(world, 'yintan-solar', 'platform', 'Like all others');
  stand = { world, like, hosted: await hostedOf(world, like), today: await world.now() };
});

const on = (days: number) => plusDays(stand.today, days);

test('Shanxi 2021: works pass one by one while people vote; each is shown and votable at once, late ones for less time', async () => {
  const run = await Run.open(stand, 'shanxi-2021', 6, {
    votes: 1,
    change: (made) => ({
      ...made,
      stages: made.stages.map((s) => ({ ...s, closesAt: on(6).toISOString() })),
    }),
  });
  for (const [day, place] of [0, 1, 2, 3].entries()) {
    await world.setClock(on(1.5 + day));
    await run.decide('on', [run.works[place]!]);
    expect((await world.read((tx) => getEntry(tx, run.works[place]!))).shownAt).toBeDefined();
    expect((await world.read((tx) => listOnDisplay(tx, run.call.id))).length).toBe(day + 1);
  }
  // Once the vote has opened its list is published: the works of the check stand on it, and what comes later joins no more.
  const poll = (await world.read((tx) => findPoll(tx, run.call.id)))!;
  await sql`delete from vote_poll_entry where entry_id = ${run.works[5]!}`.execute(world.owner);
  must(
    await world.doing({ kind: 'machine' }, async ({ tx, now }) => done(await freezePoll(tx, now, poll.id))),
  );
  const late = { outcome: 'on' as const, entries: [run.works[5]!] };
  const joining = await world.doing(await run.officer(), (doing) => decide(doing, run, late));
  expect(codesOf(joining)).toEqual(['vote.list-published']);
  const undone = { entryId: run.works[0]! };
  const undoing = await world.doing(await run.officer(), (doing) => undoDecision(doing, run, undone));
  expect(codesOf(undoing)).toEqual(['review.shown-already']);
  await run.decide('out', run.works.slice(4));
  await run.vote(undefined, (place) => 9 - place, run.works.slice(0, 4));
  const handed = await run.last();
  expect(handed.map((id) => run.works.indexOf(id))).toEqual([0, 1, 2, 3]);
  expect([...(await world.read((tx) => votesOf(tx, run.call.id, 'last'))).values()].sort()).toEqual([
    6, 7, 8, 9,
  ]);
});
