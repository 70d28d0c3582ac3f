/** What the person who starts Tongxin may set, read once and refused in words. */

import path from 'node:path';
import { readProxies } from '../platform/proxy.ts';
import { StartRefusal } from '../platform/start-refusal.ts';

export type Setting = {
  host: string;
  port: number;
  dataDir: string;
  /** How many web processes answer side by side. */
  webs: number;
  /** A PostgreSQL of their own; without it the embedded one is started. */
  outside: { appUrl: string; ownerUrl: string } | undefined;
  /** An empty embedded database on loopback may be filled with people whose passwords are printed. */
  isDemo: boolean;
};

/** Each has some twenty connections to the database, and one more is there while one is replaced. */
const websMax = 4;

/** @throws StartRefusal for a value that cannot be meant. */
export function readSetting(env: Record<string, string | undefined>, root: string): Setting {
  const host = env.HOST || '127.0.0.1';
  const port = Number(env.PORT || 8086);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new StartRefusal(
      `PORT=${env.PORT} is not a port. Use a number from 1 to 65535, such as PORT=8086 ./bin/run`,
      `PORT=${env.PORT} 不是有效的端口。请使用 1 到 65535 之间的数字，例如 PORT=8086 ./bin/run`,
    );
  }
  if (!isLoopback(host) && !env.TONGXIN_ORIGIN) {
    throw new StartRefusal(
      `HOST=${host} lets others in, so forms must know the address people use. Say it: TONGXIN_ORIGIN=http://your.name:${port} HOST=${host} ./bin/run`,
      `HOST=${host} 允许他人访问，表单需要知道用户实际使用的地址。请设置：TONGXIN_ORIGIN=http://域名:${port} HOST=${host} ./bin/run`,
    );
  }
  const appUrl = env.DATABASE_URL;
  if (appUrl && !/^postgres(ql)?:\/\//.test(appUrl)) {
    throw new StartRefusal(
      'DATABASE_URL is not the address of a PostgreSQL. It looks like postgresql://user:password@host:5432/tongxin; unset it to use the embedded database.',
      'DATABASE_URL 不是 PostgreSQL 地址，格式如 postgresql://user:password@host:5432/tongxin；取消设置则使用内置数据库。',
    );
  }
  const webs = Number(env.TONGXIN_WEBS || 1);
  if (!Number.isInteger(webs) || webs < 1 || webs > websMax) {
    throw new StartRefusal(
      `TONGXIN_WEBS=${env.TONGXIN_WEBS} is no number of web processes. Use one from 1 to ${websMax}; no more than the machine has processors.`,
      `TONGXIN_WEBS=${env.TONGXIN_WEBS} 不是有效的网页进程数。请使用 1 到 ${websMax}，不超过处理器个数。`,
    );
  }
  refuseOddProxies(env.TONGXIN_TRUSTED_PROXIES);
  refuseHalfMail(env);
  refuseHalfBucket(env);
  refuseHalfProving(env);
  return {
    host,
    port,
    dataDir: path.resolve(root, env.TONGXIN_DATA || 'data'),
    webs,
    outside: appUrl ? { appUrl, ownerUrl: env.DATABASE_OWNER_URL || appUrl } : undefined,
    isDemo: !appUrl && isLoopback(host),
  };
}

/** A proxy written wrongly would be trusted by nobody, and its people share one address. */
function refuseOddProxies(written: string | undefined): void {
  if (!written || readProxies(written)) return;
  throw new StartRefusal(
    `TONGXIN_TRUSTED_PROXIES=${written} must be addresses or CIDR with commas between, such as 127.0.0.1,10.0.0.0/8`,
    `TONGXIN_TRUSTED_PROXIES=${written} 应为用逗号分隔的 IP 地址或网段，例如 127.0.0.1,10.0.0.0/8`,
  );
}

