/** What the machine is told from outside, read once: addresses, folders, limits. */

export type Config = {
  host: string;
  port: number;
  /** The address people use, without a slash at the end; decides cookies' Secure and the allowed Origin. */
  origin: string;
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
};

/** Reads the environment; what is missing has a default that suits a loopback demo. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const host = env.HOST ?? '127.0.0.1';
  const port = Number(env.PORT ?? 8086);
  return {
    host,
    port,
    origin: env.TONGXIN_ORIGIN ?? `http://${host}:${port}`,
    databaseUrl: env.TONGXIN_DATABASE ?? env.DATABASE_URL ?? '',
    dataDir: env.TONGXIN_DATA ?? 'data',
    distDir: env.TONGXIN_DIST ?? 'dist',
    logLevel: env.LOG_LEVEL ?? 'info',
    keepPagesMs: Number(env.TONGXIN_KEEP_PAGES_MS ?? 1000),
    mail:
      env.TONGXIN_SMTP_URL && env.TONGXIN_MAIL_FROM
        ? { url: env.TONGXIN_SMTP_URL, from: env.TONGXIN_MAIL_FROM }
        : undefined,
    robotHosts: (env.TONGXIN_ROBOT_HOSTS ?? '').split(/[\s,]+/).filter(Boolean),
  };
}
