/** Who may do what with extensions, calendars and feeds: verbs × seats × relation (AC-030), and dual control (AC-281). */

import { describe, expect, it } from 'vitest';
import { personOf } from '../../../world/seated.ts';
import type { Actor, SeatRole } from '../../kernel/actor.ts';
import type { PersonId } from '../../kernel/id.ts';
import { startOfDay } from '../../kernel/period.ts';
import type { Verdict } from '../../kernel/verdict.ts';
import type { Extension } from './calendar.ts';
import { mayEnd, mayGrant, mayHaveFeed, mayPrepare, maySeeExtensions, maySetCalendar } from './policy.ts';

const places = {
  self: 'n.q.x',
  parent: 'n.q',
  grandparent: 'n',
  child: 'n.q.x.h',
  sibling: 'n.q.y',
  cousin: 'n.q.y.h',
} as const;
const roles: SeatRole[] = ['admin', 'officer', 'leader'];
const person = (seats: [SeatRole, string][], id = 'p'): Actor => personOf(id, seats);
const now = startOfDay('2020-08-25');
const campaign = { organisationPath: places.self, state: 'running' as const };
const extension: Parameters<typeof mayGrant>[1] = {
  ownerPath: places.self,
  preparedBy: 'officer' as PersonId,
  until: startOfDay('2020-09-01'),
  uses: 0,
  usesMax: 1,
};
const granted = { ...extension, grantedAt: now };
const verbs: Record<string, (actor: Actor) => Verdict> = {
  list: (a) => maySeeExtensions(a, campaign),
  prepare: (a) => mayPrepare(a, campaign),
  grant: (a) => mayGrant(a, extension, now),
  end: (a) => mayEnd(a, granted, now),
  calendar: (a) => maySetCalendar(a, campaign),
  feed: (a) => mayHaveFeed(a),
};
const mark = (verdict: Verdict) => (verdict.allowed ? 'yes' : verdict.when === 'never' ? '-' : 'later');
const code = (verdict: Verdict) => (verdict.allowed ? undefined : verdict.refusal.code);

describe('the matrix of the calendar', () => {
  it('AC-030, AC-036, AC-281 the owner’s officer prepares, its leader grants, those above look on', () => {
    const rows = Object.entries(verbs).flatMap(([verb, may]) =>
      roles.map((role) => [
        verb.padEnd(8),
        role.padEnd(8),
        ...Object.entries(places).map(([name, path]) =>
          mark(may(person([[role, path]]))).padEnd(name.length),
        ),
        mark(may(person([]))).padEnd(7),
        mark(may({ kind: 'anyone', address: '127.0.0.1' })),
      ]),
    );
    const heads = ['verb'.padEnd(8), 'seat'.padEnd(8), ...Object.keys(places), 'no seat', 'anyone'];
    const table = [heads, ...rows].map((row) => row.join(' ').trimEnd()).join('\n');
    console.log(table);
    expect(`\n${table}\n`).toMatchInlineSnapshot(`
      "
      verb     seat     self parent grandparent child sibling cousin no seat anyone
      list     admin    yes  yes    yes         -     -       -      -       -
      list     officer  yes  yes    yes         -     -       -      -       -
      list     leader   yes  yes    yes         -     -       -      -       -
      prepare  admin    -    -      -           -     -       -      -       -
      prepare  officer  yes  -      -           -     -       -      -       -
      prepare  leader   -    -      -           -     -       -      -       -
      grant    admin    -    -      -           -     -       -      -       -
      grant    officer  -    -      -           -     -       -      -       -
      grant    leader   yes  -      -           -     -       -      -       -
      end      admin    -    -      -           -     -       -      -       -
      end      officer  yes  -      -           -     -       -      -       -
      end      leader   yes  -      -           -     -       -      -       -
      calendar admin    -    -      -           -     -       -      -       -
      calendar officer  yes  -      -           -     -       -      -       -
      calendar leader   -    -      -           -     -       -      -       -
      feed     admin    yes  yes    yes         yes   yes     yes    yes     later
      feed     officer  yes  yes    yes         yes   yes     yes    yes     later
      feed     leader   yes  yes    yes         yes   yes     yes    yes     later
      "
    `);
  });

  it('whoever has no seat at the owner is told whose it is', () => {
    const sister = person([['officer', places.sibling]]);
    for (const may of [verbs.list!, verbs.prepare!, verbs.grant!, verbs.end!, verbs.calendar!])
      expect(code(may(sister))).toBe('calendar.not-yours');
  });

  it('AC-281 whoever prepared it never grants it, whatever seats they hold', () => {
    const both = person(
      [
        ['officer', places.self],
        ['leader', places.self],
      ],
      'officer',
    );
    expect(code(mayGrant(both, extension, now))).toBe('calendar.own-extension');
    expect(code(mayGrant(person([['leader', places.self]]), extension, now))).toBeUndefined();
  });

  it('nothing is granted or ended twice, or after its time; nothing is prepared where nothing runs', () => {
    const leader = person([['leader', places.self]]);
    const officer = person([['officer', places.self]]);
    expect(code(mayGrant(leader, granted, now))).toBe('calendar.extension-over');
    expect(code(mayGrant(leader, extension, extension.until))).toBe('calendar.extension-over');
    expect(code(mayEnd(leader, { ...granted, endedAt: now } as Extension, now))).toBe(
      'calendar.extension-over',
    );
    for (const state of ['draft', 'closed', 'withdrawn'] as const)
      expect(code(mayPrepare(officer, { ...campaign, state }))).toBe('calendar.campaign-over');
    expect(code(maySetCalendar(officer, { ...campaign, state: 'closed' }))).toBe('calendar.campaign-over');
    expect(code(maySetCalendar(officer, { ...campaign, state: 'draft' }))).toBeUndefined();
  });
});
