/** The sentences about what does not fit in a paper, by the code of the oddity. */

import { sentences } from '../../../kernel/text.ts';

export const text = sentences({
  heading: { zh: '文中对不上的地方', en: 'What does not fit' },
  lead: {
    zh: '以下各处请核对；系统只提醒，不改文，也不拦住签发。',
    en: 'Please check these; the system only tells, it changes nothing and holds nothing back.',
  },
  START_DIFFERS: {
    zh: '活动时间从 {period} 开始，“{phase}”却从 {start} 开始。',
    en: 'The period begins in {period}, but “{phase}” begins in {start}.',
  },
  PHASE_OVERLAP: {
    zh: '“{earlier}”与“{later}”在 {month} 重叠。',
    en: '“{earlier}” and “{later}” overlap in {month}.',
  },
  PHASE_UNDATED: { zh: '“{phase}”没有写明月份。', en: '“{phase}” names no month.' },
  SHORT_NOTICE: {
    zh: '“{what}”的期限 {date} 距成文日期 {issued} 只有 {days} 天。',
    en: '“{what}” is due on {date}, only {days} day(s) after the paper of {issued}.',
  },
  DEADLINE_ORDER: {
    zh: '“{what}”要求在 {date} 前报送，而所报内容在“{phase}”中要到 {end} 才做完。',
    en: '“{what}” is due on {date}, but what it reports is carried out in “{phase}” until {end}.',
  },
  OUT_OF_PERIOD: {
    zh: '“{what}”安排在 {at}，晚于活动时间的结束 {end}。',
    en: '“{what}” is set for {at}, after the period ends in {end}.',
  },
  NO_DEADLINE: { zh: '全文没有报送期限。', en: 'No deadline is named.' },
  NO_ISSUE_DATE: { zh: '没有成文日期。', en: 'The paper bears no date.' },
  TOTAL_NE_TASK: {
    zh: '“{what}”的任务是 {task}，分配表合计 {allocated}。',
    en: '“{what}”: the task is {task}, the table adds up to {allocated}.',
  },
  TARGET_NOT_ALLOCATED: {
    zh: '“{what}”的任务 {task} 在分配表中没有对应的列。',
    en: '“{what}”: the task of {task} has no column in the table.',
  },
  NATIONAL_FIGURES_DIFFER: {
    zh: '“{what}”：文中引用的上级指标 {quoted} 与上级下达的 {known} 不同。',
    en: '“{what}”: the figure quoted from above is {quoted}; above it is {known}.',
  },
  HOST_COUNT: {
    zh: '文中写 {projects} 个子项目，列出的承办单位有 {hosts} 家，不能一一对应。',
    en: 'The text says {projects} sub-projects and lists {hosts} hosts; they do not pair.',
  },
  HOST_CONFLICT: {
    zh: '“{project}”的承办单位，分配表写 {table}，报送要求写 {page}。',
    en: 'The host of “{project}” is {table} in the table and {page} in the requirements.',
  },
  OCR_TYPO: { zh: '“{read}”疑为“{meant}”之误。', en: '“{read}” may be a misprint of “{meant}”.' },
  HEADING_LEVEL: {
    zh: '同级标题（如“{one}”与“{other}”）的层级标记不一致。',
    en: 'Headings of one level (such as “{one}” and “{other}”) are marked as different levels.',
  },
  ATTACHMENT_LIST_MISSING: {
    zh: '正文后没有“附件：”清单，附件名只能从附件页得知。',
    en: 'No list of attachments follows the body; their names stand only on their pages.',
  },
  ATTACHMENT_BODY_MISSING: {
    zh: '列出了附件{place}“{name}”，却没有这一页。',
    en: 'Attachment {place} “{name}” is listed, but its page is missing.',
  },
  QUOTE_MISPLACED: {
    zh: '附件{place}的名称在清单与附件页上引号位置不同。',
    en: 'The name of attachment {place} has its quotation marks at different places in the list and on its page.',
  },
  NAME_VARIANT: {
    zh: '同一子项目有两种写法：“{name}”与“{variant}”。',
    en: 'One sub-project is written in two ways: “{name}” and “{variant}”.',
  },
});
