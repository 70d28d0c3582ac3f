/** What reviews write to people. */

import { sentences } from '../../kernel/text.ts';

export const letters = sentences({
  'review.works-returned': {
    zh: '{runner}在“{call}”的“{stage}”中退回 {titles}。原因：{reason}。改好后可以再次推荐，本环节结束前可再纳入。',
    en: '{runner} returned {titles} in “{stage}” of “{call}”. Reason: {reason}. Put right, it can be recommended again while that stage is open.',
  },
  'review.works-out': {
    zh: '{titles} 未通过“{call}”的“{stage}”。原因：{reason}。',
    en: '{titles} did not pass “{stage}” of “{call}”. Reason: {reason}.',
  },
  'review.stage-ended': {
    zh: '“{call}”的“{stage}”已到截止时间，请办理结束。',
    en: 'The time of “{stage}” of “{call}” is over. Please close it.',
  },
  'review.scoring-ended': {
    zh: '“{call}”的“{stage}”已截止，不能再打分。您还有 {count} 件没有提交。',
    en: '“{stage}” of “{call}” has ended; nothing is scored any more. You have not submitted {count}.',
  },
  'review.judge-abstained': {
    zh: '“{call}”的“{stage}”有评委不评 {titles}。理由：{reason}。可在评审组里另请评委。',
    en: 'In “{stage}” of “{call}” a judge abstains from {titles}. Reason: {reason}. A substitute can be asked on the panel’s page.',
  },
  'review.stage-begun': {
    zh: '“{call}”的“{stage}”由贵单位办理，现已开始，共 {count} 件作品。',
    en: '“{stage}” of “{call}”, which your organisation runs, has begun over {count} work(s).',
  },
});

/** Titles in a letter: the first five, and how many more. */
export function sayTitles(titles: readonly string[]): string {
  const said = titles.slice(0, 5).map((title) => `《${title}》`);
  return titles.length > said.length ? `${said.join('')} +${titles.length - said.length}` : said.join('');
}
