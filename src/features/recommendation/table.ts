/** The word "table" of quotas: rows as they are typed or pasted, and as they are given. */

import type { OrganisationId } from '../../kernel/id.ts';
import type { Language } from '../../kernel/text.ts';
import type { Refusal } from '../../kernel/verdict.ts';
import { findNamed } from '../allocation/allocation.ts';
import type { Fields } from '../allocation/draft.ts';
import { hostKey, linesOfSheet } from '../allocation/sheet.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { readConditions, sayConditions } from './condition.ts';
import { sheetNames } from './phrase.ts';
import type { Facet, QuotaGiven } from './quota.ts';

export const rowsMax = 999;

/** A row as somebody typed it: the conditions in words. */
export type QuotaTyped = {
  organisationId: OrganisationId;
  floor?: number;
  cap?: number;
  conditions?: string;
};

type Beneath = Pick<Organisation, 'id' | 'name' | 'shortName'>;

/** The rows that say anything; what cannot be read by its cell. */
export function rowsTyped(
  typed: readonly QuotaTyped[],
  children: readonly Beneath[],
  facets: readonly Facet[],
): { rows: QuotaGiven[]; refusals: Refusal[] } {
  const refusals: Refusal[] = [];
  const rows = typed.map(({ organisationId, floor, cap, conditions: words = '' }, index): QuotaGiven => {
    const isTwice = typed.slice(0, index).some((one) => one.organisationId === organisationId);
    if (isTwice || !children.some(({ id }) => id === organisationId))
      refusals.push({ code: 'recommendation.not-beneath', field: `rows.${index}.cap` });
    const read = readConditions(words, facets);
    for (const refusal of read.refusals) refusals.push({ ...refusal, field: `rows.${index}.conditions` });
    return { organisationId, floor, cap, conditions: read.conditions };
  });
  return { rows, refusals };
}

/** Whether a row says anything. */
export function isFilled({ floor, cap, conditions }: QuotaGiven): boolean {
  return floor !== undefined || cap !== undefined || conditions.length > 0;
}

/** A table as the fields of its form, a row for everybody straight beneath. */
export function fieldsOf(
  children: readonly Pick<Beneath, 'id'>[],
  rows: readonly QuotaGiven[],
  language: Language,
): Fields {
  const fields: Fields = {};
  for (const [index, { id }] of children.entries()) {
    const row = rows.find((one) => one.organisationId === id);
    const at = `rows.${index}`;
    fields[`${at}.organisationId`] = [id];
    fields[`${at}.floor`] = [row?.floor === undefined ? '' : String(row.floor)];
    fields[`${at}.cap`] = [row?.cap === undefined ? '' : String(row.cap)];
    fields[`${at}.conditions`] = [sayConditions(row?.conditions ?? [], language)];
  }
  return fields;
}

/**
 * A pasted table laid over the stored one: cells it does not have stay as they are; names that nobody straight beneath
 * bears are told. Without heads, words beside the figures are the conditions.
 */
export function layTable(
  fields: Fields,
  children: readonly Beneath[],
  cells: readonly (readonly string[])[],
): { fields: Fields; lines: number; unmatched: string[] } {
  const columns = (['floor', 'cap', 'conditions'] as const).map((key) => ({ key, names: sheetNames[key] }));
  const { lines } = linesOfSheet(cells, columns, 1);
  const laid = { ...fields };
  const unmatched: string[] = [];
  for (const { name, cells: own } of lines) {
    const child = findNamed(name, children);
    if (!child) {
      unmatched.push(name);
      continue;
    }
    const index = children.indexOf(child);
    for (const [key, cell] of Object.entries(own)) {
      const column = key === hostKey ? 'conditions' : key;
      laid[`rows.${index}.${column}`] = [cell];
    }
  }
  return { fields: laid, lines: lines.length, unmatched };
}

/** A form that came back, in the rows of now: who stands beneath may have changed while it was filled in. */
export function alignFields(
  fields: Fields,
  children: readonly Pick<Beneath, 'id'>[],
  stored: Fields,
): Fields {
  const numbers = Object.keys(fields).flatMap(
    (name) => /^rows\.(\d{1,3})\.organisationId$/.exec(name)?.[1] ?? [],
  );
  const aligned: Fields = { ...stored };
  for (const [index, { id }] of children.entries()) {
    const told = numbers.find((number) => fields[`rows.${number}.organisationId`]?.[0] === id);
    for (const column of ['floor', 'cap', 'conditions']) {
      const typed = told && fields[`rows.${told}.${column}`];
      if (typed) aligned[`rows.${index}.${column}`] = typed;
    }
  }
  return aligned;
}
