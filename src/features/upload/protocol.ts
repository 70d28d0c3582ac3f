/** The words of tus 1.0.0 as headers carry them: read strictly, answered the same way everywhere. */

import { isExpired, purposeShape, type Upload } from './upload.ts';

export const tusVersion = '1.0.0';
const checksumAlgorithms = ['sha1', 'sha256'] as const;
export type Checksum = { algorithm: (typeof checksumAlgorithms)[number]; base64: string };

const base64Shape = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** A whole number of bytes; nothing for what is negative, fractional or beyond what a number holds. */
export function readBytes(raw: string | null): number | undefined {
  if (raw === null || !/^\d{1,16}$/.test(raw)) return undefined;
  const bytes = Number(raw);
  return Number.isSafeInteger(bytes) ? bytes : undefined;
}

/** `Upload-Metadata: filename <base64>,purpose <base64>`; nothing when it is no such list. */
export function readMetadata(raw: string | null): Map<string, string> | undefined {
  const read = new Map<string, string>();
  for (const pair of (raw ?? '').split(',').map((one) => one.trim())) {
    if (pair === '') continue;
    const [key = '', coded = '', more] = pair.split(' ');
    const isSound = /^[\x21-\x7e]{1,50}$/.test(key) && coded.length <= 2000 && base64Shape.test(coded);
    if (!isSound || more !== undefined || read.has(key) || read.size >= 10) return undefined;
    read.set(key, utf8Of(coded));
  }
  return read;
}

const utf8Of = (base64: string): string =>
  new TextDecoder().decode(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));

/** What an upload is for; a word that nobody knows is no purpose. */
export function readPurpose(metadata: ReadonlyMap<string, string>): string | undefined {
  const purpose = metadata.get('purpose') ?? '';
  return purposeShape.test(purpose) ? purpose : undefined;
}

/** `Upload-Checksum: sha256 <base64>`; `unknown` for an algorithm or a form that we do not read. */
export function readChecksum(raw: string | null): Checksum | 'unknown' | undefined {
  if (raw === null) return undefined;
  const [name = '', base64 = '', more] = raw.trim().split(' ');
  const algorithm = checksumAlgorithms.find((one) => one === name.toLowerCase().replace('-', ''));
  const isSound =
    algorithm !== undefined && /^[A-Za-z0-9+/]{26,43}={1,2}$/.test(base64) && more === undefined;
  return isSound ? { algorithm, base64 } : 'unknown';
}

/** What every answer says. */
export function headersOf(more: Record<string, string> = {}): Record<string, string> {
  return { 'tus-resumable': tusVersion, 'cache-control': 'no-store', ...more };
}

/** What this server can do. */
export function abilityHeaders(sizeBytesMax: number): Record<string, string> {
  return headersOf({
    'tus-version': tusVersion,
    'tus-extension': 'creation,termination,expiration,checksum',
    'tus-max-size': String(sizeBytesMax),
    'tus-checksum-algorithm': 'sha1,sha256',
  });
}

/** How far an upload has come, and until when the rest may follow. */
export function standHeaders(upload: Upload, now: Date): Record<string, string> {
  const stand = { 'upload-offset': String(upload.offsetBytes), 'upload-length': String(upload.sizeBytes) };
  const hasEnd = upload.state === 'arriving' && !isExpired(upload, now);
  return headersOf(hasEnd ? { ...stand, 'upload-expires': upload.expiresAt.toUTCString() } : stand);
}
