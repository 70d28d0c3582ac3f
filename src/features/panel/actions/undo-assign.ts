/** Undoing the last act of assigning as a whole, as long as nobody has scored anything it gave them. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Panel } from '../panel.ts';
import { listBatch, listBatches, undoBatch } from '../store/assignment.ts';
import { lockJudges, lockPanel } from '../store/panel.ts';
import type { PanelSlots } from '../store/task.ts';

/** Refuses another act than the last one, one that was undone, and one in which something was scored. */
export function undoAssign(slots: Pick<PanelSlots, 'listScored'>) {
  return async (
    doing: Doing,
    found: { panel: Panel },
    typed: { number: number },
  ): Promise<Outcome<{ panel: Panel }>> => {
    const { tx, actor, now } = doing;
    const { panel } = found;
    await lockPanel(tx, panel.id);
    await lockJudges(tx, panel.id);
    const last = (await listBatches(tx, panel.id)).find((batch) => batch.undoneAt === undefined);
    if (last?.number !== typed.number) return refuse('panel.not-last');
    const scored = new Set((await slots.listScored(tx, panel.id)).map((s) => `${s.entryId}/${s.personId}`));
    const given = await listBatch(tx, last.id);
    const count = given.filter((one) => scored.has(`${one.entryId}/${one.personId}`)).length;
    if (count > 0) return refuse('panel.batch-scored', { count });
    await undoBatch(tx, actor, last.id, now);
    await announce(doing, {
      name: 'panel.assignment-undone',
      subjectId: panel.id,
      organisationId: panel.organisationId,
      campaignId: panel.campaignId,
      seat: 'officer',
      after: { number: last.number, freed: given.length },
    });
    return done(found);
  };
}
