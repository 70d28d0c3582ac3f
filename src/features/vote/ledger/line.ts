/** A line of a vote's ledger, and what it says: the format of docs/vote-ledger.md as functions, knowing no package. */

import type { VoterTier } from '../../identity/identity.ts';

/** How bytes are hashed and signatures checked: the server, the browser and the tests each hand in their own. */
export type Digest = {
  sha256: (bytes: Uint8Array) => Uint8Array;
  /** SHA-256 of a text's UTF-8 bytes, in lower-case hex. */
  sha256Text: (text: string) => string;
  /** Ed25519 over the UTF-8 bytes of a text; whatever is no signature is false, never an error. */
  verify: (publicKeyHex: string, text: string, signatureHex: string) => boolean;
};

/** Numbers of votes in ascending ranges, both ends included: `[[5, 9], [12, 12]]`. */
export type VoteRanges = readonly (readonly [from: number, to: number])[];

export type VoteContent = {
  act: 'vote';
  /** The Shanghai day where the rule counts by day, else empty. */
  period: string;
  slot: number;
  tier: VoterTier;
  turn: number;
  /** 32 hex. */
  voter: string;
  work: string;
};

/** What an event says, without the salt of its seal. */
export type EventContent =
  | VoteContent
  | { act: 'retract'; vote: number }
  | { act: 'quarantine' | 'void'; case: string; reason: string; rule: string; votes: VoteRanges }
  | { act: 'release'; case: string; reason: string; votes: VoteRanges }
  | { act: 'pause' | 'resume' | 'cancel'; reason: string }
  /** The instant as UTC text with milliseconds. */
  | { act: 'extend'; reason: string; until: string };

export type Line = { no: number; at: string; seal: string; hash: string };

/** Every events and contents file but the last holds so many lines. */
export const linesOfFile = 10_000;

/** The text that is sealed: keys in the order of the alphabet, no blanks; `salt` is 32 random hex. */
export function contentText(content: EventContent, salt: string): string {
  return sortedText({ ...content, salt });
}

function sortedText(content: Record<string, unknown>): string {
  const keys = Object.keys(content).filter((key) => content[key] !== undefined);
  return JSON.stringify(Object.fromEntries(keys.sort().map((key) => [key, content[key]])));
}

/** What a content text says; nothing when it is not written as the format wants it. */
export function parseContent(text: string): (EventContent & { salt: string }) | undefined {
  const content = objectOf(text);
  if (!content || typeof content.act !== 'string' || !hasShape(content)) return undefined;
  return sortedText(content) === text ? (content as EventContent & { salt: string }) : undefined;
}

const isText = (value: unknown) => typeof value === 'string';
const isNamed = (value: unknown) => typeof value === 'string' && value !== '';
/** Whole, and of at most 15 digits, so that no reader rounds it. */
const isNumber = (value: unknown) =>
  Number.isInteger(value) && (value as number) > 0 && (value as number) < 1e15;
const isHex = (value: unknown) => typeof value === 'string' && /^[0-9a-f]{32}$/.test(value);
const isRanges = (value: unknown) =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every(
    (range: unknown, index) =>
      Array.isArray(range) &&
      range.length === 2 &&
      range.every(isNumber) &&
      range[0] <= range[1] &&
      (index === 0 || range[0] > value[index - 1][1]),
  );
const wordy = { reason: isText };
const sorting = { case: isText, reason: isText, votes: isRanges };
const shapes: Record<EventContent['act'], Record<string, (value: unknown) => boolean>> = {
  vote: {
    ...{ period: isText, slot: isNumber, tier: isText, turn: isNumber },
    ...{ voter: isHex, work: isText },
  },
  retract: { vote: isNumber },
  quarantine: { ...sorting, rule: isNamed },
  release: sorting,
  void: { ...sorting, rule: isNamed },
  pause: wordy,
  resume: wordy,
  cancel: wordy,
  extend: { ...wordy, until: (value) => isText(value) && isInstant(value as string) },
};

const shapeOf = new Map(Object.entries(shapes));

