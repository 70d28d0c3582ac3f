/** Likes at the doors: a number without a name, bought with a little reckoning, once a day from each device. */

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Client, useWorld } from '../../../world/fixture.ts';
import { showWorks } from '../../../world/shown-works.ts';
import { chores } from '../identity/reactions.ts';
import { solve } from './island/like.ts';
import { judgeLike, like } from './like.ts';
import { forgetLikes } from './store/like.ts';

const world = useWorld();
let entry = '';
let other = '';
beforeAll(async () => {
  const works = await showWorks(world, 'platform', [
    { unit: 'yintan-solar', title: '甲' },
    { unit: 'yintan-solar', title: '乙' },
  ]);
  [entry, other] = [works[0]!.id, works[1]!.id];
});

/** What the island does: it asks, reckons, and sends. */
async function proofOf(client: Client, of = entry): Promise<string> {
  const asked = await client.get(`/works/${of}/likes/challenge`);
  expect([asked.status, asked.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
  const challenge = JSON.parse(asked.text);
  return JSON.stringify({ challenge, solution: await solve(challenge) });
}
const send = (client: Client, proof: string, of = entry) => client.json(`/works/${of}/likes`, { proof });
const likesOf = async (of = entry) => {
  const rows = await sql<{ likes: number }>`select likes from vote_like_count where entry_id = ${of}`.execute(
    world.owner,
  );
  return rows.rows[0]?.likes ?? 0;
};

describe('a visitor', () => {
  test('likes a work once a day, without an account, and the number is on its page', async () => {
    const client = world.anyone();
    const page = (await client.get(`/works/${entry}`)).text;
    expect(page).toContain('热度 0');
    expect(page).toMatch(/<button[^>]* hidden=""[^>]*data-like=/);
    expect(page).toContain('投票须先登录');
    expect((await send(client, await proofOf(client))).status).toBe(200);
    expect((await client.get(`/works/${entry}`)).text).toContain('热度 1');
    const again = await send(client, await proofOf(client));
    expect([again.status, again.body.code]).toEqual([409, 'vote.liked-today']);
    await world.advanceDays(1);
    expect((await send(client, await proofOf(client))).status).toBe(200);
    expect(await likesOf()).toBe(2);
  });

  test('AC-138 vote.like-proof: replayed, for another work, or none at all is 403', async () => {
    const client = world.anyone();
    const proof = await proofOf(client);
    const astray = await send(client, proof, other);
    expect([astray.status, astray.body.code]).toEqual([403, 'vote.like-proof']);
    expect((await send(client, proof)).status).toBe(200);
    expect((await send(world.anyone(), proof)).status).toBe(403);
    expect((await send(world.anyone(), '{}')).status).toBe(403);
    expect((await send(world.anyone(), await proofOf(world.anyone(), other))).status).toBe(403);
  });

  test('AC-130 of ten at once from one device one is counted', async () => {
    const client = world.anyone();
    await send(client, await proofOf(client, other), other);
    await world.advanceDays(1);
    const [before, proofs] = [await likesOf(other), [] as string[]];
    for (let i = 0; i < 10; i++) proofs.push(await proofOf(client, other));
    const answers = await Promise.all(proofs.map((proof) => send(client, proof, other)));
    expect(answers.map((one) => one.status).sort()).toEqual([200, ...Array(9).fill(409)]);
    expect(await likesOf(other)).toBe(before + 1);
  });

  test('AC-140 vote.likes-enough: without cookies a neighbourhood still ends somewhere; AC-153 a foreign page likes nothing', async () => {
    expect(judgeLike({ ofDevice: 0, ofSubnet: like.perSubnetDayMax - 1 })).toBeUndefined();
    expect(judgeLike({ ofDevice: 0, ofSubnet: like.perSubnetDayMax })?.code).toBe('vote.likes-enough');
    const client = world.anyone();
    const foreign = await client.json(
      `/works/${entry}/likes`,
      { proof: 'x' },
      { origin: 'https://evil.example' },
    );
    expect(foreign.status).toBe(403);
    expect((await client.get(`/works/${entry}/likes`)).status).toBe(404);
    await sql`update entry set shown_at = null where id = ${other}`.execute(world.owner);
    expect((await client.get(`/works/${other}/likes/challenge`)).status).toBe(404);
    await sql`update entry set shown_at = now() where id = ${other}`.execute(world.owner);
  });
});

test('devices are forgotten after some days, the number stays; nothing in the rows tells a device or an address', async () => {
  const rows = await sql<{ all: string }>`select string_agg(l::text, ' ') as all from vote_like l`.execute(
    world.owner,
  );
  expect(rows.rows[0]!.all).not.toContain('127.0.0');
  const before = await likesOf();
  await world.doing({ kind: 'machine' }, async ({ tx }) => {
    await forgetLikes(tx, '2999-01-01');
    return { ok: true, value: undefined };
  });
  expect((await sql`select 1 from vote_like`.execute(world.owner)).rows.length).toBe(0);
  expect(await likesOf()).toBe(before);
  expect(chores.map((chore) => chore.name)).toContain('forget-identities');
});

test('likes reach no ranking and no result: nothing that judges, reckons or awards knows them', () => {
  const sources = (dir: string): string[] =>
    readdirSync(dir, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(tsx?|sql)$/.test(file) && !/\.test\.tsx?$/.test(file))
      .map((file) => path.join(dir, file));
  const knows = /vote_like|\/like(-part)?\.tsx?'/;
  const wanting = (file: string) => knows.test(readFileSync(file, 'utf8'));
  const judging = [
    'award',
    'review',
    'panel',
    'reckoning',
    'recommendation',
    'commendation',
    'scrutiny',
    'outcome',
  ];
  const found = judging.flatMap((feature) => sources(`src/features/${feature}`)).filter(wanting);
  expect(found).toEqual([]);
  const inVote = sources('src/features/vote')
    .filter(wanting)
    .map((file) => path.relative('src/features/vote', file));
  const mayKnow = [
    'site',
    'actions/like.ts',
    'store/like.ts',
    'island',
    'text',
    'invariants.sql',
    'reactions.ts',
  ];
  expect(inVote.filter((file) => !mayKnow.some((place) => file.startsWith(place)))).toEqual([]);
  expect(inVote.length).toBeGreaterThan(1);
});
