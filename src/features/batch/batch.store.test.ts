/** What is kept of batches: what the database itself holds, and what a refused row leaves behind. */

import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { type Drafting, openCollecting, receiveFilm, sentOf } from '../../../world/entering.ts';
import { useWorld } from '../../../world/fixture.ts';
import { must } from '../../../world/world.ts';
import { newId } from '../../kernel/id.ts';
import { done, refuse } from '../../kernel/verdict.ts';
import { openBatch } from './actions/open-batch.ts';
import { seePlace } from './actions/see-batch.ts';
import { insertEntered, listEntered, lockBatch, moveBatch, saveRows, trying } from './store.ts';

const world = useWorld();
beforeAll(() => openCollecting(world));

async function opened() {
  const officer = await world.person('chenguang-officer');
  const [call, unit] = [await world.call('micro-video'), await world.organisation('chenguang')];
  const made = await world.doing(officer, async (doing) =>
    openBatch(doing, (await seePlace(doing, call.id, unit.id))!),
  );
  return { officer, id: must(made).id };
}
const rowOf = (row: number) => ({ row, line: row, cells: { title: `作品${row}` } });
const drafting = async (): Promise<Drafting> => ({
  unit: 'chenguang',
  film: await receiveFilm(world),
  by: 'unit',
});

test('F-18 a row becomes an entry once, and an entry belongs to one row: the database refuses a second', async () => {
  const { officer, id } = await opened();
  const entry = await sentOf(world, 'chenguang-officer', await drafting());
  const enter = (row: number, batchId = id) =>
    world.doing(officer, async (doing) =>
      done(await insertEntered(doing, batchId, { row, entryId: entry.id })),
    );
  await enter(1);
  await expect(enter(1)).rejects.toThrow(/batch_entry/);
  await expect(enter(2)).rejects.toThrow(/batch_entry/);
  expect(await world.read((tx) => listEntered(tx, id))).toEqual([{ row: 1, entryId: entry.id }]);
});

test('what a refused row did is undone, what was done before and after it stays', async () => {
  const { officer, id } = await opened();
  const batch = { id, version: 1 };
  const outcome = await world.doing(officer, async (doing) => {
    await saveRows(doing, batch, { rows: [rowOf(1)], unknown: [] });
    const tried = await trying(doing.tx, async () => {
      await saveRows(doing, { id, version: 2 }, { rows: [rowOf(1), rowOf(2)], unknown: [] });
      return refuse('batch.nothing-good');
    });
    expect(tried.ok).toBe(false);
    await trying(doing.tx, async () =>
      done(await saveRows(doing, { id, version: 2 }, { rows: [rowOf(3)], unknown: [] })),
    );
    return done(await lockBatch(doing.tx, id));
  });
  expect(must(outcome).rows.map((one) => one.row)).toEqual([3]);
});

test('of two who save over one version, one does; a batch that is over takes no table', async () => {
  const { officer, id } = await opened();
  const seen = { id, version: 1 };
  const save = () =>
    world.doing(officer, async (doing) =>
      done(await saveRows(doing, seen, { rows: [rowOf(1)], unknown: [] })),
    );
  const saved = await Promise.all([save(), save()]);
  expect(saved.map((one) => must(one)).sort()).toEqual([false, true]);
  const dropped = await world.doing(officer, async (doing) =>
    done(await moveBatch(doing, { id, version: 2 }, 'dropped')),
  );
  expect(must(dropped)).toBe(true);
  const late = await world.doing(officer, async (doing) =>
    done(await saveRows(doing, { id, version: 3 }, { rows: [], unknown: [] })),
  );
  expect(must(late)).toBe(false);
});

test('the database holds that a handover names works and ends after it began', async () => {
  const [call, unit] = [await world.call('micro-video'), await world.organisation('chenguang')];
  const { id } = await world.person('chenguang-officer');
  const insert = (count: number, hours: number) =>
    sql`
    insert into batch_handover (id, call_id, organisation_id, scope, count, by_id, made_at, expires_at)
    values (${newId()}, ${call.id}, ${unit.id}, 'admitted', ${count}, ${id}, now(), now() + make_interval(hours => ${hours}))`.execute(
      world.owner,
    );
  await expect(insert(0, 24)).rejects.toThrow(/check/);
  await expect(insert(1, 0)).rejects.toThrow(/check/);
});
