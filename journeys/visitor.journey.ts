/** Somebody with a phone and no account looks around, in both languages, by keyboard too, and signs up to vote. */

import { expect, test } from 'vitest';
import { phone, useHouse } from './house.ts';

const house = useHouse();

async function oneOf(statement: string): Promise<Record<string, string>> {
  return (await house.query<Record<string, string>>(statement))[0]!;
}

/** One address of each kind that everybody may open. */
async function publicPages(): Promise<string[]> {
  const [photo, lesson] = [await house.call('photography'), await house.call('micro-lesson')];
  const callPage = ({ id, campaignId }: typeof photo) => `/campaigns/${campaignId}/calls/${id}`;
  const place = await oneOf(
    'select result_id as result, entry_id as entry from award_place order by rank limit 1',
  );
  const poll = await oneOf(
    "select b.id from vote_poll b join call c on c.id = b.call_id where c.key = 'photography' and b.stage is null",
  );
  const notice = await oneOf("select id from notice where number = '青总发〔2020〕25号'");
  return [
    '/',
    `/campaigns/${photo.campaignId}`,
    callPage(photo),
    `/works/${await shownPhoto()}`,
    `/works/${await shownPhoto()}/poster`,
    `${callPage(photo)}/rules`,
    `${callPage(photo)}/poster`,
    `/votes/${poll.id}`,
    `/votes/${poll.id}/recount`,
    `/campaigns/${photo.campaignId}/works`,
    `/campaigns/${photo.campaignId}/organisations/${await house.organisation('xining')}`,
    '/archive',
    `${callPage(lesson)}/result`,
    `/certificates/${place.result}/${place.entry}`,
    `/notices/${notice.id}`,
    '/entries/new',
    `/entries/new?call=${(await house.call('song')).id}`,
    '/sign-in',
    '/sign-up',
    '/demo',
  ];
}

async function shownPhoto(): Promise<string> {
  const shown = "where c.key = 'photography' and e.shown_at is not null order by e.number";
  return (await oneOf(`select e.id from entry e join call c on c.id = e.call_id ${shown} limit 1`)).id!;
}

test('AC-212: every public page fits a phone, in Chinese and in English', async () => {
  const visitor = await house.visitor({ viewport: phone });
  const pages = await publicPages();
  for (const language of ['zh-CN', 'en']) {
    for (const address of pages) {
      expect([address, await visitor.open(address)]).toEqual([address, 200]);
      expect(await visitor.page.locator('html').getAttribute('lang')).toBe(language);
      await visitor.fits();
    }
    if (language === 'zh-CN') await visitor.press('English', 'header');
  }
  await visitor.close();
});

test('an address that leads nowhere says so calmly and leads home', async () => {
  const visitor = await house.visitor({ viewport: phone });
  for (const address of [
    '/nothing-here',
    '/works/00000000-0000-7000-8000-000000000000',
    '/works/%E4%BD%A0',
  ]) {
    expect(await visitor.open(address)).toBe(404);
    await visitor.sees('没有找到');
  }
  await visitor.press('回到首页');
  await visitor.sees('主题活动');
  await visitor.close();
});

test('a keyboard reaches the skip link first, then the vote', async () => {
  const visitor = await house.visitor();
  await visitor.open(`/works/${await shownPhoto()}`);
  const focused = () => visitor.page.evaluate(() => document.activeElement?.textContent?.trim());
  await visitor.page.keyboard.press('Tab');
  expect(await focused()).toBe('跳到正文');
  await visitor.page.keyboard.press('Enter');
  expect(await visitor.page.evaluate(() => document.activeElement?.id)).toBe('content');
  const seen: (string | undefined)[] = [];
  while (seen.length < 20 && seen.at(-1) !== '登录后投票') {
    await visitor.page.keyboard.press('Tab');
    seen.push(await focused());
  }
  expect(seen.at(-1)).toBe('登录后投票');
  await visitor.close();
});

test('signing up takes one form and leads back to the work, which can then be voted for', async () => {
  const visitor = await house.visitor({ viewport: phone });
  const work = `/works/${await shownPhoto()}`;
  await visitor.open(work);
  await visitor.press('登录后投票');
  await visitor.press(/还没有账号/);
  await visitor.fill('账号', 'ma');
  await visitor.fill('姓名', '路过的人');
  await visitor.fill('密码', 'short');
  await visitor.press('注册');
  expect(await visitor.page.getByLabel('姓名').inputValue()).toBe('路过的人');
  await visitor.fill('账号', 'passer-by');
  await visitor.fill('密码', '雪山 草地 与 一杯 热茶');
  await visitor.press('注册');
  expect(new URL(visitor.page.url()).pathname).toBe(work);
  await visitor.press('投一票');
  await visitor.sees('今天还有 4 票');
  await visitor.close();
});

test('the main pages of the office fit a phone too', async () => {
  const officer = await house.signIn('xn-officer', { viewport: phone });
  const [video, xining] = [await house.call('micro-video'), await house.organisation('xining')];
  const own = (await oneOf(`select id from campaign where organisation_id = '${xining}'`)).id!;
  const notice = (
    await oneOf(
      `select n.id from notice n join campaign c on c.id = n.campaign_id where c.organisation_id = '${xining}'`,
    )
  ).id!;
  const pages = [
    '/office',
    '/office/campaigns',
    `/office/campaigns/${own}`,
    `/office/campaigns/${own}/progress`,
    `/office/campaigns/${own}/targets`,
    '/office/notices',
    `/office/notices/${notice}`,
    `/office/calls/${video.id}`,
    '/office/entries',
    '/office/entries/new',
    '/office/activities',
    '/office/activities/new',
    '/office/recommendations',
    `/office/recommendations/${video.id}/${xining}`,
    `/office/calls/${video.id}/received`,
    `/office/calls/${video.id}/round`,
    '/office/organisations',
    `/office/organisations/${xining}`,
    '/review',
    '/my/letters',
    '/my/entries',
  ];
  for (const address of pages) {
    expect([address, await officer.open(address)]).toEqual([address, 200]);
    await officer.fits();
  }
  await officer.close();
});
