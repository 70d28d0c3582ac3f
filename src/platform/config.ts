/** What the machine is told from outside, read once: addresses, folders, limits. */

import type { BucketSetting } from './files-bucket.ts';
import type { OidcSetting } from './oidc.ts';
import { readProxies, type Trusts } from './proxy.ts';
import type { SmsSetting } from './sms.ts';
import type { WechatSetting } from './wechat.ts';

export type Config = {
  host: string;
  port: number;
  /** The address people use, without a slash at the end; decides cookies' Secure and the allowed Origin. */
  origin: string;
  /** The keeper's own reverse proxies; none unless said. */
  proxies: Trusts | undefined;
  databaseUrl: string;
  dataDir: string;
  distDir: string;
  logLevel: string;
  /** How long a page may be shown again to people who are not signed in; 0 draws each anew. */
  keepPagesMs: number;
  /** The mail server of the keeper; without it letters stand in the inbox only. */
  mail: { url: string; from: string } | undefined;
  /** Hosts of the keeper's own chat gateways, beside the public ones: `host` or `host:port`. */
  robotHosts: readonly string[];
  /** How many days after the end of a vote it can still be said whose a vote was. */
  voteKeyDays: number;
  /** How many films are made playable at once. */
  filmsAtOnce: number;
  /** The S3-compatible store that keeps the files; without it they are kept in the data folder. */
  bucket: BucketSetting | undefined;
  /** Where the keeper's clamd listens: `host:port` or the path of its socket; without it nothing is scanned. */
  clamd: string | undefined;
  /** The key of this installation, where several machines share one; else it lies in the data folder. */
  key: string | undefined;
  /** By what people prove who they are: a gateway of short messages, a provider of the keeper's, WeChat. */
  sms: SmsSetting | undefined;
  oidc: (OidcSetting & { name: string | undefined }) | undefined;
  wechat: WechatSetting | undefined;
};

/** Reads the environment; what is missing has a default that suits a loopback demo. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const host = env.HOST ?? '127.0.0.1';
  const port = Number(env.PORT ?? 8086);
  return {
    host,
    port,
    origin: env.TONGXIN_ORIGIN ?? `http://${host}:${port}`,
    proxies: env.TONGXIN_TRUSTED_PROXIES ? readProxies(env.TONGXIN_TRUSTED_PROXIES) : undefined,
    databaseUrl: env.TONGXIN_DATABASE ?? env.DATABASE_URL ?? '',
    dataDir: env.TONGXIN_DATA ?? 'data',
    distDir: env.TONGXIN_DIST ?? 'dist',
    logLevel: env.LOG_LEVEL ?? 'info',
    keepPagesMs: Number(env.TONGXIN_KEEP_PAGES_MS ?? 1000),
    mail:
      env.TONGXIN_SMTP_URL && env.TONGXIN_MAIL_FROM
        ? { url: env.TONGXIN_SMTP_URL, from: env.TONGXIN_MAIL_FROM }
        : undefined,
    bucket: readBucket(env),
    clamd: env.TONGXIN_CLAMD || undefined,
    key: env.TONGXIN_KEY || undefined,
    ...readProving(env),
    robotHosts: (env.TONGXIN_ROBOT_HOSTS ?? '').split(/[\s,]+/).filter(Boolean),
    voteKeyDays: Math.max(30, Number(env.TONGXIN_VOTE_KEY_DAYS ?? 180) || 180),
    filmsAtOnce: Math.min(16, Math.max(1, Number(env.TONGXIN_FILMS_AT_ONCE ?? 1) || 1)),
  };
}

/** The ways of proving: each whole or not there; a half one refuses to start. */
function readProving(env: NodeJS.ProcessEnv): Pick<Config, 'sms' | 'oidc' | 'wechat'> {
  const { TONGXIN_SMS_URL: url, TONGXIN_SMS_KEY: key, TONGXIN_SMS_TEMPLATE: template } = env;
  const {
    TONGXIN_OIDC_ISSUER: issuer,
    TONGXIN_OIDC_CLIENT: clientId,
    TONGXIN_OIDC_SECRET: clientSecret,
  } = env;
  const { TONGXIN_WECHAT_APP: appId, TONGXIN_WECHAT_SECRET: secret } = env;
  const oidc = issuer && clientId && clientSecret ? { issuer, clientId, clientSecret } : undefined;
  return {
    sms: url && key && template ? { url, key, template } : undefined,
    oidc: oidc && {
      ...oidc,
      name: env.TONGXIN_OIDC_NAME || undefined,
      isInsecure: oidc.issuer.startsWith('http:'),
    },
    wechat:
      appId && secret
        ? {
            appId,
            secret,
            openBase: env.TONGXIN_WECHAT_OPEN || undefined,
            apiBase: env.TONGXIN_WECHAT_API || undefined,
          }
        : undefined,
  };
}

/** The bucket's settings, all four or none. */
function readBucket(env: NodeJS.ProcessEnv): BucketSetting | undefined {
  const { S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_KEY: key, S3_SECRET: secret } = env;
  if (!endpoint || !bucket || !key || !secret) return undefined;
  const cacheBytesMax = Math.max(1, Number(env.S3_CACHE_GB ?? 20) || 20) * 1_073_741_824;
  return { endpoint, bucket, key, secret, region: env.S3_REGION ?? 'us-east-1', cacheBytesMax };
}
