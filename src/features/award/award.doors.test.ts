/** The way of a result: prepared, returned, prepared anew, submitted, signed; seen by nobody else before, by all after. */

import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Client, useWorld } from '../../../world/fixture.ts';
import { showWorks } from '../../../world/shown-works.ts';
import { newId } from '../../kernel/id.ts';
import { plusDays } from '../../kernel/period.ts';
import type { Call } from '../call/call.ts';
import type { Entry } from '../entry/entry.ts';
import { listAwardWaiting } from './store.ts';

const world = useWorld();
let call: Call;
let works: Entry[];
let desk: string;
let notice: string;
let officer: Client;
let leader: Client;

// Means 90, 86.5, 86.5, 70.25: the two equal ones differ in votes; the last has no votes at all.
const planned = [
  {
    unit: 'yintan-solar' as const,
    title: '云上的服务站',
    sentBy: 'worker-zhuoma' as const,
    points: [92, 88],
  },
  {
    unit: 'college-mechanics' as const,
    title: '学徒互助平台',
    sentBy: 'worker-an' as const,
    points: [86.5, 86.5],
  },
  { unit: 'chenguang' as const, title: '晨光点单', points: [88, 85] },
  { unit: 'delivery-riders' as const, title: '骑手驿站', points: [70, 70.5] },
];
const votersOf: Record<number, readonly string[]> = {
  0: ['worker-ma'],
  1: ['worker-ma', 'worker-tao'],
  2: ['worker-ma', 'worker-tao', 'worker-guo', 'worker-luo'],
};

beforeAll(async () => {
  works = await showWorks(world, 'platform', planned);
  call = await world.call('platform');
  desk = `/office/calls/${call.id}/result`;
  notice = `/campaigns/${call.campaignId}/calls/${call.id}/result`;
  [officer, leader] = [await world.as('qh-officer'), await world.as('qh-leader')];
  await world.setClock(new Date(call.voteOpensAt.getTime() + 3_600_000));
  for (const [index, voters] of Object.entries(votersOf)) {
    for (const voter of voters) {
      const answer = await (await world.as(voter as 'worker-ma')).post(
        `/works/${works[Number(index)]!.id}/votes`,
      );
      if (answer.status !== 303) throw new Error(`the vote of ${voter} was refused: ${answer.status}`);
    }
  }
});

const resultId = async () =>
  (await sql<{ id: string }>`select id from award_result where call_id = ${call.id}`.execute(world.owner))
    .rows[0]?.id;
const versionOf = async () =>
  (
    await sql<{ version: number }>`select version from award_result where call_id = ${call.id}`.execute(
      world.owner,
    )
  ).rows[0]!.version;
const factsOf = async (name: string) =>
  (
    await sql<{ n: number }>`select count(*)::int as n from outbox_fact where name = ${name}`.execute(
      world.owner,
    )
  ).rows[0]!.n;
const waiting = async (username: 'qh-officer' | 'qh-leader' | 'xn-officer') => {
  const actor = await world.person(username);
  return (await world.read((tx, now) => listAwardWaiting(tx, actor, now))).map(
    (one) => `${one.verb} ${one.call.key}`,
  );
};

describe('before the vote is over', () => {
  it('409: the officer cannot prepare, and the page says until when (award.vote-running)', async () => {
    const answer = await officer.post(desk);
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('此后才能计算结果');
    expect((await officer.json(desk, {})).body.code).toBe('award.vote-running');
    expect(await resultId()).toBeUndefined();
  });
});

