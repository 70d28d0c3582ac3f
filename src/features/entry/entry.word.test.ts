/** What an entry is held to, and how it moves: every state by every verb, every gap told at once. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CallId, CampaignId, EntryId, OrganisationId, PersonId } from '../../kernel/id.ts';
import { next } from '../../kernel/verdict.ts';
import type { Call } from '../call/call.ts';
import type { MediaFile } from '../media/media.ts';
import {
  dueAt,
  type EntryAtCall,
  type EntryVerb,
  entryStates,
  entryTransitions,
  findingsOf,
  isOpenForWork,
  judgeEntry,
  judgeLink,
  judgeTime,
  numberOf,
  numberPrefix,
} from './entry.ts';

const at = (day: number) => new Date(Date.UTC(2020, 7, day));
const call = {
  id: 'l' as CallId,
  key: 'micro-video',
  takesLink: false,
  channels: ['person', 'unit'],
  fields: [],
  eligibility: {},
  filesMin: 1,
  filesMax: 1,
  fileRules: [
    { kind: 'container', allowed: ['mp4'], force: 'must' },
    { kind: 'duration-seconds', min: 180, max: 300, force: 'must' },
    { kind: 'size-bytes', max: 1000, force: 'should' },
  ],
  opensAt: at(1),
  closesAt: at(20),
  graceMinutes: 0,
  recommendUntil: at(28),
} as unknown as Call;

const film = (durationSeconds: number, container: 'mp4' | 'mp3' = 'mp4') =>
  ({
    kind: 'video',
    container,
    measured: { container, sizeBytes: 5000, durationSeconds, notes: [] },
  }) as unknown as MediaFile;

const filesOf = (...files: MediaFile[]) =>
  files.map((file, at) => ({ file, position: at + 1, note: '', addedAt: at0 }));
const at0 = at(2);
const whole: EntryAtCall = {
  id: 'e' as EntryId,
  callId: call.id,
  campaignId: 'c' as CampaignId,
  unitId: 'u' as OrganisationId,
  unitPath: 'n.a',
  granted: [],
  unitName: { zh: '单位' },
  title: '零点零一毫米',
  summary: '师徒三人',
  makers: [{ name: '马小禾', role: '编导' }],
  statements: { original: true, portrait: true, licence: true, ai: 'none' },
  state: 'draft',
  enteredBy: 'person',
  sentBy: 'p' as PersonId,
  version: 1,
  revision: 1,
  createdAt: at(2),
  updatedAt: at(2),
  call,
  declared: [],
  files: filesOf(film(200)),
};
const codes = (entry: EntryAtCall) => judgeEntry(entry).map((refusal) => `${refusal.field}: ${refusal.code}`);

test('an entry moves as the table says and no other way', () => {
  const verbs: EntryVerb[] = ['submit', 'return', 'admit', 'withdraw', 'recommend', 'release'];
  const table = entryStates.map((state) =>
    [state, ...verbs.map((verb) => next(entryTransitions, state, verb) ?? '·')].join(' '),
  );
  expect(table).toEqual([
    'draft submitted · · withdrawn · ·',
    'submitted · returned admitted withdrawn · ·',
    'returned submitted · · withdrawn · ·',
    'admitted · returned · · recommended ·',
    'recommended · · · · · admitted',
    'withdrawn · · · · · ·',
  ]);
});

test('words and file are touched only before sending and after a return (AC-034)', () => {
  expect(entryStates.filter(isOpenForWork)).toEqual(['draft', 'returned']);
});

describe('what keeps an entry from being sent', () => {
  test('a whole entry has nothing against it', () => {
    expect(codes(whole)).toEqual([]);
  });

  test('an empty draft is told everything at once, each by its field', () => {
    const empty = {
      ...whole,
      title: '',
      summary: '',
      makers: [],
      files: [],
      statements: { original: false, portrait: false, licence: false },
    };
    expect(codes(empty)).toEqual([
      'title: shape.required',
      'summary: shape.required',
      'makers.0.name: shape.required',
      'original: entry.statement-missing',
      'portrait: entry.statement-missing',
      'licence: entry.statement-missing',
      'ai: shape.not-chosen',
      'file: entry.file-missing',
    ]);
  });

  test('a maker with a role and no name is told at that row', () => {
    expect(codes({ ...whole, makers: [{ name: '马小禾' }, { name: '', role: '剪辑' }] })).toEqual([
      'makers.1.name: shape.required',
    ]);
  });

  test('a film that is too long names the rule beside the measured length, and advice alone keeps nobody out', () => {
    const refusals = judgeEntry({ ...whole, files: filesOf(film(312)) });
    expect(refusals).toEqual([
      {
        code: 'entry.file-rule',
        about: { finding: { zh: '时长 5:12，要求 3:00–5:00', en: 'Length 5:12, required 3:00–5:00' } },
        field: 'file',
      },
    ]);
    expect(findingsOf({ call, file: film(312) }).map((f) => f.standing)).toEqual(['meets', 'fails', 'fails']);
  });

  test('two broken rules are told as two', () => {
    expect(codes({ ...whole, files: filesOf(film(312, 'mp3')) })).toEqual([
      'file: entry.file-rule',
      'file: entry.file-rule',
    ]);
  });

  test('an address is enough where the call takes addresses, and refused where it does not', () => {
    const open = { ...call, takesLink: true };
    expect(codes({ ...whole, call: open, files: [] })).toEqual(['link: entry.work-missing']);
    expect(codes({ ...whole, call: open, files: [], link: 'https://example.org/x' })).toEqual([]);
    expect(judgeLink(open, 'https://example.org/x')).toBeUndefined();
    expect(codes({ ...whole, link: 'https://example.org/x' })).toEqual(['link: entry.link-not-taken']);
  });
});

describe('when an entry may be worked on', () => {
  const judge = (state: 'draft' | 'returned', now: Date) => judgeTime({ state, call }, now)?.code;

  test('from the opening instant, and not before', () => {
    expect(judge('draft', new Date(at(1).getTime() - 1))).toBe('entry.call-not-open');
    expect(judge('draft', at(1))).toBeUndefined();
  });
  test('what comes at the closing instant is late', () => {
    expect(judge('draft', new Date(at(20).getTime() - 1))).toBeUndefined();
    expect(judgeTime({ state: 'draft', call }, at(20))).toEqual({
      code: 'entry.call-closed',
      about: { closesAt: at(20) },
    });
  });
  test('what was sent in time and returned may be put right as long as units recommend', () => {
    expect(judge('returned', at(25))).toBeUndefined();
    expect(judge('returned', at(28))).toBe('entry.call-closed');
    expect(dueAt({ state: 'returned', call })).toEqual(at(28));
  });
});

test('numbers say year and call, sort as they were given, and no two are alike', () => {
  expect(numberOf(numberPrefix(2020, 'micro-video'), 42)).toBe('2020-micro-video-000042');
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_998 }), (count) => {
      expect(numberOf('2020-song', count) < numberOf('2020-song', count + 1)).toBe(true);
    }),
  );
});
