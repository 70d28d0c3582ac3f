/** What is kept of material: two who move it at once, and what a database alone would let through. */

import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';
import { must } from '../../../world/world.ts';
import { done } from '../../kernel/verdict.ts';
import { gatherMaterial } from './actions/gather-material.ts';
import { insertNote, listMaterial, listNotes, moveMaterial, saveMaterial } from './store.ts';

const world = useWorld();

const gathered = async (title: string) => {
  const [officer, unit] = [await world.person('chenguang-officer'), await world.organisation('chenguang')];
  const typed = { unitId: unit.id, kind: 'work', title } as const;
  return must(await world.doing(officer, (doing) => gatherMaterial(doing, {}, typed)));
};

test('of two who drop and edit at once, one does; the other is told', async () => {
  const [officer, seen] = [await world.person('chenguang-officer'), await gathered('同时')];
  const outcomes = await Promise.all([
    world.doing(officer, async (doing) => done(await moveMaterial(doing, seen, 'dropped'))),
    world.doing(officer, async (doing) => done(await saveMaterial(doing, seen, { ...seen, title: '改' }))),
  ]);
  expect(outcomes.map((one) => one.ok && one.value).sort()).toEqual([false, true]);
});

test('advice comes too late for what was dropped, and an answer does not make it coached', async () => {
  const [officer, seen] = [await world.person('chenguang-officer'), await gathered('迟到')];
  const note = {
    materialId: seen.id,
    organisationId: seen.organisationId,
    content: '好',
    to: 'gathered',
  } as const;
  expect(must(await world.doing(officer, async (doing) => done(await insertNote(doing, note))))).toBe(true);
  const notes = await world.read((tx) => listNotes(tx, seen));
  expect(notes.map((one) => [one.content, one.isFromAbove])).toEqual([['好', false]]);
  must(await world.doing(officer, async (doing) => done(await moveMaterial(doing, seen, 'dropped'))));
  expect(must(await world.doing(officer, async (doing) => done(await insertNote(doing, note))))).toBe(false);
});

test('AC-031 the list of a sister is empty, whatever the filter', async () => {
  await gathered('不给姐妹单位看');
  const sister = await world.person('transit-officer');
  const found = await world.read((tx) => listMaterial(tx, sister, { kind: 'work' }, { page: 1, size: 50 }));
  expect(found.items.filter((one) => one.title === '不给姐妹单位看')).toEqual([]);
});

test('the database holds that what is turned has its entry', async () => {
  const seen = await gathered('空转');
  await expect(
    sql`update material set state = 'turned' where id = ${seen.id}`.execute(world.owner),
  ).rejects.toThrow(/check/);
});
