/** What commendations do when they hear a fact: letters to the units and to those who nominated. */

import type { KeptFact } from '../../kernel/fact.ts';
import type { CommendationId, NominationId, OrganisationId } from '../../kernel/id.ts';
import type { Named, Values } from '../../kernel/text.ts';
import type { Doing } from '../../platform/db.ts';
import { on, type Reaction } from '../../platform/worker.ts';
import { postLetter } from '../message/actions/post-letter.ts';
import { listSeatsAt } from '../organisation/store.ts';
import type { Commendation } from './commendation.ts';
import type { letters } from './letters.ts';
import { getNomination } from './store/nomination.ts';
import { findPlace, type ListedPlace, listAwarded } from './store/place.ts';
import { getCommendation } from './store.ts';

type Letter = { kind: keyof typeof letters; about: Values; link: string };

/** Everybody who holds a seat of work at a unit, once; its chat group hears the same. */
async function tellUnit(
  doing: Doing,
  fact: KeptFact,
  organisationId: OrganisationId,
  letter: Letter,
): Promise<void> {
  const seats = await listSeatsAt(doing.tx, organisationId, doing.now);
  const people = seats.filter((seat) => seat.role !== 'admin').map((seat) => seat.personId);
  for (const personId of new Set(people))
    await postLetter(doing, { personId, fact, organisationId, ...letter });
}

const whomOf = (place: ListedPlace): Named => (place.person ? { zh: place.person.name } : place.unitName);
const pageOf = (of: Commendation) => `/campaigns/${of.campaignId}/commendations/${of.id}`;

async function tellAwarded(doing: Doing, fact: KeptFact): Promise<void> {
  const of = await getCommendation(doing.tx, fact.subjectId as CommendationId);
  for (const place of await listAwarded(doing.tx, of.id, of.rule.listing)) {
    if (place.revokedAt) continue;
    const tier = of.rule.tiers.find((one) => one.key === place.tier)?.name ?? '';
    const about = { whom: whomOf(place), name: of.name, tier };
    await tellUnit(doing, fact, place.organisationId, {
      kind: 'commendation.given',
      about,
      link: pageOf(of),
    });
  }
}

async function tellTakenBack(doing: Doing, fact: KeptFact): Promise<void> {
  const place = await findPlace(doing.tx, fact.subjectId);
  if (!place) return;
  const of = await getCommendation(doing.tx, place.commendationId);
  const about = { whom: whomOf(place), name: of.name, reason: fact.reason ?? '' };
  const letter: Letter = { kind: 'commendation.taken-back', about, link: pageOf(of) };
  await tellUnit(doing, fact, place.organisationId, letter);
}

async function tellReturned(doing: Doing, fact: KeptFact): Promise<void> {
  const nomination = await getNomination(doing.tx, fact.subjectId as NominationId);
  const of = await getCommendation(doing.tx, nomination.commendationId);
  const about = { whom: nomination.name, name: of.name, reason: fact.reason ?? '' };
  const link = `/office/nominations/${nomination.id}`;
  await tellUnit(doing, fact, nomination.unitId, { kind: 'commendation.nomination-returned', about, link });
}

export const reactions: Reaction[] = [
  on('commendation.stood', 'tell-awarded', tellAwarded),
  on('commendation.place-revoked', 'tell-taken-back', tellTakenBack),
  on('commendation.nomination-returned', 'tell-returned', tellReturned),
];
