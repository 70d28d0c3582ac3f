/** The matrix of entries: every verb by every seat, from every place in three levels and two branches (AC-030). */

import { expect, test } from 'vitest';
import type { Actor, SeatRole } from '../../kernel/actor.ts';
import type { OrganisationId, PersonId } from '../../kernel/id.ts';
import type { Verdict } from '../../kernel/verdict.ts';
import type { Call } from '../call/call.ts';
import type { Organisation } from '../organisation/organisation.ts';
import type { EntryState } from './entry.ts';
import {
  hidesFor,
  mayAdmit,
  mayCopy,
  mayEdit,
  mayEnterAsPerson,
  mayEnterAsUnit,
  mayHaveWorks,
  mayHide,
  mayLift,
  mayListEntries,
  mayObjectToHiding,
  mayReadHistory,
  mayReadReceipt,
  mayReturn,
  mayWithdraw,
  type StandingAtCall,
} from './policy.ts';

const now = new Date('2020-08-10T00:00:00Z');
const call = {
  channels: ['person', 'unit'],
  opensAt: new Date('2020-06-01'),
  closesAt: new Date('2020-08-20'),
  recommendUntil: new Date('2020-08-28'),
} as unknown as Call;
const unitPath = 'nation.city.county.unit';
const unit = { path: unitPath, kind: 'grassroots' } as Organisation;
const sender = 'sender' as PersonId;

const places = {
  self: unitPath,
  parent: 'nation.city.county',
  grandparent: 'nation.city',
  root: 'nation',
  child: `${unitPath}.team`,
  sibling: 'nation.city.county.unit2',
  'sister branch': 'nation.city.county2',
  cousin: 'nation.city.county2.unit3',
  'other city': 'nation.city2',
};
const roles: SeatRole[] = ['officer', 'leader', 'admin'];

const someone = (id: string, seats: { role: SeatRole; path: string }[] = []): Actor => ({
  kind: 'person',
  id: id as PersonId,
  name: id,
  username: id,
  sessionId: 's',
  address: '',
  seats: seats.map((s) => ({
    ...s,
    organisationId: s.path as OrganisationId,
    organisationName: { zh: s.path },
  })),
});
const actors: [string, Actor][] = [
  ['the sender', someone(sender)],
  ...Object.entries(places).flatMap(([relation, path]) =>
    roles.map((role): [string, Actor] => [`${role} at ${relation}`, someone('official', [{ role, path }])]),
  ),
  ['another person', someone('other')],
  ['anyone', { kind: 'anyone', address: '' }],
  ['the machine', { kind: 'machine' }],
];

const entry = (state: EntryState, enteredBy: 'person' | 'unit'): StandingAtCall => ({
  state,
  enteredBy,
  unitPath,
  sentBy: sender,
  call,
});
const sent = (enteredBy: 'person' | 'unit') => ({ ...entry('submitted', enteredBy), submittedAt: now });
const verbs: Record<string, (actor: Actor) => Verdict> = {
  enter: (a) => mayEnterAsPerson(a, { call, unit }, now),
  'enter for': (a) => mayEnterAsUnit(a, { call, unit }, now),
  'edit own': (a) => mayEdit(a, entry('draft', 'person'), now),
  "edit unit's": (a) => mayEdit(a, entry('draft', 'unit'), now),
  'withdraw own': (a) => mayWithdraw(a, entry('submitted', 'person')),
  "withdraw unit's": (a) => mayWithdraw(a, entry('submitted', 'unit')),
  return: (a) => mayReturn(a, entry('submitted', 'person')),
  admit: (a) => mayAdmit(a, entry('submitted', 'person')),
  'copy own': (a) => mayCopy(a, { entry: sent('person'), place: { call, unit } }, now),
  "copy unit's": (a) => mayCopy(a, { entry: sent('unit'), place: { call, unit } }, now),
  receipt: (a) => mayReadReceipt(a, sent('person')),
  history: (a) => mayReadHistory(a, entry('submitted', 'person')),
  list: (a) => mayListEntries(a),
};

