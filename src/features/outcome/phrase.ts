/** The words by which a list of outcomes is read: what stands in its cells, and what its heads are called. */

export const kindWords = {
  received: /^(已?(接收|收到|签收|受理)|received)$/iu,
  shortlisted: /^(已?(入围|入选|初评通过)|shortlisted)$/iu,
  'not-selected': /^(未(入选|入围|获奖|通过)|落选|not selected)$/iu,
} as const;
export const headWords = /^(编号|作品编号|序号|作品|作品名称|名称|题目|number|title|work)$/iu;
export const rankWords = /^(?:第\s*)?(\d{1,4})\s*(?:名|位)?$/u;
/** Signs that people leave out or add when they write a title: as a class of characters. */
export const unheard = '\\s《》“”"\'';
