/** What may come in: fields of closed kinds, decoded by kind and then checked by one strict schema. */

import { z } from 'zod';
import type { Refusal } from '../kernel/verdict.ts';
import { decodeOpen, type Field, isOpenName, lengthOf, type RawForm, single, textSchema } from './field.ts';

export { type Field, openNames, type RawForm, seenIds } from './field.ts';

type FieldMap = Record<string, Field<unknown>>;
type ValueOf<F> = F extends Field<infer T> ? T : never;
type ValuesOf<M extends FieldMap> = { [K in keyof M]: ValueOf<M[K]> };

/** A form, API body or import row: strict, so that an unknown field is refused, never ignored (AC-060). */
export type Shape<T> = {
  fields: FieldMap;
  schema: z.ZodType<T>;
  lists: Record<string, FieldMap>;
  /** Fields behind whose name anything may stand. */
  open: readonly string[];
};

const wholeNumber = (raw: string[] | undefined): unknown => {
  const text = single(raw);
  if (text === undefined) return undefined;
  return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
};

/** One line of text; length counted in characters as people count them. */
export function line(max: number): Field<string> {
  return { decode: single, schema: textSchema(max, false) };
}
/** One line that may be left empty. */
export function optionalLine(max: number): Field<string | undefined> {
  return { decode: single, schema: textSchema(max, false).optional() };
}
/** Text of several lines. */
export function prose(max: number): Field<string> {
  return { decode: single, schema: textSchema(max, true) };
}
/** Text of several lines that may be left empty. */
export function optionalProse(max: number): Field<string | undefined> {
  return { decode: single, schema: textSchema(max, true).optional() };
}

const wholeSchema = (min: number, max: number) =>
  z
    .int()
    .refine((n) => n >= min, { params: { code: 'shape.too-small', min } })
    .refine((n) => n <= max, { params: { code: 'shape.too-large', max } });

/** A whole number. */
export function whole(min: number, max: number): Field<number> {
  return { decode: wholeNumber, schema: wholeSchema(min, max) };
}
/** A whole number that may be left empty. */
export function optionalWhole(min: number, max: number): Field<number | undefined> {
  return { decode: wholeNumber, schema: wholeSchema(min, max).optional() };
}

/** Points in half steps, such as 17.5. */
export function points(min: number, max: number): Field<number> {
  return {
    decode: (raw) => {
      const text = single(raw);
      return text !== undefined && /^\d{1,4}(\.[05])?$/.test(text) ? Number(text) : text;
    },
    schema: z
      .number()
      .refine((n) => n >= min, { params: { code: 'shape.too-small', min } })
      .refine((n) => n <= max, { params: { code: 'shape.too-large', max } })
      .refine((n) => Number.isInteger(n * 2), { params: { code: 'shape.not-half-points' } }),
  };
}

const daySchema = z.string().refine(isDay, { params: { code: 'shape.not-a-day' } });
function isDay(text: string): boolean {
  const instant = new Date(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(instant.getTime()) &&
    instant.toISOString().startsWith(text)
  );
}

/** A calendar day, `2020-08-20`. */
export function day(): Field<string> {
  return { decode: single, schema: daySchema };
}
/** A calendar day that may be left empty. */
export function optionalDay(): Field<string | undefined> {
  return { decode: single, schema: daySchema.optional() };
}
/** A clock time, `18:00`. */
export function clock(): Field<string> {
  return {
    decode: single,
    schema: z
      .string()
      .refine((t) => /^([01]\d|2[0-3]):[0-5]\d$/.test(t), { params: { code: 'shape.not-a-time' } }),
  };
}

/** One of a closed list. */
export function choice<const C extends readonly [string, ...string[]]>(choices: C): Field<C[number]> {
  return { decode: single, schema: z.enum(choices) as unknown as z.ZodType<C[number]> };
}

/** One of a closed list, or nothing. */
export function optionalChoice<const C extends readonly [string, ...string[]]>(
  choices: C,
): Field<C[number] | undefined> {
  return { decode: single, schema: choice(choices).schema.optional() };
}
/** Several of a closed list; may be none. */
export function several<const C extends readonly [string, ...string[]]>(choices: C): Field<C[number][]> {
  return { decode: (raw) => raw ?? [], schema: z.array(choice(choices).schema).max(choices.length) };
}
/** A tick box: ticked or not. */
export function tick(): Field<boolean> {
  return { decode: (raw) => raw !== undefined && single(raw) !== undefined, schema: z.boolean() };
}
/** A tick box that must be ticked. */
export function mustTick(): Field<true> {
  return {
    decode: (raw) => (single(raw) === undefined ? undefined : true),
    schema: z.literal(true),
  };
}

/** An id of something that exists elsewhere; whether it does is asked later. */
export function id<T extends string>(): Field<T> {
  return {
    decode: single,
    schema: z.string().refine((t) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(t), {
      params: { code: 'shape.not-chosen' },
    }) as unknown as z.ZodType<T>,
  };
}
/** An id that may be left empty. */
export function optionalId<T extends string>(): Field<T | undefined> {
  const one = id<T>();
  return { decode: single, schema: one.schema.optional() };
}
/** Several ids, ticked in a list; may be none. */
export function ids<T extends string>(most: number): Field<T[]> {
  return { decode: (raw) => raw ?? [], schema: z.array(id<T>().schema).max(most) };
}

/** A web address, http or https only (AC-182); may be left empty. */
export function optionalLink(): Field<string | undefined> {
  return {
    decode: single,
    schema: textSchema(500, false)
      .refine(isLink, { params: { code: 'shape.not-a-link' } })
      .optional(),
  };
}
function isLink(text: string): boolean {
  try {
    const url = new URL(text);
    return (
      (url.protocol === 'https:' || url.protocol === 'http:') &&
      url.username === '' &&
      url.hostname.includes('.')
    );
  } catch {
    return false;
  }
}