function hasShape(content: Record<string, unknown>): boolean {
  const shape = shapeOf.get(content.act as string);
  if (!shape || !isHex(content.salt)) return false;
  const keys = Object.keys(shape);
  return Object.keys(content).length === keys.length + 2 && keys.every((key) => shape[key]!(content[key]));
}

/** The object a JSON text holds; nothing when it holds none. */
export function objectOf(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a text is an instant as the ledger writes it: `2026-05-01T04:00:00.123Z`. */
export function isInstant(text: string): boolean {
  if (!/^[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text)) return false;
  const ms = Date.parse(text);
  return !Number.isNaN(ms) && new Date(ms).toISOString() === text;
}

/** The seal of a content text. */
export function sealOf(digest: Digest, content: string): string {
  return digest.sha256Text(content);
}

/** The hash of an event; the first one's `previous` is the SHA-256 of the bytes of poll.json. */
export function hashOf(digest: Digest, previous: string, no: number, at: string, seal: string): string {
  return digest.sha256Text(`${previous}|${no}|${at}|${seal}`);
}

/** An event as a line, without the end of the line. */
export function lineOf({ no, at, seal, hash }: Line): string {
  return `{"no":${no},"at":"${at}","seal":"${seal}","hash":"${hash}"}`;
}

const lineShape =
  /^\{"no":([1-9]\d{0,14}),"at":"(\d{4}-\d\d-\d\dT\d\d:\d\d:[0-5]\d\.\d{3}Z)","seal":"([0-9a-f]{64})","hash":"([0-9a-f]{64})"\}$/;

/** The event of a line; nothing when a single character is not as the format wants it. */
export function parseLine(text: string): Line | undefined {
  const found = lineShape.exec(text);
  return found ? { no: Number(found[1]), at: found[2]!, seal: found[3]!, hash: found[4]! } : undefined;
}

/** A content as a line, without the end of the line. */
export function contentLineOf(no: number, content: string): string {
  return `{"no":${no},"content":${JSON.stringify(content)}}`;
}

export type ContentLine = { no: number; text: string; content?: EventContent };

const voteShape =
  /^\{"no":([1-9]\d{0,14}),"content":"\{\\"act\\":\\"vote\\",\\"period\\":\\"([0-9-]*)\\",\\"salt\\":\\"([0-9a-f]{32})\\",\\"slot\\":([1-9]\d{0,8}),\\"tier\\":\\"([a-z]+)\\",\\"turn\\":([1-9]\d{0,8}),\\"voter\\":\\"([0-9a-f]{32})\\",\\"work\\":\\"([0-9a-zA-Z-]+)\\"\}"\}$/;

/** A content line; nothing when it is not written as the format wants it, no `content` when only what it says is not. */
export function parseContentLine(text: string): ContentLine | undefined {
  const vote = voteShape.exec(text);
  if (vote) return voteLineOf(vote);
  const { no, content } = objectOf(text) ?? {};
  if (!isNumber(no) || typeof content !== 'string') return undefined;
  return contentLineOf(no as number, content) === text
    ? { no: no as number, text: content, content: parseContent(content) }
    : undefined;
}

/** Nearly every line is a vote: those are read without a parser. */
function voteLineOf(found: RegExpExecArray): ContentLine {
  const [, no, period, salt, slot, tier, turn, voter, work] = found as unknown as string[];
  const text = `{"act":"vote","period":"${period}","salt":"${salt}","slot":${slot},"tier":"${tier}","turn":${turn},"voter":"${voter}","work":"${work}"}`;
  const counts = { slot: Number(slot), turn: Number(turn) };
  const said = { period: period!, tier: tier as VoterTier, voter: voter!, work: work! };
  return { no: Number(no), text, content: { act: 'vote', ...said, ...counts } };
}

/** The file in which an event's line or content stands. */
export function fileNameOf(kind: 'events' | 'contents', no: number): string {
  const first = no - ((no - 1) % linesOfFile);
  return `${kind}-${String(first).padStart(9, '0')}.ndjson`;
}

/** The file of a checkpoint. */
export function checkpointNameOf(number: number): string {
  return `checkpoint-${String(number).padStart(6, '0')}.json`;
}
