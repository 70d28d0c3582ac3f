/** Proof that what gives a name away is found in words, in bytes, in documents, and that films are served without it. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blanked, blankedStream, blanksOf } from './blank.ts';
import { documentAuthor, namesInBytes, tracesOfWords } from './trace.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const names = [{ kind: 'maker' as const, text: '黎静观' }];
const utf16be = (text: string) =>
  Uint8Array.from(Array.from(text).flatMap((sign) => [sign.charCodeAt(0) >> 8, sign.charCodeAt(0) & 255]));
const utf16le = (text: string) =>
  Uint8Array.from(Array.from(text).flatMap((sign) => [sign.charCodeAt(0) & 255, sign.charCodeAt(0) >> 8]));
const joined = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

describe('AC-163: traces', () => {
  test('in the words are told by where they stand; a link is for people to look at', () => {
    const words = {
      title: '黎静观的一天',
      summary: '无',
      answers: '"黎静观"',
      link: 'https://example.org/li',
    };
    expect(tracesOfWords(words, { names, phrases: ['黎静观'] }).map((one) => [one.kind, one.remedy])).toEqual(
      [
        ['title', 'hidden'],
        ['answers', 'hidden'],
        ['link', 'look'],
      ],
    );
    expect(tracesOfWords({ ...words, link: undefined }, { names, phrases: [] })).toEqual([]);
  });

  test('in bytes are found in every way in which programs write them', () => {
    for (const written of [bytesOf('黎静观'), utf16be('黎静观'), utf16le('黎静观')])
      expect(namesInBytes(joined(bytesOf('head'), written, bytesOf('tail')), names)).toEqual(['黎静观']);
    expect(namesInBytes(bytesOf('黎静'), names)).toEqual([]);
  });

  test('of a document are read plainly, coded, and as told', () => {
    expect(documentAuthor(bytesOf('<< /Author (Li \\(J\\)) /Title (x) >>'))).toBe('Li (J)');
    expect(documentAuthor(bytesOf('<< /Author <FEFF9ECE975989C2> >>'))).toBe('黎静观');
    expect(documentAuthor(joined(bytesOf('/Author (\u0000'), bytesOf(')')))).toBeDefined();
    expect(
      documentAuthor(bytesOf('<dc:creator><rdf:Seq><rdf:li>黎静观</rdf:li></rdf:Seq></dc:creator>')),
    ).toBe('黎静观');
    expect(documentAuthor(bytesOf('%PDF-1.7 nothing said'))).toBeUndefined();
  });

  test('any bytes may be read without an end of it', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => void documentAuthor(bytes)));
  });
});

const box = (name: string, content: Uint8Array): Uint8Array => {
  const head = new Uint8Array(8);
  new DataView(head.buffer).setUint32(0, content.length + 8);
  head.set(bytesOf(name), 4);
  return joined(head, content);
};
const film = joined(
  box('ftyp', bytesOf('isommp42')),
  box(
    'moov',
    joined(
      box('mvhd', new Uint8Array(20)),
      box('udta', bytesOf('©ART 黎静观')),
      box('trak', box('meta', bytesOf('Xining'))),
    ),
  ),
  box('mdat', bytesOf('the pictures themselves')),
);
const readerOf = (bytes: Uint8Array) => async (from: number, to: number) => bytes.subarray(from, to);

describe('AC-163: a film as it came', () => {
  test('is served without the boxes that tell of its maker, every other byte in its place', async () => {
    const blanks = await blanksOf(readerOf(film), film.length);
    const shown = blanked(film, 0, blanks);
    expect(blanks).toHaveLength(2);
    expect(shown).toHaveLength(film.length);
    expect(namesInBytes(shown, [...names, { text: 'Xining' }])).toEqual([]);
    const text = new TextDecoder('latin1').decode(shown);
    expect(text).toContain('the pictures themselves');
    expect(text.match(/free/g)).toHaveLength(2);
  });

  test('is the same in pieces as in one, wherever it is cut', async () => {
    const blanks = await blanksOf(readerOf(film), film.length);
    const whole = blanked(film, 0, blanks);
    await fc.assert(
      fc.asyncProperty(fc.nat(film.length - 1), fc.integer({ min: 1, max: 40 }), async (offset, size) => {
        const stream = new ReadableStream<Uint8Array>({
          start(out) {
            for (let at = offset; at < film.length; at += size) out.enqueue(film.subarray(at, at + size));
            out.close();
          },
        });
        const got = new Uint8Array(await new Response(blankedStream(stream, offset, blanks)).arrayBuffer());
        expect(got).toEqual(whole.subarray(offset));
      }),
      { numRuns: 30 },
    );
  });

  test('that is broken or no film at all ends the walk', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        for (const { start, end } of await blanksOf(readerOf(bytes), bytes.length))
          expect(start >= 4 && end <= bytes.length && start < end).toBe(true);
      }),
    );
    expect(await blanksOf(readerOf(box('moov', new Uint8Array(8))), 16)).toEqual([]);
  });
});
