/** What is no content: whatever is sealed in its place, both recounts refuse it alike, and go on alike behind it. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ledgerFiles, readerOf } from '../../../../world/ledger.ts';
import { recountedInPython, type Said } from '../../../../world/ledger-changed.ts';
import { digest } from '../../../platform/digest.ts';
import { contentLineOf, hashOf, lineOf, parseContent, parseContentLine, parseLine, sealOf } from './line.ts';
import { recount } from './recount.ts';

const [events, contents] = ['events-000000001.ndjson', 'contents-000000001.ndjson'];
const linesOf = (text: string) => text.split('\n').slice(0, -1);
const textOf = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');

/** The files with another content at some events, sealed and chained anew: only what is sealed is wrong. */
function withContents(
  files: Map<string, string>,
  changes: ReadonlyMap<number, string>,
  line = contentLineOf,
) {
  const texts = linesOf(files.get(contents)!).map((one) => parseContentLine(one)!.text);
  let head = digest.sha256Text(files.get('poll.json')!);
  const chain = linesOf(files.get(events)!).map((one, index) => {
    const { no, at } = parseLine(one)!;
    const seal = sealOf(digest, changes.get(no) ?? texts[index]!);
    head = hashOf(digest, head, no, at, seal);
    return lineOf({ no, at, seal, hash: head });
  });
  const opened = texts.map((text, index) => {
    const change = changes.get(index + 1);
    return change === undefined ? contentLineOf(index + 1, text) : line(index + 1, change);
  });
  return new Map([...files, [events, textOf(chain)], [contents, textOf(opened)]]);
}

const salt = '0123456789abcdef0123456789abcdef';
const work = '0196c5a0-0000-7000-8000-000000000001';
const vote = { act: 'vote', period: '2026-05-01', salt, slot: 1, tier: 'phone', turn: 1, voter: salt, work };
const held = { act: 'quarantine', case: 'c', reason: '', rule: 'r', salt, votes: [[1, 2]] };
const said = (content: object) => JSON.stringify(content);

