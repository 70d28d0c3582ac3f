/** The sentences of resemblances. */

import { refusalTable, sentences } from '../../kernel/text.ts';

export const text = sentences({
  resemblances: { zh: '相似作品', en: 'Resembling works' },
  'resemblances.lead': {
    zh: '通过审核的作品自动比对全系统的图片、视频、音频和文字。这里只列出依据，是否抄袭由人认定。',
    en: 'Admitted works are compared with pictures, films, sounds and texts of the whole tree. Here is only evidence; people decide.',
  },
  none: { zh: '没有符合条件的相似作品', en: 'No resembling works match' },
  'none.next': {
    zh: '作品通过审核后几分钟内完成比对；您只看到两件作品都在本级范围内的情况。',
    en: 'A work is compared within minutes of being admitted; you see pairs whose works both stand beneath you.',
  },
  pair: { zh: '《{first}》与《{second}》', en: '“{first}” and “{second}”' },
  'pair.lead': {
    zh: '前一件较早报送。先看依据，再在页面下方写明认定和理由。',
    en: 'The first was sent in earlier. Look at the evidence, then decide with a reason at the end of the page.',
  },
  'pair.lead.decided': { zh: '已有认定，见下。', en: 'It has been decided; see below.' },
  'pair.lead.other': { zh: '由{keeper}认定。', en: '{keeper} decides.' },
  'pair.lead.nobody': {
    zh: '两件作品共同的上级目前没有经办人，暂时无人认定。',
    en: 'No officer sits at any level above both works; nobody can decide for now.',
  },
  progress: {
    zh: '待比对 {waiting} 件；{troubled} 件有文件无法比对',
    en: '{waiting} waiting to be compared; {troubled} with a file that could not be',
  },

  works: { zh: '作品', en: 'Works' },
  kind: { zh: '相似处', en: 'What is alike' },
  'kind.same-file': { zh: '文件完全相同', en: 'The very same file' },
  'kind.picture': { zh: '图片', en: 'Picture' },
  'kind.video': { zh: '视频画面', en: 'Film' },
  'kind.audio': { zh: '声音', en: 'Sound' },
  'kind.text': { zh: '文字', en: 'Text' },
  score: { zh: '相似程度', en: 'Alikeness' },
  'score.percent': { zh: '{percent}%', en: '{percent}%' },
  'score.from': { zh: '相似程度不低于', en: 'Alikeness at least' },
  call: { zh: '子项目', en: 'Call' },
  state: { zh: '状态', en: 'State' },
  'state.open': { zh: '待认定', en: 'to be decided' },
  'state.decided': { zh: '已认定', en: 'decided' },
  found: { zh: '发现时间', en: 'Found' },
  filter: { zh: '筛选', en: 'Show' },
  'filter.all': { zh: '全部', en: 'all' },

  first: { zh: '较早', en: 'Earlier' },
  second: { zh: '较晚', en: 'Later' },
  unit: { zh: '报送单位', en: 'Unit' },
  makers: { zh: '作者、主创', en: 'Makers' },
  number: { zh: '回执编号', en: 'Receipt number' },
  sent: { zh: '首次报送', en: 'First sent in' },
  digest: { zh: '文件指纹（SHA-256）', en: 'Digest of the file (SHA-256)' },
  'file.name': { zh: '文件', en: 'File' },
  'file.size': { zh: '大小', en: 'Size' },
  'file.pixels': { zh: '像素', en: 'Pixels' },
  'file.length': { zh: '时长', en: 'Length' },
  'file.changed': {
    zh: '这件作品后来换过文件，下面是当时比对的文件',
    en: 'The file was replaced since; this is the one that was compared',
  },
  apart: {
    zh: '较早的一件先报送 {days} 天 {hours} 小时 {minutes} 分钟。',
    en: 'The earlier one came {days} days, {hours} hours and {minutes} minutes before.',
  },
  open: { zh: '打开作品', en: 'Open the work' },

  evidence: { zh: '比对依据', en: 'Evidence' },
  'evidence.same-file': { zh: '两个文件逐字节相同。', en: 'The two files are the same, byte by byte.' },
  'evidence.picture': {
    zh: '画面指纹 256 位中有 {distance} 位不同（不相干的图片约 128 位）。',
    en: '{distance} of 256 bits of the fingerprints differ (about 128 for unrelated pictures).',
  },
  'evidence.part': {
    zh: '在两张图中认出 {inliers} 个位置一致的特征点（至少 12 个才列出），可能是裁切或拼接。',
    en: '{inliers} corners lie alike in both (12 are needed to be listed): it may be a crop or a collage.',
  },
  'evidence.scale': {
    zh: '较晚一件中这部分放大到 {percent}%。',
    en: 'In the later one that part is shown at {percent}%.',
  },
  'evidence.video': {
    zh: '{frames} 个时间点的画面一致（平均 256 位中 {distance} 位不同）。',
    en: 'Frames agree at {frames} instants (on average {distance} of 256 bits differ).',
  },
  'evidence.audio': {
    zh: '声音指纹的误差为 {percent}%（不相干的声音约 50%）。',
    en: 'The fingerprints of the sound differ by {percent}% (about 50% for unrelated sounds).',
  },
  'evidence.text': {
    zh: '共有 {shared} 个字相同，分 {passages} 处。',
    en: '{shared} signs are the same, in {passages} passages.',
  },
  'variant.same': { zh: '方向相同', en: 'same way round' },
  'variant.mirrored': { zh: '左右翻转', en: 'mirrored' },
  'variant.upside-down': { zh: '上下翻转', en: 'mirrored upside down' },
  'variant.turned-180': { zh: '旋转 180 度', en: 'turned by half' },
  'variant.transposed': { zh: '旋转并翻转', en: 'turned and mirrored' },
  'variant.turned-left': { zh: '旋转 90 度', en: 'turned by a quarter' },
  'variant.turned-right': { zh: '旋转 90 度', en: 'turned by a quarter' },
  'variant.transverse': { zh: '旋转并翻转', en: 'turned and mirrored' },
  variant: { zh: '方向', en: 'Turned' },
  spans: { zh: '时间对照', en: 'Side by side in time' },
  'span.at': { zh: '从 {from} 到 {to}', en: '{from} to {to}' },
  'span.play': { zh: '从 {from} 播放《{title}》', en: 'Play “{title}” from {from}' },
  'passage.nth': { zh: '相同处 {nth}', en: 'passage {nth}' },
  compared: { zh: '当时比对的文字', en: 'The text as it was compared' },

  decide: { zh: '认定', en: 'Decide' },
  'decide.again': { zh: '更正认定', en: 'Change the decision' },
  decision: { zh: '认定结果', en: 'Decision' },
  'decision.choose': { zh: '请选择', en: 'Please choose' },
  'decision.same-work': { zh: '同一作品重复报送', en: 'the same work entered twice' },
  'decision.quoted': { zh: '合理引用', en: 'quoted' },
  'decision.permitted': { zh: '已获授权', en: 'permitted' },
  'decision.plagiarism': { zh: '抄袭', en: 'plagiarism' },
  'decision.unlike': { zh: '不相似', en: 'not alike' },
  reason: { zh: '理由', en: 'Reason' },
  'reason.hint': {
    zh: '两个报送单位都会收到认定和理由。不要写出对方不应知道的内容。',
    en: 'Both units receive the decision and this reason. Do not write what the other may not know.',
  },
  'decided.by': { zh: '{by}，{at}', en: '{by}, {at}' },
  'told.decided': { zh: '认定已记录，并通知了两个单位', en: 'Decided; both units have been told' },
  stored: { zh: '别人刚刚作了认定', en: 'Somebody decided just now' },
  'stored.lead': {
    zh: '系统中现有：{decision}。理由：{reason}。您填写的内容保留在下面；再次提交将以您的为准。',
    en: 'Stored now: {decision}. Why: {reason}. What you typed stands below; if you send it again, yours will count.',
  },
  someone: { zh: '经办人', en: 'an officer' },

  part: { zh: '相似作品', en: 'Resembling works' },
  'part.earlier': { zh: '本作品较早报送', en: 'this work came first' },
  'part.later': { zh: '本作品较晚报送', en: 'this work came later' },
  elsewhere: {
    zh: '别处有一件相似的作品，已告知上级，由上级查看并认定。',
    en: 'A similar work exists elsewhere; your upper level has been told and will decide.',
  },
  'elsewhere.decided': {
    zh: '别处有一件相似的作品，上级已认定：{decision}。',
    en: 'A similar work exists elsewhere; your upper level has decided: {decision}.',
  },
});

export const refusals = refusalTable({
  'resemblance.not-yours': {
    status: 403,
    zh: '只有两件作品都在本级范围内的经办人和负责人可以查看',
    en: 'Only officers and leaders beneath whom both works stand may look',
  },
  'resemblance.not-keeper': {
    status: 403,
    zh: '由两件作品最近的共同上级的经办人认定',
    en: 'An officer at the nearest level above both works decides',
  },
});