const cell = (verdict: Verdict): string =>
  verdict.allowed ? 'yes' : verdict.when === 'never' ? '-' : 'later';

test('AC-030, AC-036 who may do what with an entry of a unit, from everywhere', () => {
  const width = Math.max(...actors.map(([name]) => name.length)) + 1;
  const names = Object.keys(verbs);
  const head = ' '.repeat(width) + names.join(' | ');
  const lines = actors.map(
    ([name, actor]) =>
      name.padEnd(width) +
      names
        .map((verb) => cell(verbs[verb]!(actor)).padEnd(verb.length))
        .join(' | ')
        .trimEnd(),
  );
  const table = ['', head, ...lines, ''].join('\n');
  console.log(table);
  expect(table).toMatchInlineSnapshot(`
    "
                             enter | enter for | edit own | edit unit's | withdraw own | withdraw unit's | return | admit | copy own | copy unit's | receipt | history | list
    the sender               yes   | -         | yes      | -           | yes          | -               | -      | -     | yes      | -           | yes     | yes     | -
    officer at self          yes   | yes       | -        | yes         | -            | yes             | yes    | yes   | -        | yes         | yes     | yes     | yes
    leader at self           yes   | -         | -        | -           | -            | -               | -      | -     | -        | -           | yes     | yes     | yes
    admin at self            yes   | -         | -        | -           | -            | -               | -      | -     | -        | -           | yes     | yes     | yes
    officer at parent        yes   | -         | -        | -           | -            | -               | -      | -     | -        | -           | yes     | yes     | yes
    leader at parent         yes   | -         | -        | -           | -            | -               | -      | -     | -        | -           | yes     | yes     | yes
    admin at parent          yes   | -         | -        | -           | -            | -               | -      | -     | -        | -           | yes     | yes     | yes
    officer at grandparent   yes   | -         | -        | -           | -            | -               | -      | -     | -        | -           | yes     | yes     | yes
    leader at grandparent    yes   | -         | -        | -           | -            | -               | -      | -     | -        | -           | yes     | yes     | yes
    admin at grandparent     yes   | -         | -        | -           | -            | -               | -      | -     | -        | -           | yes     | yes     | yes
    officer at root          yes   | -         | -        | -           | -            | -               | -      | -     | -        | -           | yes     | yes     | yes
    leader at root           yes   | -         | -        | -           | -            | -               | -      | -     | -        | -           | yes     | yes     | yes
    admin at root            yes   | -         | -        | -           | -            | -               | -      | -     | -        | -           | yes     | yes     | yes
    officer at child         yes   | -         | -        | -           | -            | -               | -      | -     | -        | -           | -       | -       | yes
    leader at child          yes   | -         | -        | -           | -            | -               | -      | -     | -        | -           | -       | -       | yes
    admin at child           yes   | -         | -        | -           | -            | -               | -      | -     | -        | -           | -       | -       | yes
    officer at sibling       yes   | -         | -        | -           | -            | -               | -      | -     | -        | -           | -       | -       | yes
    leader at sibling        yes   | -         | -        | -           | -            | -               | -      | -     | -        | -           | -       | -       | yes
    admin at sibling         yes   | -         | -        | -           | -            | -               | -      | -     | -        | -           | -       | -       | yes
    officer at sister branch yes   | -         | -        | -           | -            | -               | -      | -     | -        | -           | -       | -       | yes
    leader at sister branch  yes   | -         | -        | -           | -            | -               | -      | -     | -        | -           | -       | -       | yes
    admin at sister branch   yes   | -         | -        | -           | -            | -               | -      | -     | -        | -           | -       | -       | yes
    officer at cousin        yes   | -         | -        | -           | -            | -               | -      | -     | -        | -           | -       | -       | yes
    leader at cousin         yes   | -         | -        | -           | -            | -               | -      | -     | -        | -           | -       | -       | yes
    admin at cousin          yes   | -         | -        | -           | -            | -               | -      | -     | -        | -           | -       | -       | yes
    officer at other city    yes   | -         | -        | -           | -            | -               | -      | -     | -        | -           | -       | -       | yes
    leader at other city     yes   | -         | -        | -           | -            | -               | -      | -     | -        | -           | -       | -       | yes
    admin at other city      yes   | -         | -        | -           | -            | -               | -      | -     | -        | -           | -       | -       | yes
    another person           yes   | -         | -        | -           | -            | -               | -      | -     | -        | -           | -       | -       | -
    anyone                   later | -         | -        | -           | -            | -               | -      | -     | -        | -           | -       | -       | -
    the machine              later | -         | -        | -           | -            | -               | -      | -     | -        | -           | -       | -       | -
    "
  `);
});

