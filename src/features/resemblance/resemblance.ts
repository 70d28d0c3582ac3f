/** The word "resemblance": two admitted works of which one may be a copy of the other; evidence for people, no verdict. */

import type { EntryId, FileId, Id, OrganisationId } from '../../kernel/id.ts';
import type { Named } from '../../kernel/text.ts';
import { lineOf, parentOf, type TreePath } from '../../kernel/tree.ts';
import type { FilmSpan } from './print/film.ts';
import type { Variant } from './print/picture.ts';
import type { Passage } from './print/shingle.ts';
import type { SoundSpan } from './print/sound.ts';

export type ResemblanceId = Id<'resemblance'>;

export const printKinds = ['picture', 'video', 'audio', 'text'] as const;
export type PrintKind = (typeof printKinds)[number];
export const kinds = ['same-file', 'picture', 'video', 'audio', 'text'] as const;
export type Kind = (typeof kinds)[number];

export const states = ['open', 'decided'] as const;
export type State = (typeof states)[number];
/** What people may find; only they do. */
export const decisions = ['same-work', 'quoted', 'permitted', 'plagiarism', 'unlike'] as const;
export type Decision = (typeof decisions)[number];
export const reasonMax = 500;

export type Files = { first: FileId; second: FileId };
/** Why the two are thought alike, as it was measured; `first` is always the one sent in earlier. */
export type Evidence =
  | { kind: 'same-file'; files: Files; sha256: string }
  | {
      kind: 'picture';
      files: Files;
      /** How many of 256 bits differ; missing where it was recognised by its corners. */
      distance?: number;
      variant: Variant;
      /** Recognised by its corners: how many lie alike, and how much larger the second shows them. */
      inliers?: number;
      scale?: number;
    }
  | { kind: 'video'; files: Files; spans: FilmSpan[]; frames: number; variant: Variant; distance: number }
  | { kind: 'audio'; files: Files; spans: SoundSpan[]; errorRate: number }
  | { kind: 'text'; passages: Passage[]; shared: number; first: string; second: string };

/** What a search has found: `first` stands for the work that was asked for, `second` for the other. */
export type Likeness = { otherId: EntryId; score: number; evidence: Evidence };

/** One of the two works, as it stands on a pair. */
export type PairedWork = {
  entryId: EntryId;
  title: string;
  number?: string;
  makers: readonly { name: string; role?: string }[];
  unitId: OrganisationId;
  unitName: Named;
  unitPath: TreePath;
  callName: Named;
  /** Its first sending: what decides which one was earlier. */
  sentAt: Date;
};

export type Resemblance = {
  id: ResemblanceId;
  kind: Kind;
  score: number;
  evidence: Evidence;
  state: State;
  decision?: Decision;
  reason?: string;
  decidedBy?: string;
  decidedAt?: Date;
  foundAt: Date;
  version: number;
  ancestorId: OrganisationId;
  /** The nearest at or above the ancestor where an officer sits: whose it is to decide. Nobody sits: nobody decides. */
  keeperId?: OrganisationId;
  keeperName?: Named;
  first: PairedWork;
  second: PairedWork;
};

type Sent = { id: EntryId; sentAt: Date };

/** The two in the order in which they were sent in; to the millisecond, then by id, so that it never turns round. */
export function inOrder<T extends Sent>(one: T, other: T): [T, T] {
  const apart = one.sentAt.getTime() - other.sentAt.getTime();
  return apart < 0 || (apart === 0 && one.id < other.id) ? [one, other] : [other, one];
}

/**
 * The nearest organisation above both units; of one unit with itself the unit. One that stands above the other is a
 * party, so the next above it is asked; at the root there is no other.
 */
export function ancestorOf(one: TreePath, other: TreePath): TreePath {
  if (one === other) return one;
  const line = new Set(lineOf(other));
  const nearest =
    lineOf(one)
      .filter((path) => line.has(path))
      .at(-1) ?? lineOf(one)[0]!;
  return nearest === one || nearest === other ? (parentOf(nearest) ?? nearest) : nearest;
}

type Sided = { first: unknown; second: unknown };
const swap = <T extends Sided>(sides: T): T => ({ ...sides, first: sides.second, second: sides.first });

/** The same evidence seen from the other work. */
export function turned(evidence: Evidence): Evidence {
  if (evidence.kind === 'text') return { ...swap(evidence), passages: evidence.passages.map(swap) };
  const files = swap(evidence.files);
  if (evidence.kind === 'same-file') return { ...evidence, files };
  if (evidence.kind === 'picture') return { ...evidence, files, scale: evidence.scale && 1 / evidence.scale };
  if (evidence.kind === 'video') return { ...evidence, files, spans: evidence.spans.map(swap) };
  return { ...evidence, files, spans: evidence.spans.map(swap) };
}

/** Of all a work resembles in one way, those a person should see: the earliest, and the most alike. */
export const likenessesMax = 3;
export function worthTelling<T extends { score: number; sentAt: Date }>(found: readonly T[]): T[] {
  const earliest = [...found].sort((a, b) => a.sentAt.getTime() - b.sentAt.getTime())[0];
  const best = [...found].sort((a, b) => b.score - a.score).slice(0, likenessesMax);
  return earliest && !best.includes(earliest) ? [earliest, ...best.slice(0, likenessesMax - 1)] : best;
}

/** A stretch of text and whether the other has it too. */
export type Piece = { words: string; isShared: boolean; number: number };

/** A text cut at the passages given, nothing lost and nothing twice. */
export function piecesOf(text: string, spans: readonly (readonly [number, number])[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const ordered = spans.map((span, number) => ({ span, number })).sort((a, b) => a.span[0] - b.span[0]);
  for (const { span, number } of ordered) {
    const [from, to] = [Math.max(at, span[0]), Math.min(text.length, span[1])];
    if (to <= from) continue;
    if (from > at) pieces.push({ words: text.slice(at, from), isShared: false, number: -1 });
    pieces.push({ words: text.slice(from, to), isShared: true, number });
    at = to;
  }
  if (at < text.length) pieces.push({ words: text.slice(at), isShared: false, number: -1 });
  return pieces;
}

/** How long one was sent in before the other, to the minute. */
export function leadOf(first: { sentAt: Date }, second: { sentAt: Date }) {
  const minutes = Math.floor((second.sentAt.getTime() - first.sentAt.getTime()) / 60_000);
  return { days: Math.floor(minutes / 1440), hours: Math.floor(minutes / 60) % 24, minutes: minutes % 60 };
}

/** 1:05, for positions in films and sounds. */
export function sayPosition(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
