/** The tree under whatever is done to it: one root, no circle, true counts, eras without gaps, nobody lost. */

import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { findBroken, useWorld } from '../../../world/fixture.ts';
import type { Person } from '../../kernel/actor.ts';
import type { OrganisationId } from '../../kernel/id.ts';
import { plusDays } from '../../kernel/period.ts';
import type { Outcome } from '../../kernel/verdict.ts';
import type { Doing } from '../../platform/db.ts';
import { addOrganisation } from './actions/add-organisation.ts';
import { closeOrganisation } from './actions/close-organisation.ts';
import { mergeOrganisation } from './actions/merge-organisation.ts';
import { moveOrganisation } from './actions/move-organisation.ts';
import { renameOrganisation } from './actions/rename-organisation.ts';
import { reopenOrganisation } from './actions/reopen-organisation.ts';
import { splitOrganisation } from './actions/split-organisation.ts';
import type { Organisation } from './organisation.ts';
import { findEra, listEras, listLineAt } from './store/era.ts';
import { findOrganisation, getOrganisation, listChildren, listLine } from './store.ts';

const world = useWorld();
const reason = '机构改革';
let admin: Person;
let today: Date;

beforeAll(async () => {
  admin = await world.person('qh-admin');
  today = await world.now();
});

let clock = 0;
/** Acts a day later than the last time, so that every change has an era of its own. */
function act<T>(work: (doing: Doing) => Promise<Outcome<T>>, now?: Date): Promise<Outcome<T>> {
  clock++;
  return world.doing(admin, work, now ?? plusDays(today, clock));
}
const get = (id: OrganisationId) => world.read((tx) => getOrganisation(tx, id));
const whole = (outcome: Outcome<Organisation>): Organisation => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  return outcome.value;
};

let number = 0;
async function add(parent: Organisation, kind: Organisation['kind'] = 'territorial', name?: string) {
  const called = name ?? `新单位${++number}`;
  return whole(
    await act((doing) =>
      addOrganisation(doing, parent, { name: called, shortName: called.slice(0, 20), kind }),
    ),
  );
}

test('whatever is moved, merged, split, closed and opened in whatever order: one root, no circle, counts and eras true, nobody lost', async () => {
  const ground = await add(await world.organisation('qinghai'));
  const ids: OrganisationId[] = [];
  for (let i = 0; i < 6; i++) ids.push((await add(ground, i % 2 ? 'grassroots' : 'territorial')).id);
  const pick = fc.nat(40);
  const step = fc.record({
    verb: fc.constantFrom('move', 'move', 'merge', 'split', 'close', 'reopen', 'add', 'rename'),
    a: pick,
    b: pick,
  });
  const known = new Set(ids);
  const succeeded = new Map<string, number>();
  const history: { at: Date; id: OrganisationId; path: string }[] = [];
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
      for (const { verb, a, b } of steps) {
        const one = await get(ids[a % ids.length]!);
        const to = ids[b % ids.length]!;
        const asked = { reason, version: one.version };
        const outcome = await act(async (doing): Promise<Outcome<Organisation>> => {
          if (verb === 'move') return moveOrganisation(doing, one, { ...asked, to });
          if (verb === 'merge') return mergeOrganisation(doing, one, { ...asked, to });
          if (verb === 'close') return closeOrganisation(doing, one, asked);
          if (verb === 'reopen') return reopenOrganisation(doing, one, asked);
          const name = `单位${++number}`;
          const kind = b % 2 ? ('grassroots' as const) : ('industrial' as const);
          if (verb === 'add') return addOrganisation(doing, one, { name, shortName: name, kind });
          if (verb === 'rename')
            return renameOrganisation(doing, one, { ...asked, name, shortName: name, kind });
          const children = await listChildren(doing.tx, one.id);
          const places = children.map((child, i) => ({
            child: child.id,
            to: i % 2 ? ('1' as const) : ('stay' as const),
          }));
          return splitOrganisation(doing, one, { ...asked, parts: [{ name, shortName: name }], places });
        });
        if (outcome.ok) succeeded.set(verb, (succeeded.get(verb) ?? 0) + 1);
        if (outcome.ok && verb === 'add') {
          ids.push(outcome.value.id);
          known.add(outcome.value.id);
        }
        history.push({ at: plusDays(today, clock), id: one.id, path: (await get(one.id)).path });
      }
      expect(await findBroken(world.owner)).toEqual([]);
      const found = await sql<{ id: OrganisationId; roots: number }>`
        select o.id, (select count(*)::int from organisation where parent_id is null) as roots
        from organisation o join organisation_era e on e.organisation_id = o.id and e.until is null
        where o.path <@ ${ground.path}::ltree`.execute(world.owner);
      expect(found.rows[0]!.roots).toBe(1);
      const there = new Set(found.rows.map((row) => row.id));
      expect([...known].filter((id) => !there.has(id))).toEqual([]);
      for (const { at, id, path } of history.slice(-20)) {
        expect((await world.read((tx) => findEra(tx, id, at)))?.path).toBe(path);
        expect((await world.read((tx) => listLineAt(tx, id, at))).map((era) => era.path).at(-1)).toBe(path);
      }
    }),
    { numRuns: 20 },
  );
  // The walk is worth something only where most kinds of steps were really taken.
  expect(succeeded.size).toBeGreaterThanOrEqual(6);
  const eras = await world.read((tx) => listEras(tx, ids[0]!));
  expect(eras[0]!.path).toBe((await get(ids[0]!)).path);
  expect(await world.read((tx) => findOrganisation(tx, ground.id))).toBeDefined();
  expect((await world.read((tx) => listLine(tx, eras[0]!.path))).at(-1)!.id).toBe(ids[0]!);
}, 120_000);