describe('once the vote is over', () => {
  it('409: nothing is awarded that nobody has scored (AC-172, award.no-round)', async () => {
    await world.setClock(plusDays(call.voteClosesAt, 1));
    const song = await world.call('song');
    const answer = await officer.json(`/office/calls/${song.id}/result`, {});
    expect([answer.status, answer.body.code]).toEqual([409, 'award.no-round']);
  });

  it('the desk tells the officer to prepare, and nobody else', async () => {
    expect(await waiting('qh-officer')).toContain('prepare platform');
    expect(await waiting('qh-leader')).toEqual([]);
    expect(await waiting('xn-officer')).toEqual([]);
  });

  it('503: a count that cannot be had prepares nothing (award.count-busy)', async () => {
    const client = await world.owner.connection().execute(async (held) => {
      await sql`begin`.execute(held);
      await sql`select pg_advisory_xact_lock_shared(hashtextextended(${`ledger/${call.campaignId}`}, 0))`.execute(
        held,
      );
      const answer = await officer.json(desk, {});
      await sql`rollback`.execute(held);
      return answer;
    });
    expect([client.status, client.body.code]).toEqual([503, 'award.count-busy']);
  });

  it('the officer prepares: the final count, the formula, every figure beside the composite', async () => {
    expect(await officer.post(desk)).toMatchObject({ status: 303, location: desk });
    const { text } = await officer.get(desk);
    expect(text.indexOf('晨光点单')).toBeLessThan(text.indexOf('云上的服务站'));
    // 86.5 × 80 % + 100 × 20 %; 90 × 80 % + 25 × 20 %; 86.5 × 80 % + 50 × 20 %; 70.25 × 80 %.
    for (const figure of ['89.20', '77.00', '79.20', '56.20', '100.00', '25.00', '50.00', '70.25'])
      expect(text).toContain(figure);
    expect(await factsOf('award.prepared')).toBe(1);
    expect((await officer.json(desk, {})).body.code).toBe('award.wrong-state');
  });

  it('404: until it is published only the owner’s seats see anything (AC-033, AC-178)', async () => {
    const id = await resultId();
    const certificate = `/certificates/${id}/${works[2]!.id}`;
    for (const who of [
      'national-officer',
      'national-leader',
      'hn-officer',
      'xn-leader',
      'worker-an',
    ] as const) {
      const client = await world.as(who);
      expect((await client.get(notice)).status).toBe(404);
      expect((await client.get(certificate)).status).toBe(404);
      expect((await client.get(desk)).status).toBe(404);
      expect((await client.post(`/office/results/${id}/submit`, { version: 1 })).status).toBe(404);
    }
    for (const target of [notice, certificate]) {
      expect((await world.anyone().get(target)).status).toBe(404);
      expect((await officer.get(target)).status).toBe(404);
    }
    expect((await world.anyone().get(desk)).status).toBe(401);
    for (const target of [`/works/${works[2]!.id}`, `/campaigns/${call.campaignId}/calls/${call.id}`]) {
      const { text } = await world.anyone().get(target);
      for (const secret of ['一等奖', '89.20', notice]) expect(text).not.toContain(secret);
    }
  });

  it('403: the leader does not prepare or submit, the officer does not sign (award.not-yours)', async () => {
    const id = await resultId();
    expect((await leader.post(`/office/results/${id}/submit`, { version: 1 })).status).toBe(403);
    expect((await officer.json(`/office/results/${id}/sign`, { version: 1 })).body.code).toBe(
      'award.not-yours',
    );
  });

  it('409: nobody signs what was not submitted (AC-172)', async () => {
    const answer = await leader.json(`/office/results/${await resultId()}/sign`, { version: 1 });
    expect([answer.status, answer.body.code]).toEqual([409, 'award.wrong-state']);
  });
});

