/** A vote as the detector sees it: who voted for what, and under which circumstances; never how it was made. */

/** How well the voter was known, weakest first. */
export const castTiers = ['cookie', 'account', 'phone', 'wechat', 'member'] as const;
export type CastTier = (typeof castTiers)[number];

/** What is missing is missing: a score says what it could not see. Instants are dates or milliseconds since 1970. */
export type CastVote = {
  id: string;
  at: Date | number;
  work: string;
  organisation: string;
  voter: string;
  tier?: CastTier;
  /** An address or a prefix; only its /24 or /56 is looked at. */
  address?: string;
  /** Where the voter was, as a code or a name. */
  region?: string;
  /** What the browser said it was. */
  agent?: string;
  /** How long the work was looked at before the vote. */
  dwellMs?: number;
  /** The way to the work: `direct`, `gallery`, `share`, `qr` … */
  via?: string;
  /** Since when this voter is known. */
  voterSince?: Date | number;
};
