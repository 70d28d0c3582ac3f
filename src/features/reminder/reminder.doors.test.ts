/** Standings and reminders at their doors, on a real database: seen by the owner only, previewed, sent once a day. */

import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';
import { dayOf, instantAt, plusDays } from '../../kernel/period.ts';
import { done } from '../../kernel/verdict.ts';
import type { Campaign } from '../campaign/campaign.ts';
import { setMail } from '../message/store/setting.ts';
import { listLetters } from '../message/store.ts';
import { remindByDate } from './actions/remind-by-date.ts';
import { countStandings, listStandings } from './store.ts';

const world = useWorld();
const path = (campaign: Campaign) => `/office/campaigns/${campaign.id}`;
const all = { page: 1, size: 1000 };

/** Those in whom a thing is missing and who can be written to. */
async function missing(campaign: Campaign, kind: 'sign' | 'adopt' | 'report') {
  const found = await world.read((tx, now) => listStandings(tx, campaign, now, all, kind));
  return found.items.filter((one) => !one.isOutside && one.officers > 0);
}
const lettersOf = async (username: Parameters<typeof world.person>[0]) => {
  const person = await world.person(username);
  const { items } = await world.read((tx) => listLetters(tx, person.id, { page: 1, size: 50 }));
  return items.filter((letter) => letter.kind === 'reminder.sent');
};

