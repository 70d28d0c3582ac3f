/** Proof of the query language: read in either language as the same, said again as itself, wrong in words, never slow. */

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { join, negate, type Query, type Term } from '../query.ts';
import { fill } from '../text.ts';
import { completeQuery } from './completion.ts';
import { vocabulary } from './invented.test.ts';
import { parseQuery } from './parse.ts';
import { sayQuery } from './saying.ts';
import { refusals } from './text.ts';

const parse = (text: string) => parseQuery(text, vocabulary);
function read(text: string): Query {
  const parsed = parse(text);
  if ('problems' in parsed) throw new Error(`${text}: ${JSON.stringify(parsed.problems)}`);
  return parsed.query;
}
function wrongs(text: string): string[] {
  const parsed = parse(text);
  const problems = 'problems' in parsed ? parsed.problems : [];
  return problems.map(({ code, about }) => {
    expect(Object.hasOwn(refusals, code)).toBe(true);
    const zh = fill(refusals[code as keyof typeof refusals].zh, about, 'zh');
    expect(zh).not.toContain('{');
    expect(fill(refusals[code as keyof typeof refusals].en, about, 'en')).not.toContain('{');
    return `${code} ${zh}`;
  });
}

describe('a query', () => {
  it('is read in Chinese, in English and in both at once as the same thing', () => {
    const zh = read(
      '状态:通过 单位:西宁市* 时长>180 （组别：专业 或 组别：业余） -已推荐 评分>=85 “职工之歌” 提交>=2026-05-01 排序:时间降序',
    );
    const en = read(
      'state:admitted unit:西宁市* length>3:00 (group:professional or group:"amateur group") not recommended score≥85 "职工之歌" time>=2026-05 sort:time-desc',
    );
    const mixed = read(
      'state:已通过 单位:西宁市* 时长:>3分 且 (group:pro | 组别:amateur) 非 状态:已推荐 得分>=85分 《职工之歌》 submitted-on:2026-05-01.. sort:-时间',
    );
    expect(en).toEqual(zh);
    expect(mixed).toEqual(zh);
    expect(sayQuery(zh, vocabulary, 'en')).toBe(
      'state:admitted unit:西宁市* length>3m (group:professional or group:"amateur group") -state:recommended score>=85 职工之歌 submitted-on>=2026-05-01 sort:submitted-on-desc',
    );
    expect(sayQuery(zh, vocabulary, 'zh')).toBe(
      '状态:通过 单位:西宁市* 时长>3分 (组别:专业 或 组别:业余) -状态:已推荐 评分>=85 职工之歌 提交>=2026-05-01 排序:提交降序',
    );
  });

  it('knows lengths, sizes, days, months, ranges, lists, emptiness and the exact', () => {
    expect(read('大小:1.5MB..20兆').where).toEqual({
      ...{ kind: 'number', field: 'size' },
      from: { at: 1_572_864, closed: true },
      until: { at: 20_971_520, closed: true },
    });
    expect(read('length<1h5m10s').where).toMatchObject({ until: { at: 3910, closed: false } });
    expect(read('提交:2026年2月').where).toMatchObject({
      from: { day: '2026-02-01' },
      until: { day: '2026-02-28' },
    });
    expect(read('提交>2026-12-31').where).toMatchObject({ from: { day: '2027-01-01' } });
    expect(read('time:7d..today').where).toMatchObject({ from: { ago: 7 }, until: { ago: 0 } });
    expect(read('状态:通过、已推荐').where).toMatchObject({ keys: ['admitted', 'recommended'] });
    expect(read('标题:雪,雨').where).toMatchObject({ kind: 'or' });
    expect(read('标题=雪天').where).toMatchObject({ match: { how: 'is', text: '雪天' } });
    expect(read('评分:空').where).toEqual({ kind: 'empty', field: 'score' });
    expect(read('评分:*')).toEqual(read('-score:none'));
    expect(read('评分!=80').where).toMatchObject({ kind: 'not' });
    expect(read('late:no')).toEqual(read('-迟交'));
    expect(read('').where).toBeUndefined();
  });

  it('says what is wrong in the user’s words, with the place and what was probably meant', () => {
    const said = (text: string) => wrongs(text).join('; ');
    expect(said('壮态:通过')).toBe('query.unknown-field-like 第 1 个字：没有“壮态”这一项，是不是“状态”？');
    expect(said('a stat:admitted')).toContain('第 3 个字：没有“stat”这一项，是不是“state”？');
    expect(said('电话:138*')).toBe('query.unknown-field 第 1 个字：没有“电话”这一项');
    expect(said('状态:通国')).toContain('query.unknown-choice-like');
    expect(said('状态:蓝')).toContain(
      'query.unknown-choice 第 4 个字：“状态”没有“蓝”，可以是：待审核、通过、已推荐',
    );
    expect(said('评分>很高')).toContain('query.not-a-number');
    expect(said('时长>3:99')).toContain('query.not-a-duration');
    expect(said('大小>大')).toContain('query.not-a-size');
    expect(said('提交>2026-02-30')).toContain('query.not-a-day');
    expect(said('标题>雪')).toContain('query.not-comparable');
    expect(said('评分:90..80')).toContain('query.backwards');
    expect(said('标题:')).toContain('query.value-missing');
    expect(said('标题:雪 或')).toContain('query.term-missing');
    expect(said('()')).toContain('query.term-missing');
    expect(said('(标题:雪')).toContain('query.bracket-open 第 1 个字的括号没有合上');
    expect(said('标题:雪)')).toContain('query.bracket-extra');
    expect(said('标题:"雪')).toContain('query.quote-open');
    expect(said('标题:雪*天')).toContain('query.star');
    expect(said('排序:单位')).toContain('query.not-sortable');
    expect(wrongs('壮态:1 评分>x')).toHaveLength(2);
  });

  it('AC-193 ten thousand signs, brackets in brackets and a thousand words are refused at once', () => {
    const bombs: [string, string][] = [
      ['雪'.repeat(10_000), 'query.too-long'],
      ['('.repeat(1990), 'query.too-deep'],
      ['a '.repeat(999), 'query.too-many'],
      [`标题:${'a,'.repeat(900)}`, 'query.too-many'],
      ['"('.repeat(999), 'query.too-deep'],
      ['-'.repeat(1999), ''],
      ['%_'.repeat(900), ''],
      ['排序:'.repeat(600), 'query.'],
    ];
    for (const [text, code] of bombs) {
      const start = performance.now();
      const said = wrongs(text).join();
      expect(performance.now() - start).toBeLessThan(100);
      expect(said).toContain(code);
    }
  });
});

