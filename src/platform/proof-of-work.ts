/** Proofs of work: what a browser reckons before it may do something without a name; the one place that knows altcha-lib. */

import { createHash } from 'node:crypto';
import { type Challenge, createChallenge, randomInt, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { sql } from 'kysely';
import { rowOf, type Tx } from './db.ts';
import type { Key } from './key.ts';

/** What a proof is good for: one action on one thing, from one neighbourhood of addresses. */
export type ProofFor = { action: string; subject: string; place: string };

/** About a fifth of a second on a desk, a second or two on a phone: it slows floods, it proves nobody. */
export type Difficulty = { cost: number; counterLeast: number; counterMost: number };
export const usualDifficulty: Difficulty = { cost: 2000, counterLeast: 200, counterMost: 500 };

const algorithm = 'PBKDF2/SHA-256';
const prefixHexLength = 32;
const lifeSeconds = 300;

const digestOf = (key: Key, of: ProofFor) =>
  key.digest('proof', JSON.stringify([of.action, of.subject, of.place])).slice(0, 32);

/** A task, signed and forgotten: nothing of it is kept here (AC-139). */
export function makeChallenge(
  key: Key,
  of: ProofFor,
  difficulty: Difficulty = usualDifficulty,
  seconds = lifeSeconds,
): Promise<Challenge> {
  return createChallenge({
    algorithm,
    deriveKey,
    cost: difficulty.cost,
    counter: randomInt(difficulty.counterMost, difficulty.counterLeast),
    expiresAt: Math.floor(Date.now() / 1000) + seconds,
    data: { for: digestOf(key, of) },
    hmacSignatureSecret: key.secretFor('proof-challenge'),
    hmacKeySignatureSecret: key.secretFor('proof-solution'),
  });
}

/**
 * Spends a proof: true once, for what it was made for, unexpired, unchanged and as hard as asked. Two processes that
 * get the same one spend it once between them (AC-138).
 */
export async function spendProof(
  tx: Tx,
  key: Key,
  of: ProofFor,
  sent: string,
  difficulty: Difficulty = usualDifficulty,
): Promise<boolean> {
  const proof = readProof(sent);
  if (!proof) return false;
  const { parameters } = proof.challenge;
  const isAsked =
    parameters.algorithm === algorithm &&
    parameters.cost >= difficulty.cost &&
    parameters.keyPrefix?.length >= prefixHexLength &&
    typeof parameters.keySignature === 'string' &&
    typeof parameters.expiresAt === 'number' &&
    parameters.data?.for === digestOf(key, of);
  if (!isAsked || !(await isSolved(key, proof))) return false;
  const digest = createHash('sha256').update(proof.challenge.signature!).digest('hex');
  const spent = await rowOf(
    tx,
    sql<{ digest: string }>`
      insert into proof_spent (digest, expires_at) values (${digest}, to_timestamp(${parameters.expiresAt!}))
      on conflict do nothing returning digest`,
  );
  return spent !== undefined;
}

/** Proofs that have expired need not be remembered; an hour more, for clocks that differ. */
export async function forgetProofs(tx: Tx): Promise<void> {
  await sql`delete from proof_spent where expires_at < now() - interval '1 hour'`.execute(tx);
}

type Proof = { challenge: Challenge; solution: { counter: number; derivedKey: string } };

/** Two signatures are reckoned and nothing is derived: far below a millisecond, whatever was sent (AC-139). */
async function isSolved(key: Key, { challenge, solution }: Proof): Promise<boolean> {
  try {
    const answer = await verifySolution({
      challenge,
      solution,
      deriveKey,
      hmacSignatureSecret: key.secretFor('proof-challenge'),
      hmacKeySignatureSecret: key.secretFor('proof-solution'),
    });
    return answer.verified;
  } catch {
    return false;
  }
}

const sentCharactersMax = 2000;

/** Where it came from knows no bounds: whatever is not of this form is no proof. */
function readProof(sent: string): Proof | undefined {
  if (sent.length > sentCharactersMax) return undefined;
  try {
    const { challenge, solution } = JSON.parse(sent) as Partial<Proof>;
    const isWhole =
      typeof challenge?.parameters === 'object' &&
      challenge.parameters !== null &&
      typeof challenge.signature === 'string' &&
      typeof solution === 'object' &&
      solution !== null;
    return isWhole ? { challenge, solution } : undefined;
  } catch {
    return undefined;
  }
}
