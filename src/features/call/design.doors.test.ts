/** The doors of designing: an officer lays down form, files and eligibility; conflicts, refusals and what was typed kept. */

import { describe, expect, it } from 'vitest';
import { begin, openCollecting } from '../../../world/entering.ts';
import { useWorld } from '../../../world/fixture.ts';
import { done } from '../../kernel/verdict.ts';
import { listFactsOf } from '../../platform/outbox.ts';
import { voterTiers } from '../identity/identity.ts';
import type { Call } from './call.ts';
import { getCallVersion, saveAmendedCall } from './store/version.ts';
import { getCall, listCalls } from './store.ts';

const world = useWorld();

const blank = { label: '拍摄地点', labelEn: 'Place', kind: 'text', force: 'must', max: 40 };
const fresh = (call: Call) => world.read((tx) => getCall(tx, call.id));
/** A call of a draft of the owner's, where nobody has entered anything. */
async function draftCall() {
  const officer = await world.as('qh-officer');
  const { id: organisationId } = await world.organisation('qinghai');
  const days = { opensOn: '2021-05-01', closesOn: '2021-09-30' };
  const made = await officer.post('/office/campaigns', {
    organisationId,
    title: '明年',
    year: 2021,
    ...days,
  });
  const opened = await officer.post(`${made.location}/calls`, {
    ...{
      name: '班组故事',
      key: 'team-story',
      brief: '讲班组的故事。',
      entryKind: 'work',
      hostId: organisationId,
    },
    ...{ opensOn: '2021-05-01', closesOn: '2021-06-01', 'rubric.0.name': '内容', 'rubric.0.max': 100 },
    ...{ votesPercent: 0, ...{ perPeriod: 5, tiers: voterTiers }, first: 1, second: 0, third: 0 },
  });
  return { officer, path: opened.location!, id: opened.location!.split('/').at(-1)! as Call['id'] };
}

