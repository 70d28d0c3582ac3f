/** The doors of the accent: the owner's officer chooses it, and every public page of the campaign is drawn in it. */

import { expect, test } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';

const world = useWorld();

test('M17 the owner’s officer chooses; its pages, its calls’ and their posters follow, other campaigns’ do not', async () => {
  const campaign = await world.campaign('qinghai');
  const call = await world.call('micro-video');
  const [here, site] = [`/office/campaigns/${campaign.id}/accent`, `/campaigns/${campaign.id}`];
  const officer = await world.as('qh-officer');
  expect((await officer.get(`/office/campaigns/${campaign.id}`)).text).toContain(here);
  expect((await officer.get(here)).status).toBe(200);
  const chosen = await officer.post(here, { accent: 'blue', was: '' });
  expect([chosen.status, chosen.headers.get('location')]).toEqual([303, `/office/campaigns/${campaign.id}`]);
  const drawn = async (path: string) =>
    /<body class="([^"]*)"/.exec((await world.anyone().get(path)).text)?.[1];
  for (const path of [site, `${site}/works`, `${site}/calls/${call.id}`, `${site}/calls/${call.id}/rules`])
    expect([path, await drawn(path)]).toEqual([path, 'site accent-blue']);
  expect(await drawn(`${site}/calls/${call.id}/poster`)).toBe('site is-paper accent-blue');
  expect(await drawn(`/campaigns/${(await world.campaign('xining')).id}`)).toBe('site');

  // A page from before somebody else chose is refused, and a colour that nobody measured.
  expect((await officer.post(here, { accent: 'green', was: '' })).status).toBe(409);
  expect((await officer.post(here, { accent: 'yellow', was: 'blue' })).status).toBe(422);
  expect(await drawn(site)).toBe('site accent-blue');
  expect((await officer.post(here, { accent: '', was: 'blue' })).status).toBe(303);
  expect(await drawn(site)).toBe('site');
});

test('AC-036 nobody beneath, beside or without a seat chooses it', async () => {
  const here = `/office/campaigns/${(await world.campaign('qinghai')).id}/accent`;
  for (const name of ['qh-leader', 'xn-officer', 'hewan-officer', 'worker-ma'] as const)
    expect([name, (await (await world.as(name)).post(here, { accent: 'blue', was: '' })).status]).toEqual([
      name,
      403,
    ]);
  expect((await world.anyone().get(here)).status).toBe(401);
});
