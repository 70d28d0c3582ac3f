/** What awards write to people: the texts that officers find ready, and may change before they leave. */

import { type Named, sentences } from '../../kernel/text.ts';

export const letters = sentences({
  /** The officer's own text, filled for its reader. */
  'award.letter': { zh: '{words}', en: '{words}' },
  'award.list-given-back': {
    zh: '作品《{title}》{happened}（理由：{reason}）。“{call}”尚未公布的评选名单与此不一致，已退回经办人，请重新计算并再次提交。',
    en: '“{title}” {happened} (reason: {reason}). The list of “{call}”, not yet public, has gone back to its officer, to be prepared and submitted anew.',
  },
  'award.list-overtaken': {
    zh: '作品《{title}》{happened}（理由：{reason}）。“{call}”的评选名单已经公布，与此不一致，请发布更正。',
    en: '“{title}” {happened} (reason: {reason}). The list of “{call}” is public and says otherwise: please issue a correction.',
  },
});

/** The texts to begin with, by whom they are for. */
export const drafts = sentences({
  winners: {
    zh: '祝贺！您报送的作品{titles}在{owner}“{call}”中获奖。公示期已满，结果现已生效，证书可在作品页或结果页打印。',
    en: 'Congratulations! {titles} has won an award in “{call}” by {owner}. The public notice is over and the result stands; certificates can be printed from the pages of works and of the result.',
  },
  unplaced: {
    zh: '感谢您的作品{titles}参加{owner}“{call}”。评选结果现已生效，此次未能获奖；各项得分已在结果页公开，欢迎下次再来。',
    en: 'Thank you for entering {titles} in “{call}” by {owner}. The result now stands, and it has not won this time; all figures are on the page of the result. We hope to see you again.',
  },
  units: {
    zh: '{unit}：{owner}“{call}”评选结果现已生效，贵单位入选作品{titles}，其中获奖 {won} 件。请通知作者，证书可集中打印。',
    en: '{unit}: the result of “{call}” by {owner} now stands. Works of yours in it: {titles}; awards won: {won}. Please tell the makers; certificates can be printed together.',
  },
});

/** What befell a work whose list has to follow. */
export const happened = sentences({
  barred: { zh: '被取消评优资格', en: 'is barred from awards' },
  lifted: { zh: '取消评优资格的处理已撤销', en: 'is no longer barred from awards' },
});

/** Titles in a row, in the marks of each language. */
export function sayTitles(titles: readonly string[]): Named {
  return {
    zh: titles.map((title) => `《${title}》`).join('、'),
    en: titles.map((title) => `“${title}”`).join(', '),
  };
}
