/** Names, ends and second lines: what closes is over, what is merged or split loses nobody, old names stay true. */

import { beforeAll, expect, test } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';
import type { Person } from '../../kernel/actor.ts';
import type { OrganisationId } from '../../kernel/id.ts';
import { plusDays } from '../../kernel/period.ts';
import { done, type Outcome } from '../../kernel/verdict.ts';
import type { Doing } from '../../platform/db.ts';
import { listFactsOf } from '../../platform/outbox.ts';
import { addOrganisation } from './actions/add-organisation.ts';
import { closeOrganisation } from './actions/close-organisation.ts';
import { endLead, lead } from './actions/lead.ts';
import { markOutside } from './actions/mark-outside.ts';
import { mergeOrganisation } from './actions/merge-organisation.ts';
import { moveOrganisation } from './actions/move-organisation.ts';
import { renameOrganisation } from './actions/rename-organisation.ts';
import { reopenOrganisation } from './actions/reopen-organisation.ts';
import { splitOrganisation } from './actions/split-organisation.ts';
import { isClosed, labelOf, type Organisation } from './organisation.ts';
import { listSteps, nameAt } from './store/era.ts';
import { listSecondLeaders, listSecondLed } from './store/line.ts';
import { insertSeat } from './store/seat.ts';
import { getOrganisation, listChildren, listSeatsAt, listSeatsOf } from './store.ts';

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
const seat = async (at: Organisation, username: 'worker-ma' | 'xn-leader') => {
  const person = await world.person(username);
  await world.doing(admin, async ({ tx, now }) =>
    done(await insertSeat(tx, { personId: person.id, organisationId: at.id, role: 'officer', from: now })),
  );
  return person;
};

test('a new name holds from now on; what was reported before bears the old one; the kind changes the count', async () => {
  const xining = await get((await world.organisation('xining')).id);
  const one = await add(xining, 'grassroots', '旧名工会');
  const at = plusDays(today, clock);
  const renamed = whole(
    await act((doing) =>
      renameOrganisation(doing, one, {
        ...{ name: '新名工会', shortName: '新名', nameEn: 'New Name Union', kind: 'industrial' },
        ...{ levelName: '开发区', reason, version: one.version },
      }),
    ),
  );
  expect(renamed).toMatchObject({ levelName: '开发区', kind: 'industrial', units: 0 });
  expect((await get(xining.id)).units).toBe(xining.units);
  expect(await world.read((tx) => nameAt(tx, one.id, at))).toEqual({ zh: '旧名工会' });
  expect(await world.read((tx) => nameAt(tx, one.id, plusDays(at, 1)))).toEqual({
    zh: '新名工会',
    en: 'New Name Union',
  });
  expect(await world.read((tx) => nameAt(tx, one.id, plusDays(today, -4000)))).toEqual({ zh: '旧名工会' });
  const twin = await add(xining, 'grassroots', '旧名工会');
  const clash = { name: '新名工会', shortName: 'x', kind: twin.kind, reason, version: twin.version };
  expect(code(await act((doing) => renameOrganisation(doing, twin, clash)))).toEqual([
    ['organisation.name-taken', 'name'],
  ]);
});

test('AC-042 a merged unit is closed and stands beneath the other; its children go over, its seats end, nothing is orphaned', async () => {
  const xining = await world.organisation('xining');
  const [one, other] = [await add(xining), await add(xining)];
  const [shop, branch] = [await add(one, 'grassroots'), await add(one)];
  const deep = await add(branch, 'grassroots');
  const person = await seat(one, 'worker-ma');
  await act((doing) => mergeOrganisation(doing, one, { to: other.id, reason, version: one.version }));
  const merged = await get(one.id);
  expect(merged).toMatchObject({ mergedInto: other.id, parentId: other.id, units: 0 });
  expect(isClosed(merged, plusDays(today, clock))).toBe(true);
  const children = await world.read((tx) => listChildren(tx, other.id));
  expect(children.map((child) => child.id)).toEqual([shop.id, branch.id]);
  expect((await get(other.id)).units).toBe(2);
  expect((await get(deep.id)).path).toContain(labelOf(other.id));
  const seats = await world.read((tx) => listSeatsOf(tx, person.id, plusDays(today, clock + 1)));
  expect(seats.map((held) => held.organisationId)).not.toContain(one.id);
  const names = (await world.read((tx) => listFactsOf(tx, one.id))).map((fact) => fact.name);
  expect(names).toEqual(['organisation.opened', 'organisation.moved', 'organisation.merged']);
  expect((await world.read((tx) => listFactsOf(tx, shop.id))).map((fact) => fact.name)).toContain(
    'organisation.moved',
  );
  expect((await world.read((tx) => listSteps(tx, other.id))).map((step) => step.verb)).toEqual([
    'merge',
    'open',
  ]);
});

test('a merge with children of one name on both sides waits until they are renamed (organisation.names-clash)', async () => {
  const xining = await world.organisation('xining');
  const [one, other] = [await add(xining), await add(xining)];
  await add(one, 'grassroots', '食堂工会');
  await add(other, 'grassroots', '食堂工会');
  const outcome = await act((doing) =>
    mergeOrganisation(doing, one, { to: other.id, reason, version: one.version }),
  );
  expect(code(outcome)).toEqual([['organisation.names-clash', 'to']]);
  expect(isClosed(await get(one.id), plusDays(today, 999))).toBe(false);
});

