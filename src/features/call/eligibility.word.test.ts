/** Who may enter what: every condition at its edges, and caps. */

import { describe, expect, it } from 'vitest';
import { startOfDay } from '../../kernel/period.ts';
import type { Call } from './call.ts';
import {
  type Asking,
  askedFields,
  asksMakers,
  type Eligibility,
  eligibilityFields,
  eligibilityKeys,
  judgeCaps,
  judgeEligibility,
  limitsOf,
  makersLeast,
  sayEligibility,
} from './eligibility.ts';
import { judgeEligibilityTyped, type TypedEligibility, withEligibility } from './entrant.ts';
import { judgeAnswers } from './field.ts';
import { fileRuleRows, fileRulesTyped, rowOfRule } from './file-rule.ts';

const asking = (eligibility: Eligibility, more: Partial<Asking> = {}): Asking => ({
  ...{ fields: [], channels: ['person', 'unit'], fileRules: [], filesMin: 1, filesMax: 1, takesLink: false },
  ...{ opensAt: startOfDay('2022-06-01'), eligibility, ...more },
});
const codes = (eligibility: Eligibility, answers: Record<string, string | number>, more = {}) =>
  judgeEligibility(asking(eligibility), { by: 'person', answers, ...more }).map((found) => [
    found.field,
    found.code,
  ]);

describe('conditions of entry', () => {
  it('within a year is counted back from the first day of collecting, that day included', () => {
    const made = (day: string) => codes({ madeWithinDays: 365 }, { 'made-on': day });
    expect(made('2021-05-31')).toEqual([['answers.made-on', 'call.made-early']]);
    expect(made('2021-06-01')).toEqual([]);
    const spanned: Eligibility = { madeSince: '2018-01-01', madeUntil: '2019-12-31' };
    expect(codes(spanned, { 'made-on': '2017-12-31' })).toEqual([['answers.made-on', 'call.made-early']]);
    expect(codes(spanned, { 'made-on': '2018-01-01' })).toEqual([]);
    expect(codes(spanned, { 'made-on': '2020-01-01' })).toEqual([['answers.made-on', 'call.made-late']]);
  });

  it('published already, or not yet, or not awarded before: each as its notice asks', () => {
    expect(codes({ published: 'must' }, { published: 'no' })).toEqual([
      ['answers.published', 'call.unpublished'],
    ]);
    expect(codes({ published: 'must-not' }, { published: 'yes' })).toEqual([
      ['answers.published', 'call.published'],
    ]);
    expect(codes({ published: 'must' }, { published: 'yes' })).toEqual([]);
    const since: Eligibility = { published: 'must', publishedSince: '2017-10-18' };
    expect(codes(since, { published: 'yes', 'published-on': '2017-10-17' })).toEqual([
      ['answers.published-on', 'call.published-early'],
    ]);
    expect(codes({ awarded: 'must-not' }, { awarded: 'yes' })).toEqual([['answers.awarded', 'call.awarded']]);
    expect(codes({ awarded: 'must-not' }, { awarded: 'no' })).toEqual([]);
  });

  it('eighty percent and more on the AI track, none where it is refused', () => {
    const share = (ai: Eligibility['ai'], value: number) => codes({ ai }, { 'ai-share': value });
    expect(share({ shareMin: 80 }, 79)).toEqual([['answers.ai-share', 'call.ai-little']]);
    expect(share({ shareMin: 80 }, 80)).toEqual([]);
    expect(share({ shareMax: 0 }, 1)).toEqual([['answers.ai-share', 'call.ai-much']]);
    expect(share({}, 100)).toEqual([]);
  });

  it('by whom, in which kind of work and group, with how many makers', () => {
    const kinds = [{ key: 'story', name: { zh: '故事' }, fileRules: [], filesMin: 0, filesMax: 3 }];
    const groups = [{ key: 'amateur', name: { zh: '业余组' } }];
    const unitOnly = judgeEligibility(asking({}, { channels: ['unit'] }), { by: 'person', answers: {} });
    expect(unitOnly).toEqual([{ code: 'call.channel', field: 'channels' }]);
    expect(codes({ subtypes: kinds, groups }, {})).toEqual([
      ['subtype', 'call.subtype'],
      ['group', 'call.group'],
    ]);
    expect(codes({ subtypes: kinds, groups }, {}, { subtype: 'story', group: 'amateur' })).toEqual([]);
    expect(codes({ makers: { max: 2 } }, {}, { makers: 3 })).toEqual([['makers.0.name', 'call.makers-many']]);
  });

  it('topics and platforms name no makers; works name one at least', () => {
    expect([asksMakers(asking({ makers: { max: 0 } })), makersLeast(asking({ makers: { max: 0 } }))]).toEqual(
      [false, 0],
    );
    expect([asksMakers(asking({})), makersLeast(asking({}))]).toEqual([true, 1]);
    expect(makersLeast(asking({ makers: { min: 0 } }))).toBe(0);
  });

  it('everything it judges it also asks, and only then', () => {
    const whole: Eligibility = {
      ...{ members: 'joining', entrants: ['retired'], published: 'must', publishedSince: '2017-10-18' },
      ...{ awarded: 'must-not', madeWithinDays: 365, ai: { shareMin: 80, toolsNamed: true } },
    };
    const keys = eligibilityFields(asking(whole)).map((field) => field.key);
    expect(keys.every((key) => (eligibilityKeys as readonly string[]).includes(key))).toBe(true);
    expect(keys).toHaveLength(8);
    expect(eligibilityFields(asking({}))).toEqual([]);
    expect(judgeAnswers(askedFields(asking(whole)), {}).map((found) => found.field)).not.toContain(
      'answers.published-on',
    );
    expect(sayEligibility(whole).map((one) => one.zh)).toContain('征集开始前 365 天以内创作');
    expect(sayEligibility({})).toEqual([]);
  });

  it('a kind of work has its own limits in place of the call’s', () => {
    const rule = { kind: 'duration-seconds', force: 'must', max: 480 } as const;
    const kinds = [{ key: 'story', name: { zh: '故事' }, fileRules: [rule], filesMin: 4, filesMax: 8 }];
    const call = asking({ subtypes: kinds }, { takesLink: true });
    expect(limitsOf(call, 'story')).toEqual({ fileRules: [rule], filesMin: 4, filesMax: 8, takesLink: true });
    expect(limitsOf(call)).toEqual({ fileRules: [], filesMin: 1, filesMax: 1, takesLink: true });
  });
});

