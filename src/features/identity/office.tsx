/** The doors of a unit's own members: seen and decided on by its officers, by nobody above. */

import type { Actor } from '../../kernel/actor.ts';
import { type Ask, act, page, type Route } from '../../platform/route.ts';
import { findOrganisation } from '../organisation/store.ts';
import { stepMembership } from './actions/membership.ts';
import type { Membership } from './membership.ts';
import { membersPage } from './office/members.tsx';
import { mayDecideMembership, maySeeMembers } from './policy.ts';
import { MembershipConfirming, MembershipEnding } from './schema.ts';
import { findMembershipAt } from './store/membership.ts';
import { text } from './text.ts';

const finds = (ask: Ask) => findMembershipAt(ask.tx, ask.actor, ask.params.membership!);
const leadsTo = (membership: Membership) => `/office/organisations/${membership.organisationId}/members`;
const may = (verb: 'confirm' | 'refuse' | 'end') => (actor: Actor, membership: Membership) =>
  mayDecideMembership(actor, membership, verb);

export const routes: Route[] = [
  page({
    get: '/office/organisations/:organisation/members',
    frame: 'office',
    finds: (ask) => findOrganisation(ask.tx, ask.params.organisation!),
    may: (actor, organisation) => maySeeMembers(actor, organisation.path),
    shows: membersPage,
  }),
  act({
    post: '/office/memberships/:membership/confirm',
    frame: 'office',
    finds,
    may: may('confirm'),
    takes: MembershipConfirming,
    does: stepMembership('confirm'),
    leadsTo,
    tells: text['told.confirmed'],
  }),
  act({
    post: '/office/memberships/:membership/refuse',
    frame: 'office',
    finds,
    may: may('refuse'),
    takes: MembershipEnding,
    does: stepMembership('refuse'),
    leadsTo,
    tells: text['told.refused'],
    shows: (view, membership) => membersPage(view, { id: membership.organisationId }),
  }),
  act({
    post: '/office/memberships/:membership/end',
    frame: 'office',
    finds,
    may: may('end'),
    takes: MembershipEnding,
    does: stepMembership('end'),
    leadsTo,
    tells: text['told.ended'],
    shows: (view, membership) => membersPage(view, { id: membership.organisationId }),
  }),
];
