/** Headers that keep pages to themselves, and the test that a change was asked for by our own page. */

/**
 * Scripts and styles come only from our own files: stricter than a nonce, since no inline script exists.
 * See docs/decisions/0015. Trusted types are required, so no text becomes markup in the browser (AC-212).
 */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  // The one policy there is makes the address of a worker that keeps a page for times without a network.
  'trusted-types page-worker',
].join('; ');

/** A page that any site may frame: nothing is sent from it, and nobody is signed in on it (AC-153). */
export function framedHeaders(): [string, string][] {
  return [
    ['content-type', 'text/html; charset=utf-8'],
    [
      'content-security-policy',
      contentSecurityPolicy
        .replace("frame-ancestors 'none'", 'frame-ancestors *')
        .replace("form-action 'self'", "form-action 'none'"),
    ],
    ['cross-origin-resource-policy', 'cross-origin'],
    ['cache-control', 'no-cache'],
    ['vary', 'Accept-Language, Accept-Encoding'],
  ];
}

/** Whether an answer says itself that any site may frame it; then the older header must not say the opposite. */
export function isFramed(headers: Headers): boolean {
  return headers.get('content-security-policy')?.includes('frame-ancestors *') ?? false;
}

/** The headers of a page of its own; what a signed-in person sees is kept nowhere (AC-053). */
export function pageHeaders(signedIn: boolean): [string, string][] {
  return [
    ['content-type', 'text/html; charset=utf-8'],
    ['cache-control', signedIn ? 'private, no-store' : 'no-cache'],
    ['vary', 'Cookie, Accept-Language, Accept-Encoding'],
  ];
}

/** The headers of every answer that does not bring stricter ones of its own. */
export function securityHeaders(origin: string): [string, string][] {
  const headers: [string, string][] = [
    ['content-security-policy', contentSecurityPolicy],
    ['x-content-type-options', 'nosniff'],
    ['referrer-policy', 'same-origin'],
    ['cross-origin-opener-policy', 'same-origin'],
    ['cross-origin-resource-policy', 'same-origin'],
    ['permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=()'],
    ['x-frame-options', 'DENY'],
  ];
  if (origin.startsWith('https:'))
    headers.push(['strict-transport-security', 'max-age=31536000; includeSubDomains']);
  return headers;
}

/** Whether a state change was asked for from our own origin (AC-210): a missing or foreign Origin is refused. */
export function isOwnOrigin(header: (name: string) => string | undefined, origin: string): boolean {
  const site = header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin') return false;
  const claimed = header('origin');
  return claimed === origin || (claimed !== undefined && isSameLoopback(claimed, origin));
}

/** On the machine itself people write localhost or 127.0.0.1; both mean this server when the port agrees. */
function isSameLoopback(claimed: string, origin: string): boolean {
  const names = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;
  const [mine, theirs] = [origin.match(names), claimed.match(names)];
  return mine !== null && theirs !== null && mine[2] === theirs[2];
}

/**
 * Where to go after signing in: a path of this site, or home (AC-020). Anything a browser could read as another
 * host or scheme is refused: `//`, backslashes, control characters, encoded slashes.
 */
export function ownPath(wanted: string | undefined, home = '/'): string {
  if (!wanted || wanted.length > 300) return home;
  if (!/^\/(?![/\\])[^\\\u0000-\u001f\u007f]*$/.test(wanted) || /%(2f|5c|0[0-9a-f]|1[0-9a-f])/i.test(wanted))
    return home;
  return wanted;
}
