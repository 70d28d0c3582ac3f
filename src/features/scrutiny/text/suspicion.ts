/** The sentences in which the detector gives its grounds, and those of its command. */

import { sentences } from '../../../kernel/text.ts';

export const text = sentences({
  'rule.script': { zh: '程序刷票', en: 'a program' },
  'rule.farm': { zh: '设备集中', en: 'few devices' },
  'rule.batch': { zh: '批量注册', en: 'registered together' },
  'rule.crowd': { zh: '有组织刷票', en: 'hired crowd' },
  'rule.lockstep': { zh: '同步投票', en: 'lockstep' },
  'ground.behaviour': {
    zh: '同类投票中 {share}% 停留不足 {seconds} 秒（一般为 {usual}%），其中直接打开的占 {direct}%',
    en: '{share}% of votes like these stayed under {seconds} s (usual: {usual}%); {direct}% landed directly',
  },
  'ground.landing': {
    zh: '同类投票中 {share}% 直接打开作品页（一般为 {usual}%）；停留时间缺失，无法判断',
    en: '{share}% of votes like these landed directly (usual: {usual}%); dwelling is not told',
  },
  'ground.evenness': {
    zh: '停留时间过于一致：离散程度仅为一般的 {share}%',
    en: 'dwelling is too even: {share}% of the usual spread',
  },
  'ground.origin': {
    zh: '{share}% 来自本单位所在地区之外（该作品其他投票为 {others}%）',
    en: "{share}% come from outside the organisation's region (other votes for the work: {others}%)",
  },
  'ground.batch': {
    zh: '{share}% 的投票人在同一小时内成批注册，且注册后才另行投票',
    en: '{share}% of the voters registered together within an hour, well before they voted',
  },
  'ground.fresh': {
    zh: '{share}% 的投票人注册不满三天（该作品其他投票为 {others}%）',
    en: '{share}% of the voters are known for less than three days (other votes for the work: {others}%)',
  },
  'ground.device': {
    zh: '设备集中：共 {agents} 种，集中程度为一般的 {lift} 倍',
    en: 'few devices: {agents} kind(s), {lift} times as concentrated as usual',
  },
  'ground.network': {
    zh: '{share}% 来自重复出现的网段，共 {prefixes} 个（单凭地址不作判断）',
    en: '{share}% from prefixes that repeat, {prefixes} in all (never enough by itself)',
  },
  'ground.regular': {
    zh: '投票间隔过于规律：对数离散 {spread}（自然约 1.28）',
    en: 'gaps are too regular: spread of logarithms {spread} (chance gives 1.28)',
  },
  'ground.burst': {
    zh: '{share}% 集中在异常密集的半小时内',
    en: '{share}% in half-hours that are unusually dense',
  },
  'ground.lockstep': {
    zh: '{share}% 的投票人同时为互不相关单位的多件作品投票',
    en: '{share}% of the voters also vote for works of organisations that have nothing to do with this one',
  },
  'ground.linked': {
    zh: '同一批投票人还投给：{works}',
    en: 'the same voters also voted for: {works}',
  },
  'ground.linked-one': { zh: '“{work}”（{voters} 人）', en: '“{work}” ({voters} voter(s))' },
  'ground.between': { zh: '、', en: ', ' },
  'ground.linked-more': { zh: '{works}等 {count} 件', en: '{works} and others, {count} work(s) in all' },
  'ground.no-dwell': { zh: '没有停留时间，看不到', en: 'dwelling is not told: not seen' },
  'ground.no-region': { zh: '没有地区，看不到', en: 'regions are not told: not seen' },
  'ground.no-since': { zh: '没有注册时间，看不到', en: 'registration is not told: not seen' },
  'ground.no-address': { zh: '没有地址，看不到', en: 'addresses are not told: not seen' },
  'read.head': {
    zh: '{file}：{votes} 票，{works} 件作品，{voters} 名投票人，{from} 至 {to}',
    en: '{file}: {votes} vote(s) for {works} work(s) by {voters} voter(s), {from} to {to}',
  },
  'read.told': {
    zh: '各项有值的比例：{told}',
    en: 'told by so many in a hundred votes: {told}',
  },
  'read.none': {
    zh: '没有发现需要隔离的票。',
    en: 'Nothing would be set aside.',
  },
  'read.found': {
    zh: '建议隔离 {set} 票（{percent}%），疑点 {suspicions} 处，涉及 {works} 件作品；识别规则第 {version} 版。隔离可以撤销，由人决定。',
    en: '{set} vote(s) ({percent}%) would be set aside, {suspicions} suspicion(s) at {works} work(s); rules version {version}. People decide, and can undo it.',
  },
  'read.untouched': {
    zh: '其余 {votes} 票看来正常，未受影响；其中 {clean} 件作品一票未动。',
    en: 'Not touched, for they look honest: {votes} other vote(s); at {clean} work(s) not one vote is touched.',
  },
  'read.suspicion': {
    zh: '{work}：{rule}，{votes} 票，强度 {strength}，{from} 至 {to}',
    en: '{work}: {rule}, {votes} vote(s), strength {strength}, {from} to {to}',
  },
  'read.bad-json': { zh: '第 {line} 行不是 JSON。', en: 'Line {line} is not JSON.' },
  'read.bad-object': {
    zh: '第 {line} 行不是一张票（应为 JSON 对象）。',
    en: 'Line {line} is no vote: it must be a JSON object.',
  },
  'read.bad-field': {
    zh: '第 {line} 行缺少或无法读取“{field}”。',
    en: 'Line {line}: “{field}” is missing or cannot be read.',
  },
  'read.twice': { zh: '第 {line} 行的编号 {id} 已出现过。', en: 'Line {line}: the id {id} has come before.' },
  'read.bad-more': { zh: '另有 {count} 行有问题。', en: 'Wrong besides: {count} line(s).' },
  'read.bad-stop': {
    zh: '{count} 行有问题，未作判断；加 --lenient 可跳过这些行。',
    en: 'Wrong: {count} line(s); nothing was judged. --lenient leaves them out.',
  },
  'read.bad-left': { zh: '已跳过 {count} 行。', en: 'Left out: {count} line(s).' },
  'read.empty': { zh: '{file} 里没有票。', en: '{file} holds no votes.' },
});
