/** Moving in the tree: what moves goes whole, what was stays readable, nobody goes in a circle. */

import { beforeAll, expect, test } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';
import type { Person } from '../../kernel/actor.ts';
import { newId, type OrganisationId } from '../../kernel/id.ts';
import { plusDays } from '../../kernel/period.ts';
import { isWithin } from '../../kernel/tree.ts';
import type { Outcome } from '../../kernel/verdict.ts';
import type { Doing } from '../../platform/db.ts';
import { listFactsOf } from '../../platform/outbox.ts';
import { addOrganisation } from './actions/add-organisation.ts';
import { closeOrganisation } from './actions/close-organisation.ts';
import { lead } from './actions/lead.ts';
import { markOutside } from './actions/mark-outside.ts';
import { mergeOrganisation } from './actions/merge-organisation.ts';
import { moveOrganisation } from './actions/move-organisation.ts';
import { renameOrganisation } from './actions/rename-organisation.ts';
import { labelOf, type Organisation } from './organisation.ts';
import { findEra, listLineAt } from './store/era.ts';
import { getOrganisation, listSeatsAt } from './store.ts';

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
const code = (outcome: Outcome<unknown>) =>
  outcome.ok ? 'ok' : outcome.refusals.map((r) => [r.code, r.field]);

let number = 0;
async function add(parent: Organisation, kind: Organisation['kind'] = 'territorial', name?: string) {
  const called = name ?? `新单位${++number}`;
  return whole(
    await act((doing) =>
      addOrganisation(doing, parent, { name: called, shortName: called.slice(0, 20), kind }),
    ),
  );
}

test('a county moves with everything beneath it; workplaces are counted anew, seats stay, facts say from where to where', async () => {
  const [qinghai, xining] = [await world.organisation('qinghai'), await world.organisation('xining')];
  const [county, hainan] = [await world.organisation('hewan'), await world.organisation('hainan')];
  const works = await world.organisation('chenguang');
  const before = { xining: (await get(xining.id)).units, hainan: (await get(hainan.id)).units };
  const moved = whole(
    await act((doing) => moveOrganisation(doing, county, { to: hainan.id, reason, version: county.version })),
  );
  expect(moved.path).toBe(`${hainan.path}.${labelOf(county.id)}`);
  expect((await get(works.id)).path).toBe(`${moved.path}.${labelOf(works.id)}`);
  expect((await get(xining.id)).units).toBe(before.xining - county.units);
  expect((await get(hainan.id)).units).toBe(before.hainan + county.units);
  expect((await get(qinghai.id)).units).toBe(qinghai.units);
  const facts = await world.read((tx) => listFactsOf(tx, county.id));
  expect(facts.filter((fact) => fact.name === 'organisation.moved')).toMatchObject([
    { reason, seat: 'admin', before: { path: county.path }, after: { path: moved.path } },
  ]);
  const seats = await world.read(async (tx, now) => listSeatsAt(tx, works.id, now));
  expect(seats.length).toBeGreaterThan(0);
});

test('AC-041 the old line loses a moved unit at once, the new one gains it; the report of last year keeps path and name', async () => {
  const county = await world.organisation('hewan');
  const xiningOfficer = await world.person('xn-officer');
  const seatPath = xiningOfficer.seats.find((one) => one.role === 'officer')!.path;
  expect(isWithin(county.path, seatPath)).toBe(false);
  const before = await world.read((tx) => listLineAt(tx, county.id, plusDays(today, -1)));
  expect(before.map((era) => era.name.zh)).toEqual([
    '中华全国总工会',
    '青海省总工会',
    '西宁市总工会',
    '河湾区总工会',
  ]);
  const after = await world.read((tx) => listLineAt(tx, county.id, plusDays(today, 400)));
  expect(after.map((era) => era.name.zh)).toContain('海南州总工会');
  const works = await world.organisation('chenguang');
  expect((await world.read((tx) => findEra(tx, works.id, today)))?.path).toContain(seatPath);
});

test('AC-043 nothing goes beneath itself or what is beneath it (organisation.cycle, 422), nor beneath its own parent again (organisation.same-parent)', async () => {
  const [xining, wangling] = [await world.organisation('xining'), await world.organisation('wangling')];
  for (const to of [xining.id, wangling.id]) {
    const { version } = await get(xining.id);
    const outcome = await act((doing) => moveOrganisation(doing, xining, { to, reason, version }));
    expect(code(outcome)).toEqual([['organisation.cycle', 'to']]);
  }
  const { version } = await get(wangling.id);
  const again = { to: xining.id, reason, version };
  expect(code(await act((doing) => moveOrganisation(doing, wangling, again)))).toEqual([
    ['organisation.same-parent', 'to'],
  ]);
  const nowhere = { to: newId(), reason, version };
  expect(code(await act((doing) => moveOrganisation(doing, wangling, nowhere)))).toEqual([
    ['organisation.unknown', 'to'],
  ]);
});

test('AC-043 two moves at once that together make a circle: one is done, one refused, whoever comes first', async () => {
  const qinghai = await world.organisation('qinghai');
  for (let round = 0; round < 5; round++) {
    const [a, b] = [await add(qinghai), await add(qinghai)];
    const outcomes = await Promise.all([
      act((doing) => moveOrganisation(doing, a, { to: b.id, reason, version: a.version })),
      act((doing) => moveOrganisation(doing, b, { to: a.id, reason, version: b.version })),
    ]);
    expect(outcomes.map((one) => one.ok).sort()).toEqual([false, true]);
    expect(outcomes.flatMap((one) => (one.ok ? [] : one.refusals.map((r) => r.code)))).toEqual([
      'organisation.cycle',
    ]);
  }
});

test('an administrator changes only what stands strictly beneath, and only toward places of their own (organisation.own-root, organisation.not-yours)', async () => {
  const [qinghai, national] = [await world.organisation('qinghai'), await world.organisation('national')];
  const xining = await world.organisation('xining');
  const own = { to: national.id, reason, version: qinghai.version };
  expect(code(await act((doing) => moveOrganisation(doing, qinghai, own)))).toEqual([
    ['organisation.own-root', undefined],
  ]);
  const up = { to: national.id, reason, version: xining.version };
  expect(code(await act((doing) => moveOrganisation(doing, xining, up)))).toEqual([
    ['organisation.not-yours', undefined],
  ]);
  expect((await get(xining.id)).path).toBe(xining.path);
});

test('a stale change is refused whatever it is (http.stale), and changes nothing', async () => {
  const xining = await world.organisation('xining');
  const one = await add(xining);
  const named = { name: '甲', shortName: '甲', kind: one.kind, reason, version: one.version };
  expect((await act((doing) => renameOrganisation(doing, one, named))).ok).toBe(true);
  const late = { reason, version: one.version };
  const hainan = await world.organisation('hainan');
  for (const outcome of [
    await act((doing) => renameOrganisation(doing, one, { ...named, name: '乙' })),
    await act((doing) => moveOrganisation(doing, one, { ...late, to: hainan.id })),
    await act((doing) => mergeOrganisation(doing, one, { ...late, to: hainan.id })),
    await act((doing) => closeOrganisation(doing, one, late)),
    await act((doing) => markOutside(doing, one, { ...late, outside: true })),
    await act((doing) => lead(doing, one, { ...late, to: hainan.id })),
  ]) {
    expect(code(outcome)).toEqual([['http.stale', undefined]]);
  }
  expect((await get(one.id)).name.zh).toBe('甲');
});
