/** The dates that concern a person: of the campaigns their seats stand in, and of the calls hosted there. */

import type { Person } from '../../../kernel/actor.ts';
import type { Language } from '../../../kernel/text.ts';
import type { Tx } from '../../../platform/db.ts';
import type { Call } from '../../call/call.ts';
import { listCalls, listHostedAt } from '../../call/store.ts';
import { findNearestCampaign } from '../../campaign/store.ts';
import { type FeedItem, type GrantedFor, itemsOfCall, itemsOfCampaign } from '../feed.ts';
import { listGranted, placeOf, placeOfReport } from '../store.ts';

/** The campaign that counts at each seat with its calls, later ends included, each thing once. */
export async function listItemsFor(tx: Tx, person: Person, language: Language): Promise<FeedItem[]> {
  const items = new Map<string, FeedItem>();
  const add = (found: readonly FeedItem[]) => {
    for (const item of found) {
      const known = items.get(item.uid);
      if (!known || known.closesAt < item.closesAt) items.set(item.uid, item);
    }
  };
  for (const seat of new Map(person.seats.map((one) => [one.path, one])).values()) {
    const campaign = await findNearestCampaign(tx, seat.path);
    if (!campaign) continue;
    const activities = await listGranted(tx, placeOfReport(campaign, seat));
    add(itemsOfCampaign(campaign, language, { activities }));
    for (const call of await listCalls(tx, campaign.id))
      add(itemsOfCall(call, language, await grantedAt(tx, call, seat)));
  }
  const hosted = await listHostedAt(
    tx,
    person.seats.map((seat) => seat.organisationId),
  );
  for (const call of hosted) add(itemsOfCall(call, language));
  return [...items.values()];
}

async function grantedAt(tx: Tx, call: Call, unit: { path: string }): Promise<GrantedFor> {
  return {
    entries: await listGranted(tx, placeOf('entries', call, unit)),
    recommendation: await listGranted(tx, placeOf('recommendation', call, unit)),
  };
}
