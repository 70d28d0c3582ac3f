/** The doors of judging: an officer lays down stages and formula, looks, keeps; conflicts, freezing, and what the public reads. */

import { describe, expect, it } from 'vitest';
import { openCollecting } from '../../../world/entering.ts';
import { useWorld } from '../../../world/fixture.ts';
import { dayOf, plusDays } from '../../kernel/period.ts';
import { listFactsOf } from '../../platform/outbox.ts';
import { voterTiers } from '../identity/identity.ts';
import { amendJudging } from './actions/amend-judging.ts';
import type { Call } from './call.ts';
import { type Raw, rawJudging } from './raw.ts';
import type { TypedJudging } from './reading.ts';
import { getCallVersion } from './store/version.ts';
import { getCall } from './store.ts';

const world = useWorld();
const fresh = (call: Pick<Call, 'id'>) => world.read((tx) => getCall(tx, call.id));
const formOf = (call: Call, more: Record<string, string | string[]> = {}) => ({
  ...(rawJudging(call) as Raw),
  ...{ version: [String(call.version)], ...more },
});

let nth = 0;
/** A call of its own in the owner's running campaign: nothing of it is laid down above. */
async function ownCall() {
  await openCollecting(world);
  const officer = await world.as('qh-officer');
  const { id } = await world.campaign('qinghai');
  const now = await world.now();
  const day = (days: number) => dayOf(plusDays(now, days));
  const { id: hostId } = await world.organisation('qinghai');
  const opened = await officer.post(`/office/campaigns/${id}/calls`, {
    ...{ name: '班组故事', key: `team-story-${++nth}`, brief: '讲班组的故事。', entryKind: 'work', hostId },
    ...{ opensOn: day(0), closesOn: day(20), 'rubric.0.name': '内容', 'rubric.0.max': 100 },
    ...{
      votesPercent: 20,
      ...{ perPeriod: 5, tiers: voterTiers },
      first: 1,
      second: 2,
      third: 3,
      takesVideo: 'yes',
    },
  });
  const call = await fresh({ id: opened.location!.split('/').at(-1)! as Call['id'] });
  return { call, officer, day, path: `/office/calls/${call.id}/judging` };
}

