/** Proof that the law of names sees empty names, missing plates and words outside the glossary. */

import { expect, it } from 'vitest';
import { names } from './names.ts';
import { house, plant } from './source.ts';

const good = {
  'docs/glossary.md':
    '| 中文 | English | code word | meaning |\n|---|---|---|---|\n| 作品 | entry | `entry` | a work |\n| 公示 | public notice | `publicNotice` | days |',
  'src/features/index.ts':
    "import { routes } from './entry/site.tsx'; export const features = [{ name: 'entry', routes }];",
  'src/features/entry/README.md': '# entry\n\nA work sent in.\n',
  'src/features/entry/entry.ts': '',
  'src/features/entry/site.tsx': '',
  'db/migrations/0001-entry.sql':
    'create table entry (id uuid); create table entry_return (id uuid); create table outbox_fact (id uuid);',
};

/** The names of a good house into which the files given are put. */
function namesWith(files: Record<string, string>): string[] {
  return names(plant({ ...good, ...files }));
}

it('a house of good names is left alone', () => {
  expect(
    namesWith({ 'src/features/entry/public-notice.ts': '', 'src/features/entry/actions/submit.ts': '' }),
  ).toEqual([]);
});

it.each([
  'utils',
  'helpers',
  'common',
  'shared',
  'misc',
  'lib',
  'core',
  'base',
  'types',
  'constants',
  'service',
  'manager',
  'handler',
  'impl',
])('a file called %s, or a folder, or a part of a name, is found', (name) => {
  const wrong = (path: string) => `${path}: “${name}” is no name; which noun is missing?`;
  expect(namesWith({ [`src/ui/${name}.ts`]: '' })).toEqual([wrong(`src/ui/${name}.ts`)]);
  expect(namesWith({ [`world/${name}/a.ts`]: '', [`world/${name}/b.ts`]: '' })).toEqual([
    wrong(`world/${name}`),
  ]);
  expect(namesWith({ [`src/platform/mail-${name}.ts`]: '' })).toEqual([
    wrong(`src/platform/mail-${name}.ts`),
  ]);
});

it('a word that only contains a forbidden one is a name like any other', () => {
  expect(namesWith({ 'src/platform/database.ts': '', 'src/ui/score.tsx': '' })).toEqual([]);
});

it('a second index is found', () => {
  expect(namesWith({ 'src/ui/index.ts': '' })).toEqual([
    'src/ui/index.ts: no index but src/features/index.ts',
  ]);
});

it('a feature without plate, list entry and code word is told three times', () => {
  expect(namesWith({ 'src/features/vote/vote.ts': '' })).toEqual([
    'src/features/vote/README.md is missing: every feature has its door plate',
    'src/features/vote is not listed in src/features/index.ts',
    'src/features/vote: the glossary has no code word “vote”',
  ]);
});

it('a door plate of sixteen lines is too long', () => {
  const plate = 'a line\n'.repeat(16);
  expect(namesWith({ 'src/features/entry/README.md': plate })).toEqual([
    'src/features/entry/README.md has 16 lines; a door plate has at most 15',
  ]);
});

it('a table and a file whose noun nobody has written down are found', () => {
  expect(
    namesWith({
      'db/migrations/0002-a.sql': 'create table basket_item (id int);',
      'src/features/entry/basket.ts': '',
    }),
  ).toEqual([
    'table basket_item: the glossary has no code word “basket”',
    'src/features/entry/basket.ts: “basket” is neither a shelf nor a code word of the glossary',
  ]);
});

it('the house bears good names', () => {
  expect(names(house())).toEqual([]);
});
