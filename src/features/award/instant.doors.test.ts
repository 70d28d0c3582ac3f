/** A result before and at its instant, for everybody and in every place; and reckoned again by anybody. */

import { beforeAll, describe, expect, it } from 'vitest';
import { dayOf, instantAt, plusDays } from '../../kernel/period.ts';
import { readWorkings, recompute } from '../reckoning/workings.ts';
import { useResult } from './planting.test.ts';

const { world, hand } = useResult();
let publishOn: string;

beforeAll(async () => {
  await world.setClock(plusDays(hand.call.voteClosesAt, 1));
  publishOn = dayOf(plusDays(hand.call.voteClosesAt, 3));
  expect((await hand.officer.post(hand.desk)).status).toBe(303);
  expect([await hand.submit({ publishOn, publishTime: '09:00' }), await hand.sign()]).toEqual([303, 303]);
});

describe('the instant (AC-178)', () => {
  const everywhere = async () => {
    const id = await hand.resultId();
    const own = [hand.notice, `/results/${id}`, `/results/${id}/workings`, `/results/${id}/table`];
    return {
      own: [...own, `/results/${id}/objections`],
      certificate: `/certificates/${id}/${hand.works[2]!.id}`,
    };
  };
  const pages = () => [
    '/',
    `/campaigns/${hand.call.campaignId}`,
    `/campaigns/${hand.call.campaignId}/calls/${hand.call.id}`,
    `/works/${hand.works[2]!.id}`,
    '/verify?owner=青海省总工会&number=2026-04-001',
  ];
  const clients = async () => [
    world.anyone(),
    hand.officer,
    await world.as('xn-officer'),
    await world.as('worker-ma'),
  ];

  it('a minute before, nothing is anywhere: no page, file, link or word, for nobody', async () => {
    await world.setClock(new Date(instantAt(publishOn, '09:00').getTime() - 60_000));
    await world.runWorker();
    const { own, certificate } = await everywhere();
    for (const client of await clients()) {
      for (const address of [...own, certificate])
        expect([address, (await client.get(address)).status]).toEqual([address, 404]);
      for (const address of pages()) {
        const { status, text } = await client.get(address);
        expect([address, status]).toEqual([address, 200]);
        for (const secret of ['一等奖', '89.20', hand.notice]) {
          // The rules of the call name its awards; the result's own words are nowhere.
          expect([address, secret, text.includes(secret)]).toEqual([address, secret, false]);
        }
      }
    }
    expect(await hand.factsOf('award.published')).toBe(0);
    expect((await hand.officer.get(hand.desk)).text).toContain('已签发，待公布');
  });

  it('at it, everything is there at once, before any chore has run; certificates are not yet', async () => {
    await world.setClock(instantAt(publishOn, '09:00'));
    const { own, certificate } = await everywhere();
    for (const address of own)
      expect([address, (await world.anyone().get(address)).status]).toEqual([address, 200]);
    expect((await world.anyone().get(certificate)).status).toBe(404);
    const { text } = await world.anyone().get(hand.notice);
    for (const said of ['公示中', '青海省总工会', '89.20', '一等奖', '二等奖', '三等奖', '提出异议'])
      expect(text).toContain(said);
    expect(
      (await world.anyone().get(`/campaigns/${hand.call.campaignId}/calls/${hand.call.id}`)).text,
    ).toContain(hand.notice);
    expect((await world.anyone().get(`/works/${hand.works[2]!.id}`)).text).toContain('公示中');
    await world.runWorker();
    await world.runWorker();
    expect(await hand.factsOf('award.published')).toBe(1);
  });

  it('nothing can be done with what everybody sees, but a correction', async () => {
    const id = await hand.resultId();
    const sha256 = await hand.hashOf();
    for (const [client, verb, fields] of [
      [hand.officer, 'submit', { ratioSeen: true }],
      [hand.officer, 'apply', {}],
      [hand.leader, 'sign', { sha256 }],
      [hand.leader, 'return', { reason: 'x' }],
    ] as const) {
      const answer = await client.json(`/office/results/${id}/${verb}`, {
        version: await hand.versionOf(),
        ...fields,
      });
      expect([verb, answer.status, answer.body.code]).toEqual([verb, 409, 'award.wrong-state']);
    }
    const late = await hand.leader.json(`/office/results/${id}/recall`, {
      version: await hand.versionOf(),
      reason: 'x',
    });
    expect([late.status, late.body.code]).toEqual([409, 'award.already-shown']);
    expect((await hand.officer.json(hand.desk, {})).body.code).toBe('award.wrong-state');
    const early = await hand.officer.json(`/office/results/${id}/letters/send`, {
      version: 1,
      audience: 'winners',
    });
    expect([early.status, early.body.code]).toEqual([409, 'award.not-standing']);
  });

  it('anybody reckons it again from its workings and arrives at the same list (AC-284)', async () => {
    const { text, headers } = await world.anyone().get(`/results/${await hand.resultId()}/workings`);
    expect(headers.get('content-disposition')).toContain('attachment');
    for (const secret of ['gu', 'judge-gu', '晨光机械厂工会']) expect(text).not.toContain(`"${secret}"`);
    const read = readWorkings(JSON.parse(text));
    if ('refusals' in read) throw new Error(JSON.stringify(read.refusals));
    expect(read.workings.scores.length).toBe(8);
    expect(recompute(read.workings).differences).toEqual([]);
    const sheet = await world.anyone().get(`/results/${await hand.resultId()}/table`);
    expect(sheet.headers.get('content-type')).toContain('spreadsheetml');
  });
});
