/** The doors of files and eligibility: every rule as it is typed, refused by its row, tightened beneath. */

import { describe, expect, it } from 'vitest';
import { begin, openCollecting } from '../../../world/entering.ts';
import { useWorld } from '../../../world/fixture.ts';
import { voterTiers } from '../identity/identity.ts';
import type { Call } from './call.ts';
import { getCall, listCalls } from './store.ts';

const world = useWorld();

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

describe('laying down files and eligibility', () => {
  const rowsFor = (kinds: readonly string[]) =>
    Object.fromEntries(kinds.map((kind, n) => [`rules.${n}.kind`, kind]));

  it('every kind of file rule is written as must or advice, its ends in or out', async () => {
    const { officer, path, id } = await draftCall();
    const page = await officer.get(`${path}/files`);
    expect(page.text).toContain('组照 4 至 8 幅算 1 件');
    const kinds = [
      'container',
      'duration-seconds',
      'size-bytes',
      'frame-rate',
      'resolution',
      'exif',
      'taken-within',
    ];
    const typed = {
      ...{ version: 1, filesMin: 4, filesMax: 8, confirmed: 'yes', ...rowsFor(kinds) },
      ...{ 'rules.0.force': 'must', 'rules.0.formats': ['mp4', 'mov'] },
      ...{ 'rules.1.force': 'must', 'rules.1.to': 180, 'rules.1.toOut': 'yes' },
      ...{ 'rules.2.force': 'must', 'rules.2.from': 2, 'rules.2.to': 50, 'rules.2.toOut': 'yes' },
      ...{ 'rules.3.force': 'should', 'rules.3.from': 25 },
      ...{ 'rules.4.force': 'must', 'rules.4.from': 1920, 'rules.4.to': 1080 },
      ...{ 'rules.5.force': 'must', 'rules.6.force': 'must', 'rules.6.fromOn': '2018-01-01' },
    };
    expect((await officer.post(`${path}/files`, typed)).status).toBe(303);
    const call = await world.read((tx) => getCall(tx, id));
    expect(call).toMatchObject({ filesMin: 4, filesMax: 8, version: 2 });
    expect(call.fileRules).toEqual([
      { kind: 'container', force: 'must', allowed: ['mp4', 'mov'] },
      { kind: 'duration-seconds', force: 'must', max: 180, maxInclusive: false },
      { kind: 'size-bytes', force: 'must', min: 2_097_152, max: 52_428_800, maxInclusive: false },
      { kind: 'resolution', force: 'must', minWidth: 1920, minHeight: 1080 },
      { kind: 'frame-rate', force: 'should', min: 25 },
      { kind: 'exif', force: 'must' },
      { kind: 'taken-within', force: 'must', from: '2018-01-01' },
    ]);
    expect((await officer.get(path)).text).toContain('小于 3:00');
    const again = await officer.get(`${path}/files`);
    expect(again.text).toContain('value="180"');
  });

  it('rows that cannot stand are refused by row (call.limits-reversed, call.files-reversed), and nothing typed is lost', async () => {
    const { officer, path } = await draftCall();
    const wrong = await officer.post(`${path}/files`, {
      ...{
        version: 1,
        filesMin: 8,
        filesMax: 4,
        confirmed: 'yes',
        ...rowsFor(['duration-seconds', 'container']),
      },
      ...{ 'rules.0.force': 'must', 'rules.0.from': 300, 'rules.0.to': 180, 'rules.1.force': 'must' },
    });
    expect(wrong.status).toBe(422);
    for (const words of ['上限不能小于下限', '请填写此项', 'value="300"'])
      expect(wrong.text).toContain(words);
    const reversed = await officer.post(`${path}/files`, {
      version: 1,
      filesMin: 8,
      filesMax: 4,
      confirmed: 'yes',
    });
    expect(reversed.text).toContain('最多件数不能小于最少件数');
  });

  it('who, which works, how many, kinds with limits of their own and other ways in', async () => {
    const { officer, path, id } = await draftCall();
    const typed = {
      ...{ version: 1, confirmed: 'yes', channels: ['unit'], members: 'joining', entrants: ['in-service'] },
      ...{
        groups: '专业组 | Professional\n业余组 | Amateur',
        personCap: 10,
        personCapPer: 'yes',
        callCap: 500,
      },
      ...{ published: 'must-not', awarded: 'yes', madeWithinDays: 365, aiDeclared: 'yes', aiShareMax: 20 },
      ...{ 'subtypes.0.name': '故事情景剧', 'subtypes.0.formats': ['mp4'], 'subtypes.0.secondsMax': 480 },
      ...{ 'subtypes.1.name': '创意微视频', 'subtypes.1.secondsMax': 180, 'subtypes.1.filesMax': 1 },
      ...{
        'entrances.0.name': '市级平台',
        'entrances.0.link': 'https://example.org/in',
        'entrances.0.must': 'yes',
      },
    };
    expect((await officer.post(`${path}/eligibility`, typed)).status).toBe(303);
    const call = await world.read((tx) => getCall(tx, id));
    expect(call).toMatchObject({
      ...{ channels: ['unit'], personCap: 10, callCap: 500 },
      entrances: [{ name: { zh: '市级平台' }, link: 'https://example.org/in', force: 'must' }],
      eligibility: { members: 'joining', personCapPer: 'group', published: 'must-not', ai: { shareMax: 20 } },
    });
    expect(call.eligibility.subtypes?.map((one) => [one.key, one.fileRules.length])).toEqual([
      ['kind-1', 2],
      ['kind-2', 1],
    ]);
    const page = await officer.get(path);
    for (const words of [
      '分组：专业组、业余组',
      '须未公开发表',
      '市级平台（须同时报送）',
      '作品类别：故事情景剧、创意微视频',
    ])
      expect(page.text).toContain(words);
    const wrong = await officer.post(`${path}/eligibility`, {
      ...{
        version: 2,
        confirmed: 'yes',
        aiDeclared: 'yes',
        aiShareMin: 80,
        aiShareMax: 20,
        groups: '专业组',
      },
    });
    expect(wrong.status).toBe(422);
    for (const words of ['请填写此项', '上限不能小于下限', 'value="80"']) expect(wrong.text).toContain(words);
    const stale = await officer.post(`${path}/eligibility`, { ...typed, personCap: 3 });
    expect(stale.status).toBe(409);
    expect(stale.text).toMatch(/您填写的/);
  });

  it('a kind of work that somebody chose stays, and an adopted call only tightens', async () => {
    await openCollecting(world);
    await begin(world, await world.as('worker-ma'), 'chenguang');
    const call = await world.call('micro-video');
    const officer = await world.as('qh-officer');
    const path = `/office/calls/${call.id}/eligibility`;
    const typed = { version: call.version, channels: ['person', 'unit'], reason: '分组', confirmed: 'yes' };
    expect((await officer.post(path, { ...typed, groups: '专业组\n业余组' })).status).toBe(303);
    const gone = await officer.post(path, { ...typed, version: call.version + 1, groups: '业余组' });
    expect([gone.status, gone.text.includes('不能去掉“专业组”')]).toEqual([409, true]);
    const campaign = await world.campaign('xining');
    const own = (await world.read((tx) => listCalls(tx, campaign.id))).find((one) => one.key === 'song')!;
    const beneath = await world.as('xn-officer');
    const files = { version: own.version, filesMin: 1, filesMax: 3, reason: '放宽', confirmed: 'yes' };
    const looser = await beneath.post(`/office/calls/${own.id}/files`, { ...files, takesLink: 'yes' });
    expect([looser.status, looser.text.includes('文件最多件数')]).toEqual([422, true]);
    const other = await beneath.post(`/office/calls/${own.id}/eligibility`, {
      ...{
        version: own.version,
        channels: ['person'],
        members: 'members',
        reason: '仅会员',
        confirmed: 'yes',
      },
    });
    expect([other.status, other.text.includes('参评条件')]).toEqual([422, true]);
    const capped = {
      version: own.version,
      channels: ['person', 'unit'],
      personCap: 2,
      reason: '每人两件',
      confirmed: 'yes',
    };
    expect((await beneath.post(`/office/calls/${own.id}/eligibility`, capped)).status).toBe(303);
  });
});
