/** Adding a chat robot: only at hosts that are allowed, since the house will write there by itself. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Outward } from '../../../platform/outward.ts';
import type { Organisation } from '../../organisation/organisation.ts';
import { insertRobot, type NewRobot } from '../store/robot.ts';

/** Refuses with message.robot-address. */
export function addRobot(outward: Pick<Outward, 'isOpenTo'>) {
  return async (
    doing: Doing,
    organisation: Organisation,
    taken: Omit<NewRobot, 'organisationId'>,
  ): Promise<Outcome<Organisation>> => {
    if (!outward.isOpenTo(taken.address)) return refuse('message.robot-address', undefined, 'address');
    const subjectId = await insertRobot(doing, { ...taken, organisationId: organisation.id });
    await announce(doing, {
      name: 'message.robot-added',
      subjectId,
      organisationId: organisation.id,
      seat: 'admin',
      after: { kind: taken.kind, name: taken.name },
    });
    return done(organisation);
  };
}
