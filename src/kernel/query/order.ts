/** The order of a list as a query asks for it: `sort:time-desc`. */

import { fieldNamed, type Order, ordersMax, type QueryField } from '../query.ts';
import { between, endings, isOneOf, phrases } from './phrase.ts';
import { complain, type Piece, type Reader } from './reader.ts';

/** Takes what was read as an order, when its name says so. */
export function readOrder(r: Reader, name: Piece, values: readonly Piece[]): boolean {
  if (!isOneOf(phrases.sort, name.text)) return false;
  if (values.length === 0) complain(r, 'query.value-missing', r.at, { field: name.text });
  for (const value of values) {
    const order = orderOf(r, value.text);
    if (!order) notSortable(r, value);
    else if (r.order.length >= ordersMax) complain(r, 'query.too-many', value.from, { max: ordersMax });
    else if (!r.order.some((one) => one.field === order.field)) r.order.push(order);
  }
  return true;
}

const isDownAtFirst = (field: QueryField): boolean => field.kind === 'date' || field.kind === 'number';

function orderOf(r: Reader, written: string): Order | undefined {
  const isTurned = written.startsWith('-');
  const text = isTurned ? written.slice(1) : written;
  const sortable = (name: string) => {
    const field = fieldNamed(r.vocabulary, name);
    return field?.sorts ? field : undefined;
  };
  const whole = sortable(text);
  if (whole) return { field: whole.key, isDown: isTurned || isDownAtFirst(whole) };
  for (const [way, words] of Object.entries(endings)) {
    const ending = [...words.zh, ...words.en].find((one) => text.toLowerCase().endsWith(one));
    const field = ending && sortable(text.slice(0, -ending.length));
    if (field) return { field: field.key, isDown: (way === 'down') !== isTurned };
  }
  return undefined;
}

function notSortable(r: Reader, value: Piece): undefined {
  const language = /[a-z]/i.test(value.text) ? 'en' : 'zh';
  const choices = r.vocabulary.fields
    .filter((field) => field.sorts)
    .map((field) => field.names[language][0] ?? field.key);
  return complain(r, 'query.not-sortable', value.from, {
    name: value.text,
    choices: choices.join(between[language]),
  });
}
