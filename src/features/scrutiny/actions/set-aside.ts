/** Setting aside: an officer puts votes into quarantine, or proposes it where a second person is asked. */

import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { maySetAside } from '../policy.ts';
import type { Group } from '../selection.ts';
import { type Chosen, preview, type Scene, type TypedChoice } from '../store/preview.ts';
import { lockScrutiny } from '../store/quarantine.ts';
import { decideSuspicion } from '../store/suspicion.ts';
import { makeQuarantine } from './make-quarantine.ts';

/**
 * Decided by exactly the votes that were looked at (`seen`); all groups of one decision are judged together, so that
 * nobody goes round the second person by taking them apart.
 */
export async function setAside(
  doing: Doing,
  scene: Scene,
  { reason, seen, ...typed }: TypedChoice & { seen: string; reason: string },
): Promise<Outcome<Scene>> {
  const { tx, actor, now } = doing;
  await lockScrutiny(tx, scene.poll.id);
  const chosen = await preview(tx, scene, typed);
  if (chosen.mark !== seen) return refuse('http.stale');
  const refusal = judge(chosen);
  if (refusal) return refuse(refusal);
  const verdict = maySetAside(actor, { ...scene, stakes: chosen.works }, now);
  if (!verdict.allowed) return refuseAll([verdict.refusal]);
  const made = new Map<string, string>();
  const { whyTwo } = chosen.effect;
  for (const group of withVotes(chosen.groups))
    made.set(group.entryId, await makeQuarantine(doing, scene.poll.id, group, { reason, whyTwo }));
  for (const { suspicion } of chosen.groups) {
    if (!suspicion) continue;
    const decision = { state: 'quarantined' as const, reason, quarantineId: made.get(suspicion.entryId) };
    if (!(await decideSuspicion(doing, suspicion, decision))) return refuse('http.stale');
  }
  await announce(doing, {
    name: whyTwo.length > 0 ? 'scrutiny.put-forward' : 'scrutiny.set-aside',
    ...{ subjectId: scene.poll.id, organisationId: scene.call.ownerId, campaignId: scene.poll.campaignId },
    ...{ seat: 'officer', reason },
    after: { quarantines: [...made.values()], votes: chosen.count, whyTwo },
  });
  return done(scene);
}

const withVotes = (groups: readonly Group[]) => groups.filter((group) => group.votes.length > 0);

/** Every suspicion must have votes left in its own work, or there is nothing it could be decided by. */
function judge({ groups, count }: Chosen): string | undefined {
  if (count === 0) return 'scrutiny.nothing-chosen';
  const works = new Set(withVotes(groups).map((group) => group.entryId));
  return groups.every((group) => works.has(group.entryId)) ? undefined : 'scrutiny.nothing-chosen';
}