/** Texts beside the format by one thing each; `true` where the text is as it should be after all. */
const known: [string, string, boolean][] = [
  ['a vote', said(vote), true],
  ['an act nobody knows', said({ act: 'bless', salt }), false],
  ['an act that is a list', said({ act: ['vote'], salt }), false],
  ['an act that is inherited', said({ act: 'constructor', salt }), false],
  ['no act', said({ salt }), false],
  ['no object', '[]', false],
  ['nothing', '', false],
  ['not JSON', '{"act":"vote"', false],
  ['a blank', said(vote).replace(',', ', '), false],
  ['another order', said({ salt, act: 'pause', reason: '' }), false],
  ['one key more', said({ ...vote, zeal: 1 }), false],
  ['one key less', said({ ...vote, work: undefined }), false],
  ['a key twice', said(vote).replace('"slot":1', '"slot":1,"slot":1'), false],
  ['a number as text', said({ ...vote, slot: '1' }), false],
  ['a broken number', said(vote).replace('"slot":1', '"slot":1.0'), false],
  ['a number with an exponent', said(vote).replace('"slot":1', '"slot":1e0'), false],
  ['nought', said({ ...vote, turn: 0 }), false],
  ['less than nothing', said({ ...vote, turn: -1 }), false],
  ['true for one', said({ ...vote, slot: true }), false],
  ['a number too long', said(vote).replace('"slot":1', '"slot":1000000000000000'), false],
  ['the longest number', said(vote).replace('"slot":1', '"slot":999999999999999'), true],
  ['endless', said(vote).replace('"slot":1', '"slot":Infinity'), false],
  ['a voter in capitals', said({ ...vote, voter: salt.toUpperCase() }), false],
  ['a short salt', said({ ...vote, salt: salt.slice(1) }), false],
  ['a work that is a number', said({ ...vote, work: 7 }), false],
  ['no ranges', said({ ...held, votes: [] }), false],
  ['a range of one number', said({ ...held, votes: [[1]] }), false],
  ['a range of three', said({ ...held, votes: [[1, 2, 3]] }), false],
  ['a range backwards', said({ ...held, votes: [[2, 1]] }), false],
  [
    'ranges that meet',
    said({
      ...held,
      votes: [
        [1, 2],
        [2, 3],
      ],
    }),
    false,
  ],
  [
    'ranges out of order',
    said({
      ...held,
      votes: [
        [3, 4],
        [1, 2],
      ],
    }),
    false,
  ],
  ['a range of texts', said({ ...held, votes: [['1', '2']] }), false],
  ['ranges that are a text', said({ ...held, votes: 'all' }), false],
  ['ranges in a range', said({ ...held, votes: [[[1, 2]]] }), false],
  [
    'ranges of single votes',
    said({
      ...held,
      votes: [
        [1, 1],
        [2, 2],
      ],
    }),
    true,
  ],
  ['a range of what comes later', said({ ...held, votes: [[400, 500]] }), true],
  ['a rule without a name', said({ ...held, rule: '' }), false],
  ['a reason that is nothing', said({ ...held, reason: null }), false],
  ['a reason of odd signs', said({ ...held, reason: '"\\\n\u0007\u007f\u2028😀\ud800' }), true],
  ['a reason that tells a time', said({ ...held, reason: '","at":"2026-13-01T00:00:00.000Z"' }), true],
  ['a sign that need not be escaped', said({ ...held, reason: 'a' }).replace('"a"', '"\\u0061"'), false],
  ['an escape in capitals', said({ ...held, reason: '\u0007' }).replace('0007', '000A'), false],
  ['a vote taken back by name', said({ act: 'retract', salt, vote: 'mine' }), false],
  [
    'an end that is none',
    said({ act: 'extend', reason: '', salt, until: '2026-02-30T00:00:00.000Z' }),
    false,
  ],
  [
    'an end at 24 o’clock',
    said({ act: 'extend', reason: '', salt, until: '2026-06-01T24:00:00.000Z' }),
    false,
  ],
  [
    'an end in the year 0',
    said({ act: 'extend', reason: '', salt, until: '0000-06-01T00:00:00.000Z' }),
    false,
  ],
  [
    'an end in the year 999',
    said({ act: 'extend', reason: '', salt, until: '0999-06-01T00:00:00.000Z' }),
    false,
  ],
  [
    'an end without milliseconds',
    said({ act: 'extend', reason: '', salt, until: '2026-06-01T00:00:00Z' }),
    false,
  ],
  ['an end that is a list', said({ act: 'extend', reason: '', salt, until: [] }), false],
  [
    'an end in other digits',
    said({ act: 'extend', reason: '', salt, until: '٢٠٢٦-06-01T00:00:00.000Z' }),
    false,
  ],
];

const drawn = { seed: 2, votes: 40, isEventful: false, checkpointEvery: 1000 };
const honest = ledgerFiles(drawn);
async function recounted(files: Map<string, string>): Promise<Said> {
  const done = await recount({ reader: readerOf(files), digest });
  if ('unreadable' in done) throw new Error(done.unreadable);
  return done as unknown as Said;
}

/** Both on many folders; every finding, total and state must be the same. */
async function agree(names: readonly string[], all: readonly Map<string, string>[]): Promise<Said[]> {
  const [python, ours] = [recountedInPython(all), await Promise.all(all.map(recounted))];
  for (const [index, { findings, totals, state }] of ours.entries())
    expect([names[index], python[index]]).toMatchObject([names[index], { findings, totals, state }]);
  return ours;
}
const isRefused = ({ findings }: Said) =>
  findings.some(({ code, first }) => code === 'content' && first === 21);

test('AC-143 a content beside the format by one thing is refused by both, one within it by neither', async () => {
  const names = known.map(([name]) => name);
  const ours = await agree(
    names,
    known.map(([, text]) => withContents(honest, new Map([[21, text]]))),
  );
  expect(names.filter((_, index) => isRefused(ours[index]!))).toEqual(
    known.flatMap(([name, , isRight]) => (isRight ? [] : [name])),
  );
}, 40_000);

