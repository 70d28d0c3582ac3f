/** Who may do what in scrutiny: verbs × seats × relation, printed. Owner and host look, the owner confirms, a stake bars. */

import { describe, expect, it } from 'vitest';
import { matrixOf, personOf } from '../../../world/seated.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { PersonId } from '../../kernel/id.ts';
import type { Verdict } from '../../kernel/verdict.ts';
import type { Campaign } from '../campaign/campaign.ts';
import type { Poll } from '../vote/vote.ts';
import type { Alteration } from './alteration.ts';
import type { Appeal } from './appeal.ts';
import type { Sanction } from './ladder.ts';
import * as policy from './policy.ts';
import type { Quarantine, QuarantineState } from './quarantine.ts';

const opensAt = new Date('2026-05-01T00:00:00Z');
const closesAt = new Date('2026-05-10T00:00:00Z');
const day = (n: number) => new Date(opensAt.getTime() + n * 86_400_000);
const poll = { opensAt, closesAt } as Poll;
const call = { ownerPath: 'n.q', hostPath: 'n.q.h' };
const stake = { unitPath: 'n.q.h.c', makerId: 'maker' as PersonId };
const quarantine = (state: QuarantineState, askedBy = 'asker') =>
  ({ ...stake, state, askedBy: askedBy as PersonId }) as Quarantine;
const appeal = { ...stake, state: 'filed' } as Appeal;
const works = [stake, { unitPath: 'n.q.h.rival' }];
const at = { call, works, poll, hasAppeal: false };
const alteration = { state: 'proposed', proposedBy: 'asker' as PersonId } as Alteration;
const campaign = { organisationPath: 'n.q' } as Campaign;
const concerned = { entry: stake, poll, isOpen: false, hasHeld: true, hasAppeal: false };
const barring = { campaign, work: stake, isBarring: true };
const barred = { ...stake, isBarring: true } as Sanction;
const say = (verdict: Verdict) => (verdict.allowed ? 'yes' : verdict.refusal.code);

const verbs: Record<string, (actor: Actor) => Verdict> = {
  see: (actor) => policy.maySee(actor, at),
  'set-aside': (actor) => policy.maySetAside(actor, { ...at, stakes: [stake] }, day(1)),
  dismiss: (actor) => policy.mayDismiss(actor, { ...at, stakes: [stake] }),
  release: (actor) => policy.mayRelease(actor, { ...at, quarantine: quarantine('standing') }),
  void: (actor) => policy.mayVoid(actor, { ...at, quarantine: quarantine('standing') }, day(11)),
  confirm: (actor) => policy.mayConfirm(actor, { ...at, quarantine: quarantine('proposed') }),
  'confirm-several': (actor) => policy.mayConfirmSeveral(actor, at),
  answer: (actor) => policy.mayAnswer(actor, { ...at, appeal, deciders: [] }),
  appeal: (actor) => policy.mayAppeal(actor, concerned, day(11)),
  sanction: (actor) => policy.maySanction(actor, { campaign }),
  bar: (actor) => policy.mayStep(actor, { ...barring, contest: at }),
  'lift-bar': (actor) => policy.mayLift(actor, { campaign, sanction: barred, contest: at }),
  alter: (actor) => policy.mayAlter(actor, { ...at, hasOpen: false }),
  'confirm-alteration': (actor) => policy.mayDecideAlteration(actor, { ...at, alteration }),
};
const places = {
  owner: 'n.q',
  root: 'n',
  host: 'n.q.h',
  unit: 'n.q.h.c',
  'sister unit': 'n.q.h.d',
  apart: 'n.x',
};

