/** The sentences of a list that a sanction has changed, or has yet to: each true for where the list stands. */

import { sentences } from '../../../kernel/text.ts';

export const text = sentences({
  'open.prepared': {
    zh: '有作品被取消评优资格，或这项处理已撤销，名单尚未一致。按“提交负责人”，名单先自动更新；请核对后再次提交。',
    en: 'A sanction bars a work of this list, or was lifted. Pressing “Submit to the leader” brings the list up to date first; look at it, then submit it again.',
  },
  'open.submitted': {
    zh: '有作品被取消评优资格，或这项处理已撤销，名单尚未一致，不能签发。请退回，由经办人重新计算。',
    en: 'A sanction bars a work of this list, or was lifted: it cannot be signed. Return it, to be prepared anew.',
  },
  'open.returned': {
    zh: '有作品被取消评优资格，或这项处理已撤销。重新计算后，名单即与处理措施一致。',
    en: 'A sanction bars a work of this list, or was lifted. Prepared anew, the list follows it.',
  },
  'open.waiting': {
    zh: '有作品被取消评优资格，或这项处理已撤销，已签发的名单尚未一致。请负责人在公布前收回，由经办人重新计算。',
    en: 'A sanction bars a work of this signed list, or was lifted. The leader should recall it before it is shown, to be prepared anew.',
  },
  'open.shown': {
    zh: '有作品被取消评优资格，或这项处理已撤销，而名单已经公布。请发布更正。',
    en: 'A sanction bars a work of this list, or was lifted, and the list is public: issue a correction.',
  },
  'told.followed': {
    zh: '尚未提交：名单已按处理措施更新，公示安排已保留。请核对后再次提交。',
    en: 'Not submitted yet: the list was brought up to date with the sanctions, and the plan of the notice is kept. Look at it, then submit it again.',
  },
});
