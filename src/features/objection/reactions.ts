/** What objections do when they hear a fact, and by the clock: people are told, and what nobody objects to stands. */

import type { KeptFact } from '../../kernel/fact.ts';
import type { Doing } from '../../platform/db.ts';
import { type Chore, every, on, type Reaction } from '../../platform/worker.ts';
import { getCall } from '../call/store.ts';
import { postLetter } from '../message/actions/post-letter.ts';
import { listSeatsAt } from '../organisation/store.ts';
import { standUnopposed } from './actions/stand-unopposed.ts';
import { getObjection } from './store.ts';

/** The owner's officers are told that something has come in; never by whom. */
async function tellOfficers(doing: Doing, fact: KeptFact): Promise<void> {
  const objection = await getObjection(doing.tx, fact.subjectId);
  const call = await getCall(doing.tx, objection.callId);
  for (const seat of await listSeatsAt(doing.tx, objection.organisationId, doing.now)) {
    if (seat.role !== 'officer') continue;
    const link = `/office/objections/${objection.id}`;
    const about = { call: call.name };
    await postLetter(doing, { personId: seat.personId, fact, kind: 'objection.filed', about, link });
  }
}

async function tellUnit(doing: Doing, fact: KeptFact): Promise<void> {
  const objection = await getObjection(doing.tx, fact.subjectId);
  if (!objection.unitId) return;
  for (const seat of await listSeatsAt(doing.tx, objection.unitId, doing.now)) {
    if (seat.role !== 'officer') continue;
    const link = `/office/statements/${objection.id}`;
    const about = { title: objection.entryTitle ?? '' };
    await postLetter(doing, {
      personId: seat.personId,
      fact,
      kind: 'objection.statement-asked',
      about,
      link,
    });
  }
}

/** Who objected signed in gets a letter; who left a contact is called by the officer. */
async function tellWhoObjected(doing: Doing, fact: KeptFact): Promise<void> {
  const objection = await getObjection(doing.tx, fact.subjectId);
  if (!objection.personId) return;
  const call = await getCall(doing.tx, objection.callId);
  await postLetter(doing, {
    personId: objection.personId,
    fact,
    kind: 'objection.decided',
    about: { call: call.name, summary: objection.summary ?? '' },
    link: `/objections/${objection.code}`,
  });
}

export const reactions: Reaction[] = [
  on('objection.filed', 'tell-officers', tellOfficers),
  on('objection.statement-asked', 'tell-unit', tellUnit),
  on('objection.upheld', 'tell-who-objected', tellWhoObjected),
  on('objection.rejected', 'tell-who-objected', tellWhoObjected),
];
export const chores: Chore[] = [every(5, 'stand-unopposed', standUnopposed)];
