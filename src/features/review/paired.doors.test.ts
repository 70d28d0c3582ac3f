/** AC-162: two worlds that differ in one hidden fact answer alike, to the byte, to everybody who is not entitled to it. */

import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';
import { differences, type Walk, walk } from '../../../world/paired.ts';
import type { Username } from '../../../world/people.ts';
import { newId } from '../../kernel/id.ts';
import type { Entry } from '../entry/entry.ts';
import { hostedOf, must, plantAtHost } from '../recommendation/planting.test.ts';
import { openRound } from './actions/open-round.ts';
import { score, seat } from './judging.test.ts';
import type { Round } from './review.ts';

const world = useWorld();
const outsiders = ['anyone', 'worker-ma', 'chenguang-officer', 'qh-officer'] as const;
const works: Entry[] = [];
let round: Round;

beforeAll(async () => {
  for (const unit of ['chenguang', 'hewan-transit', 'yintan-solar'] as const)
    works.push(await plantAtHost(world, unit, 'micro-film', `Film of ${unit}`));
  const call = await hostedOf(world, works[0]!);
  const actor = await world.person('huangnan-officer');
  round = must(await world.doing(actor, (doing) => openRound(doing, { call })));
  await seat(world, round, 'judge-gu', 'railway-station');
  await seat(world, round, 'judge-xie', 'college-library');
  must(
    await score(world, round, 'judge-gu', works[0]!.id, { points: round.rubric.map((one) => one.max / 2) }),
  );
  // Whoever has just signed in is greeted once.
  for (const one of [...outsiders, 'judge-xie'] as const)
    if (one !== 'anyone') await (await world.as(one)).get('/');
});

const scoreAt = (work: Entry) => `/review/rounds/${round.id}/entries/${work.id}`;
const everywhere = () => [
  ...[
    '/',
    '/review',
    '/office',
    '/my/letters',
    `/review/rounds/${round.id}`,
    `/review/rounds/${round.id}/spread`,
  ],
  ...[`/office/rounds/${round.id}`, `/office/rounds/${round.id}/spread`, `/office/rounds/${round.id}/names`],
  ...[`/office/panels/${round.panelId}`, `/campaigns/${round.campaignId}/calls/${round.callId}`],
  ...works
    .slice(0, 2)
    .flatMap((work) => [
      ...[scoreAt(work), `${scoreAt(work)}/file`, `${scoreAt(work)}/file?download`, `/works/${work.id}`],
      ...[`/entries/${work.id}`, `/office/entries/${work.id}`],
      `/office/rounds/${round.id}/entries/${work.id}/redaction`,
    ]),
];
/** The sentence beside a chosen instant is the same as long as the clock stands: it is set anew before each walk. */
async function walked(who: readonly (Username | 'anyone')[], addresses = everywhere()) {
  await world.setClock(new Date('2020-08-25T02:00:00Z'));
  const walks: Walk[] = [];
  for (const one of who)
    walks.push({ who: one, walker: one === 'anyone' ? world.anyone() : await world.as(one), addresses });
  return walk(walks);
}

/** Walks, changes the hidden fact, walks again, and changes it back. */
async function paired(
  who: readonly (Username | 'anyone')[],
  change: (to: boolean) => Promise<unknown>,
  addresses = everywhere(),
) {
  const one = await walked(who, addresses);
  await change(true);
  const other = await walked(who, addresses);
  await change(false);
  return differences(one, other);
}

const idOf = async (username: Username) => (await world.person(username)).id;

describe('AC-162: makers, units, owners and everybody outside the round', () => {
  test('answers do not tell which points were given', async () => {
    const set = (points: number) =>
      sql`update review_score set total = ${points}, marks = jsonb_build_object(${round.rubric[0]!.key}::text, ${points}::numeric)
        where round_id = ${round.id}`.execute(world.owner);
    const before = await sql<{
      marks: unknown;
      total: string;
    }>`select marks, total from review_score`.execute(world.owner);
    const back = () =>
      sql`update review_score set total = ${before.rows[0]!.total}, marks = ${JSON.stringify(before.rows[0]!.marks)}::jsonb`.execute(
        world.owner,
      );
    expect(await paired(outsiders, (to) => (to ? set(3) : back()))).toEqual([]);
  });

  test('answers do not tell who judged', async () => {
    const [gu, nima] = [await idOf('judge-gu'), await idOf('judge-nima')];
    const swap = async (from: string, to: string) => {
      await sql`update review_score set judge_id = ${to} where judge_id = ${from}`.execute(world.owner);
      await sql`alter table panel_judge disable trigger all`.execute(world.owner);
      await sql`update panel_conflict set person_id = ${to} where person_id = ${from}`.execute(world.owner);
      await sql`update panel_judge set person_id = ${to} where person_id = ${from}`.execute(world.owner);
      await sql`alter table panel_judge enable trigger all`.execute(world.owner);
    };
    expect(await paired(outsiders, (to) => (to ? swap(gu, nima) : swap(nima, gu)))).toEqual([]);
  });

  test('answers do not tell what was decided on a work of the round', async () => {
    const set = (outcome: string | null) =>
      sql`update review_entry set outcome = ${outcome}, decided_at = case when ${outcome}::text is null then null else now() end
        where round_id = ${round.id} and entry_id = ${works[1]!.id}`.execute(world.owner);
    expect(await paired(outsiders, (to) => set(to ? 'out' : null))).toEqual([]);
  });
});

