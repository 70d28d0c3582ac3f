/** What objections write to people: nothing in them tells who objected. */

import { sentences } from '../../kernel/text.ts';

export const letters = sentences({
  'objection.filed': {
    zh: '“{call}”评选结果公示期间收到异议，请及时核查。',
    en: 'An objection to the result of “{call}” has come in during its public notice; please look into it.',
  },
  'objection.statement-asked': {
    zh: '请贵单位就作品《{title}》作书面说明。',
    en: 'Your unit is asked for a statement on the work “{title}”.',
  },
  'objection.decided': {
    zh: '您对“{call}”评选结果提出的异议已有处理结果：{summary}',
    en: 'Your objection to the result of “{call}” has been decided: {summary}',
  },
});
