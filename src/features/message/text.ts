/** The sentences of the inbox. */

import { refusalTable, sentences } from '../../kernel/text.ts';

export const text = sentences({
  inbox: { zh: '我的信件', en: 'My letters' },
  'inbox.lead': {
    zh: '系统写给您的信件，共 {unread} 封未读。',
    en: 'What the system wrote to you; {unread} unread.',
  },
  'inbox.none': { zh: '还没有信件', en: 'No letters yet' },
  'inbox.none.next': {
    zh: '您报送的作品有进展时，会写信到这里。',
    en: 'When something happens to a work of yours, you get a letter here.',
  },
  letter: { zh: '内容', en: 'Letter' },
  'letter.at': { zh: '时间', en: 'When' },
  'letter.state': { zh: '状态', en: 'State' },
  'letter.unread': { zh: '未读', en: 'unread' },
  'letter.read': { zh: '已读', en: 'read' },
  'letter.unknown': { zh: '（这封信的内容已无法显示）', en: '(this letter can no longer be shown)' },
  open: { zh: '前往办理', en: 'Open' },
});

export const refusals = refusalTable({
  'message.not-yours': { status: 403, zh: '这不是写给您的信', en: 'This letter is not for you' },
});