const word = fc.oneof(
  fc.string({ minLength: 1, maxLength: 12 }),
  fc.string({
    minLength: 1,
    maxLength: 6,
    unit: fc.constantFrom(...'雪天"“”\\ *-:：()（）,、或且非排序!<>=《》|&'),
  }),
  fc.constantFrom(
    'or',
    '或',
    'not',
    'NOT',
    'none',
    '空',
    'late',
    '迟交',
    'admitted',
    '已推荐',
    'sort',
    '10:30',
    '..',
  ),
);
const match = fc.record({
  how: fc.constantFrom('has' as const, 'starts' as const, 'is' as const),
  text: word,
});
const number = fc.oneof(
  fc.nat(100_000),
  fc.nat(1_000_000).map((n) => n / 8),
);
const day = fc.oneof(
  fc.integer({ min: 0, max: 90_000 }).map((n) => ({
    day: new Date(Date.UTC(1930, 0, 1 + n)).toISOString().slice(0, 10),
  })),
  fc.integer({ min: -400, max: 400 }).map((ago) => ({ ago })),
);
const bound = <K extends string>(field: K, at: fc.Arbitrary<number>) =>
  fc
    .tuple(at, at, fc.constantFrom('from', 'until', 'both', 'same'), fc.boolean())
    .map(([a, b, ends, closed]): Term => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      if (ends === 'from') return { kind: 'number', field, from: { at: low, closed } };
      if (ends === 'until') return { kind: 'number', field, until: { at: low, closed } };
      const until = { at: ends === 'same' ? low : high, closed: true };
      return { kind: 'number', field, from: { at: low, closed: true }, until };
    });
