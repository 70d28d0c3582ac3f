/** What may come in at the doors of organisations. */

import { choice, line, optionalDay, optionalLine, secret, shape } from '../../platform/form.ts';
import { kinds } from './organisation.ts';

export const SeatGrant = shape({
  username: line(64),
  role: choice(['admin', 'officer', 'leader']),
  until: optionalDay(),
});
export const SeatEnd = shape({});
export const NewOrganisation = shape({
  name: line(60),
  shortName: line(20),
  nameEn: optionalLine(120),
  kind: choice(kinds),
});
export const Setup = shape({
  token: secret(100),
  organisation: line(60),
  username: line(64),
  name: line(30),
  password: secret(256),
});
