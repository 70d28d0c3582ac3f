/** What resemblances write: whole to whoever may see both works, and a bare word to everybody else concerned. */

import { sentences } from '../../kernel/text.ts';

export const letters = sentences({
  'resemblance.found': {
    zh: '{unit}报送的《{title}》与{otherUnit}较早报送的《{otherTitle}》相似，请查看比对依据并认定。系统不作结论。',
    en: '“{title}” from {unit} resembles “{otherTitle}”, sent in earlier by {otherUnit}. Please look at the evidence and decide; the system does not.',
  },
  'resemblance.elsewhere': {
    zh: '本单位作品《{title}》与别处的一件作品相似，已告知上级，由上级查看并认定。目前不影响参评。',
    en: 'Your unit’s work “{title}” resembles a work elsewhere. Your upper level has been told and will decide; meanwhile it keeps its place.',
  },
  'resemblance.decided': {
    zh: '关于本单位作品《{title}》与另一件作品相似，{keeper}已认定：{decision}。理由：{reason}',
    en: 'That your unit’s work “{title}” resembles another: {keeper} has decided: {decision}. Why: {reason}',
  },
});
