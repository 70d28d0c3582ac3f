/** Who may countersign a joint paper, and what may be done with one that is out or has ended, state by state. */

import { describe, expect, it } from 'vitest';
import { personOf } from '../../../world/seated.ts';
import type { Actor, SeatRole } from '../../kernel/actor.ts';
import type { NoticeId, OrganisationId, PersonId } from '../../kernel/id.ts';
import type { Verdict } from '../../kernel/verdict.ts';
import type { Countersign, Issuer, NoticeState } from './notice.ts';
import {
  mayAdopt,
  mayAmend,
  mayAskWithdrawal,
  mayCountersign,
  mayHandOver,
  mayIssue,
  mayKeep,
  mayRecordCountersign,
  mayRedraft,
  maySignFor,
  mayWithdraw,
} from './policy.ts';

const places = { self: 'n.q.x', sibling: 'n.q.y' } as const;

const person = (id: string, seats: [SeatRole, string][]): Actor => personOf(id, seats);
const then = new Date('2020-06-01T00:00:00Z');
const paper = (state: NoticeState) => ({
  organisationPath: places.self,
  state,
  preparers: ['writer' as PersonId],
  preparedBy: 'writer' as PersonId,
  issuers: [{ name: 'own' }] as Issuer[],
  version: 2,
  countersigns: [] as Countersign[],
  amends: false,
  campaignVersion: 1,
});
const withdrawing = () => ({
  ...paper('issued'),
  withdrawal: { reason: 'r', at: then, by: 'writer' as PersonId },
});
/** A joint paper whose other issuers are the one at `place` and a body outside. */
const joint = (state: NoticeState, place: string) => {
  const inside: Issuer = { name: 'other', organisationId: place as OrganisationId };
  const outside: Issuer = { name: 'office' };
  return { ...paper(state), issuers: [{ name: 'own' }, inside, outside], inside, outside };
};
const recipient = (signedForAt?: Date, paperState: NoticeState = 'issued') => ({
  organisationPath: places.self,
  signedForAt,
  paperState,
});
const running = { state: 'running' as const };

describe('papers of several bodies, and papers that end', () => {
  it('AC-036 a joint paper waits for every issuer, each by its own leader, and nobody for another', () => {
    const notice = joint('signed', places.sibling);
    const officer = person('x', [['officer', places.self]]);
    const why = (verdict: Verdict) => (verdict.allowed ? '' : `${verdict.when} ${verdict.refusal.code}`);
    expect(mayIssue(officer, notice)).toMatchObject({
      refusal: { code: 'notice.countersigns-missing', about: { names: 'other、office' } },
    });
    const sign = (issuer: Issuer, version: number): Countersign => ({
      version,
      issuer: issuer.name,
      organisationId: issuer.organisationId,
      at: then,
    });
    const both = [sign(notice.inside, 2), sign(notice.outside, 2)];
    expect(mayIssue(officer, { ...notice, countersigns: both }).allowed).toBe(true);
    // A text changed since has nobody's name under it.
    expect(why(mayIssue(officer, { ...notice, version: 3, countersigns: both }))).toContain(
      'countersigns-missing',
    );
    const own = person('x', [['leader', places.self]]);
    const other = person('y', [['leader', places.sibling]]);
    expect(why(mayCountersign(own, notice, notice.inside))).toBe('never notice.not-leader');
    expect(why(mayCountersign(own, notice, notice.outside))).toBe('never notice.not-leader');
    expect(why(mayRecordCountersign(own, notice, notice.inside))).toBe('never notice.by-hand-inside');
    expect(why(mayRecordCountersign(other, notice, notice.outside))).toBe('never notice.not-leader');
    expect(mayCountersign(other, notice, notice.inside).allowed).toBe(true);
    expect(why(mayCountersign(other, { ...notice, countersigns: both }, notice.inside))).toBe(
      'not-now notice.already-countersigned',
    );
    const writer = person('writer', [['leader', places.sibling]]);
    expect(why(mayCountersign(writer, notice, notice.inside))).toBe('never notice.own-paper');
    expect(why(mayCountersign(other, joint('returned', places.sibling), notice.inside))).toBe(
      'not-now notice.wrong-step',
    );
  });

  it('a paper that has ended: who may still do what, and the pointer to the newer one', () => {
    const officer = person('x', [['officer', places.self]]);
    const leader = person('y', [['leader', places.self]]);
    const writer = person('writer', [['leader', places.self]]);
    const why = (verdict: Verdict) => (verdict.allowed ? '' : `${verdict.when} ${verdict.refusal.code}`);
    expect(why(maySignFor(officer, { recipient: recipient(undefined, 'withdrawn') }))).toBe(
      'not-now notice.withdrawn',
    );
    const newer = { id: 'n' as NoticeId, title: '新通知', number: '2号', state: 'issued' as const };
    const superseded = { ...recipient(undefined, 'superseded'), newer };
    expect(maySignFor(officer, { recipient: superseded })).toMatchObject({
      refusal: { code: 'notice.superseded', about: { title: '新通知', number: '2号' } },
    });
    expect(why(mayAdopt(officer, { recipient: recipient(then, 'withdrawn'), campaign: running }))).toBe(
      'not-now notice.withdrawn',
    );
    expect([
      why(mayWithdraw(leader, paper('issued'))),
      why(mayKeep(leader, paper('issued'))),
      why(mayWithdraw(writer, withdrawing())),
      why(mayAskWithdrawal(officer, withdrawing())),
      why(mayRedraft(officer, { ...paper('issued'), newer })),
      why(mayAmend(officer, paper('issued'), { state: 'running', version: 1 })),
      why(mayAmend(officer, paper('issued'), { state: 'closed', version: 2 })),
      why(
        mayAmend(
          officer,
          { ...paper('issued'), campaignVersion: undefined },
          { state: 'running', version: 2 },
        ),
      ),
      why(mayHandOver(officer, { organisationPath: places.self, state: 'draft' })),
    ]).toEqual([
      'not-now notice.withdrawal-not-asked',
      'not-now notice.withdrawal-not-asked',
      'never notice.own-paper',
      'not-now notice.withdrawal-asked',
      'not-now notice.redraft-exists',
      'not-now notice.nothing-changed',
      'not-now campaign.not-running',
      'not-now notice.nothing-changed',
      'not-now campaign.not-running',
    ]);
  });
});
