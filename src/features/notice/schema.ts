/** What may come in at the doors of notices. */

import type { CallId, OrganisationId } from '../../kernel/id.ts';
import {
  choice,
  id,
  ids,
  line,
  optionalChoice,
  optionalDay,
  optionalId,
  optionalLine,
  optionalProse,
  optionalWhole,
  prose,
  rows,
  several,
  shape,
  tick,
  whole,
} from '../../platform/form.ts';
import { type Container, containerNames } from '../media/media.ts';

const version = whole(1, 1_000_000);

export const NoticeDraft = shape({});
export const NoticeSubmission = shape({
  answers: rows({ key: line(200), known: tick(), reason: optionalLine(200) }, 0, 100),
});
export const NoticeText = shape({
  version,
  number: optionalLine(40),
  title: line(120),
  issuers: rows({ name: line(60), organisation: optionalLine(60) }, 0, 10),
  addressees: rows({ name: line(60), outside: tick(), note: optionalLine(60) }, 1, 20),
  sections: prose(20_000),
  attachments: optionalProse(1000),
});
export const NoticeReturn = shape({ reason: prose(500) });
export const NoticeSignature = shape({ version });
export const NoticeIssue = shape({ recipients: ids<OrganisationId>(2000) });
export const Receipt = shape({});
export const Adoption = shape({
  title: optionalLine(60),
  theme: optionalLine(60),
  opensOn: optionalDay(),
  closesOn: optionalDay(),
  activitiesFromOn: optionalDay(),
  reportDueOn: optionalDay(),
  reportUntilOn: optionalDay(),
  calls: rows(
    {
      callId: id<CallId>(),
      carried: tick(),
      brief: optionalProse(2000),
      opensOn: optionalDay(),
      closesOn: optionalDay(),
      lateOn: optionalDay(),
      recommendOn: optionalDay(),
      reviewOn: optionalDay(),
      unitCap: optionalWhole(1, 1000),
      takesLink: optionalChoice(['yes', 'no']),
      formats: several(containerNames as [Container, ...Container[]]),
      secondsMin: optionalWhole(0, 36_000),
      secondsMax: optionalWhole(1, 36_000),
      sizeMbMax: optionalWhole(1, 10_000),
    },
    0,
    100,
  ),
});
/** How a level answers what has changed above, rule by rule; without a call it is the campaign's own rule. */
export const Answers = shape({
  version,
  parentVersion: version,
  answers: rows({ callId: optionalId<CallId>(), rule: line(40), answer: choice(['take', 'keep']) }, 0, 2000),
  calls: rows({ callId: id<CallId>(), answer: choice(['carry', 'leave']) }, 0, 100),
});
