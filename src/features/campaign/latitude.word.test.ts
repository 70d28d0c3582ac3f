/** Latitude without a database: comparisons are partial orders, and what is left is never more than one has. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startOfDay } from '../../kernel/period.ts';
import { isNarrowerOrSame, isWithinLatitude, latitudes, type Tightness } from '../../kernel/tightness.ts';
import { amended, bodiesTyped, isChanged, judgeAmended, judgeConsent } from './amend.ts';
import type { Campaign } from './campaign.ts';
import {
  compareValues,
  differencesBetween,
  judgeLatitudes,
  latitudeFieldOf,
  latitudesTyped,
  type RuleKind,
  refusalsOf,
  sayRuleValue,
  valuesOf,
} from './latitude.ts';
import { judgePaper, paperTyped } from './paper.ts';
import { campaignFieldOf, campaignRules, judgeTerms } from './rule.ts';

const at = startOfDay;
const day = fc.integer({ min: 1, max: 5 }).map((n) => at(`2020-08-0${n}`).toISOString());
const values: Record<Exclude<RuleKind, 'files'>, fc.Arbitrary<unknown>> = {
  end: fc.option(day),
  extra: fc.option(day),
  begin: fc.option(day),
  'at-most': fc.option(fc.integer({ min: 1, max: 4 })),
  'at-least': fc.option(fc.integer({ min: 1, max: 4 })),
  set: fc.uniqueArray(fc.constantFrom('person', 'unit', 'both')),
  flag: fc.boolean(),
  text: fc.option(
    fc.constantFrom({ zh: 'a' }, { zh: 'a', en: undefined }, { zh: 'b' }, { en: 'x', zh: 'a' }),
  ),
};
const mirror: Record<Tightness, Tightness> = {
  same: 'same',
  tighter: 'looser',
  looser: 'tighter',
  apart: 'apart',
};
const isAtLeastAsTight = (one: Tightness) => one === 'same' || one === 'tighter';

describe('how an own value stands to the one above', () => {
  it.each(Object.keys(values) as (keyof typeof values)[])(
    'is a partial order for “%s”: the same as itself, mirrored, passed on',
    (kind) => {
      const value = values[kind];
      const seen = new Set<Tightness>();
      fc.assert(
        fc.property(value, value, value, (a, b, c) => {
          const [ab, ba] = [compareValues(kind, a, b), compareValues(kind, b, a)];
          seen.add(ab);
          expect(compareValues(kind, a, a)).toBe('same');
          expect(ba).toBe(mirror[ab]);
          if (isAtLeastAsTight(ab) && isAtLeastAsTight(compareValues(kind, b, c)))
            expect(isAtLeastAsTight(compareValues(kind, a, c))).toBe(true);
        }),
      );
      expect(seen.size).toBeGreaterThan(1);
    },
  );

  it.each<[RuleKind, unknown, unknown, Tightness]>([
    ['end', at('2020-08-10').toISOString(), at('2020-08-20').toISOString(), 'tighter'],
    ['end', null, at('2020-08-20').toISOString(), 'looser'],
    ['extra', null, at('2020-08-20').toISOString(), 'tighter'],
    ['begin', at('2020-06-02').toISOString(), at('2020-06-01').toISOString(), 'tighter'],
    ['at-most', 5, 6, 'tighter'],
    ['at-least', 5, 6, 'looser'],
    ['set', ['unit'], ['person', 'unit'], 'tighter'],
    ['flag', false, true, 'tighter'],
    ['text', { en: 'x', zh: 'a' }, { zh: 'a', en: 'x' }, 'same'],
    ['text', { zh: 'a', en: null }, { zh: 'a' }, 'same'],
  ])('%s: %j beside %j is %s', (kind, own, above, tightness) => {
    expect(compareValues(kind, own, above)).toBe(tightness);
  });

  it('what is locked takes nothing, what may be tightened takes no looser, what is free takes all', () => {
    const table = latitudes.map((latitude) =>
      (['same', 'tighter', 'looser', 'apart'] as const).map((one) => isWithinLatitude(one, latitude)),
    );
    expect(table).toEqual([
      [true, false, false, false],
      [true, true, false, false],
      [true, true, true, true],
    ]);
  });
});

const campaign = {
  id: 'c',
  title: { zh: '主题活动', en: 'Campaign' },
  theme: { zh: '好网民' },
  opensAt: at('2020-05-01'),
  closesAt: at('2020-10-01'),
  activitiesFrom: at('2020-05-01'),
  reportDueAt: at('2020-08-21'),
  graceMinutes: 0,
  latitude: {},
  bodies: [{ role: 'owner', name: '省总工会', organisationId: 'o' }],
  calendar: [],
  state: 'running',
  version: 3,
} as unknown as Campaign;
const typed = {
  title: '主题活动',
  titleEn: 'Campaign',
  theme: '好网民',
  opensOn: '2020-05-01',
  closesOn: '2020-09-30',
  activitiesFromOn: '2020-05-01',
  reportDueOn: '2020-08-20',
  graceMinutes: 0,
  latitude: [],
  bodies: [{ role: 'owner' as const, name: '省总工会' }, {}],
};

describe('amending', () => {
  it('what is typed as it was changes nothing; an emptied field empties the rule', () => {
    expect(isChanged(campaign, amended(campaign, typed))).toBe(false);
    const emptied = amended(campaign, { ...typed, theme: undefined, reportDueOn: undefined });
    expect([emptied.theme, emptied.reportDueAt, isChanged(campaign, emptied)]).toEqual([
      undefined,
      undefined,
      true,
    ]);
    expect(amended(campaign, { ...typed, closesOn: '2020-08-31' }).archivesAt).toEqual(at('2020-10-31'));
    const left = amended(campaign, { ...typed, latitude: [{ rule: 'closesAt', latitude: 'locked' }] });
    expect([left.latitude, isChanged(campaign, left)]).toEqual([{ closesAt: 'locked' }, true]);
  });

  it('is held to the version that was adopted: locked, only tightened, and no more latitude than one has', () => {
    const above = {
      values: valuesOf(campaignRules, campaign),
      latitude: { closesAt: 'locked', title: 'tighten' } as const,
    };
    const next = amended(campaign, {
      ...typed,
      title: '别的活动',
      closesOn: '2020-09-29',
      reportDueOn: '2020-08-21',
      latitude: [{ rule: 'closesAt', latitude: 'free' }],
    });
    expect(judgeAmended(next, above).map(({ code, field }) => [code, field])).toEqual([
      ['campaign.rule-looser', 'title'],
      ['campaign.rule-locked', 'closesOn'],
      ['campaign.rule-looser', 'reportDueOn'],
      ['campaign.latitude-wider', latitudeFieldOf(campaignRules, 'title')],
      ['campaign.latitude-wider', latitudeFieldOf(campaignRules, 'closesAt')],
    ]);
    expect(judgeAmended(next, undefined)).toEqual([]);
    expect(judgeTerms({ ...campaign, reportUntil: at('2020-08-01') })).toEqual([
      { code: 'campaign.report-reversed', field: 'reportUntilOn' },
    ]);
  });

  it('asks for a reason once it runs, and for a look at what changes', () => {
    expect(judgeConsent('running', { confirmed: true })).toMatchObject({ code: 'campaign.reason-missing' });
    expect(judgeConsent('draft', { confirmed: false })).toEqual({ code: 'campaign.amend-unconfirmed' });
    expect(judgeConsent('running', { reason: '延期', confirmed: true })).toBeUndefined();
  });

  it('whatever two levels leave, the lower never leaves more than it was left', () => {
    const left = fc.record(
      Object.fromEntries(campaignRules.map((rule) => [rule.key, fc.constantFrom(...latitudes)])),
    );
    fc.assert(
      fc.property(left, left, (own, above) => {
        const refused = judgeLatitudes(campaignRules, own, above, (key) => key).map((one) => one.field);
        for (const { key } of campaignRules)
          expect(refused.includes(key)).toBe(!isNarrowerOrSame(own[key]!, above[key]!));
      }),
    );
  });

  it('keeps only what differs from the default, and says what is above in the refusal', () => {
    expect(
      latitudesTyped(campaignRules, [
        { rule: 'closesAt', latitude: 'tighten' },
        { rule: 'title', latitude: 'locked' },
        { rule: 'nonsense', latitude: 'free' },
      ]),
    ).toEqual({ title: 'locked' });
    const later = { ...campaign, closesAt: at('2020-10-05') };
    const [refusal] = refusalsOf(
      differencesBetween(
        campaignRules,
        valuesOf(campaignRules, later),
        valuesOf(campaignRules, campaign),
        {},
      ),
      campaignFieldOf,
    );
    expect(refusal).toMatchObject({
      field: 'closesOn',
      about: { what: { zh: '活动结束' }, above: { zh: '2020年9月30日', en: '30 Sep 2020' } },
    });
    expect(sayRuleValue({ kind: 'end' }, null)).toEqual({ zh: '未规定', en: 'not set' });
  });

  it('bodies without a name are dropped, one without a role supports', () => {
    expect(bodiesTyped([{ role: 'host', name: '网信办' }, { name: '文明办' }, { role: 'owner' }])).toEqual([
      { role: 'host', name: '网信办' },
      { role: 'support', name: '文明办' },
    ]);
  });
});

describe('a paper from outside the system (S38)', () => {
  it('has at least an issuer and a title; nothing typed is no paper', () => {
    expect([judgePaper({}), paperTyped({})]).toEqual([[], undefined]);
    expect(judgePaper({ paperClosesOn: '2020-09-30' }).map((one) => [one.code, one.field])).toEqual([
      ['campaign.paper-unnamed', 'paperIssuer'],
      ['campaign.paper-unnamed', 'paperTitle'],
    ]);
    expect(
      paperTyped({ paperIssuer: '省总', paperTitle: '通知', paperReportOn: '2020-08-20' }),
    ).toMatchObject({
      issuer: '省总',
      title: '通知',
      reportOn: '2020-08-20',
    });
  });
});
