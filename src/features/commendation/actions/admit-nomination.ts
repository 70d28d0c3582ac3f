/** Admitting a nomination at a level: it goes on to the next, within what the level may hand on, or has come all the way. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { judgeQuota, type Nomination, nextLevel } from '../nomination.ts';
import { noteStep } from '../store/change.ts';
import { countPassed, getNomination, moveNomination } from '../store/nomination.ts';
import { levelAt, lockCommendation } from '../store.ts';
import type { Asked } from './amend-nomination.ts';

export async function admit(
  doing: Doing,
  { of: asked, nomination }: Asked,
  { version }: { version: number },
): Promise<Outcome<Nomination>> {
  const { tx } = doing;
  const of = await lockCommendation(tx, asked.id);
  const level = { id: nomination.atId, path: nomination.atPath };
  const full = judgeQuota(of.rule.quotaUp, await countPassed(tx, of.id, level), 'up');
  if (full) return refuse(full.code, full.about);
  const next = nextLevel(level.path, { path: of.organisationPath }, of.withinPath);
  const atId = next ? await levelAt(tx, next.path) : nomination.atId;
  const to = { atId, state: atId === of.organisationId ? 'received' : 'sent' } as const;
  if (!(await moveNomination(tx, { ...nomination, version }, to))) return refuse('http.stale');
  const at = { commendationId: of.id, nominationId: nomination.id };
  await noteStep(doing, at, { verb: 'admit', organisationId: level.id });
  await announce(doing, {
    name: 'commendation.nomination-admitted',
    subjectId: nomination.id,
    organisationId: level.id,
    campaignId: of.campaignId,
    seat: 'officer',
    after: to,
  });
  return done(await getNomination(tx, nomination.id));
}