describe('the matrix', () => {
  it('officers of owner and host decide, a leader of the owner confirms, unit and maker appeal; above nobody acts', () => {
    const officer = 'see set-aside dismiss release void answer alter';
    const may: Record<string, string> = {
      'owner officer': 'see set-aside dismiss release void answer sanction bar lift-bar alter',
      'owner leader': 'see confirm confirm-several sanction bar lift-bar confirm-alteration',
      'host officer': officer,
      'host leader': 'see',
      'unit officer': 'appeal',
      'unit leader': 'appeal',
    };
    for (const line of matrixOf('scrutiny', places, verbs)) {
      const who = line.slice(0, 22).trim();
      expect(`${who}: ${line.slice(22).trim()}`).toBe(`${who}: ${may[who] ?? '—'}`);
    }
    const maker = personOf('maker');
    expect(
      Object.entries(verbs)
        .filter(([, verb]) => verb(maker).allowed)
        .map(([verb]) => verb),
    ).toEqual(['appeal']);
  });
});

describe('where the owner has a work of its own in the poll', () => {
  const withOwn = { ...at, works: [...works, { unitPath: 'n.q' }] };
  const decided: Record<string, (actor: Actor) => Verdict> = {
    see: (actor) => policy.maySee(actor, withOwn),
    'set-aside': (actor) => policy.maySetAside(actor, { ...withOwn, stakes: [stake] }, day(1)),
    confirm: (actor) => policy.mayConfirm(actor, { ...withOwn, quarantine: quarantine('proposed') }),
    refuse: (actor) => policy.mayRefuse(actor, { ...withOwn, quarantine: quarantine('proposed') }),
    answer: (actor) => policy.mayAnswer(actor, { ...withOwn, appeal, deciders: [] }),
    alter: (actor) => policy.mayAlter(actor, { ...withOwn, hasOpen: false }),
    'confirm-alteration': (actor) => policy.mayDecideAlteration(actor, { ...withOwn, alteration }),
    log: (actor) => policy.maySeeSanctions(actor, { campaign, contests: [withOwn] }),
    remind: (actor) => policy.mayStep(actor, { ...barring, isBarring: false, contest: withOwn }),
    bar: (actor) => policy.mayStep(actor, { ...barring, contest: withOwn }),
    'lift-bar': (actor) => policy.mayLift(actor, { campaign, sanction: barred, contest: withOwn }),
  };

  it('the nearest level above that has none decides in its stead, by two people as ever; the owner only looks', () => {
    const officer = 'see set-aside answer alter';
    const may: Record<string, string> = {
      'root officer': `${officer} log bar lift-bar`,
      'root leader': 'see confirm refuse confirm-alteration log bar lift-bar',
      'owner officer': 'see log remind',
      'owner leader': 'see log remind',
      'host officer': officer,
      'host leader': 'see',
    };
    for (const line of matrixOf('scrutiny, the owner has a work', places, decided)) {
      const who = line.slice(0, 22).trim();
      expect(`${who}: ${line.slice(22).trim()}`).toBe(`${who}: ${may[who] ?? '—'}`);
    }
    const asker = { ...personOf('asker', [['leader', 'n']]), id: 'asker' as PersonId };
    expect(say(decided.confirm!(asker))).toBe('scrutiny.same-person');
    expect(say(decided.confirm!(personOf('l', [['leader', 'n.q']])))).toBe('scrutiny.leader-only');
    const owner = personOf('o', [['officer', 'n.q']]);
    expect([say(decided.bar!(owner)), say(decided['lift-bar']!(owner))]).toEqual(
      Array(2).fill('scrutiny.own-stake'),
    );
    expect(say(decided.bar!(personOf('h', [['officer', 'n.q.h']])))).toBe('scrutiny.not-barrier');
  });

  it('a person with a work of their own bars no rival, nor lifts it, while their colleagues do', () => {
    const contest = { works: [stake, { unitPath: 'n.q.h.rival', makerId: 'rival' as PersonId }] };
    const rival = personOf('rival', [['officer', 'n.q']]);
    const colleague = personOf('colleague', [['officer', 'n.q']]);
    const tried = (actor: Actor) => [
      say(policy.mayStep(actor, { ...barring, contest })),
      say(policy.mayLift(actor, { campaign, sanction: barred, contest })),
    ];
    expect([tried(rival), tried(colleague)]).toEqual([
      ['scrutiny.own-stake', 'scrutiny.own-stake'],
      ['yes', 'yes'],
    ]);
  });

  it('levels that have works of their own are passed over; where all have, nobody says the second word', () => {
    const deep = { call: { ownerPath: 'n.q.h' }, works: [{ unitPath: 'n.q.h' }, { unitPath: 'n.q' }] };
    expect(policy.arbiterOf({ call, works })).toBe('n.q');
    expect(policy.arbiterOf(withOwn)).toBe('n');
    expect(policy.arbiterOf(deep)).toBe('n');
    expect(policy.arbiterOf({ ...deep, works: [...deep.works, { unitPath: 'n' }] })).toBe(undefined);
  });
});

