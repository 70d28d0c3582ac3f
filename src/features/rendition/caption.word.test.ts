/** Proof that subtitles are read as people write them, and that nothing of them becomes markup. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Cue,
  cuesMax,
  newestOf,
  plainText,
  readCaption,
  readClock,
  sayClock,
  writePlain,
  writeVtt,
} from './caption.ts';

const srt =
  '\ufeff1\r\n00:00:01,000 --> 00:00:02,500\r\n同心圆\r\n第二行\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\n{\\an8}<i>再见</i>\r\n';
const vtt =
  'WEBVTT - 同心\n\nNOTE somebody wrote this\n\nSTYLE\n::cue { color: red }\n\nintro\n00:01.000 --> 00:02.500 line:0 align:start\n<v 张三>Tom &amp; Li &lt;b&gt;\n';

describe('subtitles', () => {
  test('are read from SubRip and from WebVTT, without tags, numbers, notes and styles', () => {
    expect(readCaption(srt)).toEqual([
      { fromMs: 1000, toMs: 2500, text: '同心圆\n第二行' },
      { fromMs: 3000, toMs: 4000, text: '再见' },
    ]);
    expect(readCaption(vtt)).toEqual([{ fromMs: 1000, toMs: 2500, text: 'Tom & Li <b>' }]);
  });

  test('are refused with the line at which they fail', () => {
    expect(readCaption('hello')).toEqual({ fault: 'no-cues', line: 1 });
    expect(readCaption('1\n00:00:0x --> 00:00:02,000\nx')).toEqual({ fault: 'bad-time', line: 2 });
    expect(readCaption('1\n00:00:70,000 --> 00:01:02,000\nx')).toEqual({ fault: 'bad-time', line: 2 });
    expect(readCaption('00:00:03,000 --> 00:00:02,000\nx')).toEqual({ fault: 'backwards', line: 1 });
    expect(readCaption(`00:00:01,000 --> 00:00:02,000\n${'字'.repeat(501)}`)).toEqual({
      fault: 'too-long',
      line: 2,
    });
    const many = Array.from({ length: cuesMax + 1 }, () => '00:00:01,000 --> 00:00:02,000\nx\n').join('\n');
    expect(readCaption(many)).toMatchObject({ fault: 'too-many' });
  });

  test('AC-098 bring no markup to a page: what looks like a tag is dropped or written as an entity', () => {
    const hostile =
      '00:00:01,000 --> 00:00:02,000\n<script>alert(1)</script><img src=x onerror=alert(1)> 1 < 2 & --> \u202e';
    const cues = readCaption(hostile) as Cue[];
    const written = writeVtt(cues);
    expect(written.split('\n').slice(3).join('\n')).not.toMatch(/[<\u202e]/);
    expect(written.match(/-->/g)).toHaveLength(1);
    expect(plainText('&amp;lt;b&amp;gt;')).toBe('&lt;b&gt;');
  });

  test('AC-098 whatever text comes in, what is written is one file of the same lines, without a tag', () => {
    const cue = fc.record({
      fromMs: fc.nat(80_000_000),
      lengthMs: fc.integer({ min: 1, max: 9000 }),
      text: fc.string({ unit: 'grapheme', maxLength: 60 }),
    });
    fc.assert(
      fc.property(fc.array(cue, { maxLength: 12 }), (made) => {
        const raw = made
          .map(
            (c) =>
              `${sayClock(c.fromMs)} --> ${sayClock(c.fromMs + c.lengthMs)}\n${c.text.replace(/-->|[\r\n]/g, ' ')}\n`,
          )
          .join('\n');
        const read = readCaption(raw);
        if (!Array.isArray(read)) return;
        const written = writeVtt(read);
        expect(written.replace(/ --> /g, '')).not.toMatch(/[<>]/);
        expect(readCaption(written)).toEqual(read);
        expect(written.startsWith('WEBVTT\n\n')).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  test('no text makes the reader hang or throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (raw) => {
        readCaption(`${raw}\n00:00:01,000 --> 00:00:02,000\n${raw}`);
      }),
      { numRuns: 300 },
    );
    const started = performance.now();
    readCaption(`00:00:01,000 --> 00:00:02,000\n${'<a'.repeat(500_000)}`);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test('a clock is said and read the same way', () => {
    fc.assert(
      fc.property(fc.nat(86_399_999), (ms) => {
        expect(readClock(sayClock(ms))).toBe(ms);
      }),
    );
    expect(['1:02.5', '00:00:60,000', '1:2:3', '-1:00.000'].map(readClock)).toEqual([
      62_500,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('are edited as they are shown on the page, nothing escaped', () => {
    const cues = [{ fromMs: 0, toMs: 1000, text: '1 & 2' }];
    expect(writePlain(cues)).toBe('00:00:00.000 --> 00:00:01.000\n1 & 2\n');
    expect(readCaption(writePlain(cues))).toEqual(cues);
  });

  test('of several versions the newest counts in each language', () => {
    const one = { fileId: 'f' as never, source: 'edited', cues: [], at: new Date(0) } as const;
    const all = [
      { ...one, language: 'zh', version: 1 },
      { ...one, language: 'en', version: 1 },
      { ...one, language: 'zh', version: 2 },
    ] as const;
    expect(newestOf(all).map((c) => [c.language, c.version])).toEqual([
      ['zh', 2],
      ['en', 1],
    ]);
  });
});
