/** Moving on: one step of a bulletin, for whoever still sees it as it is; noted in its history and announced once. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Call } from '../../call/call.ts';
import type { Bulletin, BulletinState, BulletinVerb } from '../bulletin.ts';
import { getBulletin, keepEdition, moveBulletin, noteStep, type Stamps } from '../store.ts';

export type Asked = { bulletin: Bulletin; call: Call };
type Moving = {
  name: `bulletin.${string}`;
  verb: BulletinVerb;
  to: BulletinState;
  seat: 'officer' | 'leader';
  reason?: string;
  stamps?: Stamps;
};

export async function moveOn(
  doing: Doing,
  { bulletin }: Asked,
  version: number,
  { name, verb, to, seat, reason, stamps }: Moving,
): Promise<Outcome<Bulletin>> {
  if (!(await moveBulletin(doing.tx, { ...bulletin, version }, to, stamps))) return refuse('http.stale');
  if (to === 'published') await keepEdition(doing, bulletin.id);
  const moved = await getBulletin(doing.tx, bulletin.id);
  await noteStep(doing, bulletin.id, { verb, reason });
  await announce(doing, {
    name,
    subjectId: bulletin.id,
    organisationId: bulletin.organisationId,
    campaignId: bulletin.campaignId,
    seat,
    reason,
    before: { state: bulletin.state },
    after: { state: to, edition: moved.edition },
  });
  return done(moved);
}
