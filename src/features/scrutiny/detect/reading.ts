/** Reads one line of a file of votes: exact names first, other styles of names and values where they are plain. */

import type { CastVote } from './cast-vote.ts';
import { fieldPhrases, tierFrom } from './phrase.ts';

/** Why a line is no vote: not JSON, not an object, or a field that is needed and missing or unreadable. */
export type Fault =
  | { fault: 'json' }
  | { fault: 'object' }
  | { fault: 'field'; field: 'id' | 'at' | 'work' | 'voter' };
export type ReadLine = { vote: CastVote } | Fault;

type Field = keyof typeof fieldPhrases;
const meant = new Map<string, Field>(
  Object.entries(fieldPhrases).flatMap(([field, names]) =>
    names.map((name) => [name, field as Field] as const),
  ),
);
const known = new Map<string, Field | undefined>();
const exact = new Set<string>(Object.keys(fieldPhrases));

/** The field a name means: itself, or without signs and capitals one of its other names. */
function fieldOf(name: string): Field | undefined {
  if (known.has(name)) return known.get(name);
  const field = exact.has(name) ? (name as Field) : meant.get(name.toLowerCase().replace(/[\s_\-.]/g, ''));
  if (known.size < 1000) known.set(name, field);
  return field;
}

const word = (value: unknown): string | undefined =>
  typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'bigint'
      ? String(value)
      : undefined;
const filled = (value: unknown): string | undefined => {
  const text = word(value)?.trim();
  return text === '' || text === 'null' ? undefined : text;
};

/** Milliseconds since 1970 of an instant in seconds, milliseconds, micro- or nanoseconds, or as text; without a zone it is China's. */
export function instantFrom(value: unknown): number | undefined {
  const text = filled(value);
  if (text === undefined) return undefined;
  if (/^\d{9,20}(\.\d+)?$/.test(text)) {
    const n = Number(text);
    return n < 1e11 ? n * 1000 : n < 1e14 ? n : n < 1e17 ? n / 1000 : n / 1e6;
  }
  const parts =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i.exec(
      text,
    );
  if (!parts) return undefined;
  const [, year, month, date, hour = '0', minute = '0', second = '0', fraction = '0', zone = '+08:00'] =
    parts;
  const local = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(date),
    Number(hour),
    Number(minute),
    Number(second),
  );
  if (Number(month) > 12 || Number(date) > 31 || Number(hour) > 24 || Number(minute) > 59) return undefined;
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  const offset = sign ? (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1) : 0;
  return local + Math.floor(Number(`0.${fraction}`) * 1000) - offset * 60_000;
}

function durationFrom(value: unknown, unitMs: number): number | undefined {
  const text = filled(value);
  const found = text === undefined ? undefined : /^(\d+(?:\.\d+)?)\s*(ms|s)?$/i.exec(text);
  if (!found) return undefined;
  const unit = found[2]?.toLowerCase();
  return Number(found[1]) * (unit === 's' ? 1000 : unit === 'ms' ? 1 : unitMs);
}

export function readCastVote(line: string): ReadLine {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return { fault: 'json' };
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return { fault: 'object' };
  const given: Partial<Record<Field, unknown>> = {};
  for (const [name, value] of Object.entries(json)) {
    const field = fieldOf(name);
    if (field && (given[field] === undefined || exact.has(name))) given[field] = value;
  }
  const [id, at, work, voter] = [
    filled(given.id),
    instantFrom(given.at),
    filled(given.work),
    filled(given.voter),
  ];
  if (id === undefined) return { fault: 'field', field: 'id' };
  if (at === undefined) return { fault: 'field', field: 'at' };
  if (work === undefined) return { fault: 'field', field: 'work' };
  if (voter === undefined) return { fault: 'field', field: 'voter' };
  const tier = filled(given.tier);
  return {
    vote: {
      ...{ id, at, work, voter, organisation: filled(given.organisation) ?? '' },
      tier: tier === undefined ? undefined : tierFrom(tier),
      ...{ address: filled(given.address), region: filled(given.region), agent: filled(given.agent) },
      dwellMs: durationFrom(given.dwellMs, 1) ?? durationFrom(given.dwellSeconds, 1000),
      ...{ via: filled(given.via), voterSince: instantFrom(given.voterSince) },
    },
  };
}
