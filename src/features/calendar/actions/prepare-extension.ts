/** Preparing an extension: the owner's officer asks for a later end for a unit; it counts once a leader grants it. */

import { personIdOf } from '../../../kernel/actor.ts';
import type { CallId, OrganisationId } from '../../../kernel/id.ts';
import { isWithin } from '../../../kernel/tree.ts';
import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { listCalls } from '../../call/store.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { findOrganisation } from '../../organisation/store.ts';
import { type Extensible, type Extension, judgeUntil, windowExtended } from '../calendar.ts';
import { endTyped, judgeClock } from '../phase.ts';
import { insertExtension } from '../store/change.ts';
import { getExtension } from '../store.ts';

export type TypedExtension = {
  what: Extensible;
  callId?: CallId;
  organisationId: OrganisationId;
  untilOn: string;
  untilAt?: string;
  usesMax: number;
  reason: string;
};

/** Refuses: a unit or call of others, an end in the past or not after the one that stands for everybody. */
export async function prepareExtension(
  doing: Doing,
  campaign: Campaign,
  typed: TypedExtension,
): Promise<Outcome<Extension>> {
  const { untilOn, untilAt, ...asked } = typed;
  const by = personIdOf(doing.actor);
  if (!by) return refuse('http.sign-in-needed');
  const organisation = await findOrganisation(doing.tx, asked.organisationId);
  if (!organisation || !isWithin(organisation.path, campaign.organisationPath))
    return refuse('calendar.organisation-elsewhere', undefined, 'organisationId');
  const calls = asked.what === 'activities' ? [] : await listCalls(doing.tx, campaign.id);
  const named = asked.callId ? calls.filter((call) => call.id === asked.callId) : calls;
  if (asked.callId && named.length === 0) return refuse('calendar.call-elsewhere', undefined, 'callId');
  const clock = judgeClock(untilAt, 'untilAt');
  if (clock) return refuseAll([clock]);
  const until = endTyped(untilOn, untilAt);
  const windows = (asked.what === 'activities' ? [undefined] : named).map((call) =>
    windowExtended(asked.what, campaign, call),
  );
  const problem = judgeUntil(until, windows, doing.now);
  if (problem) return refuseAll([problem]);
  const id = await insertExtension(doing, by, { ...asked, campaignId: campaign.id, until });
  await announceExtension(doing, campaign, id, asked, until);
  return done(await getExtension(doing.tx, id));
}

async function announceExtension(
  doing: Doing,
  campaign: Campaign,
  id: string,
  { what, organisationId, usesMax, reason }: Omit<TypedExtension, 'untilOn' | 'untilAt'>,
  until: Date,
): Promise<void> {
  await announce(doing, {
    name: 'calendar.extension-prepared',
    subjectId: id,
    organisationId: campaign.organisationId,
    campaignId: campaign.id,
    seat: 'officer',
    reason,
    after: { what, organisationId, usesMax, until: until.toISOString() },
  });
}
