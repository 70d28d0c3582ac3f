/** Pages of the site kept for a moment as bytes, and shown again to people who are not signed in. */

import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { cookieName, readCookie } from './cookie.ts';
import { pageHeaders, securityHeaders } from './security.ts';

type KeptPage = { at: number; endsAt: number; head: string[]; body: Buffer; gzip?: Buffer; isAsked: boolean };

const pagesMax = 500;

/**
 * A kept page answers before anything of the request is read but its address, its cookies and its language. From half
 * of its time on one request draws it anew while all others still see it, so that a crowd never draws one page at once.
 */
export class KeptPages {
  private readonly pages = new Map<string, KeptPage>();
  private readonly keepMs: number;
  private readonly origin: string;
  private readonly names: string[];

  constructor(keepMs: number, origin: string) {
    this.keepMs = keepMs;
    this.origin = origin;
    // Who is signed in, or is to be told something, never sees a kept page.
    this.names = [cookieName('tongxin', origin), 'told'];
  }

  /** Answers from what is kept; false when the request has to take the long way. */
  answer(request: IncomingMessage, response: ServerResponse): boolean {
    if (request.method !== 'GET' || this.pages.size === 0) return false;
    const key = this.keyOf(request.url ?? '', request.headers);
    const page = key === undefined ? undefined : this.pages.get(key);
    if (!page) return false;
    const now = performance.now();
    const age = now - page.at;
    if (age >= this.keepMs || now >= page.endsAt) return false;
    if (age >= this.keepMs / 2 && !page.isAsked) {
      page.isAsked = true;
      return false;
    }
    const isGzip = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
    // Packed once for all who share it within its moment.
    if (isGzip) page.gzip ??= gzipSync(page.body);
    const body = (isGzip && page.gzip) || page.body;
    const packed = isGzip ? ['content-encoding', 'gzip'] : [];
    response.writeHead(200, [...page.head, ...packed, 'content-length', String(body.length)]);
    response.end(body);
    return true;
  }

  /**
   * Keeps a page as it was at an instant; not for those whose cookies make them somebody, and for no longer than
   * `turnsInMs`, where it is known to be another page after that.
   */
  keep(
    request: { url: string; headers: Headers },
    markup: string,
    at: number,
    turnsInMs = Number.POSITIVE_INFINITY,
  ): void {
    const { pathname, search } = new URL(request.url);
    const [cookie, language] = ['cookie', 'accept-language'].map(
      (name) => request.headers.get(name) ?? undefined,
    );
    const key = this.keyOf(pathname + search, { cookie, 'accept-language': language });
    if (key === undefined || this.keepMs <= 0 || turnsInMs <= 0) return;
    if (this.pages.size >= pagesMax) this.pages.clear();
    const body = Buffer.from(markup);
    const head = [...pageHeaders(false), ...securityHeaders(this.origin)];
    this.pages.set(key, { at, endsAt: at + turnsInMs, head: head.flat(), body, isAsked: false });
  }

  /** All that a page for anyone depends on; nothing for who is somebody. The language asked for is in the address. */
  private keyOf(
    url: string,
    headers: Pick<IncomingHttpHeaders, 'cookie' | 'accept-language'>,
  ): string | undefined {
    const { cookie } = headers;
    if (cookie !== undefined && this.names.some((name) => readCookie(cookie, name) !== undefined))
      return undefined;
    return `${readCookie(cookie, 'lang') ?? ''} ${prefers(headers['accept-language'])} ${url}`;
  }
}

/** The language a browser asks for, where the person has not chosen one. */
export function prefers(acceptLanguage: string | undefined): 'zh' | 'en' {
  return acceptLanguage?.slice(0, 2).toLowerCase() === 'en' ? 'en' : 'zh';
}
