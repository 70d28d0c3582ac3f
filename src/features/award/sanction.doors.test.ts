/** What a sanction does to a result by itself: the work is out of every list that is not public yet, and back when it is lifted. */

import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { dayOf, plusDays } from '../../kernel/period.ts';
import { useResult } from './planting.test.ts';

const { world, hand } = useResult();
const reason = '查实组织购买选票';
const ranked = async () =>
  (
    await sql<{ line: string }>`
      select e.title || ' ' || coalesce(p.award, '-') || case when p.out_reason is null then '' else ' 出局' end as line
      from award_place p join award_result a on a.id = p.result_id join entry e on e.id = p.entry_id
      where a.id = ${(await hand.newest()).id} order by p.rank`.execute(world.owner)
  ).rows.map((row) => row.line);
const stateOf = async () =>
  (
    await sql<{
      state: string;
    }>`select state from award_result where call_id = ${hand.call.id} order by edition desc limit 1`.execute(
      world.owner,
    )
  ).rows[0]!.state;
const sanctions = () => `/office/campaigns/${hand.call.campaignId}/sanctions`;
const bar = async () =>
  (
    await hand.officer.post(sanctions(), {
      ...{ number: hand.works[2]!.number!, step: 'award-withheld', reason },
    })
  ).status;
const lift = async () => {
  const { rows } = await sql<{
    id: string;
  }>`select id from scrutiny_sanction where lifted_at is null`.execute(world.owner);
  const address = `/office/sanctions/${rows[0]!.id}/lift`;
  return (await hand.leader.post(address, { version: 1, reason: '复核后不成立' })).status;
};
const tell = async (who: 'officer' | 'leader', verb: string, more: object = {}) => {
  const { id, version, sha256 } = await hand.newest();
  return hand[who].json(`/office/results/${id}/${verb}`, {
    version,
    ...(verb === 'sign' ? { sha256 } : {}),
    ...more,
  });
};
const lettersOf = async (kind: string) =>
  (
    await sql<{ username: string }>`
      select p.username from message_letter m join account_person p on p.id = m.person_id where m.kind = ${kind}
      order by p.username`.execute(world.owner)
  ).rows.map((row) => row.username);
const plain = ['晨光点单', '学徒互助平台', '云上的服务站', '骑手驿站'];
const later = { publishOn: '', publishTime: '09:00' };
const titles = (lines: readonly string[]) => lines.map((line) => line.split(' ')[0]);

beforeAll(async () => {
  await world.setClock(plusDays(hand.call.voteClosesAt, 1));
  later.publishOn = dayOf(plusDays(hand.call.voteClosesAt, 4));
});