describe('AC-162: judges of the round', () => {
  const judges = ['judge-xie'] as const;

  test('before their own score is in, answers do not tell what another gave, or whether', async () => {
    const set = (isIn: boolean) =>
      sql`update review_score set submitted_at = case when ${isIn} then '2020-08-25T01:00:00Z'::timestamptz end
        where round_id = ${round.id}`.execute(world.owner);
    const before = await sql<{ at: Date }>`select submitted_at as at from review_score`.execute(world.owner);
    const back = () => sql`update review_score set submitted_at = ${before.rows[0]!.at}`.execute(world.owner);
    expect(await paired(judges, (to) => (to ? set(false) : back()))).toEqual([]);
  });

  test('answers do not tell that another abstained, and why', async () => {
    const nima = await idOf('judge-nima');
    await seat(world, round, 'judge-nima', 'yintan-dairy');
    const add = () =>
      sql`insert into review_score (round_id, entry_id, judge_id, marks, abstained_at, abstained_reason, updated_at)
        values (${round.id}, ${works[0]!.id}, ${nima}, '{}', now(), 'an old friend', now())`.execute(
        world.owner,
      );
    const drop = () => sql`delete from review_score where judge_id = ${nima}`.execute(world.owner);
    expect(await paired(judges, (to) => (to ? add() : drop()))).toEqual([]);
  });

  test('answers do not tell makers, unit and place of a work: page, file, header, list, order, count', async () => {
    const work = works[1]!;
    const [transit, clinic] = [
      await world.organisation('hewan-transit'),
      await world.organisation('qinghu-clinic'),
    ];
    const set = async (unitId: string, name: string, title: string) => {
      await sql`update entry set unit_id = ${unitId}, makers = ${JSON.stringify([{ name }])}::jsonb, title = ${title},
        summary = ${`${title}, told by ${name}`} where id = ${work.id}`.execute(world.owner);
      await sql`update media_file set original_name = ${`${name}.mp4`} where id = ${work.fileId}`.execute(
        world.owner,
      );
    };
    const mine = () => set(transit.id, 'Maker', `A day of Maker in ${transit.name.zh}`);
    await mine();
    const theirs = () => set(clinic.id, 'Someone Else', `A day of Someone Else in ${clinic.name.zh}`);
    expect(await paired(judges, (to) => (to ? theirs() : mine()))).toEqual([]);
    await set(transit.id, 'Maker', work.title);
  });

  test('a work one must keep away from is like one that never was: its address answers as any other', async () => {
    const [conflicted, never] = [works[2]!, newId()];
    const [judge, paths] = [
      'judge-xie' as const,
      (id: string) => [
        `/review/rounds/${round.id}/entries/${id}`,
        `/review/rounds/${round.id}/entries/${id}/file`,
      ],
    ];
    const id = newId();
    const person = await idOf(judge);
    await sql`insert into panel_conflict (id, person_id, entry_id, panel_id, state, reason, at)
      values (${id}, ${person}, ${conflicted.id}, ${round.panelId}, 'pinned-conflict', 'known', now())`.execute(
      world.owner,
    );
    const hidden = await walked([judge], paths(conflicted.id));
    const absent = await walked([judge], paths(never));
    const texts = (heard: typeof hidden, of: string) =>
      [...heard.values()].map((one) => JSON.stringify(one).replaceAll(of, 'id'));
    expect(texts(hidden, conflicted.id)).toEqual(texts(absent, never));
    expect([...hidden.values()].map((one) => one.status)).toEqual(['404', '404']);
    const list = await (await world.as(judge)).get(`/review/rounds/${round.id}`);
    expect(list.text).not.toContain(conflicted.id);
    await sql`delete from panel_conflict where id = ${id}`.execute(world.owner);
  });
});

test('the walk itself finds a difference where there is one', async () => {
  const title = works[0]!.title;
  const set = (to: string) =>
    sql`update entry set title = ${to} where id = ${works[0]!.id}`.execute(world.owner);
  const found = await paired(['judge-xie'], (to) => set(to ? 'Another title' : title), [scoreAt(works[0]!)]);
  expect(found.map((one) => one.part)).toContain('body');
  expect(found[0]!.other).toContain('Another title');
});
