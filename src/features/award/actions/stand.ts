/** Standing: its notice over and nothing open against it, a result stands; certificates are given, letters drafted. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { awardNamed } from '../../reckoning/text.ts';
import { noticePhaseOf, type Result } from '../award.ts';
import { honoursOf } from '../certificate.ts';
import { audiences } from '../letter.ts';
import { drafts } from '../letters.ts';
import { issueCertificates, revokeCorrected } from '../store/certificate.ts';
import { saveStanding } from '../store/change.ts';
import { followsSanctions } from '../store/decision.ts';
import { insertLetterDraft } from '../store/letter.ts';
import { findResultOfCall, getRanking, getResult } from '../store.ts';

/** Whether objections are open is asked by whoever calls: they are a matter of the feature above. */
export async function stand(doing: Doing, result: Result): Promise<Outcome<Result>> {
  const { tx, now } = doing;
  const newest = await findResultOfCall(tx, result.callId);
  if (noticePhaseOf(result, now) !== 'ended' || newest?.id !== result.id) return refuse('award.wrong-state');
  if (!(await followsSanctions(tx, result))) return refuse('award.sanction-open');
  if (!(await saveStanding(tx, result, { verb: 'stand', at: now }))) return refuse('http.stale');
  const standing = await getResult(tx, result.id);
  const revoked = await revokeCorrected(doing, standing);
  const honours = honoursOf(await getRanking(tx, result.id)).map((one) => ({
    ...one,
    awardName: awardNamed(result.formula, one.award),
  }));
  const certificates = await issueCertificates(doing, standing, honours);
  for (const audience of audiences) await insertLetterDraft(tx, result.id, audience, drafts[audience]);
  await announce(doing, {
    name: 'award.stood',
    subjectId: result.id,
    ...{ organisationId: result.organisationId, campaignId: result.campaignId },
    after: { edition: result.edition, certificates, revoked },
  });
  return done(standing);
}
