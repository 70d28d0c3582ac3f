/** A unit, or a whole branch, goes elsewhere: its figures follow in running campaigns, and stay where a campaign has ended. */

import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { OrganisationKey } from '../../../world/federation.ts';
import { useWorld } from '../../../world/fixture.ts';
import { machine, must, useRecount } from '../../../world/recount.ts';
import type { CampaignId, OrganisationId } from '../../kernel/id.ts';
import { plusDays } from '../../kernel/period.ts';
import { done } from '../../kernel/verdict.ts';
import { createCampaign } from '../campaign/actions/create-campaign.ts';
import { settleMoved } from './reactions.ts';
import { noteUnsettled, settlePlaces } from './store/place.ts';
import { holdProgress, moveProgress } from './store.ts';

const world = useWorld();
const ledger = useRecount(world);

/** The facts of moves so far, the last first. */
async function movesOf(key: OrganisationKey): Promise<string[]> {
  const found = await sql<{ path: string }>`
    select before ->> 'path' as path from outbox_fact where name = 'organisation.moved' and subject_id = ${await ledger.idOf(key)}
    order by id desc`.execute(world.owner);
  return found.rows.map((row) => row.path);
}

const hear = async (left: string) =>
  must(
    await world.doing(machine, async (doing) => {
      const at = doing.now;
      const fact = {
        id: '0',
        at,
        name: 'organisation.moved' as const,
        subjectId: '',
        before: { path: left },
      };
      return done(await settleMoved(doing, fact));
    }),
  );

/** A topmost campaign of its own, which nobody has counted anything for. */
async function campaignOf(organisationId: OrganisationId) {
  return must(
    await world.doing(machine, (doing) =>
      createCampaign(doing, {
        ...{
          organisationId,
          year: doing.now.getUTCFullYear() - 1,
          title: { zh: '上一年' },
          calendar: [],
          supplements: [],
        },
        ...{
          opensAt: plusDays(doing.now, -50),
          closesAt: plusDays(doing.now, 1),
          state: 'running' as const,
        },
        activitiesFrom: plusDays(doing.now, -50),
      }),
    ),
  );
}
const close = (id: CampaignId) =>
  sql`update campaign set state = 'closed' where id = ${id}`.execute(world.owner);

describe('a move', () => {
  test('takes a unit’s figures from the line it left to the line it joined; what both share stays', async () => {
    const line = ['wangling', 'hewan', 'xining', 'qinghai'] as const;
    const before = await ledger.contactsAt(line);
    await ledger.count('chenguang', { contacts: 40 });
    const [own] = await ledger.contactsAt(['chenguang']);
    const counted = [before[0], before[1]! + 40, before[2]! + 40, before[3]! + 40];
    expect(await ledger.contactsAt(line)).toEqual(counted);
    await ledger.move('chenguang', 'wangling');
    expect(await ledger.contactsAt(line)).toEqual(counted);
    await ledger.settleAll();
    expect(await ledger.contactsAt(line)).toEqual([
      before[0]! + own!,
      counted[1]! - own!,
      counted[2],
      counted[3],
    ]);
  });

  test('heard twice, late, or in another order it ends the same', async () => {
    await ledger.count('chenguang', { contacts: 7, hours: 2 });
    for (const beneath of ['park', 'wangling', 'hainan'] as const) await ledger.move('chenguang', beneath);
    const left = await movesOf('chenguang');
    for (const path of [...left, ...[...left].reverse()]) await hear(path);
    const root = await ledger.rootOf();
    expect(await ledger.kept(root, ['contacts', 'hours'])).toEqual(
      await ledger.recount(root, ['contacts', 'hours']),
    );
    await ledger.settleAll();
    expect(await ledger.kept(root, ['contacts', 'hours'])).toEqual(
      await ledger.recount(root, ['contacts', 'hours']),
    );
  });

  test('in the middle of a year; a campaign that has ended keeps last year’s truth, also when something is undone there', async () => {
    const old = await campaignOf(await ledger.idOf('qinghai'));
    const keys = ['hewan', 'wangling', 'qinghai', 'national'] as const;
    const first = await ledger.count('hewan-transit', { contacts: 30 }, old.id);
    await ledger.count('hewan-transit', { contacts: 5 }, old.id);
    await close(old.id);
    await ledger.move('hewan-transit', 'wangling');
    await ledger.settleAll();
    // The topmost owner is the province: nobody above it counts its campaign.
    expect(await ledger.contactsAt(keys, old.id)).toEqual([35, 0, 35, 0]);
    await ledger.undo(first);
    expect(await ledger.contactsAt(keys, old.id)).toEqual([5, 0, 5, 0]);
  });

  test('out of the owner’s tree counts for nobody there; come back, it counts again', async () => {
    const own = await campaignOf(await ledger.idOf('xining'));
    const keys = ['hewan', 'xining', 'hainan', 'qinghai'] as const;
    await ledger.count('hewan-transit', { contacts: 12 }, own.id);
    expect(await ledger.contactsAt(keys, own.id)).toEqual([12, 12, 0, 0]);
    await ledger.move('hewan', 'hainan');
    await ledger.settleAll();
    expect(await ledger.contactsAt(keys, own.id)).toEqual([0, 0, 0, 0]);
    await ledger.move('hewan', 'xining');
    await ledger.settleAll();
    expect(await ledger.contactsAt(keys, own.id)).toEqual([12, 12, 0, 0]);
    await close(own.id);
  });

  test('of a large subtree is settled batch by batch; between two batches every sum is still right for where it is counted', async () => {
    const root = await ledger.rootOf();
    for (const unit of ['chenguang', 'hewan-transit', 'hewan-hospital'] as const)
      await ledger.count(unit, { contacts: 3 });
    const left = (await world.organisation('hewan')).path;
    await ledger.move('hewan', 'hainan');
    const settle = (most: number) =>
      world.doing(machine, async ({ tx }) => done(await settlePlaces(tx, root, most))).then(must);
    must(
      await world.doing(machine, async ({ tx }) => {
        await holdProgress(tx, root);
        return done(await noteUnsettled(tx, root, left));
      }),
    );
    let batches = 1;
    while (await settle(1)) {
      batches++;
      expect(await ledger.brokenNow()).toEqual([]);
    }
    expect(batches).toBeGreaterThan(3);
    expect(await ledger.kept(root, ['contacts'])).toEqual(await ledger.recount(root, ['contacts']));
  });

  test('a unit that is counted for the first time while it moves is found too', async () => {
    const { id: root } = await campaignOf(await ledger.idOf('qinghai'));
    const [unitId, left] = [await ledger.idOf('grid-lines'), (await world.organisation('grid-lines')).path];
    let go: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    const slow = world.doing(machine, async ({ tx }) => {
      await moveProgress(tx, { rootCampaignId: root, unitId }, { contacts: 9 });
      await gate;
      return done(undefined);
    });
    const began = new Promise((resolve) => setTimeout(resolve, 150));
    await began;
    const moving = ledger.move('grid-lines', 'hainan');
    await moving;
    const heard = hear(left);
    setTimeout(go, 150);
    must(await slow);
    ledger.note({ unit: 'grid-lines', root, movement: { contacts: 9 } });
    await heard;
    expect((await ledger.kept(root, ['contacts'])).length).toBe(3);
    expect(await ledger.kept(root, ['contacts'])).toEqual(await ledger.recount(root, ['contacts']));
    await close(root);
  });
});
