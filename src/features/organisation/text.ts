/** The sentences of organisations and seats. */

import { refusalTable, sentences } from '../../kernel/text.ts';

export const text = sentences({
  organisations: { zh: '组织', en: 'Organisations' },
  'organisations.lead': {
    zh: '从全国到基层的工会组织；点开一级看它的下级和任职。',
    en: 'The federation from the nation down; open one to see its children and seats.',
  },
  search: { zh: '按名称查找', en: 'Find by name' },
  'search.none': { zh: '没有名称含“{q}”的组织', en: 'No organisation’s name contains “{q}”' },
  children: { zh: '下级组织', en: 'Organisations beneath' },
  'children.none': { zh: '没有下级组织', en: 'Nothing beneath' },
  seats: { zh: '任职', en: 'Seats' },
  'seats.none': { zh: '还没有人任职', en: 'Nobody holds a seat yet' },
  'seat.role': { zh: '职责', en: 'Role' },
  'seat.person': { zh: '姓名', en: 'Person' },
  'seat.who': { zh: '{name}（{username}）', en: '{name} ({username})' },
  'seat.since': { zh: '自', en: 'Since' },
  'seat.until': { zh: '至（含当日，可空）', en: 'Until (inclusive, may be empty)' },
  'seat.grant': { zh: '授予任职', en: 'Grant a seat' },
  'seat.username': { zh: '对方账号', en: 'Their username' },
  'seat.end': { zh: '终止', en: 'End' },
  'role.admin': { zh: '管理员', en: 'Administrator' },
  'role.officer': { zh: '经办人', en: 'Officer' },
  'role.leader': { zh: '负责人', en: 'Leader' },
  'kind.national': { zh: '全国', en: 'National' },
  'kind.territorial': { zh: '地方', en: 'Territorial' },
  'kind.industrial': { zh: '产业', en: 'Industrial' },
  'kind.directly-affiliated': { zh: '直属', en: 'Directly affiliated' },
  'kind.grassroots': { zh: '基层', en: 'Grassroots' },
  name: { zh: '名称', en: 'Name' },
  'short-name': { zh: '简称', en: 'Short name' },
  'name.en': { zh: '英文名称', en: 'English name' },
  kind: { zh: '类别', en: 'Kind' },
  add: { zh: '添加下级组织', en: 'Add an organisation beneath' },
  'told.granted': { zh: '已授予任职', en: 'The seat is granted' },
  'told.ended': { zh: '已终止任职', en: 'The seat has ended' },
  'told.added': { zh: '已添加', en: 'Added' },
  setup: { zh: '首次设置', en: 'First setup' },
  'setup.lead': {
    zh: '用启动时打印的一次性口令建立顶层组织和第一位管理员。',
    en: 'Use the one-time token printed at start to make the top organisation and its first administrator.',
  },
  'setup.token': { zh: '一次性口令', en: 'One-time token' },
  'setup.password': { zh: '密码（至少 10 个字符）', en: 'Password (at least 10 characters)' },
  'setup.do': { zh: '建立', en: 'Set up' },
  'told.set-up': { zh: '已建立，请用新账号登录', en: 'Set up; sign in with the new account' },
});

export const refusals = refusalTable({
  'organisation.no-seat': {
    status: 403,
    zh: '您没有任职，不能进入工作台',
    en: 'You hold no seat, so the office is not for you',
  },
  'organisation.not-yours': { status: 403, zh: '这不在您的任职范围内', en: 'This lies outside your seats' },
  'organisation.own-seat': {
    status: 403,
    zh: '不能给自己授予或终止任职',
    en: 'Nobody grants or ends their own seat',
  },
  'organisation.admin-from-above': {
    status: 403,
    zh: '管理员须由上级组织的管理员授予',
    en: 'An administrator’s seat is granted from the level above',
  },
  'organisation.unknown-person': { status: 422, zh: '没有这个账号', en: 'There is no such account' },
  'organisation.seat-held': {
    status: 409,
    zh: '此人已担任这一职责',
    en: 'This person already holds that role here',
  },
  'organisation.last-admin': {
    status: 409,
    zh: '这是最后一位管理员，不能终止',
    en: 'This is the last administrator; the seat cannot end',
  },
  'organisation.until-past': {
    status: 422,
    zh: '终止日期不能早于今天',
    en: 'The last day cannot lie before today',
  },
  'organisation.name-taken': {
    status: 422,
    zh: '同一上级下已有同名组织',
    en: 'An organisation of this name already stands there',
  },
  'organisation.setup-token': {
    status: 403,
    zh: '口令不对或已过期',
    en: 'The token is wrong or has expired',
  },
  'organisation.setup-used': {
    status: 410,
    zh: '口令已用过，系统已建立',
    en: 'The token was already used; the system is set up',
  },
});
