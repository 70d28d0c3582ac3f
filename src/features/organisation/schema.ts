/** What may come in at the doors of organisations. */

import type { OrganisationId } from '../../kernel/id.ts';
import {
  choice,
  id,
  line,
  optionalDay,
  optionalLine,
  optionalProse,
  rows,
  secret,
  shape,
  tick,
  whole,
} from '../../platform/form.ts';
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
  levelName: optionalLine(30),
  openedOn: optionalDay(),
});

const version = whole(1, 1_000_000_000);
const reason = line(200);

export const Renaming = shape({
  name: line(60),
  shortName: line(20),
  nameEn: optionalLine(120),
  shortNameEn: optionalLine(60),
  kind: choice(kinds),
  levelName: optionalLine(30),
  reason,
  version,
});
/** Moving, merging, a second line: from here to another organisation. */
export const Toward = shape({ to: id<OrganisationId>(), reason, version });
/** Closing, opening again, the end of a second line. */
export const WithReason = shape({ reason, version });
export const Outside = shape({ outside: tick(), reason, version });
export const Splitting = shape({
  parts: rows({ name: line(60), shortName: line(20), nameEn: optionalLine(120) }, 1, 3),
  places: rows({ child: id<OrganisationId>(), to: choice(['stay', '1', '2', '3']) }, 0, 300),
  reason,
  version,
});
/** A table of organisations: a file beside it, or pasted here. */
export const TableToImport = shape({ table: optionalProse(100_000) });
export const ImportConfirmed = shape({});
export const Setup = shape({
  token: secret(100),
  organisation: line(60),
  username: line(64),
  name: line(30),
  password: secret(256),
});
