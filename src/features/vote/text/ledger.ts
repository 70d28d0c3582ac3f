/** The sentences of the ledger: counts, receipts, taking a vote back. */

import { refusalTable, sentences } from '../../../kernel/text.ts';

export const text = sentences({
  'vote.told': { zh: '已投票', en: 'Your vote is cast' },
  'tally.at': { zh: '票数截至 {at}', en: 'Votes as of {at}' },
  'tally.few.short': { zh: '不足 10 票', en: 'under 10 votes' },
  'tally.none': { zh: '尚未计票', en: 'Not counted yet' },
  'tally.final': { zh: '投票已结束', en: 'The vote is closed' },
  'tally.exact': {
    zh: '投票已结束；未计入：隔离 {quarantined} 票，作废 {void} 票，撤回 {retracted} 票',
    en: 'The vote is closed; not counted: {quarantined} held back, {void} void, {retracted} taken back',
  },
  'tally.short': { zh: '{votes} 票', en: '{votes} vote(s)' },
  'key.until': {
    zh: '投票人与代号的对应关系只由每场投票的一把密钥保存，投票结束 {days} 天后销毁。此后谁也说不出哪一票是谁投的，票数和验证不受影响。',
    en: 'Only one key of each poll ties voters to their pseudonyms; it is destroyed {days} days after the vote has ended. Then nobody can say whose a vote was; counts and recounts stay as they are.',
  },
  'key.destroyed': {
    zh: '保存期已满，投票人与代号的对应关系已于{at}销毁：谁也说不出哪一票是谁投的。票数不变，仍可验证。',
    en: 'The time of keeping is over: what tied voters to their pseudonyms was destroyed on {at}. Nobody can say whose a vote was; every count stays and can be verified.',
  },
  'key.own': {
    zh: '保存期已满，您投过哪些票，本站也查不到了。请放心：您的票仍在总数里。',
    en: 'The time of keeping is over: this site cannot tell any more which votes were yours. They still count.',
  },
  'receipt.ended': { zh: '这张回执已过保存期', en: 'This receipt is past its time' },
  'receipt.ended.what': {
    zh: '本站不再能查到它是谁的，所以不能再打开。您若下载过回执文件，仍可用它验证这一票还在台账里。',
    en: 'This site cannot tell any more whose it is, and so does not open it. With the receipt file, if you fetched it, you can still verify that the vote stands in the ledger.',
  },
  receipt: { zh: '投票回执', en: 'Receipt of a vote' },
  'receipt.yours': {
    zh: '这张回执只有您本人登录后能打开。它证明您的票记在台账里，不说明这一票最后是否有效。',
    en: 'Only you, signed in, can open this receipt. It proves that your vote stands in the ledger, not whether it counts in the end.',
  },
  'receipt.work': { zh: '作品', en: 'Work' },
  'receipt.at': { zh: '投票时间', en: 'Cast' },
  'receipt.no': { zh: '台账编号', en: 'Number in the ledger' },
  'receipt.seal': { zh: '密封', en: 'Seal' },
  'receipt.hash': { zh: '链值', en: 'Hash' },
  'receipt.retracted': { zh: '已撤回（{at}）', en: 'Taken back ({at})' },
  'receipt.proof': { zh: '证明', en: 'Proof' },
  'receipt.wait': {
    zh: '台账每分钟公布一次。约 {seconds} 秒后，可在这里下载带证明的回执。',
    en: 'The ledger is published every minute. In about {seconds} seconds the receipt with its proof can be fetched here.',
  },
  'receipt.file': { zh: '下载回执文件（receipt.json）', en: 'Fetch the receipt (receipt.json)' },
  'receipt.file.why': {
    zh: '请自己保存好。任何人用它和公布的文件，都能查出这一票是否被改动或删去。',
    en: 'Keep it yourself. With it and the published files anybody can find whether this vote was changed or removed.',
  },
  'receipt.verify': { zh: '验证计票', en: 'Recount the vote' },
  'receipt.back': { zh: '返回作品', en: 'Back to the work' },
  'retract.do': { zh: '撤回这一票', en: 'Take this vote back' },
  'retract.do.all': { zh: '撤回整张选票', en: 'Take the whole ballot back' },
  'retract.hint': {
    zh: '每个投票周期最多撤回 {max} 次；撤回也记在台账里。',
    en: 'At most {max} times in a period; taking back stands in the ledger too.',
  },
  'retract.told': { zh: '已撤回', en: 'Taken back' },
});

export const refusals = refusalTable({
  'vote.paused': {
    status: 409,
    zh: '投票自 {pausedAt} 起暂停，恢复时间另行公布',
    en: 'The vote is paused since {pausedAt}; when it goes on will be said',
  },
  'vote.list-published': {
    status: 409,
    zh: '投票已经开始，参评名单已公布；名单之外的 {count} 件作品不能再加入投票',
    en: 'The vote has begun and its list is published; {count} work(s) that it does not name can no longer join',
  },
});
