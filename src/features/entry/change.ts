/** An entry as it was sent, and what is different between two sendings, value by value. */

import type { FileId, PersonId } from '../../kernel/id.ts';
import type { Answers } from '../call/field.ts';
import type { Elsewhere, EntryAtCall, EntryText, Maker } from './entry.ts';
import { type Declared, mustStatements, type Statements } from './statement.ts';

export type FileContent = { id: FileId; name: string; sha256: string; sizeBytes: number; note: string };

/** The whole of an entry at one sending: kept for ever. */
export type Content = {
  title: string;
  summary: string;
  makers: readonly Maker[];
  statements: Statements;
  declared: readonly Declared[];
  link?: string;
  answers: Answers;
  subtype?: string;
  group?: string;
  elsewhere?: Elsewhere;
  files: readonly FileContent[];
};

export type Version = { version: number; at: Date; byId?: PersonId; content: Content };

/** What is sent now. */
export function contentOf(entry: EntryAtCall): Content {
  const {
    title,
    summary,
    makers,
    statements,
    declared,
    link,
    answers = {},
    subtype,
    group,
    elsewhere,
  } = entry;
  return {
    ...{ title, summary, makers, statements, declared, link, answers, subtype, group, elsewhere },
    files: entry.files.map(({ file, note }) => ({
      id: file.id,
      name: file.originalName,
      sha256: file.sha256,
      sizeBytes: file.sizeBytes,
      note,
    })),
  };
}

/** The words of an entry as another save or another call takes them. */
export function textFrom(entry: EntryText): EntryText {
  const { title, summary, makers, statements, link, answers, subtype, group, elsewhere } = entry;
  return { title, summary, makers, statements, link, answers, subtype, group, elsewhere };
}

/** One difference: the field, and what it held before and after; a file that came or went has only one of them. */
export type Change = { field: string; before?: unknown; after?: unknown };

const plain = ['title', 'summary', 'makers', 'link', 'subtype', 'group', 'elsewhere'] as const;

/** Everything that is different, field by field: words, answers, statements, then files. */
export function changesBetween(before: Content, after: Content): Change[] {
  const keys = [...new Set([...Object.keys(before.answers), ...Object.keys(after.answers)])].sort();
  return [
    ...plain.flatMap((field) => changeOf(field, before[field], after[field])),
    ...keys.flatMap((key) => changeOf(`answers.${key}`, before.answers[key], after.answers[key])),
    ...[...mustStatements, 'ai' as const].flatMap((one) =>
      changeOf(one, before.statements[one], after.statements[one]),
    ),
    ...fileChanges(before.files, after.files),
  ];
}

function changeOf(field: string, before: unknown, after: unknown): Change[] {
  return isSame(before, after) ? [] : [{ field, before, after }];
}

/** Alike whatever the order of names within: what comes back from the database is sorted otherwise. */
export function isSame(before: unknown, after: unknown): boolean {
  return sorted(before) === sorted(after);
}

function sorted(value: unknown): string {
  return JSON.stringify(value ?? null, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** Files by their bytes: one that was sent anew under another name is the same work. */
function fileChanges(before: readonly FileContent[], after: readonly FileContent[]): Change[] {
  const [gone, came] = [missingIn(before, after), missingIn(after, before)];
  const kept = after.flatMap((file) => {
    const old = before.find((one) => one.sha256 === file.sha256);
    return old && old.note !== file.note ? [{ field: 'file.note', before: old.note, after: file.note }] : [];
  });
  const isMoved =
    gone.length + came.length === 0 && before.some((file, at) => file.sha256 !== after[at]?.sha256);
  const namesOf = (files: readonly FileContent[]) => files.map((file) => file.name);
  return [
    ...gone.map((file) => ({ field: 'file.removed', before: file.name })),
    ...came.map((file) => ({ field: 'file.added', after: file.name })),
    ...kept,
    ...(isMoved ? [{ field: 'file.order', before: namesOf(before), after: namesOf(after) }] : []),
  ];
}

function missingIn(files: readonly FileContent[], others: readonly FileContent[]): FileContent[] {
  return files.filter((file) => !others.some((other) => other.sha256 === file.sha256));
}