describe('caps', () => {
  const call = { personCap: 10, callCap: 500, eligibility: {} };
  const said = (count: Parameters<typeof judgeCaps>[1], eligibility: Eligibility = {}) =>
    judgeCaps({ ...call, eligibility }, count).map((found) => found.code);
  it('the tenth still goes in, the eleventh does not', () => {
    expect(said({ ofPerson: 9, ofCall: 499 })).toEqual([]);
    expect(said({ ofPerson: 10, ofCall: 500 })).toEqual(['call.person-cap', 'call.call-cap']);
    expect(judgeCaps({ eligibility: {} }, { ofPerson: 900, ofCall: 900 })).toEqual([]);
  });
  it('where each group counts by itself, ten in one leave the other open', () => {
    expect(said({ ofPerson: 10, ofGroup: 0 }, { personCapPer: 'group' })).toEqual([]);
    expect(said({ ofPerson: 10, ofGroup: 10 }, { personCapPer: 'group' })).toEqual(['call.person-cap']);
  });
});

describe('what an officer types of it', () => {
  const call = { ...asking({}), entrances: [], filesMin: 1, filesMax: 1 } as unknown as Call;
  const none: TypedEligibility = {
    ...{ channels: ['person', 'unit'], entrants: [], awarded: false, aiDeclared: false, aiTools: false },
    ...{ personCapPer: false, subtypes: [], entrances: [] },
  };
  it('nothing typed leaves nothing behind', () => {
    expect(withEligibility(call, none)).toEqual({ ...call, personCap: undefined, callCap: undefined });
  });
  it('a kind that entries have chosen stays', () => {
    const before = withEligibility(call, { ...none, subtypes: [{ name: '故事', filesMin: 1, filesMax: 3 }] });
    const after = withEligibility(before, none);
    expect(judgeEligibilityTyped(before, after, false)).toEqual([]);
    expect(judgeEligibilityTyped(before, after, true).map((one) => one.code)).toEqual([
      'call.chosen-already',
    ]);
    const reversed = withEligibility(call, {
      ...none,
      subtypes: [{ name: '故事', filesMin: 3, filesMax: 1 }],
    });
    expect(judgeEligibilityTyped(call, reversed, false)).toEqual([
      { code: 'call.limits-reversed', field: 'subtypes.0.filesMax' },
    ]);
  });
  it('a rule that says the same keeps the paper’s words, whatever its kind', () => {
    const rules = [
      { kind: 'size-bytes', force: 'must', max: 52_428_800, inclusive: false, quote: '文件小于50MB' },
      { kind: 'taken-within', force: 'must', from: '2018-01-01', quote: '2018年以来' },
      { kind: 'resolution', force: 'should', minWidth: 1920, minHeight: 1080, quote: '1080P' },
      { kind: 'codec', force: 'must', track: 'video', allowed: ['avc'], quote: 'H.264' },
      { kind: 'dpi', force: 'must', min: 300, quote: '300dpi' },
    ] as const;
    const typed = fileRulesTyped(rules.map(rowOfRule), rules);
    expect('rules' in typed && new Set(typed.rules)).toEqual(new Set(rules));
    expect(fileRuleRows(rules).filter((row) => !row.force).length).toBeGreaterThan(5);
  });
});
