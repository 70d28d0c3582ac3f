/** A work that one officer hides keeps its place, its votes and its award; everybody reads its number, the office its name. */

import { describe, expect, it } from 'vitest';
import type { ResultId } from '../../kernel/id.ts';
import { plusDays } from '../../kernel/period.ts';
import { useResult } from './planting.test.ts';
import { getRanking } from './store.ts';

const { world, hand } = useResult();
const winner = '晨光点单';
const told = '停止展示';
const office = (verb: string) => `/office/entries/${hand.works[2]!.id}/${verb}`;
const ranked = async () => {
  const { id } = await hand.newest();
  const { places } = await world.read((tx) => getRanking(tx, id as ResultId));
  return places.map(
    ({ title, rank, votes, composite, award }) => `${rank} ${title} ${votes} ${composite} ${award}`,
  );
};
const addresses = async () => {
  const { id } = await hand.newest();
  return [hand.notice, `/results/${id}`, `/results/${id}/workings`, `/results/${id}/objections`];
};

describe('a leading work that is hidden', () => {
  it('changes no place: prepared with it hidden the table is the same as with it shown', async () => {
    await world.setClock(plusDays(hand.call.voteClosesAt, 1));
    expect((await hand.officer.post(hand.desk)).status).toBe(303);
    const before = await ranked();
    expect([before.length, before[0]!.startsWith(`1 ${winner} 4 89.2 `)]).toEqual([4, true]);
    expect(await hand.submit()).toBe(303);
    const back = { version: await hand.versionOf(), reason: '再核对' };
    expect((await hand.leader.post(`/office/results/${await hand.resultId()}/return`, back)).status).toBe(
      303,
    );
    expect((await hand.officer.post(office('hide'), { reason: '有人投诉' })).status).toBe(303);
    expect((await hand.officer.post(hand.desk)).status).toBe(303);
    expect(await ranked()).toEqual(before);
  });

  it('is named to the office, and to everybody by its number alone: on the page, in the files, where one objects', async () => {
    const desk = (await hand.officer.get(hand.desk)).text;
    expect([desk.includes(winner), desk.includes(told)]).toEqual([true, false]);
    expect([await hand.submit(), await hand.sign()]).toEqual([303, 303]);
    const { number, makers } = hand.works[2]!;
    for (const address of await addresses()) {
      const page = await world.anyone().get(address);
      const found = [winner, makers[0]!.name, `${number}（${told}）`].map((words) =>
        page.text.includes(words),
      );
      expect([address, page.status, ...found]).toEqual([address, 200, false, false, true]);
    }
    const english = (await world.anyone().get(`${hand.notice}?lang=en`)).text;
    expect([english.includes(winner), english.includes(`${number} (No longer shown)`)]).toEqual([
      false,
      true,
    ]);
  });

  it('is named again once it is shown again', async () => {
    expect((await hand.officer.post(office('unhide'), { reason: '投诉不成立' })).status).toBe(303);
    for (const address of await addresses()) {
      const { text } = await world.anyone().get(address);
      expect([address, text.includes(winner), text.includes(told)]).toEqual([address, true, false]);
    }
  });
});
