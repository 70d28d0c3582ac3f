/** The way of a result to its signature: prepared, decided over, submitted, returned, signed; two at once, one wins. */

import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { newId } from '../../kernel/id.ts';
import { dayOf, plusDays } from '../../kernel/period.ts';
import { useResult } from './planting.test.ts';

const { world, hand } = useResult();
let publishOn: string;
const tableOf = async () =>
  (
    await sql<{ line: string }>`
      select p.rank || ' ' || e.title || ' ' || coalesce(p.award, '-') as line from award_place p join award_result a on a.id = p.result_id
      join entry e on e.id = p.entry_id where a.call_id = ${hand.call.id} order by p.rank`.execute(
      world.owner,
    )
  ).rows.map((row) => row.line);

describe('before the vote is over', () => {
  it('409: the officer cannot prepare, and the page says until when (award.vote-running)', async () => {
    const answer = await hand.officer.post(hand.desk);
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('此后才能计算结果');
    expect((await hand.officer.json(hand.desk, {})).body.code).toBe('award.vote-running');
    expect(await hand.resultId()).toBeUndefined();
  });
});

describe('once the vote is over', () => {
  it('409: nothing is awarded that nobody has scored (AC-172, award.no-round)', async () => {
    await world.setClock(plusDays(hand.call.voteClosesAt, 1));
    const song = await world.call('song');
    const answer = await hand.officer.json(`/office/calls/${song.id}/result`, {});
    expect([answer.status, answer.body.code]).toEqual([409, 'award.no-round']);
  });

  it('the desk tells the officer to prepare, and nobody else', async () => {
    expect(await hand.waiting('qh-officer')).toContain('prepare platform');
    expect(await hand.waiting('qh-leader')).toEqual([]);
    expect(await hand.waiting('xn-officer')).toEqual([]);
  });

  it('503: a count that cannot be had prepares nothing (award.count-busy)', async () => {
    const client = await world.owner.connection().execute(async (held) => {
      await sql`begin`.execute(held);
      await sql`
        select from vote_head where poll_id in (select id from vote_poll where call_id = ${hand.call.id}) for update`.execute(
        held,
      );
      const answer = await hand.officer.json(hand.desk, {});
      await sql`rollback`.execute(held);
      return answer;
    });
    expect([client.status, client.body.code]).toEqual([503, 'award.count-busy']);
  });

  it('the officer prepares: the final count, the formula, every figure beside the composite', async () => {
    expect(await hand.officer.post(hand.desk)).toMatchObject({ status: 303, location: hand.desk });
    const { text } = await hand.officer.get(hand.desk);
    expect(text.indexOf('晨光点单')).toBeLessThan(text.indexOf('云上的服务站'));
    // 86.5 × 80 % + 100 × 20 %; 90 × 80 % + 25 × 20 %; 86.5 × 80 % + 50 × 20 %; 70.25 × 80 %.
    for (const figure of ['89.20', '77.00', '79.20', '56.20', '100.00', '25.00', '50.00', '70.25'])
      expect(text).toContain(figure);
    expect(await hand.factsOf('award.prepared')).toBe(1);
    expect((await hand.officer.json(hand.desk, {})).body.code).toBe('award.wrong-state');
  });

  it('404: until it is published only the owner’s seats see anything (AC-033, AC-178)', async () => {
    const id = await hand.resultId();
    const certificate = `/certificates/${id}/${hand.works[2]!.id}`;
    for (const who of [
      'national-officer',
      'national-leader',
      'hn-officer',
      'xn-leader',
      'worker-an',
    ] as const) {
      const client = await world.as(who);
      expect((await client.get(hand.notice)).status).toBe(404);
      expect((await client.get(certificate)).status).toBe(404);
      expect((await client.get(hand.desk)).status).toBe(404);
      expect((await client.post(`/office/results/${id}/submit`, { version: 1 })).status).toBe(404);
    }
    for (const target of [hand.notice, certificate]) {
      expect((await world.anyone().get(target)).status).toBe(404);
      expect((await hand.officer.get(target)).status).toBe(404);
    }
    expect((await world.anyone().get(hand.desk)).status).toBe(401);
    for (const target of [
      `/works/${hand.works[2]!.id}`,
      `/campaigns/${hand.call.campaignId}/calls/${hand.call.id}`,
    ]) {
      const { text } = await world.anyone().get(target);
      for (const secret of ['一等奖', '89.20', hand.notice]) expect(text).not.toContain(secret);
    }
  });

  it('403: the leader does not prepare or submit, the officer does not sign (award.not-yours)', async () => {
    const id = await hand.resultId();
    expect((await hand.leader.post(`/office/results/${id}/submit`, { version: 1 })).status).toBe(403);
    expect((await hand.officer.json(`/office/results/${id}/sign`, { version: 1 })).body.code).toBe(
      'award.not-yours',
    );
  });

  it('409: nobody signs what was not submitted (AC-172)', async () => {
    const answer = await hand.leader.json(`/office/results/${await hand.resultId()}/sign`, { version: 1 });
    expect([answer.status, answer.body.code]).toEqual([409, 'award.wrong-state']);
  });
});

