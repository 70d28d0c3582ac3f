/** The doors of panels for judges, and for those who are asked to be one. */

import { personIdOf } from '../../kernel/actor.ts';
import { type Ask, act, anyone, page, type Route } from '../../platform/route.ts';
import { accept, type Place } from './actions/accept.ts';
import { declare } from './actions/declare.ts';
import { decline } from './actions/decline.ts';
import { declineLink } from './actions/decline-link.ts';
import { leave } from './actions/leave.ts';
import { saveWishesAndConflicts } from './actions/save-wishes.ts';
import { takeLink } from './actions/take-link.ts';
import {
  mayAccept,
  mayDeclare,
  mayDecline,
  mayDeclineLink,
  mayHaveInvitations,
  mayHavePlace,
  mayLeave,
  mayTake,
} from './policy.ts';
import { Acceptance, Declaration, OptionalReason, Plain, Wishes } from './schema.ts';
import { type FoundInvitation, invitationPage } from './site/invitation-page.tsx';
import { invitationsPage } from './site/invitations-page.tsx';
import { placeHref, placePage } from './site/place-page.tsx';
import { wishesHref, wishesPage } from './site/wishes-page.tsx';
import { findByToken } from './store/invitation.ts';
import { findJudge, findPanel, getPanel } from './store/panel.ts';
import type { PanelSlots } from './store/task.ts';
import { text } from './text/site.ts';

type SiteRoom = { slots: PanelSlots };

function finders({ slots }: SiteRoom) {
  /** A panel exists for whoever has, or had, a place in it, and for nobody else. */
  const findPlaceAsked = async ({ tx, actor, params }: Ask): Promise<Place | undefined> => {
    const panel = await findPanel(tx, params.panel!);
    const judge = panel && (await findJudge(tx, panel.id, personIdOf(actor)));
    return judge && { panel, judge, task: await slots.findTask(tx, panel.id) };
  };
  /** The token is the key: whoever holds it may read what is asked, as long as the link exists. */
  const findInvitationAsked = async ({ tx, params }: Ask): Promise<FoundInvitation | undefined> => {
    const link = await findByToken(tx, params.token!);
    if (!link) return undefined;
    return {
      link,
      token: params.token!,
      panel: await getPanel(tx, link.panelId),
      task: await slots.findTask(tx, link.panelId),
    };
  };
  return { findPlaceAsked, findInvitationAsked };
}

type Finders = ReturnType<typeof finders>;

function linkRoutes({ findInvitationAsked }: Finders): Route[] {
  return [
    page({
      get: '/review/invitations/:token',
      frame: 'site',
      finds: findInvitationAsked,
      may: anyone,
      shows: invitationPage,
    }),
    act({
      post: '/review/invitations/:token/take',
      frame: 'site',
      finds: findInvitationAsked,
      may: mayTake,
      takes: Plain,
      does: takeLink<FoundInvitation>,
      leadsTo: ({ panel }) => placeHref(panel.id),
      tells: text['told.taken'],
      shows: invitationPage,
    }),
    act({
      post: '/review/invitations/:token/decline',
      frame: 'site',
      finds: findInvitationAsked,
      may: (_, found, now) => mayDeclineLink(found, now),
      takes: OptionalReason,
      does: declineLink<FoundInvitation>,
      leadsTo: ({ token }) => `/review/invitations/${token}`,
      tells: text['told.declined'],
      shows: invitationPage,
    }),
  ];
}

function placeRoutes({ findPlaceAsked }: Finders): Route[] {
  return [
    page({
      get: '/review/panels/:panel',
      frame: 'office',
      finds: findPlaceAsked,
      may: mayHavePlace,
      shows: placePage,
    }),
    act({
      post: '/review/panels/:panel/accept',
      frame: 'office',
      finds: findPlaceAsked,
      may: mayAccept,
      takes: Acceptance,
      does: accept,
      leadsTo: ({ panel }) => placeHref(panel.id),
      tells: text['told.accepted'],
      shows: placePage,
    }),
    act({
      post: '/review/panels/:panel/decline',
      frame: 'office',
      finds: findPlaceAsked,
      may: mayDecline,
      takes: OptionalReason,
      does: decline,
      leadsTo: () => '/review/invitations',
      tells: text['told.declined'],
      shows: placePage,
    }),
  ];
}

/** While one has a place: leaving, declaring more. */
function stayRoutes({ findPlaceAsked }: Finders): Route[] {
  return [
    act({
      post: '/review/panels/:panel/leave',
      frame: 'office',
      finds: findPlaceAsked,
      may: mayLeave,
      takes: OptionalReason,
      does: leave,
      leadsTo: () => '/review/invitations',
      tells: text['told.left'],
      shows: placePage,
    }),
    act({
      post: '/review/panels/:panel/declare',
      frame: 'office',
      finds: findPlaceAsked,
      may: mayDeclare,
      takes: Declaration,
      does: declare,
      leadsTo: ({ panel }) => placeHref(panel.id),
      tells: text['told.declared'],
      shows: placePage,
    }),
  ];
}

function wishRoutes({ findPlaceAsked }: Finders): Route[] {
  return [
    page({
      get: '/review/panels/:panel/wishes',
      frame: 'office',
      finds: findPlaceAsked,
      may: mayDeclare,
      shows: wishesPage,
    }),
    act({
      post: '/review/panels/:panel/wishes',
      frame: 'office',
      finds: findPlaceAsked,
      may: mayDeclare,
      takes: Wishes,
      does: saveWishesAndConflicts,
      leadsTo: ({ panel }) => wishesHref(panel.id),
      tells: text['told.wished'],
      shows: wishesPage,
    }),
  ];
}

export function routes(room: SiteRoom): Route[] {
  const found = finders(room);
  return [
    page({
      get: '/review/invitations',
      frame: 'office',
      finds: async ({ actor }) => ({ personId: personIdOf(actor) }),
      may: mayHaveInvitations,
      shows: invitationsPage(room.slots),
    }),
    ...linkRoutes(found),
    ...placeRoutes(found),
    ...stayRoutes(found),
    ...wishRoutes(found),
  ];
}
