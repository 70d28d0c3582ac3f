/** What may come in at the doors of notices. */

import type { CallId, OrganisationId } from '../../kernel/id.ts';
import {
  day,
  id,
  ids,
  line,
  optionalDay,
  optionalLine,
  optionalProse,
  prose,
  rows,
  shape,
  tick,
  whole,
} from '../../platform/form.ts';

const version = whole(1, 1_000_000);

export const NoticeDraft = shape({});
export const NoticeSubmission = shape({});
export const NoticeText = shape({
  version,
  number: optionalLine(40),
  title: line(120),
  issuers: prose(300),
  addressees: rows({ name: line(60), outside: tick(), note: optionalLine(60) }, 1, 20),
  sections: prose(20_000),
  attachments: optionalProse(1000),
});
export const NoticeReturn = shape({ reason: prose(500) });
export const NoticeSignature = shape({ version });
export const NoticeIssue = shape({ recipients: ids<OrganisationId>(2000) });
export const Receipt = shape({});
export const Adoption = shape({
  closesOn: day(),
  calls: rows({ callId: id<CallId>(), carried: tick(), closesOn: optionalDay() }, 0, 100),
});
