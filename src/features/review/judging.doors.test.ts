/** A judge's work at the doors: drafts that save themselves, remarks, abstaining, calibration, and what is seen when. */

import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../../world/fixture.ts';
import { useWorld } from '../../../world/fixture.ts';
import type { Username } from '../../../world/people.ts';
import { listFactsOf } from '../../platform/outbox.ts';
import type { Stage } from '../call/stage.ts';
import type { Entry } from '../entry/entry.ts';
import { removeJudge } from '../panel/actions/remove-judge.ts';
import { getPanel } from '../panel/store.ts';
import { hostedOf, must, plantAtHost } from '../recommendation/planting.test.ts';
import { openRound } from './actions/open-round.ts';
import { judgeOf, seat } from './judging.test.ts';
import type { Round } from './review.ts';
import { findScore } from './store/score.ts';

const world = useWorld();
const works: Entry[] = [];
let round: Round;

/** The stage as another call might have it; a round has its own copy. */
const setStage = (more: Partial<Stage>) =>
  sql`update review_round set stage = stage || ${JSON.stringify(more)}::jsonb where id = ${round.id}`.execute(
    world.owner,
  );

beforeAll(async () => {
  for (const unit of ['chenguang', 'hewan-transit', 'yintan-solar', 'grid-lines'] as const)
    works.push(await plantAtHost(world, unit, 'micro-film', `Film of ${unit}`));
  const call = await hostedOf(world, works[0]!);
  const actor = await world.person('huangnan-officer');
  round = must(await world.doing(actor, (doing) => openRound(doing, { call })));
  for (const [username, unit] of [
    ['judge-gu', 'railway-station'],
    ['judge-xie', 'college-library'],
    ['judge-nima', 'yintan-dairy'],
  ] as const)
    await seat(world, round, username, unit);
  await sql`update panel_judge set role = 'chair' where person_id = ${(await world.person('judge-xie')).id}`.execute(
    world.owner,
  );
});

const [gu, xie, nima] = ['judge-gu', 'judge-xie', 'judge-nima'].map(
  (name) => () => world.as(name as Username),
) as [() => Promise<Client>, () => Promise<Client>, () => Promise<Client>];
const roundAt = () => `/review/rounds/${round.id}`;
const at = (work: Entry) => `${roundAt()}/entries/${work.id}`;
const typed = (points: (max: number) => number | string, more: Record<string, string | number> = {}) => ({
  ...Object.fromEntries(
    round.rubric.flatMap((one, nth) => [
      [`marks.${nth}.key`, one.key],
      [`marks.${nth}.points`, String(points(one.max))],
    ]),
  ),
  ...{ version: 0, intent: 'submit', ...more },
});
const json = { accept: 'application/json' };
const scoreOf = async (username: Username, work: Entry) =>
  world.read(async (tx) => findScore(tx, round.id, work.id, (await world.person(username)).id));

describe('a draft', () => {
  test('saves itself through the form’s own address and is told where and as which version it lies', async () => {
    const client = await gu();
    const saved = await client.post(
      at(works[0]!),
      typed(() => '', { 'marks.0.points': '7.5', intent: 'draft' }),
      json,
    );
    expect([saved.status, JSON.parse(saved.text)]).toEqual([200, { location: at(works[0]!) }]);
    const page = await client.get(at(works[0]!));
    expect(page.text).toContain('value="7.5"');
    expect(page.text).toMatch(/name="version" value="1"/);
    expect(page.text).toContain('data-score="draft"');
  });

  test('typed over an older version is refused with both texts, and nothing of either is lost', async () => {
    const stale = await (await gu()).post(
      at(works[0]!),
      typed(() => '3', { intent: 'draft', remark: 'second tab' }),
    );
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('7.5');
    expect(stale.text).toContain('second tab');
    const quiet = await (await gu()).post(
      at(works[0]!),
      typed(() => '3', { intent: 'draft' }),
      json,
    );
    expect([quiet.status, quiet.headers.get('content-type')]).toEqual([409, 'application/problem+json']);
  });

  test('AC-165: is seen by nobody else, not even by whoever runs the round', async () => {
    await (await gu()).post(
      at(works[0]!),
      typed(() => '', { version: 1, intent: 'draft', remark: 'mine alone' }),
      json,
    );
    expect((await (await xie()).get(at(works[0]!))).text).not.toContain('mine alone');
    const office = await (await world.as('huangnan-officer')).get(`/office/rounds/${round.id}`);
    expect(office.text).not.toContain('mine alone');
  });
});

