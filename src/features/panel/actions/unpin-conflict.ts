/** Taking a pin away: rules and memory decide again. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { endPin } from '../store/conflict.ts';
import { freeConflicted } from '../store/declaration.ts';
import { lockPanel } from '../store/panel.ts';
import type { Pair } from './pin-conflict.ts';

/** Refuses where no pin stands any more. */
export async function unpinConflict<F extends Pair>(doing: Doing, found: F): Promise<Outcome<F>> {
  const { tx, actor, now } = doing;
  const { panel, judge, work } = found;
  const ids = { panelId: panel.id, personId: judge.personId, entryId: work.entryId };
  await lockPanel(tx, panel.id);
  if (!(await endPin(tx, actor, ids, now))) return refuse('panel.no-pin');
  await freeConflicted(tx, panel.id, [work], now, [judge]);
  await announce(doing, {
    name: 'panel.conflict-unpinned',
    subjectId: panel.id,
    organisationId: panel.organisationId,
    campaignId: panel.campaignId,
    seat: 'officer',
    after: { personId: judge.personId, entryId: work.entryId },
  });
  return done(found);
}
