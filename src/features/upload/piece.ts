/** How large the next piece is and how long the rest will take, from how the last ones went. Pure, for the browser. */

export const pieceBytesFirst = 1_048_576;
const pieceBytesMin = 131_072;
const pieceBytesMax = 16_777_216;
/** A piece should take so long: short enough to lose little, long enough that asking costs nothing. */
const pieceMsWanted = 4000;

/** After a piece went through: nearer to the wanted time, at most twice as large. */
export function nextPieceBytes(bytes: number, tookMs: number): number {
  const fitting = (bytes / Math.max(tookMs, 1)) * pieceMsWanted;
  return clamped(Math.min(fitting, bytes * 2));
}

/** After a piece was lost: half of it. */
export function smallerPieceBytes(bytes: number): number {
  return clamped(bytes / 2);
}

const clamped = (bytes: number): number =>
  Math.round(Math.min(Math.max(bytes, pieceBytesMin), pieceBytesMax));

/** How long to wait before the n-th try in a row without a byte gained: at once, then up to half a minute. */
export function pauseMs(tries: number): number {
  return tries <= 0 ? 0 : Math.min(1000 * 2 ** (tries - 1), 30_000);
}

/** The pace of a line, newer moments counting more; bytes a millisecond. */
export function paceOf(before: number | undefined, bytes: number, tookMs: number): number | undefined {
  if (tookMs <= 0 || bytes < 0) return before;
  const now = bytes / tookMs;
  return before === undefined ? now : before * 0.7 + now * 0.3;
}

/** Seconds until the rest is there; nothing while no pace is known. */
export function secondsLeft(pace: number | undefined, restBytes: number): number | undefined {
  return pace ? Math.ceil(restBytes / pace / 1000) : undefined;
}

/** In the unit in which people say it. */
export function roundedLeft(seconds: number): { unit: 'seconds' | 'minutes' | 'hours'; count: number } {
  if (seconds < 60) return { unit: 'seconds', count: Math.max(1, Math.ceil(seconds)) };
  if (seconds < 5400) return { unit: 'minutes', count: Math.ceil(seconds / 60) };
  return { unit: 'hours', count: Math.round(seconds / 3600) };
}

/** What tells a file from others on this device, without saying what it is called. */
export function fingerprintOf(
  file: { name: string; size: number; lastModified: number },
  purpose: string,
): string {
  const words = [purpose, file.name, file.size, file.lastModified].join('\n');
  // FNV-1a twice with different beginnings: enough to tell the files of one device apart.
  const hash = (seed: number) => {
    let value = seed;
    for (let i = 0; i < words.length; i++) value = Math.imul(value ^ words.charCodeAt(i), 16_777_619) >>> 0;
    return value.toString(16).padStart(8, '0');
  };
  return hash(2_166_136_261) + hash(3_735_928_559) + file.size.toString(16);
}
