/** The lists of judgement asked by a query: what reached the host, and the works of a round for whoever runs it. */

import { beforeAll, describe, expect, test } from 'vitest';
import { federation } from '../../../world/federation.ts';
import type { Client } from '../../../world/fixture.ts';
import { useWorld } from '../../../world/fixture.ts';
import { people } from '../../../world/people.ts';
import { heldPageSize } from '../entry/asking.tsx';
import { hostedOf, officerOf, plantAtHost } from '../recommendation/planting.test.ts';
import { Run } from './run.test.ts';

const world = useWorld();
const count = heldPageSize + 4;
let run: Run;
let host: Client;

beforeAll(async () => {
  const like = await plantAtHost(world, 'yintan-solar', 'platform', 'Like all others');
  const hosted = await hostedOf(world, like);
  run = await Run.open({ world, like, hosted, today: await world.now() }, 'challenge-cup', count);
  host = await world.as(officerOf(federation.find((one) => one.name.zh === hosted.hostName!.zh)!.key));
});

const received = () => `/office/calls/${run.call.id}/received`;
const roundAt = () => `/office/rounds/${run.round.id}`;
const asking = (q: string, page = 1) => `?${new URLSearchParams({ q, page: String(page) })}`;

/** Which of the planted works a page names, in its order, by their places. */
async function listed(client: Client, path: string): Promise<number[]> {
  const { text } = await client.get(path);
  const ids = [...text.matchAll(/href="\/office\/entries\/([0-9a-f-]{36})"/g)].map(([, id]) => id as never);
  return [...new Set(ids)].map((id) => run.works.indexOf(id)).filter((place) => place >= 0);
}
const from = (first: number, until: number) => Array.from({ length: until - first }, (_, n) => first + n);

describe('what reached the host', () => {
  test('comes a page at a time and is found by a query and counted', async () => {
    expect(await listed(host, received())).toEqual(from(0, heldPageSize));
    expect(await listed(host, received() + asking('', 2))).toEqual(from(heldPageSize, count));
    expect(await listed(host, received() + asking('', 99))).toEqual(from(heldPageSize, count));
    const found = received() + asking('标题:"Work 005" 排序:标题降序');
    expect(await listed(host, found)).toEqual([53, 52, 51, 50, 49]);
    expect((await host.get(found)).text).toContain('共 5 件');
  });

  test('a form on the list as asked leads back to it, whether it is refused or done', async () => {
    const found = `/office/calls/${run.stand.hosted.id}/received${asking('标题:Like')}`;
    const { text } = await host.get(found);
    const [, form] = /action="(\/office\/recommendations\/[^"]+\/return[^"]*)"/.exec(text)!;
    const address = form!.replaceAll('&amp;', '&');
    const refused = await host.post(address, { reason: '' });
    expect([refused.status, refused.text.includes('value="标题:Like"')]).toEqual([422, true]);
    const back = await host.post(address, { reason: 'The first minute is missing.' });
    expect([back.status, back.location]).toEqual([303, found]);
  });

  test('AC-192 judges and owner’s words are no words here, and what is not understood says so by the line', async () => {
    for (const typed of ['评分>1', 'score>1', '排序:评分', '(']) {
      const { status, text } = await host.get(received() + asking(typed));
      expect([status, text.includes('id="q-problem"'), text.includes('aria-invalid="true"')]).toEqual([
        200,
        true,
        true,
      ]);
      expect(text).not.toContain('Work 0001');
    }
  });
});

describe('a round', () => {
  test('is decided on where one stands in the list: found works alone can be ticked, and the act leads back', async () => {
    const asked = asking('title:"Work 000"');
    const { text } = await host.get(roundAt() + asked);
    expect(text.match(/name="entries"/g)?.length).toBe(9);
    const [, form] = /action="([^"]+\/decide[^"]*)"/.exec(text)!;
    const address = form!.replaceAll('&amp;', '&');
    const none = await host.post(address, { outcome: 'out', entries: [run.works[3]!] });
    expect(none.text.match(/name="entries"/g)?.length).toBe(9);
    expect(none.text).toMatch(
      new RegExp(`value="${run.works[3]}"[^>]* checked|checked=""[^>]*value="${run.works[3]}"`),
    );
    const decided = await host.post(address, { outcome: 'on', entries: run.works.slice(0, 3) });
    expect([decided.status, decided.location]).toEqual([303, roundAt() + asked]);
    expect((await host.get(roundAt() + asked)).text.match(/name="entries"/g)?.length).toBe(6);
  });

  test('AC-190 its runner asks by scores while judges score and after; the judge and the owner have no such words', async () => {
    await run.decide('on', run.works.slice(3));
    while (run.round.stage.kind !== 'score') await run.next();
    expect(await listed(host, roundAt() + asking('评委数:0'))).toEqual(from(0, heldPageSize));
    await run.score(2, (place, judge) => 90 - place - judge);
    expect(await listed(host, roundAt() + asking('评分>=88 排序:评分降序'))).toEqual([0, 1]);
    expect(await listed(host, roundAt() + asking('score<38 sort:score-asc'))).toEqual([53, 52]);
    expect(await listed(host, roundAt() + asking('评委数<2 或 评分:空'))).toEqual([]);
    const open = roundAt() + asking('评分>=88');
    expect((await (await world.as('qh-officer')).get(open)).status).toBe(404);
    expect((await host.get(`/office/entries${asking('评分>=88')}`)).text).toContain('id="q-problem"');
    const judge = await world.as(people.find((one) => one.seats.length === 0)!.username);
    const own = await judge.get(`/review/rounds/${run.round.id}${asking('评分>=88')}`);
    expect([own.status, own.text.includes('name="q"')]).toEqual([200, false]);
    await run.last(3);
    expect(await listed(host, roundAt() + asking('评分>=88'))).toContain(1);
    const told = await (await world.as('qh-officer')).get(open);
    expect([told.status, told.text.includes('name="q"')]).toEqual([200, false]);
  });
});
