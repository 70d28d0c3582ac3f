/** Editions that everybody may read, with their calls; before its instant an edition is not there, for nobody (AC-178). */

import type { Actor } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/db.ts';
import type { Call } from '../../call/call.ts';
import { findCall } from '../../call/store.ts';
import type { Result } from '../award.ts';
import { findPublicEdition, findPublished } from '../store.ts';

export type Shown = { call: Call; result: Result & { publishesAt: Date; noticeUntil: Date } };

const shownOf = (call: Call, result: Result | undefined): Shown | undefined => {
  const { publishesAt, noticeUntil } = result ?? {};
  return result && publishesAt && noticeUntil && { call, result: { ...result, publishesAt, noticeUntil } };
};

/** The edition in force of a call within its campaign. */
export async function findInForce(
  tx: Tx,
  actor: Actor,
  asked: { call: string; campaign: string },
  now: Date,
): Promise<Shown | undefined> {
  const call = await findCall(tx, actor, asked.call);
  if (!call || call.campaignId !== asked.campaign) return undefined;
  return shownOf(call, await findPublished(tx, call.id, now));
}

/** Any edition that was ever shown. */
export async function findEdition(tx: Tx, actor: Actor, id: string, now: Date): Promise<Shown | undefined> {
  const result = await findPublicEdition(tx, id, now);
  const call = result && (await findCall(tx, actor, result.callId));
  return call && shownOf(call, result);
}
