/** What may come in at the doors of entries. A draft may lack everything; only what is there must be well formed. */

import type { FileId } from '../../kernel/id.ts';
import type { Refusal } from '../../kernel/verdict.ts';
import {
  choice,
  type Field,
  id,
  ids,
  openNames,
  optionalChoice,
  optionalLine,
  optionalLink,
  optionalProse,
  prose,
  rows,
  shape,
  tick,
  whole,
} from '../../platform/form.ts';
import type { Call } from '../call/call.ts';
import { askedFields } from '../call/eligibility.ts';
import { answersOf } from '../call/field.ts';
import { aiUses, type Elsewhere, type EntryText, makersMax, summaryMax, titleMax } from './entry.ts';
import { filesMost, noteMax } from './file.ts';
import { remarksMax } from './remark.ts';

type Typed = Record<string, string[]>;
/** Programs may leave them out. */
const answers: Field<Typed> & { isOpen: true } = (() => {
  const open = openNames();
  return { ...open, schema: open.schema.default({}) as unknown as Field<Typed>['schema'] };
})();

const words = {
  title: optionalLine(titleMax),
  summary: optionalProse(summaryMax),
  makers: rows({ name: optionalLine(30), role: optionalLine(30) }, 0, makersMax),
  link: optionalLink(),
  original: tick(),
  portrait: tick(),
  licence: tick(),
  ai: optionalChoice(aiUses),
  subtype: optionalLine(60),
  group: optionalLine(60),
  platform: optionalLine(60),
  reference: optionalLine(80),
  referenceLink: optionalLink(),
  answers,
};
const counter = whole(1, 1_000_000);

export const NewEntry = shape(words);
/** `revision` is that of the page one wrote on. */
export const EntryForm = shape({ ...words, revision: counter });
export const FileForm = shape({});
export const Withdrawal = shape({});
/** `version` is that of the work one looked at. */
export const Admission = shape({ version: counter });
export const Return = shape({
  reason: prose(500),
  version: counter,
  remarks: rows({ field: optionalLine(120), reason: optionalLine(300) }, 0, remarksMax),
});
export const HidingReason = shape({ reason: prose(500) });
export const HidingObjection = shape({ reason: prose(1000) });
/** An upload that has arrived whole, to be put on a draft. */
export const Arrived = shape({ upload: id<string>() });
export const FileOrder = shape({ files: ids<FileId>(filesMost) });
export const FileMove = shape({ to: choice(['up', 'down']) });
export const FileNote = shape({ note: optionalLine(noteMax) });

export type WrittenText = {
  title?: string;
  summary?: string;
  makers: { name?: string; role?: string }[];
  link?: string;
  original: boolean;
  portrait: boolean;
  licence: boolean;
  ai?: (typeof aiUses)[number];
  subtype?: string;
  group?: string;
  platform?: string;
  reference?: string;
  referenceLink?: string;
  answers: Typed;
};

/** What was written, as the word has it: answers by the kinds of the call's fields. */
export function textOf(written: WrittenText, call: Call): EntryText {
  const { original, portrait, licence, ai, subtype, group } = written;
  return {
    title: written.title ?? '',
    summary: written.summary ?? '',
    makers: written.makers.map((maker) => ({ name: maker.name ?? '', role: maker.role })),
    link: written.link,
    statements: { original, portrait, licence, ai },
    answers: answersOf(askedFields(call), written.answers),
    subtype,
    group,
    elsewhere: elsewhereOf(written),
  };
}

function elsewhereOf({ platform, reference, referenceLink }: WrittenText): Elsewhere | undefined {
  if (!platform && !reference && !referenceLink) return undefined;
  return { platform: platform ?? '', reference: reference ?? '', url: referenceLink };
}

/** Answers to what the call does not ask are refused, never passed over (AC-060). */
export function judgeNames(written: WrittenText, call: Call): Refusal[] {
  const known = askedFields(call).map((field) => field.key);
  return Object.keys(written.answers)
    .filter((name) => !known.includes(name.split('.', 1)[0]!))
    .map((name) => ({
      code: 'shape.unknown-field',
      about: { name: `answers.${name}`.slice(0, 40) },
      field: `answers.${name}`,
    }));
}
