/** The rules of notices without a database: steps, numbers, sections, adoption. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallId, CampaignId, OrganisationId, PersonId } from '../../kernel/id.ts';
import { startOfDay } from '../../kernel/period.ts';
import { next } from '../../kernel/verdict.ts';
import type { Call } from '../call/call.ts';
import type { Campaign } from '../campaign/campaign.ts';
import { closingOn, differencesOf, isDifferent, ownCalendar, ownVersion, planAdoption } from './adopt.ts';
import {
  hasOutsiders,
  isOpenForEditing,
  isPreparedBy,
  judgeContent,
  judgeNumber,
  linesOf,
  type NoticeState,
  type NoticeVerb,
  noticeTransitions,
} from './notice.ts';
import { firstSections, leadOf, levelOfLine, proseOf, sectionsOf } from './section.ts';

const states: NoticeState[] = ['draft', 'submitted', 'returned', 'signed', 'issued'];
const verbs: NoticeVerb[] = ['submit', 'return', 'sign', 'issue'];

describe('the steps of a paper', () => {
  it('AC-172 no step can be skipped: every state × verb', () => {
    const table = states.map((state) =>
      [state, ...verbs.map((verb) => next(noticeTransitions, state, verb) ?? '–')].join(' '),
    );
    expect([`state ${verbs.join(' ')}`, ...table]).toMatchInlineSnapshot(`
      [
        "state submit return sign issue",
        "draft submitted – – –",
        "submitted – returned signed –",
        "returned submitted – – –",
        "signed – – – issued",
        "issued – – – –",
      ]
    `);
  });

  it('the text is open while the officer holds the paper', () => {
    expect(states.filter(isOpenForEditing)).toEqual(['draft', 'returned']);
  });

  it('whoever had a hand in it is known, and nobody is nobody', () => {
    const [drafter, editor, other] = ['a', 'b', 'c'] as PersonId[];
    const paper = { preparedBy: drafter, preparers: [drafter!, editor!] };
    expect([drafter, editor, other, undefined].map((person) => isPreparedBy(paper, person))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('the number of a paper', () => {
  it.each(['青总发〔2020〕25号', '总工发〔1999〕1号', '西宁工办〔2026〕1234号'])(
    '%s is written as numbers are',
    (number) => {
      expect(judgeNumber(number)).toBeUndefined();
    },
  );
  it.each([
    '青总发[2020]25号',
    '青总发（2020）25号',
    '青总发〔20〕25号',
    '青总发〔2020〕025号',
    '青总发〔2020〕第25号',
    '青总发〔2020〕25',
    '〔2020〕25号',
    '青总发〔2020〕25号 ',
    '',
  ])('“%s” is refused by its field', (number) => {
    expect(judgeNumber(number)).toEqual({ code: 'notice.number-form', field: 'number' });
  });
  it('no number at all is allowed', () => expect(judgeNumber(undefined)).toBeUndefined());
});

describe('what a paper must say before a leader sees it', () => {
  const whole = {
    title: 't',
    issuers: ['a'],
    addressees: [],
    sections: [{ paragraphs: ['p'] }],
    attachments: [],
  };
  it('tells every lack at once, each by its field', () => {
    expect(judgeContent(whole)).toEqual([]);
    const empty = {
      ...whole,
      number: '25',
      issuers: [],
      sections: [{ heading: '一、活动时间', paragraphs: [] }],
    };
    expect(judgeContent(empty).map((refusal) => [refusal.code, refusal.field])).toEqual([
      ['notice.number-form', 'number'],
      ['notice.no-text', 'sections'],
      ['notice.no-issuer', 'issuers'],
    ]);
  });
  it('a field of lines drops blanks', () => {
    expect(linesOf(' 青海省总工会 \n\n 省委网信办\n')).toEqual(['青海省总工会', '省委网信办']);
    expect(linesOf(undefined)).toEqual([]);
  });
  it('an addressee outside the system is seen', () => {
    expect(hasOutsiders({ addressees: [{ name: '各市（州）总工会' }] })).toBe(false);
    expect(hasOutsiders({ addressees: [{ name: '各市（州）委网信办', outside: true }] })).toBe(true);
  });
});

describe('sections, as they are typed', () => {
  const typed = [
    '根据全国总工会部署，现将有关事项通知如下。',
    '',
    '一、活动时间',
    '2020年5—9月。',
    '二、活动内容',
    '（一）第一阶段：活动启动。',
    '5月，全面启动。',
    '（二）突出主题，服务大局。各单位要围绕主题。',
  ].join('\n');

  it('a line of its own that reads as a heading begins a section; a heading that goes on is a paragraph', () => {
    expect(sectionsOf(typed)).toEqual([
      { paragraphs: ['根据全国总工会部署，现将有关事项通知如下。'] },
      { heading: '一、活动时间', paragraphs: ['2020年5—9月。'] },
      { heading: '二、活动内容', paragraphs: [] },
      {
        heading: '（一）第一阶段：活动启动。',
        paragraphs: ['5月，全面启动。', '（二）突出主题，服务大局。各单位要围绕主题。'],
      },
    ]);
  });

  it.each([
    ['十二、附则', 1],
    ['(三)要求', 2],
    ['（三）要求。', 2],
    ['（三）要求。还有', 0],
    ['1. 6—8月', 0],
    ['一直以来，', 0],
    ['', 0],
  ] as const)('“%s” has level %i', (line, level) => expect(levelOfLine(line)).toBe(level));

  it('the first sentence of a running heading is set off', () => {
    expect(leadOf('（二）突出主题。各单位要')).toBe('（二）突出主题。');
    expect(leadOf('各单位要。')).toBe('');
  });

  it('typing, keeping and typing again loses and adds nothing', () => {
    const line = fc.oneof(
      fc.constantFrom('一、时间', '（二）阶段', '（三）要求。各单位要', '1. 报送', ' 缩进 ', ''),
      fc.string({ maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const kept = sectionsOf(lines.join('\n'));
        expect(sectionsOf(proseOf(kept))).toEqual(kept);
        const words = (text: string) =>
          text
            .split('\n')
            .map((one) => one.trim())
            .filter(Boolean);
        expect(words(proseOf(kept))).toEqual(words(lines.join('\n')));
      }),
    );
  });
});

const at = (day: string) => startOfDay(day);
const parent = {
  id: 'p' as CampaignId,
  organisationName: { zh: '青海省总工会' },
  title: { zh: '主题活动' },
  year: 2020,
  opensAt: at('2020-05-01'),
  closesAt: at('2020-10-01'),
  periodWords: '2020年5—9月',
  activitiesFrom: at('2020-05-01'),
  supplements: ['dates'],
  calendar: [
    {
      key: 'run',
      kind: 'phase',
      name: { zh: '开展' },
      opensAt: at('2020-06-01'),
      closesAt: at('2020-09-01'),
    },
    {
      key: 'sum',
      kind: 'phase',
      name: { zh: '总结' },
      opensAt: at('2020-09-01'),
      closesAt: at('2020-10-01'),
    },
    {
      key: 'due',
      kind: 'deadline',
      name: { zh: '报送' },
      opensAt: at('2020-05-01'),
      closesAt: at('2020-09-26'),
    },
  ],
} as unknown as Campaign;
const call = (key: string, closes: string) =>
  ({
    id: key as CallId,
    key,
    name: { zh: key },
    opensAt: at('2020-06-01'),
    closesAt: at(closes),
  }) as unknown as Call;
const [film, song] = [call('film', '2020-08-21'), call('song', '2020-08-21')];

describe('adopting', () => {
  it('nothing said inherits everything', () => {
    expect(planAdoption(parent, [film, song], {})).toEqual({
      plan: {
        closesAt: parent.closesAt,
        calls: [film, song].map((one) => ({ parent: one, closesAt: one.closesAt })),
      },
    });
  });

  it('a last day keeps the clock time of the level above: midnight stays midnight, 18:00 stays 18:00', () => {
    expect(closingOn('2020-08-10', at('2020-08-21'))).toEqual(at('2020-08-11'));
    expect(closingOn('2020-08-10', new Date('2020-08-20T18:00:00+08:00'))).toEqual(
      new Date('2020-08-10T18:00:00+08:00'),
    );
    expect(closingOn('2020-08-20', at('2020-08-21'))).toEqual(at('2020-08-21'));
  });

  it('a day earlier is taken, a day later is refused by its field, and every problem is told at once', () => {
    const earlier = planAdoption(parent, [film], {
      calls: [{ callId: film.id, carried: true, closesOn: '2020-08-19' }],
    });
    expect(earlier).toMatchObject({ plan: { calls: [{ closesAt: at('2020-08-20') }] } });
    const later = planAdoption(parent, [film, song], {
      closesOn: '2020-10-01',
      calls: [
        { callId: song.id, carried: true, closesOn: '2020-08-20' },
        { callId: film.id, carried: true, closesOn: '2020-08-21' },
      ],
    });
    expect('refusals' in later && later.refusals.map((refusal) => [refusal.code, refusal.field])).toEqual([
      ['campaign.later-than-parent', 'closesOn'],
      ['call.later-than-parent', 'calls.1.closesOn'],
    ]);
  });

  it('an own end before the beginning, and a call that would outlast the own end, are refused', () => {
    const reversed = planAdoption(parent, [], { closesOn: '2020-04-30' });
    expect(reversed).toMatchObject({ refusals: [{ code: 'campaign.dates-reversed' }] });
    const outlasting = planAdoption(parent, [film], { closesOn: '2020-08-10' });
    expect(outlasting).toMatchObject({
      refusals: [{ code: 'notice.after-own-end', field: 'calls.0.closesOn' }],
    });
  });

  it('calls may be left out, but not all; a foreign call and a call named twice are not taken', () => {
    const only = planAdoption(parent, [film, song], {
      calls: [
        { callId: film.id, carried: false },
        { callId: song.id, carried: true },
      ],
    });
    expect(only).toMatchObject({ plan: { calls: [{ parent: song }] } });
    const none = planAdoption(parent, [film], { calls: [{ callId: film.id, carried: false }] });
    expect(none).toMatchObject({ refusals: [{ code: 'notice.no-calls', field: 'calls' }] });
    const odd = planAdoption(parent, [film], {
      calls: [{ callId: film.id }, { callId: film.id }, { callId: 'elsewhere' as CallId }],
    });
    expect('refusals' in odd && odd.refusals.map((refusal) => refusal.field)).toEqual([
      'calls.1.closesOn',
      'calls.2.closesOn',
    ]);
  });

  it('whatever is chosen, an accepted plan never closes later than the level above', () => {
    const days = fc
      .integer({ min: -200, max: 60 })
      .map((n) => new Date(Date.UTC(2020, 7, 20 + n)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.option(days, { nil: undefined }), days, (closesOn, callDay) => {
        const planned = planAdoption(parent, [film], {
          closesOn,
          calls: [{ callId: film.id, carried: true, closesOn: callDay }],
        });
        if ('refusals' in planned) return;
        expect(planned.plan.closesAt <= parent.closesAt).toBe(true);
        expect(planned.plan.calls[0]!.closesAt <= film.closesAt).toBe(true);
        expect(planned.plan.calls[0]!.closesAt > film.opensAt).toBe(true);
      }),
    );
  });

  it('no phase of the own calendar outlasts the own end; what is owed above stays', () => {
    const own = ownCalendar(parent.calendar, at('2020-08-15'));
    expect(own.map((item) => [item.key, item.closesAt])).toEqual([
      ['run', at('2020-08-15')],
      ['due', at('2020-09-26')],
    ]);
    const version = ownVersion(parent, 'city' as OrganisationId, { closesAt: at('2020-08-15'), calls: [] });
    expect(version).toMatchObject({ state: 'running', year: 2020, organisationId: 'city', parent });
  });

  it('differences stand side by side: the end, an earlier call, a call not carried on', () => {
    const own = { ...film, id: 'own' as CallId, parentId: film.id, closesAt: at('2020-08-11') };
    const found = differencesOf(parent, { closesAt: parent.closesAt }, [film, song], [own]);
    expect(found.map((one) => [one.key, isDifferent(one), one.own])).toEqual([
      ['end', false, parent.closesAt],
      ['film', true, at('2020-08-11')],
      ['song', true, undefined],
    ]);
  });
});

describe('the first text', () => {
  it('is made of the period, the calls with their hosts and the calendar', () => {
    const hosted = { ...film, name: { zh: '微视频征集' }, hostName: { zh: '西宁市总工会' } } as Call;
    const text = proseOf(firstSections(parent, [hosted, song], undefined));
    expect(text).toContain('青海省总工会决定开展主题活动');
    expect(text).toContain('2020年5—9月');
    expect(text).toContain('1. 微视频征集。承办单位：西宁市总工会。2020年8月20日前报送。');
    expect(text).toContain('总结：2020年9月1日至2020年9月30日。');
    expect(text).toContain('报送：2020年9月25日前。');
    const below = {
      ...parent,
      organisationName: { zh: '西宁市总工会' },
      periodWords: undefined,
      calendar: [],
    } as Campaign;
    const adopted = proseOf(firstSections(below, [], parent));
    expect(adopted).toContain('根据青海省总工会部署，西宁市总工会决定开展');
    expect(adopted).toContain('2020年5月1日至2020年9月30日。');
  });
});
