/** The rules of notices without a database: steps, numbers, what a paper must say. */

import { describe, expect, it } from 'vitest';
import type { OrganisationId, PersonId } from '../../kernel/id.ts';
import { next } from '../../kernel/verdict.ts';
import {
  hasOutsiders,
  type Issuer,
  isOpenForEditing,
  isPreparedBy,
  judgeContent,
  judgeIssuers,
  judgeNumber,
  linesOf,
  type NoticeState,
  type NoticeVerb,
  noticeTransitions,
} from './notice.ts';

const states: NoticeState[] = [
  'draft',
  'submitted',
  'returned',
  'signed',
  'issued',
  'withdrawn',
  'superseded',
];
const verbs: NoticeVerb[] = ['submit', 'return', 'give-back', 'sign', 'issue', 'withdraw', 'supersede'];

describe('the steps of a paper', () => {
  it('AC-172 no step can be skipped: every state × verb', () => {
    const table = states.map((state) =>
      [state, ...verbs.map((verb) => next(noticeTransitions, state, verb) ?? '–')].join(' '),
    );
    expect([`state ${verbs.join(' ')}`, ...table]).toMatchInlineSnapshot(`
      [
        "state submit return give-back sign issue withdraw supersede",
        "draft submitted – – – – – –",
        "submitted – returned returned signed – – –",
        "returned submitted – – – – – –",
        "signed – – returned – issued – –",
        "issued – – – – – withdrawn superseded",
        "withdrawn – – – – – – –",
        "superseded – – – – – – –",
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
    issuers: [{ name: 'a' }],
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
  it('an issuer stands on the paper once, and the leading one is whoever prepares it', () => {
    const [own, other] = ['own', 'other'] as OrganisationId[];
    const fields = (issuers: Issuer[]) => judgeIssuers(issuers, own!).map((refusal) => refusal.field);
    expect(fields([{ name: 'a' }, { name: 'b', organisationId: other }, { name: 'c' }])).toEqual([]);
    expect(fields([{ name: 'a' }, { name: 'a' }])).toEqual(['issuers.1.name']);
    expect(fields([{ name: 'a' }, { name: 'b', organisationId: own }])).toEqual(['issuers.1.name']);
    const twice = [{ name: 'a' }, { name: 'b', organisationId: other }, { name: 'c', organisationId: other }];
    expect(judgeIssuers(twice, own!)).toEqual([{ code: 'notice.issuer-twice', field: 'issuers.2.name' }]);
  });
  it('an addressee outside the system is seen', () => {
    expect(hasOutsiders({ addressees: [{ name: '各市（州）总工会' }] })).toBe(false);
    expect(hasOutsiders({ addressees: [{ name: '各市（州）委网信办', outside: true }] })).toBe(true);
  });
});
