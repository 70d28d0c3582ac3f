/** What comes in for acts on many things. */

import { lengthMax } from '../../kernel/query.ts';
import {
  choice,
  line,
  optionalChoice,
  optionalId,
  optionalLine,
  optionalProse,
  shape,
  tick,
  whole,
} from '../../platform/form.ts';
import { audiences, labelMax, lists, wordsMax } from './bulk.ts';

/** A set, an act, and what the act is told. */
export const Freezing = shape({
  list: choice(lists),
  act: line(60),
  q: optionalLine(lengthMax),
  organisation: optionalId(),
  reason: optionalProse(wordsMax),
  label: optionalLine(labelMax),
  words: optionalProse(wordsMax),
  to: optionalChoice(audiences),
  target: optionalLine(80),
});
export const Versioned = shape({ version: whole(1, 1_000_000) });
export const Saving = shape({
  list: choice(lists),
  name: line(30),
  q: line(lengthMax),
  share: tick(),
});
export const Nothing = shape({});
