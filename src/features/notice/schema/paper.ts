/** What may come in about joint papers, papers that end, what is recorded by hand, and what is handed over. */

import {
  choice,
  day,
  line,
  optionalChoice,
  optionalDay,
  optionalLine,
  optionalProse,
  prose,
  shape,
  whole,
} from '../../../platform/form.ts';
import { handoverForms, handoverThings } from '../handover.ts';
import { handMeans } from '../outside.ts';

const version = whole(1, 1_000_000);

export const Countersigning = shape({ version });
export const CountersignOnPaper = shape({
  version,
  issuer: line(60),
  signatory: line(40),
  signedOn: day(),
  paper: line(80),
});
export const GivingBack = shape({ reason: prose(500) });
export const WithdrawalAsked = shape({ reason: prose(500) });
export const Decision = shape({});

/** Whom it is about, and what it puts right when it is a correction. */
const about = { recipient: line(80), corrects: optionalLine(20), reason: optionalLine(200) };
export const HandReceipt = shape({
  ...about,
  happenedOn: day(),
  who: line(40),
  means: choice(handMeans),
  note: optionalProse(500),
});
export const HandAdoption = shape({
  ...about,
  happenedOn: day(),
  number: optionalLine(40),
  dueOn: optionalDay(),
  means: optionalChoice(handMeans),
  note: optionalProse(500),
});
export const HandOutcome = shape({ ...about, happenedOn: day(), note: prose(1000) });
export const HandStrike = shape({ recipient: line(80), record: line(20), reason: line(200) });

export const HandoverGiven = shape({
  what: choice(handoverThings),
  form: choice(handoverForms),
  receiver: line(80),
  handedOn: day(),
  note: optionalProse(500),
});
export const HandoverReceived = shape({ version, on: day(), by: line(40), means: choice(handMeans) });
export const HandoverCame = shape({ version, on: day(), words: prose(1000) });
