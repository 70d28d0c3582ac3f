/** Who may do what with recommendations: the printed matrix of verbs × seats × relation (AC-030). */

import { describe, expect, test } from 'vitest';
import { personOf } from '../../../world/seated.ts';
import type { Actor, SeatRole } from '../../kernel/actor.ts';
import type { Verdict } from '../../kernel/verdict.ts';
import {
  mayGiveQuotas,
  mayMove,
  mayReceive,
  mayRecommend,
  mayReplace,
  mayReturn,
  maySeeList,
  maySeeQuotas,
  maySeeReceived,
  maySeeRecommendation,
  mayWaive,
  mayWithdraw,
} from './policy.ts';
import type { Leg } from './recommendation.ts';

/** Three levels beneath the nation, two branches: the district recommends to the city; the host sits in the other branch. */
const places = {
  self: 'n.province.city.district',
  parent: 'n.province.city',
  grandparent: 'n.province',
  child: 'n.province.city.district.works',
  sister: 'n.province.city.county',
  cousin: 'n.province.pasture.village',
  host: 'n.province.grid',
} as const;
const roles: readonly SeatRole[] = ['admin', 'officer', 'leader'];

const seated = (role: SeatRole, path: string): Actor => personOf('p', [{ role, path }]);
const actors: [string, Actor][] = [
  ...Object.entries(places).flatMap(([place, path]) =>
    roles.map((role): [string, Actor] => [`${role} at ${place}`, seated(role, path)]),
  ),
  ['person without a seat', { ...(seated('officer', '') as Extract<Actor, { kind: 'person' }>), seats: [] }],
  ['anyone', { kind: 'anyone', address: '' }],
];

const now = new Date('2026-08-01T00:00:00Z');
const call = {
  opensAt: new Date('2026-05-01T00:00:00Z'),
  recommendUntil: new Date('2026-09-01T00:00:00Z'),
  unitCap: 6,
};
const sent = {
  fromPath: places.self,
  toPath: places.parent,
  state: 'standing' as const,
  leg: 'upward' as Leg,
};
const found = { recommendation: sent, call, chain: [sent] };
const toHost = { ...sent, fromPath: places.parent, toPath: places.host, leg: 'to-host' as Leg };

const verbs: Record<string, (actor: Actor) => Verdict> = {
  list: (actor) => maySeeList(actor, places.self),
  see: (actor) => maySeeRecommendation(actor, sent),
  recommend: (actor) => mayRecommend(actor, { organisation: { path: places.self }, call, count: 0 }, now),
  move: (actor) => mayMove(actor, found, now),
  withdraw: (actor) => mayWithdraw(actor, found),
  return: (actor) => mayReturn(actor, found),
  received: (actor) => maySeeReceived(actor, places.host),
  'return@host': (actor) => mayReturn(actor, { recommendation: toHost, call, chain: [toHost] }),
};

/** What came with quotas: slots, receiving, replacing. */
const quotaVerbs: Record<string, (actor: Actor) => Verdict> = {
  quotas: (actor) => maySeeQuotas(actor, { giver: { path: places.self } }),
  give: (actor) => mayGiveQuotas(actor, { giver: { path: places.self }, call }, now),
  waive: (actor) => mayWaive(actor, { organisation: { path: places.self }, call, count: 0 }, now),
  replace: (actor) => mayReplace(actor, found, now),
  receive: (actor) => mayReceive(actor, { organisation: { path: places.parent } }),
};

const mark = (verdict: Verdict) => (verdict.allowed ? 'yes' : verdict.when === 'never' ? '·' : 'later');

describe('the matrix of recommendations', () => {
  test('AC-030, AC-046: verbs × seats × relation', () => {
    const heads = Object.keys(verbs);
    const rows = actors.map(([who, actor]) => [who, ...heads.map((verb) => mark(verbs[verb]!(actor)))]);
    const table = [['', ...heads], ...rows]
      .map((row) =>
        row
          .map((cell, i) => cell.padEnd(i === 0 ? 24 : 11))
          .join(' ')
          .trimEnd(),
      )
      .join('\n');
    console.log(table);
    expect(`\n${table}\n`).toMatchInlineSnapshot(`
      "
                               list        see         recommend   move        withdraw    return      received    return@host
      admin at self            yes         yes         ·           ·           ·           ·           ·           ·
      officer at self          yes         yes         yes         yes         yes         ·           ·           ·
      leader at self           yes         yes         ·           ·           ·           ·           ·           ·
      admin at parent          yes         yes         ·           ·           ·           ·           ·           ·
      officer at parent        yes         yes         ·           ·           ·           yes         ·           ·
      leader at parent         yes         yes         ·           ·           ·           ·           ·           ·
      admin at grandparent     yes         yes         ·           ·           ·           ·           ·           ·
      officer at grandparent   yes         yes         ·           ·           ·           ·           ·           ·
      leader at grandparent    yes         yes         ·           ·           ·           ·           ·           ·
      admin at child           ·           ·           ·           ·           ·           ·           ·           ·
      officer at child         ·           ·           ·           ·           ·           ·           ·           ·
      leader at child          ·           ·           ·           ·           ·           ·           ·           ·
      admin at sister          ·           ·           ·           ·           ·           ·           ·           ·
      officer at sister        ·           ·           ·           ·           ·           ·           ·           ·
      leader at sister         ·           ·           ·           ·           ·           ·           ·           ·
      admin at cousin          ·           ·           ·           ·           ·           ·           ·           ·
      officer at cousin        ·           ·           ·           ·           ·           ·           ·           ·
      leader at cousin         ·           ·           ·           ·           ·           ·           ·           ·
      admin at host            ·           ·           ·           ·           ·           ·           yes         ·
      officer at host          ·           ·           ·           ·           ·           ·           yes         yes
      leader at host           ·           ·           ·           ·           ·           ·           yes         ·
      person without a seat    ·           ·           ·           ·           ·           ·           ·           ·
      anyone                   ·           ·           ·           ·           ·           ·           ·           ·
      "
    `);
  });
});

