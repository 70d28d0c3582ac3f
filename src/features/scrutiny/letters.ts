/** What scrutiny writes to people: before the close only to those who scrutinise; no voter is in any letter. */

import { sentences } from '../../kernel/text.ts';

export const letters = sentences({
  'scrutiny.found': {
    zh: '“{call}”投票中发现 {suspicions} 组可疑投票，请核查后决定。',
    en: '{suspicions} group(s) of votes for “{call}” look suspicious; please look and decide.',
  },
  'scrutiny.second': {
    zh: '“{call}”投票中有一项处理需要您确认：{reason}',
    en: 'Something about the vote of “{call}” waits for your confirmation: {reason}',
  },
  'scrutiny.held': {
    zh: '“{call}”投票已结束，作品《{title}》有部分投票未计入。您可以查看原因并提出申诉。',
    en: 'The vote of “{call}” is over; some votes for “{title}” are not counted. You can read why, and appeal.',
  },
  'scrutiny.appeal-filed': {
    zh: '《{title}》对投票处理提出申诉，请在 {dueAt} 前答复。',
    en: 'An appeal has come in for “{title}”; it is to be answered by {dueAt}.',
  },
  'scrutiny.appeal-granted': {
    zh: '作品《{title}》的申诉已采纳，相关投票恢复计入：{answer}',
    en: 'Your appeal for “{title}” is granted; the votes count again: {answer}',
  },
  'scrutiny.appeal-refused': {
    zh: '作品《{title}》的申诉已答复，维持原处理：{answer}',
    en: 'Your appeal for “{title}” is answered; the votes stay set aside: {answer}',
  },
  'scrutiny.sanctioned': {
    zh: '作品《{title}》：{step}。理由：{reason}',
    en: '“{title}”: {step}. Reason: {reason}',
  },
  'scrutiny.sanction-lifted': {
    zh: '作品《{title}》的处理“{step}”已撤销：{reason}',
    en: '“{title}”: the step “{step}” is lifted: {reason}',
  },
  'scrutiny.altered': {
    zh: '“{call}”投票安排有变更，原因：{reason}',
    en: 'The vote of “{call}” was changed: {reason}',
  },
});