describe('where those beneath stand', () => {
  test('the owner sees who has signed, adopted and reported, filtered and counted alike', async () => {
    const campaign = await world.campaign('qinghai');
    const officer = await world.as('qh-officer');
    const page = await officer.get(`${path(campaign)}/standing`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('西宁市总工会');
    const counts = await world.read((tx) => countStandings(tx, campaign));
    expect(counts.all).toBeGreaterThan(5);
    for (const kind of ['sign', 'adopt', 'report'] as const) {
      const found = await world.read((tx, now) => listStandings(tx, campaign, now, all, kind));
      expect([kind, found.total]).toEqual([kind, counts[kind]]);
      expect(found.items.every((one) => one.missing.includes(kind))).toBe(true);
    }
    const filtered = await officer.get(`${path(campaign)}/standing?missing=report`);
    expect(filtered.text).toContain(`没有活动 ${counts.report}`);
    expect((await officer.get(`${path(campaign)}/standing?lang=en&missing=odd&page=-3`)).text).toContain(
      'beneath',
    );
  });

  test('it is a working list, not a public one: above, beside, beneath and outside it does not exist (404)', async () => {
    const campaign = await world.campaign('qinghai');
    for (const username of [
      'national-officer',
      'xn-officer',
      'hn-leader',
      'chenguang-officer',
      'worker-ma',
    ] as const) {
      const client = await world.as(username);
      expect([username, (await client.get(`${path(campaign)}/standing`)).status]).toEqual([username, 404]);
      const sent = await client.post(`${path(campaign)}/reminders`, {
        kind: 'sign',
        all: 'yes',
        words: '请签收',
      });
      expect([username, sent.status]).toEqual([username, 404]);
    }
    expect((await world.anyone().get(`${path(campaign)}/standing`)).status).toBe(401);
  });

  test('the leader sees it and does not remind (reminder.not-owner)', async () => {
    const campaign = await world.campaign('qinghai');
    const leader = await world.as('qh-leader');
    expect((await leader.get(`${path(campaign)}/standing`)).status).toBe(200);
    const sent = await leader.json(`${path(campaign)}/reminders`, {
      kind: 'sign',
      to: [],
      all: true,
      words: 'x',
    });
    expect([sent.status, sent.body.code]).toEqual([403, 'reminder.not-owner']);
  });
});

describe('a reminder', () => {
  test('is previewed with its recipients and words, changed, sent; the officers get it, for their organisation', async () => {
    const campaign = await world.campaign('qinghai');
    const officer = await world.as('qh-officer');
    const [one] = await missing(campaign, 'report');
    const chosen = await officer.post(`${path(campaign)}/standing/choose`, {
      kind: 'report',
      to: [one!.organisationId],
    });
    expect(chosen.status).toBe(303);
    const preview = await officer.get(chosen.location!);
    expect(preview.text).toContain(one!.name.zh);
    expect(preview.text).toContain('如已开展线下活动');
    const sent = await officer.post(`${path(campaign)}/reminders`, {
      kind: 'report',
      to: [one!.organisationId],
      words: '周五前请报一次，谢谢。',
    });
    expect([sent.status, sent.location]).toEqual([303, `${path(campaign)}/standing`]);
    await world.runWorker();
    await world.runWorker();
    const told = await world.read(async (tx) => {
      const rows = await sql<{ n: number }>`
        select count(*)::int as n from message_letter where kind = 'reminder.sent'
          and about ->> 'words' = '周五前请报一次，谢谢。' and link = '/office/activities/new'`.execute(tx);
      return rows.rows[0]!.n;
    });
    expect(told).toBe(one!.officers);
    expect((await officer.get(`${path(campaign)}/standing`)).text).not.toContain('{words}');
  });

  test('nobody is told the same thing twice within 24 hours, and the refusal names them (reminder.too-soon)', async () => {
    const campaign = await world.campaign('qinghai');
    const officer = await world.as('qh-officer');
    const [one] = (await missing(campaign, 'report')).filter((s) => s.remindedAt.report);
    const form = { kind: 'report', to: [one!.organisationId], words: '再催一次' };
    const again = await officer.post(`${path(campaign)}/reminders`, form);
    expect(again.status).toBe(409);
    for (const words of [`${one!.name.zh}在 24 小时内已就此事催过`, '再催一次'])
      expect(again.text).toContain(words);
    await world.advanceDays(1);
    expect((await officer.post(`${path(campaign)}/reminders`, form)).status).toBe(303);
  });

  test('two officers at once tell nobody twice', async () => {
    const campaign = await world.campaign('qinghai');
    const officer = await world.as('qh-officer');
    await world.advanceDays(2);
    const before = (await lettersOf('hn-officer')).length;
    const form = { kind: 'report', all: 'yes', words: '一起催' };
    const answers = await Promise.all([1, 2, 3].map(() => officer.post(`${path(campaign)}/reminders`, form)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([303, 422, 422]);
    const late = await officer.json(`${path(campaign)}/reminders`, { ...form, to: [], all: true });
    expect(late.body.code).toBe('reminder.nobody');
    await world.runWorker();
    const isMissing = (await missing(campaign, 'report')).some((one) => one.name.zh === '海南州总工会');
    expect((await lettersOf('hn-officer')).length - before).toBe(isMissing ? 1 : 0);
  });

  test('AC-050 one foreign organisation among those ticked refuses all, without saying which', async () => {
    const campaign = await world.campaign('qinghai');
    const officer = await world.as('qh-officer');
    await world.advanceDays(2);
    const [one] = await missing(campaign, 'report');
    const foreign = await world.organisation('chenguang');
    const body = { kind: 'report', to: [one!.organisationId, foreign.id], all: false, words: '请报' };
    const sent = await officer.json(`${path(campaign)}/reminders`, body);
    expect([sent.status, sent.body.code]).toEqual([422, 'reminder.unknown-organisation']);
    expect(JSON.stringify(sent.body)).not.toContain(foreign.name.zh);
    const after = await missing(campaign, 'report');
    expect(after.find((s) => s.organisationId === one!.organisationId)!.remindedAt.report).toEqual(
      one!.remindedAt.report,
    );
  });

  test('words that are too long or missing come back with their field', async () => {
    const campaign = await world.campaign('qinghai');
    const officer = await world.as('qh-officer');
    const empty = await officer.json(`${path(campaign)}/reminders`, { kind: 'report', to: [], all: true });
    expect([empty.status, empty.body.code]).toEqual([422, 'shape.required']);
    const long = await officer.post(`${path(campaign)}/reminders`, {
      kind: 'report',
      all: 'yes',
      words: '长'.repeat(301),
    });
    expect([long.status, long.text.includes('长'.repeat(301))]).toEqual([422, true]);
  });

  test('organisations outside or without an officer are listed to be told by phone, and never written to', async () => {
    const campaign = await world.campaign('qinghai');
    const officer = await world.as('qh-officer');
    const hainan = await world.organisation('hainan');
    await sql`update organisation set is_outside = true where id = ${hainan.id}`.execute(world.owner);
    const page = await officer.get(`${path(campaign)}/standing?missing=report`);
    if (page.text.includes(hainan.name.zh)) expect(page.text).toContain('系统外单位，请电话告知');
    await world.advanceDays(2);
    const before = (await lettersOf('hn-officer')).length;
    expect(
      (await officer.post(`${path(campaign)}/reminders`, { kind: 'report', all: 'yes', words: '请报' }))
        .status,
    ).toBe(303);
    await world.runWorker();
    expect((await lettersOf('hn-officer')).length).toBe(before);
    await sql`update organisation set is_outside = false where id = ${hainan.id}`.execute(world.owner);
  });

  test('pressed at night it stands in the inbox at once, and by mail only from 08:00', async () => {
    const campaign = await world.campaign('qinghai');
    const officer = await world.as('qh-officer');
    await world.setClock(instantAt(dayOf(plusDays(await world.now(), 3)), '23:10'));
    const [one] = await missing(campaign, 'report');
    const seats = await sql<{ person_id: string }>`
      select person_id from organisation_seat where organisation_id = ${one!.organisationId} and role = 'officer'`.execute(
      world.owner,
    );
    const personId = seats.rows[0]!.person_id as Parameters<typeof setMail>[1];
    await world.doing({ kind: 'machine' }, async ({ tx, now }) =>
      done(await setMail(tx, personId, 'night@x.example', now)),
    );
    const preview = await officer.get(
      `${path(campaign)}/reminders/new?kind=report&to=${one!.organisationId}`,
    );
    expect(preview.text).toContain('现在是 22:00–8:00');
    const form = { kind: 'report', to: [one!.organisationId], words: '夜里写的' };
    expect((await officer.post(`${path(campaign)}/reminders`, form)).status).toBe(303);
    await world.runWorker();
    const rows = await sql<{ at: Date }>`
      select d.next_try_at as at from message_delivery d join message_letter l on l.id = d.letter_id
      where l.person_id = ${personId} and l.about ->> 'words' = '夜里写的'`.execute(world.owner);
    expect(rows.rows.map((row) => row.at)).toEqual([
      instantAt(dayOf(plusDays(await world.now(), 1)), '08:00'),
    ]);
  });
});

describe('by date', () => {
  const runAt = async (at: Date) => {
    await world.setClock(at);
    await world.doing({ kind: 'machine' }, async (doing) => done(await remindByDate(doing)));
    await world.doing({ kind: 'machine' }, async (doing) => done(await remindByDate(doing)));
  };
  const sentOf = async (campaign: Campaign) => {
    const rows = await sql<{ occasion: string; kind: string }>`
      select occasion, kind from reminder where campaign_id = ${campaign.id} and occasion is not null order by at`.execute(
      world.owner,
    );
    return rows.rows.filter((row) => row.kind === 'report').map((row) => row.occasion);
  };

  test('officers are told 7 days and 1 day before and 1 day after, each once, not at night, not when it is switched off', async () => {
    const officer = await world.as('qh-officer');
    const campaign = await world.campaign('qinghai');
    const dueAt = instantAt(dayOf(plusDays(await world.now(), 30)), '00:00');
    await sql`
      update campaign set report_due_at = ${dueAt}, report_until = greatest(report_until, ${dueAt}), closes_at = greatest(closes_at, ${plusDays(dueAt, 5)})
      where id = ${campaign.id}`.execute(world.owner);
    const at = (days: number, clock: string) => instantAt(dayOf(plusDays(dueAt, days)), clock);
    await runAt(at(-8, '12:00'));
    await runAt(at(-7, '03:00'));
    expect(await sentOf(campaign)).toEqual([]);
    await runAt(at(-7, '08:30'));
    await runAt(at(-7, '15:00'));
    expect(await sentOf(campaign)).toEqual(['before-7']);
    await runAt(at(-1, '09:00'));
    expect(await sentOf(campaign)).toEqual(['before-7', 'before-1']);
    const off = await officer.post(`${path(campaign)}/standing/automatic`, { version: 0 });
    expect(off.status).toBe(303);
    await runAt(at(1, '09:00'));
    expect(await sentOf(campaign)).toEqual(['before-7', 'before-1']);
    expect(
      (await officer.post(`${path(campaign)}/standing/automatic`, { automatic: 'yes', version: 1 })).status,
    ).toBe(303);
    await runAt(at(1, '10:00'));
    expect(await sentOf(campaign)).toEqual(['before-7', 'before-1', 'after-1']);
    await world.runWorker();
    expect(
      (await world.read((tx) => listAnyReminders(tx))).some((words) => words.startsWith('期限已过。')),
    ).toBe(true);
  });

  const listAnyReminders = async (tx: Parameters<typeof countStandings>[0]) => {
    const rows = await sql<{
      words: string;
    }>`select about ->> 'words' as words from message_letter where kind = 'reminder.sent'`.execute(tx);
    return rows.rows.map((row) => row.words);
  };

  test('two who switch it at once: the second sees what stands and what they wanted (http.stale)', async () => {
    const officer = await world.as('qh-officer');
    const campaign = await world.campaign('qinghai');
    const stale = await officer.post(`${path(campaign)}/standing/automatic`, { version: 1 });
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('刚刚已被他人改为：');
  });
});

test('a campaign that has ended reminds nobody (reminder.not-running)', async () => {
  const officer = await world.as('qh-officer');
  const campaign = await world.campaign('qinghai');
  await sql`update campaign set state = 'closed', ended_at = now() where id = ${campaign.id}`.execute(
    world.owner,
  );
  const sent = await officer.json(`${path(campaign)}/reminders`, {
    kind: 'report',
    to: [],
    all: true,
    words: '请报',
  });
  expect([sent.status, sent.body.code]).toEqual([409, 'reminder.not-running']);
});
