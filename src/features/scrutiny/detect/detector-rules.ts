/** The detector's thresholds, all in one place and with a version; what each is for stands beside it. */

export const detectorRules = {
  version: '2',
  /** Thin: dwelling shorter than this share of what is usual in the file (the median of the works' own quantiles). */
  thinQuantile: 0.12,
  /** … and in any case shorter than this part of the usual median. */
  thinOfMedian: 0.5,
  /** A file in which fewer votes than this share tell their dwelling is read by the way of landing instead. */
  dwellKnownShare: 0.3,
  /** Cohorts are a quarter of an hour long; the whole campaign is the other one. */
  windowMs: 15 * 60_000,
  /** A region is the organisation's own from this share of its strongest region on. */
  homeShare: 0.6,
  /** A cohort speaks only from this many votes on, and only with this surplus over what is expected. */
  cohortLeast: 8,
  cohortLift: 4,
  cohortDeviations: 5,
  /** Registered so long before voting that signing up was not part of voting. */
  signUpMs: 2 * 3_600_000,
  /** Registered together: within one hour, so many times what chance gives. */
  batchMs: 3_600_000,
  batchLift: 8,
  /** Gaps are regular when the spread of their logarithms is below this (chance gives 1.28). */
  regularSpread: 0.62,
  regularLeast: 20,
  /** Dwelling is even when the spread of its logarithms is below this part of the usual. */
  evenSpread: 0.4,
  /** Lockstep: so many common voters of two works, and so many times what is expected. */
  lockstepLeast: 12,
  lockstepLift: 5,
  /** … or fewer of them, where chance would give so many only once in e to this. */
  lockstepSurprise: 12,
  /** A rush: so many who vote for the same two works within the same hours, so many times what is expected, as surprising as this. */
  rushLeast: 8,
  rushLift: 4,
  rushSurprise: 14,
  /** Of a work with fewer votes, no vote speaks against itself, and lockstep takes only votes of linked voters. */
  closeBelow: 600,
  /** Rounds of fitting the likeness of a suspicion; the weight of what is usual in it. */
  rounds: 5,
  priorWeight: 40,
  /** A vote is set aside from this probability on, if at least so many independent kinds speak against it. */
  posterior: 0.92,
  /** … and where dwelling is not told, from this one on. */
  landingPosterior: 0.99,
  /** A verified member's vote only from this one on: a name is hard to buy. */
  memberPosterior: 0.995,
  kindsLeast: 2,
  /** A suspicion as a whole must reach this sum of evidence (strong kinds give up to 3, weak ones 1). */
  evidenceLeast: 3.9,
  /** Of what looks alike apart from dwelling, so much must be thin before behaviour counts. */
  alikeThinLeast: 0.55,
  /** A network is a unit's own when so many of its votes for a work are members', and it is so many times its usual size. */
  unitMembersLeast: 3,
  unitMemberShare: 0.12,
  unitLift: 5,
  /** Fewer votes than this are no suspicion. */
  votesLeast: 8,
} as const;

export type DetectorRules = {
  readonly [K in keyof typeof detectorRules]: (typeof detectorRules)[K] extends number ? number : string;
};
