/** Acts on many works of a round: given to a judge, let on, left out; each by its own rules, and taken back while unchanged. */

import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';
import { must } from '../../../world/world.ts';
import type { Person } from '../../kernel/actor.ts';
import { bulkRoom } from '../../main/slots.tsx';
import { type Plot, plotRound, seatIn, workOf } from '../panel/plotting.test.ts';
import { decide } from '../review/actions/decide.ts';
import { undoDecision } from '../review/actions/undo-decision.ts';
import { findRoundOfPanel, getRound } from '../review/store.ts';
import { freezeBulkWith } from './actions/freeze-bulk.ts';
import { orderBulkWith } from './actions/order-bulk.ts';
import { reverseBulkWith } from './actions/reverse-bulk.ts';
import type { BulkId, Setting } from './bulk.ts';
import { getBulk, listItems } from './store.ts';

const world = useWorld();
let [plot, runner]: [Plot, Person] = [] as never;
let roundId: string;

beforeAll(async () => {
  plot = await plotRound(world, ['yintan-solar', 'yintan-dairy', 'hewan-transit'], 1);
  runner = await world.person('huangnan-officer');
  roundId = await world.read(async (tx) => (await findRoundOfPanel(tx, plot.panel.id))!.id);
});

async function frozen(act: string, q: string, setting: Setting): Promise<BulkId> {
  return must(
    await world.doing(runner, (doing) =>
      freezeBulkWith(bulkRoom)(doing, { list: 'entry', act, q, ...setting }),
    ),
  );
}
async function turn(id: BulkId, way: typeof orderBulkWith | typeof reverseBulkWith): Promise<void> {
  const bulk = await world.read((tx) => getBulk(tx, id));
  must(await world.doing(runner, (doing) => way(bulkRoom)(doing, bulk, bulk)));
}
async function said(id: BulkId): Promise<string[]> {
  const { items } = await world.read((tx) => listItems(tx, id, { page: 1, size: 100 }));
  return items
    .map(
      (i) =>
        `${i.title.slice(8)}: ${[i.outcome, i.told?.code ?? i.refusal?.code].filter(Boolean).join(' ') || 'ahead'}`,
    )
    .sort();
}
const roundOf = () => world.read((tx) => getRound(tx, roundId));

describe('works given to a judge by a query', () => {
  test('are given where there is no conflict, and taken back where nothing was scored since', async () => {
    const judge = await seatIn(world, plot, 'judge-nima', 'yintan-dairy');
    const target = `${plot.panel.id}.${judge.personId}`;
    const id = await frozen('entry.assign', 'title:"Film of"', { target });
    expect(await said(id)).toEqual([
      ...['hewan-transit: ahead', 'yintan-dairy: panel.conflicted', 'yintan-solar: ahead'],
    ]);
    await turn(id, orderBulkWith);
    expect(await said(id)).toContain('hewan-transit: done');
    const again = await frozen('entry.assign', 'title:"Film of hewan-transit"', { target });
    expect(await said(again)).toEqual(['hewan-transit: panel.has-work']);
    const round = await roundOf();
    const { entryId } = workOf(plot, 'hewan-transit');
    const score = sql`
      insert into review_score (round_id, entry_id, judge_id, marks, updated_at)
      values (${round.id}, ${entryId}, ${judge.personId}, '{}', clock_now())`;
    await score.execute(world.owner);
    await turn(id, reverseBulkWith);
    expect(await said(id)).toContain('hewan-transit: kept bulk.scored');
    await sql`delete from review_score where round_id = ${round.id}`.execute(world.owner);
  });

  test('a judge or a round that is not one’s own is no target', async () => {
    const outcome = await world.doing(runner, (doing) =>
      freezeBulkWith(bulkRoom)(doing, { list: 'entry', act: 'entry.assign', target: `${plot.panel.id}.x` }),
    );
    expect(outcome).toMatchObject({ refusals: [{ code: 'shape.not-chosen', field: 'target' }] });
  });
});

describe('works decided by a query', () => {
  test('are let on or left out with the reason; what somebody decided otherwise since is kept', async () => {
    const round = await roundOf();
    await sql`update review_round set panel_id = null, stage = stage || '{"kind": "format-check"}'::jsonb where id = ${round.id}`.execute(
      world.owner,
    );
    const target = round.id;
    const out = await frozen('entry.out', 'title:"Film of hewan-transit"', { target, reason: 'too long' });
    await turn(out, orderBulkWith);
    const on = await frozen('entry.on', 'title:"Film of"', { target });
    expect(await said(on)).toEqual([
      ...['hewan-transit: review.decided-already', 'yintan-dairy: ahead', 'yintan-solar: ahead'],
    ]);
    await turn(on, orderBulkWith);
    const { entryId } = workOf(plot, 'yintan-dairy');
    const now = { round: await roundOf() };
    must(await world.doing(runner, (doing) => undoDecision(doing, now, { entryId })));
    const other = { outcome: 'out' as const, reason: 'seen again', entries: [entryId] };
    must(await world.doing(runner, (doing) => decide(doing, now, other)));
    await turn(on, reverseBulkWith);
    expect(await said(on)).toEqual([
      ...['hewan-transit: review.decided-already', 'yintan-dairy: kept bulk.moved', 'yintan-solar: reversed'],
    ]);
  });

  test('bulk.not-in-round: what is no work of the round is told so', async () => {
    const { id: target } = await roundOf();
    await sql`
      insert into entry (id, call_id, campaign_id, unit_id, title, state, entered_by, sent_by, created_at, updated_at)
      select gen_random_uuid(), e.call_id, e.campaign_id, ${(await world.organisation('huangnan')).id}, 'Film of nobody',
        'draft', 'unit', e.sent_by, e.created_at, e.updated_at from entry e limit 1`.execute(world.owner);
    const id = await frozen('entry.on', 'title:"Film of nobody"', { target });
    expect(await said(id)).toEqual(['nobody: bulk.not-in-round']);
    await sql`delete from bulk_item`.execute(world.owner);
    await sql`delete from entry where title = 'Film of nobody'`.execute(world.owner);
  });
});
