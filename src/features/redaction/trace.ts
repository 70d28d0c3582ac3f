/** The word "trace": what of a work and its files may tell whose it is, and what becomes of it. Bytes are only read here. */

import type { FileId } from '../../kernel/id.ts';
import type { RangeReader } from '../media/box-guard.ts';
import type { MediaFile } from '../media/media.ts';
import { countPhrase, type Name, type Veil } from './redaction.ts';

/** Where it was found. */
export const traceKinds = [
  ...[
    'title',
    'summary',
    'answers',
    'link',
    'file-name',
    'camera',
    'taken-place',
    'film',
    'document',
    'bytes',
  ],
] as const;
export type TraceKind = (typeof traceKinds)[number];
/** Hidden in the words, stripped because only what we make ourselves is served, or for people to look at. */
export type Remedy = 'hidden' | 'stripped' | 'look';
export type Trace = { kind: TraceKind; found: string; remedy: Remedy; fileId?: FileId; fileName?: string };

type Words = { title: string; summary: string; answers: string; link?: string };

/** Names in the words of a work: hidden, unless they were kept by hand. */
export function tracesOfWords(words: Words, { names, phrases }: Pick<Veil, 'names' | 'phrases'>): Trace[] {
  const texts = names.map(({ text }) => text);
  const all = [...new Set([...texts, ...phrases])];
  const found = (['title', 'summary', 'answers'] as const).flatMap((kind) =>
    all
      .filter((phrase) => phrases.includes(phrase) && countPhrase(words[kind], phrase) > 0)
      .map((phrase): Trace => ({ kind, found: phrase, remedy: 'hidden' })),
  );
  return words.link ? [...found, { kind: 'link', found: words.link, remedy: 'look' }] : found;
}

const utf16 = (text: string, isLittle: boolean): Uint8Array => {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), isLittle);
  return bytes;
};

/** The names that stand in bytes, in one of the three ways in which programs write them. */
export function namesInBytes(bytes: Uint8Array, names: readonly Pick<Name, 'text'>[]): string[] {
  const held = latin1(bytes);
  const written = (text: string) => [new TextEncoder().encode(text), utf16(text, true), utf16(text, false)];
  const isIn = (text: string) => written(text).some((one) => held.includes(latin1(one)));
  return [...new Set(names.map(({ text }) => text).filter(isIn))];
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 32_768)
    text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return text;
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t' };

/** Who a PDF says has written it, where it says so in the open; a document may hold more than we can read. */
export function documentAuthor(bytes: Uint8Array): string | undefined {
  const text = latin1(bytes);
  const plain = /\/Author\s*\(((?:\\[\s\S]|[^\\()]){1,400})\)/.exec(text)?.[1];
  const coded = /\/Author\s*<([0-9A-Fa-f\s]{2,800})>/.exec(text)?.[1]?.replace(/\s/g, '');
  const told = /<dc:creator>[\s\S]{0,200}?<rdf:li[^>]*>([^<]{1,200})<\/rdf:li>/.exec(text)?.[1];
  const raw = plain?.replace(/\\([\s\S])/g, (_, sign: string) => escapes[sign] ?? sign);
  const hex = coded && Uint8Array.from(coded.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const author = raw ? readString(raw) : hex ? readString(latin1(hex)) : told && readUtf8(told);
  return author?.trim() || undefined;
}

/** A string of a PDF: UTF-16 with its mark, else one byte a sign. */
function readString(text: string): string {
  if (!text.startsWith('\xfe\xff')) return text;
  const bytes = Uint8Array.from(text.slice(2), (sign) => sign.charCodeAt(0));
  return new TextDecoder('utf-16be').decode(bytes);
}

const readUtf8 = (text: string): string =>
  new TextDecoder().decode(Uint8Array.from(text, (sign) => sign.charCodeAt(0)));

const filmNames = /\xa9(?:ART|aut|wrt|nam|cmt|xyz)|com\.apple\.quicktime\.(?:author|artist|location)|cprt/;
const partBytes = 262_144;

/** What one file tells: its name, its bytes, the camera's record, who a document says has written it. */
export async function tracesOfFile(
  file: MediaFile,
  names: readonly Name[],
  read: RangeReader,
): Promise<Trace[]> {
  const of = { fileId: file.id, fileName: file.originalName };
  const head = await read(0, Math.min(partBytes, file.sizeBytes));
  const tail =
    file.sizeBytes > partBytes
      ? await read(Math.max(partBytes, file.sizeBytes - partBytes), file.sizeBytes)
      : new Uint8Array();
  const parts = [head, tail];
  const isDocument = file.kind === 'document';
  const author = isDocument ? parts.map(documentAuthor).find(Boolean) : undefined;
  const remedy: Remedy = isDocument ? 'look' : 'stripped';
  const named = names.filter(({ text }) => countPhrase(file.originalName, text) > 0);
  const held = [...new Set(parts.flatMap((part) => namesInBytes(part, names)))];
  const isTold = file.kind === 'video' && parts.some((part) => filmNames.test(latin1(part)));
  return [
    ...named.map(({ text }): Trace => ({ ...of, kind: 'file-name', found: text, remedy: 'stripped' })),
    ...held.map((text): Trace => ({ ...of, kind: 'bytes', found: text, remedy })),
    ...(file.measured.hasExif
      ? [{ ...of, kind: 'camera' as const, found: '', remedy: 'stripped' as const }]
      : []),
    ...(file.measured.hasPlace
      ? [{ ...of, kind: 'taken-place' as const, found: '', remedy: 'stripped' as const }]
      : []),
    ...(isTold ? [{ ...of, kind: 'film' as const, found: '', remedy: 'stripped' as const }] : []),
    ...(isDocument
      ? [{ ...of, kind: 'document' as const, found: author ?? '', remedy: 'look' as const }]
      : []),
  ];
}
