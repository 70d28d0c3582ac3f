/** Recording a countersignature: an issuer outside the system signed on paper; the preparing leader writes it down. */

import { dayOf } from '../../../kernel/period.ts';
import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Notice } from '../notice.ts';
import { mayRecordCountersign } from '../policy.ts';
import { insertCountersign, lockNotice } from '../store/countersign.ts';
import { getNotice, insertStep } from '../store.ts';

export type PaperCountersign = {
  version: number;
  issuer: string;
  signatory: string;
  signedOn: string;
  paper: string;
};

/** Refuses an issuer that is not on the paper, and a day that has not come. */
export async function recordCountersign(
  doing: Doing,
  notice: Notice,
  { version, issuer: name, ...byHand }: PaperCountersign,
): Promise<Outcome<Notice>> {
  const issuer = notice.issuers.slice(1).find((one) => one.name === name);
  if (!issuer) return refuse('shape.not-chosen', undefined, 'issuer');
  const verdict = mayRecordCountersign(doing.actor, notice, issuer);
  if (!verdict.allowed) return refuseAll([verdict.refusal]);
  if (byHand.signedOn > dayOf(doing.now)) return refuse('notice.not-happened-yet', undefined, 'signedOn');
  if (version !== notice.version || !(await lockNotice(doing.tx, notice))) return refuse('notice.moved');
  if (!(await insertCountersign(doing, notice, issuer, byHand)))
    return refuse('notice.already-countersigned');
  await insertStep(doing, notice.id, 'countersign', issuer.name);
  await announce(doing, {
    name: 'notice.countersigned-by-hand',
    subjectId: notice.id,
    organisationId: notice.organisationId,
    campaignId: notice.campaignId,
    seat: 'leader',
    after: { version, issuer: issuer.name, ...byHand },
  });
  return done(await getNotice(doing.tx, notice.id));
}
