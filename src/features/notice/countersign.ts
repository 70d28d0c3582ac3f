/** The word "countersign": the other issuers of a joint paper put their names to one version of it. */

import type { Countersign, Issuer, Notice } from './notice.ts';

type JointPaper = Pick<Notice, 'issuers' | 'version'>;

/** Everybody but the leading body, whose leader signs. */
export function countersignersOf(paper: Pick<Notice, 'issuers'>): readonly Issuer[] {
  return paper.issuers.slice(1);
}

/** How an issuer stands to the version that would be issued now; a changed text has nobody's name under it. */
export function countersignOf(
  paper: JointPaper,
  issuer: Issuer,
  given: readonly Countersign[],
): Countersign | undefined {
  return given.find(
    (one) =>
      one.version === paper.version &&
      one.issuer === issuer.name &&
      one.organisationId === issuer.organisationId,
  );
}

/** The issuers whose names are still missing. */
export function missingCountersigns(paper: JointPaper, given: readonly Countersign[]): Issuer[] {
  return countersignersOf(paper).filter((issuer) => !countersignOf(paper, issuer, given));
}
