/** How labels are asked for in the query of works. */

import type { QueryField } from '../../../kernel/query.ts';

export const labelQuery: QueryField = {
  ...{ key: 'label', kind: 'text' },
  names: { zh: ['标签'], en: ['label'] },
  hint: { zh: '本单位贴的标签', en: 'a label of your organisation' },
};
