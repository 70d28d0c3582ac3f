/** AC-030 The matrix of targets: verbs × seats × where the seat stands to the campaign's owner. Printed, and held still. */

import { expect, test } from 'vitest';
import { personOf } from '../../../world/seated.ts';
import type { Actor, Person, SeatRole } from '../../kernel/actor.ts';
import type { TreePath } from '../../kernel/tree.ts';
import type { Verdict } from '../../kernel/verdict.ts';
import { mayAcknowledge, mayAllocate, mayDefine, mayReadFigures } from './policy.ts';

const owner = 'nation.province.city';
const places: Record<string, TreePath> = {
  self: owner,
  parent: 'nation.province',
  grandparent: 'nation',
  child: `${owner}.county`,
  grandchild: `${owner}.county.works`,
  sibling: 'nation.province.other',
  cousin: 'nation.province.other.county',
  'other branch': 'nation.elsewhere.city',
};
const roles: readonly SeatRole[] = ['admin', 'officer', 'leader'];
const running = { organisationPath: owner, state: 'running' };
/** The same place, where the campaign was adopted from above. */
const adopted = { ...running, parentId: 'above' };

const seated = (role: SeatRole, path: TreePath): Person => personOf('p', [{ role, path }]);
const codeOf = (verdict: Verdict) =>
  verdict.allowed ? 'allowed' : `${verdict.when}: ${verdict.refusal.code}`;

test('AC-030 AC-036 the owner’s officer allocates; the line of the tree reads; sisters have no such page', () => {
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
      mayReadFigures(actor, running).allowed ? 'read' : '',
      mayAllocate(actor, running).allowed ? 'allocate' : '',
      mayAcknowledge(actor, running).allowed ? 'acknowledge' : '',
      mayDefine(actor, running).allowed ? 'define' : '',
      mayDefine(actor, adopted).allowed ? 'define-beneath' : '',
    ];
    return `${who.padEnd(22)} ${may.filter(Boolean).join(' ') || '—'}`;
  });
  console.log(['allocation: who may what', ...lines].join('\n'));
  expect(lines).toMatchInlineSnapshot(`
    [
      "self admin             read",
      "self officer           read allocate acknowledge define",
      "self leader            read",
      "parent admin           read",
      "parent officer         read",
      "parent leader          read",
      "grandparent admin      read",
      "grandparent officer    read",
      "grandparent leader     read",
      "child admin            read",
      "child officer          read",
      "child leader           read",
      "grandchild admin       read",
      "grandchild officer     read",
      "grandchild leader      read",
      "sibling admin          —",
      "sibling officer        —",
      "sibling leader         —",
      "cousin admin           —",
      "cousin officer         —",
      "cousin leader          —",
      "other branch admin     —",
      "other branch officer   —",
      "other branch leader    —",
      "person without a seat  —",
      "anyone                 —",
      "machine                —",
    ]
  `);
});

test('each no has its reason', () => {
  const officer = (path: TreePath) => seated('officer', path);
  expect(codeOf(mayReadFigures(officer('nation.province.other'), running))).toBe(
    'never: allocation.not-in-line',
  );
  expect(codeOf(mayAllocate(officer('nation.province'), running))).toBe('never: allocation.not-yours');
  expect(codeOf(mayAllocate(officer(owner), { ...running, state: 'closed' }))).toBe(
    'not-now: allocation.closed',
  );
  expect(codeOf(mayAllocate(officer(owner), { ...running, state: 'withdrawn' }))).toBe(
    'not-now: allocation.closed',
  );
  expect(codeOf(mayAllocate(officer(owner), { ...running, state: 'draft' }))).toBe('allowed');
  expect(codeOf(mayDefine(officer(owner), adopted))).toBe('never: allocation.not-topmost');
  expect(codeOf(mayDefine(officer('nation.province'), running))).toBe('never: allocation.not-yours');
  expect(codeOf(mayDefine(officer(owner), { ...running, state: 'closed' }))).toBe(
    'not-now: allocation.closed',
  );
});
