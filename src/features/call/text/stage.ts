/** The sentences of stages: what happens at each, and why a chain does not stand. */

import { refusalTable, sentences } from '../../../kernel/text.ts';

export const text = sentences({
  'stage.plain': { zh: '评审', en: 'Review' },
  'kind.format-check': { zh: '形式审查', en: 'Format check' },
  'kind.unit-check': { zh: '资格审核', en: 'Check of each work' },
  'kind.score': { zh: '评委打分', en: 'Scoring by judges' },
  'kind.choice': { zh: '遴选排序', en: 'Ranked choice' },
  'kind.vote': { zh: '投票入围', en: 'Vote as a gate' },
  'kind.jury': { zh: '评委会议', en: 'Jury meeting' },
  'runner.host': { zh: '承办单位', en: 'the host' },
  'runner.owner': { zh: '主办单位', en: 'the owner' },
  'does.format-check': {
    zh: '{runner}逐件核对文件和填报内容是否符合要求：通过、退回补正或不通过。',
    en: '{runner}: each work is checked against the rules for files and form: on, returned to be mended, or out.',
  },
  'does.unit-check': {
    zh: '{runner}逐件审核：通过、退回修改后重报或淘汰。',
    en: '{runner}: each work is looked at: on, returned to be mended and sent again, or out.',
  },
  'does.score': {
    zh: '{runner}组织评委按评分标准打分。',
    en: '{runner}: judges score by the rubric.',
  },
  'does.choice': {
    zh: '{runner}在前面的排名上排出先后，确定入围作品。',
    en: '{runner}: works are put in order over the ranking before, and chosen.',
  },
  'does.vote': {
    zh: '公众投票，只决定哪些作品入围，不计入评委得分（{runner}办理）。',
    en: 'The public votes; that only decides which works go on and is no part of the judges’ points (run by {runner}).',
  },
  'does.jury': {
    zh: '{runner}召开评委会议，在排名基础上讨论决定；每一处调整都写明理由并留存会议纪要。',
    en: '{runner}: a jury meets over the ranking; each change has its reason, and minutes are kept.',
  },
  'stage.from-to': { zh: '时间：{from} 至 {to}。', en: 'From {from} until {to}.' },
  'stage.judges': { zh: '每件作品由 {count} 位评委打分。', en: 'Each work gets {count} judges.' },
  'stage.rubric': { zh: '本环节评分标准：{list}。', en: 'Rubric of this stage: {list}.' },
  'stage.blind': {
    zh: '评委看不到作者、单位和地区。',
    en: 'Judges see neither makers nor unit nor place.',
  },
  'stage.seen': { zh: '评委可以看到：{list}。', en: 'Judges see: {list}.' },
  'stage.keep': { zh: '结果：{words}。', en: 'What follows: {words}.' },
  'sight.makers': { zh: '作者', en: 'makers' },
  'sight.unit': { zh: '单位', en: 'unit' },
  'sight.place': { zh: '地区', en: 'place' },
  'between.stages': { zh: '、', en: ', ' },
  'stages.none': {
    zh: '承办单位组织一轮匿名评审，再向主办单位推荐。',
    en: 'The host runs one blind round and then hands on to the owner.',
  },
  'stages.then': {
    zh: '全部环节结束后，入选作品送交主办单位并向社会展示。',
    en: 'After the last stage the works that are left go to the owner and are shown to everybody.',
  },
});

export const refusals = refusalTable({
  'call.stages-many': { status: 422, zh: '最多 {max} 个环节', en: 'At most {max} stages' },
  'call.stage-twice': { status: 422, zh: '两个环节用了同一个代号', en: 'Two stages have one key' },
  'call.stage-window': {
    status: 422,
    zh: '投票要写明起止时间',
    en: 'A vote needs the instants from when until when',
  },
  'call.stage-reversed': { status: 422, zh: '结束不能早于开始', en: 'It ends before it begins' },
  'call.stage-early': {
    status: 422,
    zh: '不能早于前一个环节',
    en: 'It cannot be earlier than the stage it follows',
  },
  'call.stage-count': {
    status: 422,
    zh: '投票入围要写明前多少件入围',
    en: 'A gate needs the number of works that go on',
  },
  'call.stage-growing': {
    status: 422,
    zh: '前面的环节只留下 {count} 件，不能更多',
    en: 'The stages before leave {count}; no more than that can go on',
  },
  'call.stage-calibration': {
    status: 422,
    zh: '试评的件数不能超过每位评委的件数上限',
    en: 'The common measure cannot have more works than one judge may have',
  },
  'call.works-on-way': {
    status: 409,
    zh: '已有作品在推荐途中，报送路线不能再改',
    en: 'Works are on their way already; the route stands',
  },
  'call.rounds-open': {
    status: 409,
    zh: '第一轮评审已经开始，环节、评分标准和计分办法不能再改',
    en: 'The first round has opened: stages, rubric and formula can no longer change',
  },
  'call.no-round': {
    status: 409,
    zh: '这个子项目在上级评审，评选办法由上级规定',
    en: 'This call is judged by the level above, which lays down how',
  },
  'call.typed-words': {
    status: 422,
    zh: '第 {line} 行没有看懂：{words}',
    en: 'Line {line} was not understood: {words}',
  },
  'call.typed-length': {
    status: 422,
    zh: '请按“分:秒”填写，如 12:00',
    en: 'Please write minutes and seconds, as in 12:00',
  },
  'call.typed-number': {
    status: 422,
    zh: '请填数字，如 0.05 或 30',
    en: 'Please write a number such as 0.05 or 30',
  },
  'call.judging-looked': {
    status: 422,
    zh: '已按填写的内容更新页面，尚未保存',
    en: 'The page shows what was typed; nothing is kept yet',
  },
});
