/** What may come in at the doors of entries. A draft may lack everything; only what is there must be well formed. */

import {
  choice,
  type Field,
  optionalLine,
  optionalLink,
  optionalProse,
  prose,
  rows,
  shape,
  tick,
  whole,
} from '../../platform/form.ts';
import { type AiUse, aiUses, type EntryText, makersMax, summaryMax, titleMax } from './entry.ts';

const oneAiUse = choice(aiUses);
const aiUse: Field<AiUse | undefined> = { decode: oneAiUse.decode, schema: oneAiUse.schema.optional() };

const words = {
  title: optionalLine(titleMax),
  summary: optionalProse(summaryMax),
  makers: rows({ name: optionalLine(30), role: optionalLine(30) }, 0, makersMax),
  link: optionalLink(),
  original: tick(),
  portrait: tick(),
  licence: tick(),
  ai: aiUse,
};
const counter = whole(1, 1_000_000);

export const NewEntry = shape(words);
/** `revision` is that of the page one wrote on. */
export const EntryForm = shape({ ...words, revision: counter });
export const FileForm = shape({});
export const Withdrawal = shape({});
/** `version` is that of the work one looked at. */
export const Admission = shape({ version: counter });
export const Return = shape({ reason: prose(500), version: counter });

export type WrittenText = {
  title?: string;
  summary?: string;
  makers: { name?: string; role?: string }[];
  link?: string;
  original: boolean;
  portrait: boolean;
  licence: boolean;
  ai?: AiUse;
};

/** What was written, as the word has it. */
export function textOf(written: WrittenText): EntryText {
  const { original, portrait, licence, ai } = written;
  return {
    title: written.title ?? '',
    summary: written.summary ?? '',
    makers: written.makers.map((maker) => ({ name: maker.name ?? '', role: maker.role })),
    link: written.link,
    statements: { original, portrait, licence, ai },
  };
}