test('AC-034 every verb in every state: what the state forbids is “not now”, with its reason', () => {
  const states: EntryState[] = ['draft', 'submitted', 'returned', 'admitted', 'recommended', 'withdrawn'];
  const officer = someone('official', [{ role: 'officer', path: unitPath }]);
  const told = (verdict: Verdict) => (verdict.allowed ? 'yes' : verdict.refusal.code);
  const rows = states.map((state) => {
    const own = entry(state, 'person');
    const by = someone(sender);
    return [
      state,
      told(mayEdit(by, own, now)),
      told(mayWithdraw(by, own)),
      told(mayReturn(officer, own)),
      told(mayAdmit(officer, own)),
    ].join(' | ');
  });
  console.log(['state | edit | withdraw | return | admit', ...rows].join('\n'));
  expect(rows).toMatchInlineSnapshot(`
    [
      "draft | yes | yes | entry.not-decidable | entry.not-decidable",
      "submitted | entry.not-editable | yes | yes | yes",
      "returned | yes | yes | entry.not-decidable | entry.not-decidable",
      "admitted | entry.not-editable | entry.not-withdrawable | yes | entry.not-decidable",
      "recommended | entry.not-editable | entry.not-withdrawable | entry.not-decidable | entry.not-decidable",
      "withdrawn | entry.not-editable | entry.not-withdrawable | entry.not-decidable | entry.not-decidable",
    ]
  `);
});

test('a call outside its time, or closed to a channel, lets nobody begin; strangers are told whose it is', () => {
  const officer = someone('official', [{ role: 'officer', path: unitPath }]);
  const refusal = (verdict: Verdict) => (verdict.allowed ? undefined : verdict.refusal.code);
  const byUnit = { ...call, channels: ['unit'] } as Call;
  const byPerson = { ...call, channels: ['person'] } as Call;
  expect(refusal(mayEnterAsPerson(someone('p'), { call: byUnit, unit }, now))).toBe('entry.channel-closed');
  expect(refusal(mayEnterAsUnit(officer, { call: byPerson, unit }, now))).toBe('entry.channel-closed');
  expect(refusal(mayEnterAsPerson(someone('p'), { call, unit: { ...unit, kind: 'territorial' } }, now))).toBe(
    'entry.not-grassroots',
  );
  expect(refusal(mayEnterAsPerson(someone('p'), { call, unit }, call.closesAt))).toBe('entry.call-closed');
  expect(refusal(mayEnterAsUnit(officer, { call, unit }, new Date('2020-05-01')))).toBe(
    'entry.call-not-open',
  );
  expect(refusal(mayEdit(someone('other'), entry('draft', 'person'), now))).toBe('entry.not-yours');
  expect(refusal(mayAdmit(someone(sender), entry('submitted', 'person')))).toBe('entry.not-your-unit');
  expect(refusal(mayReadReceipt(someone(sender), entry('draft', 'person')))).toBe('entry.not-sent');
  const copying = { entry: entry('draft', 'person'), place: { call, unit } };
  expect(refusal(mayCopy(someone(sender), copying, now))).toBe('entry.not-sent');
  expect(refusal(mayHaveWorks({ kind: 'anyone', address: '' }))).toBe('http.sign-in-needed');
});

