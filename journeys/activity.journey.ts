/** A grassroots officer reports an activity on a phone; the level above approves; every ring above moves once. */

import { expect, test } from 'vitest';
import { phone, useHouse } from './house.ts';

const house = useHouse();

async function eventsOf(name: string): Promise<number> {
  const rows = await house.query<{ events: number }>(
    "select p.amount::int as events from progress_sum p join organisation o on o.id = p.organisation_id where p.counter = 'activities' and o.name_zh = $1",
    [name],
  );
  return rows[0]?.events ?? 0;
}

test('an activity reported on a phone in one form counts once at every level after approval', async () => {
  const names = ['晨光机械厂工会', '西宁市总工会', '青海省总工会', '中华全国总工会'];
  const before = await Promise.all(names.map(eventsOf));
  const campaign = (
    await house.query<{ id: string }>(
      "select c.id from campaign c join organisation o on o.id = c.organisation_id where o.name_zh = '青海省总工会'",
    )
  )[0]!;
  const province = await house.signIn('qh-officer');
  /** What the ring in the middle says: events and enterprises visited, of fifty. */
  const ofFifty = async () => {
    await province.open(`/office/campaigns/${campaign.id}/progress`);
    return Number((await province.text()).match(/(\d+) ?\/ ?50 场/)?.[1]);
  };
  const reached = await ofFifty();
  expect(reached).toBeGreaterThan(0);
  const officer = await house.signIn('chenguang-officer', { viewport: phone });
  await officer.press('报线下活动');
  await officer.fill('活动名称', '班前十分钟 网络安全小讲堂');
  await officer.fill('参与人数', '0');
  await officer.press(/^报送$/);
  await officer.sees('不能小于 1');
  expect(await officer.page.getByLabel('活动名称').inputValue()).toBe('班前十分钟 网络安全小讲堂');
  await officer.fill('参与人数', '36');
  await officer.press(/^报送$/);
  await officer.sees('班前十分钟 网络安全小讲堂');
  expect(await Promise.all(names.map(eventsOf))).toEqual(before);

  const sister = await house.signIn('hn-officer');
  const address = new URL(officer.page.url()).pathname;
  expect(await sister.open(address)).toBe(404);

  const parent = (
    await house.query<{ username: string }>(
      `select p.username from organisation_seat s join account_person p on p.id = s.person_id
     join organisation o on o.parent_id is not null and s.organisation_id = o.parent_id
     where o.name_zh = '晨光机械厂工会' and s.role = 'officer'`,
    )
  )[0]!.username;
  const above = await house.signIn(parent as 'hewan-officer');
  await above.open(address);
  await above.press(/^(批准|同意|通过|审核通过)/);
  expect(await Promise.all(names.map(eventsOf))).toEqual(before.map((events) => events + 1));

  expect(await ofFifty()).toBe(reached + 1);
  for (const one of [officer, sister, above, province]) await one.close();
});

test('without a network a report is kept on the phone, sent once when there is one, and wiped at signing out', async () => {
  const name = '断网车间里的反诈提醒';
  const count = async () =>
    (await house.query<{ n: number }>('select count(*)::int as n from activity where name = $1', [name]))[0]!
      .n;
  const officer = await house.signIn('chenguang-officer', { viewport: phone });
  await officer.press('报线下活动');
  // Asked again and again: waiting for a function would take the promise of an answer for the answer.
  const isKept = () =>
    officer.page.evaluate(async () => {
      const [worker] = await navigator.serviceWorker.getRegistrations();
      const pages = await (await caches.open('activity-page')).keys();
      return worker?.active?.state === 'activated' && pages.some(({ url }) => url.endsWith('/new'));
    });
  await expect.poll(isKept, { timeout: 60_000 }).toBe(true);
  const form = officer.page.url();
  await officer.page.context().setOffline(true);
  // A worker that the browser is only just starting may miss one navigation; a person tries the same address again.
  const again = () =>
    officer.page.goto(form).then(
      () => 'open',
      (error: Error) => error.message,
    );
  await expect.poll(again, { timeout: 60_000, interval: 1000 }).toBe('open');
  await officer.page.getByLabel('活动名称').fill(name);
  await officer.page.getByLabel('参与人数').first().fill('19');
  await officer.page.getByRole('button', { name: /^报送$/ }).click();
  // The page comes from the phone, so its day was taken off: the browser asks for it before anything is kept.
  const day = officer.page.getByLabel('活动日期').first();
  expect(await day.evaluate((field: HTMLInputElement) => [field.value, field.validity.valueMissing])).toEqual(
    ['', true],
  );
  await day.fill(new Date(Date.now() - 86_400_000).toISOString().slice(0, 10));
  await officer.page.getByRole('button', { name: /^报送$/ }).click();
  await officer.page.getByText('没有网络，已存在本机').waitFor();
  expect(await count()).toBe(0);
  await officer.page.reload();
  await officer.page.context().setOffline(false);
  await expect.poll(count, { timeout: 60_000 }).toBe(1);
  await officer.open('/office/activities');
  await officer.sees(name);
  await officer.page.waitForTimeout(500);
  expect(await count()).toBe(1);
  await officer.press('退出', 'header');
  expect(
    await officer.page.evaluate(async () => [localStorage.length, (await caches.keys()).length]),
  ).toEqual([0, 0]);
  await officer.close();
});
