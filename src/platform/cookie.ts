/** Cookies: their names, how they are set, how one is read. */

/** The cookies' names; the __Host- prefix where the site has https (AC-215). */
export function cookieName(name: string, origin: string): string {
  return origin.startsWith('https:') ? `__Host-${name}` : name;
}

/** One Set-Cookie value, HttpOnly and SameSite=Lax; `maxAgeSeconds` 0 takes it away. */
export function setCookie(name: string, value: string, origin: string, maxAgeSeconds: number): string {
  const secure = origin.startsWith('https:') ? '; Secure' : '';
  return `${cookieName(name, origin)}=${encodeURIComponent(value)}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}${secure}`;
}

/** The value of one cookie of a request, if it is there and readable. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const cut = part.indexOf('=');
    if (cut > 0 && part.slice(0, cut).trim() === name) {
      try {
        return decodeURIComponent(part.slice(cut + 1).trim());
      } catch {
        return undefined;
      }
    }
  }
  return undefined;
}
