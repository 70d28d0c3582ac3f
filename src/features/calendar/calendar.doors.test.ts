/** Proof at the doors: one answer everywhere, extensions under dual control, the editor, and the feeds. */

import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { openCollecting, sendIn, typed } from '../../../world/entering.ts';
import { useWorld } from '../../../world/fixture.ts';
import { dayOf, plusDays, sayEnd } from '../../kernel/period.ts';
import type { Call } from '../call/call.ts';
import type { Campaign } from '../campaign/campaign.ts';
import { findPlace } from '../entry/store/place.ts';

const world = useWorld();
const work = { ...typed, link: 'https://example.org/case' };
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

const minutes = (at: Date, count: number) => new Date(at.getTime() + count * 60_000);
const plain = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#x27;/g, '’')
    .replace(/\s+/g, ' ');

type Window = { what: string; standing: { state: string; closedAt?: string }; sentence: { zh: string } };
async function windowAsked(query = ''): Promise<Window> {
  const answer = await world.anyone().get(`/api/calls/${call.id}/windows${query}`);
  expect(answer.status).toBe(200);
  const body = JSON.parse(answer.text) as { windows: Window[] };
  return body.windows.find((one) => one.what === 'entries')!;
}

describe('one answer to “is it open, and until when”', () => {
  it('page, door for programs and refusal agree on time, late, in grace, closed and extended', async () => {
    const officer = await world.as('chenguang-officer');
    const lateEnd = plusDays(call.closesAt, 5);
    const draft = async () => {
      const answer = await officer.post(`/office/entries/new/${call.id}/${unitId}`, work);
      return { answer, id: /[0-9a-f-]{36}/.exec(answer.location ?? '')?.[0] };
    };
    await world.setClock(plusDays(call.closesAt, -3));
    const begun = (await draft()).id!;
    const second = (await draft()).id!;
    const seen: string[] = [];
    const at = async (instant: Date, query = '') => {
      await world.setClock(instant);
      const { sentence, standing } = await windowAsked(query);
      const page = await officer.get(`/office/entries/${begun}`);
      expect(plain(page.text)).toContain(sentence.zh);
      const begins = await draft();
      const isOpen = ['on-time', 'late', 'extended'].includes(standing.state);
      expect([standing.state, begins.answer.status]).toEqual([standing.state, isOpen ? 303 : 409]);
      if (!isOpen) {
        // The refusal names the same end as the sentence.
        const end = /已于 (\S+) 截止/.exec(sentence.zh)![1]!;
        expect(plain(begins.answer.text)).toContain(`已于 ${end} 截止`);
      }
      seen.push(standing.state);
    };
    await at(plusDays(call.closesAt, -2));
    await at(minutes(call.closesAt, -1));
    await at(call.closesAt);
    await at(minutes(lateEnd, 10));
    // In grace the draft begun before is finished, a new one was refused above (AC-078).
    expect((await sendIn(world, officer, second, work, '/office/entries')).status).toBe(303);
    await at(minutes(lateEnd, 30));
    expect((await sendIn(world, officer, begun, work, '/office/entries')).status).toBe(409);
    await extend({ untilOn: dayOf(plusDays(lateEnd, 5)) });
    await at(minutes(lateEnd, 31), `?unit=${unitId}`);
    expect(seen).toEqual(['on-time', 'on-time', 'late', 'grace', 'closed', 'extended']);
    expect((await windowAsked()).standing.state).toBe('closed');
    expect((await sendIn(world, officer, begun, work, '/office/entries')).status).toBe(303);
    const list = plain((await officer.get('/office/entries')).text);
    expect(list).toContain('延期');
    expect(list).toContain('迟报');
  });

  it('a campaign says until when activities are reported', async () => {
    const answer = await world.anyone().get(`/api/campaigns/${campaign.id}/windows`);
    const body = JSON.parse(answer.text) as { windows: Window[] };
    expect(body.windows[0]).toMatchObject({ what: 'activities', standing: { state: 'on-time' } });
    const page = await (await world.as('qh-officer')).get(`/office/campaigns/${campaign.id}/calendar`);
    expect(plain(page.text)).toContain(body.windows[0]!.sentence.zh);
  });

  it('errors are problem documents whatever is asked for, and what is hidden is not there', async () => {
    const anyone = world.anyone();
    for (const path of [
      '/api/calls/0190a000-0000-7000-8000-000000000000/windows',
      '/api/calls/none/windows',
      `/api/calls/${call.id}/windows?unit=0190a000-0000-7000-8000-000000000000`,
      '/api/nothing',
    ]) {
      const answer = await anyone.get(path);
      expect([path, answer.status, answer.headers.get('content-type')]).toEqual([
        path,
        404,
        'application/problem+json',
      ]);
    }
  });
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

describe('extensions at the doors', () => {
  it('a leader alone cannot prepare, an officer alone cannot grant, a sister sees nothing (AC-030, AC-281)', async () => {
    const list = `/office/campaigns/${campaign.id}/extensions`;
    const until = dayOf(plusDays(call.closesAt, 20));
    const hewan = await world.organisation('hewan');
    const fields = { what: 'entries', organisationId: hewan.id, untilOn: until, usesMax: '2', reason };
    const status = async (who: Parameters<typeof world.as>[0], path: string) =>
      (await (await world.as(who)).post(path, fields)).status;
    expect(await status('qh-leader', list)).toBe(403);
    expect(await status('xn-officer', list)).toBe(403);
    expect(await status('qh-officer', list)).toBe(303);
    const page = await (await world.as('qh-officer')).get(list);
    expect(page.text).not.toContain('/grant');
    const id = /\/office\/extensions\/([0-9a-f-]{36})\/end/.exec(page.text)![1]!;
    const grant = async (who: Parameters<typeof world.as>[0]) =>
      (await (await world.as(who)).post(`/office/extensions/${id}/grant`)).status;
    expect(await grant('qh-officer')).toBe(403);
    expect(await grant('xn-leader')).toBe(404);
    expect(await grant('hn-leader')).toBe(404);
    expect((await (await world.as('hn-officer')).get(list)).status).toBe(403);
    expect((await world.anyone().get(list)).status).toBe(401);
    expect(await grant('qh-leader')).toBe(303);
    expect(await grant('qh-leader')).toBe(409);
    expect((await (await world.as('qh-officer')).post(`/office/extensions/${id}/end`)).status).toBe(303);
  });

  it('the public note says who and until when, never why; the unit’s officers are written to, with the reason', async () => {
    const id = await extend({ untilOn: dayOf(plusDays(call.closesAt, 30)) });
    await world.runWorker();
    const until = `延至 ${sayEnd(plusDays(call.closesAt, 31), 'zh')}`;
    const rules = `/campaigns/${call.campaignId}/calls/${call.id}/rules`;
    for (const path of [rules, `/campaigns/${campaign.id}`]) {
      const shown = plain((await world.anyone().get(path)).text);
      expect(shown).toContain('河湾区');
      expect(shown).toContain('延期公告');
      expect(shown).toContain(until);
      expect(shown).not.toContain(reason);
    }
    const sister = plain((await (await world.as('hn-officer')).get(`/office/campaigns/${campaign.id}`)).text);
    expect(sister).toContain('延期公告');
    expect(sister).not.toContain(reason);
    expect((await world.anyone().get(`/api/calls/${call.id}/windows`)).text).not.toContain(reason);
    const letters = plain((await (await world.as('hewan-officer')).get('/my/letters')).text);
    expect(letters).toContain(reason);
    expect(letters).toMatch(/延期至 \d{4}年/);
    expect((await (await world.as('qh-leader')).post(`/office/extensions/${id}/end`)).status).toBe(303);
    expect(plain((await world.anyone().get(rules)).text)).not.toContain(until);
  });

  it('what was typed wrongly stands in the form again, with the sentence by its field', async () => {
    const officer = await world.as('qh-officer');
    const list = `/office/campaigns/${campaign.id}/extensions`;
    const hewan = await world.organisation('hewan');
    const fields = { what: 'entries', organisationId: hewan.id, untilOn: '2020-01-01', usesMax: '7', reason };
    const past = await officer.post(list, fields);
    expect([past.status, plain(past.text).includes('须晚于现在')]).toEqual([422, true]);
    expect(past.text).toContain(`${reason}</textarea>`);
    const clock = await officer.post(list, { ...fields, untilAt: '7:99' });
    expect(plain(clock.text)).toContain('时间请写成 18:00 的样子');
    const odd = await officer.post(list, { ...fields, uses: '0' });
    expect(odd.status).toBe(422);
  });
});
