/** Who may do what with a notice: verbs × seats × relation, three levels and two branches (AC-030). */

import { describe, expect, it } from 'vitest';
import type { Actor, SeatRole } from '../../kernel/actor.ts';
import type { OrganisationId, PersonId } from '../../kernel/id.ts';
import type { Verdict } from '../../kernel/verdict.ts';
import type { NoticeState } from './notice.ts';
import {
  mayAdopt,
  mayDraft,
  mayEdit,
  mayIssue,
  mayReturn,
  maySeeReceipts,
  maySeeSteps,
  maySign,
  maySignFor,
  maySubmit,
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

const person = (id: string, seats: [SeatRole, string][]): Actor => ({
  kind: 'person',
  id: id as PersonId,
  name: id,
  username: id,
  sessionId: 's',
  address: '127.0.0.1',
  seats: seats.map(([role, path]) => ({
    role,
    path,
    organisationId: path as OrganisationId,
    organisationName: path,
  })),
});
const paper = (state: NoticeState) => ({
  organisationPath: places.self,
  state,
  preparers: ['writer' as PersonId],
  preparedBy: 'writer' as PersonId,
});
const recipient = (signedForAt?: Date) => ({ organisationPath: places.self, signedForAt });
const running = { state: 'running' as const };
const then = new Date('2020-06-01T00:00:00Z');

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
      ]
    `);
  });

  it('AC-172 in every other state the verb waits, with the state in the sentence', () => {
    const both = person('other', [
      ['officer', places.self],
      ['leader', places.self],
    ]);
    const states: NoticeState[] = ['draft', 'submitted', 'returned', 'signed', 'issued'];
    const may = { edit: mayEdit, submit: maySubmit, sign: maySign, return: mayReturn, issue: mayIssue };
    const table = Object.entries(may).map(([verb, of]) =>
      [verb, ...states.map((state) => mark(of(both, paper(state))))].join(' '),
    );
    expect([`verb ${states.join(' ')}`, ...table]).toMatchInlineSnapshot(`
      [
        "verb draft submitted returned signed issued",
        "edit yes later yes later later",
        "submit yes later yes later later",
        "sign later yes later later later",
        "return later yes later later later",
        "issue later later later yes later",
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
