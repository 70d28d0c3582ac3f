/** What recommendations do when they hear a fact, and by the clock: senders, units, givers, hosts and owners are told. */

import type { KeptFact } from '../../kernel/fact.ts';
import type { CallId, OrganisationId, RecommendationId } from '../../kernel/id.ts';
import type { Values } from '../../kernel/text.ts';
import type { Doing } from '../../platform/db.ts';
import { type Chore, every, on, type Reaction } from '../../platform/worker.ts';
import { getCall } from '../call/store.ts';
import { postLetter } from '../message/actions/post-letter.ts';
import { getOrganisation, listSeatsAt } from '../organisation/store.ts';
import { tellFloors } from './actions/tell-floors.ts';
import { findGiver } from './store/quota.ts';
import { getRecommendation } from './store.ts';

async function tellSender(doing: Doing, fact: KeptFact): Promise<void> {
  const recommendation = await getRecommendation(doing.tx, fact.before?.recommendationId as RecommendationId);
  if (!recommendation.byId) return;
  const { callId, fromId, title, toName: by } = recommendation;
  await postLetter(doing, {
    personId: recommendation.byId,
    fact,
    kind: 'recommendation.returned',
    about: { by, title, reason: fact.reason ?? '' },
    link: `/office/recommendations/${callId}/${fromId}`,
  });
}

type Told = { kind: `recommendation.${string}`; about: Values; link: string };

async function tellOfficers(
  doing: Doing,
  fact: KeptFact,
  organisationId: OrganisationId,
  told: Told,
): Promise<void> {
  for (const { role, personId } of await listSeatsAt(doing.tx, organisationId, doing.now)) {
    if (role === 'officer') await postLetter(doing, { ...told, personId, fact, organisationId });
  }
}

/** Each of those whose quota is another now. */
async function tellGiven(doing: Doing, fact: KeptFact): Promise<void> {
  const call = await getCall(doing.tx, fact.subjectId as CallId);
  const { name: giver } = await getOrganisation(doing.tx, fact.organisationId!);
  for (const id of (fact.after?.changed ?? []) as OrganisationId[]) {
    const link = `/office/recommendations/${call.id}/${id}`;
    const about = { giver, call: call.name };
    await tellOfficers(doing, fact, id, { kind: 'recommendation.quotas-given', about, link });
  }
}

/** Whoever gave the slots, else the level above. */
async function tellWaived(doing: Doing, fact: KeptFact): Promise<void> {
  const call = await getCall(doing.tx, fact.after?.callId as CallId);
  const unit = await getOrganisation(doing.tx, fact.organisationId!);
  const giver = (await findGiver(doing.tx, call.id, unit.id)) ?? unit.parentId;
  if (!giver) return;
  const about = {
    unit: unit.name,
    call: call.name,
    count: fact.after?.count as number,
    reason: fact.reason ?? '',
  };
  const link = `/office/recommendations/${call.id}/${giver}/quotas`;
  await tellOfficers(doing, fact, giver, { kind: 'recommendation.slots-waived', about, link });
}

/** Host and owner. */
async function tellFloor(doing: Doing, fact: KeptFact): Promise<void> {
  const call = await getCall(doing.tx, fact.subjectId as CallId);
  const { floor, count } = fact.after as { floor: number; count: number };
  const about = {
    call: call.name,
    host: call.hostName ?? call.ownerName,
    floor,
    count,
    until: call.recommendUntil,
  };
  const kind = 'recommendation.floor-missed';
  if (call.hostId)
    await tellOfficers(doing, fact, call.hostId, { kind, about, link: `/office/calls/${call.id}/received` });
  if (call.ownerId !== call.hostId)
    await tellOfficers(doing, fact, call.ownerId, { kind, about, link: '/office/recommendations' });
}

export const reactions: Reaction[] = [
  on('recommendation.returned', 'tell-sender', tellSender),
  on('recommendation.quotas-given', 'tell-officers', tellGiven),
  on('recommendation.slots-waived', 'tell-giver', tellWaived),
  on('recommendation.floor-missed', 'tell-host-and-owner', tellFloor),
];

const hourSeconds = 3600;
export const chores: Chore[] = [every(hourSeconds, 'tell-floors', tellFloors)];
