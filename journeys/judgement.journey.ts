/** Judgement: a host runs its stage, a judge works on a tablet, and an objection changes a result before it stands. */

import { expect, test } from 'vitest';
import { phone, useHouse, type Visitor } from './house.ts';

const house = useHouse();
const tablet = { width: 820, height: 1180 };
let round = '';
let panel = '';

/** A judge answers the one invitation that waits; what they have to do with is declared. */
async function accepts(judge: Visitor, units = '') {
  await judge.page.getByLabel('有关单位').fill(units);
  await judge.page.getByLabel('我已阅读并遵守').check();
  await judge.press('接受邀请');
  await judge.sees('已接受');
}

const scoresOf = () =>
  house.query<{
    title: string;
    total: string | null;
    marks: Record<string, number>;
    sent: boolean;
    away: boolean;
  }>(
    `select e.title, s.total, s.marks, s.submitted_at is not null as sent, s.abstained_at is not null as away
     from review_score s join entry e on e.id = s.entry_id where s.round_id = $1 order by e.title`,
    [round],
  );

test('a host takes works in, invites one judge by account and one by a link, who signs up on the way', async () => {
  const call = await house.call('micro-film');
  for (const [username, at, work] of [
    ['rail-officer', 'railway', '巡道员的第八封信'],
    ['delivery-officer', 'delivery', '副驾驶座'],
    ['xn-officer', 'xining', '副驾驶座'],
  ] as const) {
    const officer = await house.signIn(username);
    await officer.open(`/office/recommendations/${call.id}/${await house.organisation(at)}`);
    await officer.pressInRow(work, /^推荐$/);
    await officer.sees('已推荐');
    await officer.close();
  }
  const host = await house.signIn('huangnan-officer');
  await host.open(`/office/calls/${call.id}/round`);
  await host.press('开始评审');
  round = /[0-9a-f-]{36}/.exec(host.page.url())![0];
  await host.sees('还没有评委');
  await host.press('邀请评委');
  panel = /[0-9a-f-]{36}/.exec(host.page.url())![0];
  await host.press('邀请评委');
  await host.fill('评委所在单位', '青稞芽');
  await host.press('查找');
  await host.fill(/^账号/, 'judge-bao');
  await host.press(/^邀请$/);
  await host.sees('包慧敏');

  await host.press('邀请评委');
  await host.fill('评委所在单位', '白云奶业');
  await host.press('查找');
  await host.page.getByLabel(/^姓名/).first().fill('贺知新');
  await host.press('生成链接');
  const address = (await host.page.locator('code.address').textContent())!;
  const guest = await house.visitor({ viewport: tablet });
  await guest.open(address);
  await guest.sees('约需评审');
  await guest.press('注册后继续');
  await guest.fill('姓名', '贺知新');
  await guest.fill('账号', 'he-zhixin');
  await guest.fill(/^密码/, 'a-long-word-for-judging-1');
  await guest.press(/^注册/);
  await guest.press('继续');
  await accepts(guest, '星野配送行业工会联合会');
  await guest.open(`/review/rounds/${round}`);
  await guest.fits();
  // The works of the unit that was declared are in no list and in no count (AC-160).
  expect(await guest.text()).not.toContain('副驾驶座');
  expect((await guest.open(address)) < 500).toBe(true);
  await guest.sees('这个邀请链接已失效');
  await host.open(`/office/panels/${panel}`);
  await host.sees('贺知新');
  for (const one of [host, guest]) await one.close();
});

test('a judge on a tablet scores by keys, loses nothing without a network, and abstains with a reason', async () => {
  const judge = await house.signIn('judge-bao', { viewport: tablet });
  await judge.open('/review/invitations');
  await judge.page.locator('main tbody a').first().click();
  await accepts(judge);
  await judge.press('去评审');
  await judge.fits();
  // Judges meet the works in an order of their own; this one is scored first, because only this judge may.
  await judge.press('副驾驶座');
  await judge.fits();
  expect(await judge.text()).not.toMatch(/严初|费远|晨曦站区|远山货运/);

  const first = judge.page.url();
  const marks = judge.page.locator('main input[type=number]');
  const count = await marks.count();
  await marks.nth(0).fill('31.5');
  await judge.page.getByText(/已保存 \d/).waitFor();
  expect(Object.values((await scoresOf())[0]!.marks)).toContain(31.5);
  await judge.page.context().setOffline(true);
  await marks.nth(1).fill('20');
  await judge.page.getByText('没有网络').waitFor();
  await judge.page.context().setOffline(false);
  await judge.page.getByText(/已保存 \d/).waitFor();
  await judge.page.reload();
  expect([await marks.nth(0).inputValue(), await marks.nth(1).inputValue()]).toEqual(['31.5', '20']);

  for (let nth = 2; nth < count; nth++) await marks.nth(nth).fill('20.5');
  await marks.nth(count - 1).focus();
  await judge.page.keyboard.press('Control+Enter');
  await judge.page.waitForURL((url) => url.href !== first);
  await expect.poll(async () => (await scoresOf()).filter((score) => score.sent).length).toBe(1);

  await judge.unfold('不评这件作品');
  await judge.fill('理由', '与导演是旧同事');
  await judge.press('弃评');
  await expect.poll(async () => (await scoresOf()).filter((score) => score.away).length).toBe(1);
  await judge.open(`/review/rounds/${round}`);
  await judge.sees('您已完成全部打分');
  await judge.close();
});

