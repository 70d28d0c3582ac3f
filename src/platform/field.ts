/** One field of a form: how raw text becomes a value, and text and open names as such. */

import { z } from 'zod';

/** Raw values by name as a form sends them; every name may come several times. */
export type RawForm = Record<string, string[]>;

/** One field: how raw text becomes a value, and what values may stand. */
export type Field<T> = { decode: (raw: string[] | undefined) => unknown; schema: z.ZodType<T> };
/** The one value of a name: trimmed, in one form of Unicode; nothing when empty. */
export const single = (raw: string[] | undefined): string | undefined => {
  const text = raw?.[0]?.replace(/\r\n/g, '\n').normalize('NFC').trim();
  return text === '' ? undefined : text;
};

/** Length in characters as people count them. */
export const lengthOf = (text: string): number => [...text].length;
// Control characters and direction overrides have no place in what people type (AC-081, AC-185).
const unwanted = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e\u2066-\u2069]/u;

export const textSchema = (max: number, multiline: boolean) =>
  z
    .string()
    .refine((t) => lengthOf(t) <= max, { params: { code: 'shape.too-long', max } })
    .refine((t) => !unwanted.test(t) && (multiline || !t.includes('\n')), {
      params: { code: 'shape.unreadable' },
    });

const openName = /^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*$/;
/**
 * What a year's data asks, sent as `answers.place`, `answers.crew.0.name`: the names behind the first dot are not known
 * to any shape. Comes as those names with what was typed; whoever holds the data judges it.
 */
export function openNames(most = 500): Field<Record<string, string[]>> & { isOpen: true } {
  const words = z.array(textSchema(20_000, true)).max(20);
  return {
    isOpen: true,
    decode: () => undefined,
    schema: z.record(z.string().regex(openName), words).refine((typed) => Object.keys(typed).length <= most, {
      params: { code: 'shape.too-many', max: most },
    }),
  };
}

/** What stands behind an open name. */
export function decodeOpen(name: string, raw: RawForm): Record<string, string[]> {
  const prefix = `${name}.`;
  const names = Object.keys(raw).filter(
    (one) => one.startsWith(prefix) && openName.test(one.slice(prefix.length)),
  );
  return Object.fromEntries(names.map((one) => [one.slice(prefix.length), raw[one]!]));
}

/** Whether a whole name may stand behind an open one. */
export function isOpenName(name: string): boolean {
  return openName.test(name);
}

/** Several things as they were seen, ticked in a list, `id:version` each; may be none. */
export function seenIds(most: number): Field<string[]> {
  const seen = z.string().refine((t) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}:[1-9]\d{0,8}$/.test(t), {
    params: { code: 'shape.not-chosen' },
  });
  return { decode: (raw) => raw ?? [], schema: z.array(seen).max(most) };
}
