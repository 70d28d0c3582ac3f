/** The phrases by which a Chinese paper is read: numberings, hosts, attachments, and signs that are mistaken for others. */

/** A heading's number: first level, second level in brackets of either width. */
export const numbering = /^(?:([一二三四五六七八九十]{1,3}、)|([（(][一二三四五六七八九十]{1,3}[）)]))/;

/** `#` marks before a numbered heading, as a scan leaves them. */
export const markedHeading = /^(#{1,6})\s*\**\s*(?=[一二三四五六七八九十（(])/;

/** The list of attachments after the body: “附件：1. …”. */
export const attachmentList = /^[\s\-*]*附\s*件\s*[：:]/m;

/** The head of an attachment's own page: “附件1” alone on its line. */
export const attachmentPage = (place: number): RegExp =>
  new RegExp(`^[#*\\s]*附\\s*件\\s*${place}[*\\s]*$`, 'm');

/** “等7个子项目，分别由 A、B 承办”: how many are said, and who is named. */
export const hostSentence = /(\d+)\s*个子项目[^。]*?。?[^。]*?分别(?:交)?由([^。]+?)承办/;
export const hostSeparators = /[、,，]|以?及|和/;
/** “…等省市总工会”: the words that close a list of names and belong to none of them. */
export const hostTail = /等省市总工会$/;

/** “承办单位：X” beneath the heading of a sub-project. */
export const hostLine = /^承办单位\s*[：:]\s*(.+?)[。\s]*$/;
export const projectLine =
  /^[#*\s]*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)]?[、.．]?)\s*(.*征集(?:活动)?)\s*[。]?\s*\**$/;

/** The phase in which things are carried out, by its name; and the deadline by which they are reported. */
export const carriedOut = /启动推进|推进|开展/;
export const activityReport = /活动/;

/** A variant of a name leaves out the closing word. */
export const activityTail = /活动$/;

/** Signs that scans mistake for each other: what was read, and what it may have been. */
export const lookAlikes: readonly (readonly [string, string])[] = [
  ['日', '目'],
  ['数', '教'],
  ['己', '已'],
  ['末', '未'],
  ['士', '土'],
  ['侯', '候'],
  ['折', '拆'],
];
export const han = /[一-鿿]/;
export const quotes = /[“”"'‘’＂]/g;
