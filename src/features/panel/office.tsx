/** The office doors of panels, for whoever runs one: judges, invitations, conflicts, assigning. */

import { type Ask, act, page, type Route } from '../../platform/route.ts';
import { assign } from './actions/assign.ts';
import { giveWork } from './actions/give-work.ts';
import { inviteByLink } from './actions/invite-by-link.ts';
import { inviteJudge } from './actions/invite-judge.ts';
import { pinConflict } from './actions/pin-conflict.ts';
import { removeJudge } from './actions/remove-judge.ts';
import { revokeLink } from './actions/revoke-link.ts';
import { changeDistance } from './actions/set-distance.ts';
import { setJudge } from './actions/set-judge.ts';
import { takeWork } from './actions/take-work.ts';
import { undoAssign } from './actions/undo-assign.ts';
import { unpinConflict } from './actions/unpin-conflict.ts';
import { assignmentHref, assignmentPage } from './office/assignment-page.tsx';
import { invitePage } from './office/invite-page.tsx';
import { type FoundJudge, judgeHref, judgePage } from './office/judge-page.tsx';
import { type FoundLink, linkHref, linkPage } from './office/link-page.tsx';
import { type FoundPair, pairHref, pairPage } from './office/pair-page.tsx';
import { type FoundPanel, panelHref, panelPage } from './office/panel-page.tsx';
import { isRunner, mayArrange, mayAssign, mayGive, mayRemove, mayRevoke, maySeePanel } from './policy.ts';
import {
  Assigning,
  Distance,
  InvitationByLink,
  InvitationByName,
  JudgeSetting,
  Pinning,
  Plain,
  Reason,
  Undoing,
} from './schema.ts';
import { findInvitation } from './store/invitation.ts';
import { findJudge, findPanel } from './store/panel.ts';
import type { PanelSlots } from './store/task.ts';
import { text } from './text/office.ts';

export type PanelRoom = { secret: string; origin: string; slots: PanelSlots };

/** To everybody but those who sit where it is run, a panel does not exist. */
function finders({ slots }: PanelRoom) {
  const findPanelAsked = async ({ tx, actor, params }: Ask): Promise<FoundPanel | undefined> => {
    const panel = await findPanel(tx, params.panel!);
    if (!panel || !isRunner(actor, panel)) return undefined;
    return { panel, task: await slots.findTask(tx, panel.id) };
  };
  const findJudgeAsked = async (ask: Ask): Promise<FoundJudge | undefined> => {
    const found = await findPanelAsked(ask);
    const judge = found && (await findJudge(ask.tx, found.panel.id, ask.params.person as never));
    return judge && { ...found, judge };
  };
  const findPairAsked = async (ask: Ask): Promise<FoundPair | undefined> => {
    const found = await findJudgeAsked(ask);
    const work = found?.task?.works.find((one) => one.entryId === ask.params.entry);
    return found && work && { ...found, work };
  };
  const findLinkAsked = async (ask: Ask): Promise<FoundLink | undefined> => {
    const found = await findPanelAsked(ask);
    const link = found && (await findInvitation(ask.tx, found.panel.id, ask.params.link!));
    return link && { ...found, link };
  };
  return { findPanelAsked, findJudgeAsked, findPairAsked, findLinkAsked };
}

type Finders = ReturnType<typeof finders>;

function panelRoutes(room: PanelRoom, { findPanelAsked }: Finders): Route[] {
  return [
    page({
      get: '/office/panels/:panel',
      frame: 'office',
      finds: findPanelAsked,
      may: maySeePanel,
      shows: panelPage(room.slots),
    }),
    act({
      post: '/office/panels/:panel/distance',
      frame: 'office',
      finds: findPanelAsked,
      may: mayArrange,
      takes: Distance,
      does: changeDistance<FoundPanel>,
      leadsTo: ({ panel }) => panelHref(panel.id),
      tells: text['told.distance'],
      shows: panelPage(room.slots),
    }),
  ];
}

function inviteRoutes(room: PanelRoom, { findPanelAsked }: Finders): Route[] {
  return [
    page({
      get: '/office/panels/:panel/invite',
      frame: 'office',
      finds: findPanelAsked,
      may: maySeePanel,
      shows: invitePage,
    }),
    act({
      post: '/office/panels/:panel/invite',
      frame: 'office',
      finds: findPanelAsked,
      may: mayArrange,
      takes: InvitationByName,
      does: inviteJudge<FoundPanel>,
      leadsTo: ({ panel }) => panelHref(panel.id),
      tells: text['told.invited'],
      shows: invitePage,
    }),
    act({
      post: '/office/panels/:panel/links',
      frame: 'office',
      finds: findPanelAsked,
      may: mayArrange,
      takes: InvitationByLink,
      does: inviteByLink(room.secret),
      leadsTo: (id, { panel }) => linkHref(panel.id, id),
      tells: text['told.linked'],
      shows: invitePage,
    }),
  ];
}

