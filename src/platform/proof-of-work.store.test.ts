/** Proofs of work: each good for one thing once, whatever an attacker does to it, whichever process sees it. */

import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { useWorld } from '../../world/fixture.ts';
import { openDatabase } from './db.ts';
import { keyFrom } from './key.ts';
import { forgetProofs, makeChallenge, type ProofFor, spendProof } from './proof-of-work.ts';

const world = useWorld();
const key = keyFrom('a secret of the tests');
const light = { cost: 100, counterLeast: 5, counterMost: 20 };
const work: ProofFor = { action: 'like', subject: 'one', place: '192.0.2.0/24' };

const solved = async (challenge: Challenge) => ({
  challenge,
  solution: (await solveChallenge({ challenge, deriveKey }))!,
});
const spend = (proof: unknown, of: ProofFor = work, difficulty = light, db = world.db) =>
  spendProof(db, key, of, typeof proof === 'string' ? proof : JSON.stringify(proof), difficulty);

test('AC-138 a proof is good once, for its action, its thing and its neighbourhood', async () => {
  const proof = await solved(await makeChallenge(key, work, light));
  for (const other of [
    { ...work, action: 'vote' },
    { ...work, subject: 'two' },
    { ...work, place: '198.51.100.0/24' },
  ])
    expect(await spend(proof, other)).toBe(false);
  expect(await spend(proof)).toBe(true);
  expect(await spend(proof)).toBe(false);
});

test('AC-138 of twenty at once, at two processes, one is heard; it stays spent after a restart', async () => {
  const other = openDatabase(world.appUrl, 4);
  const proof = await solved(await makeChallenge(key, work, light));
  const heard = await Promise.all(
    Array.from({ length: 20 }, (_, i) => spend(proof, work, light, i % 2 ? other : world.db)),
  );
  await other.destroy();
  expect(heard.filter(Boolean).length).toBe(1);
  const again = openDatabase(world.appUrl, 1);
  expect(await spend(proof, work, light, again)).toBe(false);
  await again.destroy();
});

test('AC-138 expired, spliced, weaker, unsigned, of another installation, made up: none is heard', async () => {
  const expired = await solved(await makeChallenge(key, work, light, -2));
  expect(await spend(expired)).toBe(false);
  const prolonged = structuredClone(expired);
  prolonged.challenge.parameters.expiresAt! += 600;
  expect(await spend(prolonged)).toBe(false);

  const [one, two] = [
    await solved(await makeChallenge(key, work, light)),
    await makeChallenge(key, work, light),
  ];
  const splices: ((proof: typeof one) => void)[] = [
    (proof) => {
      proof.challenge.parameters.salt = two.parameters.salt;
    },
    (proof) => {
      proof.challenge.signature = two.signature;
    },
    (proof) => {
      proof.challenge.parameters.cost = 1;
    },
    (proof) => {
      proof.challenge.parameters.keyPrefix = '00';
    },
    (proof) => {
      proof.challenge.parameters.data = two.parameters.data!;
      proof.challenge.parameters.nonce = two.parameters.nonce;
    },
    (proof) => {
      delete proof.challenge.signature;
    },
    (proof) => {
      delete proof.challenge.parameters.keySignature;
    },
    (proof) => {
      proof.solution.derivedKey = '00'.repeat(32);
    },
    (proof) => {
      proof.challenge = two;
    },
  ];
  for (const splice of splices) {
    const spliced = structuredClone(one);
    splice(spliced);
    expect(await spend(spliced), String(splice)).toBe(false);
  }
  const weak = await solved(await makeChallenge(key, work, { ...light, cost: 50 }));
  expect(await spend(weak)).toBe(false);
  const foreign = await solved(await makeChallenge(keyFrom('another'), work, light));
  expect(await spend(foreign)).toBe(false);
  const odd = [
    '',
    'null',
    '{}',
    '[]',
    '{"challenge":{}}',
    '{"challenge":{"parameters":null},"solution":{}}',
    'x'.repeat(5000),
  ];
  for (const sent of odd) expect(await spend(sent), sent).toBe(false);
  expect(await spend(one)).toBe(true);
});

test('AC-139 a flood of proofs leaves nothing behind and each is judged within a millisecond', async () => {
  const proofs = await Promise.all(Array.from({ length: 40 }, () => makeChallenge(key, work, light)));
  const false_ = proofs.map((challenge) =>
    JSON.stringify({ challenge, solution: { counter: 1, derivedKey: 'ab'.repeat(32) } }),
  );
  const before = (await sql`select 1 from proof_spent`.execute(world.owner)).rows.length;
  for (const proof of false_) await spend(proof);
  const times: number[] = [];
  for (let round = 0; round < 5; round++)
    for (const proof of false_) {
      const began = performance.now();
      await spend(proof);
      times.push(performance.now() - began);
    }
  const median = times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
  console.log(`a false proof is judged in ${median.toFixed(3)} ms (median of ${times.length})`);
  expect(median).toBeLessThan(1);
  expect((await sql`select 1 from proof_spent`.execute(world.owner)).rows.length).toBe(before);
});

test('what has long expired is forgotten, what may still be sent again is not', async () => {
  await sql`insert into proof_spent (digest, expires_at) values (repeat('a', 64), now() - interval '2 hours'),
    (repeat('b', 64), now())`.execute(world.owner);
  await forgetProofs(world.db);
  const left = await sql<{
    digest: string;
  }>`select digest from proof_spent where digest in (repeat('a', 64), repeat('b', 64))`.execute(world.owner);
  expect(left.rows.map((row) => row.digest[0])).toEqual(['b']);
});
