/** The sentences of the demo: its banner and its clock. */

import { sentences } from '../../kernel/text.ts';

export const text = sentences({
  banner: {
    zh: '演示数据，人物均为虚构。现在是 {now}',
    en: 'Demo data, all people invented. It is now {now}',
  },
  'banner.open': { zh: '演示账号与时钟', en: 'Sign-ins and clock' },
  title: { zh: '演示账号与时钟', en: 'Demo sign-ins and clock' },
  lead: {
    zh: '青海 2020 年通知的日期已整体平移，使今天落在征集阶段。拨动时钟，可以看到评审、投票和结果阶段。',
    en: 'The dates of Qinghai’s 2020 notice were moved by whole days so that today lies in the collecting phase. Move the clock to see review, vote and result.',
  },
  clock: { zh: '演示时钟', en: 'Demo clock' },
  'clock.forward': { zh: '向后拨 {days} 天', en: '{days} day(s) forward' },
  'clock.back': { zh: '回拨 {days} 天', en: '{days} day(s) back' },
  accounts: { zh: '演示账号', en: 'Demo sign-ins' },
  'accounts.lead': {
    zh: '所有演示账号的密码都是 {password}',
    en: 'Every demo account has the password {password}',
  },
  account: { zh: '账号', en: 'Username' },
  who: { zh: '身份', en: 'Who' },
  'sign-in-as': { zh: '去登录', en: 'Sign in' },
  'told.moved': { zh: '时钟已拨动', en: 'The clock was moved' },
});
