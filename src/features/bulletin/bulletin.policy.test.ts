/** AC-030 The matrix of bulletins: verbs × seats at the host, the owner, above, beneath, elsewhere. Printed, and held still. */

import { expect, test } from 'vitest';
import { matrixOf, personOf } from '../../../world/seated.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { TreePath } from '../../kernel/tree.ts';
import type { Verdict } from '../../kernel/verdict.ts';
import type { Bulletin, BulletinState } from './bulletin.ts';
import * as may from './policy.ts';

const host = 'n.q.x';
const call = { hostPath: host, ownerPath: 'n.q', closesAt: new Date('2020-09-20') };
const now = new Date('2020-10-01');

const bulletin = (state: BulletinState, more: Partial<Bulletin> = {}): Bulletin => ({
  id: 'b' as Bulletin['id'],
  callId: 'l' as Bulletin['callId'],
  campaignId: 'c' as Bulletin['campaignId'],
  organisationId: host as Bulletin['organisationId'],
  organisationPath: host,
  organisationName: { zh: host },
  ...{ kind: 'summary', title: '总结', body: '…', state, edition: 0, version: 1 },
  writtenBy: 'somebody else' as Bulletin['writtenBy'],
  ...more,
});
const published = bulletin('published', { edition: 1 });

const verbs: Record<string, (actor: Actor) => Verdict> = {
  desk: (actor) => may.maySeeDesk(actor, call),
  write: (actor) => may.mayWriteFor(actor, call),
  see: (actor) => may.maySee(actor, bulletin('draft')),
  edit: (actor) => may.mayEdit(actor, bulletin('draft')),
  submit: (actor) => may.maySubmit(actor, bulletin('draft'), call, now),
  sign: (actor) => may.maySign(actor, bulletin('submitted')),
  return: (actor) => may.mayReturn(actor, bulletin('submitted')),
  revise: (actor) => may.mayRevise(actor, published),
  discard: (actor) => may.mayWithdraw(actor, bulletin('draft')),
  withdraw: (actor) => may.mayWithdraw(actor, published),
};
const places: Record<string, TreePath> = {
  host,
  owner: 'n.q',
  above: 'n',
  beneath: 'n.q.x.h',
  sister: 'n.q.e',
};

test('AC-030 AC-036 the host’s officer writes, its leader signs and withdraws; the owner writes only its own', () => {
  const lines = matrixOf('bulletin', places, verbs, 'p');
  expect(lines).toMatchInlineSnapshot(`
    [
      "host admin             desk see",
      "host officer           desk write see edit submit revise discard",
      "host leader            desk see sign return withdraw",
      "owner admin            desk",
      "owner officer          desk write",
      "owner leader           desk",
      "above admin            —",
      "above officer          —",
      "above leader           —",
      "beneath admin          —",
      "beneath officer        —",
      "beneath leader         —",
      "sister admin           —",
      "sister officer         —",
      "sister leader          —",
      "person without a seat  —",
      "anyone                 —",
      "machine                —",
    ]
  `);
});

test('AC-046 each no has its reason', () => {
  const code = (verdict: Verdict) =>
    verdict.allowed ? 'allowed' : `${verdict.when} ${verdict.refusal.code}`;
  const officer = personOf('o', [{ role: 'officer', path: host }]);
  const leader = personOf('l', [{ role: 'leader', path: host }]);
  const early = new Date('2020-09-01');
  expect(code(may.maySubmit(officer, bulletin('draft'), call, early))).toBe('not-now bulletin.too-early');
  expect(code(may.maySubmit(officer, bulletin('draft', { kind: 'news' }), call, early))).toBe('allowed');
  expect(code(may.mayEdit(officer, published))).toBe('not-now bulletin.wrong-state');
  expect(code(may.maySign(officer, bulletin('submitted')))).toBe('never bulletin.not-yours');
  expect(code(may.maySign(leader, bulletin('submitted', { writtenBy: leader.id })))).toBe(
    'never bulletin.own-paper',
  );
});