test('the host sees how far judges are and who would go on, asks a substitute, closes and hands over', async () => {
  const host = await house.signIn('huangnan-officer');
  await host.open('/my/letters');
  await host.sees('与导演是旧同事', 20);
  await host.open(`/office/rounds/${round}/spread`);
  await host.sees('包慧敏');
  await host.open(`/office/rounds/${round}`);
  await host.sees('还有 1 件作品没有任何打分');
  const guest = await house.visitor({ viewport: tablet });
  await guest.open('/sign-in');
  await guest.fill('账号', 'he-zhixin');
  await guest.fill('密码', 'a-long-word-for-judging-1');
  await guest.press('登录');
  await guest.open(`/review/rounds/${round}`);
  await guest.press(/开始打分|继续打分/);
  const marks = guest.page.locator('main input[type=number]');
  for (let nth = 0; nth < (await marks.count()); nth++) await marks.nth(nth).fill('25');
  await guest.press(/^提交/);
  await guest.sees('您已完成全部打分');
  await guest.close();
  await host.open(`/office/rounds/${round}`);
  await host.press('结束评审');
  await host.sees('排名');
  for (const box of await host.page.locator('main fieldset input[type=checkbox]').all()) await box.check();
  await host.press('上报主办单位');
  await host.sees('已上报');
  await host.close();
});

test('AC-283: an objection under a real name is upheld; the correction stands beside the first list, and its certificate is verified', async () => {
  await house.advanceDays(12);
  const call = await house.call('photography');
  const [desk, site] = [
    `/office/calls/${call.id}/result`,
    `/campaigns/${call.campaignId}/calls/${call.id}/result`,
  ];
  const [officer, leader] = [await house.signIn('qh-officer'), await house.signIn('qh-leader')];
  const signed = async () => {
    await officer.open(desk);
    // Six of fifteen are more than the rule's 30 percent: it is said, and whoever submits must have read it.
    const over = officer.page.getByLabel('已知晓，仍按此提交');
    if (await over.count()) await over.check();
    await officer.press('提交负责人');
    await officer.sees('待负责人签发');
    await leader.open(desk);
    await leader.press('签发这份名单');
  };
  await officer.open(desk);
  await officer.press('计算结果');
  await signed();
  const anyone = await house.signIn('worker-tao', { viewport: phone });
  await anyone.open(site);
  await anyone.sees('公示期');
  await anyone.fits();
  const winner = (await anyone.page.locator('main tbody tr').first().locator('a').first().textContent())!;

  await anyone.press('提出异议');
  const work = anyone.page.getByLabel('针对的作品');
  const option = await work.locator('option', { hasText: winner }).getAttribute('value');
  await work.selectOption(option);
  await anyone.fill('事实和依据', '这幅照片 2019 年已在别的展览展出，附展览目录第 12 页。');
  await anyone.fill('真实姓名', '陶静之');
  await anyone.fill('联系方式', '13900001234');
  await anyone.page.getByLabel('以上内容属实').check();
  await anyone.press('提交异议');
  await anyone.sees('异议已收到');
  await anyone.fits();
  const receipt = anyone.page.url();

  await officer.open(`/office/calls/${call.id}/objections`);
  expect(await officer.text()).not.toContain('13900001234');
  await officer.page.locator('main tbody a').first().click();
  const objection = officer.page.url();
  await officer.press('受理');
  await officer.fill('核查情况', '目录属实，作品不符合“未公开展出”的条件。');
  await officer.page.getByLabel('建议').selectOption({ label: '异议成立' });
  await officer.press('报负责人决定');
  await officer.sees('待负责人决定');
  await leader.open(objection);
  await leader.page.getByLabel('决定', { exact: true }).first().selectOption({ label: '异议成立' });
  await leader.page.getByLabel('成立的处理').selectOption({ label: '取消该作品资格，后面依次递补' });
  await leader.fill('理由（内部）', '核查属实。');
  await leader.fill('处理结果', '该作品此前已公开展出，取消资格，后面作品依次递补。');
  await leader.press(/^决定$/);
  await leader.sees('异议成立');

  await signed();
  await anyone.open(site);
  await anyone.sees('更正');
  const first = await anyone.page.locator('main tbody tr').first().locator('a').first().textContent();
  expect(first).not.toBe(winner);
  await anyone.sees('取消资格');
  await anyone.open(receipt);
  await anyone.sees('异议成立');

  await house.advanceDays(15);
  await anyone.open(site);
  await anyone.sees('已生效', 40);
  await anyone.press('证书');
  await anyone.sees('获奖证书');
  const [{ code }] = (await house.query<{ code: string }>(
    `select code from award_certificate order by id desc limit 1`,
  )) as [{ code: string }];
  await anyone.open(`/verify/${code}`);
  await anyone.sees(/有效|真实/);
  await anyone.fits();
  await anyone.open('/verify/00000000-0000-4000-8000-000000000000');
  await anyone.sees('没有这张证书');
  for (const one of [officer, leader, anyone]) await one.close();
});
