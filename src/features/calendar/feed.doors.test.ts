/** Proof at the doors that feeds hold the dates that count, and open to nobody else. */

import ICAL from 'ical.js';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { openCollecting } from '../../../world/entering.ts';
import { type Client, useWorld } from '../../../world/fixture.ts';
import { dayOf, plusDays } from '../../kernel/period.ts';
import type { Call } from '../call/call.ts';
import type { Campaign } from '../campaign/campaign.ts';
import { getCampaign } from '../campaign/store.ts';
import { findPlace } from '../entry/store/place.ts';

const world = useWorld();
const reason = '连日暴雨，厂区停电';
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

/** An extension of entries at Hewan, prepared and granted at the doors. */
async function extend(over: Record<string, string | undefined> = {}): Promise<string> {
  const list = `/office/campaigns/${campaign.id}/extensions`;
  const hewan = await world.organisation('hewan');
  const fields = { what: 'entries', organisationId: hewan.id, usesMax: '1', reason, ...over };
  const prepared = await (await world.as('qh-officer')).post(list, fields);
  expect([prepared.status, prepared.location]).toEqual([303, list]);
  const leader = await world.as('qh-leader');
  const page = await leader.get(list);
  const action = /\/office\/extensions\/[0-9a-f-]{36}\/grant/.exec(page.text)![0];
  expect((await leader.post(action)).status).toBe(303);
  return action.split('/')[3]!;
}

type Event = { uid: string; summary: string; startDate: ICAL.Time; endDate: ICAL.Time };
function eventsIn(text: string): Event[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map((one) => {
    expect(one.getFirstPropertyValue('dtstamp')).toBeTruthy();
    return new ICAL.Event(one) as unknown as Event;
  });
}

describe('feeds', () => {
  it('a campaign’s feed holds its deadlines at the instants that count, with stable names', async () => {
    const path = `/calendar/campaigns/${call.campaignId}/feed.ics`;
    const answer = await world.anyone().get(path);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      'text/calendar; charset=utf-8',
    ]);
    const events = eventsIn(answer.text);
    const due = events.find((one) => one.uid === `call-${call.id}-entries@tongxin`)!;
    expect(due.endDate.toJSDate()).toEqual(call.closesAt);
    expect(new Set(events.map((one) => one.uid)).size).toBe(events.length);
    const again = eventsIn((await world.anyone().get(path)).text);
    expect(again.map((one) => one.uid)).toEqual(events.map((one) => one.uid));
    expect(
      (await world.anyone().get('/calendar/campaigns/0190a000-0000-7000-8000-000000000000/feed.ics')).status,
    ).toBe(404);
  });

  it('whole phases are whole days, by the calendar of Shanghai', async () => {
    const answer = await world.anyone().get(`/calendar/campaigns/${call.campaignId}/feed.ics`);
    const own = (await world.read((tx) => getCampaign(tx, call.campaignId))).calendar;
    const phases = eventsIn(answer.text).filter((event) => event.startDate.isDate);
    expect(phases).toHaveLength(own.filter((item) => item.kind === 'phase').length);
    for (const item of own.filter((one) => one.kind === 'phase')) {
      const event = phases.find((one) => one.uid.includes(`-${item.key}@`))!;
      expect([event.startDate.toString(), event.endDate.toString()]).toEqual([
        dayOf(item.opensAt),
        dayOf(item.closesAt),
      ]);
    }
  });

  const addressOn = (text: string) => /\/calendar\/people\/[A-Za-z0-9_-]+\/feed\.ics/.exec(text)?.[0];
  async function makeFeed(client: Client): Promise<string> {
    expect((await client.post('/my/calendar/make')).status).toBe(303);
    return addressOn((await client.get('/my/calendar')).text)!;
  }

  it('a person’s feed follows their seats and extensions, says nothing about people, and is theirs to revoke', async () => {
    const officer = await world.as('hewan-officer');
    expect((await officer.post('/my/calendar/make')).status).toBe(303);
    expect((await officer.post('/my/calendar/make')).status).toBe(409);
    const path = addressOn((await officer.get('/my/calendar')).text)!;
    const until = dayOf(plusDays(call.closesAt, 40));
    const id = await extend({ untilOn: until });
    const feed = await world.anyone().get(path);
    expect(feed.headers.get('cache-control')).toBe('private, no-store');
    const due = eventsIn(feed.text).find((one) => one.uid === `call-${call.id}-entries@tongxin`)!;
    expect(due.endDate.toJSDate()).toEqual(plusDays(call.closesAt, 41));
    expect(due.summary).toContain('已延期');
    const person = await world.person('hewan-officer');
    for (const secret of [person.name, person.username, reason]) expect(feed.text).not.toContain(secret);
    await (await world.as('qh-leader')).post(`/office/extensions/${id}/end`);
    expect((await officer.post('/my/calendar/revoke')).status).toBe(303);
    expect((await world.anyone().get(path)).status).toBe(404);
    expect((await officer.post('/my/calendar/revoke')).status).toBe(409);
    expect(await makeFeed(officer)).not.toBe(path);
  });

  it('AC-025 the database holds no address that opens anything; a forged token opens nothing', async () => {
    const path = await makeFeed(await world.as('hn-officer'));
    const token = path.split('/')[3]!;
    const rows = await sql<{ row: string }>`select calendar_feed::text as row from calendar_feed`.execute(
      world.owner,
    );
    const stored = rows.rows.map((one) => one.row).join(' ');
    expect(stored).not.toContain(token);
    const status = async (forged: string) =>
      (await world.anyone().get(`/calendar/people/${forged}/feed.ics`)).status;
    for (const value of stored.match(/[0-9a-f]{64}|[0-9a-f-]{36}/g) ?? [])
      expect(await status(value)).toBe(404);
    expect(await status(`${token.slice(0, -2)}xx`)).toBe(404);
    expect(await status("'%20or%201=1")).toBe(404);
    expect(await status(token)).toBe(200);
  });

  it('AC-018 with a seat that has ended its dates are gone at the next reading', async () => {
    const path = await makeFeed(await world.as('qinghu-officer'));
    expect(eventsIn((await world.anyone().get(path)).text).length).toBeGreaterThan(0);
    const { id } = await world.person('qinghu-officer');
    await sql`update organisation_seat set valid_until = clock_now() where person_id = ${id}`.execute(
      world.owner,
    );
    const after = await world.anyone().get(path);
    expect([after.status, eventsIn(after.text)]).toEqual([200, []]);
  });

  it('the page is for people who are signed in, with or without a seat', async () => {
    expect((await world.anyone().get('/my/calendar')).status).toBe(401);
    const worker = await world.as('judge-li');
    const page = await worker.get('/my/calendar');
    expect([page.status, page.text.includes('您现在没有任职')]).toEqual([200, true]);
  });
});
