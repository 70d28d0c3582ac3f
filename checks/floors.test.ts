/** Proof that the law of the floors sees every kind of wrong arrow, and that the house has none. */

import { describe, expect, it } from 'vitest';
import { floors } from './floors.ts';
import { house, plant } from './source.ts';

const list = `
  import { routes as callOffice } from './call/office.tsx';
  import { routes as entrySite } from './entry/site.tsx';
  export const features = [{ name: 'call', routes: callOffice }, { name: 'entry', routes: entrySite }];`;

/** Two features, call beneath entry, and the files given. */
function floorsWith(files: Record<string, string>): string[] {
  const rest = {
    'src/features/call/office.tsx': '',
    'src/features/entry/site.tsx': '',
    'src/features/index.ts': list,
  };
  return floors(plant({ ...rest, ...files }));
}

describe('between floors', () => {
  it('a house in which every import goes down is left alone', () => {
    const below = "import { a } from '../../kernel/id.ts'; import b from '../../platform/db.ts';";
    const files = {
      'src/main/web.ts': "import '../../world/world.ts'; import '../features/index.ts'; import 'hono';",
      'src/features/entry/store.ts': `${below} import type { DB } from '../../../db/tables.ts'; import 'kysely';`,
      'src/features/entry/entry.ts': "import '../call/call.ts';",
      'world/world.ts': "import '../src/features/entry/actions/submit.ts';",
    };
    expect(floorsWith(files)).toEqual([]);
  });

  it('a lower feature may not know a higher one', () => {
    expect(
      floorsWith({ 'src/features/call/store.ts': "import { Entry } from '../entry/entry.ts';" }),
    ).toEqual(['src/features/call/store.ts → src/features/entry/entry.ts goes up: entry stands above call']);
  });

  it.each([
    ['a type', "import type { Call } from '../features/call/call.ts';"],
    ['a deferred import', "const call = await import('../features/call/call.ts');"],
    ['a re-export', "export * from '../features/call/call.ts';"],
    ['a named re-export', "export { type Call } from '../features/call/call.ts';"],
    ['a type named in place', "type Call = import('../features/call/call.ts').Call;"],
    ['a require', "const call = require('../features/call/call.ts');"],
    ['a file started by its address', "new Worker(new URL('../features/call/call.ts', import.meta.url));"],
  ])('%s counts as an import', (_, text) => {
    expect(floorsWith({ 'src/platform/http.ts': text })).toEqual([
      'src/platform/http.ts → src/features/call/call.ts goes up: call stands above platform',
    ]);
  });

  it('what only stands in a comment or a sentence is no import', () => {
    const text = `// import '../main/web.ts'\n/* export * from '../main/web.ts' */\nconst a = "import '../main/web.ts'";`;
    expect(floorsWith({ 'src/kernel/id.ts': text })).toEqual([]);
  });

  it.each([
    ['src/kernel/id.ts', '../platform/db.ts', 'goes up: platform stands above kernel'],
    ['src/surfaces/site/home.tsx', '../../main/web.ts', 'goes up: main stands above surfaces'],
    ['src/surfaces/site/home.tsx', '../../../world/world.ts', 'goes up: world stands above surfaces'],
    ['src/features/entry/office.tsx', '../index.ts', 'goes up: the list of features stands above entry'],
    ['src/platform/http.ts', '../ui/frame.tsx', 'goes across: platform and ui do not know each other'],
    ['src/ui/frame.tsx', '../platform/http.ts', 'goes across: ui and platform do not know each other'],
    ['src/main/web.ts', '../../bench/kill.ts', 'leads from the house into its tests'],
    ['src/main/web.ts', '../ui/frame.test.tsx', 'leads from the house into its tests'],
    ['src/main/web.ts', '../../bin/run.ts', 'leads out of the house'],
    ['src/main/web.ts', '../platform/db', 'carries no extension'],
  ])('%s may not import %s', (from, target, wrong) => {
    expect(floorsWith({ [from]: `import '${target}';` })).toEqual([
      expect.stringMatching(`${from} → .* ${wrong}`),
    ]);
  });

  it('an import whose target is computed is not accepted', () => {
    expect(floorsWith({ 'src/main/web.ts': 'await import(name);' })).toHaveLength(1);
  });

  it('a file beside the floors and a feature outside the list are found', () => {
    expect(floorsWith({ 'src/start.ts': '', 'src/features/vote/vote.ts': '' })).toEqual([
      'src/features/vote stands on no floor: src/features/index.ts does not list it',
      'src/start.ts stands on no floor',
    ]);
  });

  it('tests may reach anywhere', () => {
    const up = "import '../../main/web.ts'; import '../../../world/fixture.ts';";
    expect(floorsWith({ 'src/features/call/call.word.test.ts': up, 'journeys/vote.journey.ts': up })).toEqual(
      [],
    );
  });
});

