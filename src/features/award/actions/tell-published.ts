/** Telling: once the instant of a signed result has come, that it is public is told, once. The clock shows it, not this. */

import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { markAnnounced } from '../store/change.ts';
import { listUnannounced } from '../store/waiting.ts';

export async function tellPublished(doing: Doing): Promise<void> {
  const { tx, now } = doing;
  for (const result of await listUnannounced(tx, now)) {
    if (!(await markAnnounced(tx, result.id, now))) continue;
    await announce(doing, {
      name: 'award.published',
      subjectId: result.id,
      ...{ organisationId: result.organisationId, campaignId: result.campaignId },
      after: { edition: result.edition, noticeUntil: result.noticeUntil?.toISOString() },
    });
  }
}
