/** Galleries as anybody asks them: by words in Chinese, by place, unit and form, in addresses that keep what was asked. */

import { beforeAll, describe, expect, it } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';
import { showWorks } from '../../../world/shown-works.ts';
import type { Call } from '../call/call.ts';
import type { Entry } from '../entry/entry.ts';

const world = useWorld();
let call: Call;
let base: string;
let gallery: string;
let works: Entry[];

const planned = [
  { unit: 'yintan-solar', title: '高原上的守夜人' },
  { unit: 'yintan-solar', title: '草原信号塔 100%' },
  { unit: 'chenguang', title: '车间来信' },
  { unit: 'chenguang', title: '夜班食堂' },
] as const;

beforeAll(async () => {
  works = await showWorks(world, 'platform', planned);
  call = await world.call('platform');
  await world.setClock(new Date(call.voteOpensAt.getTime() + 3_600_000));
  await world.runWorker();
  base = `/campaigns/${call.campaignId}`;
  gallery = `${base}/calls/${call.id}`;
});

const get = (path: string) => world.anyone().get(path);
const shownIn = ({ text }: { text: string }) =>
  [...text.matchAll(/href="\/works\/([0-9a-f-]{36})"/g)].map((one) => one[1]);
const idsOf = (...at: number[]) => at.map((index) => works[index]!.id).sort();
const found = async (path: string) => [...new Set(shownIn(await get(path)))].sort();
const encoded = encodeURIComponent;

describe('finding works', () => {
  it('by two signs, by one, by the maker, the number, the unit; across the campaign as within the call', async () => {
    for (const at of [gallery, `${base}/works`]) {
      expect(await found(`${at}?q=${encoded('守夜')}`)).toEqual(idsOf(0));
      expect(await found(`${at}?q=${encoded('塔')}`)).toEqual(idsOf(1));
      expect(await found(`${at}?q=${encoded('草原信号')}`)).toEqual(idsOf(1));
      expect(await found(`${at}?q=${works[0]!.number}`)).toEqual(idsOf(0));
      expect(await found(`${at}?q=${encoded('晨光')}`)).toEqual(idsOf(2, 3));
      expect(await found(`${at}?q=${encoded('银滩 信号')}`)).toEqual(idsOf(1));
    }
  });

  it('AC-066 signs of patterns mean themselves, wide signs are plain ones, and nonsense is no error', async () => {
    expect(await found(`${gallery}?q=${encoded('100%')}`)).toEqual(idsOf(1));
    expect(await found(`${gallery}?q=${encoded('１００％')}`)).toEqual(idsOf(1));
    expect(await found(`${gallery}?q=${encoded('%')}`)).toEqual(idsOf(1));
    expect(await found(`${gallery}?q=${encoded('_')}`)).toEqual([]);
    for (const odd of ['%00', '%F0%9F%8E%8F', encoded("'; drop table entry; --"), '%20'.repeat(200)])
      expect((await get(`${gallery}?q=${odd}`)).status).toBe(200);
  });

  it('by place, by unit, by form; what is not there is said so, with the way back', async () => {
    const [yintan, solar] = [await world.organisation('yintan'), await world.organisation('yintan-solar')];
    expect(await found(`${gallery}?place=${yintan.id}`)).toEqual(idsOf(0, 1));
    expect(await found(`${gallery}?unit=${solar.id}&q=${encoded('守夜')}`)).toEqual(idsOf(0));
    expect(await found(`${gallery}?kind=other`)).toEqual(idsOf(0, 1, 2, 3));
    for (const lost of ['kind=video', 'place=nowhere', `unit=${works[0]!.id}`, `q=${encoded('没有这件')}`]) {
      const answer = await get(`${gallery}?${lost}`);
      expect([lost, answer.status, shownIn(answer)]).toEqual([lost, 200, []]);
      expect(answer.text).toContain('没有符合条件的作品');
      expect(answer.text).toContain(`href="${gallery}"`);
    }
  });

  it('what was asked stays in every address of the page, and a search is nothing for search machines', async () => {
    const { text } = await get(`${base}/works?q=${encoded('晨光')}&call=${call.id}&kind=other`);
    expect(text).toContain(`q=${encoded('晨光')}&amp;call=${call.id}&amp;kind=other&amp;order=latest`);
    expect(text).toContain('<meta name="robots" content="noindex,follow"/>');
    expect(text).toMatch(new RegExp(`<option value="${call.id}" selected=""`));
    expect(text).not.toContain('order=votes');
  });

  it('AC-206 a page far beyond the last is empty and no error; a year without a campaign has no works', async () => {
    expect((await get(`${gallery}?order=number&page=99999999`)).status).toBe(200);
    expect(await found(`${base}/works?year=1999`)).toEqual([]);
  });
});
