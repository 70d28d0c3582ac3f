/** Who may do what with a notice: verbs × seats × relation, three levels and two branches (AC-030). */

import { describe, expect, it } from 'vitest';
import { personOf } from '../../../world/seated.ts';
import type { Actor, SeatRole } from '../../kernel/actor.ts';
import type { OrganisationId, PersonId } from '../../kernel/id.ts';
import type { Verdict } from '../../kernel/verdict.ts';
import type { Countersign, Issuer, NoticeState } from './notice.ts';
import {
  mayAdopt,
  mayAmend,
  mayAskWithdrawal,
  mayCountersign,
  mayDraft,
  mayEdit,
  mayGiveBack,
  mayHandOver,
  mayIssue,
  mayKeep,
  mayRecordByHand,
  mayRecordCountersign,
  mayRecordHandover,
  mayRedraft,
  mayReturn,
  maySeeHandovers,
  maySeeReceipts,
  maySeeSteps,
  maySign,
  maySignFor,
  maySubmit,
  mayWithdraw,
} from './policy.ts';

const places = {
  self: 'n.q.x',
  parent: 'n.q',
  grandparent: 'n',
  child: 'n.q.x.h',
  sibling: 'n.q.y',
  cousin: 'n.q.y.h',
} as const;
const roles: SeatRole[] = ['admin', 'officer', 'leader'];

const person = (id: string, seats: [SeatRole, string][]): Actor => personOf(id, seats);
const then = new Date('2020-06-01T00:00:00Z');
const paper = (state: NoticeState) => ({
  organisationPath: places.self,
  state,
  preparers: ['writer' as PersonId],
  preparedBy: 'writer' as PersonId,
  issuers: [{ name: 'own' }] as Issuer[],
  version: 2,
  countersigns: [] as Countersign[],
  amends: false,
  campaignVersion: 1,
});
const withdrawing = () => ({
  ...paper('issued'),
  withdrawal: { reason: 'r', at: then, by: 'writer' as PersonId },
});
/** A joint paper whose other issuers are the one at `place` and a body outside. */
const joint = (state: NoticeState, place: string) => {
  const inside: Issuer = { name: 'other', organisationId: place as OrganisationId };
  const outside: Issuer = { name: 'office' };
  return { ...paper(state), issuers: [{ name: 'own' }, inside, outside], inside, outside };
};
const recipient = (signedForAt?: Date, paperState: NoticeState = 'issued') => ({
  organisationPath: places.self,
  signedForAt,
  paperState,
});
const running = { state: 'running' as const };

const verbs: Record<string, (actor: Actor) => Verdict> = {
  draft: (a) => mayDraft(a, { organisationPath: places.self, state: 'draft' }),
  edit: (a) => mayEdit(a, paper('draft')),
  submit: (a) => maySubmit(a, paper('draft')),
  sign: (a) => maySign(a, paper('submitted')),
  return: (a) => mayReturn(a, paper('submitted')),
  issue: (a) => mayIssue(a, paper('signed')),
  'see-receipts': (a) => maySeeReceipts(a, paper('issued')),
  'see-steps': (a) => maySeeSteps(a, paper('draft')),
  'sign-for': (a) => maySignFor(a, { recipient: recipient() }),
  adopt: (a) => mayAdopt(a, { recipient: recipient(then), campaign: running }),
  // Of a joint paper prepared by a sibling: the other issuer is `self`.
  countersign: (a) =>
    mayCountersign(a, joint('submitted', places.self), joint('submitted', places.self).inside),
  'give-back': (a) => mayGiveBack(a, joint('signed', places.self), joint('signed', places.self).inside),
  'record-joint': (a) =>
    mayRecordCountersign(a, joint('submitted', places.sibling), joint('submitted', places.sibling).outside),
  'ask-withdraw': (a) => mayAskWithdrawal(a, paper('issued')),
  withdraw: (a) => mayWithdraw(a, withdrawing()),
  keep: (a) => mayKeep(a, withdrawing()),
  redraft: (a) => mayRedraft(a, paper('issued')),
  amend: (a) => mayAmend(a, paper('issued'), { state: 'running', version: 2 }),
  'by-hand': (a) => mayRecordByHand(a, paper('issued')),
  'hand-over': (a) => mayHandOver(a, { organisationPath: places.self, state: 'running' }),
  'handed-on': (a) => mayRecordHandover(a, { organisationPath: places.self }),
  handovers: (a) => maySeeHandovers(a, { organisationPath: places.self }),
};

