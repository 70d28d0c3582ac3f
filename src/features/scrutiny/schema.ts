/** What may come in at the doors of scrutiny. */

import {
  choice,
  ids,
  line,
  optionalDay,
  optionalId,
  optionalLine,
  optionalProse,
  prose,
  rows,
  seenIds,
  shape,
  tick,
  whole,
} from '../../platform/form.ts';
import { alterationKinds } from './alteration.ts';
import { answers } from './appeal.ts';
import { ladderStepsMax } from './ladder.ts';

const version = whole(1, 1_000_000);
const reason = prose(1000);
/** The mark of exactly the votes that were looked at. */
const seen = line(40);

/** As many suspicions as one decision may take together. */
export const togetherMax = 50;

export const SettingAside = shape({
  suspicions: ids<string>(togetherMax),
  work: optionalId<string>(),
  fromOn: optionalDay(),
  fromAt: optionalLine(5),
  untilOn: optionalDay(),
  untilAt: optionalLine(5),
  tier: optionalLine(20),
  agent: optionalLine(200),
  via: optionalLine(60),
  seen,
  reason,
});
export const Dismissing = shape({ suspicions: ids<string>(togetherMax), seen, reason });
export const QuarantineMoving = shape({ version, reason });
/** Each by itself and as it was seen: the list is another one when something is put forward meanwhile. */
export const Confirming = shape({ ticked: seenIds(1000), reason });
export const Appealing = shape({ words: prose(3000) });
export const Answering = shape({ version, outcome: choice(answers), answer: prose(3000) });
export const LadderSaving = shape({
  version: whole(0, 1_000_000),
  steps: rows(
    {
      key: optionalLine(40),
      nameZh: optionalLine(40),
      nameEn: optionalLine(80),
      aboutZh: optionalProse(300),
      aboutEn: optionalProse(300),
      isBarring: tick(),
    },
    1,
    ladderStepsMax,
  ),
});
export const Sanctioning = shape({ number: line(40), step: line(40), reason });
export const Lifting = shape({ version, reason });
export const Altering = shape({
  kind: choice(alterationKinds),
  untilOn: optionalDay(),
  untilAt: optionalLine(5),
  reason,
});
export const AlterationDeciding = shape({ version, reason });
export const AlterationWithdrawing = shape({ version });
