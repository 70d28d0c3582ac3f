/** What of campaigns waits: amendments above to answer, later ends to grant, differences of targets to own up to. */

import { listAllocationsWaiting } from '../../../features/allocation/store/acknowledgement.ts';
import { listExtensionsWaiting } from '../../../features/calendar/store.ts';
import { listAmendmentsWaiting } from '../../../features/campaign/store/version.ts';
import { nameIn } from '../../../kernel/text.ts';
import { asItems, cut, type Source } from '../source.ts';
import { text } from '../text.ts';

const amendments: Source = {
  kind: 'campaign.amended',
  isUrgent: true,
  title: (view) => view.say(text)('campaign.amended'),
  list: async (view, ask) =>
    asItems(cut(await listAmendmentsWaiting(view.tx, view.actor), ask), ({ campaign, parent, since }) => ({
      key: campaign.id,
      title: nameIn(campaign.title, view.language),
      about: view.say(text)('since', { organisation: parent.organisationName, at: since }),
      href: `/office/campaigns/${campaign.id}/changes`,
    })),
};

const extensions: Source = {
  kind: 'calendar.extension',
  isUrgent: true,
  title: (view) => view.say(text)('calendar.extension'),
  list: async (view, ask) => {
    const waiting = await listExtensionsWaiting(view.tx, view.actor, view.now);
    return asItems(cut(waiting, ask), (extension) => ({
      key: extension.id,
      title: nameIn(extension.organisationName, view.language),
      about: extension.reason,
      href: `/office/campaigns/${extension.campaignId}/extensions`,
      dueAt: extension.until,
    }));
  },
};

const allocations: Source = {
  kind: 'allocation.difference',
  isUrgent: false,
  title: (view) => view.say(text)('allocation.difference'),
  list: async (view, ask) =>
    asItems(cut(await listAllocationsWaiting(view.tx, view.actor), ask), ({ campaign, differences }) => ({
      key: campaign.id,
      title: nameIn(campaign.title, view.language),
      about: view.say(text)('allocation.count', { count: differences.length }),
      href: `/office/campaigns/${campaign.id}/targets`,
    })),
};

export const campaignSources: readonly Source[] = [amendments, extensions, allocations];
