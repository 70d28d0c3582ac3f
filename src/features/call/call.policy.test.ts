/** Who may do what with a call: verbs × seats × relation, three levels and two branches (AC-030). */

import { describe, expect, it } from 'vitest';
import type { Actor, SeatRole } from '../../kernel/actor.ts';
import type { OrganisationId, PersonId } from '../../kernel/id.ts';
import { startOfDay } from '../../kernel/period.ts';
import type { Verdict } from '../../kernel/verdict.ts';
import type { Call } from './call.ts';
import {
  mayAmendCall,
  mayChangeRules,
  mayDesignForm,
  mayLayBallot,
  mayOpenCall,
  mayShapeJudging,
  mayWithdrawCall,
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
const person = (seats: [SeatRole, string][]): Actor => ({
  kind: 'person',
  id: 'p' as PersonId,
  name: 'p',
  username: 'p',
  sessionId: 's',
  address: '127.0.0.1',
  seats: seats.map(([role, path]) => ({
    role,
    path,
    organisationId: path as OrganisationId,
    organisationName: { zh: path },
  })),
});
// Owned at self, hosted in the sister branch.
const call = {
  ownerPath: places.self,
  hostId: 'host' as OrganisationId,
  hostPath: places.sibling,
  voteOpensAt: startOfDay('2020-09-10'),
} as Call;
const running = { organisationPath: places.self, state: 'running' } as const;
const before = startOfDay('2020-07-15');
const mark = (verdict: Verdict) => (verdict.allowed ? 'yes' : verdict.when === 'never' ? '-' : 'later');

describe('the matrix of calls', () => {
  it('AC-030 how it adds up is the owner’s officer’s, and not the host’s in the sister branch', () => {
    const verbs = {
      open: (a: Actor) => mark(mayOpenCall(a, { organisationPath: places.self, state: 'draft' })),
      'change-rules': (a: Actor) => mark(mayChangeRules(a, call, before)),
      amend: (a: Actor) => mark(mayAmendCall(a, call, running)),
      design: (a: Actor) => mark(mayDesignForm(a, call, running, undefined)),
      withdraw: (a: Actor) => mark(mayWithdrawCall(a, call, running)),
      judging: (a: Actor) => mark(mayShapeJudging(a, call, running, false, before)),
      ballot: (a: Actor) => mark(mayLayBallot(a, call, running, before)),
    };
    const relations = Object.entries(places);
    const rows = Object.entries(verbs).flatMap(([verb, may]) =>
      roles.map((role) => [
        verb.padEnd(12),
        role.padEnd(8),
        ...relations.map(([name, path]) => may(person([[role, path]])).padEnd(name.length)),
        may(person([])).padEnd(7),
        may({ kind: 'anyone', address: '127.0.0.1' }),
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
        "open         admin    -    -      -           -     -       -      -       -",
        "open         officer  yes  -      -           -     -       -      -       -",
        "open         leader   -    -      -           -     -       -      -       -",
        "change-rules admin    -    -      -           -     -       -      -       -",
        "change-rules officer  yes  -      -           -     -       -      -       -",
        "change-rules leader   -    -      -           -     -       -      -       -",
        "amend        admin    -    -      -           -     -       -      -       -",
        "amend        officer  yes  -      -           -     -       -      -       -",
        "amend        leader   -    -      -           -     -       -      -       -",
        "design       admin    -    -      -           -     -       -      -       -",
        "design       officer  yes  -      -           -     -       -      -       -",
        "design       leader   -    -      -           -     -       -      -       -",
        "withdraw     admin    -    -      -           -     -       -      -       -",
        "withdraw     officer  yes  -      -           -     -       -      -       -",
        "withdraw     leader   -    -      -           -     -       -      -       -",
        "judging      admin    -    -      -           -     -       -      -       -",
        "judging      officer  yes  -      -           -     -       -      -       -",
        "judging      leader   -    -      -           -     -       -      -       -",
        "ballot       admin    -    -      -           -     -       -      -       -",
        "ballot       officer  yes  -      -           -     -       -      -       -",
        "ballot       leader   -    -      -           -     -       -      -       -",
      ]
    `);
  });

  it('from the instant the vote opens nobody changes how it adds up', () => {
    const officer = person([['officer', places.self]]);
    expect(mayChangeRules(officer, call, call.voteOpensAt)).toMatchObject({
      when: 'not-now',
      refusal: { code: 'call.frozen' },
    });
  });

  it('AC-168 judging stands from the first round on, from the vote on, and where the level above judges', () => {
    const officer = person([['officer', places.self]]);
    const code = (one: Call, hasRounds: boolean, now: Date) => {
      const verdict = mayShapeJudging(officer, one, running, hasRounds, now);
      return verdict.allowed ? 'allowed' : verdict.refusal.code;
    };
    expect(code(call, false, before)).toBe('allowed');
    expect(code(call, true, before)).toBe('call.rounds-open');
    expect(code(call, false, call.voteOpensAt)).toBe('call.frozen');
    expect(code({ ...call, hostId: undefined }, false, before)).toBe('call.no-round');
  });

  it('a call is opened while the campaign is a draft or runs, and not after', () => {
    const officer = person([['officer', places.self]]);
    const at = (state: 'draft' | 'running' | 'closed' | 'withdrawn') =>
      mayOpenCall(officer, { organisationPath: places.self, state });
    expect([at('draft').allowed, at('running').allowed]).toEqual([true, true]);
    expect(at('closed')).toMatchObject({ when: 'not-now', refusal: { code: 'call.campaign-closed' } });
    expect(at('withdrawn').allowed).toBe(false);
  });

  it('a form that the level above has laid down is not designed here; one that it left free is', () => {
    const officer = person([['officer', places.self]]);
    const at = (left: 'locked' | 'tighten' | 'free' | undefined) =>
      mayDesignForm(officer, call, running, left);
    expect([at(undefined).allowed, at('free').allowed]).toEqual([true, true]);
    for (const left of ['locked', 'tighten'] as const)
      expect(at(left)).toMatchObject({ when: 'not-now', refusal: { code: 'call.form-locked' } });
  });

  it('a call is amended until it is withdrawn, and withdrawn only once it was issued', () => {
    const officer = person([['officer', places.self]]);
    const gone = { ...call, withdrawnAt: before };
    const code = (verdict: Verdict) => (verdict.allowed ? 'allowed' : verdict.refusal.code);
    const both = (one: Call, state: 'draft' | 'running' | 'closed') => {
      const campaign = { organisationPath: places.self, state };
      return [code(mayAmendCall(officer, one, campaign)), code(mayWithdrawCall(officer, one, campaign))];
    };
    expect(both(call, 'running')).toEqual(['allowed', 'allowed']);
    expect(both(call, 'draft')).toEqual(['allowed', 'campaign.not-running']);
    expect(both(call, 'closed')).toEqual(['call.campaign-closed', 'call.campaign-closed']);
    expect(both(gone, 'running')).toEqual(['call.withdrawn', 'call.withdrawn']);
  });
});
