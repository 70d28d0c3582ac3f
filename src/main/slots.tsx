/** What features above have to say on the pages of features below: links and parts, put there by main. */

import type { CallGuard } from '../features/allocation/actions/give-hosts.ts';
import { mayAllocate, mayReadFigures } from '../features/allocation/policy.ts';
import { aboutWork } from '../features/award/site.tsx';
import { findPublished } from '../features/award/store.ts';
import type { HandoverSlots } from '../features/batch/actions/make-handover.ts';
import type { Carried } from '../features/batch/handover.ts';
import { itemsOfCall } from '../features/calendar/feed.ts';
import type { FeedSlots } from '../features/calendar/site.tsx';
import { callWindowsPart, campaignWindowsPart } from '../features/calendar/standing.tsx';
import { text as calendarText } from '../features/calendar/text.ts';
import { type CallSlots, callsPart } from '../features/call/office.tsx';
import { findHostedCall, getCall } from '../features/call/store.ts';
import type { CampaignSlots } from '../features/campaign/office.tsx';
import { isOpenForWork } from '../features/entry/entry.ts';
import type { EntrySlots } from '../features/entry/levels.tsx';
import { listEntriesOfFile, listEntryFiles } from '../features/entry/store/file.ts';
import { hasEntriesAt } from '../features/entry/store/waiting.ts';
import { findEntry, findEntryFromSeats, findOwnEntry } from '../features/entry/store.ts';
import { burdenPart, followersPart, noticesPart } from '../features/notice/office.tsx';
import { maySeeHandovers } from '../features/notice/policy.ts';
import { text as outsideText } from '../features/notice/text/outside.ts';
import type { Recommendation } from '../features/recommendation/recommendation.ts';
import { listLevels } from '../features/recommendation/store/way.ts';
import { countStanding, listSent, listStanding } from '../features/recommendation/store.ts';
import { maySeeStandings } from '../features/reminder/policy.ts';
import type { FindsHeld } from '../features/rendition/site.tsx';
import { ResemblancePart } from '../features/resemblance/likeness.tsx';
import { listRoundsOfJudge } from '../features/review/store.ts';
import type { WhereTo } from '../features/upload/site.tsx';
import { text as uploadText } from '../features/upload/text.ts';
import type { routes as voteRoutes } from '../features/vote/site.tsx';
import { seatAt, seatsOf } from '../kernel/actor.ts';
import { isWithin } from '../kernel/tree.ts';
import { Note } from '../ui/parts.tsx';
import { text } from './text.ts';

export const campaignSlots: CampaignSlots = {
  parts: [campaignWindowsPart, burdenPart, callsPart, noticesPart, followersPart],
  links: [
    (view, campaign) => {
      const say = view.say(text);
      const links = [];
      if (mayReadFigures(view.actor, campaign).allowed) {
        links.push({ label: say('link.progress'), href: `/office/campaigns/${campaign.id}/progress` });
        const label = mayAllocate(view.actor, campaign).allowed ? say('link.allocate') : say('link.targets');
        links.push({ label, href: `/office/campaigns/${campaign.id}/targets` });
      }
      links.push({
        label: view.say(calendarText)('calendar'),
        href: `/office/campaigns/${campaign.id}/calendar`,
      });
      if (maySeeStandings(view.actor, campaign).allowed)
        links.push({ label: say('link.standing'), href: `/office/campaigns/${campaign.id}/standing` });
      if (maySeeHandovers(view.actor, campaign).allowed) {
        const label = view.say(outsideText)('handovers');
        links.push({ label, href: `/office/campaigns/${campaign.id}/handovers` });
      }
      links.push({ label: say('link.public'), href: `/campaigns/${campaign.id}` });
      return links;
    },
  ],
};

export const callSlots: CallSlots = {
  hasEntries: hasEntriesAt,
  parts: [callWindowsPart],
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

/** A film, sound or photo as the work holds it through which the actor may see it. */
export const findHeld: FindsHeld = async (tx, actor, fileId) => {
  for (const id of await listEntriesOfFile(tx, fileId)) {
    const [own, office] = [await findOwnEntry(tx, actor, id), await findEntryFromSeats(tx, actor, id)];
    const entry = own ?? office ?? (await findEntry(tx, actor, id));
    const one = entry && (await listEntryFiles(tx, id)).find(({ file }) => file.id === fileId);
    if (!entry || !one) continue;
    const back = own ? `/entries/${id}` : office ? `/office/entries/${id}` : `/works/${id}`;
    return {
      file: one.file,
      title: entry.title || one.file.originalName,
      back,
      base: `${back}/files/${fileId}`,
      unitPath: entry.unitPath,
      ownerId: entry.enteredBy === 'person' ? entry.sentBy : undefined,
      isOpen: isOpenForWork(entry.state),
    };
  }
  return undefined;
};

/** How far a work has come, for its sender and its unit. */
export const entrySlots: EntrySlots = {
  levels: (view, entry) => listLevels(view.tx, entry),
  parts: [ResemblancePart],
};

/** Whether works of a call have been recommended: its host stands then. */
export const hasWorksOnTheirWay: CallGuard = async (tx, callId) => (await countStanding(tx, { callId })) > 0;

/** Works on their way, for packing: in the order of the unit's list, with the unit that handed each on. */
const carriedOf = (found: readonly Recommendation[]): Carried[] =>
  found.map((one) => ({ entryId: one.entryId, recommender: one.fromName, place: one.place }));

export const handoverSlots: HandoverSlots = {
  listRecommended: async (tx, call, organisation) => {
    const hosted = await findHostedCall(tx, call);
    return hosted ? carriedOf(await listSent(tx, hosted.id, organisation.id)) : [];
  },
  listReceived: async (tx, call, organisation) => {
    const hosted = await findHostedCall(tx, call);
    const isHost = hosted?.hostId === organisation.id;
    if (!hosted || !isHost) return [];
    return carriedOf(await listStanding(tx, { callId: hosted.id, toId: organisation.id, leg: 'to-host' }));
  },
};

/** What a judge has to do by when, in their own feed. */
export const feedSlots: FeedSlots = {
  items: [
    async (tx, person, _, language) => {
      const rounds = (await listRoundsOfJudge(tx, person.id)).filter((round) => round.state === 'open');
      const calls = await Promise.all(rounds.map((round) => getCall(tx, round.callId)));
      return calls.flatMap((call) =>
        itemsOfCall(call, language).filter((item) => item.uid.endsWith('-review@tongxin')),
      );
    },
  ],
};

/** The form to which an upload belongs, by the word that its page gave it. */
export const whereToUpload: WhereTo = (view, purpose) => {
  const [, kind, id] = /^([a-z-]+):([0-9a-f-]{36})$/.exec(purpose) ?? [];
  const base = { entry: '/entries', batch: '/office/batches' }[kind ?? ''];
  return base === undefined
    ? undefined
    : { href: `${base}/${id}`, label: view.say(uploadText)('go-on.there') };
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