describe('inside a feature and between features', () => {
  const entry = (file: string) => `src/features/entry/${file}`;

  it.each([
    ['entry.ts', './store.ts', 'a word file is pure: it knows only the kernel and other pure files'],
    ['entry.ts', './policy.ts', 'goes up inside entry: policy stands above word'],
    ['entry.ts', 'zod', 'a word file is pure: it knows no package'],
    [
      'policy.ts',
      '../../platform/db.ts',
      'a policy file is pure: it knows only the kernel and other pure files',
    ],
    ['policy.ts', '../call/store.ts', 'a policy file is pure: it knows only the kernel and other pure files'],
    [
      'letters.ts',
      './actions/submit.ts',
      'a letters file is pure: it knows only the kernel and other pure files',
    ],
    ['text.ts', '../../ui/notice.tsx', 'a text file is pure: it knows only the kernel and other pure files'],
    ['store.ts', './actions/submit.ts', 'goes up inside entry: actions stands above store'],
    ['schema.ts', './office.tsx', 'goes up inside entry: office stands above schema'],
    ['actions/submit.ts', '../site/form.tsx', 'goes up inside entry: site stands above actions'],
    ['actions/submit.ts', '../../../ui/field.tsx', 'only doors draw'],
    ['office.tsx', '../call/office.tsx', 'call keeps its office to itself'],
    ['actions/submit.ts', '../../call/schema.ts', 'call keeps its schema to itself'],
    ['reactions.ts', '../call/letters.ts', 'call keeps its letters to itself'],
    ['island.ts', './store.ts', 'an island knows only ui, kernel and words'],
    ['island.ts', './text.ts', 'an island knows only ui, kernel and words'],
    ['island.ts', 'react', 'an island fetches a package only when it is needed'],
    ['store.ts', 'better-auth/crypto', 'has its room in src/features/account/credential.ts'],
    ['reactions.ts', 'pg-boss', 'only platform knows pg-boss'],
  ])('%s may not import %s', (file, target, wrong) => {
    expect(floorsWith({ [entry(file)]: `import type { A } from '${target}';` })).toEqual([
      expect.stringContaining(wrong),
    ]);
  });

  it('an island stands on islands below, and fetches a room of its own only when it is needed', () => {
    const files = (path: string, code: string) => ({
      'src/features/index.ts': "export const features = ['media', 'entry'];",
      'src/features/media/reader.ts': '',
      'src/features/media/island/measure.ts': '',
      'src/features/entry/island.ts': '',
      [path]: code,
    });
    const measure = 'src/features/media/island/measure.ts';
    const reader = 'src/features/media/reader.ts';
    expect(
      floors(plant(files('src/features/entry/island.ts', "import '../media/island/measure.ts';"))),
    ).toEqual([]);
    expect(floors(plant(files(measure, "await import('../reader.ts');")))).toEqual([]);
    expect(floors(plant(files(measure, "import '../reader.ts';")))).toEqual([
      `${measure} → ${reader} an island knows only ui, kernel and words`,
    ]);
    expect(
      floors(plant(files('src/features/entry/island.ts', "await import('../media/reader.ts');"))),
    ).toEqual([`src/features/entry/island.ts → ${reader} an island knows only ui, kernel and words`]);
    expect(floors(plant(files(measure, "import '../../entry/island.ts';")))).toEqual([
      expect.stringContaining('goes up'),
    ]);
  });

  it('a foreign part has one room, which stands beside the store and is not lent out', () => {
    const files = (path: string, target: string) => ({
      'src/features/index.ts': "export const features = ['account', 'entry'];",
      [path]: `import '${target}';`,
      'src/features/account/store.ts': '',
      'src/features/entry/store.ts': '',
    });
    const room = 'src/features/account/credential.ts';
    expect(floors(plant(files(room, 'better-auth')))).toEqual([]);
    expect(floors(plant(files(room, './store.ts')))).toEqual([]);
    expect(floors(plant(files('src/features/entry/actions/a.ts', '../../account/credential.ts')))).toEqual([
      `src/features/entry/actions/a.ts → ${room} account keeps its room to itself`,
    ]);
  });

  it.each([
    ['policy.ts', ['./entry.ts', '../call/policy.ts', '../../kernel/actor.ts']],
    ['store.ts', ['./entry.ts', '../call/store.ts', '../../platform/db.ts', 'kysely']],
    ['actions/submit.ts', ['../store.ts', '../policy.ts', '../schema.ts', '../../call/actions/open.ts']],
    [
      'office.tsx',
      ['./actions/submit.ts', './text.ts', '../../ui/field.tsx', './office/row.tsx', '../call/text.ts'],
    ],
    ['island.ts', ['./entry.ts', '../call/call.ts', '../../ui/upload.ts', '../../kernel/text.ts']],
    ['reactions.ts', ['./letters.ts', './actions/submit.ts', '../../platform/outbox.ts']],
  ])('%s may import what is beneath it', (file, targets) => {
    expect(floorsWith({ [entry(file)]: targets.map((target) => `import '${target}';`).join('\n') })).toEqual(
      [],
    );
  });
});

describe('circles', () => {
  it('two files that know each other are named', () => {
    const files = {
      'src/kernel/a.ts': "import './b.ts';",
      'src/kernel/b.ts': "import type { A } from './a.ts';",
    };
    expect(floors(plant(files))).toEqual([
      'src/kernel/a.ts → src/kernel/b.ts → src/kernel/a.ts goes in a circle',
    ]);
  });

  it('a circle over three files is told once, and a file that only leads into it is not blamed', () => {
    const files = {
      'src/kernel/a.ts': "import './b.ts';",
      'src/kernel/b.ts': "import './c.ts';",
      'src/kernel/c.ts': "import('./d.ts');",
      'src/kernel/d.ts': "export * from './b.ts';",
    };
    const way = ['b', 'c', 'd', 'b'].map((name) => `src/kernel/${name}.ts`).join(' → ');
    expect(floors(plant(files))).toEqual([`${way} goes in a circle`]);
  });
});

it('the house stands: every import goes down', () => {
  expect(floors(house())).toEqual([]);
});
