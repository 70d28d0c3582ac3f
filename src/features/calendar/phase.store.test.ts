/** Proof that a calendar is never written over unseen, and that a person has one feed at a time. */

import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';
import { dayOf } from '../../kernel/period.ts';
import type { Outcome } from '../../kernel/verdict.ts';
import { makeFeed } from './actions/make-feed.ts';
import { revokeFeed } from './actions/revoke-feed.ts';
import { setCalendar } from './actions/set-calendar.ts';
import { typedOf } from './phase.ts';

const world = useWorld();
const codesOf = (outcome: Outcome<unknown>) => (outcome.ok ? [] : outcome.refusals.map((r) => r.code));

describe('a feed', () => {
  it('a person has one address at a time, and revokes it once', async () => {
    const officer = await world.person('hn-officer');
    const make = () => world.doing(officer, makeFeed('a secret'));
    const revoke = () => world.doing(officer, revokeFeed);
    expect([codesOf(await make()), codesOf(await make())]).toEqual([[], ['calendar.feed-stands']]);
    expect([codesOf(await revoke()), codesOf(await revoke())]).toEqual([[], ['calendar.feed-gone']]);
    expect(codesOf(await make())).toEqual([]);
  });
});

describe('the calendar of a campaign', () => {
  it('AC-174 two officers save over one version: the second is refused and nothing is lost', async () => {
    const campaign = await world.campaign('qinghai');
    const officer = await world.person('qh-officer');
    const items = campaign.calendar.map(typedOf);
    const save = (name: string) =>
      world.doing(officer, (doing) =>
        setCalendar(doing, campaign, {
          version: campaign.version,
          items: [...items, { kind: 'deadline', name, untilOn: dayOf(campaign.closesAt) }],
        }),
      );
    const outcomes = [await save('甲'), await save('乙')];
    expect(outcomes.map(codesOf)).toEqual([[], ['http.stale']]);
    const after = await world.campaign('qinghai');
    expect(after.calendar.at(-1)?.name.zh).toBe('甲');
    expect(after.version).toBe(campaign.version + 1);
    expect(after.calendar.slice(0, -1).map((item) => [item.key, item.closesAt])).toEqual(
      campaign.calendar.map((item) => [item.key, item.closesAt]),
    );
    const kept = await sql<{ version: number }>`
      select version from campaign_version where campaign_id = ${campaign.id}`.execute(world.owner);
    expect(kept.rows.map((row) => row.version)).toContain(after.version);
  });
});
