/** An objection that changes a result: filed by real name, kept private, looked into, upheld; the correction stands beside. */

import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Client, useWorld } from '../../../world/fixture.ts';
import { showWorks } from '../../../world/shown-works.ts';
import { newId } from '../../kernel/id.ts';
import { plusDays } from '../../kernel/period.ts';
import type { Call } from '../call/call.ts';
import type { Entry } from '../entry/entry.ts';
import { listWaiting } from './store.ts';

const world = useWorld();
let call: Call;
let works: Entry[];
let officer: Client;
let leader: Client;
let notice: string;

const planned = [
  { unit: 'yintan-solar' as const, title: '云上的服务站', points: [92, 88] },
  { unit: 'college-mechanics' as const, title: '学徒互助平台', points: [86, 86] },
  { unit: 'chenguang' as const, title: '晨光点单', points: [80, 80] },
];
const [who, reach] = ['冷月梅', '13812345678'];
const filing = {
  category: 'plagiarism',
  words: '与2018年某作品画面相同',
  name: who,
  contact: reach,
  isTrue: 'yes',
};

type Newest = { id: string; version: number; sha256: string; state: string; edition: number };
const newest = async () =>
  (
    await sql<Newest>`
      select id, version, sha256, state, edition from award_result where call_id = ${call.id} order by edition desc limit 1`.execute(
      world.owner,
    )
  ).rows[0]!;
const step = async (client: Client, verb: string, fields: Record<string, string> = {}) => {
  const { id, version, sha256 } = await newest();
  const sent = verb === 'sign' ? { sha256, ...fields } : fields;
  return (await client.post(`/office/results/${id}/${verb}`, { version, ...sent })).status;
};
const plan = { ratioSeen: 'yes', noticeDays: '5', noticeKind: 'calendar' };
const sign = async () => [await step(officer, 'submit', plan), await step(leader, 'sign')];
const last = async () =>
  (
    await sql<{ id: string; code: string; version: number; state: string }>`
      select id, code::text as code, version, state from objection where call_id = ${call.id} order by number desc limit 1`.execute(
      world.owner,
    )
  ).rows[0]!;
const move = async (client: Client, verb: string, fields: Record<string, string> = {}) => {
  const { id, version } = await last();
  return client.post(`/office/objections/${id}/${verb}`, { version, ...fields });
};
const waiting = async (username: 'qh-officer' | 'qh-leader' | 'chenguang-officer' | 'xn-officer') => {
  const actor = await world.person(username);
  return (await world.read((tx) => listWaiting(tx, actor))).map((one) => one.kind);
};

beforeAll(async () => {
  works = await showWorks(world, 'platform', planned);
  call = await world.call('platform');
  notice = `/campaigns/${call.campaignId}/calls/${call.id}/result`;
  [officer, leader] = [await world.as('qh-officer'), await world.as('qh-leader')];
  await world.setClock(plusDays(call.voteClosesAt, 1));
  const prepared = await officer.post(`/office/calls/${call.id}/result`);
  expect([prepared.status, await sign()]).toEqual([303, [303, 303]]);
});

describe('somebody objects', () => {
  it('by real name and with a way to be reached; what is missing is said by the field, what was typed stays', async () => {
    const address = `/results/${(await newest()).id}/objections`;
    expect((await world.anyone().get(notice)).text).toContain(address);
    const bad = await world.anyone().post(address, { ...filing, name: '', isTrue: undefined });
    expect(bad.status).toBe(422);
    for (const said of ['请填写此项', '与2018年某作品画面相同', reach]) expect(bad.text).toContain(said);
    const other = await world.anyone().json(address, { ...filing, isTrue: true, entryId: newId() });
    expect([other.status, other.body.code]).toEqual([422, 'objection.no-work']);
    expect((await world.anyone().post(`/results/${newId()}/objections`, filing)).status).toBe(404);
  });

  it('and gets a receipt at an address nobody can guess, by which they see how it stands', async () => {
    const address = `/results/${(await newest()).id}/objections`;
    const filed = await world.anyone().post(address, { ...filing, entryId: works[0]!.id });
    expect(filed).toMatchObject({ status: 303, location: `/objections/${(await last()).code}` });
    const receipt = await world.anyone().get(filed.location!);
    for (const said of ['异议回执', '云上的服务站', '已收到']) expect(receipt.text).toContain(said);
    expect((await world.anyone().get(`/objections/${newId()}`)).status).toBe(404);
  });

  it('of two that come in one moment each has a number of its own; one is withdrawn by its address', async () => {
    const address = `/results/${(await newest()).id}/objections`;
    const tao = await world.as('worker-tao');
    const answers = await Promise.all(
      [1, 2].map(() => tao.post(address, { ...filing, category: 'counting' })),
    );
    expect(answers.map((one) => one.status)).toEqual([303, 303]);
    for (const { location } of answers) {
      const withdrawn = await world.anyone().post(`${location}/withdraw`, { version: 1 });
      expect(withdrawn.status).toBe(303);
      const again = await world.anyone().json(`${location}/withdraw`, { version: 2 });
      expect([again.status, again.body.code]).toEqual([409, 'objection.wrong-state']);
    }
  });

  it('not more often than five times a day (objection.too-many)', async () => {
    const address = `/results/${(await newest()).id}/objections`;
    const guo = await world.as('worker-guo');
    for (let count = 0; count < 5; count++) {
      const { status, location } = await guo.post(address, filing);
      expect([status, (await guo.post(`${location}/withdraw`, { version: 1 })).status]).toEqual([303, 303]);
    }
    const answer = await guo.json(address, { ...filing, isTrue: true });
    expect([answer.status, answer.body.code]).toEqual([429, 'objection.too-many']);
  });
});

