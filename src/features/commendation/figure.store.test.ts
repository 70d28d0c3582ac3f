/** Awards count for a unit only where the result stands: by tier, without prizes by votes, works out, revoked certificates. */

import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';
import { showWorks } from '../../../world/shown-works.ts';
import type { Tx } from '../../platform/db.ts';
import { countAwards, countAwardsBeneath } from '../award/store/count.ts';
import type { Call } from '../call/call.ts';
import type { Entry } from '../entry/entry.ts';

const world = useWorld();
let call: Call;
let works: Entry[];

beforeAll(async () => {
  works = await showWorks(world, 'platform', [
    { unit: 'chenguang', title: '一等' },
    { unit: 'hewan-transit', title: '二等' },
    { unit: 'yintan-solar', title: '票王' },
  ]);
  call = await world.call('platform');
});

/** Within a transaction that is thrown away: what is planted there breaks nothing. */
async function planted<T>(state: string, work: (tx: Tx, resultId: string) => Promise<T>): Promise<T> {
  const tx = await world.owner.startTransaction().execute();
  try {
    const stood = state === 'standing';
    const result = await sql<{ id: string }>`
      insert into award_result (id, call_id, campaign_id, organisation_id, formula, state, computed_at, publishes_at, notice_until, stood_at)
      select gen_random_uuid(), ${call.id}, ${call.campaignId}, ${call.ownerId},
        '{"awards": [{"award": "gold", "count": 1}, {"award": "silver", "count": 1}]}', ${state}, now(),
        ${stood ? new Date() : null}, ${stood ? new Date() : null}, ${stood ? new Date() : null} returning id`.execute(
      tx,
    );
    const { id } = result.rows[0]!;
    for (const [index, award] of ['gold', 'silver', 'popular'].entries())
      await sql`
        insert into award_place (result_id, entry_id, rank, judges_mean, votes, vote_points, composite, award, computed_rank)
        values (${id}, ${works[index]!.id}, ${index + 1}, 90, 0, 0, 90, ${award}, ${index + 1})`.execute(tx);
    return await work(tx, id);
  } finally {
    await tx.rollback().execute();
  }
}
const all = (tx: Tx) => countAwards(tx, [call.lineage]);

test('only a result that stands counts, tier by tier; a prize by votes alone never does', async () => {
  expect(await planted('prepared', all)).toEqual({ all: 0, first: 0, second: 0, third: 0 });
  expect(await planted('standing', all)).toEqual({ all: 2, first: 1, second: 1, third: 0 });
});

test('counted for every organisation the works come from beneath, each once', async () => {
  const [xining, hainan] = [await world.organisation('xining'), await world.organisation('hainan')];
  const found = await planted('standing', (tx) =>
    countAwardsBeneath(tx, [call.lineage], [xining.id, hainan.id]),
  );
  expect(found.get(xining.id)).toEqual({ all: 2, first: 1, second: 1, third: 0 });
  expect(found.get(hainan.id) ?? { all: 0 }).toMatchObject({ all: 0 });
});

test('a work that is out, or whose certificate was revoked, has won nothing', async () => {
  const out = await planted('standing', async (tx, id) => {
    await sql`update award_place set out_reason = '查实抄袭' where result_id = ${id} and award = 'gold'`.execute(
      tx,
    );
    return all(tx);
  });
  expect(out).toEqual({ all: 1, first: 0, second: 1, third: 0 });
  const revoked = await planted('standing', async (tx, id) => {
    await sql`
      insert into award_certificate (id, organisation_id, campaign_id, call_id, result_id, entry_id, award, award_zh, title, makers,
        unit_id, number, code, issued_at, revocation_reason, revoked_at)
      values (gen_random_uuid(), ${call.ownerId}, ${call.campaignId}, ${call.id}, ${id}, ${works[0]!.id}, 'gold', '金奖', '一等', '[]',
        ${works[0]!.unitId}, 'X-1', gen_random_uuid(), now(), '查实抄袭', now())`.execute(tx);
    return all(tx);
  });
  expect(revoked).toEqual({ all: 1, first: 0, second: 1, third: 0 });
});
