/** A work climbs three levels and wins: from a draft on a phone to the certificate, past every hand it goes through. */

import path from 'node:path';
import { expect, test } from 'vitest';
import { phone, useHouse, type Visitor } from './house.ts';

const house = useHouse();
const film = (name: string) => path.resolve('world/media', name);
const title = '老刘的量块';
const rival = '零点零一毫米';
const reason = '片尾字幕把“量块”写成了“良块”，请改正。';
let [entry, number, round] = ['', '', ''];

async function entryOf(name: string): Promise<string> {
  const rows = await house.query<{ id: string }>('select id from entry where title = $1', [name]);
  return rows[0]!.id;
}

/** A film that meets the rules is sent as soon as it was looked at; then the page shows it on the draft. */
async function upload(visitor: Visitor, name: string): Promise<void> {
  await visitor.page.locator('main #entry-file input[type=file]').setInputFiles(film(name));
  await visitor.page.waitForURL(/#file$/);
}

async function declare(visitor: Visitor): Promise<void> {
  for (const statement of ['作品为原创', '已征得画面中', '同意主办单位'])
    await visitor.page.getByLabel(statement).check();
  await visitor.page.getByLabel('人工智能的使用').selectOption({ label: '没有使用' });
}

test('a worker’s draft survives a reload, a film too long is refused beside its rule, and what was typed stays', async () => {
  const worker = await house.signIn('worker-ma', { viewport: phone });
  await worker.open('/');
  await worker.press('我要报作品');
  await worker.press('网络正能量微视频征集');
  await worker.fill('报送单位', '晨光');
  await worker.press('查找');
  await worker.press(/选这个单位/);
  await worker.fill('作品名称', title);
  await worker.fill('作品简介', '退休前的最后一周。');
  await worker.fill(/^第 1 位：姓名/, '马小禾');
  await worker.press('保存，下一步上传作品');
  entry = /[0-9a-f-]{36}/.exec(worker.page.url())![0];

  await worker.fill('作品简介', '退休前的最后一周，老刘把研磨的手艺交给徒弟。');
  await worker.page.locator('#entry-words-state', { hasText: '已自动保存' }).waitFor();
  await worker.page.reload();
  expect(await worker.page.getByLabel('作品名称').inputValue()).toBe(title);
  expect(await worker.page.getByLabel('作品简介').inputValue()).toContain('老刘把研磨的手艺');

  await declare(worker);
  await worker.page.locator('main #entry-file input[type=file]').setInputFiles(film('film-5m12.mp4'));
  await worker.page.getByText('时长 5:12，要求 3:00–5:00').waitFor();
  await worker.fill('作品简介', '退休前的最后一周，师徒三人。');
  await worker.press(/^报送$/);
  await worker.sees('请上传作品文件');
  expect(await worker.page.getByLabel('作品简介').inputValue()).toBe('退休前的最后一周，师徒三人。');
  await worker.close();
});

test('without scripts the film goes by the plain form, and the server says the same of it', async () => {
  const worker = await house.signIn('worker-ma', { viewport: phone, javaScript: false });
  await worker.open(`/entries/${entry}`);
  await worker.page.locator('main #entry-file input[type=file]').setInputFiles(film('film-5m12.mp4'));
  await worker.press('上传');
  await worker.sees('时长 5:12，要求 3:00–5:00');
  await worker.press(/^报送$/);
  await worker.sees('文件不符合要求：时长 5:12，要求 3:00–5:00');
  await worker.press('去掉文件');
  await worker.close();
});

test('AC-031, AC-035: to a sister unit’s officer the draft and its film do not exist', async () => {
  const sister = await house.signIn('hn-officer');
  for (const address of [`/entries/${entry}`, `/office/entries/${entry}`, `/works/${entry}`]) {
    expect(await sister.open(address)).toBe(404);
    expect((await sister.page.request.get(`${house.origin}${address}/file`)).status()).toBe(404);
  }
  await sister.close();
});

test('sent in with a receipt, returned with a reason that a letter brings, corrected, sent again and admitted', async () => {
  const worker = await house.signIn('worker-ma', { viewport: phone });
  await worker.open(`/entries/${entry}`);
  await upload(worker, 'film-3m20.mp4');
  await worker.sees('时长 3:20');
  await declare(worker);
  await worker.press(/^报送$/);
  await worker.sees(/编号 \d{4}-micro-video-\d{6}.*第 1 次报送/);
  number = /\d{4}-micro-video-\d{6}/.exec(await worker.text())![0];

  const officer = await house.signIn('chenguang-officer');
  await officer.open('/office');
  await officer.sees(title);
  await officer.open(`/office/entries/${entry}`);
  await officer.fill('退回理由', reason);
  await officer.press('退回修改');
  await officer.sees('已退回');

  await worker.open('/my/letters');
  await worker.sees(reason, 20);
  await worker.press('前往办理');
  expect(worker.page.url()).toContain(entry);
  await worker.sees(reason);
  await worker.fill('作品简介', '退休前的最后一周，师徒三人与一块量块。');
  await worker.press('修改好了，再次报送');
  await worker.sees(`编号 ${number}`);
  await worker.sees('第 2 次报送');

  await officer.open(`/office/entries/${entry}`);
  await officer.press('通过审核');
  await officer.sees('已通过审核');
  for (const one of [worker, officer]) await one.close();
});

test('it is recommended level by level, and reaches the host only by its own hand', async () => {
  const call = await house.call('micro-video');
  const way = [
    ['chenguang-officer', 'chenguang'],
    ['hewan-officer', 'hewan'],
    ['xn-officer', 'xining'],
  ] as const;
  for (const [username, at] of way) {
    const officer = await house.signIn(username);
    await officer.open(`/office/recommendations/${call.id}/${await house.organisation(at)}`);
    for (const work of [title, rival]) {
      await officer.pressInRow(work, /^推荐$/);
      await officer.sees('已推荐');
    }
    await officer.close();
  }
});

/** A judge answers the one invitation that waits, with nothing to declare. */
async function accepts(judge: Visitor) {
  await judge.open('/review/invitations');
  await judge.page.locator('main tbody a').first().click();
  await judge.page.getByLabel('我已阅读并遵守').check();
  await judge.press('接受邀请');
  await judge.sees('已接受');
}

test('AC-160: the host runs its round; a judge never sees works of their own unit, a score out of range is told', async () => {
  const call = await house.call('micro-video');
  const host = await house.signIn('xn-officer');
  await host.open(`/office/calls/${call.id}/received`);
  await host.sees(title);
  await host.sees('少于承办单位最低数 6 件');
  await host.open(`/office/calls/${call.id}/round`);
  await host.press('开始评审');
  round = /[0-9a-f-]{36}/.exec(host.page.url())![0];
  await host.press('邀请评委');
  const judges = [
    ['晨光机械厂', 'judge-li'],
    ['白云奶业', 'judge-nima'],
  ] as const;
  for (const [unit, username] of judges) {
    await host.press('邀请评委');
    await host.fill('评委所在单位', unit);
    await host.press('查找');
    await host.fill(/^账号/, username);
    await host.press(/^邀请$/);
    if (username === 'judge-li') {
      await host.sees('此人须回避 2 件作品中的 2 件');
      await host.page.getByLabel('仍然邀请').first().check();
      await host.press(/^邀请$/);
    }
  }
  await host.sees('尼玛顿珠');

  const li = await house.signIn('judge-li');
  await accepts(li);
  await li.open(`/review/rounds/${round}`);
  await li.sees('没有需要您打分的作品');
  expect(await li.text()).not.toContain(title);
  expect(await li.open(`/review/rounds/${round}/entries/${entry}`)).toBe(404);

  const nima = await house.signIn('judge-nima');
  expect(await nima.open(`/review/rounds/${round}/entries/${entry}`)).toBe(404);
  await accepts(nima);
  const works = [
    [entry, ['38', '28.5', '28']],
    [await entryOf(rival), ['30', '25', '24']],
  ] as const;
  for (const [work, points] of works) {
    await nima.open(`/review/rounds/${round}/entries/${work}`);
    expect(await nima.text()).not.toMatch(/马小禾|晨光/);
    const criteria = ['主题内容', '创意与表达', '制作质量'];
    for (const [index, criterion] of criteria.entries()) await nima.fill(criterion, points[index]!);
    await nima.fill('主题内容', '41');
    await nima.press('提交并看下一件');
    await nima.sees('“主题内容”为 0–40 分');
    expect(await nima.page.getByLabel('创意与表达').first().inputValue()).toBe(points[1]);
    await nima.fill('主题内容', points[0]);
    await nima.press('提交并看下一件');
  }

  await host.open(`/office/rounds/${round}`);
  await host.press('结束评审');
  await host.sees('1 老刘的量块 晨光机械厂工会 94.5 94.5–94.5 1');
  for (const box of await host.page.locator('main fieldset input[type=checkbox]').all()) await box.check();
  await host.press('上报主办单位');
  await host.sees('已上报');
  for (const one of [host, li, nima]) await one.close();
});

test('AC-136, AC-144: the film plays for everybody; a plain form votes once a day, however often it is sent', async () => {
  const anyone = await house.visitor({ viewport: phone });
  await anyone.open(`/works/${entry}`);
  await anyone.sees('投票尚未开始');
  await house.advanceDays(58);
  await anyone.open(`/works/${entry}`);
  const source = await anyone.page
    .locator('main video')
    .evaluate(
      (video: HTMLVideoElement) => video.currentSrc || video.src || video.querySelector('source')!.src,
    );
  const bytes = await anyone.page.request.get(source, { headers: { range: 'bytes=0-99' } });
  expect([bytes.status(), (await bytes.body()).length]).toEqual([206, 100]);
  await anyone.fits();

  const voter = await house.signIn('worker-tao', { viewport: phone, javaScript: false });
  await voter.open(`/works/${entry}`);
  const second = await voter.page.context().newPage();
  await second.goto(voter.page.url());
  await voter.press('投一票');
  await voter.sees('已投票');
  await voter.sees('今天还有 4 票');
  await second.getByRole('button', { name: '投一票' }).click();
  // The vote stands: who sends it again is shown the same receipt, and nothing is counted twice (AC-130).
  await second.getByText('已投 1 票').waitFor();
  expect(await house.query('select 1 from vote_event where entry_id = $1', [entry])).toHaveLength(1);
  for (const one of [anyone, voter]) await one.close();
});

test('AC-172: the leader returns the result, the officer computes it anew, and it is public once signed', async () => {
  await house.advanceDays(10);
  const call = await house.call('micro-video');
  const [desk, site] = [
    `/office/calls/${call.id}/result`,
    `/campaigns/${call.campaignId}/calls/${call.id}/result`,
  ];
  const [officer, leader, anyone] = [
    await house.signIn('qh-officer'),
    await house.signIn('qh-leader'),
    await house.visitor({ viewport: phone }),
  ];
  const prepare = async () => {
    await officer.open(desk);
    await officer.press('计算结果');
    await officer.press('提交负责人');
    await officer.sees('待负责人签发');
  };
  await anyone.open(`/works/${entry}`);
  await anyone.sees(/投票已于 .* 结束/);
  await prepare();
  await leader.open(desk);
  await leader.unfold('退回');
  await leader.fill('退回理由', '请核对第二名的票数。');
  await leader.press(/^退回$/);
  await leader.sees('已退回，待重新计算');
  await officer.open(desk);
  await officer.sees('请核对第二名的票数。');
  await anyone.open(site);
  expect(await anyone.text()).not.toContain(title);
  await prepare();
  await leader.open(desk);
  await leader.press('签发这份名单');
  await anyone.open(site);
  await anyone.sees(new RegExp(`1 ${title} 马小禾 晨光机械厂工会 94.50 1 100.00 95.60 一等奖`));
  await anyone.fits();
  await house.advanceDays(15);
  await anyone.open(site);
  await anyone.sees('已生效', 40);
  await anyone.press('证书');
  await anyone.sees('获奖证书');
  await anyone.sees(`《${title}》`);
  await anyone.fits();
  for (const one of [officer, leader, anyone]) await one.close();
});
