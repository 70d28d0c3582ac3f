/** The sentences of the frames: navigation and trouble. */

import { sentences } from '../kernel/text.ts';

export const text = sentences({
  home: { zh: '首页', en: 'Home' },
  desk: { zh: '工作台', en: 'Desk' },
  campaigns: { zh: '主题活动', en: 'Campaigns' },
  entries: { zh: '参评作品', en: 'Entries' },
  activities: { zh: '线下活动', en: 'Activities' },
  recommendations: { zh: '推荐', en: 'Recommend' },
  organisations: { zh: '组织', en: 'Organisations' },
  'my-entries': { zh: '我的作品', en: 'My works' },
  'my-letters': { zh: '消息', en: 'Inbox' },
  review: { zh: '评审', en: 'Review' },
  'sign-in': { zh: '登录', en: 'Sign in' },
  'sign-out': { zh: '退出', en: 'Sign out' },
  foot: {
    zh: '同心：一项主题活动，从通知到结果，一处办完。',
    en: 'Tongxin: one campaign, from notice to result, in one place.',
  },
  'trouble.home': { zh: '回到首页', en: 'Go to the home page' },
  'trouble.sign-in': { zh: '去登录', en: 'Sign in' },
  'trouble.reference': { zh: '编号 {id}', en: 'Reference {id}' },
  'trouble.403': { zh: '不能这样做', en: 'Not allowed' },
  'trouble.404': { zh: '没有找到', en: 'Not found' },
  'trouble.401': { zh: '需要登录', en: 'Please sign in' },
  'trouble.other': { zh: '没有完成', en: 'Not done' },
});
