/** Six a unit and no more; fewer than six at the host is only a reminder. */

import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { OrganisationKey } from '../world/federation.ts';
import type { Username } from '../world/people.ts';
import { useHouse, type Visitor } from './house.ts';

const house = useHouse();
const capReached = '已达上限：每单位最多推荐 6 件，现已推荐 6 件';
const buttons = (visitor: Visitor) => visitor.page.locator('main').getByRole('button', { name: /^推荐$/ });

/** Recommends whatever may be recommended, up to six, from the unit's own page. */
async function recommendSix(username: Username, at: OrganisationKey): Promise<Visitor> {
  const call = await house.call('micro-video');
  const officer = await house.signIn(username);
  await officer.open(`/office/recommendations/${call.id}/${await house.organisation(at)}`);
  for (let count = 1; count <= 6; count++) {
    await officer.press(/^推荐$/, 'main tbody');
    await officer.sees(`${count} / 6`);
  }
  return officer;
}

test('six works go up in order; the seventh is refused with the count, on the button and past it', async () => {
  const officer = await recommendSix('chenguang-officer', 'chenguang');
  await officer.sees(capReached);
  expect(await buttons(officer).count()).toBe(1);
  expect(await buttons(officer).isDisabled()).toBe(true);
  const action = (await buttons(officer).locator('xpath=ancestor::form').getAttribute('action'))!;
  const past = await officer.page.request.post(`${house.origin}${action}`, {
    form: { _key: randomUUID() },
    headers: { origin: house.origin },
  });
  expect(past.status()).toBe(409);
  expect(await past.text()).toContain(capReached);
  await officer.page.reload();
  await officer.sees('6 / 6');
  await officer.close();
});

test('the host is reminded while fewer than its floor of six have come, and no longer when six have', async () => {
  const [video, film] = [await house.call('micro-video'), await house.call('micro-film')];
  const floor = '少于承办单位最低数 6 件';
  for (const [username, call] of [
    ['xn-officer', video],
    ['huangnan-officer', film],
  ] as const) {
    const host = await house.signIn(username);
    await host.open(`/office/calls/${call.id}/received`);
    await host.sees(floor);
    await host.close();
  }
  await (await recommendSix('hewan-officer', 'hewan')).close();
  const host = await recommendSix('xn-officer', 'xining');
  await host.open(`/office/calls/${video.id}/received`);
  await host.sees('共 6 件，来自 1 个单位');
  expect(await host.text()).not.toContain(floor);
  await host.close();
});
