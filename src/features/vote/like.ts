/** The word "like": applause without a name. It is shown as warmth and counts for nothing: no ranking, no vote, no result. */

import type { Refusal } from '../../kernel/verdict.ts';

export const like = {
  /** Of one neighbourhood of addresses for one work on one day; a factory behind one address has room (AC-140). */
  perSubnetDayMax: 500,
} as const;

/** What of a work's likes stands when another comes: of this device today, and of its neighbourhood. */
export type LikesBefore = { ofDevice: number; ofSubnet: number };

/** Why a like is not counted, if it is not. */
export function judgeLike(before: LikesBefore): Refusal | undefined {
  if (before.ofDevice > 0) return { code: 'vote.liked-today' };
  return before.ofSubnet >= like.perSubnetDayMax ? { code: 'vote.likes-enough' } : undefined;
}
