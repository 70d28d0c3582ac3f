/** What may come in at the doors of batches. */

import {
  choice,
  id,
  line,
  mustTick,
  optionalChoice,
  optionalHidden,
  shape,
  whole,
} from '../../platform/form.ts';
import { aiUses } from '../entry/entry.ts';
import { contentMax } from './batch.ts';
import { scopes } from './handover.ts';

const version = whole(1, 1_000_000);

export const Opening = shape({});
/** What was pasted is taken as it is: tabs at its ends are cells. */
export const TableForm = shape({ content: optionalHidden(contentMax), version });
export const FileForm = shape({});
export const Arrived = shape({ upload: id<string>() });
export const FileRemoval = shape({ name: line(300) });
/** All rows or none; or those without problems. The officer vouches for what every maker has agreed to. */
export const HandIn = shape({
  mode: choice(['all', 'good']),
  original: mustTick(),
  portrait: mustTick(),
  licence: mustTick(),
  ai: optionalChoice(aiUses),
  version,
});
export const BatchDrop = shape({ version });
export const Packing = shape({ scope: choice(scopes) });