const dates = fc.tuple(day, day, fc.constantFrom('from', 'until', 'both')).map(([a, b, ends]): Term => {
  if (ends === 'from') return { kind: 'date', field: 'sent', from: a };
  if (ends === 'until') return { kind: 'date', field: 'sent', until: a };
  const isForward =
    'day' in a && 'day' in b ? a.day <= b.day : 'ago' in a && 'ago' in b ? a.ago >= b.ago : true;
  return { kind: 'date', field: 'sent', from: isForward ? a : b, until: isForward ? b : a };
});
const leaf: fc.Arbitrary<Term> = fc.oneof(
  match.map((m): Term => ({ kind: 'word', match: m.how === 'is' ? { ...m, how: 'has' } : m })),
  match.map((m): Term => ({ kind: 'text', field: 'title', match: m })),
  match.map((m): Term => ({ kind: 'text', field: 'unit', match: m })),
  fc
    .subarray(['submitted', 'admitted', 'recommended'], { minLength: 1 })
    .map((keys): Term => ({ kind: 'choice', field: 'state', keys })),
  fc.constant<Term>({ kind: 'choice', field: 'group', keys: ['amateur'] }),
  fc.constant<Term>({ kind: 'flag', field: 'late' }),
  fc.constantFrom('title', 'score', 'group').map((field): Term => ({ kind: 'empty', field })),
  bound('duration', fc.nat(20_000)),
  bound('size', fc.nat(2_000_000_000)),
  bound('score', number),
  dates,
);
const { term } = fc.letrec<{ term: Term }>((tie) => ({
  term: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    leaf,
    tie('term').map(negate),
    fc.tuple(tie('term'), tie('term')).map((parts) => join('and', parts)),
    fc.tuple(tie('term'), tie('term'), tie('term')).map((parts) => join('or', parts)),
  ),
}));
const query = fc.record({
  where: fc.option(term, { nil: undefined }),
  order: fc
    .uniqueArray(fc.constantFrom('title', 'score', 'sent'), { maxLength: 3 })
    .chain((fields) => fc.tuple(...fields.map((field) => fc.boolean().map((isDown) => ({ field, isDown }))))),
});
const isSayable = (text: string) => !text.includes('\u0000');

describe('every query', () => {
  test('said in either language is read again as itself', () => {
    fc.assert(
      fc.property(query, fc.constantFrom('zh' as const, 'en' as const), (asked, language) => {
        const said = sayQuery(asked, vocabulary, language);
        fc.pre(said.length <= 2000 && isSayable(said));
        expect(read(said)).toEqual(asked);
        expect(sayQuery(read(said), vocabulary, language)).toBe(said);
      }),
      { numRuns: 4000 },
    );
  }, 60_000);

  test('of ten thousand scribbles none throws, and what is understood is said again as the same', () => {
    const scribble = fc.oneof(
      fc.string({ maxLength: 60, unit: 'binary' }),
      fc
        .array(
          fc.constantFrom(
            ...[
              '状态',
              'state',
              ':',
              '：',
              '通过',
              '(',
              ')',
              ' ',
              '-',
              '或',
              'or',
              '非',
              '"',
              '“',
              '”',
              '*',
              '..',
              '>=',
              '<',
            ],
            ...[
              '评分',
              '85',
              '3:00',
              '提交',
              '2026-05',
              '7天前',
              '排序',
              '时间降序',
              ',',
              '、',
              '!',
              '=',
              '\\',
              '空',
              '迟交',
            ],
          ),
          { maxLength: 25 },
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(scribble, fc.nat(60), (text, cursor) => {
        const parsed = parse(text);
        completeQuery(text, cursor, vocabulary, 'zh');
        if ('problems' in parsed) expect(parsed.problems.length).toBeGreaterThan(0);
        else expect(read(sayQuery(parsed.query, vocabulary, 'en'))).toEqual(parsed.query);
      }),
      { numRuns: 10_000 },
    );
  }, 60_000);
});
