/** Who may do what with outcomes: the printed matrix of verbs × seats × relation. */

import { expect, test } from 'vitest';
import { personOf } from '../../../world/seated.ts';
import type { Actor, SeatRole } from '../../kernel/actor.ts';
import type { Verdict } from '../../kernel/verdict.ts';
import { mayCorrect, mayRecord, maySeeOutcome, maySeeOutcomes } from './policy.ts';

/** The city records what the nation said of a work from a unit two levels beneath it. */
const places = {
  self: 'n.p.city',
  above: 'n.p',
  between: 'n.p.city.county',
  unit: 'n.p.city.county.works',
  sister: 'n.p.pasture',
} as const;
const roles: readonly SeatRole[] = ['admin', 'officer', 'leader'];
const actors: [string, Actor][] = [
  ...Object.entries(places).flatMap(([place, path]) =>
    roles.map((role): [string, Actor] => [`${role} at ${place}`, personOf('p', [[role, path]])]),
  ),
  ['person without a seat', personOf('p')],
  ['anyone', { kind: 'anyone', address: '' }],
];
const place = { organisation: { path: places.self } };
const outcome = { organisationPath: places.self, unitPath: places.unit, state: 'standing' as const };
const verbs: Record<string, (actor: Actor) => Verdict> = {
  page: (actor) => maySeeOutcomes(actor, place),
  record: (actor) => mayRecord(actor, place),
  see: (actor) => maySeeOutcome(actor, outcome),
  correct: (actor) => mayCorrect(actor, outcome),
};

test('AC-036: a level records for itself; its line and the unit’s line read, the sister branch finds nothing', () => {
  const rows = actors.map(([who, actor]) => {
    const cells = Object.values(verbs).map((verb) => (verb(actor).allowed ? 'yes' : '·'));
    return `${who.padEnd(24)}${cells.map((cell) => cell.padEnd(8)).join('')}`.trimEnd();
  });
  const table = [
    `${''.padEnd(24)}${Object.keys(verbs)
      .map((verb) => verb.padEnd(8))
      .join('')}`.trimEnd(),
    ...rows,
  ];
  console.log(table.join('\n'));
  expect(`\n${table.join('\n')}\n`).toMatchInlineSnapshot(`
    "
                            page    record  see     correct
    admin at self           yes     ·       yes     ·
    officer at self         yes     yes     yes     yes
    leader at self          yes     ·       yes     ·
    admin at above          yes     ·       yes     ·
    officer at above        yes     ·       yes     ·
    leader at above         yes     ·       yes     ·
    admin at between        ·       ·       yes     ·
    officer at between      ·       ·       yes     ·
    leader at between       ·       ·       yes     ·
    admin at unit           ·       ·       yes     ·
    officer at unit         ·       ·       yes     ·
    leader at unit          ·       ·       yes     ·
    admin at sister         ·       ·       ·       ·
    officer at sister       ·       ·       ·       ·
    leader at sister        ·       ·       ·       ·
    person without a seat   ·       ·       ·       ·
    anyone                  ·       ·       ·       ·
    "
  `);
});

test('what was struck out is corrected no more, and says so', () => {
  const verdict = mayCorrect(personOf('p', [['officer', places.self]]), { ...outcome, state: 'struck' });
  expect(verdict).toMatchObject({ when: 'not-now', refusal: { code: 'outcome.is-struck' } });
  const other = mayRecord(personOf('p', [['officer', places.above]]), place);
  expect(other).toMatchObject({ when: 'never', refusal: { code: 'outcome.not-yours' } });
});