/** Mail takes both a server and a sender; half of it would lose letters without a word. */
function refuseHalfMail(env: Record<string, string | undefined>): void {
  const [url, from] = [env.TONGXIN_SMTP_URL, env.TONGXIN_MAIL_FROM];
  const isWhole = url && from && /^smtps?:\/\/[^/]/.test(url) && from.includes('@');
  if (isWhole || (!url && !from)) return;
  throw new StartRefusal(
    'TONGXIN_SMTP_URL and TONGXIN_MAIL_FROM belong together: TONGXIN_SMTP_URL=smtps://user:password@mail.your.name TONGXIN_MAIL_FROM=tongxin@your.name. Set neither to keep letters in the inbox only.',
    'TONGXIN_SMTP_URL 与 TONGXIN_MAIL_FROM 须同时设置，例如 TONGXIN_SMTP_URL=smtps://账号:密码@邮件服务器 TONGXIN_MAIL_FROM=tongxin@域名；都不设置则信件只在站内。',
  );
}

/** A bucket takes four settings; with fewer, files would silently stay on the disk. */
function refuseHalfBucket(env: Record<string, string | undefined>): void {
  const four = [env.S3_ENDPOINT, env.S3_BUCKET, env.S3_KEY, env.S3_SECRET];
  if (four.every((one) => !one) || (four.every(Boolean) && /^https?:\/\/[^/]/.test(env.S3_ENDPOINT!))) return;
  throw new StartRefusal(
    'S3_ENDPOINT, S3_BUCKET, S3_KEY and S3_SECRET belong together: S3_ENDPOINT=https://s3.your.name S3_BUCKET=tongxin S3_KEY=… S3_SECRET=…. Set none to keep files in the data folder.',
    'S3_ENDPOINT、S3_BUCKET、S3_KEY、S3_SECRET 须同时设置，例如 S3_ENDPOINT=https://s3.域名 S3_BUCKET=tongxin S3_KEY=… S3_SECRET=…；都不设置则文件存放在数据目录。',
  );
}

/** Each way of proving who one is takes all its settings; an issuer is asked over https, unless it is this machine. */
function refuseHalfProving(env: Record<string, string | undefined>): void {
  const groups = [
    ['TONGXIN_SMS_URL', 'TONGXIN_SMS_KEY', 'TONGXIN_SMS_TEMPLATE'],
    ['TONGXIN_OIDC_ISSUER', 'TONGXIN_OIDC_CLIENT', 'TONGXIN_OIDC_SECRET'],
    ['TONGXIN_WECHAT_APP', 'TONGXIN_WECHAT_SECRET'],
  ];
  for (const group of groups) {
    const isSet = group.map((name) => Boolean(env[name]));
    if (isSet.every(Boolean) || !isSet.some(Boolean)) continue;
    const names = group.join(', ');
    throw new StartRefusal(
      `${names} belong together: set all of them, or none to leave this way of signing in out. docs/guide-keeper.md says what each is.`,
      `${names} 须同时设置；都不设置则不提供这种登录方式。各项含义见 docs/guide-keeper.md。`,
    );
  }
  for (const name of ['TONGXIN_SMS_URL', 'TONGXIN_OIDC_ISSUER']) {
    const given = env[name];
    if (!given) continue;
    const url = URL.canParse(given) ? new URL(given) : undefined;
    if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname))) continue;
    throw new StartRefusal(
      `${name}=${given} must be an https address (http only on this machine): phone numbers and codes travel there.`,
      `${name}=${given} 必须是 https 地址（仅本机可用 http），因为手机号和验证码会发往该处。`,
    );
  }
}

/** Whether only this machine can reach it. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** The address a person types into a browser. */
export function addressOf(host: string, port: number): string {
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${shown.includes(':') ? `[${shown}]` : shown}:${port}/`;
}

/** Rows under a head, in columns as wide as what they show (a Chinese character takes two). */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, i) => Math.max(...all.map((row) => widthOf(row[i] ?? ''))));
  return all
    .map((row) => row.map((cell, i) => cell + ' '.repeat(widths[i]! - widthOf(cell))).join('  '))
    .map((line) => `  ${line.trimEnd()}`)
    .join('\n');
}

function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 0);
}
