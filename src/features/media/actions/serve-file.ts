/** A file is served as an HTTP answer. Who may see it has been decided above; here only how it is shown safely (AC-112). */

import type { ByteRange, Files } from '../../../platform/files.ts';
import { type Container, containers, type MediaFile, type RenditionName } from '../media.ts';
import type { MediaRoom } from './examine-file.ts';

export type Serving = {
  /** A picture made by us, instead of the bytes received. */
  rendition?: RenditionName;
  /** Save instead of show. */
  download?: boolean;
  /** Who may see it: `public` may be kept by caches and never gets the original of a picture (AC-093). */
  audience: 'public' | 'private';
};

/** The answer for one file: whole, a range (206), unchanged (304), outside (416), or nothing here (404). */
export function serveFile(room: MediaRoom, file: MediaFile, request: Request, serving: Serving): Response {
  const shown = bytesShown(file, serving);
  if (!shown || file.state !== 'kept') return new Response(null, { status: 404 });
  const { contentType } = containers[shown.container];
  const disposition = shown.isInline ? undefined : attachmentOf(file.originalName, shown.container);
  return serveBytes(room.files, request, { ...shown, contentType, disposition }, serving.audience);
}

/** Bytes of the store as they leave the house; `disposition` where they are saved, not shown. */
export type Outgoing = { sha256: string; sizeBytes: number; contentType: string; disposition?: string };

/** Any bytes that may be seen: whole, one range, or unchanged; sealed off from the pages they are shown on (AC-112). */
export function serveBytes(
  files: Pick<Files, 'read'>,
  request: Request,
  shown: Outgoing,
  audience: Serving['audience'],
): Response {
  const headers = headersOf(shown, audience);
  const isHead = request.method === 'HEAD';
  if (request.headers.get('if-none-match') === headers.get('etag'))
    return new Response(null, { status: 304, headers });
  const range = rangeAsked(request, headers.get('etag')!, shown.sizeBytes);
  if (range === 'outside') {
    return new Response(null, { status: 416, headers: { 'content-range': `bytes */${shown.sizeBytes}` } });
  }
  const sentBytes = range ? range.end - range.start + 1 : shown.sizeBytes;
  headers.set('content-length', String(sentBytes));
  if (range) headers.set('content-range', `bytes ${range.start}-${range.end}/${shown.sizeBytes}`);
  const body = isHead ? null : files.read(shown.sha256, range);
  return new Response(body, { status: range ? 206 : 200, headers });
}

type Shown = { sha256: string; sizeBytes: number; container: Container; isInline: boolean };

function bytesShown(file: MediaFile, { rendition, download, audience }: Serving): Shown | undefined {
  if (rendition) {
    const made = file.renditions.find((candidate) => candidate.name === rendition);
    return made && { ...made, isInline: !download };
  }
  if (file.kind === 'picture' && audience === 'public') return undefined;
  const canPlay = file.kind === 'video' || file.kind === 'audio';
  return { ...file, isInline: canPlay && !download };
}

function headersOf(shown: Outgoing, audience: Serving['audience']): Headers {
  const headers = new Headers({
    'content-type': shown.contentType,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'accept-ranges': 'bytes',
    etag: `"${shown.sha256}"`,
    'cache-control': audience === 'public' ? 'public, max-age=3600' : 'private, no-store',
  });
  if (shown.disposition) headers.set('content-disposition', shown.disposition);
  return headers;
}

/** RFC 6266: a plain name for old programs, the true one beside it; the ending is that of the bytes (AC-081). */
export function attachmentOf(originalName: string, container: Container): string {
  const { extension } = containers[container];
  const stem = originalName.replace(/\.[A-Za-z0-9]{1,5}$/, '').replace(/[/\\:*?"<>|]/g, '_') || 'file';
  const coded = encodeURIComponent(`${stem}.${extension}`).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="file.${extension}"; filename*=UTF-8''${coded}`;
}

/** The one range asked for. Several at once are answered with the whole file, never with many parts (AC-121). */
export function rangeAsked(
  request: Request,
  etag: string,
  sizeBytes: number,
): ByteRange | 'outside' | undefined {
  const asked = request.headers.get('range');
  const condition = request.headers.get('if-range');
  const parts =
    asked && (!condition || condition === etag) ? /^bytes=(\d{0,15})-(\d{0,15})$/.exec(asked) : null;
  if (!parts || (parts[1] === '' && parts[2] === '')) return undefined;
  const [first, last] = [parts[1]!, parts[2]!];
  const start = first === '' ? Math.max(0, sizeBytes - Number(last)) : Number(first);
  const end = first === '' || last === '' ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1);
  if (first !== '' && last !== '' && Number(last) < start) return undefined;
  return start >= sizeBytes || end < start ? 'outside' : { start, end };
}
