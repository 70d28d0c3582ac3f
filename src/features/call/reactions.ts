/** What calls do when they hear a fact, and by the clock: they write to those who adopted, and freeze when a vote opens. */

import type { KeptFact } from '../../kernel/fact.ts';
import type { CallId } from '../../kernel/id.ts';
import type { Doing } from '../../platform/db.ts';
import { type Chore, every, on, type Reaction } from '../../platform/worker.ts';
import { tellOfficers } from '../campaign/actions/tell-officers.ts';
import { getCampaign, listAdopted } from '../campaign/store.ts';
import { freezeCalls } from './actions/freeze-calls.ts';
import { getCall } from './store.ts';

/** To the officers of those who adopted an earlier version: a call opened before anybody adopted tells nobody. */
const tellAdopters =
  (kind: 'call.amended' | 'call.opened' | 'call.withdrawn') =>
  async (doing: Doing, fact: KeptFact): Promise<void> => {
    const call = await getCall(doing.tx, fact.subjectId as CallId);
    const about = { owner: call.ownerName, call: call.name, reason: fact.reason ?? '' };
    const { version } = await getCampaign(doing.tx, call.campaignId);
    for (const child of await listAdopted(doing.tx, call.campaignId)) {
      if (child.state !== 'running' || child.parentVersion! >= version) continue;
      const link = `/office/campaigns/${child.id}/changes`;
      await tellOfficers(doing, fact, child.organisationId, { kind, about, link });
    }
  };

export const reactions: Reaction[] = [
  on('call.amended', 'tell-adopters', tellAdopters('call.amended')),
  on('call.opened', 'tell-adopters', tellAdopters('call.opened')),
  on('call.withdrawn', 'tell-adopters', tellAdopters('call.withdrawn')),
];
export const chores: Chore[] = [every(5, 'freeze-calls', freezeCalls)];