const mark = (verdict: Verdict) => (verdict.allowed ? 'yes' : verdict.when === 'never' ? '-' : 'later');

describe('the matrix of notices', () => {
  it('AC-030 a level acts for itself; above looks down only where it says so; sideways and below have nothing', () => {
    const relations = Object.entries(places);
    const rows = Object.entries(verbs).flatMap(([verb, may]) =>
      roles.map((role) => [
        verb.padEnd(12),
        role.padEnd(8),
        ...relations.map(([name, path]) => mark(may(person('someone', [[role, path]]))).padEnd(name.length)),
        mark(may(person('someone', []))).padEnd(7),
        mark(may({ kind: 'anyone', address: '127.0.0.1' })).padEnd(6),
      ]),
    );
    const head = [
      'verb'.padEnd(12),
      'seat'.padEnd(8),
      ...relations.map(([name]) => name),
      'no seat',
      'anyone',
    ];
    const table = [head, ...rows].map((row) => row.join(' ').trimEnd());
    console.log(table.join('\n'));
    expect(table).toMatchInlineSnapshot(`
      [
        "verb         seat     self parent grandparent child sibling cousin no seat anyone",
        "draft        admin    -    -      -           -     -       -      -       -",
        "draft        officer  yes  -      -           -     -       -      -       -",
        "draft        leader   -    -      -           -     -       -      -       -",
        "edit         admin    -    -      -           -     -       -      -       -",
        "edit         officer  yes  -      -           -     -       -      -       -",
        "edit         leader   -    -      -           -     -       -      -       -",
        "submit       admin    -    -      -           -     -       -      -       -",
        "submit       officer  yes  -      -           -     -       -      -       -",
        "submit       leader   -    -      -           -     -       -      -       -",
        "sign         admin    -    -      -           -     -       -      -       -",
        "sign         officer  -    -      -           -     -       -      -       -",
        "sign         leader   yes  -      -           -     -       -      -       -",
        "return       admin    -    -      -           -     -       -      -       -",
        "return       officer  -    -      -           -     -       -      -       -",
        "return       leader   yes  -      -           -     -       -      -       -",
        "issue        admin    -    -      -           -     -       -      -       -",
        "issue        officer  yes  -      -           -     -       -      -       -",
        "issue        leader   -    -      -           -     -       -      -       -",
        "see-receipts admin    yes  yes    yes         -     -       -      -       -",
        "see-receipts officer  yes  yes    yes         -     -       -      -       -",
        "see-receipts leader   yes  yes    yes         -     -       -      -       -",
        "see-steps    admin    yes  -      -           -     -       -      -       -",
        "see-steps    officer  yes  -      -           -     -       -      -       -",
        "see-steps    leader   yes  -      -           -     -       -      -       -",
        "sign-for     admin    -    -      -           -     -       -      -       -",
        "sign-for     officer  yes  -      -           -     -       -      -       -",
        "sign-for     leader   yes  -      -           -     -       -      -       -",
        "adopt        admin    -    -      -           -     -       -      -       -",
        "adopt        officer  yes  -      -           -     -       -      -       -",
        "adopt        leader   -    -      -           -     -       -      -       -",
        "countersign  admin    -    -      -           -     -       -      -       -",
        "countersign  officer  -    -      -           -     -       -      -       -",
        "countersign  leader   yes  -      -           -     -       -      -       -",
        "give-back    admin    -    -      -           -     -       -      -       -",
        "give-back    officer  -    -      -           -     -       -      -       -",
        "give-back    leader   yes  -      -           -     -       -      -       -",
        "record-joint admin    -    -      -           -     -       -      -       -",
        "record-joint officer  -    -      -           -     -       -      -       -",
        "record-joint leader   yes  -      -           -     -       -      -       -",
        "ask-withdraw admin    -    -      -           -     -       -      -       -",
        "ask-withdraw officer  yes  -      -           -     -       -      -       -",
        "ask-withdraw leader   -    -      -           -     -       -      -       -",
        "withdraw     admin    -    -      -           -     -       -      -       -",
        "withdraw     officer  -    -      -           -     -       -      -       -",
        "withdraw     leader   yes  -      -           -     -       -      -       -",
        "keep         admin    -    -      -           -     -       -      -       -",
        "keep         officer  -    -      -           -     -       -      -       -",
        "keep         leader   yes  -      -           -     -       -      -       -",
        "redraft      admin    -    -      -           -     -       -      -       -",
        "redraft      officer  yes  -      -           -     -       -      -       -",
        "redraft      leader   -    -      -           -     -       -      -       -",
        "amend        admin    -    -      -           -     -       -      -       -",
        "amend        officer  yes  -      -           -     -       -      -       -",
        "amend        leader   -    -      -           -     -       -      -       -",
        "by-hand      admin    -    -      -           -     -       -      -       -",
        "by-hand      officer  yes  -      -           -     -       -      -       -",
        "by-hand      leader   -    -      -           -     -       -      -       -",
        "hand-over    admin    -    -      -           -     -       -      -       -",
        "hand-over    officer  yes  -      -           -     -       -      -       -",
        "hand-over    leader   -    -      -           -     -       -      -       -",
        "handed-on    admin    -    -      -           -     -       -      -       -",
        "handed-on    officer  yes  -      -           -     -       -      -       -",
        "handed-on    leader   -    -      -           -     -       -      -       -",
        "handovers    admin    yes  yes    yes         -     -       -      -       -",
        "handovers    officer  yes  yes    yes         -     -       -      -       -",
        "handovers    leader   yes  yes    yes         -     -       -      -       -",
      ]
    `);
  });

  it('AC-172 in every other state the verb waits, with the state in the sentence', () => {
    const both = person('other', [
      ['officer', places.self],
      ['leader', places.self],
    ]);
    const states: NoticeState[] = [
      'draft',
      'submitted',
      'returned',
      'signed',
      'issued',
      'withdrawn',
      'superseded',
    ];
    const may: Record<string, (actor: Actor, notice: ReturnType<typeof paper>) => Verdict> = {
      ...{ edit: mayEdit, submit: maySubmit, sign: maySign, return: mayReturn, issue: mayIssue },
      ...{ 'ask-withdraw': mayAskWithdrawal, redraft: mayRedraft, 'by-hand': mayRecordByHand },
    };
    const table = Object.entries(may).map(([verb, of]) =>
      [verb, ...states.map((state) => mark(of(both, paper(state))))].join(' '),
    );
    expect([`verb ${states.join(' ')}`, ...table]).toMatchInlineSnapshot(`
      [
        "verb draft submitted returned signed issued withdrawn superseded",
        "edit yes later yes later later later later",
        "submit yes later yes later later later later",
        "sign later yes later later later later later",
        "return later yes later later later later later",
        "issue later later later yes later later later",
        "ask-withdraw later later later later yes later later",
        "redraft later later later later yes later later",
        "by-hand later later later later yes yes yes",
      ]
    `);
    expect(mayIssue(both, paper('submitted'))).toMatchObject({
      when: 'not-now',
      refusal: { code: 'notice.wrong-step', about: { state: { zh: '待签发' } } },
    });
  });

  it('AC-044 nobody signs a paper they had a hand in, whatever seats they hold; returning it is theirs', () => {
    const writer = person('writer', [
      ['officer', places.self],
      ['leader', places.self],
      ['admin', places.self],
    ]);
    expect(maySign(writer, paper('submitted'))).toMatchObject({
      when: 'never',
      refusal: { code: 'notice.own-paper' },
    });
    expect(mayReturn(writer, paper('submitted')).allowed).toBe(true);
  });

  it('why not: each refusal by its code', () => {
    const outsider = person('x', [
      ['officer', places.parent],
      ['leader', places.parent],
    ]);
    const officer = person('x', [['officer', places.self]]);
    const codes = [
      mayEdit(outsider, paper('draft')),
      maySign(outsider, paper('submitted')),
      maySignFor(outsider, { recipient: recipient() }),
      maySignFor(officer, { recipient: recipient(then) }),
      mayAdopt(officer, { recipient: recipient(), campaign: running }),
      mayAdopt(officer, { recipient: recipient(then), campaign: running, adopted: {} }),
      mayAdopt(officer, { recipient: recipient(then), campaign: { state: 'closed' } }),
      mayDraft(officer, { organisationPath: places.self, state: 'closed' }),
    ].map((verdict) => (verdict.allowed ? '' : `${verdict.when} ${verdict.refusal.code}`));
    expect(codes).toEqual([
      'never notice.not-yours',
      'never notice.not-leader',
      'never notice.not-recipient',
      'not-now notice.already-signed-for',
      'not-now notice.not-signed-for',
      'not-now notice.already-adopted',
      'not-now campaign.not-running',
      'not-now campaign.not-running',
    ]);
  });
});