describe('designing a form', () => {
  it('the owner’s officer adds, orders, changes and removes fields, looks at them as the maker will, and puts them to use', async () => {
    const { officer, path, id } = await draftCall();
    const form = `${path}/form`;
    expect((await officer.get(path)).text).toContain(`${form}"`);
    expect((await officer.get(form)).text).toContain('没有另外的填报项目');
    expect((await officer.get(`${form}/field?kind=choice`)).text).toContain('添加项目：单选');
    const choice = { label: '形式', kind: 'choice', force: 'must', choices: '单幅 | Single\n组照 | Series' };
    expect((await officer.post(`${form}/field`, { version: 0, ...choice })).location).toBe(form);
    await officer.post(`${form}/field`, { version: 1, ...blank, when: 'field-1=option-2' });
    const people = { label: '主创', kind: 'people', force: 'should', min: 1, max: 3, roles: '导演\n摄影' };
    await officer.post(`${form}/field`, { version: 2, ...people });
    const list = await officer.get(form);
    for (const words of ['形式', '拍摄地点', '仅当“形式”选“组照”时填写', '≤ 40 字', '有未启用的修改'])
      expect(list.text).toContain(words);
    await officer.post(`${form}/move`, { version: 3, key: 'field-3', to: 'up' });
    const preview = await officer.get(`${form}/preview`);
    for (const words of [
      'name="answers.field-2"',
      'data-when="field-1"',
      'answers.field-3.0.name',
      '建议填写',
    ])
      expect(preview.text).toContain(words);
    expect((await officer.get(`${form}/preview?lang=en`)).text).toContain('Place');
    expect((await world.read((tx) => getCall(tx, id))).fields).toEqual([]);
    const used = await officer.post(`${form}/publish`, { version: 4, confirmed: 'yes' });
    expect([used.status, used.location]).toEqual([303, form]);
    const call = await world.read((tx) => getCall(tx, id));
    expect(call.fields.map((field) => field.key)).toEqual(['field-1', 'field-3', 'field-2']);
    expect(call.version).toBe(2);
    const version = await world.read((tx) => getCallVersion(tx, id, 2));
    expect(version.values.fields).toHaveLength(3);
    const page = await officer.get(path);
    expect(page.text).toContain('形式、主创、拍摄地点');
    expect((await world.read((tx) => listFactsOf(tx, id))).map((fact) => fact.name)).toEqual([
      ...['call.opened', 'call.designed', 'call.designed', 'call.designed', 'call.designed', 'call.amended'],
    ]);
    await officer.post(`${form}/remove`, { version: 0, key: 'field-2' });
    expect((await officer.post(`${form}/discard`, { version: 1 })).status).toBe(303);
    expect((await world.read((tx) => getCall(tx, id))).fields).toHaveLength(3);
  });

  it('says what does not stand by its field, and keeps what was typed', async () => {
    const { officer, path } = await draftCall();
    const form = `${path}/form`;
    const wrong = await officer.post(`${form}/field`, { version: 0, ...blank, min: 50, help: '写到县。' });
    expect(wrong.status).toBe(422);
    for (const words of ['上限不能小于下限', 'value="拍摄地点"', '写到县。'])
      expect(wrong.text).toContain(words);
    const few = { version: 0, label: '形式', kind: 'choice', force: 'must', choices: '单幅' };
    expect((await officer.post(`${form}/field`, few)).text).toContain('至少填写 2 个');
    const twice = { ...few, choices: '单幅\n单幅' };
    expect((await officer.post(`${form}/field`, twice)).text).toContain('有重名');
    const tree = { version: 0, label: '指标', kind: 'indicators', force: 'may', tree: '' };
    expect((await officer.post(`${form}/field`, tree)).text).toContain('至少填写一个指标');
    const hung = await officer.post(`${form}/field`, { version: 0, ...blank, when: 'nothing=option-1' });
    expect(hung.text).toContain('只能依照前面的单选项目');
  });

  it('a choice stays before what hangs on it', async () => {
    const { officer, path } = await draftCall();
    const form = `${path}/form`;
    await officer.post(`${form}/field`, {
      version: 0,
      label: '形式',
      kind: 'choice',
      force: 'must',
      choices: '甲\n乙',
    });
    await officer.post(`${form}/field`, { version: 1, ...blank, when: 'field-1=option-1' });
    const up = await officer.post(`${form}/move`, { version: 2, key: 'field-2', to: 'up' });
    expect([up.status, up.text.includes('“拍摄地点”依照的单选项目须排在它前面')]).toEqual([409, true]);
    const gone = await officer.post(`${form}/remove`, { version: 2, key: 'field-1' });
    expect(gone.status).toBe(409);
  });

  it('two who design at once: the later sees what the earlier kept beside what was typed', async () => {
    const { officer, path } = await draftCall();
    const form = `${path}/form`;
    await officer.post(`${form}/field`, { version: 0, ...blank });
    await officer.post(`${form}/field`, { version: 1, ...blank, key: 'field-1', label: '拍摄地区' });
    const late = await officer.post(`${form}/field`, {
      version: 1,
      ...blank,
      key: 'field-1',
      label: '拍摄单位',
    });
    expect(late.status).toBe(409);
    for (const words of ['刚被他人保存的', '拍摄地区', 'value="拍摄单位"', 'name="version" value="2"'])
      expect(late.text).toContain(words);
    const again = await officer.post(`${form}/field`, {
      version: 2,
      ...blank,
      key: 'field-1',
      label: '拍摄单位',
    });
    expect(again.status).toBe(303);
    expect((await officer.post(`${form}/publish`, { version: 1, confirmed: 'yes' })).status).toBe(409);
  });

  it('a design that others have overtaken is not put to use (call.design-behind): it is dropped and begun again', async () => {
    const { officer, path, id } = await draftCall();
    const form = `${path}/form`;
    await officer.post(`${form}/field`, { version: 0, ...blank });
    const call = await world.read((tx) => getCall(tx, id));
    const other = { key: 'field-7', kind: 'date', label: { zh: '日期' }, force: 'may' } as const;
    const taken = await world.doing(await world.person('qh-officer'), async (doing) =>
      done(await saveAmendedCall(doing, { ...call, fields: [other] })),
    );
    expect(taken).toEqual({ ok: true, value: true });
    expect((await officer.get(form)).text).toContain('使用中的填报表已经变了');
    const late = await officer.post(`${form}/publish`, { version: 1, confirmed: 'yes' });
    expect([late.status, late.text.includes('请放弃设计稿')]).toEqual([409, true]);
    expect((await officer.post(`${form}/discard`, { version: 1 })).status).toBe(303);
    expect((await officer.get(form)).text).toContain('日期');
  });

  it('once somebody has entered, only what leaves the answers whole may change, and it says what and why', async () => {
    await openCollecting(world);
    await begin(world, await world.as('worker-ma'), 'chenguang');
    const call = await world.call('micro-video');
    const officer = await world.as('qh-officer');
    const form = `/office/calls/${call.id}/form`;
    expect((await officer.get(form)).text).toContain('已经有人填报');
    const must = await officer.post(`${form}/field`, { version: 0, ...blank });
    expect([must.status, must.text.includes('“拍摄地点”不能改为必填')]).toEqual([409, true]);
    expect((await officer.post(`${form}/field`, { version: 0, ...blank, force: 'may' })).status).toBe(303);
    const unready = await officer.post(`${form}/publish`, { version: 1 });
    expect(unready.text).toContain('理由');
    const reason = '便于展览说明';
    const ready = await officer.post(`${form}/publish`, { version: 1, reason });
    expect([ready.status, ready.text.includes('确认启用')]).toEqual([409, true]);
    expect((await officer.post(`${form}/publish`, { version: 1, reason, confirmed: 'yes' })).status).toBe(
      303,
    );
    const now = await fresh(call);
    expect([now.fields.length, now.version]).toEqual([call.fields.length + 1, call.version + 1]);
    const gone = await officer.post(`${form}/remove`, { version: 0, key: 'field-1' });
    expect([gone.status, gone.text.includes('“拍摄地点”不能删除')]).toEqual([409, true]);
  });

  it('AC-036 it is the owner’s officer’s alone; who has adopted it reads it, and is told who laid it down', async () => {
    const call = await world.call('song');
    const form = `/office/calls/${call.id}/form`;
    for (const name of ['national-leader', 'qh-leader', 'xn-officer'] as const) {
      const client = await world.as(name);
      expect((await client.post(`${form}/field`, { version: 0, ...blank })).status, name).toBe(403);
      expect((await client.get(form)).text, name).not.toContain('添加项目');
    }
    expect((await world.anyone().get(form)).status).toBe(401);
    expect((await (await world.as('worker-ma')).get(form)).status).toBe(403);
    const campaign = await world.campaign('xining');
    const own = (await world.read((tx) => listCalls(tx, campaign.id))).find((one) => one.key === 'song')!;
    const officer = await world.as('xn-officer');
    const read = await officer.get(`/office/calls/${own.id}/form`);
    expect([read.status, read.text.includes('由上级（青海省总工会）统一规定')]).toEqual([200, true]);
    const refused = await officer.post(`/office/calls/${own.id}/form/field`, { version: 0, ...blank });
    expect([refused.status, refused.text.includes('由上级统一规定')]).toEqual([409, true]);
  });
});
