/** A notice goes down the tree: signed for, adopted with earlier days, written anew one level further, returned, signed, issued. */

import { expect, test } from 'vitest';
import { useHouse, type Visitor } from './house.ts';

const house = useHouse();

/** A day of the form, moved. */
const moved = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

async function noticeOfQinghai(): Promise<string> {
  const rows = await house.query<{ id: string }>(
    "select n.id from notice n where n.number = '青总发〔2020〕25号'",
  );
  return `/office/notices/${rows[0]!.id}`;
}

const end = (visitor: Visitor) => visitor.page.getByLabel('活动结束（含当日）');
const closing = (visitor: Visitor) => visitor.page.getByLabel('征集截止（含当日）').first();

test('a unit signs for the notice and adopts it; its days may be earlier, never later', async () => {
  const unit = await house.signIn('telecom-officer');
  await unit.sees('签收通知');
  await unit.press('去办理');
  await unit.press(/^签收$/);
  await unit.sees(/齐语涵 于 .* 签收/);
  await unit.press(/^承接$/);
  const [last, day] = [await end(unit).inputValue(), await closing(unit).inputValue()];
  await end(unit).fill(moved(last, 1));
  await closing(unit).fill(moved(day, -10));
  await unit.press('确认承接');
  await unit.sees('只能比上级收紧');
  expect([await end(unit).inputValue(), await closing(unit).inputValue()]).toEqual([
    moved(last, 1),
    moved(day, -10),
  ]);
  expect(await end(unit).getAttribute('aria-invalid')).toBe('true');
  await end(unit).fill(last);
  await unit.press('确认承接');
  await unit.sees('已承接');
  await unit.open(await noticeOfQinghai());
  await unit.sees(/网络正能量微视频征集 \S+ \S+ 提前/);
  await unit.close();
});

test('the issuer sees who has signed for it and who has not', async () => {
  const issuer = await house.signIn('qh-officer');
  await issuer.sees('11 / 12 10 / 12');
  await issuer.open(`${await noticeOfQinghai()}?show=missing`);
  await issuer.sees('11 / 12 个单位已签收，10 个已承接');
  const missing = await issuer.page
    .locator('#receipts tbody tr, main section:has(#receipts) tbody tr')
    .allInnerTexts();
  expect(missing.join(' ')).toContain('青海省邮政公司工会');
  expect(missing.join(' ')).not.toContain('中国电信');
  await issuer.close();
});

test('what no work can satisfy at both levels is a warning, and a call with two hosts says so', async () => {
  const issuer = await house.signIn('qh-officer');
  const [video, film] = [await house.call('micro-video'), await house.call('micro-film')];
  await issuer.open(`/office/calls/${video.id}`);
  await issuer.sees('与上级要求矛盾');
  await issuer.sees('本级要求 3:00–5:00，上级要求 小于 3:00');
  await issuer.sees('这是提醒，不影响征集');
  await issuer.open(`/office/calls/${film.id}`);
  await issuer.sees(
    '任务分配表（附件1）为“黄南州总工会”，报送作品要求（附件2）为“海南州总工会”；系统按“黄南州总工会”执行',
  );
  await issuer.close();
});

test('AC-172: a notice of one’s own is drafted, returned by the leader, mended, signed and issued on', async () => {
  const [officer, leader] = [await house.signIn('telecom-officer'), await house.signIn('telecom-leader')];
  const reason = '请把报送时间写进标题。';
  await officer.open('/office/campaigns');
  await officer.pressInRow('中国电信青海省分公司工会', /主题活动/);
  await officer.press('起草通知');
  const paper = `/office/notices/${/[0-9a-f-]{36}/.exec(officer.page.url())![0]}`;
  await officer.open(paper);
  await officer.press('送签');
  expect(await officer.page.getByRole('button', { name: /^签发$/ }).count()).toBe(0);

  await leader.open('/office');
  await leader.press('去办理');
  await leader.unfold('退回修改');
  await leader.fill('退回理由', reason);
  await leader.press('退回修改');
  await leader.sees('已退回');

  await officer.open('/office');
  await officer.press('去办理');
  await officer.sees(reason);
  await officer.press('修改文稿');
  await officer.fill('发文字号', '25号');
  await officer.fill('标题', '关于十二月底前报送作品的通知');
  await officer.press('保存文稿');
  await officer.sees('发文字号的写法应如');
  expect(await officer.page.getByLabel('标题').first().inputValue()).toBe('关于十二月底前报送作品的通知');
  await officer.fill('发文字号', '青电工发〔2020〕3号');
  await officer.press('保存文稿');
  await officer.open(paper);
  await officer.press('送签');

  await leader.open(paper);
  await leader.press(/^签发$/);
  await leader.sees('已签发，待下发');
  await officer.open(paper);
  await officer.press(/^下发$/);
  await officer.sees('0 / 1 个单位已签收');

  const child = await house.signIn('fanxing-officer');
  await child.sees('关于十二月底前报送作品的通知');
  const anyone = await house.visitor();
  expect(await anyone.open(paper.replace('/office', ''))).toBe(200);
  await anyone.sees('青电工发〔2020〕3号');
  for (const one of [officer, leader, child, anyone]) await one.close();
});
