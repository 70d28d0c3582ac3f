/** The written form: what a JSON value from outside may be, kind by kind; whatever is not named is refused. */

import type { Refusal } from '../../kernel/verdict.ts';

/** What is wrong with a value, by where it stands. */
type Wrong = { at: string };
/** Says what is wrong; stops at the first hundred. */
export type Kind = { isOptional?: true; judge: (value: unknown, at: string) => Wrong[] };

const wrong = (at: string): Wrong[] => [{ at }];
const fine: Wrong[] = [];
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A decimal of at most so many places, within bounds. */
function number(min: number, max: number, places: number): Kind {
  return {
    judge: (value, at) => {
      if (typeof value !== 'number' || !Number.isFinite(value) || value < min || value > max)
        return wrong(at);
      return Number(value.toFixed(places)) === value ? fine : wrong(at);
    },
  };
}

function text(max: number, pattern?: RegExp): Kind {
  return {
    judge: (value, at) =>
      typeof value === 'string' &&
      value.length > 0 &&
      value.length <= max &&
      (pattern === undefined || pattern.test(value))
        ? fine
        : wrong(at),
  };
}

function list(kind: Kind, most: number): Kind {
  return {
    judge: (value, at) => {
      if (!Array.isArray(value) || value.length > most) return wrong(at);
      const found: Wrong[] = [];
      for (let index = 0; index < value.length && found.length < 100; index++)
        found.push(...kind.judge(value[index], `${at}.${index}`));
      return found;
    },
  };
}

function record(kinds: Record<string, Kind>): Kind {
  return {
    judge: (value, at) => {
      if (!isRecord(value)) return wrong(at);
      const unknown = Object.keys(value).filter((name) => !Object.hasOwn(kinds, name));
      return [
        ...unknown.slice(0, 10).map((name) => ({ at: `${at}.${name.slice(0, 40)}` })),
        ...Object.entries(kinds).flatMap(([name, kind]) => {
          if (!Object.hasOwn(value, name)) return kind.isOptional ? fine : wrong(`${at}.${name}`);
          return kind.judge(value[name], `${at}.${name}`);
        }),
      ];
    },
  };
}

/** One of several records, told apart by one of their names. */
function variants(by: string, of: Record<string, Record<string, Kind>>): Kind {
  return {
    judge: (value, at) => {
      const named = isRecord(value) && Object.hasOwn(value, by) ? value[by] : undefined;
      if (typeof named !== 'string' || !Object.hasOwn(of, named)) return wrong(`${at}.${by}`);
      return record({ [by]: text(40), ...of[named] }).judge(value, at);
    },
  };
}

/** Names that are not known beforehand, such as keys of criteria. */
function map(kind: Kind, most: number): Kind {
  return {
    judge: (value, at) => {
      if (!isRecord(value) || Object.keys(value).length > most) return wrong(at);
      return Object.entries(value).flatMap(([name, inner]) =>
        /^[a-z][a-z0-9-]{0,39}$/.test(name) ? kind.judge(inner, `${at}.${name}`) : wrong(at),
      );
    },
  };
}

export const kinds = {
  number,
  whole: (min: number, max: number): Kind => number(min, max, 0),
  text,
  flag: { judge: (value, at) => (typeof value === 'boolean' ? fine : wrong(at)) } satisfies Kind as Kind,
  one: (...words: string[]): Kind => ({
    judge: (value, at) => (typeof value === 'string' && words.includes(value) ? fine : wrong(at)),
  }),
  instant: {
    judge: (value, at) =>
      typeof value === 'string' &&
      /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/.test(value) &&
      !Number.isNaN(Date.parse(value))
        ? fine
        : wrong(at),
  } satisfies Kind as Kind,
  list,
  record,
  variants,
  map,
  optional: (kind: Kind): Kind => ({ ...kind, isOptional: true }),
};

/** The refusals of a value that is not of a kind. */
export function judgeJson(kind: Kind, value: unknown, at: string): Refusal[] {
  return kind.judge(value, at).map((one) => ({ code: 'reckoning.unreadable', about: { at: one.at } }));
}
