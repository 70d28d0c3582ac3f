/** The matrix of resemblances: who may look, know and decide, from everywhere around two works (AC-030). */

import { expect, test } from 'vitest';
import type { Actor, SeatRole } from '../../kernel/actor.ts';
import type { OrganisationId, PersonId } from '../../kernel/id.ts';
import type { Verdict } from '../../kernel/verdict.ts';
import { mayDecide, mayKnowOfElsewhere, mayListResemblances, maySeeResemblance } from './policy.ts';

const [first, second] = ['nation.city.county.unit', 'nation.city.park.unit2'];
const pair = {
  first: { unitPath: first },
  second: { unitPath: second },
  keeperId: 'nation.city' as OrganisationId,
};
const places = {
  'the first unit': first,
  'the second unit': second,
  'above the first only': 'nation.city.county',
  'nearest above both': 'nation.city',
  'the root': 'nation',
  'another city': 'nation.city2',
  'a third unit': 'nation.city.county.unit9',
};
const roles: SeatRole[] = ['officer', 'leader', 'admin'];

const someone = (seats: { role: SeatRole; path: string }[] = []): Actor => ({
  kind: 'person',
  id: 'someone' as PersonId,
  name: 'someone',
  username: 'someone',
  sessionId: 's',
  address: '',
  seats: seats.map((seat) => ({
    ...seat,
    organisationId: seat.path as OrganisationId,
    organisationName: { zh: seat.path },
  })),
});
const actors: [string, Actor][] = [
  ...Object.entries(places).flatMap(([place, path]) =>
    roles.map((role): [string, Actor] => [`${role} at ${place}`, someone([{ role, path }])]),
  ),
  [
    'officer at both units',
    someone([
      { role: 'officer', path: first },
      { role: 'officer', path: second },
    ]),
  ],
  ['a person without a seat', someone()],
  ['anyone', { kind: 'anyone', address: '' }],
  ['the machine', { kind: 'machine' }],
];
const verbs: Record<string, (actor: Actor) => Verdict> = {
  list: mayListResemblances,
  'know of elsewhere': (actor) => mayKnowOfElsewhere(actor, first),
  'see the pair': (actor) => maySeeResemblance(actor, pair),
  decide: (actor) => mayDecide(actor, pair),
};
const cell = (verdict: Verdict): string =>
  verdict.allowed ? 'yes' : verdict.when === 'never' ? '-' : 'later';

test('AC-030, AC-036 who may do what with a pair of works that resemble each other, from everywhere', () => {
  const width = Math.max(...actors.map(([name]) => name.length)) + 1;
  const names = Object.keys(verbs);
  const lines = actors.map(
    ([name, actor]) =>
      name.padEnd(width) +
      names
        .map((verb) => cell(verbs[verb]!(actor)).padEnd(verb.length))
        .join(' | ')
        .trimEnd(),
  );
  const table = ['', ' '.repeat(width) + names.join(' | '), ...lines, ''].join('\n');
  console.log(table);
  expect(table).toMatchInlineSnapshot(`
    "
                                    list | know of elsewhere | see the pair | decide
    officer at the first unit       yes  | yes               | -            | -
    leader at the first unit        yes  | yes               | -            | -
    admin at the first unit         -    | -                 | -            | -
    officer at the second unit      yes  | -                 | -            | -
    leader at the second unit       yes  | -                 | -            | -
    admin at the second unit        -    | -                 | -            | -
    officer at above the first only yes  | yes               | -            | -
    leader at above the first only  yes  | yes               | -            | -
    admin at above the first only   -    | -                 | -            | -
    officer at nearest above both   yes  | yes               | yes          | yes
    leader at nearest above both    yes  | yes               | yes          | -
    admin at nearest above both     -    | -                 | -            | -
    officer at the root             yes  | yes               | yes          | -
    leader at the root              yes  | yes               | yes          | -
    admin at the root               -    | -                 | -            | -
    officer at another city         yes  | -                 | -            | -
    leader at another city          yes  | -                 | -            | -
    admin at another city           -    | -                 | -            | -
    officer at a third unit         yes  | -                 | -            | -
    leader at a third unit          yes  | -                 | -            | -
    admin at a third unit           -    | -                 | -            | -
    officer at both units           yes  | yes               | yes          | -
    a person without a seat         -    | -                 | -            | -
    anyone                          -    | -                 | -            | -
    the machine                     -    | -                 | -            | -
    "
  `);
});

test('whoever may not is told why: resemblance.not-yours beside, resemblance.not-keeper above', () => {
  const beside = maySeeResemblance(someone([{ role: 'officer', path: 'nation.city.county' }]), pair);
  expect(beside).toMatchObject({ refusal: { code: 'resemblance.not-yours' } });
  const above = mayDecide(someone([{ role: 'officer', path: 'nation' }]), pair);
  expect(above).toMatchObject({ refusal: { code: 'resemblance.not-keeper' } });
});

test('where nobody sits above both, nobody decides', () => {
  const orphan = { ...pair, keeperId: undefined };
  expect(mayDecide(someone([{ role: 'officer', path: 'nation' }]), orphan).allowed).toBe(false);
});