describe('remarks', () => {
  const remark = 'marks.0.remark';
  const audience = 'marks.0.audience';

  test('AC-175: switched after saving, the old audience never keeps a copy', async () => {
    const said = (to: string, version: number, intent = 'draft') =>
      typed((max) => max / 2, { version, intent, [remark]: 'a word to some', [audience]: to });
    await (await xie()).post(at(works[1]!), said('judges', 0), json);
    expect((await (await xie()).post(at(works[1]!), said('makers', 1, 'submit'))).status).toBe(303);
    const kept = await scoreOf('judge-xie', works[1]!);
    expect(kept!.remarks[round.rubric[0]!.key]).toEqual({ text: 'a word to some', audience: 'makers' });
    await (await gu()).post(
      at(works[1]!),
      typed((max) => max),
    );
    const seen = await (await gu()).get(at(works[1]!));
    expect(seen.text).toContain('其他 1 位评委平均');
    expect(seen.text).not.toContain('a word to some');
    const office = await (await world.as('huangnan-officer')).get(`/works/${works[1]!.id}`);
    expect(office.text).not.toContain('a word to some');
  });

  test('to the other judges are read once one’s own score is in, without a name', async () => {
    const said = typed((max) => max, { remark: 'for my colleagues', audience: 'judges' });
    expect((await (await gu()).post(at(works[2]!), said)).status).toBe(303);
    expect((await (await xie()).get(at(works[2]!))).text).not.toContain('for my colleagues');
    await (await xie()).post(
      at(works[2]!),
      typed((max) => max / 2),
    );
    const page = await (await xie()).get(at(works[2]!));
    expect(page.text).toContain('for my colleagues');
    expect(page.text).not.toContain('顾一帆');
  });
});

describe('abstaining', () => {
  test('asks for a reason, counts as done, leads on, and asks the runner for a substitute', async () => {
    const client = await nima();
    const without = await client.post(`${at(works[0]!)}/abstain`, { version: 0, reason: '' });
    expect([without.status, without.text.includes('data-abstain')]).toEqual([422, true]);
    const answer = await client.post(`${at(works[0]!)}/abstain`, { version: 0, reason: '导演是旧识' });
    expect([answer.status, answer.location?.startsWith(`${roundAt()}/entries/`)]).toEqual([303, true]);
    expect((await client.get(roundAt())).text).toContain('已弃评');
    expect(await scoreOf('judge-nima', works[0]!)).toMatchObject({ abstainedReason: '导演是旧识' });
    await world.runWorker();
    expect((await (await world.as('huangnan-officer')).get('/my/letters')).text).toContain('导演是旧识');
    expect((await (await gu()).get(at(works[0]!))).text).not.toContain('导演是旧识');
    const names = (await world.read((tx) => listFactsOf(tx, round.id))).map((fact) => fact.name);
    expect(names.filter((name) => name === 'review.judge-abstained')).toHaveLength(1);
  });

  test('is taken back by scoring after all; a score that is in is not abstained from', async () => {
    const client = await nima();
    expect(
      (
        await client.post(
          at(works[0]!),
          typed((max) => max, { version: 1 }),
        )
      ).status,
    ).toBe(303);
    const score = await scoreOf('judge-nima', works[0]!);
    expect([score?.abstainedAt, score?.submittedAt instanceof Date]).toEqual([undefined, true]);
    const late = await client.post(`${at(works[0]!)}/abstain`, { version: 2, reason: 'too late' });
    expect([late.status, late.text.includes('您已提交')]).toEqual([409, true]);
  });
});

