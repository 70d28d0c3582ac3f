/** What an organisation can hand on next, and the lists that its officers keep. */

import { type Actor, seatsOf } from '../../../kernel/actor.ts';
import type { EntryId } from '../../../kernel/id.ts';
import type { Named } from '../../../kernel/text.ts';
import { isWithin, type TreePath } from '../../../kernel/tree.ts';
import type { Granted } from '../../../kernel/window.ts';
import type { Tx } from '../../../platform/db.ts';
import { listGranted, placeOf } from '../../calendar/store.ts';
import type { Call } from '../../call/call.ts';
import { findHostedCall, listCalls } from '../../call/store.ts';
import { findNearestCampaign } from '../../campaign/store.ts';
import type { Entry, Maker } from '../../entry/entry.ts';
import { listAdmittedOf } from '../../entry/store.ts';
import type { Organisation, OrganisationKind } from '../../organisation/organisation.ts';
import { listOrganisations } from '../../organisation/store.ts';
import { capOf, usedOf } from '../quota.ts';
import { judgeCap, judgeTime, type Recommendation } from '../recommendation.ts';
import { countSent, listSent, listStanding } from '../store.ts';
import { findSlots, type HeldSlots } from './quota.ts';

export type Candidate = {
  entryId: EntryId;
  number?: string;
  title: string;
  makers: readonly Maker[];
  unitName: Named;
  unitKind: OrganisationKind;
  subtype?: string;
  group?: string;
  camefrom?: Recommendation;
};

/** What a unit can hand on next: its own admitted works, and what came up from beneath and lies with it. */
export async function listCandidates(tx: Tx, call: Call, organisation: Organisation): Promise<Candidate[]> {
  const own = await listAdmittedOf(tx, organisation.id, call.lineage);
  const arrived = await listStanding(tx, { callId: call.id, toId: organisation.id, leg: 'upward' });
  const sent = new Set((await listSent(tx, call.id, organisation.id)).map((r) => r.entryId));
  const came = arrived.filter((r) => !sent.has(r.entryId));
  return [
    ...own.map((e) => ({ ...candidateOf(e), entryId: e.id, unitKind: organisation.kind })),
    ...came.map((r) => ({ ...candidateOf(r), entryId: r.entryId, unitKind: r.unitKind, camefrom: r })),
  ];
}

type Told = Pick<Entry, 'number' | 'title' | 'makers' | 'unitName' | 'subtype' | 'group'>;
const candidateOf = ({ number, title, makers, unitName, subtype, group }: Told) => ({
  ...{ number, title, makers, unitName, subtype, group },
});

/** The hosted calls that the works of a place go to: those of the campaign adopted nearest above it. */
export async function listHostedCallsFor(tx: Tx, path: TreePath): Promise<Call[]> {
  const campaign = await findNearestCampaign(tx, path);
  if (!campaign) return [];
  const hosted: Call[] = [];
  for (const call of await listCalls(tx, campaign.id)) {
    const at = call.hostId ? call : await findHostedCall(tx, call);
    if (at && isWithin(path, at.ownerPath)) hosted.push(at);
  }
  return hosted;
}

export type CallOfPlace = {
  call: Call;
  organisation: Organisation;
  count: number;
  slots: HeldSlots;
  candidates: number;
  /** Later ends granted to this organisation. */
  granted: readonly Granted[];
};

/** The lists an officer keeps: each hosted call × each organisation at which they sit. */
export async function listCallsOfPlaces(tx: Tx, actor: Actor): Promise<CallOfPlace[]> {
  const ids = seatsOf(actor)
    .filter((seat) => seat.role === 'officer')
    .map((seat) => seat.organisationId);
  const found: CallOfPlace[] = [];
  for (const organisation of await listOrganisations(tx, ids)) {
    for (const call of await listHostedCallsFor(tx, organisation.path)) {
      const candidates = (await listCandidates(tx, call, organisation)).length;
      const granted = await listGranted(tx, placeOf('recommendation', call, organisation));
      const count = await countSent(tx, call.id, organisation.id);
      const slots = await findSlots(tx, call, organisation);
      found.push({ call, organisation, candidates, count, slots, granted });
    }
  }
  return found;
}

/** For the desk: the lists where something waits to be handed on, in time and beneath the cap. */
export async function listRecommendationsWaiting(tx: Tx, actor: Actor, now: Date): Promise<CallOfPlace[]> {
  const lists = await listCallsOfPlaces(tx, actor);
  return lists.filter(
    (l) =>
      l.candidates > 0 && !judgeTime(l.call, now, l.granted) && !judgeCap(capOf(l.slots), usedOf(l.slots)),
  );
}
