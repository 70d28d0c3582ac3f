/** Every mark on a work is told once; what was hidden is not repeated in the audit. */

import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { MarkKind, WorkJudged } from '../redaction.ts';

export async function announceMarked(
  doing: Doing,
  { judged, entryId }: WorkJudged,
  after: { kind: MarkKind; fileId?: string },
): Promise<void> {
  await announce(doing, {
    name: 'redaction.marked',
    subjectId: entryId,
    organisationId: judged.runnerId,
    campaignId: judged.campaignId,
    seat: 'officer',
    after,
  });
}
