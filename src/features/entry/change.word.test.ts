/** Two sendings side by side, statements with their instants, remarks by the field, caps, levels. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FileId, OrganisationId } from '../../kernel/id.ts';
import type { Call } from '../call/call.ts';
import { judgeFull } from './cap.ts';
import { type Content, changesBetween } from './change.ts';
import { type Level, stateAt } from './level.ts';
import { inputOf, judgeRemarks, remarkables, writtenRemarks } from './remark.ts';
import { declare, tickedOf, wordings } from './statement.ts';

const file = (name: string, sha256 = name, note = '') => ({
  id: `id-${name}` as FileId,
  name,
  sha256,
  sizeBytes: 1,
  note,
});
const before: Content = {
  title: '雪天',
  summary: '班车',
  makers: [{ name: '凌晓', role: '摄影' }],
  statements: { original: true, portrait: true, licence: true, ai: 'none' },
  declared: [],
  answers: { place: '西宁', crew: [{ name: '甲' }] },
  files: [file('a.jpg'), file('b.jpg')],
};

describe('what changed between two sendings', () => {
  test('old and new stand side by side, field by field', () => {
    const after: Content = {
      ...before,
      title: '雪天，班车照常',
      statements: { ...before.statements, ai: 'partly' },
      answers: { place: '西宁市', year: 2020 },
      files: [file('c.jpg'), file('a.jpg', 'a.jpg', '清晨')],
    };
    expect(changesBetween(before, after)).toEqual([
      { field: 'title', before: '雪天', after: '雪天，班车照常' },
      { field: 'answers.crew', before: [{ name: '甲' }], after: undefined },
      { field: 'answers.place', before: '西宁', after: '西宁市' },
      { field: 'answers.year', before: undefined, after: 2020 },
      { field: 'ai', before: 'none', after: 'partly' },
      { field: 'file.removed', before: 'b.jpg' },
      { field: 'file.added', after: 'c.jpg' },
      { field: 'file.note', before: '', after: '清晨' },
    ]);
  });

  test('the same bytes under another name are the same work; another order is told', () => {
    expect(changesBetween(before, { ...before, files: [file('x.jpg', 'a.jpg'), file('b.jpg')] })).toEqual([]);
    expect(changesBetween(before, { ...before, files: [...before.files].reverse() })).toEqual([
      { field: 'file.order', before: ['a.jpg', 'b.jpg'], after: ['b.jpg', 'a.jpg'] },
    ]);
  });

  test('what comes back from the database in another order of names is no change', () => {
    const back = JSON.parse(
      JSON.stringify({ ...before, makers: [{ role: '摄影', name: '凌晓' }] }),
    ) as Content;
    expect(changesBetween(before, back)).toEqual([]);
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (answers) => {
        const stored = JSON.parse(JSON.stringify(answers)) as Record<string, string>;
        expect(changesBetween({ ...before, answers }, { ...before, answers: stored })).toEqual([]);
      }),
    );
  });
});

describe('what was declared', () => {
  const at = (minute: number) => new Date(Date.UTC(2020, 7, 1, 0, minute));
  const ticked = tickedOf({ original: true, portrait: false, licence: true, ai: 'partly' });

  test('keeps the wording and the instant at which it was first agreed to', () => {
    const first = declare([], ticked, at(1));
    expect(first).toEqual(
      (['original', 'licence', 'ai'] as const).map((key) => ({
        key,
        version: wordings[key],
        at: at(1).toISOString(),
      })),
    );
    expect(declare(first, ticked, at(9))).toEqual(first);
  });

  test('a new wording is agreed to anew; what is no longer ticked is no longer declared', () => {
    const first = declare([], ticked, at(1));
    const next = declare(first, [{ key: 'original', version: wordings.original + 1 }], at(9));
    expect(next).toEqual([{ key: 'original', version: wordings.original + 1, at: at(9).toISOString() }]);
  });
});

describe('remarks by the field', () => {
  const fields = remarkables({ takesLink: false }, ['place']);

  test('stand by the fields of the entry and of the call, once each; empty ones say nothing', () => {
    expect(fields).toEqual(['title', 'summary', 'makers', 'file', 'statements', 'ai', 'answers.place']);
    const typed = [
      { field: 'title', reason: '太短' },
      { field: 'summary' },
      { field: 'answers.place', reason: '写到县' },
      { field: 'link', reason: 'x' },
      { field: 'title', reason: '再说一次' },
    ];
    expect(writtenRemarks(typed).map((one) => one.field)).toEqual([
      'title',
      'answers.place',
      'link',
      'title',
    ]);
    expect(judgeRemarks(typed, fields)).toEqual([
      { code: 'entry.remark-unknown', field: 'remarks.3.reason' },
      { code: 'entry.remark-unknown', field: 'remarks.4.reason' },
    ]);
  });

  test('are read at the input to which they belong', () => {
    expect(['title', 'makers', 'statements', 'file'].map(inputOf)).toEqual([
      'title',
      'makers.0.name',
      'original',
      'file',
    ]);
  });
});

test('caps: of the person, of the call, and of the unit where none but units send in', () => {
  const call = {
    channels: ['person', 'unit'],
    personCap: 2,
    callCap: 100,
    unitCap: 3,
    eligibility: {},
  } as unknown as Call;
  const counted = { ofPerson: 2, ofGroup: 1, ofUnit: 3, ofCall: 100 };
  const codes = (one: Call) => judgeFull(one, counted).map((refusal) => refusal.code);
  expect(codes(call)).toEqual(['call.person-cap', 'call.call-cap']);
  expect(codes({ ...call, channels: ['unit'] })).toContain('entry.unit-cap');
  expect(codes({ ...call, eligibility: { personCapPer: 'group' } })).toEqual(['call.call-cap']);
  expect(
    judgeFull({ ...call, channels: ['unit'] }, { ofPerson: 1, ofGroup: 1, ofUnit: 2, ofCall: 99 }),
  ).toEqual([]);
});

test('a work lies at the last level it reached', () => {
  const level = (name: string, arrivedAt?: Date): Level => ({
    id: name as OrganisationId,
    name: { zh: name },
    role: 'between',
    arrivedAt,
  });
  const levels = [level('unit', new Date(0)), level('county', new Date(1)), level('host')];
  expect(levels.map((_, at) => stateAt(levels, at))).toEqual(['passed', 'here', 'ahead']);
});
