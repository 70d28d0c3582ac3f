/** Amending: a correction is a new edition beside the old one, begun as its copy, with its reason; nothing is edited. */

import { personIdOf } from '../../../kernel/actor.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { isPublic, type Result } from '../award.ts';
import { giveBack, insertEdition, reopenEdition } from '../store/change.ts';
import { copyDecisions, insertDecision, type NewDecision } from '../store/decision.ts';
import { retable } from '../store/table.ts';
import { findResultOfCall, getResult } from '../store.ts';
import { followSanctions } from './follow-sanctions.ts';

export type Amending = {
  reason: string;
  /** Reckoned anew by the officer from scores and ledger, instead of beginning as a copy. */
  recount?: boolean;
  /** What an upheld objection decided; laid on at once. */
  decisions?: readonly NewDecision[];
  seat: 'officer' | 'leader';
};

/** An edition that is signed and not yet shown is nobody's yet: it is taken back, and no further one is put upon it. */
async function takenBack(doing: Doing, newest: Result, reason: string): Promise<Result | undefined> {
  const { tx, actor, now } = doing;
  if (newest.state !== 'signed' || isPublic(newest, now)) return newest;
  const step = { verb: 'recall', at: now, byId: personIdOf(actor), reason } as const;
  return (await giveBack(tx, newest, step)) ? getResult(tx, newest.id) : undefined;
}

/** The edition that is on its way already takes up what is upheld meanwhile; it then has to be submitted again. */
export async function amend(doing: Doing, result: Result, amending: Amending): Promise<Outcome<Result>> {
  const { tx, actor, now } = doing;
  const { reason, recount = false, decisions = [], seat } = amending;
  const newest = await takenBack(doing, (await findResultOfCall(tx, result.callId))!, reason);
  if (!newest) return refuse('http.stale');
  const isSigned = newest.state === 'signed' || newest.state === 'standing';
  if (!isSigned && decisions.length === 0 && !recount) return refuse('award.under-way');
  const step = { verb: 'amend', at: now, byId: personIdOf(actor), reason } as const;
  const to = recount || newest.state === 'returned' ? 'returned' : 'prepared';
  const id = isSigned
    ? await insertEdition(doing, newest, to, reason)
    : (await reopenEdition(tx, newest, to, step)) && newest.id;
  if (!id) return refuse('http.stale');
  if (isSigned) await copyDecisions(doing, newest.id, id);
  for (const decision of decisions) await insertDecision(doing, id, decision, true);
  if (decisions.length > 0) await retable(tx, await getResult(tx, id));
  if (to === 'prepared') await followSanctions(doing, await getResult(tx, id));
  await announce(doing, {
    name: 'award.amended',
    subjectId: id,
    ...{ organisationId: result.organisationId, campaignId: result.campaignId, seat, reason },
    before: { resultId: result.id, edition: result.edition },
  });
  return done(await getResult(tx, id));
}
