/** Liking a work: a proof of work is spent, a device likes once a day; a number goes up and nothing else (AC-138, AC-140). */

import { randomBytes } from 'node:crypto';
import type { EntryId } from '../../../kernel/id.ts';
import { dayOf } from '../../../kernel/period.ts';
import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import type { Key } from '../../../platform/key.ts';
import { type Difficulty, type ProofFor, spendProof } from '../../../platform/proof-of-work.ts';
import { subnetOf } from '../../identity/identity.ts';
import { judgeLike } from '../like.ts';
import { countLikesBefore, insertLike } from '../store/like.ts';

export type LikeRoom = { key: Key; origin: string; difficulty?: Difficulty };
export type Liked = { entryId: EntryId; device: string };

/** What a proof for a like is good for: this work, from this neighbourhood. */
export function proofFor(entryId: EntryId, address: string): ProofFor {
  return { action: 'like', subject: entryId, place: subnetOf(address) };
}

/** Refuses with vote.like-proof, vote.liked-today, vote.likes-enough. A fact is none: nobody acts. */
export function likeWork({ key, difficulty }: LikeRoom) {
  return async (
    doing: Doing,
    found: { entryId: EntryId; device?: string },
    taken: { proof: string },
  ): Promise<Outcome<Liked>> => {
    const { tx, actor, now } = doing;
    const { entryId } = found;
    const address = actor.kind === 'machine' ? 'machine' : actor.address;
    if (!(await spendProof(tx, key, proofFor(entryId, address), taken.proof, difficulty)))
      return refuse('vote.like-proof');
    const device = found.device ?? randomBytes(24).toString('base64url');
    const day = dayOf(now);
    // A new key for every day: what one device likes on two days cannot be put together.
    const token = key.digest(`like-device-${day}`, device);
    const mark = { entryId, day, token, subnet: key.digest(`like-subnet-${day}`, subnetOf(address)) };
    const wrong = judgeLike(await countLikesBefore(tx, mark));
    if (wrong) return refuseAll([wrong]);
    await insertLike(tx, mark);
    return done({ entryId, device });
  };
}