describe('laying down judging', () => {
  it('stages are added, looked at (call.judging-looked) in words and by example, and nothing is kept before it is said so', async () => {
    const { call, officer, path } = await ownCall();
    const page = await officer.get(path);
    for (const words of ['评选办法', '崇左 2024', '算例', '90 × 80% + 75 × 20% = 87'])
      expect(page.text).toContain(words);
    const added = await officer.post(`${path}/look`, formOf(call, { does: 'add:score', reason: '三轮' }));
    expect(added.status).toBe(422);
    for (const words of ['第 1 环节：评委打分', '主办单位', '三轮', '每件几位评委'])
      expect(added.text).toContain(words);
    const piped = await officer.post(`${path}/look`, formOf(call, { does: 'pipeline:chongzuo-2024' }));
    for (const words of ['第 3 环节', 'value="终评"', '前 50 件进入下一步', '综合得分 = 评委得分 × 100%'])
      expect(piped.text).toContain(words);
    expect((await fresh(call)).version).toBe(call.version);
  });

  it('kept, it is the next version: told with what changes, read by the public in both languages', async () => {
    const { call, officer, path, day } = await ownCall();
    const typed = formOf(call, {
      ...{ 'stages.0.kind': 'vote', 'stages.0.name': '入围投票', 'stages.0.nameEn': 'Gate' },
      ...{ 'stages.0.runner': 'host', 'stages.0.opensOn': day(30), 'stages.0.opensTime': '12:00' },
      ...{ 'stages.0.closesOn': day(34), 'stages.0.closesTime': '12:00', 'stages.0.count': '70' },
      ...{ 'stages.1.kind': 'score', 'stages.1.name': '专家评审', 'stages.1.runner': 'host' },
      ...{ 'stages.1.judgesPerEntry': '7', 'stages.1.average': 'trimmed', route: 'sideways' },
      ...{ votesPercent: '40', 'awards.0.count': '3', 'awards.9.name': '百强', 'awards.9.count': '100' },
    });
    const seen = await officer.post(path, typed);
    expect(seen.status).toBe(422);
    for (const words of ['入围投票、专家评审', '百强 100 名']) expect(seen.text).toContain(words);
    const kept = await officer.post(path, { ...typed, reason: '省级要求分两步', confirmed: 'yes' });
    expect([kept.status, kept.location]).toEqual([303, `/office/calls/${call.id}`]);
    const now = await fresh(call);
    expect(now).toMatchObject({ version: call.version + 1, route: 'sideways' });
    expect(now.stages[0]).toMatchObject({
      ...{ key: 'stage-1', kind: 'vote', keep: { count: 70 } },
      ...{ opensAt: `${day(30)}T04:00:00.000Z`, closesAt: `${day(34)}T04:00:00.000Z` },
    });
    expect(now.formula).toMatchObject({ judgesPercent: 60, votesPercent: 40 });
    expect(now.formula.awards.at(-1)).toEqual({ award: 'award-1', name: { zh: '百强' }, count: 100 });
    const version = await world.read((tx) => getCallVersion(tx, call.id, now.version));
    expect(version.values.stages).toHaveLength(2);
    const facts = await world.read((tx) => listFactsOf(tx, call.id));
    expect(facts.filter((fact) => fact.name === 'call.amended')).toHaveLength(1);
    const rules = `/campaigns/${call.campaignId}/calls/${call.id}/rules`;
    const zh = await world.anyone().get(rules);
    for (const words of [
      '入围投票',
      '每件作品由 7 位评委打分',
      '评委得分 × 60%',
      '90 × 60% + 75 × 40% = 84',
      '百强 100 名',
    ])
      expect(zh.text).toContain(words);
    const en = await world.anyone().get(`${rules}?lang=en`);
    for (const words of ['Gate', 'Composite = judges’ points × 60%', 'the higher judges’ points'])
      expect(en.text).toContain(words);
    const again = await officer.post(path, formOf(now, { reason: '没有变化', confirmed: 'yes' }));
    expect([again.status, again.text.includes('没有改动')]).toEqual([422, true]);
  });

  it('what does not stand is told by its field, all at once, and nothing typed is lost', async () => {
    const { call, officer, path } = await ownCall();
    const typed = formOf(call, {
      ...{
        'stages.0.kind': 'vote',
        'stages.0.name': '大众投票',
        'stages.0.runner': 'host',
        'stages.0.key': 'x',
      },
      ...{ votesPercent: '45', confirmed: 'yes', reason: '试' },
    });
    const wrong = await officer.post(path, typed);
    expect(wrong.status).toBe(422);
    for (const words of [
      '投票要写明起止时间',
      '投票入围要写明前多少件入围',
      '投票不超过 40%',
      'value="大众投票"',
      'value="45"',
    ])
      expect(wrong.text).toContain(words);
    const odd = await officer.post(path, { ...typed, bonus: '十分' });
    expect(odd.text).toContain('请填数字');
    const unknown = await officer.post(path, { ...typed, evaluate: 'votes*2' });
    expect(unknown.status).toBe(422);
  });

  it('AC-174 of two officers the second is shown both texts, and what they typed is kept', async () => {
    const { call, officer, path } = await ownCall();
    const own = formOf(call, { votesPercent: '35', reason: '一', confirmed: 'yes' });
    expect((await officer.post(path, own)).status).toBe(303);
    const second = await officer.post(
      path,
      formOf(call, { votesPercent: '25', reason: '二', confirmed: 'yes' }),
    );
    expect(second.status).toBe(409);
    for (const words of ['value="25"', '65 : 35', '75 : 25', `name="version" value="${call.version + 1}"`])
      expect(second.text).toContain(words);
  });

  it('only the owner’s officer: the host and others read the words, and nobody else gets a form', async () => {
    const { call, path } = await ownCall();
    for (const who of ['qh-leader', 'hn-officer'] as const) {
      const client = await world.as(who);
      const page = await client.get(path);
      expect([who, page.status, page.text.includes('综合得分 =')]).toEqual([who, 200, true]);
      expect(page.text).not.toContain('name="votesPercent"');
      expect((await client.post(path, formOf(call))).status).toBe(403);
    }
    expect((await world.anyone().post(path, formOf(call))).status).toBe(401);
  });

  it('AC-168 once a round is open it stands (call.rounds-open), even for a form that was drawn before', async () => {
    const { call } = await ownCall();
    const officer = await world.person('qh-officer');
    const campaign = await world.campaign('qinghai');
    const typed = { route: 'levels' } as TypedJudging;
    const refused = await world.doing(officer, (doing) =>
      amendJudging(async () => true)(
        doing,
        { call, campaign },
        { ...typed, version: call.version, confirmed: true },
      ),
    );
    expect(refused).toMatchObject({ ok: false, refusals: [{ code: 'call.rounds-open' }] });
  });

  it('what the level above has locked is said before anybody types', async () => {
    await openCollecting(world);
    const { id } = await world.call('micro-video');
    const page = await (await world.as('qh-officer')).get(`/office/calls/${id}/judging`);
    expect(page.text).toContain('不许改动：评选环节、报送路径、计分办法');
  });

  it('from the instant the vote opens the page shows why it stands', async () => {
    const { call, officer, path } = await ownCall();
    await world.setClock(call.voteOpensAt);
    const page = await officer.get(path);
    expect(page.text).toContain('投票已经开始，计分办法不能再改');
    expect((await officer.post(path, formOf(await fresh(call)))).status).toBe(409);
  });
});