test('a split makes new ones beside it and sends each child where it was told; nobody is sent twice or into nothing', async () => {
  const xining = await world.organisation('xining');
  const one = await add(xining);
  const [a, b, c] = [await add(one, 'grassroots'), await add(one, 'grassroots'), await add(one)];
  const { version } = await get(one.id);
  const parts = [
    { name: '东区总工会', shortName: '东区' },
    { name: '西区总工会', shortName: '西区', nameEn: 'West' },
  ];
  const places = [
    { child: a.id, to: '1' as const },
    { child: b.id, to: '2' as const },
    { child: c.id, to: 'stay' as const },
  ];
  const stranger = await world.organisation('chenguang');
  for (const [wrong, problem] of [
    [{ parts, places: [{ child: stranger.id, to: '1' as const }] }, 'organisation.split-astray'],
    [{ parts, places: [{ child: a.id, to: '3' as const }] }, 'organisation.split-astray'],
    [{ parts: [parts[0]!, parts[0]!], places: [] }, 'organisation.name-taken'],
    [{ parts: [{ ...parts[0]!, name: one.name.zh }], places: [] }, 'organisation.name-taken'],
  ] as const) {
    const outcome = await act((doing) =>
      splitOrganisation(doing, one, {
        ...wrong,
        parts: [...wrong.parts],
        places: [...wrong.places],
        reason,
        version,
      }),
    );
    expect(outcome.ok ? 'ok' : outcome.refusals[0]!.code).toBe(problem);
  }
  whole(await act((doing) => splitOrganisation(doing, one, { parts, places, reason, version })));
  const [east, west] = [(await get(a.id)).parentId!, (await get(b.id)).parentId!];
  expect([(await get(east)).name.zh, (await get(west)).name.en, (await get(c.id)).parentId]).toEqual([
    '东区总工会',
    'West',
    one.id,
  ]);
  expect([(await get(east)).parentId, (await get(east)).units, (await get(one.id)).units]).toEqual([
    xining.id,
    1,
    0,
  ]);
});

test('AC-042 a closed unit serves nobody and takes nobody in (organisation.has-children, organisation.closed); it opens again where it stands', async () => {
  const xining = await get((await world.organisation('xining')).id);
  const one = await add(xining, 'grassroots');
  const below = await add(one, 'grassroots');
  const asked = async () => ({ reason, version: (await get(one.id)).version });
  const early = await asked();
  expect(code(await act((doing) => closeOrganisation(doing, one, early)))).toEqual([
    ['organisation.has-children', undefined],
  ]);
  await act((doing) => closeOrganisation(doing, below, { reason, version: below.version }));
  const close = await asked();
  whole(await act((doing) => closeOrganisation(doing, one, close)));
  expect((await get(xining.id)).units).toBe(xining.units);
  const closed = await get(one.id);
  const into = { to: one.id, reason, version: (await world.organisation('wangling-water')).version };
  const [water, later] = [await world.organisation('wangling-water'), plusDays(today, clock + 1)];
  expect(code(await act((doing) => moveOrganisation(doing, water, into)))).toEqual([
    ['organisation.closed', 'to'],
  ]);
  const added = await act((doing) =>
    addOrganisation(doing, closed, { name: 'x', shortName: 'x', kind: 'grassroots' }),
  );
  expect(code(added)).toEqual([['organisation.closed', undefined]]);
  expect(await world.read((tx) => listSeatsAt(tx, one.id, later))).toEqual([]);
  const back = { reason, version: (await get(below.id)).version };
  expect(code(await act((doing) => reopenOrganisation(doing, below, back)))).toEqual([
    ['organisation.closed', undefined],
  ]);
  const again = await asked();
  const open = whole(await act((doing) => reopenOrganisation(doing, one, again)));
  expect([open.closedOn, (await get(xining.id)).units]).toEqual([undefined, xining.units + 1]);
  const twice = await asked();
  expect(code(await act((doing) => reopenOrganisation(doing, one, twice)))).toEqual([
    ['organisation.not-closed', undefined],
  ]);
});

test('AC-056 a second line is seen by both and counted by the first only (organisation.led-already, organisation.not-led)', async () => {
  const [education, school] = [
    await world.organisation('education'),
    await world.organisation('wangling-school'),
  ];
  const units = education.units;
  const asked = async (to: OrganisationId) => ({ to, reason, version: (await get(school.id)).version });
  const first = await asked(education.id);
  const led = whole(await act((doing) => lead(doing, school, first)));
  expect(led.path).toBe(school.path);
  expect((await world.read((tx) => listSecondLeaders(tx, school.id))).map((one) => one.id)).toEqual([
    education.id,
  ]);
  expect((await world.read((tx) => listSecondLed(tx, education.id))).map((one) => one.id)).toEqual([
    school.id,
  ]);
  expect((await get(education.id)).units).toBe(units);
  for (const to of [education.id, school.parentId!]) {
    const again = await asked(to);
    expect(code(await act((doing) => lead(doing, school, again)))).toEqual([
      ['organisation.led-already', 'to'],
    ]);
  }
  const end = await asked(education.id);
  whole(await act((doing) => endLead(doing, school, end)));
  const twice = await asked(education.id);
  expect(code(await act((doing) => endLead(doing, school, twice)))).toEqual([['organisation.not-led', 'to']]);
  const anew = await asked(education.id);
  whole(await act((doing) => lead(doing, school, anew)));
});

test('a unit is marked as working on paper, and back, each with its reason', async () => {
  const one = await add(await world.organisation('xining'));
  const marked = whole(
    await act((doing) => markOutside(doing, one, { outside: true, reason, version: one.version })),
  );
  expect(marked.isOutside).toBe(true);
  const back = { outside: false, reason, version: marked.version };
  expect(whole(await act((doing) => markOutside(doing, marked, back))).isOutside).toBe(false);
  const steps = await world.read((tx) => listSteps(tx, one.id));
  expect(steps.map((step) => [step.verb, step.reason])).toEqual([
    ['outside', reason],
    ['outside', reason],
    ['open', undefined],
  ]);
});
