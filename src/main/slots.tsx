/** What features above have to say on the pages of features below: links and parts, put there by main. */

import type { CallGuard } from '../features/allocation/actions/give-hosts.ts';
import { mayAllocate, mayReadFigures } from '../features/allocation/policy.ts';
import type { DeskSlots } from '../features/award/office/desk.tsx';
import type { ResultSlots } from '../features/award/site/result.tsx';
import { findPublished } from '../features/award/store.ts';
import { text as certificateText } from '../features/award/text/certificate.ts';
import type { HandoverSlots } from '../features/batch/actions/make-handover.ts';
import type { Carried } from '../features/batch/handover.ts';
import type { BulkRoom } from '../features/bulk/actions/act.ts';
import { organisationsList, worksList } from '../features/bulk/actions/ask-lists.ts';
import { assignWorksWith } from '../features/bulk/actions/assign-works.ts';
import { admitWorks, returnWorks } from '../features/bulk/actions/decide-works.ts';
import { leaveWorksOut, letWorksOn } from '../features/bulk/actions/judge-works.ts';
import { labelWorks, unlabelWorks } from '../features/bulk/actions/label-works.ts';
import { writeAboutWorks, writeToOrganisations } from '../features/bulk/actions/write-letters.ts';
import { FoundPart, LabelsPart, labelField } from '../features/bulk/found.tsx';
import { linksOfCall as bulletinsOfCall } from '../features/bulletin/office/list.tsx';
import { itemsOfCall } from '../features/calendar/feed.ts';
import type { FeedSlots } from '../features/calendar/site.tsx';
import { callWindowsPart, campaignWindowsPart } from '../features/calendar/standing.tsx';
import { text as calendarText } from '../features/calendar/text.ts';
import { type CallSlots, callsPart } from '../features/call/office.tsx';
import { findHostedCall, getCall } from '../features/call/store.ts';
import type { CampaignSlots } from '../features/campaign/office.tsx';
import {
  linksOfCall as commendationsOfCall,
  linksOfCampaign as commendationsOfCampaign,
} from '../features/commendation/office/list.tsx';
import { isOpenForWork } from '../features/entry/entry.ts';
import type { EntrySlots } from '../features/entry/levels.tsx';
import { listEntriesOfFile, listEntryFiles } from '../features/entry/store/file.ts';
import type { EntryField } from '../features/entry/store/query.ts';
import { hasEntriesAt } from '../features/entry/store/waiting.ts';
import { atCall, findEntry, findEntryFromSeats, findOwnEntry } from '../features/entry/store.ts';
import { burdenPart, followersPart, noticesPart } from '../features/notice/office.tsx';
import { maySeeHandovers } from '../features/notice/policy.ts';
import { text as outsideText } from '../features/notice/text/outside.ts';
import { deskObjections } from '../features/objection/office.tsx';
import { objectionsPart } from '../features/objection/site.tsx';
import { outcomesPart } from '../features/outcome/outcomes.tsx';
import { text as outcomeText } from '../features/outcome/text.ts';
import type { PanelSlots } from '../features/panel/store/task.ts';
import type { Recommendation } from '../features/recommendation/recommendation.ts';
import { listLevels } from '../features/recommendation/store/way.ts';
import { countStanding, listSent, listStanding } from '../features/recommendation/store.ts';
import type { RedactionSlots } from '../features/redaction/office.tsx';
import { redact } from '../features/redaction/redaction.ts';
import { listVeils } from '../features/redaction/store.ts';
import { maySeeStandings } from '../features/reminder/policy.ts';
import type { FindsHeld } from '../features/rendition/site.tsx';
import { ResemblancePart } from '../features/resemblance/likeness.tsx';
import { findJudged } from '../features/review/office/naming.ts';
import { MakersRemarks } from '../features/review/remark.tsx';
import { listRoundEntries } from '../features/review/store/judging.ts';
import { listScores } from '../features/review/store/score.ts';
import { findRoundOfPanel, listRounds, listRoundsOfJudge } from '../features/review/store.ts';
import type { WhereTo } from '../features/upload/site.tsx';
import { text as uploadText } from '../features/upload/text.ts';
import { seatAt, seatsOf } from '../kernel/actor.ts';
import { isWithin } from '../kernel/tree.ts';
import { text } from './text.ts';
import { sanctionsOfCampaign, scrutinyOfCall } from './vote-slots.tsx';

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
      const seat = seatsOf(view.actor).find((one) => isWithin(one.path, campaign.organisationPath));
      if (seat) {
        const label = view.say(outcomeText)('outcomes');
        links.push({ label, href: `/office/campaigns/${campaign.id}/outcomes/${seat.organisationId}` });
      }
      links.push(...commendationsOfCampaign(view, campaign));
      links.push({ label: say('link.public'), href: `/campaigns/${campaign.id}` });
      return links;
    },
    sanctionsOfCampaign,
  ],
};

