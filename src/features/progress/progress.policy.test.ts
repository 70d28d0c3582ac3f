/** AC-030 The matrix of figures by hand: verbs × seats × where the seat stands to the level outside. Printed, and held still. */

import { expect, test } from 'vitest';
import { personOf } from '../../../world/seated.ts';
import type { Actor, Person, SeatRole } from '../../kernel/actor.ts';
import type { TreePath } from '../../kernel/tree.ts';
import type { Verdict } from '../../kernel/verdict.ts';
import { mayReadStated, mayState, type Statable } from './policy.ts';

const owner = 'nation.province';
const recorder = `${owner}.city`;
const outside = `${recorder}.county`;
const places: Record<string, TreePath> = {
  itself: outside,
  'level above': recorder,
  owner,
  'above the owner': 'nation',
  beneath: `${outside}.works`,
  sister: `${recorder}.sister`,
  'other city': `${owner}.other`,
  'other province': 'nation.other',
};
const roles: readonly SeatRole[] = ['admin', 'officer', 'leader'];
const asked: Statable = {
  campaign: { organisationPath: owner, state: 'running' },
  organisation: { isOutside: true },
  recorder: { path: recorder },
  isStated: false,
};

const seated = (role: SeatRole, path: TreePath): Person => personOf('p', [{ role, path }]);
const codeOf = (verdict: Verdict) =>
  verdict.allowed ? 'allowed' : `${verdict.when}: ${verdict.refusal.code}`;

test('AC-030 AC-036 the officer straight above records; the line of the tree reads; nobody else has such a page', () => {
  const actors: [string, Actor][] = [
    ...Object.entries(places).flatMap(([relation, path]) =>
      roles.map((role): [string, Actor] => [`${relation} ${role}`, seated(role, path)]),
    ),
    ['person without a seat', { ...seated('officer', owner), seats: [] }],
    ['anyone', { kind: 'anyone', address: '127.0.0.1' }],
    ['machine', { kind: 'machine' }],
  ];
  const lines = actors.map(([who, actor]) => {
    const may = [
      mayReadStated(actor, asked.campaign).allowed ? 'read' : '',
      mayState(actor, asked).allowed ? 'state' : '',
    ];
    return `${who.padEnd(24)} ${may.filter(Boolean).join(' ') || '—'}`;
  });
  console.log(['progress: who may what', ...lines].join('\n'));
  expect(lines).toMatchInlineSnapshot(`
    [
      "itself admin             read",
      "itself officer           read",
      "itself leader            read",
      "level above admin        read",
      "level above officer      read state",
      "level above leader       read",
      "owner admin              read",
      "owner officer            read",
      "owner leader             read",
      "above the owner admin    read",
      "above the owner officer  read",
      "above the owner leader   read",
      "beneath admin            read",
      "beneath officer          read",
      "beneath leader           read",
      "sister admin             read",
      "sister officer           read",
      "sister leader            read",
      "other city admin         read",
      "other city officer       read",
      "other city leader        read",
      "other province admin     —",
      "other province officer   —",
      "other province leader    —",
      "person without a seat    —",
      "anyone                   —",
      "machine                  —",
    ]
  `);
});

test('each no has its reason', () => {
  const officer = seated('officer', recorder);
  expect(codeOf(mayReadStated(seated('officer', 'nation.other'), asked.campaign))).toBe(
    'never: progress.not-in-line',
  );
  expect(codeOf(mayState(seated('officer', owner), asked))).toBe('never: progress.not-yours');
  expect(codeOf(mayState(officer, { ...asked, recorder: undefined }))).toBe('never: progress.not-yours');
  expect(codeOf(mayState(officer, { ...asked, organisation: { isOutside: false } }))).toBe(
    'not-now: progress.inside',
  );
  for (const state of ['draft', 'closed', 'withdrawn']) {
    expect(codeOf(mayState(officer, { ...asked, campaign: { organisationPath: owner, state } }))).toBe(
      'not-now: progress.not-running',
    );
  }
});

test('what was recorded before a level joined the system may still be taken back', () => {
  const joined = { ...asked, organisation: { isOutside: false }, isStated: true };
  expect(codeOf(mayState(seated('officer', recorder), joined))).toBe('allowed');
});
