/** What may come in at the doors of letters: the press of a button, a mail address, its code, a robot. */

import { choice, line, optionalLine, several, shape, whole } from '../../platform/form.ts';
import { topics } from './message.ts';
import { robotKinds } from './robot.ts';

export const Reading = shape({});
export const MailAsking = shape({ mail: line(254) });
export const MailCode = shape({ code: line(12) });
export const MailRemoval = shape({});
export const SettingChange = shape({
  topics: several(topics),
  language: choice(['zh', 'en']),
  version: whole(0, 1_000_000),
});
export const NewRobot = shape({
  kind: choice(robotKinds),
  name: line(30),
  address: line(500),
  secret: optionalLine(200),
});
export const RobotTrial = shape({});
export const RobotEnd = shape({});
