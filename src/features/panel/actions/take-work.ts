/** Taking an assigned work from a judge by hand; what they scored of it is kept. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { endAssigned } from '../store/assignment.ts';
import { lockPanel } from '../store/panel.ts';
import type { Pair } from './pin-conflict.ts';

/** Refuses a work that is not assigned to them any more. */
export async function takeWork<F extends Pair>(doing: Doing, found: F): Promise<Outcome<F>> {
  const { tx, now } = doing;
  const { panel, judge, work } = found;
  const ids = { panelId: panel.id, personId: judge.personId };
  await lockPanel(tx, panel.id);
  if ((await endAssigned(tx, { ...ids, entries: [work.entryId] }, now)) === 0) return refuse('panel.no-work');
  await announce(doing, {
    name: 'panel.work-taken',
    subjectId: panel.id,
    organisationId: panel.organisationId,
    campaignId: panel.campaignId,
    seat: 'officer',
    after: { personId: judge.personId, entryId: work.entryId },
  });
  return done(found);
}
