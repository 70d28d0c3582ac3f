/** The word "activity": its states, the days that count, who decides, and what looks like one thing reported twice. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OrganisationId } from '../../kernel/id.ts';
import { instantAt } from '../../kernel/period.ts';
import { next } from '../../kernel/verdict.ts';
import {
  type ActivityVerb,
  activityStates,
  activityTransitions,
  decidersOf,
  isCounted,
  judgeReport,
  movementOf,
  type Report,
  reportOf,
} from './activity.ts';
import { changedSinceApproval, changesBetween } from './change.ts';
import { enterpriseKeyOf, isLikelySame, likenessOf } from './likeness.ts';

const verbs: readonly ActivityVerb[] = ['amend', 'approve', 'accept', 'return', 'reopen'];

test('every state × verb: up in two steps, undone only from the top', () => {
  const table = Object.fromEntries(
    activityStates.map((state) => [
      state,
      verbs.map((verb) => `${verb} → ${next(activityTransitions, state, verb) ?? '—'}`).join(', '),
    ]),
  );
  expect(table).toMatchInlineSnapshot(`
    {
      "accepted": "amend → —, approve → —, accept → —, return → —, reopen → approved",
      "approved": "amend → reported, approve → —, accept → accepted, return → returned, reopen → reported",
      "reported": "amend → reported, approve → approved, accept → —, return → returned, reopen → —",
      "returned": "amend → reported, approve → —, accept → —, return → —, reopen → —",
    }
  `);
});

test('a walk of any length counts an activity once or not at all, with all its figures', () => {
  const report = fc.record({
    occurrences: fc.array(fc.nat(500), { minLength: 1, maxLength: 4 }),
    contacts: fc.option(fc.nat(300), { nil: undefined }),
    isLate: fc.boolean(),
  });
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...verbs), { maxLength: 60 }),
      report,
      (walk, { isLate, ...told }) => {
        const occurrences = told.occurrences.map((participants) => ({ participants, heldAt: new Date(0) }));
        const movement = movementOf({ ...told, occurrences, links: [], isLate });
        let state: (typeof activityStates)[number] = 'reported';
        let times = 0;
        for (const verb of walk) {
          const to: (typeof activityStates)[number] | undefined = next(activityTransitions, state, verb);
          if (!to) continue;
          times += Number(isCounted(to)) - Number(isCounted(state));
          state = to;
        }
        expect(times).toBe(isCounted(state) ? 1 : 0);
        expect(movement.activities).toBe(told.occurrences.length);
        expect(movement.participants).toBe(told.occurrences.reduce((sum, one) => sum + one, 0));
        expect([movement['on-time'], movement.late]).toEqual(isLate ? [undefined, 1] : [1, undefined]);
      },
    ),
  );
});

describe('who decides', () => {
  const level = (path: string, isOutside = false) => ({ id: path as OrganisationId, path, isOutside });
  const line = (...outside: string[]) =>
    ['n', 'n.p', 'n.p.c', 'n.p.c.u'].map((path) => level(path, outside.includes(path)));
  const unit = level('n.p.c.u');
  test.each([
    ['the level above approves, the one above that accepts', line(), unit, 'n', false, ['n.p.c', 'n.p']],
    ['nobody above the campaign’s owner accepts', line(), unit, 'n.p.c', false, ['n.p.c', undefined]],
    ['a level on paper is passed over', line('n.p.c'), unit, 'n', false, ['n.p', 'n']],
    ['on behalf: the level above whoever reports', line('n.p.c.u'), level('n.p.c'), 'n', true, ['n.p', 'n']],
    [
      'on behalf by the topmost: another officer there',
      line('n.p.c.u'),
      level('n'),
      'n',
      true,
      ['n', undefined],
    ],
    ['nobody stands above the root', line(), level('n'), 'n', false, undefined],
  ] as const)('%s', (_, levels, reporter, owner, onBehalf, decided) => {
    const found = decidersOf(levels, reporter, owner, onBehalf);
    expect(found && [found.approverId, found.acceptorId]).toEqual(decided);
  });
});

describe('the days that count', () => {
  const campaign = { activitiesFrom: instantAt('2020-05-01', '00:00') };
  const now = instantAt('2020-07-10', '15:00');
  const told = (...times: Date[]): Report => ({
    ...{ name: '读书会', organiser: '工会', links: [] },
    occurrences: times.map((heldAt) => ({ heldAt, participants: 5 })),
  });

  test('from the first instant of the campaign’s first day until now, both included', () => {
    expect(judgeReport(told(campaign.activitiesFrom, now), campaign, now)).toEqual([]);
  });

  test('a minute later is in the future, and is said by the day', () => {
    const [refusal] = judgeReport(told(new Date(now.getTime() + 60_000)), campaign, now);
    expect(refusal).toEqual({ code: 'activity.in-future', field: 'heldOn' });
  });

  test('a minute earlier does not count, and the refusal names the first day in both languages', () => {
    const refusals = judgeReport(told(new Date(campaign.activitiesFrom.getTime() - 60_000)), campaign, now);
    expect(refusals).toEqual([
      {
        code: 'activity.too-early',
        about: { from: { zh: '2020年5月1日', en: '1 May 2020' } },
        field: 'heldOn',
      },
    ]);
  });

  test('counted back to 1 January where the rule says so', () => {
    const january = { activitiesFrom: instantAt('2020-01-01', '00:00') };
    expect(judgeReport(told(instantAt('2020-01-01', '09:00')), january, now)).toEqual([]);
    expect(judgeReport(told(instantAt('2019-12-31', '23:59')), january, now)).toHaveLength(1);
  });

  test('two occurrences at one time are one too many; a reach says its channel and its source', () => {
    expect(judgeReport(told(now, now), campaign, now).map((r) => r.code)).toEqual([
      'activity.same-time-twice',
    ]);
    const reach = judgeReport({ ...told(now), reach: 900 }, campaign, now);
    expect(reach.map((r) => [r.code, r.field])).toEqual([
      ['activity.reach-channel', 'reachChannel'],
      ['activity.reach-source', 'reachSource'],
    ]);
    const whole = { ...told(now), reach: 900, reachChannel: 'wechat', reachSource: '后台' } as const;
    expect(judgeReport(whole, campaign, now)).toEqual([]);
  });
});

describe('what was changed after an approval', () => {
  const typed = {
    ...{ name: '读书会', organiser: '工会', heldOn: '2020-06-01', heldFrom: '09:00', participants: 30 },
  };
  const amend = (before: object, after: object) => ({
    verb: 'amend' as const,
    changes: changesBetween(reportOf({ ...typed, ...before }), reportOf({ ...typed, ...after })),
  });
  const approve = { verb: 'approve' as const, changes: [] };

  test('each field from what was approved to what stands now, however often it changed between', () => {
    const steps = [
      amend({ participants: 40, place: '礼堂' }, { participants: 50, place: '礼堂' }),
      amend({ participants: 30 }, { participants: 40, place: '礼堂' }),
      approve,
      amend({ name: '旧名' }, {}),
    ];
    expect(changedSinceApproval(steps)).toEqual({
      times: 2,
      changes: [
        { field: 'occurrences', before: '2020年6月1日 09:00 · 30', after: '2020年6月1日 09:00 · 50' },
        { field: 'place', before: '', after: '礼堂' },
      ],
    });
  });

  test('changed back is changed twice and differs in nothing; never approved is nothing', () => {
    const steps = [amend({ place: '礼堂' }, {}), amend({}, { place: '礼堂' }), approve];
    expect(changedSinceApproval(steps)).toEqual({ times: 2, changes: [] });
    expect(changedSinceApproval([amend({}, { place: '礼堂' })])).toBeUndefined();
  });
});

test('one enterprise is one however its name is spaced and set', () => {
  const names = ['云杉电子（西宁）有限公司', '云杉电子(西宁) 有限公司', ' 云杉电子西宁有限公司'];
  expect(new Set(names.map(enterpriseKeyOf)).size).toBe(1);
  expect(enterpriseKeyOf('云杉电子')).not.toBe(enterpriseKeyOf('云杉软件'));
  expect(enterpriseKeyOf('★')).toBe('★');
});

describe('perhaps reported twice', () => {
  const report = (name: string, organiser = '晨光机械厂工会', day = '2020-06-01'): Report => ({
    ...{ name, organiser, links: [] },
    occurrences: [{ heldAt: instantAt(day, '09:00'), participants: 30 }],
  });

  test.each([
    ['车间里的防诈骗课', '车间防诈骗课', true],
    ['车间里的防诈骗课', '车间里的防诈骗课（第二场）', true],
    ['车间里的防诈骗课', '【车间里的 防诈骗课】', true],
    ['车间里的防诈骗课', '短视频拍摄小课堂', false],
    ['Reading club', 'READING  CLUB', true],
    ['', '', false],
  ])('“%s” and “%s” are alike: %s', (one, other, alike) => {
    expect(isLikelySame(report(one), report(other))).toBe(alike);
  });

  test('another organiser or another day is another activity', () => {
    const first = report('防诈骗课');
    expect(isLikelySame(first, report('防诈骗课', '云杉电子工会'))).toBe(false);
    expect(isLikelySame(first, report('防诈骗课', '晨光机械厂工会', '2020-06-02'))).toBe(false);
    expect(isLikelySame(first, report('防诈骗课', ' 晨光机械厂　工会 '))).toBe(true);
    const later = report('防诈骗课', '晨光机械厂工会', '2020-06-02');
    const series = { ...first, occurrences: [...first.occurrences, ...later.occurrences] };
    expect(isLikelySame(series, later)).toBe(true);
  });

  test('likeness lies between 0 and 1 and is the same both ways', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        const likeness = likenessOf(a, b);
        expect(likeness).toBe(likenessOf(b, a));
        expect(likeness >= 0 && likeness <= 1).toBe(true);
      }),
    );
  });
});
