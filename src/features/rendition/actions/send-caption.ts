/** Subtitles come as a file: read as text in the encodings people have, then saved like any other. */

import { readFile } from 'node:fs/promises';
import type { Language } from '../../../kernel/text.ts';
import { type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { ReceivedFile } from '../../../platform/body.ts';
import type { Doing } from '../../../platform/db.ts';
import type { Files } from '../../../platform/files.ts';
import { captionBytesMax } from '../caption.ts';
import type { Held } from '../held.ts';
import { cuesOf, keepCaption } from './save-caption.ts';

const field = 'file';

/** UTF-8, UTF-16 with its mark, else GB 18030, in which many programs here still write. */
export function textOf(bytes: Uint8Array): string | undefined {
  const mark = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8';
  for (const encoding of [mark, 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {}
  }
  return undefined;
}

/** Reads what was sent; the bytes themselves are not kept. */
export function sendCaption(files: Pick<Files, 'quarantinePathOf' | 'discard'>) {
  return async (
    doing: Doing,
    held: Held,
    saving: { language: Language; version: number },
    file: ReceivedFile | undefined,
  ): Promise<Outcome<Language>> => {
    if (!file || file.sizeBytes === 0) return refuse('shape.required', undefined, field);
    const bytes =
      file.sizeBytes > captionBytesMax ? undefined : await readFile(files.quarantinePathOf(file.token));
    await files.discard(file.token);
    const text = bytes && textOf(bytes);
    if (text === undefined) return refuse('rendition.caption-unreadable', undefined, field);
    const cues = cuesOf(text, field);
    return cues.ok ? keepCaption(doing, held, { ...saving, source: 'uploaded', cues: cues.value }) : cues;
  };
}
