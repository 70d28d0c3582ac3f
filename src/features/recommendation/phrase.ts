/** The words by which conditions of quotas are read: at least, at most, so many works. */

export const leastWords = /其中至少|至少|不少于|不低于|最少|at least|no fewer than|>=|≥/iu;
export const mostWords = /不超过|不多于|最多|至多|at most|no more than|<=|≤/iu;
/** What stands beside a name and says nothing of its own. */
export const idleWords = /^[含其中有:：(（]+|[:：)）]+$|^(incl\.?|including|of)\s|\s(works?|entries)$/giu;
export const countWords = /(\d+)\s*(?:件|个|幅|部|篇|works?|entries)?/iu;
export const between = /[;；,，、\n]/u;

/** What the columns of a table of quotas are called on papers. */
export const sheetNames = {
  floor: ['最低数', '最少', '下限', '至少', '不少于', 'Floor', 'At least'],
  cap: ['上限', '推荐名额', '名额', '名额上限', '不超过', 'Cap', 'Slots', 'At most'],
  conditions: ['条件', '附加条件', '其中', 'Conditions'],
} as const;
