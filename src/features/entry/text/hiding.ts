/** The sentences of hiding a work from the public, lifting that, and objecting to it. */

import { refusalTable, sentences } from '../../../kernel/text.ts';

export const text = sentences({
  hide: { zh: '停止公开展示', en: 'Hide from the public' },
  'hide.lead': {
    zh: '作品立即从画廊、搜索、订阅、站点地图、嵌入和海报中消失，链接打不开，也不能再投票。已投的票留在台账里；投票名单已经公布的，名单文件里的标题不会消失。评选照常计入，名次不变，公布的结果里只列编号。可以随时恢复。',
    en: 'The work disappears at once from galleries, search, feeds, site map, frames and posters; its links lead nowhere and nobody can vote for it. Votes cast stay in the ledger, and a list of works that a vote has published keeps its title. It is judged and counted as before and keeps its place; published results bear its number alone. It can be shown again at any time.',
  },
  'hide.reason': { zh: '理由（作者会看到）', en: 'Why (its maker reads this)' },
  unhide: { zh: '恢复公开展示', en: 'Show to the public again' },
  'unhide.reason': { zh: '恢复的理由（作者会看到）', en: 'Why it is shown again (its maker reads this)' },
  'told.hidden': { zh: '作品已停止公开展示，作者会收到通知', en: 'The work is hidden; its maker is told' },
  'told.unhidden': {
    zh: '作品已恢复公开展示，作者会收到通知',
    en: 'The work is shown again; its maker is told',
  },
  hidden: { zh: '这件作品已停止公开展示', en: 'This work is hidden from the public' },
  'hidden.by': { zh: '由{by}于 {at} 决定', en: 'Decided by {by}, {at}' },
  'hidden.at': { zh: '{at} 起', en: 'Since {at}' },
  'hidden.votes': {
    zh: '已投给它的票仍在台账里；恢复展示后，作品和原来一样。',
    en: 'Votes cast for it stay in the ledger; once it is shown again it is as it was.',
  },
  object: { zh: '提出异议', en: 'Object' },
  'object.lead': {
    zh: '认为不应停止展示的，请在这里写明理由，作出决定的单位会收到。每次可以提一次。',
    en: 'If you think it should be seen, say why; those who decided are told. Once each time.',
  },
  'object.reason': { zh: '异议理由', en: 'Why it should be seen' },
  'told.objected': { zh: '异议已提交', en: 'Your objection is sent' },
  objection: { zh: '作者一方的异议（{at}）', en: 'The maker objects ({at})' },
});

export const refusals = refusalTable({
  'entry.not-hider': {
    status: 403,
    zh: '只有主办单位或承办单位的经办人可以停止或恢复作品的公开展示',
    en: 'Only officers of the owner or the host hide a work from the public or show it again',
  },
  'entry.own-stake': {
    status: 403,
    zh: '作品由您或您所在单位报送，停止或恢复公开展示请由其他经办人办理',
    en: 'It is your own work or your unit’s: another officer of owner or host hides it or shows it again',
  },
  'entry.not-shown': {
    status: 409,
    zh: '作品现在没有公开展示',
    en: 'The work is not shown to the public now',
  },
  'entry.not-hidden': { status: 409, zh: '作品没有被停止展示', en: 'The work is not hidden' },
  'entry.hiding-objected-to': {
    status: 409,
    zh: '已经提过异议，请等待答复',
    en: 'An objection has been made; please wait for the answer',
  },
});
