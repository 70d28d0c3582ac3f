/** The words, English and Chinese, by which files of votes say how a voter was known and how a work was reached. */

import type { CastTier } from './cast-vote.ts';

/** A landing without any way that led there; an interface called without a page. */
export const directPhrase =
  /^(direct|none|null|unknown|\(none\)|\(direct\)|-|n\/?a|api|link|url|external|deep[-_ ]?link|typed|bookmark|no[-_ ]?referr?er|直接.*|直达|无|无来源|链接|外链|接口)$/;

const tierPhrases: readonly [RegExp, CastTier][] = [
  [/^(t?0|l0|tier[-_ ]?0|cookie|anonymous|anon|guest|visitor|none|匿名|游客|未登录)$/, 'cookie'],
  [/^(account|password|registered|login|user|账号|帐号|注册|已登录)$/, 'account'],
  [/^(t?1|l1|tier[-_ ]?1|phone|sms|mobile|tel|手机|手机号|短信)$/, 'phone'],
  [/^(t?2|l2|tier[-_ ]?2|wechat|weixin|wx|openid|oidc|oauth|sso|微信|单点登录)$/, 'wechat'],
  [
    /^(t?3|l3|tier[-_ ]?3|member|verified|verified[-_ ]?member|real[-_ ]?name|roster|会员|实名|已认证|认证会员)$/,
    'member',
  ],
];

export function tierFrom(word: string): CastTier | undefined {
  const plain = word.trim().toLowerCase();
  return tierPhrases.find(([phrase]) => phrase.test(plain))?.[1];
}

/** Names of fields as files bear them, plainly written, and the field that is meant. */
export const fieldPhrases = {
  id: ['id', 'voteid', 'eventid', 'uuid', 'seq', 'no', '编号', '票号'],
  at: [
    'at',
    'ts',
    'time',
    'timestamp',
    'votedat',
    'votetime',
    'createdat',
    'castat',
    'datetime',
    '时间',
    '投票时间',
  ],
  work: [
    'work',
    'workid',
    'entry',
    'entryid',
    'candidate',
    'candidateid',
    'item',
    'itemid',
    'target',
    '作品',
    '作品编号',
  ],
  organisation: [
    'organisation',
    'organization',
    'organisationid',
    'organizationid',
    'org',
    'orgid',
    'unit',
    'unitid',
    '单位',
  ],
  voter: ['voter', 'voterid', 'user', 'userid', 'openid', 'identity', 'pseudonym', '投票人'],
  tier: ['tier', 'votertier', 'level', 'identitytier', '等级', '身份等级'],
  address: ['address', 'ip', 'ipaddress', 'addr', 'prefix', 'subnet', 'network', '地址'],
  region: ['region', 'regioncode', 'city', 'province', 'location', 'geo', 'place', 'area', '地区'],
  agent: ['agent', 'ua', 'useragent', 'device', 'browser', 'client', '设备'],
  dwellMs: [
    'dwellms',
    'dwell',
    'dwelltime',
    'dwellmillis',
    'staymillis',
    'stayms',
    'durationms',
    'duration',
    '停留',
  ],
  dwellSeconds: [
    'dwells',
    'dwellsec',
    'dwellsecs',
    'dwellseconds',
    'stay',
    'stayseconds',
    'durations',
    'durationsec',
    '停留秒数',
  ],
  via: [
    'via',
    'source',
    'referrer',
    'referer',
    'channel',
    'landing',
    'entrance',
    'from',
    'utmsource',
    '来源',
  ],
  voterSince: [
    'votersince',
    'registeredat',
    'registered',
    'since',
    'usersince',
    'usercreatedat',
    'joinedat',
    'firstseen',
    'firstseenat',
    'signupat',
    '注册时间',
  ],
} as const;
