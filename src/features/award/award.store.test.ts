/** Results as the rules of real campaigns have them: experts alone, own names of awards, quotas, prizes apart. */

import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Client, useWorld } from '../../../world/fixture.ts';
import { showWorks } from '../../../world/shown-works.ts';
import type { Call } from '../call/call.ts';
import type { Entry } from '../entry/entry.ts';
import type { Formula } from '../reckoning/reckoning.ts';
import { readWorkings, recompute } from '../reckoning/workings.ts';
import { listAwardWaiting } from './store/waiting.ts';
import { findPublished, getRanking } from './store.ts';

const world = useWorld();
let call: Call;
let works: Entry[];
let officer: Client;

const formula: Formula = {
  judgesPercent: 100,
  votesPercent: 0,
  conversion: { kind: 'max-normal' },
  scores: { average: 'median', scale: 'raw' },
  awards: [
    { award: 'gold', name: { zh: '金奖', en: 'Gold' }, count: 1 },
    { award: 'silver', name: { zh: '银奖', en: 'Silver' }, count: 1 },
  ],
  ratioPercentMax: 50,
};
// Means 80, 79, 83.33; medians 70, 79, 90: the rule decides, not the mean alone.
const planned = [
  { unit: 'yintan-solar' as const, title: '甲', points: [70, 70, 100] },
  { unit: 'college-mechanics' as const, title: '乙', points: [79, 79, 79] },
  { unit: 'chenguang' as const, title: '丙', points: [90, 90, 70] },
];

beforeAll(async () => {
  const { id, rubric } = await world.call('platform');
  const prize = {
    key: 'words',
    name: { zh: '最佳文案', en: 'Best words' },
    by: { kind: 'criterion', key: rubric[0]!.key },
    count: 1,
  };
  const whole = JSON.stringify({ ...formula, prizes: [prize] });
  await sql`update call set formula = ${whole}::jsonb where id = ${id}`.execute(world.owner);
  works = await showWorks(world, 'platform', planned);
  call = await world.call('platform');
  officer = await world.as('qh-officer');
});

describe('experts alone', () => {
  it('the result waits for no vote: the desk says so as soon as the works are handed over', async () => {
    await world.setClock(call.voteOpensAt);
    const actor = await world.person('qh-officer');
    const waiting = await world.read((tx, now) => listAwardWaiting(tx, actor, now));
    expect(waiting.map((one) => `${one.verb} ${one.call.key}`)).toContain('prepare platform');
    expect((await officer.post(`/office/calls/${call.id}/result`)).status).toBe(303);
    const { text } = await officer.get(`/office/calls/${call.id}/result`);
    expect(text).toContain('不计投票');
    expect(text).not.toContain('票数');
  });

  it('is reckoned by the call’s own rule, with its own awards and prizes, and certificates say them', async () => {
    const newest = async () =>
      (
        await sql<{ id: string; version: number; sha256: string }>`
          select id, version, sha256 from award_result where call_id = ${call.id}`.execute(world.owner)
      ).rows[0]!;
    const plan = { ratioSeen: 'yes', noticeDays: '1', noticeKind: 'calendar' };
    const { id, version } = await newest();
    expect((await officer.post(`/office/results/${id}/submit`, { version, ...plan })).status).toBe(303);
    const leader = await world.as('qh-leader');
    expect((await leader.post(`/office/results/${id}/sign`, await newest())).status).toBe(422);
    const { version: seen, sha256 } = await newest();
    expect((await leader.post(`/office/results/${id}/sign`, { version: seen, sha256 })).status).toBe(303);
    const ranking = await world.read(async (tx, now) =>
      getRanking(tx, (await findPublished(tx, call.id, now))!.id),
    );
    expect(ranking.places.map((p) => `${p.rank} ${p.title} ${p.judgesMean} ${p.award ?? '-'}`)).toEqual([
      '1 丙 90 gold',
      '2 乙 79 silver',
      '3 甲 70 -',
    ]);
    expect(ranking.prizes).toHaveLength(1);
    const page = await world.anyone().get(`/campaigns/${call.campaignId}/calls/${call.id}/result`);
    for (const said of ['金奖', '银奖', '最佳文案']) expect(page.text).toContain(said);
    const file = await world.anyone().get(`/results/${id}/workings`);
    const read = readWorkings(JSON.parse(file.text));
    if ('refusals' in read) throw new Error(JSON.stringify(read.refusals));
    expect(recompute(read.workings).differences).toEqual([]);
    await world.advanceDays(3);
    await world.runWorker();
    const winner = works.find((work) => work.id === ranking.places[0]!.entryId)!;
    expect((await world.anyone().get(`/certificates/${id}/${winner.id}`)).text).toContain('金奖');
    const prized = ranking.prizes[0]!.entryId;
    expect((await world.anyone().get(`/certificates/${id}/${prized}`)).text).toContain('最佳文案');
  });
});
