/** What follows when a result stands: certificates and their proof, letters, revocation, a correction beside the first edition. */

import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../../world/fixture.ts';
import { newId } from '../../kernel/id.ts';
import { dayOf, plusDays, startOfDay } from '../../kernel/period.ts';
import { useResult } from './planting.test.ts';

const { world, hand } = useResult();
const submitted = { ratioSeen: 'yes', noticeDays: '5', noticeKind: 'calendar' };
let shownOn: Date;

beforeAll(async () => {
  await world.setClock(plusDays(hand.call.voteClosesAt, 1));
  shownOn = startOfDay(dayOf(await world.now()));
  expect((await hand.officer.post(hand.desk)).status).toBe(303);
  expect([await hand.submit(), await hand.sign()]).toEqual([303, 303]);
});

describe('when it stands', () => {
  const certificates = async () =>
    (
      await sql<{ id: string; number: string; code: string; title: string; version: number }>`
        select id, number, code::text as code, title, version from award_certificate where call_id = ${hand.call.id} order by number`.execute(
        world.owner,
      )
    ).rows;
  const last = async () => (await certificates()).at(-1)!;

  it('it stands by the clock once its notice is over; certificates are numbered then', async () => {
    await world.setClock(new Date(plusDays(shownOn, 6).getTime() - 60_000));
    await world.runWorker();
    expect(await hand.factsOf('award.stood')).toBe(0);
    await world.setClock(plusDays(shownOn, 6));
    await world.runWorker();
    expect(await hand.factsOf('award.stood')).toBe(1);
    expect((await certificates()).map((one) => one.number)).toEqual(
      [1, 2, 3, 4].map((count) => expect.stringMatching(new RegExp(`^\\d{4}-04-00${count}$`))),
    );
    expect((await world.anyone().get(hand.notice)).text).toContain('已生效');
  });

  it('a certificate says work, makers, unit, award, owner, day and number, with a square that proves it', async () => {
    const { status, text } = await world
      .anyone()
      .get(`/certificates/${await hand.resultId()}/${hand.works[2]!.id}`);
    expect(status).toBe(200);
    expect(text).toContain('class="certificate"');
    for (const said of ['晨光点单', '晨光机械厂工会', '一等奖', '青海省总工会', 'class="qr"'])
      expect(text).toContain(said);
    expect(text).toMatch(/证书编号：\d{4}-04-001/);
    for (const target of [
      `/certificates/${await hand.resultId()}/${newId()}`,
      `/certificates/${newId()}/${hand.works[2]!.id}`,
      '/certificates/x/y',
    ])
      expect((await world.anyone().get(target)).status).toBe(404);
  });

  it('is proved by its code, or by owner and number together; all else is unknown', async () => {
    const [first] = await certificates();
    for (const address of [`/verify/${first!.code}`, `/verify?owner=青海省总工会&number=${first!.number}`]) {
      const { text } = await world.anyone().get(address);
      for (const said of ['证书属实，有效', '晨光点单', first!.number]) expect(text).toContain(said);
    }
    for (const address of [
      `/verify/${newId()}`,
      `/verify?owner=西宁市总工会&number=${first!.number}`,
      '/verify?owner=青海省总工会&number=2026-99-001',
    ])
      expect((await world.anyone().get(address)).text).toContain('没有这张证书');
    expect((await world.anyone().get(`/verify?number=${first!.number}`)).text).not.toContain('晨光点单');
    // Half a square read, half a form filled: what to do stands there, by the field where there is one.
    for (const code of ['1', 'a'.repeat(300), '%3Cb%3E'])
      expect((await world.anyone().get(`/verify/${code}`)).text).toContain('这不是证书上的验证码');
    for (const [asked, field] of [
      [`number=${first!.number}`, 'owner'],
      ['owner=青海省总工会&number=%20', 'number'],
    ])
      expect((await world.anyone().get(`/verify?${asked}`)).text).toContain(`id="verify-${field}-problem"`);
  });

  it('a unit prints those of its works; nobody beside it finds them', async () => {
    const unit = await world.organisation('xining');
    const address = `/office/organisations/${unit.id}/certificates`;
    expect((await (await world.as('xn-officer')).get(address)).status).toBe(200);
    expect((await (await world.as('xn-officer')).get(`${address}/print`)).status).toBe(200);
    expect((await (await world.as('hn-officer')).get(address)).status).toBe(404);
    const all = await hand.officer.get(`/office/results/${await hand.resultId()}/certificates/print`);
    expect(all.text.match(/class="certificate"/g)).toHaveLength(4);
    expect(
      (await (await world.as('xn-officer')).get(`/office/results/${await hand.resultId()}/certificates`))
        .status,
    ).toBe(404);
  });

  it('letters leave as the officer left them, once, to whoever may still be written to (M15)', async () => {
    expect(await hand.waiting('qh-officer')).toContain('write platform');
    const letters = `/office/results/${await hand.resultId()}/letters`;
    const saved = await hand.officer.post(letters, {
      version: 1,
      audience: 'winners',
      zh: '祝贺{titles}！请于周五前领取。',
      en: 'Well done, {titles}!',
    });
    expect(saved.status).toBe(303);
    expect((await hand.officer.get(letters)).text).toContain('请于周五前领取');
    const stale = await hand.officer.post(letters, {
      version: 1,
      audience: 'winners',
      zh: '旧稿',
      en: 'old',
    });
    expect(stale.status).toBe(409);
    for (const said of ['旧稿', '请于周五前领取']) expect(stale.text).toContain(said);
    const send = { version: 2, audience: 'winners' };
    const answers = await Promise.all([1, 2].map(() => hand.officer.post(`${letters}/send`, send)));
    expect(answers.map((one) => one.status).sort()).toEqual([303, 409]);
    // Hidden between sending and leaving: nobody is written to about it.
    await sql`update entry set shown_at = null where id = ${hand.works[1]!.id}`.execute(world.owner);
    await world.runWorker();
    await world.runWorker();
    await sql`update entry set shown_at = submitted_at where id = ${hand.works[1]!.id}`.execute(world.owner);
    const inbox = async (who: 'worker-zhuoma' | 'worker-an' | 'worker-ma') =>
      (await (await world.as(who)).get('/my/letters')).text;
    expect((await inbox('worker-zhuoma')).match(/祝贺《云上的服务站》！请于周五前领取/g)).toHaveLength(1);
    expect(await inbox('worker-an')).not.toContain('请于周五前领取');
    expect(await inbox('worker-ma')).not.toContain('请于周五前领取');
  });

  it('is revoked by two: asked with a reason, done by the leader; its proof says so, its number stays', async () => {
    const one = await last();
    const address = `/office/certificates/${one.id}`;
    const early = await hand.leader.json(`${address}/revoke`, { version: one.version });
    expect([early.status, early.body.code]).toEqual([409, 'award.not-asked']);
    expect(
      (await hand.officer.post(`${address}/ask`, { version: one.version, reason: '经核实系抄袭' })).status,
    ).toBe(303);
    expect(await hand.waiting('qh-leader')).toContain('revoke platform');
    expect((await world.anyone().get(`/verify/${one.code}`)).text).toContain('证书属实，有效');
    expect((await hand.officer.json(`${address}/revoke`, { version: one.version + 1 })).body.code).toBe(
      'award.not-yours',
    );
    expect((await hand.leader.post(`${address}/revoke`, { version: one.version + 1 })).status).toBe(303);
    for (const said of ['证书属实，但已撤销', '经核实系抄袭'])
      expect((await world.anyone().get(`/verify/${one.code}`)).text).toContain(said);
    const again = await hand.officer.json(`${address}/ask`, { version: one.version + 2, reason: 'x' });
    expect([again.status, again.body.code]).toEqual([409, 'award.revoked-already']);
  });

  it('a correction is another edition beside the first: the old stays, what it no longer gives is revoked (AC-283)', async () => {
    const [first, second] = await certificates();
    const old = await hand.resultId();
    const amended = await hand.officer.post(`/office/results/${old}/amend`, {
      version: await hand.versionOf(),
      reason: '第一名参评资格不符',
    });
    expect(amended.status).toBe(303);
    const newest = async () =>
      (
        await sql<{ id: string; version: number; sha256: string }>`
          select id, version, sha256 from award_result where call_id = ${hand.call.id} order by edition desc limit 1`.execute(
          world.owner,
        )
      ).rows[0]!;
    const { id } = await newest();
    const second2 = await hand.officer.json(`/office/results/${old}/amend`, {
      version: 1,
      reason: 'x',
      recount: false,
    });
    expect([second2.status, second2.body.code]).toEqual([409, 'award.under-way']);
    const step = async (client: Client, verb: string, fields: Record<string, string> = {}) => {
      const { version, sha256 } = await newest();
      const sent = verb === 'sign' ? { sha256, ...fields } : fields;
      return (await client.post(`/office/results/${id}/${verb}`, { version, ...sent })).status;
    };
    const out = { entryId: hand.works[2]!.id, kind: 'out', reason: '不是参评单位职工' };
    expect(await step(hand.officer, 'decisions', out)).toBe(303);
    expect(await step(hand.officer, 'apply')).toBe(303);
    expect(await step(hand.officer, 'submit', submitted)).toBe(303);
    expect((await world.anyone().get(`/results/${id}`)).status).toBe(404);
    expect((await world.anyone().get(`/verify/${first!.code}`)).text).toContain('证书属实，有效');
    expect(await step(hand.leader, 'sign')).toBe(303);
    const shown = (await world.anyone().get(hand.notice)).text;
    for (const said of ['更正（第 2 版）', '第一名参评资格不符', '取消资格：不是参评单位职工'])
      expect(shown).toContain(said);
    expect((await world.anyone().get(`/results/${old}`)).text).toContain('此版已由更正版代替');
    expect((await world.anyone().get(`/verify/${first!.code}`)).text).toContain('证书属实，但已撤销');
    await world.advanceDays(7);
    await world.runWorker();
    const all = await certificates();
    expect(new Set(all.map((one) => one.number)).size).toBe(all.length);
    // The second is first now: its old certificate is revoked, and the new one bears a number never given before.
    const moved = all.filter((one) => one.title === second!.title);
    expect(moved.map((one) => one.number)).toHaveLength(2);
    expect((await world.anyone().get(`/verify/${moved[0]!.code}`)).text).toContain('但已撤销');
    expect((await world.anyone().get(`/verify/${moved[1]!.code}`)).text).toContain('一等奖');
    const old4 = await world.anyone().get(`/works/${hand.works[2]!.id}`);
    expect(old4.text).not.toContain('一等奖');
  });
});
