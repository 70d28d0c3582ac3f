/** Facts: once written they stand, and each is heard once. */

import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { useWorld } from '../../world/fixture.ts';
import { newId } from '../kernel/id.ts';
import { done, refuse } from '../kernel/verdict.ts';
import { announce, claimReaction, noteReaction, takePending } from './outbox.ts';

const world = useWorld();
const machine = { kind: 'machine' } as const;

test('AC-231 neither the app nor the owner of the tables changes or removes what has happened', async () => {
  for (const database of [world.db, world.owner]) {
    await expect(sql`update outbox_fact set reason = 'nothing'`.execute(database)).rejects.toThrow(
      /permission denied|a fact stands/,
    );
    await expect(sql`delete from outbox_fact`.execute(database)).rejects.toThrow(
      /permission denied|a fact stands/,
    );
  }
  await expect(sql`create table mine (id int)`.execute(world.db)).rejects.toThrow(/permission denied/);
  await expect(sql`update clock_offset set shift = '1 day'`.execute(world.db)).rejects.toThrow(
    /permission denied/,
  );
});

test('AC-232 an act that is refused leaves no fact; one that is done leaves one', async () => {
  const subjectId = newId();
  const facts = async () =>
    (await sql`select id from outbox_fact where subject_id = ${subjectId}`.execute(world.db)).rows.length;
  await world.doing(machine, async (doing) => {
    await announce(doing, { name: 'organisation.added', subjectId });
    return refuse('organisation.name-taken');
  });
  expect(await facts()).toBe(0);
  await world.doing(machine, async (doing) =>
    done(await announce(doing, { name: 'organisation.added', subjectId })),
  );
  expect(await facts()).toBe(1);
});

test('a fact delivered twice is reacted to once (F-07)', async () => {
  await world.runWorker();
  await world.doing(machine, async (doing) =>
    done(await announce(doing, { name: 'organisation.added', subjectId: newId() })),
  );
  const pending = await world.doing(machine, async ({ tx }) => done(await takePending(tx)));
  const id = pending.ok ? pending.value[0]!.id : '';
  const noted = [1, 2].map(() =>
    world.doing(machine, async ({ tx }) => done(await noteReaction(tx, id, 'test'))),
  );
  expect((await Promise.all(noted)).map((n) => n.ok && n.value).sort()).toEqual([false, true]);
  const claims = [1, 2, 3].map(() =>
    world.doing(machine, async ({ tx, now }) => done(await claimReaction(tx, id, 'test', now))),
  );
  expect((await Promise.all(claims)).filter((c) => c.ok && c.value !== undefined)).toHaveLength(1);
});
