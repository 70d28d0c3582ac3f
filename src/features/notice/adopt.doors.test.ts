/** Adopting at the doors: what stands above and what is left at each field; what is locked or looser is refused there. */

import { expect, it } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';
import { dayOf, plusDays } from '../../kernel/period.ts';
import { listCalls } from '../call/store.ts';
import { lastDayOf } from '../campaign/campaign.ts';
import { findAdopted } from '../campaign/store.ts';

const world = useWorld();

it('shows value and latitude, refuses by field and loses nothing, then shows the differences (no script needed)', async () => {
  const parent = await world.campaign('qinghai');
  const film = await world.call('micro-video');
  const officer = await world.as('qh-officer');
  const amended = await officer.post(`/office/calls/${film.id}/amend`, {
    version: '1',
    brief: film.brief.zh,
    opensOn: dayOf(film.opensAt),
    closesOn: lastDayOf(film.closesAt),
    recommendOn: lastDayOf(film.recommendUntil),
    reviewOn: lastDayOf(film.reviewUntil),
    voteOpensOn: dayOf(film.voteOpensAt),
    voteClosesOn: lastDayOf(film.voteClosesAt),
    unitCap: '6',
    hostFloor: '6',
    ...{ formats: 'mp4', secondsMin: '180', secondsMax: '300' },
    'latitude.0.rule': 'recommendUntil',
    'latitude.0.latitude': 'locked',
    reason: '推荐时间统一',
    confirmed: 'yes',
  });
  expect(amended.status).toBe(303);

  const unit = await world.organisation('telecom');
  const client = await world.as('telecom-officer');
  const notice = (await client.get('/office/notices')).text.match(/\/office\/notices\/[0-9a-f-]{36}/)![0];
  const path = `${notice}/recipients/${unit.id}`;
  await client.post(`${path}/sign-for`);
  const page = await client.get(`${path}/adopt`);
  expect(page.status).toBe(200);
  expect(page.text).toMatch(/上级：\d+年\d+月\d+日 · 只可收紧/);
  expect(page.text).toMatch(/上级：\d+年\d+月\d+日 · 不得改动/);
  expect(page.text).toMatch(
    /name="calls\.0\.recommendOn"[^>]* disabled=""|disabled=""[^>]* name="calls\.0\.recommendOn"/,
  );

  const calls = await world.read((tx) => listCalls(tx, parent.id));
  const fields: Record<string, string> = {};
  for (const [index, call] of calls.entries()) {
    fields[`calls.${index}.callId`] = call.id;
    fields[`calls.${index}.carried`] = 'yes';
  }
  const wrong = {
    ...fields,
    'calls.0.recommendOn': lastDayOf(plusDays(film.recommendUntil, -1)),
    'calls.0.unitCap': '7',
    'calls.0.secondsMax': '240',
  };
  const refused = await client.post(`${path}/adopt`, wrong);
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('“推荐截止”上级不许改动');
  expect(refused.text).toContain('“每单位推荐上限”只能比上级收紧，上级规定：6');
  expect(refused.text).toContain('value="7"');
  expect(refused.text).toContain('value="240"');
  expect(refused.text).toMatch(/时长：3:00–5:00 · 只可收紧 <span class="badge is-accent">收紧<\/span>/);
  const unknown = await client.post(`${path}/adopt`, { ...fields, sort: 'x' });
  expect(unknown.status).toBe(422);

  const right = { ...fields, 'calls.0.unitCap': '3', 'calls.0.secondsMax': '240', 'calls.1.closesOn': '' };
  expect((await client.post(`${path}/adopt`, right)).status).toBe(303);
  const own = (await world.read((tx) => findAdopted(tx, parent.id, unit.id)))!;
  const mine = (await world.read((tx) => listCalls(tx, own.id)))[0]!;
  expect([mine.unitCap, mine.parentVersion, mine.latitude]).toEqual([3, 2, { recommendUntil: 'locked' }]);
  const shown = await client.get(`/office/calls/${mine.id}`);
  expect(shown.text).toMatch(/每单位推荐上限.*<strong>3<\/strong>.*收紧/s);
  expect(shown.text).toMatch(/其余 \d+ 项沿用上级/);
  expect((await client.get(`/office/campaigns/${own.id}`)).text).toContain(
    '<span class="badge is-accent">收紧</span>',
  );
});
