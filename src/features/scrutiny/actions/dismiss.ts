/** Dismissing: an officer finds nothing wrong with suspected votes, and says why. They count as they always did. */

import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { mayDismiss } from '../policy.ts';
import { preview, type Scene } from '../store/preview.ts';
import { lockScrutiny } from '../store/quarantine.ts';
import { decideSuspicion } from '../store/suspicion.ts';

export async function dismiss(
  doing: Doing,
  scene: Scene,
  { suspicions, seen, reason }: { suspicions: readonly string[]; seen: string; reason: string },
): Promise<Outcome<Scene>> {
  const { tx, actor } = doing;
  await lockScrutiny(tx, scene.poll.id);
  const chosen = await preview(tx, scene, { suspicions });
  if (chosen.groups.length === 0) return refuse('scrutiny.nothing-chosen');
  if (chosen.mark !== seen) return refuse('http.stale');
  const verdict = mayDismiss(actor, { ...scene, stakes: chosen.works });
  if (!verdict.allowed) return refuseAll([verdict.refusal]);
  for (const { suspicion } of chosen.groups) {
    if (!(await decideSuspicion(doing, suspicion!, { state: 'dismissed', reason })))
      return refuse('http.stale');
  }
  await announce(doing, {
    name: 'scrutiny.dismissed',
    ...{ subjectId: scene.poll.id, organisationId: scene.call.ownerId, campaignId: scene.poll.campaignId },
    ...{ seat: 'officer', reason },
    after: { suspicions, votes: chosen.count },
  });
  return done(scene);
}
