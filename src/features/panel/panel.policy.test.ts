/** Who may do what with a panel: verbs × seats × relation. Nobody but the runner finds one (AC-161). */

import { expect, test } from 'vitest';
import { personOf } from '../../../world/seated.ts';
import type { Actor, SeatRole } from '../../kernel/actor.ts';
import type { EntryId, OrganisationId, PanelId, PersonId } from '../../kernel/id.ts';
import type { Invitation } from './invitation.ts';
import type { JudgeState, Work } from './panel.ts';
import * as policy from './policy.ts';

const runner = 'nation.province.host';
const now = new Date('2020-08-20T04:00:00Z');
const panel = { organisationPath: runner };
const work: Work = {
  entryId: 'w' as EntryId,
  unitPath: 'nation.province.town.plant',
  sentBy: 'sender' as PersonId,
  makers: [{ name: 'maker' }],
};
const link: Invitation = {
  id: 'i',
  panelId: 'p' as PanelId,
  name: 'x',
  unitId: 'u' as OrganisationId,
  unitPath: 'nation.coast',
  unitName: { zh: 'x' },
  role: 'judge',
  languages: [],
  at: now,
  expiresAt: new Date('2020-09-20T04:00:00Z'),
};
const task = { works: [work], isOpen: true, judgesPerEntry: 2 };
const run = { panel, task };
const judgeIn = (state: JudgeState) => ({ judge: { personId: 'judge' as PersonId, state } });

const places: Record<string, string> = {
  runner,
  above: 'nation.province',
  top: 'nation',
  beneath: `${runner}.unit`,
  sister: 'nation.province.town',
};
const actors: Record<string, Actor> = { anyone: { kind: 'anyone', address: 'a' } };
for (const role of ['admin', 'officer', 'leader'] as SeatRole[])
  for (const [relation, path] of Object.entries(places))
    actors[`${role} ${relation}`] = personOf('me', [[role, path]]);
actors['judge invited'] = personOf('judge');
actors['maker, officer runner'] = personOf('maker', [['officer', runner]]);
actors['sender, officer runner'] = personOf('sender', [['officer', runner]]);
actors['leads unit, officer runner'] = personOf('me', [
  ['officer', runner],
  ['leader', work.unitPath],
]);

const verbs: Record<string, (actor: Actor) => { allowed: boolean }> = {
  see: (actor) => policy.maySeePanel(actor, run),
  arrange: (actor) => policy.mayArrange(actor, run),
  assign: (actor) => policy.mayAssign(actor, run),
  remove: (actor) => policy.mayRemove(actor, { ...run, ...judgeIn('accepted') }),
  give: (actor) => policy.mayGive(actor, { ...run, ...judgeIn('accepted') }),
  revoke: (actor) => policy.mayRevoke(actor, { ...run, link }, now),
  accept: (actor) => policy.mayAccept(actor, { ...judgeIn('invited'), task }),
  decline: (actor) => policy.mayDecline(actor, judgeIn('invited')),
  leave: (actor) => policy.mayLeave(actor, judgeIn('accepted')),
  declare: (actor) => policy.mayDeclare(actor, { ...judgeIn('accepted'), task }),
  take: (actor) => policy.mayTake(actor, { link, task }, now),
};

test('AC-161, AC-167 the matrix of panels', () => {
  const table = Object.entries(actors).map(([name, actor]) => {
    const may = Object.entries(verbs).flatMap(([verb, ask]) => (ask(actor).allowed ? [verb] : []));
    return `${name.padEnd(27)}${may.join(' ')}`.trimEnd();
  });
  console.log(table.join('\n'));
  expect(table).toEqual([
    'anyone',
    'admin runner               take',
    'admin above                take',
    'admin top                  take',
    'admin beneath              take',
    'admin sister               take',
    'officer runner             see arrange assign remove give revoke take',
    'officer above              take',
    'officer top                take',
    'officer beneath            take',
    'officer sister             take',
    'leader runner              see take',
    'leader above               take',
    'leader top                 take',
    'leader beneath             take',
    'leader sister              take',
    'judge invited              accept decline leave declare take',
    'maker, officer runner      take',
    'sender, officer runner     take',
    'leads unit, officer runner take',
  ]);
});

test('AC-167 who entered a work as a clerk of the unit has no stake; who made it or leads the unit has', () => {
  const clerk = personOf('sender', [['officer', runner]]);
  expect(policy.isEntrant(clerk, [{ ...work, enteredBy: 'unit' }])).toBe(false);
  expect(policy.isEntrant(clerk, [{ ...work, enteredBy: 'person' }])).toBe(true);
  const refused = policy.mayArrange(personOf('maker', [['officer', runner]]), run);
  expect(refused).toMatchObject({ allowed: false, when: 'never', refusal: { code: 'panel.entrant' } });
});

test('who does not sit where the panel is run is never allowed, even above it', () => {
  const above = personOf('me', [['officer', 'nation.province']]);
  for (const verdict of [policy.maySeePanel(above, run), policy.mayArrange(above, run)])
    expect(verdict).toMatchObject({ when: 'never', refusal: { code: 'panel.not-yours' } });
});

test('AC-165 what a judge may do in each state of their place', () => {
  const judge = personOf('judge');
  const table = (['invited', 'accepted', 'declined', 'left', 'removed'] as const).map((state) => {
    const place = { ...judgeIn(state), task };
    const may = {
      accept: policy.mayAccept,
      decline: policy.mayDecline,
      leave: policy.mayLeave,
      declare: policy.mayDeclare,
    };
    return [
      state,
      ...Object.entries(may).flatMap(([verb, ask]) => (ask(judge, place).allowed ? [verb] : [])),
    ].join(' ');
  });
  expect(table).toEqual(['invited accept decline', 'accepted leave declare', 'declined', 'left', 'removed']);
  const other = policy.mayAccept(personOf('other'), { ...judgeIn('invited'), task });
  expect(other).toMatchObject({ when: 'never', refusal: { code: 'panel.not-judge' } });
});

test('when the judging is over nobody is invited, removed, pinned or assigned; who wants to leave still may', () => {
  const over = { panel, task: { ...task, isOpen: false } };
  const officer = personOf('me', [['officer', runner]]);
  for (const verdict of [
    policy.mayArrange(officer, over),
    policy.mayAssign(officer, over),
    policy.mayRemove(officer, { ...over, ...judgeIn('accepted') }),
    policy.mayAccept(personOf('judge'), { ...judgeIn('invited'), task: over.task }),
    policy.mayTake(personOf('new'), { link, task: over.task }, now),
  ])
    expect(verdict).toMatchObject({ when: 'not-now', refusal: { code: 'panel.closed' } });
  expect(policy.mayLeave(personOf('judge'), { ...judgeIn('accepted'), task: over.task }).allowed).toBe(true);
});

test('where every judge judges everything nothing is assigned', () => {
  const officer = personOf('me', [['officer', runner]]);
  expect(policy.mayAssign(officer, { panel, task: { works: [work], isOpen: true } })).toMatchObject({
    refusal: { code: 'panel.not-assigned-here' },
  });
});

test('a link opens nothing once it was used, declined, revoked or its time is over', () => {
  const over = [{ usedAt: now }, { declinedAt: now }, { revokedAt: now }, { expiresAt: now }];
  for (const more of over)
    expect(policy.mayTake(personOf('new'), { link: { ...link, ...more }, task }, now)).toMatchObject({
      refusal: { code: 'panel.link-over' },
    });
});
