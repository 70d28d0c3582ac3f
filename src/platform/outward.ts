/** Requests to other machines: only to named hosts, at an address looked up once, without redirects, short and small. */

import { lookup } from 'node:dns/promises';
import { request as requestPlain } from 'node:http';
import { request as requestTls } from 'node:https';
import { BlockList, isIP } from 'node:net';

/** Hosts of chat robots that everybody may name; by https on its own port, at a public address only. */
export const publicHosts: readonly string[] = ['qyapi.weixin.qq.com', 'oapi.dingtalk.com', 'open.feishu.cn'];

export type OutwardAnswer =
  | { ok: true; status: number; text: string }
  | { ok: false; trouble: 'address' | 'unreachable' | 'timeout' | 'too-large' };

export type Outward = {
  /** Whether an address may be written to at all; asked when it is kept, and again whenever it is used (AC-222). */
  isOpenTo: (address: string) => boolean;
  postJson: (address: string, value: unknown) => Promise<OutwardAnswer>;
};

const answerBytesMax = 65_536;
const answerMs = 5000;

const inner = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  inner.addSubnet(net, bits, 'ipv4');
const outer = new BlockList();
outer.addSubnet('2000::', 3, 'ipv6');
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  inner.addSubnet(net, bits, 'ipv6');

/** Whether a number address belongs to the open internet; what maps onto IPv4 or tunnels does not. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !inner.check(address, 'ipv4');
  return isIP(address) === 6 && outer.check(address, 'ipv6') && !inner.check(address, 'ipv6');
}

type Target = { url: URL; own: boolean };

/** The target an address names, if it is one of the hosts: spelled plainly, without user, fragment or other port (AC-220). */
function targetOf(address: string, ownHosts: readonly string[]): Target | undefined {
  if (address.length > 500 || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.username || url.password || url.hash || url.hostname.endsWith('.')) return undefined;
  const own = ownHosts.includes(url.host) || ownHosts.includes(url.hostname);
  if (own) return url.protocol === 'https:' || url.protocol === 'http:' ? { url, own } : undefined;
  const isNamed = publicHosts.includes(url.host) && url.protocol === 'https:';
  return isNamed ? { url, own } : undefined;
}

/** Asks for all addresses of a name, as node:dns does. */
export type Lookup = (
  hostname: string,
  options: { all: true },
) => Promise<{ address: string; family: number }[]>;

/**
 * Opens the way out. `ownHosts` are the keeper's own gateways (`host` or `host:port`): for them http and inner addresses
 * are allowed, since the keeper named them.
 */
export function openOutward(
  ownHosts: readonly string[] = [],
  limitMs = answerMs,
  asks: Lookup = lookup,
): Outward {
  return {
    isOpenTo: (address) => targetOf(address, ownHosts) !== undefined,
    postJson: async (address, value) => {
      const target = targetOf(address, ownHosts);
      if (!target) return { ok: false, trouble: 'address' };
      const hostname = target.url.hostname.replace(/^\[|\]$/g, '');
      const found = await asks(hostname, { all: true }).catch(() => []);
      if (found.length === 0) return { ok: false, trouble: 'unreachable' };
      // One inner address among the answers is enough to refuse: a name that flips is no name to trust (AC-221).
      if (!target.own && !found.every((one) => isPublicAddress(one.address)))
        return { ok: false, trouble: 'address' };
      return post(target.url, found[0]!, JSON.stringify(value), limitMs);
    },
  };
}

/** Sends to the one address that was looked up; whatever is longer or slower than allowed is cut off (AC-223). */
function post(
  url: URL,
  pinned: { address: string; family: number },
  body: string,
  limitMs: number,
): Promise<OutwardAnswer> {
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(limitMs);
    const send = url.protocol === 'https:' ? requestTls : requestPlain;
    const outgoing = send(
      url,
      {
        method: 'POST',
        agent: false,
        signal,
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'content-length': Buffer.byteLength(body),
        },
        lookup: (_name, options, told) => {
          if (options.all) told(null, [pinned]);
          else told(null, pinned.address, pinned.family);
        },
      },
      (incoming) => {
        const parts: Buffer[] = [];
        let sizeBytes = 0;
        incoming.on('data', (part: Buffer) => {
          sizeBytes += part.length;
          if (sizeBytes > answerBytesMax) {
            outgoing.destroy();
            resolve({ ok: false, trouble: 'too-large' });
          } else parts.push(part);
        });
        incoming.on('end', () =>
          resolve({
            ok: true,
            status: incoming.statusCode ?? 0,
            text: Buffer.concat(parts).toString('utf8'),
          }),
        );
        incoming.on('error', () =>
          resolve({ ok: false, trouble: signal.aborted ? 'timeout' : 'unreachable' }),
        );
      },
    );
    outgoing.on('error', () => resolve({ ok: false, trouble: signal.aborted ? 'timeout' : 'unreachable' }));
    outgoing.end(body);
  });
}
