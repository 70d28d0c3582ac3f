/** What features above have to say on the pages of features below: links and parts, put there by main. */

import { mayAllocate, mayReadFigures } from '../features/allocation/policy.ts';
import { aboutWork } from '../features/award/site.tsx';
import { findPublished } from '../features/award/store.ts';
import { type CallSlots, callsPart } from '../features/call/office.tsx';
import type { CampaignSlots } from '../features/campaign/office.tsx';
import { noticesPart } from '../features/notice/office.tsx';
import type { routes as voteRoutes } from '../features/vote/site.tsx';
import { seatAt, seatsOf } from '../kernel/actor.ts';
import { isWithin } from '../kernel/tree.ts';
import { Note } from '../ui/parts.tsx';
import { text } from './text.ts';

export const campaignSlots: CampaignSlots = {
  parts: [callsPart, noticesPart],
  links: [
    (view, campaign) => {
      const say = view.say(text);
      const links = [];
      if (mayReadFigures(view.actor, campaign).allowed) {
        links.push({ label: say('link.progress'), href: `/office/campaigns/${campaign.id}/progress` });
        const label = mayAllocate(view.actor, campaign).allowed ? say('link.allocate') : say('link.targets');
        links.push({ label, href: `/office/campaigns/${campaign.id}/targets` });
      }
      links.push({ label: say('link.public'), href: `/campaigns/${campaign.id}` });
      return links;
    },
  ],
};

export const callSlots: CallSlots = {
  links: [
    (view, call) => {
      const say = view.say(text);
      const links = [];
      const officers = seatsOf(view.actor).filter((s) => s.role === 'officer');
      const beneath = officers.find((s) => s.path !== call.ownerPath && isWithin(s.path, call.ownerPath));
      if (call.hostId && beneath) {
        links.push({
          label: say('link.recommend'),
          href: `/office/recommendations/${call.id}/${beneath.organisationId}`,
        });
      }
      if (call.hostPath && seatAt(view.actor, ['officer', 'leader', 'admin'], call.hostPath)) {
        links.push({ label: say('link.received'), href: `/office/calls/${call.id}/received` });
        links.push({ label: say('link.round'), href: `/office/calls/${call.id}/round` });
      }
      if (call.hostId && seatAt(view.actor, ['officer', 'leader', 'admin'], call.ownerPath)) {
        links.push({ label: say('link.result'), href: `/office/calls/${call.id}/result` });
      }
      if (call.hostId)
        links.push({ label: say('link.gallery'), href: `/campaigns/${call.campaignId}/calls/${call.id}` });
      return links;
    },
  ],
};

type VoteSlots = NonNullable<Parameters<typeof voteRoutes>[0]>;

/** On the gallery of a call whose result is published: the way to it; on a work's page: what it has won. */
export const voteSlots: VoteSlots = {
  aboutWork,
  aboutCall: async (view, call) => {
    if (!(await findPublished(view.tx, call.id))) return null;
    const say = view.say(text);
    return (
      <Note tone="good">
        <a href={`/campaigns/${call.campaignId}/calls/${call.id}/result`}>{say('result.published')}</a>
      </Note>
    );
  },
};
