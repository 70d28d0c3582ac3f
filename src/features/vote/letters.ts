/** What votes write to people: to those who answer for a vote, when its published files had to give way. */

import { sentences } from '../../kernel/text.ts';

export const letters = sentences({
  'vote.history-set-aside': {
    zh: '“{call}”的投票公开文件与数据库不是同一套记录（文件到第 {files} 个检查点，数据库到第 {database} 个），多半是恢复了较早的备份。原文件已完整移到一边保存，公开文件已按数据库重写。请尽快核实原因，并向公众说明。',
    en: 'The published files of the vote “{call}” told another history than the database (the files up to checkpoint {files}, the database up to {database}); most likely an older backup was restored. The old files are kept whole, set aside; the published ones were written anew from the database. Please find out why, and tell the public.',
  },
});
