/** Proof that the law of the map sees a missing room, an invented one, a false step and a dead link. */

import { describe, expect, it } from 'vitest';
import { map } from './map.ts';
import { house, plant } from './source.ts';

const drawn = `# Tongxin
\`\`\`
bin/run start
\`\`\`
\`\`\`
docs/            guides
src/
  features/
    entry/       a work sent in
      actions/
  kernel/        words
\`\`\`
`;
const good = {
  'README.md': `${drawn}[walk](docs/walk.md) [docs](docs/) ![sign](docs/sign.png "sign") [out](https://example.org/a) [below](#map)`,
  'docs/walk.md':
    'First `src/kernel/id.ts` and `newId()`, then `actions/submit.ts` with `submit(doing, draft)`; see `/entries/:entry`.',
  'docs/sign.png': '',
  'src/kernel/id.ts': 'export function newId() {}',
  'src/features/entry/actions/submit.ts': 'export const submit = async () => {};',
  '.ci/run': '',
};

/** The law applied to a good house into which the files given are put. */
function mapWith(files: Record<string, string>): string[] {
  return map(plant({ ...good, ...files }));
}

it('a true map is left alone', () => {
  expect(mapWith({})).toEqual([]);
});

describe('the map of README.md', () => {
  it('may be a list', () => {
    const list = ['docs', 'src', 'src/features', 'src/features/entry', 'src/kernel'].map(
      (path) => `- \`${path}/\` a place`,
    );
    expect(mapWith({ 'README.md': list.join('\n') })).toEqual([]);
  });

  it('lacks a new top folder, a new floor and a new feature', () => {
    const files = { 'bench/tree.ts': '', 'src/ui/field.tsx': '', 'src/features/call/call.ts': '' };
    expect(mapWith(files)).toEqual(
      ['bench', 'src/features/call', 'src/ui'].map((folder) => `README.md: the map does not name ${folder}/`),
    );
  });

  it('names a room that is not there', () => {
    expect(mapWith({ 'README.md': drawn.replace('kernel/ ', 'kernel/\n  cellar/') })).toEqual([
      'README.md: the map names src/cellar/, which is not there',
    ]);
  });

  it('must be there, and the walk too', () => {
    expect(map([])).toEqual(['README.md is missing: it holds the map', 'docs/walk.md is missing']);
  });
});

describe('the walk', () => {
  it.each([
    ['`src/kernel/tree.ts`', 'docs/walk.md: src/kernel/tree.ts is not there'],
    ['`src/kernel/id.ts` and `oldId()`', 'docs/walk.md: src/kernel/id.ts has no function oldId()'],
    ['`src/kernel/id.ts` and `submit(doing)`', 'docs/walk.md: src/kernel/id.ts has no function submit()'],
    ['`newId()`', 'docs/walk.md: newId() is said to be in no file'],
  ])('%s is a false step', (walk, wrong) => {
    expect(mapWith({ 'docs/walk.md': walk })).toEqual([wrong]);
  });

  it('must write a path out where it could mean two files', () => {
    expect(mapWith({ 'docs/walk.md': '`id.ts`', 'docs/id.ts': '' })).toEqual([
      'docs/walk.md: id.ts could be several files: write it out',
    ]);
  });
});

it.each(['[a](missing.md)', '[a](../src/missing/)', '![a](missing.png)', '[a]: missing.md'])(
  'the dead link %s is found',
  (link) => {
    expect(mapWith({ 'docs/guide.md': link })).toEqual([
      expect.stringMatching(/^docs\/guide.md: the link .*missing.* leads nowhere$/),
    ]);
  },
);

it('a link inside an example is no link', () => {
  expect(mapWith({ 'docs/guide.md': 'write `[a](b.md)` or\n```\n[a](b.md)\n```\n' })).toEqual([]);
});

it('the papers of the house are true', () => {
  expect(map(house())).toEqual([]);
});
