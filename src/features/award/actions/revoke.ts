/** Revoking: the officer asks that a certificate be revoked and says why; the leader does it, or lets it stand. */

import { personIdOf } from '../../../kernel/actor.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Certificate } from '../certificate.ts';
import { askRevocation, dropRevocation, saveRevoked } from '../store/certificate.ts';

const about = (certificate: Certificate) => ({
  subjectId: certificate.id,
  organisationId: certificate.organisationId,
  campaignId: certificate.campaignId,
  after: { number: certificate.number, entryId: certificate.entryId },
});

export async function askToRevoke(
  doing: Doing,
  certificate: Certificate,
  { version, reason }: { version: number; reason: string },
): Promise<Outcome<Certificate>> {
  const seen = { id: certificate.id, version };
  if (!(await askRevocation(doing, seen, personIdOf(doing.actor), reason))) return refuse('http.stale');
  await announce(doing, { name: 'award.revocation-asked', seat: 'officer', reason, ...about(certificate) });
  return done(certificate);
}

export async function revoke(
  doing: Doing,
  certificate: Certificate,
  { version }: { version: number },
): Promise<Outcome<Certificate>> {
  const seen = { id: certificate.id, version };
  if (!(await saveRevoked(doing, seen, personIdOf(doing.actor)))) return refuse('http.stale');
  const reason = certificate.revocationReason;
  await announce(doing, { name: 'award.revoked', seat: 'leader', reason, ...about(certificate) });
  return done(certificate);
}

export async function keepCertificate(
  doing: Doing,
  certificate: Certificate,
  { version }: { version: number },
): Promise<Outcome<Certificate>> {
  if (!(await dropRevocation(doing, { id: certificate.id, version }))) return refuse('http.stale');
  await announce(doing, { name: 'award.revocation-dropped', seat: 'leader', ...about(certificate) });
  return done(certificate);
}