describe('who objected stays with the owner', () => {
  it('masked in the list, whole only on the page of officer and leader; for everybody else there is nothing', async () => {
    const { id } = (
      await sql<{ id: string }>`select id from objection where call_id = ${call.id} and number = 1`.execute(
        world.owner,
      )
    ).rows[0]!;
    const list = `/office/calls/${call.id}/objections`;
    for (const client of [officer, leader]) {
      const { text } = await client.get(list);
      expect(text).toContain('冷**');
      for (const secret of [who, reach]) expect(text).not.toContain(secret);
      expect((await client.get(`/office/objections/${id}`)).text).toContain(who);
    }
    for (const username of [
      'national-officer',
      'hn-officer',
      'chenguang-officer',
      'worker-tao',
      'qh-admin',
    ] as const) {
      const client = await world.as(username);
      for (const address of [list, `/office/objections/${id}`, `/office/statements/${id}`])
        expect([username, address, (await client.get(address)).status]).toEqual([username, address, 404]);
    }
    for (const client of [world.anyone(), await world.as('chenguang-officer')]) {
      const { text } = await client.get(notice);
      expect(text).toContain('共收到异议');
      for (const secret of [who, reach, '冷', '2018年某作品']) expect(text).not.toContain(secret);
    }
    const facts = await sql<{ text: string }>`
      select coalesce(string_agg(to_jsonb(f)::text, ''), '') as text from outbox_fact f where name like 'objection.%'`.execute(
      world.owner,
    );
    for (const secret of [who, reach, '2018年某作品']) expect(facts.rows[0]!.text).not.toContain(secret);
  });
});