describe('the officer decides over the table', () => {
  const decisions = async () => `/office/results/${await hand.resultId()}/decisions`;
  const note = async (fields: Record<string, string>) =>
    hand.officer.post(await decisions(), {
      version: await hand.versionOf(),
      reason: '评委会合议',
      ...fields,
    });

  it('what is noted changes nothing yet, is compared, and holds the submission back (award.decisions-pending)', async () => {
    const before = await tableOf();
    expect((await note({ entryId: hand.works[3]!.id, kind: 'give', award: 'second' })).status).toBe(303);
    expect(await tableOf()).toEqual(before);
    const { text } = await hand.officer.get(await decisions());
    for (const said of ['评委会合议', '待生效', '调整前后对照', '骑手驿站']) expect(text).toContain(said);
    const answer = await hand.officer.json(`/office/results/${await hand.resultId()}/submit`, {
      version: await hand.versionOf(),
      ratioSeen: true,
    });
    expect([answer.status, answer.body.code]).toEqual([409, 'award.decisions-pending']);
  });

  it('what cannot be noted comes back by its field, with what was typed', async () => {
    const address = await decisions();
    const odd = await note({ entryId: hand.works[3]!.id, kind: 'give', award: 'constructor' });
    expect(odd.status).toBe(422);
    expect(odd.text).toContain('没有设这个奖项');
    expect(odd.text).toContain('评委会合议');
    for (const [fields, code] of [
      [{ entryId: newId(), kind: 'out' }, 'award.no-such-place'],
      [{ entryId: hand.works[3]!.id, kind: 'give', award: 'second' }, 'award.nothing-new'],
      [{ entryId: hand.works[3]!.id, kind: 'give', award: 'x' }, 'award.no-such-award'],
    ] as const) {
      const answer = await hand.officer.json(address, {
        version: await hand.versionOf(),
        reason: 'x',
        ...fields,
      });
      expect([answer.status, answer.body.code]).toEqual([422, code]);
    }
  });

  it('all at once; of two who apply in one moment one wins and the other is told (http.stale)', async () => {
    const before = await tableOf();
    const [address, version] = [`/office/results/${await hand.resultId()}/apply`, await hand.versionOf()];
    const answers = await Promise.all([1, 2].map(() => hand.officer.post(address, { version })));
    expect(answers.map((one) => one.status).sort()).toEqual([303, 409]);
    const applied = await tableOf();
    expect(applied).not.toEqual(before);
    expect(applied.find((line) => line.includes('骑手驿站'))).toContain('second');
    expect((await hand.officer.get(hand.desk)).text).toContain('评委会合议');
    const again = await hand.officer.json(address, { version: await hand.versionOf() });
    expect([again.status, again.body.code]).toEqual([409, 'award.nothing-pending']);
  });

  it('is reversed as a whole: the table is the rule’s again, the decision stays on record', async () => {
    const { text } = await hand.officer.get(await decisions());
    const [address] = text.match(/\/office\/results\/[^"]+\/reverse/)!;
    expect((await hand.officer.post(address, { version: await hand.versionOf() })).status).toBe(303);
    expect((await tableOf()).at(-1)).toBe('4 骑手驿站 third');
    expect((await hand.officer.get(await decisions())).text).toContain('已撤销');
    expect((await hand.officer.json(address, { version: await hand.versionOf() })).body.code).toBe(
      'award.wrong-state',
    );
  });

  it('is told when more win than the rule allows, with the numbers, before it is submitted (award.ratio)', async () => {
    const id = await hand.resultId();
    const typed = { version: await hand.versionOf(), ratioSeen: false };
    const answer = await hand.officer.json(`/office/results/${id}/submit`, typed);
    expect([answer.status, answer.body.code]).toEqual([409, 'award.ratio']);
    expect((await hand.officer.get(hand.desk)).text).toContain('获奖比例超过上限');
  });
});

describe('the leader', () => {
  it('finds the submitted result on the desk, and returns it with a reason', async () => {
    expect(await hand.waiting('qh-officer')).toContain('submit platform');
    const id = await hand.resultId();
    expect(await hand.submit()).toBe(303);
    expect(await hand.waiting('qh-leader')).toContain('sign platform');
    const empty = await hand.leader.post(`/office/results/${id}/return`, {
      version: await hand.versionOf(),
      reason: '',
    });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('请填写此项');
    const returned = await hand.leader.post(`/office/results/${id}/return`, {
      version: await hand.versionOf(),
      reason: '请核对第二名的票数',
    });
    expect(returned).toMatchObject({ status: 303, location: hand.desk });
    const { text } = await hand.officer.get(hand.desk);
    expect(text).toContain('请核对第二名的票数');
    expect(text).toContain('已退回，待重新计算');
    expect(await hand.waiting('qh-officer')).toContain('prepare platform');
    expect(await hand.factsOf('award.returned')).toBe(1);
  });

  it('signs the version and the list that was seen, no other (http.stale, AC-283)', async () => {
    const seen = await hand.versionOf();
    const { openedAt } = { openedAt: await world.now() };
    expect((await hand.officer.post(hand.desk)).status).toBe(303);
    publishOn = dayOf(plusDays(openedAt, 2));
    expect(await hand.submit({ publishOn, publishTime: '09:00' })).toBe(303);
    const id = await hand.resultId();
    const [version, sha256] = [await hand.versionOf(), await hand.hashOf()];
    for (const wrong of [
      { version: seen, sha256 },
      { version, sha256: sha256.replace(/^./, (sign) => (sign === '0' ? '1' : '0')) },
    ]) {
      const answer = await hand.leader.json(`/office/results/${id}/sign`, wrong);
      expect([answer.status, answer.body.code]).toEqual([409, 'http.stale']);
    }
    // The same short code stands on both their pages.
    for (const client of [hand.officer, hand.leader])
      expect((await client.get(hand.desk)).text).toContain(sha256.slice(0, 4));
    expect((await world.anyone().get(hand.notice)).status).toBe(404);
  });

  it('of two signatures in one moment one wins, and until the instant it can be recalled', async () => {
    const sign = async () => ({ version: await hand.versionOf(), sha256: await hand.hashOf() });
    const address = `/office/results/${await hand.resultId()}/sign`;
    const fields = await sign();
    const answers = await Promise.all([1, 2].map(() => hand.leader.post(address, fields)));
    expect(answers.map((one) => one.status).sort()).toEqual([303, 409]);
    const recalled = await hand.leader.post(`/office/results/${await hand.resultId()}/recall`, {
      version: await hand.versionOf(),
      reason: '再核对一次',
    });
    expect(recalled.status).toBe(303);
    expect((await hand.officer.post(hand.desk)).status).toBe(303);
    expect(await hand.submit({ publishOn, publishTime: '09:00' })).toBe(303);
    expect((await hand.leader.post(address, await sign())).status).toBe(303);
    expect(await hand.factsOf('award.signed')).toBe(2);
    expect(await hand.factsOf('award.recalled')).toBe(1);
  });
});
