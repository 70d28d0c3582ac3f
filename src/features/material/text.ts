/** The sentences of material. */

import { refusalTable, sentences } from '../../kernel/text.ts';

export const text = sentences({
  material: { zh: '素材', en: 'Material' },
  lead: {
    zh: '先把值得讲的好作品、好活动、好故事、示范基地收集起来，上级指导后再成为参评作品。',
    en: 'Gather what is worth telling first; levels above advise; then it becomes a work.',
  },
  none: { zh: '还没有素材', en: 'No material yet' },
  'none.next': {
    zh: '写下一个标题和几句话就可以开始；也可以从已通过的线下活动收集。',
    en: 'A title and a few sentences are enough to begin; or take an approved activity.',
  },
  'none.here': { zh: '这一类里没有素材', en: 'No material of this kind' },
  gather: { zh: '收集素材', en: 'Gather material' },
  'gather.do': { zh: '保存素材', en: 'Keep it' },
  unit: { zh: '单位', en: 'Unit' },
  kind: { zh: '类别', en: 'Kind' },
  'kind.work': { zh: '好作品', en: 'Good work' },
  'kind.event': { zh: '好活动', en: 'Good event' },
  'kind.story': { zh: '好故事', en: 'Good story' },
  'kind.base': { zh: '示范基地', en: 'Model base' },
  state: { zh: '状态', en: 'State' },
  'state.gathered': { zh: '已收集', en: 'Gathered' },
  'state.coached': { zh: '已指导', en: 'Coached' },
  'state.turned': { zh: '已成作品', en: 'Turned into a work' },
  'state.dropped': { zh: '已放弃', en: 'Dropped' },
  'filter.all': { zh: '全部', en: 'All' },
  'filter.open': { zh: '未放弃的', en: 'Not dropped' },
  filter: { zh: '查看', en: 'Show' },
  title: { zh: '标题', en: 'Title' },
  content: { zh: '内容', en: 'Content' },
  'content.hint': {
    zh: '人、事、打动人的地方；有照片或视频的，写明在谁手里。',
    en: 'Who, what, and what moves people; say who has pictures or films of it.',
  },
  link: { zh: '链接', en: 'Link' },
  updated: { zh: '最近更新', en: 'Last moved' },
  held: { zh: '活动日期', en: 'Held on' },
  'from-activity': { zh: '从线下活动收集', en: 'From activities' },
  'from-activity.lead': {
    zh: '本单位最近通过的活动，点一下就收为素材。',
    en: 'Activities of yours approved lately; one touch makes them material.',
  },
  'from-activity.do': { zh: '收为素材', en: 'Take it' },
  activity: { zh: '来自线下活动', en: 'From an activity' },
  'activity.open': { zh: '查看这次活动', en: 'See the activity' },
  entry: { zh: '由此报送的作品', en: 'The work begun from it' },
  'entry.open': { zh: '打开作品', en: 'Open the work' },
  edit: { zh: '修改素材', en: 'Edit' },
  'edit.do': { zh: '保存修改', en: 'Save' },
  stored: { zh: '您填写期间，内容已被他人修改', en: 'Somebody changed this while you were writing' },
  'stored.lead': {
    zh: '下面是现在保存的内容；您写的仍在表单里，核对后可再次保存。',
    en: 'This is what is stored now; what you wrote is still in the form. Compare and save again.',
  },
  notes: { zh: '指导意见', en: 'Advice' },
  'notes.none': { zh: '还没有指导意见', en: 'No advice yet' },
  'note.coach': { zh: '提出指导意见', en: 'Advise' },
  'note.answer': { zh: '回复', en: 'Answer' },
  'note.hint': {
    zh: '这条线上的各级都能看到；收集素材的人会收到信。',
    en: 'Every level of this line can read it; whoever gathered the material gets a letter.',
  },
  'note.from-above': { zh: '上级', en: 'From above' },
  turn: { zh: '转为参评作品', en: 'Turn into a work' },
  'turn.lead': {
    zh: '标题和内容会带入草稿，之后补上作者、作品文件和承诺声明再报送。',
    en: 'Title and words are taken into a draft; add makers, files and statements there, then send it.',
  },
  'turn.call': { zh: '报送到', en: 'Enter it in' },
  'turn.do': { zh: '生成作品草稿', en: 'Begin the draft' },
  'turn.none': {
    zh: '现在没有接收本单位作品的子项目。',
    en: 'No call takes works of this unit just now.',
  },
  drop: { zh: '放弃这条素材', en: 'Drop it' },
  'next.gathered': {
    zh: '可以修改，等上级指导，也可以直接转为参评作品。',
    en: 'Edit it, wait for advice, or turn it into a work now.',
  },
  'next.coached': {
    zh: '已有指导意见，修改后转为参评作品。',
    en: 'Advice is there; edit it and turn it into a work.',
  },
  'next.turned': { zh: '已转为参评作品，在作品里继续。', en: 'It has become a work; go on there.' },
  'next.dropped': { zh: '已放弃，只供查看。', en: 'Dropped; it can only be read.' },
  'told.gathered': { zh: '素材已保存', en: 'The material is kept' },
  'told.edited': { zh: '修改已保存', en: 'Your changes are saved' },
  'told.noted': {
    zh: '已写下，这条线上的各级都能看到',
    en: 'Written down; every level of this line can read it',
  },
  'told.turned': { zh: '已生成作品草稿，请补充后报送', en: 'A draft was begun; complete it and send it' },
  'told.dropped': { zh: '已放弃这条素材', en: 'The material was dropped' },
});

export const refusals = refusalTable({
  'material.not-yours': {
    status: 403,
    zh: '这不是您所在单位的素材',
    en: 'This material does not belong to a unit of yours',
  },
  'material.is-closed': {
    status: 409,
    zh: '这条素材{state}，不能再改',
    en: 'This material is closed: {state}',
  },
  'material.not-approved': {
    status: 409,
    zh: '活动通过审核后才能收为素材',
    en: 'An activity can be taken once it is approved',
  },
  'material.gathered-already': {
    status: 409,
    zh: '这次活动已收为素材',
    en: 'This activity is material already',
  },
  'material.no-call': {
    status: 422,
    zh: '这个子项目不接收本单位的作品',
    en: 'This call takes no works of this unit',
  },
});