/** A secret as typed: neither trimmed nor normalised. */
export function secret(max: number): Field<string> {
  return {
    decode: (raw) => (raw?.[0] === '' ? undefined : raw?.[0]),
    schema: z.string().refine((t) => lengthOf(t) <= max, { params: { code: 'shape.too-long', max } }),
  };
}

/** What a hidden field carries, exactly as sent; whoever takes it judges it. May be missing. */
export function optionalHidden(max: number): Field<string | undefined> {
  return {
    decode: (raw) => raw?.[0]?.slice(0, max + 1),
    schema: z
      .string()
      .max(max + 1)
      .optional(),
  };
}

/** Rows of like fields, sent as `makers.0.name`; rows left wholly empty are dropped. */
export function rows<M extends FieldMap>(
  fields: M,
  least: number,
  most: number,
): Field<ValuesOf<M>[]> & { row: M } {
  const row = z.strictObject(Object.fromEntries(Object.entries(fields).map(([k, f]) => [k, f.schema])));
  return {
    row: fields,
    decode: () => undefined,
    schema: z
      .array(row)
      .refine((list) => list.length >= least, { params: { code: 'shape.too-few', min: least } })
      .refine((list) => list.length <= most, {
        params: { code: 'shape.too-many', max: most },
      }) as unknown as z.ZodType<ValuesOf<M>[]>,
  };
}

/** The same names, and whatever was typed stands: for a form that only comes back, with something looked up in between. */
export function unjudged<T>(of: Shape<T>): Shape<Record<string, unknown>> {
  return { ...of, schema: z.record(z.string(), z.unknown()) };
}

/** Puts fields together to a shape. */
export function shape<const M extends FieldMap>(fields: M): Shape<ValuesOf<M>> {
  const schema = z.strictObject(Object.fromEntries(Object.entries(fields).map(([k, f]) => [k, f.schema])));
  const lists: Record<string, FieldMap> = {};
  for (const [name, field] of Object.entries(fields)) {
    if ('row' in field) lists[name] = field.row as FieldMap;
  }
  const open = Object.keys(fields).filter((name) => 'isOpen' in fields[name]!);
  return { fields, schema: schema as unknown as z.ZodType<ValuesOf<M>>, lists, open };
}

/** Form text to the values a shape's schema expects; names it does not know stay, to be refused. */
export function decodeForm<T>(shape: Shape<T>, raw: RawForm): Record<string, unknown> {
  const values: Record<string, unknown> = Object.create(null);
  for (const [name, field] of Object.entries(shape.fields)) {
    if (!Object.hasOwn(shape.lists, name)) setUnlessUndefined(values, name, field.decode(raw[name]));
  }
  for (const [name, fields] of Object.entries(shape.lists)) values[name] = decodeRows(name, fields, raw);
  for (const name of shape.open) values[name] = decodeOpen(name, raw);
  for (const name of Object.keys(raw)) {
    const list = name.includes('.') ? name.slice(0, name.indexOf('.')) : undefined;
    const known =
      Object.hasOwn(shape.fields, name) ||
      (list !== undefined && Object.hasOwn(shape.lists, list)) ||
      (list !== undefined && shape.open.includes(list) && isOpenName(name));
    // What begins with one underscore belongs to the page itself, such as the key of the form.
    if (!known && !/^_[a-z]/.test(name)) values[name] = raw[name];
  }
  return { ...values };
}

function decodeRows(name: string, fields: FieldMap, raw: RawForm): unknown[] {
  const numbers = new Set<number>();
  for (const key of Object.keys(raw)) {
    const match = key.match(/^(\w+)\.(\d{1,3})\.(\w+)$/);
    if (match && match[1] === name) numbers.add(Number(match[2]));
  }
  const decoded = [...numbers]
    .sort((a, b) => a - b)
    .map((number) => {
      const row: Record<string, unknown> = {};
      for (const [key, field] of Object.entries(fields)) {
        setUnlessUndefined(row, key, field.decode(raw[`${name}.${number}.${key}`]));
      }
      return row;
    });
  return decoded.filter((row) => Object.values(row).some((value) => value !== undefined && value !== false));
}

function setUnlessUndefined(target: Record<string, unknown>, name: string, value: unknown): void {
  if (value !== undefined) target[name] = value;
}

/** Checks values against a shape: the value, or all its problems at once, each by its field. */
export function check<T>(shape: Shape<T>, values: unknown): { value: T } | { refusals: Refusal[] } {
  // zod passes over this one name; here it is unknown like any other (AC-063).
  if (typeof values === 'object' && values !== null && Object.hasOwn(values, '__proto__')) {
    return { refusals: [{ code: 'shape.unknown-field', about: { name: '__proto__' }, field: '__proto__' }] };
  }
  const result = shape.schema.safeParse(values, { reportInput: true });
  if (result.success) return { value: result.data };
  return { refusals: result.error.issues.flatMap(refusalsOf) };
}

function refusalsOf(issue: z.core.$ZodIssue): Refusal[] {
  const field = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      code: 'shape.unknown-field',
      about: { name: key.slice(0, 40) },
      field: key,
    }));
  }
  if (issue.code === 'custom' && issue.params?.code) {
    const { code, ...about } = issue.params as { code: string } & Record<string, number>;
    return [{ code, about, field }];
  }
  if (issue.input === undefined || issue.code === 'invalid_type') {
    const typed = issue.code === 'invalid_type' && issue.input !== undefined;
    return [{ code: typed ? 'shape.wrong-kind' : 'shape.required', field }];
  }
  return [{ code: 'shape.not-chosen', field }];
}