describe('it is looked into and decided', () => {
  beforeAll(async () => {
    const address = `/results/${(await newest()).id}/objections`;
    await (await world.as('worker-ma')).post(address, { ...filing, entryId: works[0]!.id });
  });

  it('the officer takes it up, and asks the unit, which answers without learning who objected', async () => {
    expect(await waiting('qh-officer')).toContain('handle');
    const early = await leader.json(`/office/objections/${(await last()).id}/decide`, {
      ...{ version: 1, outcome: 'uphold', remedy: 'out', decision: 'x', summary: 'x' },
    });
    expect([early.status, early.body.code]).toEqual([409, 'objection.wrong-state']);
    expect((await move(officer, 'take-up')).status).toBe(303);
    expect((await move(officer, 'ask', { question: '请说明拍摄时间并提供原始素材' })).status).toBe(303);
    await world.runWorker();
    const unit = (
      await sql<{ username: string }>`
        select p.username from organisation_seat s join account_person p on p.id = s.person_id
        where s.organisation_id = ${works[0]!.unitId} and s.role = 'officer' limit 1`.execute(world.owner)
    ).rows[0]!.username;
    const client = await world.as(unit as 'chenguang-officer');
    const address = `/office/statements/${(await last()).id}`;
    const { text } = await client.get(address);
    expect(text).toContain('请说明拍摄时间并提供原始素材');
    for (const secret of [who, reach, '2018年某作品']) expect(text).not.toContain(secret);
    expect((await (await world.as('xn-officer')).get(address)).status).toBe(404);
    expect(
      (await client.post(address, { version: (await last()).version, statement: '系引用网络素材' })).status,
    ).toBe(303);
    const late = await client.json(address, { version: (await last()).version, statement: 'x' });
    expect([late.status, late.body.code]).toEqual([409, 'objection.wrong-state']);
    expect((await officer.get(`/office/objections/${(await last()).id}`)).text).toContain('系引用网络素材');
  });

  it('nothing stands while it is open, however long the notice is over', async () => {
    await world.advanceDays(8);
    await world.runWorker();
    expect((await newest()).state).toBe('signed');
    expect((await officer.get(`/office/calls/${call.id}/result`)).text).toContain('公示期已满');
    const address = `/results/${(await newest()).id}/objections`;
    const late = await world.anyone().json(address, { ...filing, isTrue: true });
    expect([late.status, late.body.code]).toEqual([409, 'objection.not-in-notice']);
  });

  it('the officer puts it before the leader; of two decisions in one moment one wins', async () => {
    const put = { finding: '画面与网络视频一致', proposal: 'uphold' };
    expect((await move(officer, 'put', put)).status).toBe(303);
    expect(await waiting('qh-leader')).toEqual(['decide']);
    expect((await move(leader, 'give-back', { reason: '请附比对截图' })).status).toBe(303);
    expect((await move(officer, 'put', put)).status).toBe(303);
    expect(
      (
        await (
          await officer.json(`/office/objections/${(await last()).id}/decide`, {
            ...{
              version: (await last()).version,
              outcome: 'uphold',
              remedy: 'out',
              decision: 'x',
              summary: 'x',
            },
          })
        ).body
      ).code,
    ).toBe('objection.not-yours');
    const decision = {
      ...{ outcome: 'uphold', remedy: 'out', decision: '比对属实', summary: '使用他人素材，取消参评资格' },
    };
    const answers = await Promise.all([1, 2].map(() => move(leader, 'decide', decision)));
    expect(answers.map((one) => one.status).sort()).toEqual([303, 409]);
  });

  it('what is upheld makes a correction: the work is out, those behind move up, the first edition is untouched', async () => {
    const before = await world.anyone().get(notice);
    expect(before.text).toContain('使用他人素材，取消参评资格');
    expect(await newest()).toMatchObject({ edition: 2, state: 'prepared' });
    expect(before.text).not.toContain('更正（第 2 版）');
    expect(await sign()).toEqual([303, 303]);
    const { text } = await world.anyone().get(notice);
    for (const said of ['更正（第 2 版）', '取消资格：使用他人素材，取消参评资格', '首次公布'])
      expect(text).toContain(said);
    const ranks = (
      await sql<{ line: string }>`
        select a.edition || ' ' || p.rank || ' ' || e.title || ' ' || coalesce(p.award, '-') as line from award_place p
        join award_result a on a.id = p.result_id join entry e on e.id = p.entry_id where a.call_id = ${call.id}
        order by a.edition, p.rank`.execute(world.owner)
    ).rows.map((row) => row.line);
    expect(ranks).toEqual([
      '1 1 云上的服务站 first',
      '1 2 学徒互助平台 second',
      '1 3 晨光点单 second',
      '2 1 学徒互助平台 first',
      '2 2 晨光点单 second',
      '2 3 云上的服务站 -',
    ]);
    await world.advanceDays(7);
    await world.runWorker();
    expect(await newest()).toMatchObject({ edition: 2, state: 'signed' });
    // The very first objection is still open, by its own receipt; once that is rejected the correction stands.
    const first = (
      await sql<{ id: string }>`select id from objection where call_id = ${call.id} and number = 1`.execute(
        world.owner,
      )
    ).rows[0]!.id;
    for (const [client, verb, fields] of [
      [officer, 'take-up', {}],
      [officer, 'put', { finding: '同一事实', proposal: 'reject' }],
      [
        leader,
        'decide',
        { outcome: 'reject', remedy: 'none', decision: '已处理', summary: '已并入另一件处理' },
      ],
    ] as const) {
      const { version } = (
        await sql<{ version: number }>`select version from objection where id = ${first}`.execute(world.owner)
      ).rows[0]!;
      expect((await client.post(`/office/objections/${first}/${verb}`, { version, ...fields })).status).toBe(
        303,
      );
    }
    await world.runWorker();
    expect(await newest()).toMatchObject({ edition: 2, state: 'standing' });
  });

  it('who objected signed in is told; nobody learns it from the page', async () => {
    await world.runWorker();
    const letters = await (await world.as('worker-ma')).get('/my/letters');
    expect(letters.text).toContain('使用他人素材，取消参评资格');
    expect((await officer.get(`/office/calls/${call.id}/objections`)).text).not.toContain(who);
  });
});
