/** A certificate: a number and a code for one award of one work, given when the result stands, for ever as it was given. */

import type { CallId, CampaignId, EntryId, OrganisationId, PersonId, ResultId } from '../../kernel/id.ts';
import type { Named } from '../../kernel/text.ts';
import type { TreePath } from '../../kernel/tree.ts';
import type { Maker } from '../entry/entry.ts';
import type { Award, Ranking } from './award.ts';

export type Certificate = {
  id: string;
  organisationId: OrganisationId;
  organisationPath: TreePath;
  organisationName: Named;
  campaignId: CampaignId;
  campaignTitle: Named;
  callId: CallId;
  callName: Named;
  resultId: ResultId;
  entryId: EntryId;
  award: Award;
  awardName: Named;
  title: string;
  makers: readonly Maker[];
  unitId: OrganisationId;
  unitName: Named;
  number: string;
  /** On the paper, as a square to be read by a telephone. */
  code: string;
  issuedAt: Date;
  revocationAskedAt?: Date;
  revocationAskedBy?: PersonId;
  revocationReason?: string;
  revokedAt?: Date;
  /** Set when a later edition, shown by now, no longer gives this award: why it was corrected. */
  correctedReason?: string;
  version: number;
};

export type CertificateState = 'genuine' | 'revoked';

/** Revoked by the leader, or no longer given by the edition that everybody sees. */
export function certificateStateOf(
  certificate: Pick<Certificate, 'revokedAt' | 'correctedReason'>,
  now: Date,
): CertificateState {
  const isRevoked = certificate.revokedAt !== undefined && now >= certificate.revokedAt;
  return isRevoked || certificate.correctedReason !== undefined ? 'revoked' : 'genuine';
}

/** `2026-03-001`: year, the call's number in its campaign, and the owner's count of these; never given twice. */
export function certificateNumber(about: { year: number; position: number; count: number }): string {
  return `${about.year}-${pad(about.position + 1, 2)}-${pad(about.count, 3)}`;
}

const pad = (value: number, digits: number): string => String(value).padStart(digits, '0');

/** Every award that a table gives, in the order in which certificates are numbered: by rank, then prizes. */
export function honoursOf({ places, prizes }: Ranking): { entryId: EntryId; award: Award }[] {
  const ranked = places.flatMap(({ entryId, award }) => (award === undefined ? [] : [{ entryId, award }]));
  return [...ranked, ...prizes.map(({ entryId, key }) => ({ entryId, award: key }))];
}

/** 128 bits of chance, in the form of an id. */
export function newCode(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