describe('the matrix of quotas', () => {
  test('AC-036: each level gives, gives up, replaces and receives for itself; others see, or nothing', () => {
    const heads = Object.keys(quotaVerbs);
    const rows = actors.map(([who, actor]) => [who, ...heads.map((verb) => mark(quotaVerbs[verb]!(actor)))]);
    const allowed = rows.map(([who, ...cells]) => [
      who,
      cells.map((one) => (one === 'yes' ? 'y' : '·')).join(''),
    ]);
    console.log(rows.map((row) => row.join(' ')).join('\n'));
    expect(Object.fromEntries(allowed.filter(([, cells]) => cells !== '·····'))).toEqual({
      'admin at self': 'y····',
      'officer at self': 'yyyy·',
      'leader at self': 'y····',
      'admin at parent': 'y····',
      'officer at parent': 'y···y',
      'leader at parent': 'y····',
      'admin at grandparent': 'y····',
      'officer at grandparent': 'y····',
      'leader at grandparent': 'y····',
    });
  });

  test('when the time is over nothing is given, given up or replaced; what the receiver has is not replaced', () => {
    const officer = seated('officer', places.self);
    const late = call.recommendUntil;
    const codes = [
      mayGiveQuotas(officer, { giver: { path: places.self }, call }, late),
      mayWaive(officer, { organisation: { path: places.self }, call, count: 0 }, late),
      mayReplace(officer, found, late),
      mayReplace(officer, { ...found, recommendation: { ...sent, receivedAt: now } }, now),
    ].map((one) => (one.allowed ? 'allowed' : `${one.when} ${one.refusal.code}`));
    expect(codes).toEqual([
      ...Array(3).fill('not-now recommendation.late'),
      'not-now recommendation.received-already',
    ]);
  });
});

describe('not now, with the reason', () => {
  const officer = seated('officer', places.self);
  const refusal = (verdict: Verdict) => (verdict.allowed ? 'allowed' : verdict.refusal.code);

  test('a full list and a time that is over', () => {
    const list = { organisation: { path: places.self }, call, count: 6 };
    expect(mayRecommend(officer, list, now)).toMatchObject({
      when: 'not-now',
      refusal: { code: 'recommendation.cap-reached', about: { cap: 6, count: 6 } },
    });
    expect(refusal(mayRecommend(officer, { ...list, count: 0 }, call.recommendUntil))).toBe(
      'recommendation.late',
    );
    expect(refusal(mayMove(officer, found, call.recommendUntil))).toBe('recommendation.late');
  });

  test('somebody else’s full list is never theirs, not “not now”', () => {
    const verdict = mayRecommend(
      seated('officer', places.parent),
      { organisation: { path: places.self }, call, count: 6 },
      now,
    );
    expect(verdict).toMatchObject({ when: 'never', refusal: { code: 'recommendation.not-yours' } });
  });

  test('once the parent has handed it on, neither withdraws nor returns', () => {
    const chain = [sent, { fromPath: places.parent, leg: 'to-host' as Leg }];
    expect(refusal(mayWithdraw(officer, { ...found, chain }))).toBe('recommendation.moved-on');
    expect(refusal(mayReturn(seated('officer', places.parent), { ...found, chain }))).toBe(
      'recommendation.moved-on',
    );
  });

  test('what was ended or handed to the owner is not moved about', () => {
    expect(refusal(mayMove(officer, { ...found, recommendation: { ...sent, state: 'returned' } }, now))).toBe(
      'recommendation.over',
    );
    expect(refusal(mayMove(officer, { ...found, recommendation: { ...sent, leg: 'to-owner' } }, now))).toBe(
      'recommendation.handed-over',
    );
  });
});
