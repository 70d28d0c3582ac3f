/** Ending a chat robot: its address and secret are forgotten, the group hears nothing more. */

import { done, type Outcome } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Robot } from '../robot.ts';
import { endRobot } from '../store/robot.ts';

export async function stopRobot(doing: Doing, robot: Robot): Promise<Outcome<Robot>> {
  if (await endRobot(doing.tx, robot.id, doing.now))
    await announce(doing, {
      name: 'message.robot-ended',
      subjectId: robot.id,
      organisationId: robot.organisationId,
      seat: 'admin',
      before: { kind: robot.kind, name: robot.name },
    });
  return done(robot);
}
