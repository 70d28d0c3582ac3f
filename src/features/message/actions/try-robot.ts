/** Trying a chat robot: one message to the group, so that whoever set it up sees whether it arrives. */

import { newId } from '../../../kernel/id.ts';
import { done, type Outcome } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Robot } from '../robot.ts';
import { insertDelivery } from '../store/delivery.ts';

export async function tryRobot(doing: Doing, robot: Robot): Promise<Outcome<Robot>> {
  const { tx, now } = doing;
  const once = `trial/${robot.id}/${newId(now.getTime())}`;
  await insertDelivery(tx, now, { channel: 'robot', robotId: robot.id, once, nextTryAt: now });
  await announce(doing, {
    name: 'message.robot-tried',
    subjectId: robot.id,
    organisationId: robot.organisationId,
    seat: 'admin',
  });
  return done(robot);
}
