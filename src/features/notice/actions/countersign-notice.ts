/** Countersigning: the leader of another issuer puts their name to a joint paper. */

import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Issuer, Notice } from '../notice.ts';
import { mayCountersign } from '../policy.ts';
import { insertCountersign, lockNotice } from '../store/countersign.ts';
import { getNotice, insertStep } from '../store.ts';

/** What is countersigned is the version that was read: a text changed meanwhile is refused. */
export async function countersignNotice(
  doing: Doing,
  joint: { notice: Notice; issuer: Issuer },
  read: { version: number },
): Promise<Outcome<Notice>> {
  const { notice, issuer } = joint;
  const verdict = mayCountersign(doing.actor, notice, issuer);
  if (!verdict.allowed) return refuseAll([verdict.refusal]);
  if (read.version !== notice.version || !(await lockNotice(doing.tx, notice))) return refuse('notice.moved');
  if (!(await insertCountersign(doing, notice, issuer))) return refuse('notice.already-countersigned');
  await insertStep(doing, notice.id, 'countersign', issuer.name);
  await announce(doing, {
    name: 'notice.countersigned',
    subjectId: notice.id,
    organisationId: issuer.organisationId,
    campaignId: notice.campaignId,
    seat: 'leader',
    after: { version: notice.version, issuer: issuer.name },
  });
  return done(await getNotice(doing.tx, notice.id));
}
