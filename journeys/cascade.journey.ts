/** The cascade, from province to city to county to workplace and back: amended, answered, adopted, reminded, reported, accepted, undone. */

import { expect, test } from 'vitest';
import { phone, useHouse, type Visitor } from './house.ts';

const house = useHouse();

const moved = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

async function campaignOf(name: string): Promise<string> {
  const rows = await house.query<{ id: string }>(
    'select c.id from campaign c join organisation o on o.id = c.organisation_id where o.name_zh = $1',
    [name],
  );
  return rows[0]!.id;
}

/** What has been reached by counted activities, at the places on the line and beside it. */
async function figures(): Promise<Record<string, number>> {
  const rows = await house.query<{ name: string; n: number }>(
    `select o.name_zh as name, coalesce(p.amount, 0)::int as n from organisation o
     left join progress_sum p on p.organisation_id = o.id and p.counter = 'activities'
     where o.name_zh in ('织云毛纺厂工会', '望岭县总工会', '西宁市总工会', '青海省总工会', '中华全国总工会', '海南州总工会')`,
  );
  return Object.fromEntries(rows.map((row) => [row.name, row.n]));
}

const end = (visitor: Visitor) => visitor.page.getByLabel('活动结束（含当日）').first();

test('the province amends; the city sees what changed and answers; nothing changed by itself', async () => {
  const [qinghai, xining] = [await campaignOf('青海省总工会'), await campaignOf('西宁市总工会')];
  const province = await house.signIn('qh-officer');
  await province.open(`/office/campaigns/${qinghai}/amend`);
  const last = await province.page.getByLabel('最后一天').first().inputValue();
  await province.fill('最后一天', moved(last, -3));
  await province.fill('理由', '上级总结提前。');
  await province.press('查看变化');
  await province.sees('您填写的');
  await province.press('确认修订');
  await province.sees('已修订');

  const stood = await house.query<{ closes: Date }>(
    'select closes_at as closes from campaign where id = $1',
    [xining],
  );
  const city = await house.signIn('xn-officer');
  await city.sees('上级');
  await city.open(`/office/campaigns/${xining}/changes`);
  await city.sees('上级总结提前。');
  await city.sees('有冲突');
  await city.press('确认答复');
  await city.sees('已答复');
  const stands = await house.query<{ closes: Date }>(
    'select closes_at as closes from campaign where id = $1',
    [xining],
  );
  expect(stands[0]!.closes.getTime()).toBe(stood[0]!.closes.getTime() - 3 * 86_400_000);

  await province.open(`/office/campaigns/${qinghai}`);
  await province.sees('已答复第 2 版');
  await province.sees('仍按第 1 版');
  for (const one of [province, city]) await one.close();
});

test('the city reminds a county that has not adopted; the county reads it, signs for it and adopts, tighter and never looser', async () => {
  const xining = await campaignOf('西宁市总工会');
  const city = await house.signIn('xn-officer');
  await city.open(`/office/campaigns/${xining}/standing`);
  await city.press(/^未签收/);
  await city.press(/^催办这/);
  await city.sees('望岭县总工会');
  await city.fill('提醒的话', '请在本周内签收并承接。');
  await city.press('发送');
  const county = await house.signIn('wangling-officer');
  await county.open('/my/letters');
  await county.sees('请在本周内签收并承接。', 20);
  await county.open('/office');
  await county.sees('签收通知');
  await county.press(/西宁市总工会/);
  await county.press(/^签收$/);
  await county.press(/^承接$/);
  const last = await end(county).inputValue();
  await end(county).fill(moved(last, 1));
  await county.press('确认承接');
  await county.sees('收紧');
  expect(await end(county).inputValue()).toBe(moved(last, 1));
  expect(await end(county).getAttribute('aria-invalid')).toBe('true');
  await end(county).fill(moved(last, -2));
  await county.press('确认承接');
  await county.sees('已承接');
  await county.open(`/office/campaigns/${await campaignOf('望岭县总工会')}`);
  await county.sees('收紧');
  for (const one of [city, county]) await one.close();
});

test('a workplace reports on a phone; the county approves, the city accepts and locks; only the city undoes', async () => {
  const before = await figures();
  const line = ['织云毛纺厂工会', '望岭县总工会', '西宁市总工会', '青海省总工会', '中华全国总工会'];
  const unit = await house.signIn('zhiyun-officer', { viewport: phone });
  await unit.press('报线下活动');
  // An officer of two units says for which.
  await unit.press(/织云/);
  await unit.fill('活动名称', '夜班前的反诈十分钟');
  await unit.fill('参与人数', '28');
  await unit.press(/^报送$/);
  await unit.fits();
  const address = new URL(unit.page.url()).pathname;

  const county = await house.signIn('wangling-officer');
  await county.open(address);
  await county.press(/^通过$/);
  const after = await figures();
  for (const name of line) expect([name, after[name]]).toEqual([name, before[name]! + 1]);
  expect(after.海南州总工会).toBe(before.海南州总工会);

  const city = await house.signIn('xn-officer');
  await city.open(address);
  await city.press(/^确认$/);
  await city.sees('已锁定');
  await county.open(address);
  expect(
    await county.page
      .getByRole('button', { name: /撤销/ })
      .isEnabled()
      .catch(() => false),
  ).toBe(false);
  await city.open(`/office/campaigns/${await campaignOf('青海省总工会')}/progress`);
  await city.sees(new RegExp(`${after.西宁市总工会}`));
  for (const one of [unit, county, city]) await one.close();
});