describe('the page', () => {
  test('calibration works come first, the same for all judges', async () => {
    await setStage({ calibration: 2 });
    const order = (text: string) => [
      ...new Set([...text.matchAll(/entries\/([0-9a-f-]{36})"/g)].map((m) => m[1])),
    ];
    const pages = [await (await gu()).get(roundAt()), await (await xie()).get(roundAt())];
    for (const page of pages) expect(page.text).toContain('先评这 2 件');
    const listed = pages.map((page) => page.text.slice(page.text.indexOf('<tbody>')));
    expect(order(listed[0]!).slice(0, 2)).toEqual(order(listed[1]!).slice(0, 2));
  });

  test('works without JavaScript and lists its keys', async () => {
    const page = await (await gu()).get(at(works[0]!));
    for (const part of [
      '<kbd>Ctrl</kbd>',
      'type="number"',
      'value="draft"',
      'value="submit"',
      'data-sum',
      '/assets/review',
    ])
      expect([part, page.text.includes(part)]).toEqual([part, true]);
    expect(page.text).not.toContain('style=');
    const english = await (await gu()).get(at(works[0]!), { 'accept-language': 'en' });
    expect(english.text).toContain('Submit and next');
  });
});

describe('the spread', () => {
  test('is for the runner with names, and hidden from everybody else', async () => {
    const page = await (await world.as('huangnan-leader')).get(`/office/rounds/${round.id}/spread`);
    expect([page.status, page.text.includes('顾一帆')]).toEqual([200, true]);
    for (const username of ['judge-gu', 'qh-officer', 'hewan-officer'] as const) {
      const answer = await (await world.as(username)).get(`/office/rounds/${round.id}/spread`);
      expect([username, answer.status]).toEqual([username, 404]);
    }
    expect((await world.anyone().get(`/office/rounds/${round.id}/spread`)).status).toBe(401);
  });

  test('review.own-first: the chair reads it when their own scores are in, without a name; review.not-chair: others never', async () => {
    const spread = `${roundAt()}/spread`;
    const early = await (await xie()).get(spread);
    expect([early.status, early.text.includes('先完成自己的打分')]).toEqual([409, true]);
    for (const work of [works[0]!, works[3]!])
      expect(
        (
          await (
            await xie()
          ).post(
            at(work),
            typed((max) => max / 2),
          )
        ).status,
      ).toBe(303);
    const page = await (await xie()).get(spread);
    expect([page.status, page.text.includes('评委 1')]).toEqual([200, true]);
    for (const name of ['顾一帆', '尼玛顿珠', 'Maker'])
      expect([name, page.text.includes(name)]).toEqual([name, false]);
    expect((await (await gu()).get(spread)).status).toBe(403);
    expect((await (await world.as('judge-li')).get(spread)).status).toBe(404);
  });
});

describe('AC-164: with scores shown only after closing', () => {
  test('a score may be submitted again until then; afterwards it stands and the others’ are read', async () => {
    await setStage({ reveal: 'after-close' });
    const client = await xie();
    const before = await client.get(at(works[1]!));
    expect(before.text).not.toContain('其他 1 位评委平均');
    const version = (await scoreOf('judge-xie', works[1]!))!.version;
    expect(
      (
        await client.post(
          at(works[1]!),
          typed((max) => max, { version }),
        )
      ).status,
    ).toBe(303);
    expect(
      (
        await client.post(
          at(works[1]!),
          typed(() => 1, { version: version + 1, intent: 'draft' }),
        )
      ).status,
    ).toBe(409);
    expect((await scoreOf('judge-xie', works[1]!))!.total).toBe(100);
    await sql`update review_round set closed_at = now() where id = ${round.id}`.execute(world.owner);
    expect((await client.get(at(works[1]!))).text).toContain('其他 1 位评委平均');
    const late = await client.post(
      at(works[1]!),
      typed(() => 1, { version: version + 1 }),
    );
    expect([late.status, late.text.includes('您已提交')]).toEqual([409, true]);
    await sql`update review_round set closed_at = null where id = ${round.id}`.execute(world.owner);
  });
});

describe('AC-165: a judge who was removed', () => {
  test('is told so at every door, sees no work any more, and what they gave is kept and counts no longer', async () => {
    const [actor, judge] = [await world.person('huangnan-officer'), await judgeOf(world, round, 'judge-gu')];
    const remove = async (doing: Parameters<typeof removeJudge>[0]) =>
      removeJudge(doing, { panel: await getPanel(doing.tx, judge.panelId), judge }, { reason: 'a reason' });
    must(await world.doing(actor, remove));
    const client = await gu();
    for (const address of [roundAt(), at(works[3]!), `${at(works[3]!)}/file`]) {
      const answer = await client.get(address);
      expect([address, answer.status]).toEqual([address, 403]);
      expect(answer.text).not.toContain('Film of');
    }
    const post = await client.post(
      at(works[3]!),
      typed(() => 1),
    );
    expect([post.status, post.text.includes('您已不再是本轮评委')]).toEqual([403, true]);
    expect(await scoreOf('judge-gu', works[1]!)).toMatchObject({ isStray: true, total: 100 });
    expect((await (await nima()).get(at(works[0]!))).text).not.toContain('mine alone');
  });
});
