/** What awards do when they hear a fact, and by the clock: letters leave for whoever may still be written to. */

import type { KeptFact } from '../../kernel/fact.ts';
import type { ResultId } from '../../kernel/id.ts';
import type { Doing } from '../../platform/db.ts';
import { type Chore, every, on, type Reaction } from '../../platform/worker.ts';
import { getCall } from '../call/store.ts';
import { postLetter } from '../message/actions/post-letter.ts';
import { listSeatsAt } from '../organisation/store.ts';
import type { Sanction } from '../scrutiny/ladder.ts';
import { findSanction } from '../scrutiny/store/sanction.ts';
import { type Followed, followEverywhere } from './actions/follow-everywhere.ts';
import { tellPublished } from './actions/tell-published.ts';
import type { Result } from './award.ts';
import { type Audience, fillLetter, type LetterDraft } from './letter.ts';
import { happened, sayTitles } from './letters.ts';
import { listLetterDrafts, listRecipients, listUnits } from './store/letter.ts';
import { getResult } from './store.ts';

/** Whoever is hidden, out or revoked by now gets nothing, whatever was so when the letters were sent off. */
async function postLetters(doing: Doing, fact: KeptFact): Promise<void> {
  const result = await getResult(doing.tx, fact.subjectId as ResultId);
  const audience = fact.after?.audience as Audience;
  const draft = (await listLetterDrafts(doing.tx, result.id)).find((one) => one.audience === audience);
  if (!draft?.sentAt || result.state !== 'standing') return;
  if (audience === 'units') return postToUnits(doing, fact, result, draft);
  const call = await getCall(doing.tx, result.callId);
  for (const { personId, titles } of await listRecipients(doing.tx, result.id, audience)) {
    const about = { titles: sayTitles(titles), call: call.name, owner: result.organisationName };
    const words = fillLetter(draft.words, about);
    await postLetter(doing, { personId, fact, kind: 'award.letter', about: { words }, link: linkOf(result) });
  }
}

async function postToUnits(doing: Doing, fact: KeptFact, result: Result, draft: LetterDraft): Promise<void> {
  const call = await getCall(doing.tx, result.callId);
  for (const { unitId, unitName, titles, won } of await listUnits(doing.tx, result.id)) {
    const about = { titles: sayTitles(titles), call: call.name, owner: result.organisationName };
    const words = fillLetter(draft.words, { ...about, unit: unitName, won });
    for (const seat of await listSeatsAt(doing.tx, unitId, doing.now)) {
      if (seat.role !== 'officer' || seat.validFrom > doing.now) continue;
      const letter = { personId: seat.personId, fact, kind: 'award.letter', about: { words } } as const;
      await postLetter(doing, { ...letter, link: linkOf(result), organisationId: unitId });
    }
  }
}

const linkOf = (result: Result) => `/campaigns/${result.campaignId}/calls/${result.callId}/result`;

/** A work that the owner bars, or lets in again, goes out of every list not yet public, or comes back; the owner is told. */
async function followSanction(doing: Doing, fact: KeptFact): Promise<void> {
  const sanction = await findSanction(doing.tx, fact.subjectId);
  if (!sanction?.isBarring) return;
  for (const one of await followEverywhere(doing, sanction))
    if (one.how !== 'followed') await tellOwner(doing, fact, sanction, one);
}

/** Leaders and officers of the owner: the list is theirs to prepare anew, or to correct. */
async function tellOwner(
  doing: Doing,
  fact: KeptFact,
  { entryTitle, liftedAt, liftedReason, reason }: Sanction,
  { result, how }: Followed,
): Promise<void> {
  const { organisationId, callId } = result;
  const about = {
    ...{ title: entryTitle, call: (await getCall(doing.tx, callId)).name },
    ...{ happened: liftedAt ? happened.lifted : happened.barred, reason: liftedReason ?? reason },
  };
  const kind = how === 'overtaken' ? 'award.list-overtaken' : 'award.list-given-back';
  const seats = await listSeatsAt(doing.tx, organisationId, doing.now);
  const people = seats.filter((seat) => seat.role !== 'admin' && seat.validFrom <= doing.now);
  for (const personId of new Set(people.map((seat) => seat.personId)))
    await postLetter(doing, {
      ...{ personId, fact, kind, about, organisationId },
      link: `/office/calls/${callId}/result`,
    });
}

export const reactions: Reaction[] = [
  on('award.letters-sent', 'post-letters', postLetters),
  on('scrutiny.sanctioned', 'follow-sanction', followSanction),
  on('scrutiny.sanction-lifted', 'follow-sanction', followSanction),
];
export const chores: Chore[] = [every(1, 'tell-published', tellPublished)];
