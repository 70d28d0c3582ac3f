/** How measures are said: lengths as 5:12, sizes as 48.3 MB. The same in every language. */

/** Papers and the computers of their readers count 1024 × 1024 bytes as one MB. */
export const megabyte = 1_048_576;

/**
 * The length that counts: whole tenths of a second, begun ones not counted.
 * An encoder pads a five-minute song by some hundredths; that must not cost a maker the call.
 */
export function lengthOf(seconds: number): number {
  return Math.floor(seconds * 10 + 1e-6) / 10;
}

/** The frame rate that counts: the film rates of television (23.976, 29.97, 59.94) are what people call 24, 30, 60. */
export function frameRateOf(rate: number): number {
  const nominal = Math.round(rate);
  const isTelevision = Math.abs((nominal * 1000) / 1001 - rate) < 0.02;
  return isTelevision ? nominal : Math.round(rate * 100) / 100;
}

/** 5:12, 2:59.9, 1:02:03. */
export function sayLength(seconds: number): string {
  const tenths = Math.round(lengthOf(seconds) * 10);
  const whole = Math.floor(tenths / 10);
  const pad = (part: number): string => String(part).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  const clock = hours > 0 ? `${hours}:${pad(minutes)}:${pad(whole % 60)}` : `${minutes}:${pad(whole % 60)}`;
  return tenths % 10 === 0 ? clock : `${clock}.${tenths % 10}`;
}

const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/** 48.3 MB; below one MB in KB. */
export function saySize(bytes: number): string {
  const [unit, name] = bytes >= megabyte ? [megabyte, 'MB'] : [1024, 'KB'];
  const tenths = Math.round((bytes / unit) * 10) / 10;
  return `${Number.isInteger(tenths) ? tenths : tenths.toFixed(1)} ${name}`;
}

/** The size, and the very bytes where rounding would make it look like the limit itself. */
export function saySizeAgainst(bytes: number, limitBytes: number): string {
  const rounded = saySize(bytes);
  return rounded === saySize(limitBytes) && bytes !== limitBytes
    ? `${rounded} (${grouped(bytes)} B)`
    : rounded;
}