test('AC-249 who hides a work from the public, lifts that and objects, from everywhere: officers of owner and host, and its holder', () => {
  const stage = {
    ...{ ownerId: 'owner' as OrganisationId, ownerPath: places.grandparent },
    ...{ hostId: 'host' as OrganisationId, hostPath: places.cousin },
  };
  const unitId = unitPath as OrganisationId;
  const work = { ...entry('recommended', 'person'), unitId };
  const [shown, hidden] = [
    { entry: { ...work, shownAt: now }, stage },
    { entry: { ...work, hiddenAt: now }, stage, hiddenBy: stage.ownerId },
  ];
  const rows = actors.flatMap(([name, actor]) => {
    const verdicts = [
      mayHide(actor, shown),
      mayHide(actor, hidden),
      mayLift(actor, hidden),
      mayLift(actor, shown),
      mayObjectToHiding(actor, { ...entry('recommended', 'person'), hiddenAt: now }),
      mayObjectToHiding(actor, entry('recommended', 'person')),
    ];
    const cells = verdicts.map(cell);
    return cells.some((one) => one !== '-')
      ? [`${name}: ${cells.join(' | ')} (${hidesFor(actor, stage) ?? '-'})`]
      : [];
  });
  console.log(['hide | hide hidden | lift | lift shown | object | object to nothing', ...rows].join('\n'));
  expect(rows).toEqual([
    'the sender: - | - | - | - | yes | later (-)',
    'officer at grandparent: yes | later | yes | later | - | - (owner)',
    'officer at cousin: yes | later | yes | later | - | - (host)',
  ]);
});

test('AC-249 nobody hides a work they hold or lifts that, and its own unit lifts only what it hid itself (entry.own-stake)', () => {
  const unitId = unitPath as OrganisationId;
  const ownerId = places.grandparent as OrganisationId;
  // The work's own unit is the host.
  const stage = { ownerId, ownerPath: places.grandparent, hostId: unitId, hostPath: unitPath };
  const officer = (id: string, ...paths: string[]) =>
    someone(
      id,
      paths.map((path) => ({ role: 'officer' as const, path })),
    );
  const people: [string, Actor][] = [
    ['officer of the owner', officer('official', places.grandparent)],
    ['officer of the owner who sent it', officer(sender, places.grandparent)],
    ['officer of the host, its unit', officer('official', unitPath)],
    ['officer of both', officer('official', places.grandparent, unitPath)],
    ['officer of the host who sent it', officer(sender, unitPath)],
  ];
  const code = (verdict: Verdict) => (verdict.allowed ? 'yes' : `${verdict.when} ${verdict.refusal.code}`);
  const rows = people.flatMap(([name, actor]) =>
    (['person', 'unit'] as const).map((enteredBy) => {
      const work = { ...entry('recommended', enteredBy), unitId };
      const hidden = { entry: { ...work, hiddenAt: now }, stage };
      const verdicts = [
        mayHide(actor, { entry: { ...work, shownAt: now }, stage }),
        mayLift(actor, { ...hidden, hiddenBy: ownerId }),
        mayLift(actor, { ...hidden, hiddenBy: unitId }),
      ];
      return `${name}, ${enteredBy}'s: ${verdicts.map(code).join(' | ')}`;
    }),
  );
  console.log(['hide | lift of the owner | lift of the unit', ...rows].join('\n'));
  const own = 'never entry.own-stake';
  expect(rows).toEqual([
    "officer of the owner, person's: yes | yes | yes",
    "officer of the owner, unit's: yes | yes | yes",
    `officer of the owner who sent it, person's: ${own} | ${own} | ${own}`,
    "officer of the owner who sent it, unit's: yes | yes | yes",
    `officer of the host, its unit, person's: yes | ${own} | yes`,
    `officer of the host, its unit, unit's: ${own} | ${own} | ${own}`,
    `officer of both, person's: yes | ${own} | yes`,
    `officer of both, unit's: ${own} | ${own} | ${own}`,
    `officer of the host who sent it, person's: ${own} | ${own} | ${own}`,
    `officer of the host who sent it, unit's: ${own} | ${own} | ${own}`,
  ]);
});
