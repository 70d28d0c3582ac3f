/** The second line: another organisation leads a unit beside the level above it. It sees it; it counts nothing twice. */

import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { judgeLeader, type Organisation } from '../organisation.ts';
import { mayLead, mayPlaceUnder } from '../policy.ts';
import { lockOrganisation } from '../store/change.ts';
import { insertStep } from '../store/era.ts';
import { endSecondLine, insertSecondLine } from '../store/line.ts';
import { findOrganisation, getOrganisation } from '../store.ts';

type Toward = { to: string; reason: string; version: number };

/** Refuses a leader that leads it already: by the second line, or by the first. */
export async function lead(doing: Doing, asked: Organisation, led: Toward): Promise<Outcome<Organisation>> {
  const organisation = await lockOrganisation(doing.tx, asked.id, led.version);
  if (!organisation) return refuse('http.stale');
  const leader = await findOrganisation(doing.tx, led.to);
  const problem = judgeLeader(organisation, leader);
  if (problem || !leader) return refuseAll([problem ?? { code: 'organisation.unknown', field: 'to' }]);
  for (const verdict of [
    mayLead(doing.actor, organisation, doing.now),
    mayPlaceUnder(doing.actor, leader.path),
  ]) {
    if (!verdict.allowed) return refuseAll([verdict.refusal]);
  }
  if (!(await insertSecondLine(doing.tx, organisation.id, leader.id, doing.now)))
    return refuse('organisation.led-already', undefined, 'to');
  await tell(doing, organisation, leader, led.reason, true);
  return done(await getOrganisation(doing.tx, organisation.id));
}

/** Ends the second line to that leader. */
export async function endLead(
  doing: Doing,
  asked: Organisation,
  led: Toward,
): Promise<Outcome<Organisation>> {
  const organisation = await lockOrganisation(doing.tx, asked.id, led.version);
  if (!organisation) return refuse('http.stale');
  const verdict = mayLead(doing.actor, organisation, doing.now);
  if (!verdict.allowed) return refuseAll([verdict.refusal]);
  const leader = await findOrganisation(doing.tx, led.to);
  if (!leader || !(await endSecondLine(doing.tx, organisation.id, leader.id, doing.now)))
    return refuse('organisation.not-led', undefined, 'to');
  await tell(doing, organisation, leader, led.reason, false);
  return done(await getOrganisation(doing.tx, organisation.id));
}

async function tell(
  doing: Doing,
  organisation: Organisation,
  leader: Organisation,
  reason: string,
  begins: boolean,
): Promise<void> {
  const about = { leader: leader.id, leaderName: leader.name.zh, begins };
  await insertStep(doing, { organisationId: organisation.id, verb: 'lead', reason, about });
  await announce(doing, {
    name: 'organisation.led',
    subjectId: organisation.id,
    organisationId: organisation.id,
    seat: 'admin',
    reason,
    after: about,
  });
}
