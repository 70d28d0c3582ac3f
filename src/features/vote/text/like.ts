/** The sentences of likes. */

import { refusalTable, sentences } from '../../../kernel/text.ts';

export const text = sentences({
  like: { zh: '热度', en: 'Likes' },
  'like.count': { zh: '热度 {likes}', en: 'Likes {likes}' },
  'like.do': { zh: '点赞', en: 'Like' },
  'like.working': { zh: '正在处理…', en: 'One moment…' },
  'like.done': { zh: '谢谢，已点赞', en: 'Thank you' },
  'like.failed': { zh: '没有成功，请稍后再试', en: 'That did not work; please try again later' },
  'like.why': {
    zh: '点赞不用登录，每台设备每天一次，只表示热度，不是投票，不影响任何评选结果。投票须先登录。',
    en: 'A like needs no account, once a day from each device. It is warmth only: not a vote, and part of no result. To vote, sign in.',
  },
});

export const refusals = refusalTable({
  'vote.like-proof': {
    status: 403,
    zh: '防刷计算没有通过，请刷新页面再试',
    en: 'The proof of work is not good; please reload the page and try again',
  },
  'vote.liked-today': {
    status: 409,
    zh: '这台设备今天已经点过赞了',
    en: 'This device has liked the work today',
  },
  'vote.likes-enough': {
    status: 429,
    zh: '您所在的网络今天点赞较多，请明天再来',
    en: 'Many likes came from your network today; please come again tomorrow',
  },
});
