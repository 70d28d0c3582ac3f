/** What may come in at the doors of objections. */

import type { EntryId } from '../../kernel/id.ts';
import {
  choice,
  line,
  mustTick,
  optionalId,
  optionalLine,
  prose,
  shape,
  whole,
} from '../../platform/form.ts';
import { categories, proposals, remedies } from './objection.ts';

const version = whole(1, 1_000_000);

/** Name and contact are asked of everybody; who is signed in finds their name filled in. */
export const ObjectionFiling = shape({
  entryId: optionalId<EntryId>(),
  category: choice(categories),
  words: prose(3000),
  name: line(60),
  contact: line(120),
  isTrue: mustTick(),
});
export const ObjectionStep = shape({ version });
export const ObjectionAsking = shape({ version, question: prose(1000) });
export const ObjectionStating = shape({ version, statement: prose(3000) });
export const ObjectionPutting = shape({ version, finding: prose(3000), proposal: choice(proposals) });
export const ObjectionDeciding = shape({
  version,
  outcome: choice(proposals),
  remedy: choice(remedies),
  decision: prose(2000),
  summary: prose(500),
});
export const ObjectionReturning = shape({ version, reason: prose(500) });
export const ObjectionWithdrawing = shape({ version, reason: optionalLine(200) });
