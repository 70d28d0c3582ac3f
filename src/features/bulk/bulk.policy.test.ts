/** Who may act on many things at once: officers for their own organisation; its other seats look on; nobody else sees it. */

import { expect, test } from 'vitest';
import { personOf } from '../../../world/seated.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { PersonId } from '../../kernel/id.ts';
import type { Verdict } from '../../kernel/verdict.ts';
import { type BulkState, bulkStates } from './bulk.ts';
import { mayBulk, mayDrop, mayForget, mayOrder, mayReverse, maySeeBulk } from './policy.ts';

const at = 'r.city.county';
const places = [
  ['self', at],
  ['parent', 'r.city'],
  ['root', 'r'],
  ['child', 'r.city.county.unit'],
  ['sibling', 'r.city.sister'],
] as const;
const actors: [string, Actor][] = [
  ...(['officer', 'leader', 'admin'] as const).flatMap((role) =>
    places.map(([name, path]): [string, Actor] => [`${role} at ${name}`, personOf('x', [[role, path]])]),
  ),
  ['a worker', personOf('worker')],
  ['anyone', { kind: 'anyone', address: '' }],
];
const bulk = (state: BulkState) => ({ organisationPath: at, state });
const verbs: Record<string, (actor: Actor) => Verdict> = {
  bulk: mayBulk,
  see: (a) => maySeeBulk(a, bulk('done')),
  order: (a) => mayOrder(a, bulk('preview')),
  drop: (a) => mayDrop(a, bulk('preview')),
  reverse: (a) => mayReverse(a, bulk('waiting'), false),
  forget: (a) => mayForget(a, { personId: 'worker' as PersonId }),
};
const cell = (verdict: Verdict): string =>
  verdict.allowed ? 'yes' : verdict.when === 'never' ? '-' : verdict.refusal.code;

test('AC-036 the matrix of acts on many things, by seat and place', () => {
  const rows = actors.map(
    ([name, actor]) =>
      `${name}: ${Object.entries(verbs)
        .map(([verb, may]) => `${verb} ${cell(may(actor))}`)
        .join(' | ')}`,
  );
  console.log(rows.join('\n'));
  expect(rows).toMatchInlineSnapshot(`
    [
      "officer at self: bulk yes | see yes | order yes | drop yes | reverse yes | forget -",
      "officer at parent: bulk yes | see - | order - | drop - | reverse - | forget -",
      "officer at root: bulk yes | see - | order - | drop - | reverse - | forget -",
      "officer at child: bulk yes | see - | order - | drop - | reverse - | forget -",
      "officer at sibling: bulk yes | see - | order - | drop - | reverse - | forget -",
      "leader at self: bulk - | see yes | order - | drop - | reverse - | forget -",
      "leader at parent: bulk - | see - | order - | drop - | reverse - | forget -",
      "leader at root: bulk - | see - | order - | drop - | reverse - | forget -",
      "leader at child: bulk - | see - | order - | drop - | reverse - | forget -",
      "leader at sibling: bulk - | see - | order - | drop - | reverse - | forget -",
      "admin at self: bulk - | see yes | order - | drop - | reverse - | forget -",
      "admin at parent: bulk - | see - | order - | drop - | reverse - | forget -",
      "admin at root: bulk - | see - | order - | drop - | reverse - | forget -",
      "admin at child: bulk - | see - | order - | drop - | reverse - | forget -",
      "admin at sibling: bulk - | see - | order - | drop - | reverse - | forget -",
      "a worker: bulk - | see - | order - | drop - | reverse - | forget yes",
      "anyone: bulk - | see - | order - | drop - | reverse - | forget -",
    ]
  `);
});

test('what has begun is not ordered again, and is taken back only where there is a way back', () => {
  const officer = personOf('x', [['officer', at]]);
  const rows = bulkStates.map((state) => {
    const one = bulk(state);
    const verdicts = [
      mayOrder(officer, one),
      mayDrop(officer, one),
      mayReverse(officer, one, true),
      mayReverse(officer, one, false),
    ];
    return `${state}: ${verdicts.map(cell).join(' ')}`;
  });
  console.log(rows.join('\n'));
  expect(rows).toEqual([
    'preview: yes yes bulk.not-reversible bulk.not-reversible',
    'waiting: bulk.not-preview bulk.not-preview yes yes',
    'running: bulk.not-preview bulk.not-preview bulk.running bulk.running',
    'done: bulk.not-preview bulk.not-preview yes bulk.too-late',
    'reversing: bulk.not-preview bulk.not-preview bulk.not-reversible bulk.not-reversible',
    'reversed: bulk.not-preview bulk.not-preview bulk.not-reversible bulk.not-reversible',
    'dropped: bulk.not-preview bulk.not-preview bulk.not-reversible bulk.not-reversible',
  ]);
});

test('bulk.not-yours: whoever sits elsewhere is told that it is another’s', () => {
  const above = personOf('x', [['officer', 'r.city']]);
  const codes = [maySeeBulk(above, bulk('done')), mayOrder(above, bulk('preview'))].map((verdict) =>
    verdict.allowed ? 'yes' : verdict.refusal.code,
  );
  expect(codes).toEqual(['bulk.not-yours', 'bulk.not-yours']);
});