export const callSlots: CallSlots = {
  hasEntries: hasEntriesAt,
  hasRounds: async (tx, callId) => (await listRounds(tx, callId)).length > 0,
  hasWorks: async (tx, callId) => (await countStanding(tx, { callId })) > 0,
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
      if (call.hostId && beneath) {
        const label = view.say(certificateText)('certificates');
        links.push({ label, href: `/office/organisations/${beneath.organisationId}/certificates` });
      }
      if (call.hostId && seatAt(view.actor, ['officer', 'leader', 'admin'], call.ownerPath)) {
        links.push({ label: say('link.result'), href: `/office/calls/${call.id}/result` });
      }
      links.push(...bulletinsOfCall(view, call), ...commendationsOfCall(view, call));
      if (call.hostId)
        links.push({ label: say('link.gallery'), href: `/campaigns/${call.campaignId}/calls/${call.id}` });
      return links;
    },
    scrutinyOfCall,
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

/** What features above know of works, for those who may ask for it. */
const entryFields: readonly EntryField[] = [labelField];

/** What judges wrote for the makers: with the result, not before. */
const makersRemarks: NonNullable<EntrySlots['ownParts']>[number] = async (view, entry) => {
  const { call } = await atCall(view.tx, entry);
  const hosted = await findHostedCall(view.tx, call);
  const isPublished = hosted && (await findPublished(view.tx, hosted.id, view.now));
  return isPublished ? MakersRemarks(view, entry.id, hosted.id) : null;
};

/** How far a work has come, for its sender and its unit. */
export const entrySlots: EntrySlots = {
  levels: (view, entry) => listLevels(view.tx, entry),
  parts: [ResemblancePart, LabelsPart, outcomesPart],
  ownParts: [outcomesPart, makersRemarks],
  fields: entryFields,
  listParts: [FoundPart],
};

/** What a panel judges is a round's, and so are its scores. */
export const panelSlots: PanelSlots = {
  findTask: async (tx, panelId) => {
    const round = await findRoundOfPanel(tx, panelId);
    const works = round && (await listRoundEntries(tx, round.id));
    return (
      round &&
      works && {
        call: round.callName,
        stage: round.stage.name,
        href: `/office/rounds/${round.id}`,
        judgeHref: `/review/rounds/${round.id}`,
        works,
        listTitles: async () => {
          const veils = await listVeils(tx, works, { sight: round.stage.sight, ownerPath: round.ownerPath });
          return new Map(
            works.map((one) => [one.entryId, redact(one.title, veils.get(one.entryId)!.phrases)]),
          );
        },
        judgesPerEntry: round.stage.judgesPerEntry,
        loadCap: round.stage.loadCap,
        closesAt: round.closesAt,
        isOpen: round.state === 'open',
      }
    );
  },
  listScored: async (tx, panelId) => {
    const round = await findRoundOfPanel(tx, panelId);
    const scores = round ? await listScores(tx, round.id) : [];
    return scores.map((score) => ({ entryId: score.entryId, personId: score.judgeId }));
  },
};

/** Under organisations that were found. */
export const foundSlots = { listParts: [FoundPart] };

/** The lists that are asked by a query, and what can be done to all that one finds. */
export const bulkRoom: BulkRoom = {
  lists: [worksList(entryFields), organisationsList],
  acts: [
    ...[admitWorks, returnWorks, letWorksOn, leaveWorksOut, assignWorksWith(panelSlots)],
    ...[labelWorks, unlabelWorks, writeAboutWorks, writeToOrganisations],
  ],
};

/** Rounds, as far as hiding names in their works goes. */
export const redactionSlots: RedactionSlots = { findJudged };

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

/** On a result's page and on its desk: the objections against it. */
export const resultSlots: ResultSlots = { aboutResult: objectionsPart };
export const deskSlots: DeskSlots = { aboutDesk: deskObjections };