function linkRoutes(room: PanelRoom, { findLinkAsked }: Finders): Route[] {
  const showsLink = linkPage(room);
  return [
    page({
      get: '/office/panels/:panel/links/:link',
      frame: 'office',
      finds: findLinkAsked,
      may: maySeePanel,
      shows: showsLink,
    }),
    act({
      post: '/office/panels/:panel/links/:link/revoke',
      frame: 'office',
      finds: findLinkAsked,
      may: mayRevoke,
      takes: Plain,
      does: revokeLink<FoundLink>,
      leadsTo: ({ panel }) => panelHref(panel.id),
      tells: text['told.revoked'],
      shows: showsLink,
    }),
  ];
}

function judgeRoutes({ findJudgeAsked }: Finders): Route[] {
  return [
    page({
      get: '/office/panels/:panel/judges/:person',
      frame: 'office',
      finds: findJudgeAsked,
      may: maySeePanel,
      shows: judgePage,
    }),
    act({
      post: '/office/panels/:panel/judges/:person',
      frame: 'office',
      finds: findJudgeAsked,
      may: mayArrange,
      takes: JudgeSetting,
      does: setJudge<FoundJudge>,
      leadsTo: ({ panel, judge }) => judgeHref(panel.id, judge.personId),
      tells: text['told.set'],
      shows: judgePage,
    }),
    act({
      post: '/office/panels/:panel/judges/:person/remove',
      frame: 'office',
      finds: findJudgeAsked,
      may: mayRemove,
      takes: Reason,
      does: removeJudge<FoundJudge>,
      leadsTo: ({ panel }) => panelHref(panel.id),
      tells: text['told.removed'],
      shows: judgePage,
    }),
  ];
}

const toPair = ({ panel, judge, work }: FoundPair) => pairHref(panel.id, judge.personId, work.entryId);

/** One judge before one work: pinned or left to the rules. */
function pinRoutes({ findPairAsked }: Finders): Route[] {
  return [
    page({
      get: '/office/panels/:panel/judges/:person/works/:entry',
      frame: 'office',
      finds: findPairAsked,
      may: maySeePanel,
      shows: pairPage,
    }),
    act({
      post: '/office/panels/:panel/judges/:person/works/:entry/pin',
      frame: 'office',
      finds: findPairAsked,
      may: mayArrange,
      takes: Pinning,
      does: pinConflict<FoundPair>,
      leadsTo: toPair,
      tells: text['told.pinned'],
      shows: pairPage,
    }),
    act({
      post: '/office/panels/:panel/judges/:person/works/:entry/unpin',
      frame: 'office',
      finds: findPairAsked,
      may: mayArrange,
      takes: Plain,
      does: unpinConflict<FoundPair>,
      leadsTo: toPair,
      tells: text['told.unpinned'],
      shows: pairPage,
    }),
  ];
}

/** One judge before one work: given or taken by hand. */
function handRoutes({ findPairAsked }: Finders): Route[] {
  return [
    act({
      post: '/office/panels/:panel/judges/:person/works/:entry/give',
      frame: 'office',
      finds: findPairAsked,
      may: mayGive,
      takes: Plain,
      does: giveWork<FoundPair>,
      leadsTo: toPair,
      tells: text['told.given'],
      shows: pairPage,
    }),
    act({
      post: '/office/panels/:panel/judges/:person/works/:entry/take',
      frame: 'office',
      finds: findPairAsked,
      may: mayArrange,
      takes: Plain,
      does: takeWork<FoundPair>,
      leadsTo: toPair,
      tells: text['told.taken'],
      shows: pairPage,
    }),
  ];
}

function assignmentRoutes({ slots }: PanelRoom, { findPanelAsked }: Finders): Route[] {
  return [
    page({
      get: '/office/panels/:panel/assignment',
      frame: 'office',
      finds: findPanelAsked,
      may: maySeePanel,
      shows: assignmentPage,
    }),
    act({
      post: '/office/panels/:panel/assignment',
      frame: 'office',
      finds: findPanelAsked,
      may: mayAssign,
      takes: Assigning,
      does: assign<FoundPanel>,
      leadsTo: ({ panel }) => assignmentHref(panel.id),
      tells: text['told.assigned'],
      shows: assignmentPage,
    }),
    act({
      post: '/office/panels/:panel/assignment/undo',
      frame: 'office',
      finds: findPanelAsked,
      may: mayArrange,
      takes: Undoing,
      does: undoAssign(slots),
      leadsTo: ({ panel }) => assignmentHref(panel.id),
      tells: text['told.undone'],
      shows: assignmentPage,
    }),
  ];
}

export function routes(room: PanelRoom): Route[] {
  const found = finders(room);
  return [
    ...panelRoutes(room, found),
    ...inviteRoutes(room, found),
    ...linkRoutes(room, found),
    ...judgeRoutes(found),
    ...pinRoutes(found),
    ...handRoutes(found),
    ...assignmentRoutes(room, found),
  ];
}
