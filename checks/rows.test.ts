/** Proof that the law of rows sees a door without `may`, two doors at one address, and a reading that changes something. */

import { expect, it } from 'vitest';
import { rows } from './rows.ts';
import { house, plant } from './source.ts';

const place = 'src/features/entry/site.tsx:1';
const rowsOf = (...calls: string[]) =>
  rows(plant({ 'src/features/entry/site.tsx': `export const routes = [${calls.join(', ')}];` }));

it('a table of whole rows is left alone', () => {
  expect(
    rowsOf(
      "page({ get: '/entries', may: anyone, shows })",
      "page({ get: '/entries/:entry', may, shows })",
      "act({ post: '/entries', may: maySubmit, does: submit })",
      "raw({ get: '/entries/:entry/film', may: maySee, answers })",
      "group({ post: '/entries/:entry/votes', may: maySee, does: cast })",
    ),
  ).toEqual([]);
});

it.each([
  ["page({ get: '/a', shows })", `${place} GET /a does not say who may`],
  ["act({ post: '/a', does: submit })", `${place} POST /a does not say who may`],
  ["raw({ get: '/a', answers })", `${place} GET /a does not say who may`],
  ["page({ get: '/a', may, does: submit })", `${place} GET /a is read and yet does something`],
  ["page({ post: '/a', may, shows })", `${place} POST /a is a page and yet not read`],
  ["act({ get: '/a', may })", `${place} GET /a is an act behind GET`],
  ["group({ get: '/a', may })", `${place} GET /a is a group behind GET`],
  ["group({ post: '/a', does: cast })", `${place} POST /a does not say who may`],
  ['page({ get: address, may, shows })', `${place} writes its address where nobody can read it`],
])('%s is found', (row, wrong) => {
  expect(rowsOf(row)).toEqual([wrong]);
});

it('two doors at one address are found, whatever their parameters are called', () => {
  expect(rowsOf("page({ get: '/entries/:entry', may })", "page({ get: '/entries/:id', may })")).toEqual([
    `${place} GET /entries/:id stands already at ${place}`,
  ]);
  expect(rowsOf("page({ get: '/entries/:entry', may })", "act({ post: '/entries/:entry', may })")).toEqual(
    [],
  );
});

it('what is called page but is no row does not concern the law', () => {
  expect(rowsOf('page(2)', 'browser.page({})', 'sql.raw({})')).toEqual([]);
});

it('in the house every door says who may pass', () => {
  expect(rows(house())).toEqual([]);
});
