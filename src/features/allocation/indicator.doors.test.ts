/** The doors of indicators: said by the topmost owner’s officer, read and inherited beneath. */

import { describe, expect, test } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';

const world = useWorld();

const targetsOf = async (of: 'national' | 'qinghai' | 'xining') =>
  `/office/campaigns/${(await world.campaign(of)).id}/targets`;

describe('the page of indicators', () => {
  const added = {
    ...{ name: '好网民讲堂', nameEn: 'Lectures', unit: '场', definition: '由本级登记的讲堂' },
    ...{ counters: ['on-time', 'late'], isShared: 'yes' },
  };

  test('the topmost officer adds one; a province reads it, with where it comes from, and may not change it', async () => {
    const link = (await targetsOf('national')).replace('targets', 'indicators');
    const officer = await world.as('national-officer');
    const answer = await officer.post(link, added);
    expect([answer.status, answer.location]).toEqual([303, link]);
    const beneath = (await targetsOf('qinghai')).replace('targets', 'indicators');
    const { text } = await (await world.as('qh-officer')).get(beneath);
    expect([text.includes('好网民讲堂'), text.includes('沿用自：'), text.includes('增加指标')]).toEqual([
      true,
      true,
      false,
    ]);
    expect((await (await world.as('qh-officer')).get(await targetsOf('qinghai'))).text).toContain(
      '好网民讲堂',
    );
  });

  test('what is wrong is said by its field, and what was typed stays', async () => {
    const link = (await targetsOf('national')).replace('targets', 'indicators');
    const officer = await world.as('national-officer');
    const same = await officer.post(link, { ...added, definition: '另一个说法' });
    expect([same.status, same.text.includes('已有同名指标'), same.text.includes('另一个说法')]).toEqual([
      422,
      true,
      true,
    ]);
    const twice = await officer.post(link, { ...added, name: '别的', counters: ['activities', 'on-time'] });
    expect([twice.status, twice.text.includes('会重复计算同一件事')]).toEqual([422, true]);
    const gone = await officer.post(`${link}/retire`, { key: 'likes', retired: 'yes' });
    expect(gone.status).toBe(422);
    expect((await officer.post(`${link}/retire`, { key: 'own-1', retired: 'yes' })).status).toBe(303);
    expect((await officer.get(link)).text).toContain('已停用');
  });

  test('in English the definitions say the same', async () => {
    const link = (await targetsOf('xining')).replace('targets', 'indicators');
    const { text } = await (await world.as('xn-officer')).get(link, { 'accept-language': 'en' });
    expect(text).toContain('only approved ones, each counts once');
    expect(text).toContain('activities + visits');
  });
});