describe('the leader', () => {
  it('finds the submitted result on the desk, and returns it with a reason', async () => {
    expect(await waiting('qh-officer')).toContain('submit platform');
    const id = await resultId();
    expect((await officer.post(`/office/results/${id}/submit`, { version: await versionOf() })).status).toBe(
      303,
    );
    expect(await waiting('qh-leader')).toContain('sign platform');
    const empty = await leader.post(`/office/results/${id}/return`, {
      version: await versionOf(),
      reason: '',
    });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('请填写此项');
    const returned = await leader.post(`/office/results/${id}/return`, {
      version: await versionOf(),
      reason: '请核对第二名的票数',
    });
    expect(returned).toMatchObject({ status: 303, location: desk });
    const { text } = await officer.get(desk);
    expect(text).toContain('请核对第二名的票数');
    expect(text).toContain('负责人已退回');
    expect(await waiting('qh-officer')).toContain('prepare platform');
    expect(await factsOf('award.returned')).toBe(1);
  });

  it('does not sign another version than the one that was seen (http.stale)', async () => {
    const seen = await versionOf();
    expect((await officer.post(desk)).status).toBe(303);
    const id = await resultId();
    expect((await officer.post(`/office/results/${id}/submit`, { version: await versionOf() })).status).toBe(
      303,
    );
    const answer = await leader.json(`/office/results/${id}/sign`, { version: seen });
    expect([answer.status, answer.body.code]).toEqual([409, 'http.stale']);
    expect((await world.anyone().get(notice)).status).toBe(404);
  });

  it('signs: at that instant it is public, whole, for everybody', async () => {
    const id = await resultId();
    const [first, second] = await Promise.all(
      [1, 2].map(async () => leader.post(`/office/results/${id}/sign`, { version: await versionOf() })),
    );
    expect([first!.status, second!.status].sort()).toEqual([303, 409]);
    const { status, text } = await world.anyone().get(notice);
    expect(status).toBe(200);
    for (const said of [
      '由评审与投票按公布的办法计算',
      '青海省总工会',
      '评委平均分 × 80%',
      '89.20',
      '一等奖',
      '二等奖',
      '三等奖',
    ]) {
      expect(text).toContain(said);
    }
    expect(await factsOf('award.published')).toBe(1);
    expect((await world.anyone().get(`/campaigns/${call.campaignId}/calls/${call.id}`)).text).toContain(
      notice,
    );
    expect((await world.anyone().get(`${notice}?lang=en`)).text).toContain(
      'Computed from review and vote by the published method',
    );
    expect(await waiting('qh-leader')).toEqual([]);
  });

  it('nothing can be done with a published result any more', async () => {
    const id = await resultId();
    for (const [client, verb, fields] of [
      [officer, 'submit', {}],
      [leader, 'sign', {}],
      [leader, 'return', { reason: 'x' }],
    ] as const) {
      const answer = await client.json(`/office/results/${id}/${verb}`, {
        version: await versionOf(),
        ...fields,
      });
      expect([answer.status, answer.body.code]).toEqual([409, 'award.wrong-state']);
    }
    expect((await officer.json(desk, {})).body.code).toBe('award.wrong-state');
  });
});

describe('the certificates', () => {
  it('say work, makers, unit, award, owner, day and number', async () => {
    const { status, text } = await world.anyone().get(`/certificates/${await resultId()}/${works[2]!.id}`);
    expect(status).toBe(200);
    expect(text).toContain('class="certificate"');
    for (const said of ['晨光点单', '晨光机械厂工会', '一等奖', '青海省总工会']) expect(text).toContain(said);
    expect(text).toMatch(/证书编号：\d{4}-04-001/);
    expect(text).toMatch(/\d{4}年\d{1,2}月\d{1,2}日/);
  });

  it('exist for works of this result only', async () => {
    const id = await resultId();
    for (const target of [
      `/certificates/${id}/${newId()}`,
      `/certificates/${newId()}/${works[2]!.id}`,
      '/certificates/x/y',
    ]) {
      expect((await world.anyone().get(target)).status).toBe(404);
    }
  });

  it('whoever sent in a work that won gets one letter about it', async () => {
    await world.runWorker();
    await world.runWorker();
    const letters = await (await world.as('worker-zhuoma')).get('/my/letters');
    expect(letters.text.match(/祝贺！您报送的作品《云上的服务站》/g)).toHaveLength(1);
    const read = letters.text.match(/祝贺.*?action="(\/my\/letters\/[^"]+)"/s)![1]!;
    expect((await (await world.as('worker-zhuoma')).post(read)).location).toBe(notice);
    expect((await (await world.as('worker-ma')).get('/my/letters')).text).not.toContain('祝贺');
  });

  it('the work’s page tells of its award', async () => {
    const { text } = await world.anyone().get(`/works/${works[2]!.id}`);
    expect(text).toContain('一等奖');
    expect(text).toContain(`/certificates/${await resultId()}/${works[2]!.id}`);
  });
});
