/** The word "entrant": conditions of entry as an officer types them, and whether they may stand. */

import type { Named } from '../../kernel/text.ts';
import type { Refusal } from '../../kernel/verdict.ts';
import type { Call, Channel } from './call.ts';
import { freeKey } from './design.ts';
import type { Eligibility, Entrance, Entrant, Subtype } from './eligibility.ts';
import { filesTyped, type TypedFiles } from './rule.ts';
import { optionsTyped } from './typed.ts';

export type TypedSubtype = TypedFiles & {
  key?: string;
  name?: string;
  nameEn?: string;
  filesMin?: number;
  filesMax?: number;
};
export type TypedEntrance = { name?: string; link?: string; must: boolean };
export type TypedEligibility = {
  channels: readonly Channel[];
  members?: 'members' | 'joining';
  entrants: readonly Entrant[];
  groups?: string;
  makersMin?: number;
  makersMax?: number;
  published?: 'must' | 'must-not';
  publishedSince?: string;
  awarded: boolean;
  madeSince?: string;
  madeUntil?: string;
  madeWithinDays?: number;
  aiDeclared: boolean;
  aiShareMin?: number;
  aiShareMax?: number;
  aiTools: boolean;
  personCap?: number;
  callCap?: number;
  personCapPer: boolean;
  subtypes: readonly TypedSubtype[];
  entrances: readonly TypedEntrance[];
};

/** The call with the conditions that were typed; rows without a name are empty. */
export function withEligibility(call: Call, typed: TypedEligibility): Call {
  return {
    ...call,
    channels: typed.channels,
    personCap: typed.personCap,
    callCap: typed.callCap,
    eligibility: eligibilityTyped(call, typed),
    entrances: typed.entrances.flatMap((row) => entranceTyped(call, row)),
  };
}

function eligibilityTyped(call: Call, typed: TypedEligibility): Eligibility {
  const before = call.eligibility;
  const groups = optionsTyped(typed.groups, before.groups);
  const subtypes = subtypesTyped(call, typed.subtypes);
  const { makersMin: min, makersMax: max } = typed;
  const hasMakers = min !== undefined || max !== undefined;
  return defined({
    members: typed.members,
    entrants: typed.entrants.length > 0 ? typed.entrants : undefined,
    groups: groups.length > 0 ? groups : undefined,
    personCapPer: typed.personCapPer && groups.length > 0 ? 'group' : undefined,
    subtypes: subtypes.length > 0 ? subtypes : undefined,
    published: typed.published,
    publishedSince: typed.publishedSince,
    awarded: typed.awarded ? 'must-not' : undefined,
    madeSince: typed.madeSince,
    madeUntil: typed.madeUntil,
    madeWithinDays: typed.madeWithinDays,
    ai: typed.aiDeclared
      ? defined({
          shareMin: typed.aiShareMin,
          shareMax: typed.aiShareMax,
          toolsNamed: typed.aiTools || undefined,
        } as const)
      : undefined,
    makers:
      hasMakers || before.makers?.roles ? defined({ min, max, roles: before.makers?.roles }) : undefined,
  } as Eligibility);
}

/** Without what is not set: so that nothing typed and nothing there are the same. */
function defined<T extends object>(of: T): T {
  return Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined)) as T;
}

/** A kind of work keeps its key, and every rule of it that the page does not show. */
function subtypesTyped(call: Call, typed: readonly TypedSubtype[]): Subtype[] {
  const old = call.eligibility.subtypes ?? [];
  const taken = old.map((one) => one.key);
  return typed.flatMap((row) => {
    if (!row.name) return [];
    const before = old.find((one) => one.key === row.key);
    const key = before?.key ?? freeKey('kind', taken);
    taken.push(key);
    const name: Named = { zh: row.name, en: row.nameEn };
    const rules = before?.fileRules ?? call.fileRules;
    const [filesMin, filesMax] = [row.filesMin ?? call.filesMin, row.filesMax ?? call.filesMax];
    return [{ ...before, key, name, fileRules: filesTyped(rules, row, 'drop'), filesMin, filesMax }];
  });
}

function entranceTyped(call: Call, row: TypedEntrance): Entrance[] {
  if (!row.name) return [];
  const before = call.entrances.find((one) => one.name.zh === row.name);
  return [{ name: before?.name ?? { zh: row.name }, link: row.link, force: row.must ? 'must' : 'may' }];
}

/** Limits the right way round, somebody who may enter, and nothing gone that entries have chosen. */
export function judgeEligibilityTyped(call: Call, next: Call, hasEntries: boolean): Refusal[] {
  const e = next.eligibility;
  const isReversed = (min: number | string | undefined, max: number | string | undefined) =>
    min !== undefined && max !== undefined && min > max;
  const reversed = (field: string): Refusal => ({ code: 'call.limits-reversed', field });
  const gone = (of: 'subtypes' | 'groups') =>
    (call.eligibility[of] ?? []).filter((one) => !e[of]?.some((other) => other.key === one.key));
  return [
    next.channels.length === 0 ? { code: 'shape.required', field: 'channels' } : undefined,
    isReversed(e.makers?.min, e.makers?.max) ? reversed('makersMax') : undefined,
    isReversed(e.madeSince, e.madeUntil) ? reversed('madeUntil') : undefined,
    isReversed(e.ai?.shareMin, e.ai?.shareMax) ? reversed('aiShareMax') : undefined,
    ...(e.subtypes ?? []).map((one, index) =>
      isReversed(one.filesMin, one.filesMax) ? reversed(`subtypes.${index}.filesMax`) : undefined,
    ),
    ...(hasEntries
      ? (['subtypes', 'groups'] as const).flatMap((of) =>
          gone(of).map((one) => ({
            code: 'call.chosen-already',
            about: { option: one.name },
            field: of === 'groups' ? 'groups' : 'subtypes.0.name',
          })),
        )
      : []),
  ].filter((refusal) => refusal !== undefined);
}