test('AC-143 a line around a content is refused alike', async () => {
  const text = said(vote);
  const lines: [string, (no: number) => string][] = [
    ['another number', (no) => contentLineOf(no + 1, text)],
    ['a broken number', (no) => contentLineOf(no, text).replace(`"no":${no}`, `"no":${no}.0`)],
    ['a huge number', (no) => contentLineOf(no, text).replace(`"no":${no}`, '"no":1e+21')],
    ['a number as text', (no) => contentLineOf(no, text).replace(`"no":${no}`, `"no":"${no}"`)],
    ['true', (no) => contentLineOf(no, text).replace(`"no":${no}`, '"no":true')],
    ['the other order', (no) => `{"content":${JSON.stringify(text)},"no":${no}}`],
    ['one key more', (no) => `{"no":${no},"content":${JSON.stringify(text)},"of":1}`],
    ['a content that is no text', (no) => `{"no":${no},"content":${text}}`],
    ['nothing', () => ''],
  ];
  const ours = await agree(
    lines.map(([name]) => name),
    lines.map(([, line]) => withContents(honest, new Map([[21, text]]), line)),
  );
  expect(ours.map(isRefused)).toEqual(lines.map(() => true));
}, 40_000);

/** Contents of random keys and values, near to what they should be. */
const value = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(1, 0, -1, 1.5, 2 ** 53, true, null, '', salt, work, 'phone', '2026-05-01'),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
  {
    weight: 1,
    arbitrary: fc.array(fc.array(fc.integer({ min: -1, max: 60 }), { maxLength: 3 }), { maxLength: 3 }),
  },
  { weight: 1, arbitrary: fc.json({ maxDepth: 2 }).map((text) => JSON.parse(text) as unknown) },
);
const bases: Record<string, unknown>[] = [
  ...[vote, held, { ...held, act: 'void' }, { act: 'release', case: 'c', reason: '', salt, votes: [[1, 3]] }],
  ...[
    { act: 'retract', salt, vote: 3 },
    { act: 'pause', reason: 'r', salt },
    { act: 'cancel', reason: '', salt },
  ],
  { act: 'extend', reason: '', salt, until: '2026-05-09T00:00:00.000Z' },
];
const contentsDrawn = fc
  .record({
    base: fc.constantFrom(...bases),
    key: fc.constantFrom(
      'act',
      'salt',
      'slot',
      'turn',
      'voter',
      'work',
      'tier',
      'period',
      'vote',
      'votes',
      'rule',
      'until',
      'reason',
      'zeal',
    ),
    value,
    how: fc.constantFrom('set', 'set', 'set', 'drop', 'blank', 'none'),
  })
  .map(({ base, key, value: drawnValue, how }) => {
    const { [key]: _, ...less } = base;
    const made = how === 'drop' ? less : how === 'none' ? base : { ...base, [key]: drawnValue };
    const sorted = Object.fromEntries(
      Object.keys(made)
        .sort()
        .map((one) => [one, made[one]]),
    );
    return how === 'blank' ? `${JSON.stringify(sorted)} ` : JSON.stringify(sorted);
  });

test('AC-143 random contents, three to a ledger, are malformed for both or for neither, and all else follows alike', async () => {
  const texts = fc.sample(fc.tuple(contentsDrawn, contentsDrawn, contentsDrawn), { numRuns: 150, seed: 11 });
  const all = texts.map(([a, b, c]) =>
    withContents(
      honest,
      new Map([
        [12, a],
        [21, b],
        [30, c],
      ]),
    ),
  );
  const ours = await agree(
    texts.map((three) => three.join(' ; ')),
    all,
  );
  for (const [index, [, text]] of texts.entries())
    expect([text, isRefusedAt(ours[index]!, texts[index]!)]).toEqual([text, true]);
  const wrong = texts.flat().filter((text) => parseContent(text) === undefined).length;
  expect([wrong > 100, wrong < 400]).toEqual([true, true]);
}, 60_000);

/** As many contents are refused as are none. */
function isRefusedAt({ findings }: Said, three: readonly string[]): boolean {
  const count = three.filter((text) => parseContent(text) === undefined).length;
  return (findings.find(({ code }) => code === 'content')?.count ?? 0) === count;
}
