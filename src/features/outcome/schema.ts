/** What may come in at the doors of outcomes. */

import {
  choice,
  day,
  line,
  optionalLine,
  optionalProse,
  optionalWhole,
  prose,
  shape,
  whole,
} from '../../platform/form.ts';
import { awardMax, levelMax, outcomeKinds } from './outcome.ts';

const content = {
  level: line(levelMax),
  kind: choice(outcomeKinds),
  award: optionalLine(awardMax),
  rank: optionalWhole(1, 9999),
  number: optionalLine(60),
  happenedOn: day(),
  note: optionalProse(300),
};

export const RecordForm = shape({ work: line(120), ...content });
export const CorrectForm = shape({ version: whole(1, 1_000_000), ...content, reason: line(200) });
export const StrikeForm = shape({ version: whole(1, 1_000_000), reason: line(200) });
export const PasteForm = shape({
  level: line(levelMax),
  happenedOn: day(),
  number: optionalLine(60),
  sheet: prose(60_000),
});
export const ConfirmForm = shape({});