describe('who has a stake', () => {
  it('an officer of owner or host who also sits at the work’s unit, or made it, stays out (scrutiny.own-stake)', () => {
    const both = personOf('p', [
      ['officer', 'n.q'],
      ['leader', 'n.q.h.c'],
    ]);
    const maker = personOf('maker', [['officer', 'n.q.h']]);
    for (const actor of [both, maker]) {
      for (const verb of ['set-aside', 'dismiss', 'release', 'void', 'answer'])
        expect([verb, say(verbs[verb]!(actor))]).toEqual([verb, 'scrutiny.own-stake']);
    }
    const leader = personOf('p', [
      ['leader', 'n.q'],
      ['officer', 'n.q.h.c.shop'],
    ]);
    expect(say(verbs.confirm!(leader))).toBe('scrutiny.own-stake');
  });

  it('whoever has a work in the poll decides nothing on its rivals either (AC-146, AC-167)', () => {
    const rival = personOf('rival', [
      ['officer', 'n.q'],
      ['leader', 'n.q'],
      ['leader', 'n.q.h.rival'],
    ]);
    for (const [name, verb] of Object.entries(verbs).filter(
      ([name]) => !['see', 'sanction', 'appeal'].includes(name),
    ))
      expect([name, say(verb(rival))]).toEqual([name, 'scrutiny.own-stake']);
    expect(say(policy.mayRefuse(rival, { ...at, quarantine: quarantine('proposed') }))).toBe(
      'scrutiny.own-stake',
    );
    const beneath = personOf('b', [
      ['leader', 'n.q'],
      ['officer', 'n.q.h.rival.shop'],
    ]);
    expect(say(verbs.confirm!(beneath))).toBe('yes');
    const remind = { campaign, isBarring: false, contest: at };
    expect(say(policy.mayStep(rival, { ...remind, work: stake }))).toBe('yes');
    expect(say(policy.mayStep(rival, { ...remind, work: works[1]! }))).toBe('scrutiny.own-stake');
    const own = { ...works[1]! } as Sanction;
    expect(say(policy.mayLift(rival, { campaign, sanction: own, contest: at }))).toBe('scrutiny.own-stake');
  });

  it('nobody confirms what they put forward, nor answers an appeal against their own decision (AC-146, AC-149)', () => {
    const one = personOf('asker', [
      ['officer', 'n.q'],
      ['leader', 'n.q'],
    ]);
    expect(say(verbs.confirm!(one))).toBe('scrutiny.same-person');
    expect(say(verbs['confirm-alteration']!(one))).toBe('scrutiny.same-person');
    expect(say(policy.mayAnswer(one, { ...at, appeal, deciders: [one.id] }))).toBe('scrutiny.own-decision');
    expect(say(policy.mayWithdrawAlteration(one, { ...at, alteration }))).toBe('yes');
    expect(say(verbs.confirm!(personOf('o', [['officer', 'n.q']])))).toBe('scrutiny.leader-only');
    expect(say(verbs.see!(personOf('o', [['officer', 'n']])))).toBe('scrutiny.not-yours');
    expect(say(verbs.sanction!(personOf('o', [['officer', 'n.q.h']])))).toBe('scrutiny.not-owner');
  });
});

