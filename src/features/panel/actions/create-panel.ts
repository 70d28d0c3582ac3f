/** Making a panel: whoever opens a round that needs judges makes one for it. */

import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Panel } from '../panel.ts';
import { getPanel, insertPanel, type NewPanel } from '../store/panel.ts';

export async function createPanel(doing: Doing, panel: NewPanel): Promise<Panel> {
  const { tx, actor, now } = doing;
  const id = await insertPanel(tx, actor, now, panel);
  await announce(doing, {
    name: 'panel.created',
    subjectId: id,
    organisationId: panel.organisationId,
    campaignId: panel.campaignId,
    seat: 'officer',
  });
  return getPanel(tx, id);
}
