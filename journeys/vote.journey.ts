/** The public vote on a phone: a shared link, a vote, its receipt, the recount; scrutiny by two people; the close. */

import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { phone, useHouse, type Visitor } from './house.ts';

const house = useHouse();
let work = '';
let poll = '';
let receipt = '';
/** The receipt as its voter keeps it. */
let kept: { name: string; mimeType: string; buffer: Buffer } | undefined;

async function photo() {
  const [row] = await house.query<{ id: string; title: string; poll: string }>(
    `select e.id, e.title, b.id as poll from entry e join call c on c.id = e.call_id
     join vote_poll_entry x on x.entry_id = e.id join vote_poll b on b.id = x.poll_id and b.stage is null
     where c.key = 'photography' and e.shown_at is not null order by e.number limit 1`,
  );
  return row!;
}

/** Runs the recount in the visitor's browser and gives what it says. */
async function recount(visitor: Visitor, file?: typeof kept): Promise<string> {
  await visitor.open(`/votes/${poll}/recount`);
  await visitor.fits();
  if (file) await visitor.page.locator('main input[type=file]').setInputFiles(file);
  await visitor.page.getByRole('button', { name: '开始验证' }).click();
  const said = /(与公布一致|已公开的部分完整|发现 \d+ 类不符|尚未得出结论).{0,200}/;
  const result = async () => said.exec(await visitor.text())?.[0] ?? '';
  await expect.poll(result, { timeout: 30_000 }).not.toBe('');
  return result();
}

test('a shared link on a phone leads to the work, to a vote, to a receipt, and to a recount that knows it', async () => {
  const found = await photo();
  work = `/works/${found.id}`;
  poll = found.poll;
  const voter = await house.visitor({ viewport: phone });
  await voter.open(`${work}?via=share`);
  expect(await voter.page.locator('meta[property="og:image"]').getAttribute('content')).toMatch(/^http/);
  await voter.fits();
  await voter.press('登录后投票');
  await voter.press(/还没有账号/);
  await voter.fill('账号', 'phone-voter');
  await voter.fill('姓名', '齐路遥');
  await voter.fill('密码', '雪山 草地 与 一杯 热茶');
  await voter.press('注册');
  await voter.press('投一票');
  await voter.sees('已投 1 票');
  await voter.press('查看投票回执');
  receipt = voter.page.url();
  await voter.fits();
  const stranger = await house.visitor({ viewport: phone });
  expect(await stranger.open(receipt)).toBe(404);
  await stranger.close();

  await voter.sees('下载回执文件', 150);
  const [download] = await Promise.all([
    voter.page.waitForEvent('download'),
    voter.page.getByRole('link', { name: /下载回执文件/ }).click(),
  ]);
  const buffer = await readFile(await download.path());
  kept = { name: 'receipt.json', mimeType: 'application/json', buffer };
  expect(JSON.parse(buffer.toString('utf8'))).toMatchObject({ poll });
  expect(await recount(voter, kept)).toContain('已公开的部分完整');
  await voter.close();
});

test('without scripts a signed-in person votes by a plain form; sent twice it stands once with the same receipt (AC-130)', async () => {
  const voter = await house.signIn('worker-tao', { viewport: phone, javaScript: false });
  await voter.open(work);
  const second = await voter.page.context().newPage();
  await second.goto(voter.page.url());
  await voter.press('投一票');
  await voter.sees('已投 1 票');
  const link = voter.page.getByRole('link', { name: '查看投票回执' });
  const address = await link.getAttribute('href');
  await second.getByRole('button', { name: '投一票' }).click();
  await second.getByRole('link', { name: '查看投票回执' }).waitFor();
  expect(await second.getByRole('link', { name: '查看投票回执' }).getAttribute('href')).toBe(address);
  await voter.open(`/votes/${poll}/recount`);
  await voter.sees('命令行');
  await voter.close();
});

test('an officer sets votes aside, a leader confirms; nobody outside sees a difference before the close (AC-146, AC-148)', async () => {
  const [officer, leader] = [await house.signIn('qh-officer'), await house.signIn('qh-leader')];
  const { title } = await photo();
  const outside = await house.visitor({ viewport: phone });
  await outside.open(work);
  const before = await outside.page.locator('.vote-count').textContent();
  await officer.open(`/office/polls/${poll}/scrutiny`);
  await officer.page.getByLabel('作品').selectOption({ label: await optionOf(officer, title) });
  await officer.press(/^查看$/);
  await officer.sees('需要两人');
  await officer.fill(/^理由/, '同一时段集中投票，先隔离核查。');
  await officer.press('隔离所选投票');
  await officer.sees('待确认隔离');
  await leader.open(`/office/polls/${poll}/scrutiny`);
  await leader.pressInRow('待确认隔离', title);
  await leader.fill(/^理由/, '同意先隔离。');
  await leader.press(/^确认$/);
  await leader.sees('隔离中');
  await outside.open(work);
  expect(await outside.page.locator('.vote-count').textContent()).toBe(before);
  const voter = await house.signIn('worker-tao', { viewport: phone });
  await voter.open(work);
  await voter.press('查看投票回执');
  expect(await voter.text()).not.toMatch(/隔离/);
  for (const one of [officer, leader, outside, voter]) await one.close();
});

async function optionOf(officer: Visitor, title: string): Promise<string> {
  const option = officer.page.getByLabel('作品').locator('option', { hasText: title }).first();
  return (await option.textContent())!;
}

test('the vote closes: the table names what was set aside, it is released by two, and anybody recounts it to the same figures', {
  timeout: 400_000,
}, async () => {
  await house.advanceDays(12);
  const anyone = await house.visitor({ viewport: phone });
  const { title } = await photo();
  await anyone.open(`/votes/${poll}`);
  await anyone.sees(title, 150);
  const row = () =>
    anyone.page.locator('main tbody tr', { hasText: title }).locator('td, th').allTextContents();
  const aside = (await row()).map(Number).filter((n) => !Number.isNaN(n));
  expect(aside.at(-1)).toBe(0);
  await anyone.fits();
  const [officer, leader] = [await house.signIn('qh-officer'), await house.signIn('qh-leader')];
  await officer.open(`/office/polls/${poll}/scrutiny`);
  await officer.pressInRow('隔离中', title);
  await officer.fill(/^理由/, '核查属实，为单位集中组织的职工投票。');
  await officer.press('恢复计入');
  await leader.open(`/office/polls/${poll}/scrutiny`);
  await leader.pressInRow('待确认恢复', title);
  await leader.fill(/^理由/, '核查材料已看。');
  await leader.press(/^确认$/);
  await leader.sees('已恢复计入');
  const isReleased = async () => {
    await anyone.page.reload();
    return (
      (await row())
        .map(Number)
        .filter((n) => !Number.isNaN(n))
        .at(-1)! > 0
    );
  };
  await expect.poll(isReleased, { timeout: 150_000, interval: 2000 }).toBe(true);
  // The figures are exact at once; what was sealed is published with the next checkpoint, within a minute or two.
  await expect
    .poll(() => recount(anyone, kept), { timeout: 180_000, interval: 5000 })
    .toContain('与公布一致');
  const call = await house.call('photography');
  await officer.open(`/office/calls/${call.id}/result`);
  await officer.press('计算结果');
  await officer.sees(title);
  for (const one of [anyone, officer, leader]) await one.close();
});
