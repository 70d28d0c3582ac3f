/** What of results waits for whom: the desk, and what the clock makes due. */

import { type RawBuilder, sql } from 'kysely';
import { type Actor, seatsOf } from '../../../kernel/actor.ts';
import type { CampaignId, EntryId, OrganisationId } from '../../../kernel/id.ts';
import { rowsOf, type Tx } from '../../../platform/db.ts';
import type { Call } from '../../call/call.ts';
import { getCall, listCallsToReckon } from '../../call/store.ts';
import { findRoundOfCall } from '../../review/store.ts';
import { countsVotes } from '../../vote/vote.ts';
import { noticePhaseOf, type Result, type ResultVerb } from '../award.ts';
import { columns, findResultOfCall, from, type Row, resultOf } from '../store.ts';

export type AwardWaiting = {
  /** `write` are letters that wait to be sent, `revoke` a certificate that the leader is asked to revoke. */
  verb: ResultVerb | 'write' | 'revoke';
  call: Call;
  result?: Result;
};

async function listResults(tx: Tx, where: RawBuilder<unknown>): Promise<Result[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`select ${columns} from ${from} where ${where} order by a.computed_at limit 100`,
  );
  return rows.map(resultOf);
}

/** Results of a campaign that hold a work, in any state; of each call the newest edition. */
export function listHolding(tx: Tx, campaignId: CampaignId, entryId: EntryId): Promise<Result[]> {
  return listResults(
    tx,
    sql`a.campaign_id = ${campaignId}
      and exists (select from award_place p where p.result_id = a.id and p.entry_id = ${entryId})
      and not exists (select from award_result b where b.call_id = a.call_id and b.edition > a.edition)`,
  );
}

/** For the desk: results to sign, to submit, returned ones, calls to reckon, letters to send, certificates to revoke. */
export async function listAwardWaiting(tx: Tx, actor: Actor, now: Date): Promise<AwardWaiting[]> {
  const at = (role: string) =>
    seatsOf(actor)
      .filter((seat) => seat.role === role)
      .map((seat) => seat.organisationId);
  const [leading, serving] = [at('leader'), at('officer')];
  const under = await listResults(
    tx,
    sql`(a.state = 'submitted' and a.organisation_id = any(${leading}::uuid[]))
      or (a.state in ('prepared', 'returned') and a.organisation_id = any(${serving}::uuid[]))`,
  );
  const toWrite = await listResults(
    tx,
    sql`a.state = 'standing' and a.organisation_id = any(${serving}::uuid[])
      and exists (select from award_letter w where w.result_id = a.id and w.sent_at is null)
      and not exists (select from award_result b where b.call_id = a.call_id and b.edition > a.edition)`,
  );
  const toRevoke = await listResults(
    tx,
    sql`a.organisation_id = any(${leading}::uuid[]) and exists (select from award_certificate z where z.result_id = a.id
      and z.revocation_asked_at is not null and z.revoked_at is null)`,
  );
  const verbs = { submitted: 'sign', prepared: 'submit', returned: 'prepare' } as const;
  const waiting: AwardWaiting[] = [];
  const add = async (verb: AwardWaiting['verb'], result: Result) =>
    waiting.push({ verb, call: await getCall(tx, result.callId), result });
  for (const result of under) await add(verbs[result.state as keyof typeof verbs], result);
  for (const result of toWrite) await add('write', result);
  for (const result of toRevoke) await add('revoke', result);
  return [...waiting, ...(await listToPrepare(tx, serving, now))];
}

async function listToPrepare(tx: Tx, serving: readonly OrganisationId[], now: Date): Promise<AwardWaiting[]> {
  const waiting: AwardWaiting[] = [];
  for (const call of serving.length === 0 ? [] : await listCallsToReckon(tx, serving, now)) {
    if (countsVotes(call.formula) && now < call.voteClosesAt) continue;
    const isHanded = (await findRoundOfCall(tx, call.id))?.state === 'handed';
    if (isHanded && !(await findResultOfCall(tx, call.id))) waiting.push({ verb: 'prepare', call });
  }
  return waiting;
}

/** Signed results whose notice is over and which nothing corrects; whether objections are open is asked above. */
export async function listEnded(tx: Tx, now: Date): Promise<Result[]> {
  const ended = await listResults(
    tx,
    sql`a.state = 'signed' and a.notice_until <= ${now}
      and not exists (select from award_result b where b.call_id = a.call_id and b.edition > a.edition)`,
  );
  return ended.filter((result) => noticePhaseOf(result, now) === 'ended');
}

/** Results that are shown and of which nobody was told yet. */
export async function listUnannounced(tx: Tx, now: Date): Promise<Result[]> {
  return listResults(tx, sql`a.publishes_at <= ${now} and a.announced_at is null`);
}
