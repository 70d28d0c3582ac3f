/** Proof that the law of size sees what is too large and does not count markup. */

import { expect, it } from 'vitest';
import { size } from './size.ts';
import { house, plant } from './source.ts';

const opening = '/** A thing. */\n';
const steps = (count: number) => '  step();\n'.repeat(count);
const sizeOf = (path: string, text: string) => size(plant({ [path]: text }));

it('a file of 300 lines stands, one of 301 does not', () => {
  expect(sizeOf('src/ui/frame.ts', `${opening}${'a;\n'.repeat(299)}`)).toEqual([]);
  expect(sizeOf('src/ui/frame.ts', `${opening}${'a;\n'.repeat(300)}`)).toEqual([
    'src/ui/frame.ts has 301 lines, more than 300: look for the second noun',
  ]);
});

it('sentences may be longer, up to 500 lines', () => {
  expect(sizeOf('src/features/entry/text.ts', `${opening}${'a;\n'.repeat(499)}`)).toEqual([]);
  expect(sizeOf('src/features/entry/text.ts', `${opening}${'a;\n'.repeat(500)}`)).toHaveLength(1);
});

it.each([
  ['a function', `function send() {\n${steps(51)}}`],
  ['an arrow', `const send = () => {\n${steps(51)}};`],
  ['a method', `class Door {\n  send() {\n${steps(51)}}\n}`],
])('%s of more than 50 lines is named', (_, code) => {
  expect(sizeOf('src/platform/mail.ts', opening + code)).toEqual([
    expect.stringMatching(/send has 51 lines, more than 50/),
  ]);
});

it('a function of 50 lines stands, and a test may be longer', () => {
  expect(sizeOf('src/platform/mail.ts', `${opening}function send() {\n${steps(50)}}`)).toEqual([]);
  expect(sizeOf('src/platform/mail.test.ts', `${opening}it('x', () => {\n${steps(80)}});`)).toEqual([]);
});

it('markup does not count, but code hidden in markup does', () => {
  const items = '    <li>a</li>\n'.repeat(80);
  expect(
    sizeOf('src/ui/list.tsx', `${opening}function List() {\n  return (\n  <ul>\n${items}  </ul>\n  );\n}`),
  ).toEqual([]);
  const hidden = `{rows.map((row) => {\n${steps(60)}  return <li>{row}</li>;\n})}`;
  expect(
    sizeOf('src/ui/list.tsx', `${opening}function List() {\n  return (\n  <ul>\n${hidden}\n  </ul>\n  );\n}`),
  ).toEqual([
    expect.stringContaining('List has 62 lines'),
    expect.stringContaining('a function has 60 lines'),
  ]);
});

it('an exported action of 41 lines is too long', () => {
  const action = (count: number) => `${opening}export async function submit() {\n${steps(count)}}`;
  expect(sizeOf('src/features/entry/actions/submit.ts', action(38))).toEqual([]);
  expect(sizeOf('src/features/entry/actions/submit.ts', action(39))).toEqual([
    expect.stringContaining('submit has 41 lines; an action has at most 40'),
  ]);
});

it.each([
  'src/ui/frame.tsx',
  'world/world.ts',
  'bin/start.mjs',
  'src/ui/frame.css',
  'db/migrations/0001-a.sql',
])('%s must begin with its sentence', (path) => {
  expect(sizeOf(path, 'a')).toEqual([expect.stringContaining('does not begin with a sentence')]);
});

it('a generated file need not explain itself', () => {
  expect(sizeOf('db/tables.ts', 'export type DB = {};')).toEqual([]);
});

it('the house is built of small parts', () => {
  expect(size(house())).toEqual([]);
});
