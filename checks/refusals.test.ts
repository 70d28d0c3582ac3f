/** Proof that the law of refusals sees a code without sentence, without cause, without test. */

import { expect, it } from 'vitest';
import { refusals } from './refusals.ts';
import { house, plant } from './source.ts';

const row = "{ status: 409, zh: '晚了', en: 'too late' }";
const text = (...codes: string[]) =>
  `export const refusals = refusalTable({ ${codes.map((code) => `'${code}': ${row}`).join(', ')} });`;

const good = {
  'src/platform/text.ts': text('http.stale', 'shape.too-long'),
  'src/platform/form.ts':
    "check({ params: { code: 'shape.too-long', max } }); refuseAll([{ code: a ? 'http.stale' : b }]);",
  'src/features/entry/text.ts': text(
    'entry.call-closed',
    'entry.not-yours',
    'entry.no-file',
    'entry.no-title',
  ),
  'src/features/entry/policy.ts':
    "unless(a, notNow('entry.call-closed', { closedAt })); never('entry.not-yours');",
  'src/features/entry/actions/submit.ts':
    "const a = refuse(noFile ? 'entry.no-file' : 'entry.no-title', {}, 'file');",
  'src/features/entry/entry.word.test.ts': '// entry.call-closed entry.not-yours entry.no-file',
  'journeys/entry.journey.ts': "'entry.no-title' 'http.stale' \"shape.too-long\"",
};

/** The law applied to a good house into which the files given are put. */
function refusalsWith(files: Record<string, string>): string[] {
  return refusals(plant({ ...good, ...files }));
}

it('a house in which every code is declared, raised and tested is left alone', () => {
  expect(refusalsWith({})).toEqual([]);
});

it.each([
  ["refuse('entry.gone')", 'src/features/entry/text.ts'],
  ["never('entry.gone')", 'src/features/entry/text.ts'],
  ["notNow('entry.gone')", 'src/features/entry/text.ts'],
  ["refuse(a ? 'entry.gone' : b)", 'src/features/entry/text.ts'],
  ["answer({ code: 'http.gone' })", 'src/platform/text.ts'],
])('%s without a sentence is found', (call, home) => {
  const [code] = /\w+\.gone/.exec(call)!;
  expect(refusalsWith({ 'src/features/entry/entry.ts': `${call};` })).toEqual([
    `src/features/entry/entry.ts:1 raises ${code}, which ${home} does not declare`,
  ]);
});

it('a code in a comment or a sentence is not raised', () => {
  expect(
    refusalsWith({
      'src/features/entry/entry.ts': `// refuse('entry.gone')\nconst a = "refuse('entry.gone')";`,
    }),
  ).toEqual([]);
});

it('a code that nobody raises and nobody tests is told twice', () => {
  expect(refusalsWith({ 'src/surfaces/site/text.ts': text('site.closed') })).toEqual([
    'src/surfaces/site/text.ts: site.closed is never raised',
    'src/surfaces/site/text.ts: site.closed stands in no test',
  ]);
});

it('a bare code that a function answers with counts as raised', () => {
  const body = "function read() { if (large) return 'http.large'; }";
  const files = {
    'src/platform/text.ts': text('http.stale', 'shape.too-long', 'http.large'),
    'src/platform/body.ts': body,
  };
  expect(refusalsWith({ ...files, 'src/platform/body.test.ts': "'http.large'" })).toEqual([]);
});

it('a test of entry.no-title-page does not test entry.no-title', () => {
  expect(
    refusalsWith({ 'journeys/entry.journey.ts': "'entry.no-title-page' 'http.stale' 'shape.too-long'" }),
  ).toEqual(['src/features/entry/text.ts: entry.no-title stands in no test']);
});

it('a code declared at another feature, twice, or outside text.ts is found', () => {
  expect(
    refusalsWith({
      'src/features/call/text.ts': text('entry.no-file'),
      'src/features/call/call.ts': text('entry.no-file'),
    }),
  ).toEqual([
    'src/features/call/text.ts declares entry.no-file, which belongs to src/features/entry/text.ts',
    'src/features/call/call.ts declares entry.no-file: refusals stand in text.ts',
    'src/features/call/text.ts declares entry.no-file a second time',
    'src/features/call/call.ts declares entry.no-file a second time',
  ]);
});

it('a code with an empty sentence or without status is found', () => {
  const half =
    "refusalTable({ 'http.stale': { status: 409, zh: '', en: 'a' }, 'shape.too-long': { zh: '长', en: 'long' } });";
  expect(refusalsWith({ 'src/platform/text.ts': half })).toEqual([
    'src/platform/text.ts: http.stale lacks its status or a sentence',
    'src/platform/text.ts: shape.too-long lacks its status or a sentence',
  ]);
});

it('the house refuses nothing without a reason', () => {
  expect(refusals(house())).toEqual([]);
});
