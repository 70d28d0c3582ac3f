/** Membership at the doors: a worker asks their unit, its officer decides, nobody else sees it; and what is said of one's age. */

import { describe, expect, test } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';
import { findMembershipOf } from './store/membership.ts';
import { listIdentities } from './store.ts';

const world = useWorld();

const ask = async (
  username: 'worker-ma' | 'worker-tao' | 'worker-yang',
  unit: 'chenguang',
  knownBy = '质检科 老马',
) => {
  const { id } = await world.organisation(unit);
  return (await world.as(username)).json('/me/identity/memberships', { to: id, knownBy });
};
const membershipOf = async (username: 'worker-ma' | 'worker-tao' | 'worker-yang') => {
  const person = await world.person(username);
  return (await world.read((tx) => findMembershipOf(tx, person.id)))!;
};
const identityOf = async (username: 'worker-ma' | 'worker-tao' | 'worker-yang') => {
  const { id } = await world.person(username);
  return (await world.read((tx) => listIdentities(tx, [id]))).get(id)!;
};

describe('a worker', () => {
  test('finds their unit, asks it, and is a member once its officer says so; they are told', async () => {
    const [ma, officer] = [await world.as('worker-ma'), await world.as('chenguang-officer')];
    const unit = await world.organisation('chenguang');
    const found = await ma.get(`/me/identity/unit?q=${encodeURIComponent(unit.shortName.zh)}`);
    expect(found.text).toContain(`/me/identity/unit?to=${unit.id}`);
    expect((await ma.get(`/me/identity/unit?to=${unit.id}`)).text).toContain('name="knownBy"');
    expect((await ask('worker-ma', 'chenguang')).status).toBe(200);
    expect((await identityOf('worker-ma')).tier).toBe('account');
    expect((await officer.get('/office')).text).toContain('待确认的会员');
    const page = `/office/organisations/${unit.id}/members`;
    expect((await officer.get(page)).text).toContain('质检科 老马');
    const { id, version } = await membershipOf('worker-ma');
    const confirmed = await officer.post(`/office/memberships/${id}/confirm`, { version });
    expect([confirmed.status, confirmed.location]).toEqual([303, page]);
    expect(await identityOf('worker-ma')).toMatchObject({ tier: 'member', homePath: unit.path });
    await world.runWorker();
    expect((await ma.get('/my/letters')).text).toContain('已确认您是本单位工会会员');
    const again = await officer.json(`/office/memberships/${id}/refuse`, { version, reason: '查无此人' });
    expect([again.status, again.body.code]).toEqual([409, 'identity.membership-decided']);
  });

  test('identity.membership-open: asks one unit at a time; takes it back and is no member any more', async () => {
    const twice = await ask('worker-ma', 'chenguang');
    expect([twice.status, twice.body.code]).toEqual([409, 'identity.membership-open']);
    const ma = await world.as('worker-ma');
    const { id, version } = await membershipOf('worker-ma');
    const stale = await ma.json(`/me/identity/memberships/${id}/withdraw`, { version: version + 1 });
    expect([stale.status, stale.body.code]).toEqual([409, 'http.stale']);
    expect((await ma.post(`/me/identity/memberships/${id}/withdraw`, { version })).status).toBe(303);
    expect((await identityOf('worker-ma')).tier).toBe('account');
  });

  test('identity.not-a-unit: asks only workplaces', async () => {
    const { id } = await world.organisation('qinghai');
    const answer = await (await world.as('worker-ma')).json('/me/identity/memberships', {
      to: id,
      knownBy: '我',
    });
    expect([answer.status, answer.body.code]).toEqual([422, 'identity.not-a-unit']);
  });
});

describe('an officer', () => {
  test('of another unit, or above, neither sees nor decides; a refusal carries its reason', async () => {
    await ask('worker-tao', 'chenguang');
    const { id, version } = await membershipOf('worker-tao');
    const unit = await world.organisation('chenguang');
    for (const username of ['qh-officer', 'xn-leader', 'hn-officer'] as const) {
      const other = await world.as(username);
      expect((await other.post(`/office/memberships/${id}/confirm`, { version })).status).toBe(404);
      expect((await other.get(`/office/organisations/${unit.id}/members`)).status).toBe(403);
    }
    expect(
      (await (await world.as('worker-tao')).post(`/office/memberships/${id}/confirm`, { version })).status,
    ).toBe(404);
    const officer = await world.as('chenguang-officer');
    const bare = await officer.post(`/office/memberships/${id}/refuse`, { version });
    expect([bare.status, bare.text.includes('<details open')]).toEqual([422, true]);
    expect(
      (await officer.post(`/office/memberships/${id}/refuse`, { version, reason: '名册无此人' })).status,
    ).toBe(303);
    expect((await (await world.as('worker-tao')).get('/me/identity')).text).toContain('名册无此人');
    await world.runWorker();
    expect((await (await world.as('worker-tao')).get('/my/letters')).text).toContain('名册无此人');
  });

  test('AC-141 identity.known-already: one staff number makes one member, however it is written', async () => {
    const officer = await world.as('chenguang-officer');
    await ask('worker-ma', 'chenguang', '工号 A7');
    const first = await membershipOf('worker-ma');
    const confirm = { version: first.version };
    expect((await officer.post(`/office/memberships/${first.id}/confirm`, confirm)).status).toBe(303);
    await ask('worker-tao', 'chenguang', '工号 a7');
    const second = await membershipOf('worker-tao');
    const address = `/office/memberships/${second.id}/confirm`;
    const taken = await officer.json(address, { version: second.version });
    expect([taken.status, taken.body.code]).toEqual([409, 'identity.known-already']);
    expect((await officer.post(address, { version: second.version })).status).toBe(409);
    expect((await membershipOf('worker-tao')).state).toBe('asked');
    const end = { version: first.version + 1, reason: '已调离' };
    await officer.post(`/office/memberships/${first.id}/end`, end);
    expect((await officer.post(address, { version: second.version })).status).toBe(303);
  });

  test('ends a membership; identity.own-membership: never decides on their own', async () => {
    await ask('worker-yang', 'chenguang');
    const officer = await world.as('chenguang-officer');
    const asked = await membershipOf('worker-yang');
    await officer.post(`/office/memberships/${asked.id}/confirm`, { version: asked.version });
    const end = { version: asked.version + 1, reason: '已调离' };
    expect((await officer.post(`/office/memberships/${asked.id}/end`, end)).status).toBe(303);
    expect((await identityOf('worker-yang')).tier).toBe('account');
    const { id } = await world.organisation('chenguang');
    await officer.json('/me/identity/memberships', { to: id, knownBy: '本人' });
    const person = await world.person('chenguang-officer');
    const own = (await world.read((tx) => findMembershipOf(tx, person.id)))!;
    const answer = await officer.json(`/office/memberships/${own.id}/confirm`, { version: 1 });
    expect([answer.status, answer.body.code]).toEqual([403, 'identity.own-membership']);
  });
});

test('AC-151 who says they are under 18 is known as such, and may correct it; strangers are asked to sign in', async () => {
  const yang = await world.as('worker-yang');
  expect((await identityOf('worker-yang')).isMinor).toBe(false);
  await yang.post('/me/identity/age', { age: 'minor' });
  expect((await identityOf('worker-yang')).isMinor).toBe(true);
  expect((await yang.get('/me/identity')).text).toContain('本站不邀请您投票');
  await yang.post('/me/identity/age', { age: 'adult' });
  expect((await identityOf('worker-yang')).isMinor).toBe(false);
  expect((await world.anyone().get('/me/identity')).status).toBe(401);
});