describe('the time and the state', () => {
  const officer = personOf('o', [['officer', 'n.q']]);
  const unit = personOf('u', [['officer', 'n.q.h.c']]);

  it('votes are set aside from the opening until thirty days after the close (scrutiny.poll-not-open, scrutiny.over)', () => {
    const when = (now: Date) => say(policy.maySetAside(officer, { ...at, stakes: [] }, now));
    expect(when(new Date(opensAt.getTime() - 1))).toBe('scrutiny.poll-not-open');
    expect(when(opensAt)).toBe('yes');
    expect(when(new Date(day(39).getTime() - 1))).toBe('yes');
    expect(when(day(39))).toBe('scrutiny.over');
  });

  it('only what stands in quarantine is released or voided; what waits is confirmed (scrutiny.wrong-state)', () => {
    const leader = personOf('l', [['leader', 'n.q']]);
    const states: QuarantineState[] = [
      'proposed',
      'refused',
      'standing',
      'release-proposed',
      'released',
      'void-proposed',
      'void',
    ];
    for (const state of states) {
      const held = { ...at, quarantine: quarantine(state) };
      const isStanding = state === 'standing' ? 'yes' : 'scrutiny.wrong-state';
      expect([
        state,
        say(policy.mayRelease(officer, held)),
        say(policy.mayVoid(officer, held, day(11))),
      ]).toEqual([...[state, isStanding, isStanding]]);
      const isAsked = state.endsWith('proposed') ? 'yes' : 'scrutiny.wrong-state';
      expect([state, say(policy.mayConfirm(leader, held))]).toEqual([state, isAsked]);
    }
  });

  it('nothing is voided before the end, nor while an appeal of the work is open; its release is not refused by who confirmed', () => {
    const leader = personOf('l', [['leader', 'n.q']]);
    const standing = { ...at, quarantine: quarantine('standing') };
    expect(say(policy.mayVoid(officer, standing, day(8)))).toBe('scrutiny.poll-runs-yet');
    expect(say(policy.mayVoid(officer, { ...standing, hasAppeal: true }, day(11)))).toBe(
      'scrutiny.appeal-open',
    );
    const voiding = { ...at, quarantine: quarantine('void-proposed'), hasAppeal: true };
    expect(say(policy.mayConfirm(leader, voiding))).toBe('scrutiny.appeal-open');
    expect(say(policy.mayRefuse(leader, voiding))).toBe('yes');
    const releasing = { ...quarantine('release-proposed'), stoodBy: leader.id };
    expect(say(policy.mayRefuse(leader, { ...at, quarantine: releasing }))).toBe('yes');
    const asked = { ...at, quarantine: releasing, hasAppeal: true };
    expect(say(policy.mayRefuse(leader, asked))).toBe('scrutiny.own-decision');
    expect(say(policy.mayConfirm(leader, asked))).toBe('yes');
  });

  it('an appeal comes after the close, where votes are set aside, one at a time', () => {
    const when = (more: Partial<typeof concerned>, now = day(11)) =>
      say(policy.mayAppeal(unit, { ...concerned, ...more }, now));
    expect(when({})).toBe('yes');
    expect(when({ isOpen: true })).toBe('scrutiny.poll-runs-yet');
    expect(when({ hasHeld: false })).toBe('scrutiny.nothing-held');
    expect(when({ hasAppeal: true })).toBe('scrutiny.appeal-open');
    expect(when({}, day(39))).toBe('scrutiny.over');
    expect(say(policy.mayAppeal(officer, concerned, day(11)))).toBe('scrutiny.not-concerned');
    expect(
      say(policy.mayAnswer(officer, { ...at, appeal: { ...appeal, state: 'refused' }, deciders: [] })),
    ).toBe('scrutiny.appeal-answered');
  });

  it('a sanction is lifted once; one change of a vote waits at a time', () => {
    const lifted = { ...stake, liftedAt: day(1) } as Sanction;
    expect(say(policy.mayLift(officer, { campaign, sanction: stake as Sanction, contest: at }))).toBe('yes');
    expect(say(policy.mayLift(officer, { campaign, sanction: lifted, contest: at }))).toBe(
      'scrutiny.sanction-lifted',
    );
    expect(say(policy.mayAlter(officer, { ...at, hasOpen: true }))).toBe('scrutiny.alteration-open');
  });
});
