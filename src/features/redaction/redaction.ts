/** The word "redaction": what of a work would tell whose it is, and how it is hidden from those who judge it blind. */

import type { CampaignId, EntryId, FileId, OrganisationId, RoundId } from '../../kernel/id.ts';
import type { Named } from '../../kernel/text.ts';
import type { TreePath } from '../../kernel/tree.ts';
import type { Refusal } from '../../kernel/verdict.ts';
import type { Sight } from '../call/stage.ts';
import type { Maker } from '../entry/entry.ts';
import { bodyOf, placeOf } from './phrase.ts';

/**
 * `hide` and `keep` are of a phrase wherever it stands in the words of a work: hidden by hand, or found by itself and
 * left as it is. `cover` is a region of a picture. `withhold` keeps a whole file back, `clear` says that somebody looked.
 */
export const markKinds = ['hide', 'keep', 'cover', 'withhold', 'clear'] as const;
export type MarkKind = (typeof markKinds)[number];
export const coverWays = ['box', 'blur'] as const;
export type CoverWay = (typeof coverWays)[number];
/** In percent of the picture as it is shown, from its upper left corner. */
export type Region = { x: number; y: number; w: number; h: number };
export type Cover = Region & { way: CoverWay };

export type Mark = { id: string; entryId: EntryId; at: Date } & (
  | { kind: 'hide' | 'keep'; phrase: string }
  | ({ kind: 'cover'; fileId: FileId } & Cover)
  | { kind: 'withhold' | 'clear'; fileId: FileId }
);

export const phraseMax = 100;
export const marksMax = 60;
/** Always as long, so that its length gives nothing away. */
export const veil = '▇▇';

/** A work as far as its names are asked for. */
export type NamedWork = { entryId: EntryId; makers: readonly Maker[]; unitPath: TreePath };
/** Where works are judged, as far as hiding names in them goes: told by whoever runs rounds. */
export type Judged = {
  roundId: RoundId;
  callName: Named;
  campaignId: CampaignId;
  runnerId: OrganisationId;
  runnerPath: TreePath;
  ownerPath: TreePath;
  sight: Sight;
  /** While works are still judged. */
  isOpen: boolean;
  /** The page of the round. */
  back: string;
  works: readonly (NamedWork & { title: string; number?: string })[];
};

/** One work of such a round. */
export type WorkJudged = { judged: Judged; entryId: EntryId };

/** What tells whose a work is. */
export type NameKind = 'maker' | 'unit' | 'place';
export type Name = { kind: NameKind; text: string };

type Telling = {
  makers: readonly Maker[];
  /** The unit and all above it, the unit last; each under its names. Those of a territory are names of places. */
  line: readonly { names: readonly Named[]; isPlace: boolean }[];
};

/** Whether anything is hidden at all. */
export function isBlind(sight: Sight): boolean {
  return !(sight.makers && sight.unit && sight.place);
}

/** The names that must not be read under this sight; those of one sign tell nothing and would black out half a text. */
export function namesOf({ makers, line }: Telling, sight: Sight): Name[] {
  const spoken = (names: readonly Named[]) => names.flatMap(({ zh, en }) => (en ? [zh, en] : [zh]));
  const bodies = line.filter(({ isPlace }, at) => !isPlace || at === line.length - 1);
  const units = bodies.flatMap(({ names }) => spoken(names).flatMap((name) => [name, bodyOf(name)]));
  const places = line.flatMap(({ names, isPlace }) => (isPlace ? spoken(names).flatMap(placeOf) : []));
  const found: Name[] = [
    ...(sight.makers ? [] : makers.map(({ name }) => ({ kind: 'maker' as const, text: name }))),
    ...(sight.unit ? [] : units.map((text) => ({ kind: 'unit' as const, text }))),
    ...(sight.place ? [] : places.map((text) => ({ kind: 'place' as const, text }))),
  ];
  const long = found.filter(({ text }) => Array.from(text.trim()).length >= 2);
  return long.filter(({ text }, at) => long.findIndex((other) => other.text === text) === at);
}

const special = /[.*+?^${}()|[\]\\/-]/g;
const isHan = /\p{Script=Han}/u;

/** A name as it may be written: with blanks or dots between its signs, in capitals or not; foreign names as whole words. */
function patternOf(phrase: string): RegExp {
  const signs = Array.from(phrase.trim().normalize('NFKC'));
  const written = signs
    .filter((sign) => sign.trim() !== '')
    .map((sign) => sign.replace(special, '\\$&'))
    .join('[\\s·•・]*');
  const edge = isHan.test(phrase) ? ['', ''] : ['(?<![\\p{L}\\p{N}])', '(?![\\p{L}\\p{N}])'];
  return new RegExp(`${edge[0]}${written}${edge[1]}`, 'giu');
}

/** How often a phrase is read in a text, also where it is written in wide signs. */
export function countPhrase(text: string, phrase: string): number {
  return [...text.normalize('NFKC').matchAll(patternOf(phrase))].length;
}

/** The text without these phrases, the longest first; untouched where none of them stands in it. */
export function redact(text: string, phrases: readonly string[]): string {
  const longest = [...phrases].sort((a, b) => b.length - a.length);
  if (!longest.some((phrase) => countPhrase(text, phrase) > 0)) return text;
  return longest.reduce((left, phrase) => left.replace(patternOf(phrase), veil), text.normalize('NFKC'));
}

/** What is hidden in the end: the names found by themselves, but those kept by hand, and what was hidden by hand. */
export function phrasesOf(names: readonly Name[], marks: readonly Mark[]): string[] {
  const of = (kind: 'hide' | 'keep') => marks.flatMap((mark) => (mark.kind === kind ? [mark.phrase] : []));
  const kept = new Set(of('keep'));
  return [...new Set([...names.map(({ text }) => text).filter((text) => !kept.has(text)), ...of('hide')])];
}

/** What is hidden of one work: the names found, the marks on it, and in the end the phrases no judge reads. */
export type Veil = { names: readonly Name[]; marks: readonly Mark[]; phrases: readonly string[] };

/** The regions of one picture that are covered. */
export function coversOf(marks: readonly Mark[], fileId: FileId): (Cover & { id: string })[] {
  return marks.flatMap((mark) => (mark.kind === 'cover' && mark.fileId === fileId ? [mark] : []));
}

/** Covers as one word: two pictures with the same one look alike. */
export function coverKey(covers: readonly Cover[]): string {
  return covers
    .map(({ x, y, w, h, way }) => [way, x, y, w, h].join(' '))
    .sort()
    .join(', ');
}

export function isWithheld(marks: readonly Mark[], fileId: FileId): boolean {
  return marks.some((mark) => mark.kind === 'withhold' && mark.fileId === fileId);
}

/** Whether somebody looked at a file and found that it tells nothing. */
export function isCleared(marks: readonly Mark[], fileId: FileId): boolean {
  return marks.some((mark) => mark.kind === 'clear' && mark.fileId === fileId);
}

/** Why a region cannot be covered, by its field: outside the picture, or nothing at all. */
export function judgeRegion({ x, y, w, h }: Region): Refusal[] {
  const wrong = (field: string): Refusal => ({ code: 'redaction.outside', field });
  return [...(w <= 0 || x + w > 100 ? [wrong('w')] : []), ...(h <= 0 || y + h > 100 ? [wrong('h')] : [])];
}
