/** Who sees what gives names away and who hides it: the matrix of verbs × people, printed and held. */

import { expect, test } from 'vitest';
import { personOf } from '../../../world/seated.ts';
import type { Actor } from '../../kernel/actor.ts';
import { mayMark, maySeeNames } from './policy.ts';

const runner = 'root.province.city';
const people: Record<string, Actor> = {
  'officer of the runner': personOf('a', [['officer', runner]]),
  'leader of the runner': personOf('b', [['leader', runner]]),
  'admin of the runner': personOf('c', [['admin', runner]]),
  'officer above': personOf('d', [['officer', 'root.province']]),
  'officer beneath': personOf('e', [['officer', `${runner}.unit`]]),
  'judge without a seat': personOf('f'),
  anybody: { kind: 'anyone', address: '' },
};
const open = { runnerPath: runner, isOpen: true };
const over = { runnerPath: runner, isOpen: false };
const said = (verdict: ReturnType<typeof mayMark>) => (verdict.allowed ? 'yes' : verdict.when);

test('names are seen by the runner’s officer and leader, and hidden by the officer while the round is open', () => {
  const rows = Object.entries(people).map(([who, actor]) => [
    who,
    said(maySeeNames(actor, open)),
    said(mayMark(actor, open)),
    said(mayMark(actor, over)),
  ]);
  console.table(rows);
  expect(rows).toEqual([
    ['officer of the runner', 'yes', 'yes', 'not-now'],
    ['leader of the runner', 'yes', 'never', 'never'],
    ['admin of the runner', 'never', 'never', 'never'],
    ['officer above', 'never', 'never', 'never'],
    ['officer beneath', 'never', 'never', 'never'],
    ['judge without a seat', 'never', 'never', 'never'],
    ['anybody', 'never', 'never', 'never'],
  ]);
});

test('why not is said by redaction.not-yours and redaction.round-over', () => {
  const codes = [mayMark(people.anybody!, open), mayMark(people['officer of the runner']!, over)];
  expect(codes.map((one) => (one.allowed ? '' : one.refusal.code))).toEqual([
    'redaction.not-yours',
    'redaction.round-over',
  ]);
});
