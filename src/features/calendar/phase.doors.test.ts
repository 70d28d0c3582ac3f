/** Proof at the doors that phases and deadlines are written, shown and never written over unseen. */

import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { openCollecting } from '../../../world/entering.ts';
import { useWorld } from '../../../world/fixture.ts';
import type { Call } from '../call/call.ts';
import type { Campaign } from '../campaign/campaign.ts';
import { findPlace } from '../entry/store/place.ts';

const world = useWorld();
let campaign: Campaign;
/** The version of the call that counts at the unit. */
let call: Call;
let unitId: string;

beforeAll(async () => {
  await openCollecting(world);
  campaign = await world.campaign('qinghai');
  const asked = await world.call('special-activity');
  unitId = (await world.organisation('chenguang')).id;
  const officer = await world.person('chenguang-officer');
  call = await world.read(async (tx) => (await findPlace(tx, officer, asked.id, unitId))!.call);
  // Five days in which late works are taken, and half an hour of grace.
  await sql`update call set late_until = closes_at + interval '5 days', grace_minutes = 30,
    recommend_until = greatest(recommend_until, closes_at + interval '5 days') where id = ${call.id}`.execute(
    world.owner,
  );
});

const plain = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#x27;/g, '’')
    .replace(/\s+/g, ' ');

describe('phases and deadlines', () => {
  const address = () => `/office/campaigns/${campaign.id}/calendar`;
  const line = (number: number, fields: Record<string, string>) =>
    Object.fromEntries(Object.entries(fields).map(([name, value]) => [`items.${number}.${name}`, value]));

  it('the page shows the printed words beside the instants, the paper’s fault, and the chain with its buffer', async () => {
    const page = plain((await (await world.as('qh-officer')).get(address())).text);
    expect(page).toContain('9月上旬');
    expect(page).toContain('同一事项有两个期限：“8月20日前”与“9月上旬”');
    expect(page).toContain('期限链');
    expect(page).toMatch(/-?\d+ 天/);
    const own = `/office/campaigns/${call.campaignId}/calendar`;
    const lower = plain((await (await world.as('hewan-officer')).get(own)).text);
    expect(lower).toContain('与上级同日截止，没有汇总的时间');
  });

  it('an officer writes lines without any script, removes one, and each fault stands by its field', async () => {
    const officer = await world.as('qh-officer');
    const before = (await world.campaign('qinghai')).calendar;
    const { version } = await world.campaign('qinghai');
    const fault = await officer.post(address(), {
      version,
      ...line(0, { kind: 'phase', name: '启动', fromOn: '2026-05-10', untilOn: '2026-05-01' }),
      ...line(1, { kind: 'deadline', words: '9月上旬' }),
      ...line(2, { kind: 'deadline', name: '报送', untilOn: '2026-08-20', untilAt: '25:00' }),
    });
    expect(fault.status).toBe(422);
    const shown = plain(fault.text);
    expect(shown).toContain('截止须晚于开始');
    expect(shown).toContain('时间请写成 18:00 的样子');
    expect(fault.text).toContain('items-1-name-problem');
    expect((await world.campaign('qinghai')).calendar).toEqual(before);
    const good = await officer.post(address(), {
      version,
      ...line(0, {
        key: before[0]!.key,
        kind: 'phase',
        name: '启动',
        fromOn: '2026-05-01',
        untilOn: '2026-05-31',
      }),
      ...line(1, {
        key: before[1]!.key,
        kind: 'phase',
        name: '开展',
        fromOn: '2026-06-01',
        untilOn: '2026-08-31',
        remove: 'yes',
      }),
      ...line(2, {
        kind: 'deadline',
        name: '报送',
        untilOn: '2026-09-20',
        untilAt: '22:00',
        words: '9月20日22时前',
      }),
      ...line(3, { kind: 'deadline' }),
    });
    expect([good.status, good.location]).toEqual([303, address()]);
    const after = await world.campaign('qinghai');
    expect(after.calendar.map((item) => item.name.zh)).toEqual(['启动', '报送']);
    expect(after.calendar[1]!.closesAt.toISOString()).toBe('2026-09-20T14:00:00.000Z');
    expect(plain((await officer.get(address())).text)).toContain('2026年9月20日 22:00');
  });

  it('AC-174 who saves over an older version sees what is stored and what they typed, side by side', async () => {
    const officer = await world.as('qh-officer');
    const { version } = await world.campaign('qinghai');
    const save = (name: string, over: number) =>
      officer.post(address(), {
        version: over,
        ...line(0, { kind: 'deadline', name, untilOn: '2026-09-20' }),
      });
    expect((await save('甲的期限', version)).status).toBe(303);
    const stale = await save('乙的期限', version);
    expect(stale.status).toBe(409);
    expect(plain(stale.text)).toContain('甲的期限');
    expect(stale.text).toContain('value="乙的期限"');
    expect(stale.text).toContain(`name="version" value="${version + 1}"`);
    expect((await save('乙的期限', version + 1)).status).toBe(303);
  });

  it('nobody but the owner’s officer writes (AC-036)', async () => {
    const { version } = await world.campaign('qinghai');
    for (const who of ['national-officer', 'qh-leader', 'xn-officer', 'hn-officer'] as const)
      expect((await (await world.as(who)).post(address(), { version })).status).toBe(403);
    expect((await (await world.as('hn-officer')).get(address())).status).toBe(200);
  });
});
