/** Proof that the law of owners sees a table named in a foreign file, however it is written. */

import { describe, expect, it } from 'vitest';
import { owners } from './owners.ts';
import { house, plant } from './source.ts';

const good = {
  'db/migrations/0001-a.sql': `
    create table if not exists outbox_fact (id bigint);
    create table call (id uuid); -- create table ghost (id int)
    create table entry (id uuid, call_id uuid references call (id));
    create unlogged table public.entry_return (id uuid);
    create table entry_old (id uuid); drop table entry_old;`,
  'src/features/index.ts': "export const features = ['call', 'entry'];",
  'src/features/call/store.ts':
    'export const listCalls = (tx) => sql`select * from call where title = ${1}`;',
  'src/features/entry/store.ts':
    "export const find = (tx) => tx.selectFrom('entry as e').innerJoin('entry_return as r', 'r.id', 'e.id');",
  'src/features/entry/invariants.sql':
    '-- every entry has its call\nselect 1 from entry left join call on call.id = entry.call_id join outbox_fact f on true;',
  'src/features/entry/entry.ts':
    "export const facts = ['entry.submitted', 'call', 'entry']; // select * from call",
  'src/features/entry/text.ts': "export const text = { a: 'Select one from call and entry' };",
  'src/platform/outbox.ts': 'export const keep = sql`insert into outbox_fact (name) values (${1})`;',
};

/** The law applied to a good house into which the files given are put. */
function ownersWith(files: Record<string, string>): string[] {
  return owners(plant({ ...good, ...files }));
}

it('a house in which every store asks its own tables is left alone', () => {
  expect(ownersWith({})).toEqual([]);
});

describe('a table named in a foreign file', () => {
  const wrong = 'src/surfaces/office/desk.ts:1 names entry: only src/features/entry/store.ts may';

  it.each([
    ["tx.selectFrom('entry')"],
    ["tx.selectFrom(['call_x', 'public.entry as e'])"],
    ["tx.selectFrom('x').leftJoin('entry as e', 'e.id', 'x.id')"],
    ["tx.insertInto('entry').values(a)"],
    ["tx.updateTable('entry').set(a)"],
    ["tx.deleteFrom('entry')"],
    ["sql.table('entry')"],
    ['sql`select 1 from entry where id = ${id}`'],
    ['sql<Row>`select 1 from x, entry e where true`'],
    ['sql`update entry set state = 1`'],
    ['sql`select x.id from x join "entry" on true`'],
    ['sql`exists (select 1 from x where x.id = entry.call_id)`'],
    ["sql.raw('delete from entry')"],
    ["client.query('select id from entry where true')"],
    ['client.query(`insert into entry (id) values ($1)`)'],
    ["client.query('with a as (select 1) select * from entry')"],
  ])('is found in %s', (code) => {
    expect(ownersWith({ 'src/surfaces/office/desk.ts': `const a = ${code};` })).toEqual([wrong]);
  });

  it('a compound name is found wherever it stands', () => {
    const wrongCount =
      'src/surfaces/office/desk.ts:1 names entry_return: only src/features/entry/store.ts may';
    expect(ownersWith({ 'src/surfaces/office/desk.ts': "countOf(tx, 'entry_return');" })).toEqual([
      wrongCount,
    ]);
    expect(ownersWith({ 'src/surfaces/office/desk.ts': 'const a = sql`id in (entry_return)`;' })).toEqual([
      wrongCount,
    ]);
  });

  it('is found in an action of its own feature, in a higher store and in the world', () => {
    const code = "tx.selectFrom('call');";
    expect(
      ownersWith({
        'src/features/call/actions/open.ts': code,
        'src/features/entry/store.ts': code,
        'world/world.ts': code,
      }),
    ).toEqual([
      'src/features/entry/store.ts:1 names call: only src/features/call/store.ts may',
      'src/features/call/actions/open.ts:1 names call: only src/features/call/store.ts may',
      'world/world.ts:1 names call: only src/features/call/store.ts may',
    ]);
  });

  it('the tables of the machine belong to the platform', () => {
    expect(ownersWith({ 'src/features/entry/store.ts': 'sql`select 1 from outbox_fact`;' })).toEqual([
      'src/features/entry/store.ts:1 names outbox_fact: only src/platform may',
    ]);
  });
});

it('the same word as a value, a fact or a sentence is no table', () => {
  const text =
    "const kind = 'entry'; announce({ name: 'entry.submitted' }); const a = sql`kind = 'entry' and call_id is null`;";
  expect(ownersWith({ 'src/surfaces/office/desk.ts': text })).toEqual([]);
});

it('tests and benches may ask what they like', () => {
  const code = "tx.selectFrom('entry');";
  expect(
    ownersWith({
      'src/features/call/call.store.test.ts': code,
      'bench/tree.ts': code,
      'journeys/vote.journey.ts': code,
    }),
  ).toEqual([]);
});

it('an invariant asks only downwards', () => {
  expect(
    ownersWith({ 'src/features/call/invariants.sql': "select 'entry' from call join entry on true;" }),
  ).toEqual(['src/features/call/invariants.sql asks entry, which is not beneath it']);
});

it('a table without a feature and a page that knows the rows are found', () => {
  const files = {
    'db/migrations/0002-b.sql':
      'create table basket (id int); alter table entry_return rename to entry_back;',
    'src/features/entry/store.ts': '',
    'src/features/entry/office.tsx': "import type { DB } from '../../../db/tables.ts';",
  };
  expect(ownersWith(files)).toEqual([
    "table basket bears no feature's name",
    'src/features/entry/office.tsx knows db/tables.ts: only stores and the platform do',
  ]);
});

it('in the house every table has one owner', () => {
  expect(owners(house())).toEqual([]);
});
