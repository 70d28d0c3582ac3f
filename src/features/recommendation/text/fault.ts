/** The sentences of what the level above would refuse. */

import { sentences } from '../../../kernel/text.ts';

export const text = sentences({
  faults: { zh: '会被退回的问题', en: 'Would be returned' },
  'faults.none': { zh: '未发现问题', en: 'Nothing found' },
  'faults.lead': {
    zh: '按{host}现行要求逐件核对：标“必须”的不能推荐，标“建议”的只作提醒。',
    en: 'Every work is held against what {host} asks today: “must” keeps it back, “should” only tells.',
  },
  'fault.must': { zh: '必须', en: 'must' },
  'fault.should': { zh: '建议', en: 'should' },
  'fault.slot': { zh: '名额', en: 'slots' },
  'fault.at': { zh: '{field}：{said}', en: '{field}: {said}' },
  'fault.unanswered': { zh: '未填写“{field}”（建议填写）', en: '“{field}” is not answered (it should be)' },
  'fault.late': { zh: '报送晚于征集截止', en: 'Sent in after the collecting had ended' },
  'field.title': { zh: '作品名称', en: 'Title' },
  'field.summary': { zh: '作品简介', en: 'Summary' },
  'field.makers': { zh: '作者', en: 'Makers' },
  'field.original': { zh: '原创声明', en: 'Statement of originality' },
  'field.portrait': { zh: '肖像授权声明', en: 'Statement of consent' },
  'field.licence': { zh: '使用授权声明', en: 'Statement of licence' },
  'field.ai': { zh: '人工智能使用情况', en: 'Use of AI' },
});
