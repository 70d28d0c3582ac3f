/** Who may see, edit, make again and stop, over three levels and two branches. */

import { expect, test } from 'vitest';
import type { Actor, Seat, SeatRole } from '../../kernel/actor.ts';
import type { OrganisationId, PersonId } from '../../kernel/id.ts';
import type { Verdict } from '../../kernel/verdict.ts';
import { mayAskAgain, mayCancel, mayEditCaption, maySeeMaking, maySeeQueue } from './policy.ts';

const place = 'nation.province.city';
const me = 'me' as PersonId;

function person(role: SeatRole | undefined, path: string): Actor {
  const seat = { role, path, organisationId: path as OrganisationId, organisationName: { zh: path } } as Seat;
  const seats = role ? [seat] : [];
  return { kind: 'person', id: me, name: 'x', username: 'x', sessionId: 's', address: 'a', seats };
}

const places = {
  self: place,
  parent: 'nation.province',
  root: 'nation',
  child: `${place}.county`,
  sister: 'nation.province.town',
  cousin: 'nation.coast.city',
};
const actors: Record<string, Actor> = {
  anyone: { kind: 'anyone', address: 'a' },
  machine: { kind: 'machine' },
  'no seat': person(undefined, ''),
};
for (const role of ['admin', 'officer', 'leader'] as const) {
  for (const [relation, path] of Object.entries(places)) actors[`${role} ${relation}`] = person(role, path);
}

const foreign = { unitPath: place, ownerId: 'other' as PersonId, isOpen: true };
const sign = (verdict: Verdict) => (verdict.allowed ? 'yes' : verdict.when === 'never' ? '–' : 'later');

test('AC-030 the matrix of renditions: verbs × seats × relation', () => {
  const table = Object.entries(actors).map(([name, actor]) =>
    [
      name.padEnd(16),
      sign(maySeeMaking(actor, foreign)).padEnd(6),
      sign(mayEditCaption(actor, foreign)).padEnd(6),
      sign(mayAskAgain(actor, foreign, { state: 'failed' })).padEnd(6),
      sign(mayCancel(actor, foreign, { state: 'running' })).padEnd(6),
      sign(maySeeQueue(actor)),
    ].join(' '),
  );
  console.log(`actor            see    edit   again  cancel queue\n${table.join('\n')}`);
  const who = (column: (actor: Actor) => Verdict) =>
    Object.keys(actors).filter((name) => column(actors[name]!).allowed);
  expect(who((actor) => mayEditCaption(actor, foreign))).toEqual(['officer self']);
  expect(who((actor) => mayAskAgain(actor, foreign, { state: 'failed' }))).toEqual(['officer self']);
  expect(who((actor) => mayCancel(actor, foreign, { state: 'waiting' }))).toEqual(['officer self']);
  expect(who((actor) => maySeeQueue(actor))).toEqual(
    Object.keys(places).map((relation) => `admin ${relation}`),
  );
  expect(who((actor) => maySeeMaking(actor, foreign))).toEqual(
    ['admin', 'officer', 'leader'].flatMap((role) => ['self', 'parent', 'root'].map((at) => `${role} ${at}`)),
  );
});

test('who sent a work in edits its subtitles until it was sent, and is told why not afterwards', () => {
  const own = { unitPath: place, ownerId: me };
  const maker = person(undefined, '');
  expect(mayEditCaption(maker, { ...own, isOpen: true })).toEqual({ allowed: true });
  const closed = mayEditCaption(maker, { ...own, isOpen: false });
  expect(closed).toMatchObject({ when: 'not-now', refusal: { code: 'rendition.closed' } });
  expect(mayAskAgain(maker, { ...own, isOpen: true }, { state: 'failed' })).toMatchObject({
    when: 'never',
    refusal: { code: 'rendition.not-yours' },
  });
});

test('what runs is not asked for again, and what has ended is not stopped', () => {
  const officer = person('officer', place);
  for (const state of ['waiting', 'running'] as const) {
    expect(mayAskAgain(officer, foreign, { state })).toMatchObject({
      refusal: { code: 'rendition.under-way' },
    });
    expect(mayCancel(officer, foreign, { state })).toEqual({ allowed: true });
  }
  for (const state of ['done', 'failed', 'cancelled'] as const) {
    expect(mayAskAgain(officer, foreign, { state })).toEqual({ allowed: true });
    expect(mayCancel(officer, foreign, { state })).toMatchObject({ refusal: { code: 'rendition.ended' } });
  }
});
