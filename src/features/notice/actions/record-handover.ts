/** Recording what became of what was handed over: who has it, and what came of it. Every earlier wording stays in the audit. */

import { dayOf } from '../../../kernel/period.ts';
import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { type Handover, judgeDay } from '../handover.ts';
import { mayRecordHandover } from '../policy.ts';
import { getHandover, updateHandover } from '../store/handover.ts';

type Received = NonNullable<Handover['received']>;
type Came = NonNullable<Handover['outcome']>;

/** Who received it, and when. */
export async function recordReceipt(
  doing: Doing,
  handover: Handover,
  { version, ...received }: Received & { version: number },
): Promise<Outcome<Handover>> {
  const problems = judgeDay('on', received.on, dayOf(doing.now), handover.handedOn);
  if (problems.length > 0) return refuseAll(problems);
  return record(doing, { ...handover, received }, handover, version);
}

/** What came of it; there is none before somebody has it. */
export async function recordOutcome(
  doing: Doing,
  handover: Handover,
  { version, ...outcome }: Came & { version: number },
): Promise<Outcome<Handover>> {
  if (!handover.received) return refuse('notice.not-received');
  const problems = judgeDay('on', outcome.on, dayOf(doing.now), handover.received.on);
  if (problems.length > 0) return refuseAll(problems);
  return record(doing, { ...handover, outcome }, handover, version);
}

async function record(
  doing: Doing,
  { received, outcome }: Handover,
  before: Handover,
  version: number,
): Promise<Outcome<Handover>> {
  const verdict = mayRecordHandover(doing.actor, before);
  if (!verdict.allowed) return refuseAll([verdict.refusal]);
  if (!(await updateHandover(doing.tx, { id: before.id, received, outcome }, version)))
    return refuse('http.stale');
  await announce(doing, {
    name: 'notice.handover-recorded',
    subjectId: before.id,
    organisationId: before.organisationId,
    campaignId: before.campaignId,
    seat: 'officer',
    before: { received: before.received, outcome: before.outcome },
    after: { received, outcome },
  });
  return done(await getHandover(doing.tx, before.id));
}