describe('a work barred by a sanction', () => {
  it('is out of the list as it is prepared, with the reason; those behind move up', async () => {
    expect(await bar()).toBe(303);
    expect((await hand.officer.post(hand.desk)).status).toBe(303);
    const lines = await ranked();
    expect(titles(lines)).toEqual([...plain.slice(1), '晨光点单']);
    expect([lines[0]!.endsWith(' -'), lines[3]]).toEqual([false, '晨光点单 - 出局']);
    expect((await hand.officer.get(hand.desk)).text).toContain(reason);
  });

  it('comes back by itself once it is lifted, and goes out again; nobody takes that off by hand (award.sanctioned)', async () => {
    expect(await lift()).toBe(303);
    await world.runWorker();
    expect(titles(await ranked())).toEqual(plain);
    expect(await bar()).toBe(303);
    await world.runWorker();
    expect((await ranked())[3]).toBe('晨光点单 - 出局');
    expect(await hand.factsOf('award.sanctions-followed')).toBe(2);
    const { rows } = await sql<{ id: string }>`
      select id from award_decision where sanction_id is not null and reversed_at is null`.execute(
      world.owner,
    );
    const { id, version } = await hand.newest();
    const off = await hand.officer.json(`/office/results/${id}/decisions/${rows[0]!.id}/reverse`, {
      version,
    });
    expect([rows.length, off.status, off.body.code]).toEqual([1, 409, 'award.sanctioned']);
  });

  it('a list that does not follow is not submitted unseen: the first press brings it up to date, the second submits it', async () => {
    expect(await lift()).toBe(303);
    const seen = await hand.newest();
    expect((await hand.officer.get(hand.desk)).text).toContain('名单先自动更新');
    expect(await hand.submit(later)).toBe(303);
    expect([await stateOf(), titles(await ranked())]).toEqual(['prepared', plain]);
    const { text } = await hand.officer.get(hand.desk);
    expect([text.includes('尚未提交：名单已按处理措施更新'), text.includes('名单尚未一致')]).toEqual([
      true,
      false,
    ]);
    // What was typed of the plan is there again.
    expect(text).toContain(`value="${later.publishOn}"`);
    const unseen = { version: seen.version, ratioSeen: 'yes', noticeDays: '5', noticeKind: 'calendar' };
    expect((await hand.officer.post(`/office/results/${seen.id}/submit`, unseen)).status).toBe(409);
    // The worker finds nothing left to do, and takes the page from nobody.
    const { version } = await hand.newest();
    await world.runWorker();
    expect((await hand.newest()).version).toBe(version);
    expect([await hand.submit(later), await stateOf()]).toEqual([303, 'submitted']);
  });

  it('a list of before sanctions were heard of is submitted after one more press', async () => {
    expect((await tell('leader', 'return', { reason: '再核对' })).status).toBeLessThan(400);
    expect((await hand.officer.post(hand.desk)).status).toBe(303);
    await sql`
      insert into scrutiny_sanction (id, campaign_id, entry_id, step, step_name, is_barring, reason, at, by_id)
      select gen_random_uuid(), campaign_id, entry_id, step, step_name, is_barring, ${reason}, at, by_id
      from scrutiny_sanction limit 1`.execute(world.owner);
    await world.runWorker();
    expect(titles(await ranked())).toEqual(plain);
    expect([await hand.submit(later), await stateOf()]).toEqual([303, 'prepared']);
    expect((await ranked())[3]).toBe('晨光点单 - 出局');
    expect([await hand.submit(later), await stateOf()]).toEqual([303, 'submitted']);
  });

  it('a list that lies with the leader is not signed, and goes back by itself (award.sanction-open)', async () => {
    expect(await lift()).toBe(303);
    const signed = await tell('leader', 'sign');
    expect([signed.status, signed.body.code]).toEqual([409, 'award.sanction-open']);
    await world.runWorker();
    expect(await stateOf()).toBe('returned');
    expect((await hand.officer.get(hand.desk)).text).toContain('已退回，待重新计算');
    expect(await hand.waiting('qh-officer')).toContain('prepare platform');
    expect((await hand.officer.post(hand.desk)).status).toBe(303);
    expect([await hand.submit(later), await hand.sign()]).toEqual([303, 303]);
    expect(titles(await ranked())).toEqual(plain);
  });

  it('signed on Monday for Friday and barred on Wednesday, it is never shown: it goes back and the owner is told why', async () => {
    expect(await stateOf()).toBe('signed');
    expect(await bar()).toBe(303);
    await world.runWorker();
    expect(await stateOf()).toBe('returned');
    expect([await lettersOf('award.list-given-back'), await hand.factsOf('award.recalled')]).toEqual([
      [
        ['qh-leader', 'qh-officer'],
        ['qh-leader', 'qh-officer'],
      ]
        .flat()
        .sort(),
      1,
    ]);
    expect((await hand.leader.get('/my/letters')).text).toContain('尚未公布的评选名单与此不一致');
    await world.advanceDays(4);
    expect((await world.anyone().get(hand.notice)).status).toBe(404);
    expect((await hand.officer.get(hand.desk)).text).toContain(reason);
    expect((await hand.officer.post(hand.desk)).status).toBe(303);
    expect((await ranked())[3]).toBe('晨光点单 - 出局');
    expect(await lift()).toBe(303);
    await world.runWorker();
    expect([await hand.submit(), await hand.sign()]).toEqual([303, 303]);
    expect((await world.anyone().get(hand.notice)).status).toBe(200);
  });

  it('what is public is never edited: it does not come to stand, and its correction leaves the work out', async () => {
    expect(await bar()).toBe(303);
    await world.runWorker();
    expect(await stateOf()).toBe('signed');
    expect(await lettersOf('award.list-overtaken')).toEqual(['qh-leader', 'qh-officer']);
    await world.advanceDays(8);
    await world.runWorker();
    expect(await stateOf()).toBe('signed');
    expect((await hand.officer.get(hand.desk)).text).toContain('而名单已经公布。请发布更正');
    const answer = await tell('officer', 'amend', { reason: '取消评优资格', recount: false });
    expect(answer.status).toBeLessThan(400);
    expect([await stateOf(), (await ranked())[3]]).toEqual(['prepared', '晨光点单 - 出局']);
    expect([await hand.submit(), await hand.sign()]).toEqual([303, 303]);
    await world.advanceDays(8);
    await world.runWorker();
    expect(await stateOf()).toBe('standing');
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from award_certificate where entry_id = ${hand.works[2]!.id}`.execute(
      world.owner,
    );
    expect(rows[0]!.n).toBe(0);
  });
});
