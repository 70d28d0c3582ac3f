/** Who may do what with a campaign: verbs × seats × relation, three levels and two branches (AC-030). */

import { describe, expect, it } from 'vitest';
import { personOf } from '../../../world/seated.ts';
import type { Actor, SeatRole } from '../../kernel/actor.ts';
import { startOfDay } from '../../kernel/period.ts';
import type { Verdict } from '../../kernel/verdict.ts';
import type { Campaign } from './campaign.ts';
import {
  mayAmend,
  mayAnswer,
  mayClose,
  mayFound,
  mayFoundAt,
  mayManage,
  mayOversee,
  mayReceive,
  mayStart,
  maySupersede,
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
const person = (seats: [SeatRole, string][]): Actor => personOf('p', seats);
const campaign = {
  organisationPath: places.self,
  state: 'draft',
  opensAt: startOfDay('2020-05-01'),
  closesAt: startOfDay('2020-10-01'),
} as Campaign;
const adopted = { ...campaign, state: 'running', parentId: 'above' } as Campaign;
const mark = (verdict: Verdict) => (verdict.allowed ? 'yes' : verdict.when === 'never' ? '-' : 'later');

describe('the matrix of campaigns', () => {
  it('AC-030 the owner’s officer manages and starts; those above look; nobody else', () => {
    const verbs = {
      found: (a: Actor) => mayFound(a),
      'found-at': (a: Actor) => mayFoundAt(a, places.self),
      manage: (a: Actor) => mayManage(a, campaign),
      start: (a: Actor) => mayStart(a, campaign),
      oversee: (a: Actor) => mayOversee(a, campaign),
      amend: (a: Actor) => mayAmend(a, campaign),
      close: (a: Actor) => mayClose(a, adopted),
      withdraw: (a: Actor) => mayWithdraw(a, adopted),
      supersede: (a: Actor) => maySupersede(a, adopted),
      answer: (a: Actor) => mayAnswer(a, adopted),
    };
    const relations = Object.entries(places);
    const rows = Object.entries(verbs).flatMap(([verb, may]) =>
      roles.map((role) => [
        verb.padEnd(9),
        role.padEnd(8),
        ...relations.map(([name, path]) => mark(may(person([[role, path]]))).padEnd(name.length)),
        mark(may(person([]))).padEnd(7),
        mark(may({ kind: 'anyone', address: '127.0.0.1' })),
      ]),
    );
    const head = [
      'verb'.padEnd(9),
      'seat'.padEnd(8),
      ...relations.map(([name]) => name),
      'no seat',
      'anyone',
    ];
    const table = [head, ...rows].map((row) => row.join(' ').trimEnd());
    console.log(table.join('\n'));
    expect(table).toMatchInlineSnapshot(`
      [
        "verb      seat     self parent grandparent child sibling cousin no seat anyone",
        "found     admin    -    -      -           -     -       -      -       -",
        "found     officer  yes  yes    yes         yes   yes     yes    -       -",
        "found     leader   -    -      -           -     -       -      -       -",
        "found-at  admin    -    -      -           -     -       -      -       -",
        "found-at  officer  yes  -      -           -     -       -      -       -",
        "found-at  leader   -    -      -           -     -       -      -       -",
        "manage    admin    -    -      -           -     -       -      -       -",
        "manage    officer  yes  -      -           -     -       -      -       -",
        "manage    leader   -    -      -           -     -       -      -       -",
        "start     admin    -    -      -           -     -       -      -       -",
        "start     officer  yes  -      -           -     -       -      -       -",
        "start     leader   -    -      -           -     -       -      -       -",
        "oversee   admin    yes  yes    yes         -     -       -      -       -",
        "oversee   officer  yes  yes    yes         -     -       -      -       -",
        "oversee   leader   yes  yes    yes         -     -       -      -       -",
        "amend     admin    -    -      -           -     -       -      -       -",
        "amend     officer  yes  -      -           -     -       -      -       -",
        "amend     leader   -    -      -           -     -       -      -       -",
        "close     admin    -    -      -           -     -       -      -       -",
        "close     officer  yes  -      -           -     -       -      -       -",
        "close     leader   -    -      -           -     -       -      -       -",
        "withdraw  admin    -    -      -           -     -       -      -       -",
        "withdraw  officer  yes  -      -           -     -       -      -       -",
        "withdraw  leader   -    -      -           -     -       -      -       -",
        "supersede admin    -    -      -           -     -       -      -       -",
        "supersede officer  yes  -      -           -     -       -      -       -",
        "supersede leader   -    -      -           -     -       -      -       -",
        "answer    admin    -    -      -           -     -       -      -       -",
        "answer    officer  yes  -      -           -     -       -      -       -",
        "answer    leader   -    -      -           -     -       -      -       -",
      ]
    `);
  });

  it('one who is no officer is told so; an officer founds for their own organisation only (AC-036)', () => {
    expect(mayFound(person([['leader', places.self]]))).toMatchObject({
      when: 'never',
      refusal: { code: 'campaign.no-officer' },
    });
    expect(mayFoundAt(person([['officer', places.parent]]), places.self)).toMatchObject({
      when: 'never',
      refusal: { code: 'campaign.not-your-organisation' },
    });
  });

  it('a campaign starts once', () => {
    const officer = person([['officer', places.self]]);
    expect(mayStart(officer, { ...campaign, state: 'running' })).toMatchObject({
      when: 'not-now',
      refusal: { code: 'campaign.already-running' },
    });
    expect(mayManage(person([['officer', places.parent]]), campaign)).toMatchObject({
      refusal: { code: 'campaign.not-yours' },
    });
  });

  it('a campaign ends once, and what has ended is not amended; only what was adopted has somebody to answer', () => {
    const officer = person([['officer', places.self]]);
    const code = (verdict: Verdict) =>
      verdict.allowed ? 'allowed' : `${verdict.when} ${verdict.refusal.code}`;
    const at = (state: Campaign['state']) => {
      const one = { ...adopted, state } as Campaign;
      return [mayAmend, mayClose, mayWithdraw, maySupersede, mayAnswer].map((may) => code(may(officer, one)));
    };
    const [idle, over] = ['not-now campaign.not-running', 'not-now campaign.ended'];
    expect(at('draft')).toEqual(['allowed', idle, idle, 'allowed', idle]);
    expect(at('running')).toEqual(Array(5).fill('allowed'));
    for (const state of ['closed', 'withdrawn'] as const)
      expect(at(state)).toEqual([over, over, over, over, idle]);
    expect(code(mayAnswer(officer, { ...adopted, parentId: undefined }))).toBe('never campaign.not-adopted');
  });

  it('nothing is received before it runs, nor outside its period', () => {
    const running = { ...campaign, state: 'running' } as Campaign;
    expect(mayReceive(running, startOfDay('2020-07-15')).allowed).toBe(true);
    for (const verdict of [
      mayReceive(campaign, startOfDay('2020-07-15')),
      mayReceive(running, running.closesAt),
    ]) {
      expect(verdict).toMatchObject({ when: 'not-now', refusal: { code: 'campaign.not-running' } });
    }
  });
});
