/** The word "exif": a JPEG without its camera's record, taken out of the file without touching one pixel. */

const marker = {
  soi: 0xd8,
  eoi: 0xd9,
  sos: 0xda,
  app0: 0xe0,
  app1: 0xe1,
  app2: 0xe2,
  app14: 0xee,
  com: 0xfe,
};

/** Markers that stand alone, without a length. */
const isBare = (code: number): boolean => code === 0x01 || (code >= 0xd0 && code <= 0xd9);

/** Kept: the picture's own tables, JFIF, colour profiles and Adobe's colour transform. All else could tell a place. */
function isKept(code: number, segment: Uint8Array): boolean {
  if (code === marker.com) return false;
  if (code < marker.app0 || code > 0xef) return true;
  if (code === marker.app0) return startsWith(segment, 'JFIF\0') && segment[16] === 0 && segment[17] === 0;
  if (code === marker.app2) return startsWith(segment, 'ICC_PROFILE\0');
  return code === marker.app14 && startsWith(segment, 'Adobe');
}

/** Whether a segment's content, after marker and length, begins with these characters. */
function startsWith(segment: Uint8Array, words: string): boolean {
  return [...words].every((character, index) => segment[4 + index] === character.charCodeAt(0));
}

/** Which way up the camera was held, from 1 to 8, as the record says. */
export function orientationOf(segment: Uint8Array): number | undefined {
  if (!startsWith(segment, 'Exif\0\0') || segment.length < 24) return undefined;
  const tiff = new DataView(segment.buffer, segment.byteOffset + 10, segment.length - 10);
  const isLittle = tiff.getUint16(0) === 0x4949;
  const directory = tiff.getUint32(4, isLittle);
  if (directory + 2 > tiff.byteLength) return undefined;
  const entries = tiff.getUint16(directory, isLittle);
  for (let at = directory + 2, n = 0; n < entries && at + 12 <= tiff.byteLength; n++, at += 12) {
    if (tiff.getUint16(at, isLittle) !== 0x0112) continue;
    const value = tiff.getUint16(at + 8, isLittle);
    return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}

/** A record that says nothing but which way is up. */
function orientationSegment(orientation: number): Uint8Array {
  const record = [
    0x4d,
    0x4d,
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    0x01,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  ];
  const name = [...'Exif\0\0'].map((character) => character.charCodeAt(0));
  return new Uint8Array([0xff, marker.app1, 0, 2 + name.length + record.length, ...name, ...record]);
}

/** Where the next marker stands after the coded picture that begins at `from`. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 0xff) continue;
    const code = bytes[at + 1]!;
    if (code !== 0 && code !== 0xff && !(code >= 0xd0 && code <= 0xd7)) return at;
  }
  return -1;
}

/**
 * The same picture without place, time, camera, author, comments, thumbnails and whatever was hung on behind its end;
 * which way is up stays. Undefined where the bytes are no JPEG that can be read to its end.
 */
export function withoutRecord(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== marker.soi) return undefined;
  const kept: Uint8Array[] = [];
  let orientation: number | undefined;
  for (let at = 2; ; ) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at++;
    const code = bytes[at + 1];
    if (bytes[at] !== 0xff || code === undefined || code === 0) return undefined;
    if (code === marker.eoi) break;
    if (isBare(code)) return undefined;
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    const next = at + 2 + length;
    if (length < 2 || next > bytes.length) return undefined;
    const segment = bytes.subarray(at, next);
    if (code === marker.app1) orientation ??= orientationOf(segment);
    const end = code === marker.sos ? endOfScan(bytes, next) : next;
    if (end < 0) return undefined;
    if (isKept(code, segment)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return joined(kept, orientation);
}

function joined(kept: readonly Uint8Array[], orientation: number | undefined): Uint8Array {
  const upright = orientation && orientation > 1 ? [orientationSegment(orientation)] : [];
  const parts = [new Uint8Array([0xff, marker.soi]), ...upright, ...kept, new Uint8Array([0xff, marker.eoi])];
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
