/** What scrutiny does when it hears a fact, and by the clock: people are told; suspicions are looked for. */

import type { KeptFact } from '../../kernel/fact.ts';
import type { EntryId, OrganisationId, PersonId, PollId } from '../../kernel/id.ts';
import type { Values } from '../../kernel/text.ts';
import type { Doing } from '../../platform/db.ts';
import { type Chore, type Errand, every, on, type Reaction } from '../../platform/worker.ts';
import type { Call } from '../call/call.ts';
import { getCall } from '../call/store.ts';
import { postLetter } from '../message/actions/post-letter.ts';
import { listSeatsAt } from '../organisation/store.ts';
import { findPollById } from '../vote/store/poll.ts';
import { endOf } from '../vote/vote.ts';
import { type LookRoom, lookApart } from './actions/look-apart.ts';
import { tellClosed } from './actions/tell-closed.ts';
import type { letters } from './letters.ts';
import { getAlteration } from './store/alteration.ts';
import { getAppeal } from './store/appeal.ts';
import { findArbiter } from './store/arbiter.ts';
import { getQuarantine } from './store/quarantine.ts';
import { findSanction } from './store/sanction.ts';
import { listWorksOf } from './store/work.ts';

type Letter = { kind: keyof typeof letters; about: Values; link: string };

async function tell(
  doing: Doing,
  fact: KeptFact,
  { role, at }: { role: 'officer' | 'leader'; at: OrganisationId | undefined },
  letter: Letter,
): Promise<void> {
  if (!at) return;
  for (const seat of await listSeatsAt(doing.tx, at, doing.now)) {
    if (seat.role === role)
      await postLetter(doing, { personId: seat.personId, fact, organisationId: at, ...letter });
  }
}

/** Owner and host, and the level above that decides where the owner has a work of its own in the poll. */
async function tellOfficers(
  doing: Doing,
  fact: KeptFact,
  { call, pollId }: { call: Call; pollId: PollId },
  letter: Letter,
): Promise<void> {
  for (const at of new Set([call.ownerId, call.hostId, await findArbiter(doing.tx, pollId)]))
    await tell(doing, fact, { role: 'officer', at }, letter);
}

async function callOf(doing: Doing, pollId: string): Promise<Call> {
  const poll = await findPollById(doing.tx, pollId);
  return getCall(doing.tx, poll!.callId);
}

async function tellFound(doing: Doing, fact: KeptFact): Promise<void> {
  const call = await callOf(doing, fact.subjectId);
  const { suspicions } = fact.after as { suspicions: number };
  const letter = {
    ...{ kind: 'scrutiny.found' as const, link: `/office/polls/${fact.subjectId}/scrutiny` },
    about: { call: call.name, suspicions },
  };
  await tellOfficers(doing, fact, { call, pollId: fact.subjectId as PollId }, letter);
}

/** The arbiter's leaders are asked for the second word; a poll, a quarantine, an alteration or an appeal is behind it. */
async function askSecond(doing: Doing, fact: KeptFact, pollId: PollId, link: string): Promise<void> {
  const call = await callOf(doing, pollId);
  const about = { call: call.name, reason: fact.reason ?? '' };
  const at = await findArbiter(doing.tx, pollId);
  await tell(doing, fact, { role: 'leader', at }, { kind: 'scrutiny.second', about, link });
}
const askAboutPoll = (doing: Doing, fact: KeptFact) =>
  askSecond(doing, fact, fact.subjectId as PollId, `/office/polls/${fact.subjectId}/scrutiny`);
async function askAboutQuarantine(doing: Doing, fact: KeptFact): Promise<void> {
  const { id, pollId } = await getQuarantine(doing.tx, fact.subjectId);
  await askSecond(doing, fact, pollId, `/office/quarantines/${id}`);
}
async function askAboutAppeal(doing: Doing, fact: KeptFact): Promise<void> {
  const { pollId } = await getAppeal(doing.tx, fact.subjectId);
  await askSecond(doing, fact, pollId, `/office/polls/${pollId}/scrutiny`);
}
async function askAboutAlteration(doing: Doing, fact: KeptFact): Promise<void> {
  const { pollId } = await getAlteration(doing.tx, fact.subjectId);
  await askSecond(doing, fact, pollId, `/office/polls/${pollId}/alterations`);
}

/** The work's unit and whoever sent it in, each once. */
async function tellConcerned(doing: Doing, fact: KeptFact, entryId: EntryId, letter: Letter): Promise<void> {
  const [work] = await listWorksOf(doing.tx, [entryId]);
  if (!work) return;
  const seats = await listSeatsAt(doing.tx, work.unitId, doing.now);
  const officers = seats.filter((seat) => seat.role === 'officer').map((seat) => seat.personId);
  for (const personId of new Set<PersonId>([...officers, ...(work.makerId ? [work.makerId] : [])]))
    await postLetter(doing, { personId, fact, ...letter });
}

async function tellHeldOf(
  doing: Doing,
  fact: KeptFact,
  pollId: PollId,
  entries: readonly EntryId[],
): Promise<void> {
  const call = await callOf(doing, pollId);
  for (const work of await listWorksOf(doing.tx, entries)) {
    await tellConcerned(doing, fact, work.id, {
      ...{ kind: 'scrutiny.held', about: { call: call.name, title: work.title } },
      link: `/votes/${pollId}/works/${work.id}`,
    });
  }
}
const tellHeld = (doing: Doing, fact: KeptFact) =>
  tellHeldOf(doing, fact, fact.subjectId as PollId, (fact.after as { entries: EntryId[] }).entries);

/** What is set aside after the close is told at once; before it, only when the poll has closed (AC-148). */
async function tellLate(doing: Doing, fact: KeptFact, ids: readonly string[]): Promise<void> {
  const held = await Promise.all(ids.map((id) => getQuarantine(doing.tx, id)));
  const poll = held[0] && (await findPollById(doing.tx, held[0].pollId));
  if (!poll || fact.at < endOf(poll)) return;
  await tellHeldOf(doing, fact, poll.id, [...new Set(held.map((one) => one.entryId))]);
}
const tellSetAside = (doing: Doing, fact: KeptFact) =>
  tellLate(doing, fact, (fact.after as { quarantines: string[] }).quarantines);
async function tellStanding(doing: Doing, fact: KeptFact): Promise<void> {
  if ((fact.after as { state?: string }).state === 'standing') await tellLate(doing, fact, [fact.subjectId]);
}

async function tellAppeal(doing: Doing, fact: KeptFact): Promise<void> {
  const appeal = await getAppeal(doing.tx, fact.subjectId);
  const call = await getCall(doing.tx, appeal.callId);
  const letter = {
    ...{ kind: 'scrutiny.appeal-filed' as const, link: `/office/appeals/${appeal.id}` },
    about: { title: appeal.entryTitle, dueAt: appeal.dueAt },
  };
  await tellOfficers(doing, fact, { call, pollId: appeal.pollId }, letter);
}

async function tellAnswer(doing: Doing, fact: KeptFact, appealId: string): Promise<void> {
  const { state, answer, entryTitle, entryId, pollId } = await getAppeal(doing.tx, appealId);
  if (state !== 'granted' && state !== 'refused') return;
  await tellConcerned(doing, fact, entryId, {
    ...{ kind: `scrutiny.appeal-${state}`, about: { title: entryTitle, answer: answer ?? '' } },
    link: `/votes/${pollId}/works/${entryId}`,
  });
}
const tellAnswered = (doing: Doing, fact: KeptFact) => tellAnswer(doing, fact, fact.subjectId);
async function tellConfirmed(doing: Doing, fact: KeptFact): Promise<void> {
  const { appealId } = fact.after as { appealId?: string };
  if (appealId) await tellAnswer(doing, fact, appealId);
}

async function tellSanction(doing: Doing, fact: KeptFact): Promise<void> {
  const found = await findSanction(doing.tx, fact.subjectId);
  if (!found) return;
  const kind = fact.name === 'scrutiny.sanctioned' ? 'scrutiny.sanctioned' : 'scrutiny.sanction-lifted';
  const about = { title: found.entryTitle, step: found.stepName, reason: fact.reason ?? '' };
  await tellConcerned(doing, fact, found.entryId, { kind, about, link: `/works/${found.entryId}` });
}

/** The officers of owner and host; everybody else reads it on the pages of the vote. */
async function tellAltered(doing: Doing, fact: KeptFact): Promise<void> {
  const { callId, pollId, reason } = await getAlteration(doing.tx, fact.subjectId);
  const call = await getCall(doing.tx, callId);
  const letter = {
    ...{ kind: 'scrutiny.altered' as const, about: { call: call.name, reason } },
    link: `/office/polls/${pollId}/alterations`,
  };
  await tellOfficers(doing, fact, { call, pollId }, letter);
}

export const reactions: Reaction[] = [
  on('scrutiny.found', 'tell-officers', tellFound),
  on('scrutiny.put-forward', 'ask-second', askAboutPoll),
  on('scrutiny.release-asked', 'ask-second', askAboutQuarantine),
  on('scrutiny.void-asked', 'ask-second', askAboutQuarantine),
  on('scrutiny.appeal-put', 'ask-second', askAboutAppeal),
  on('scrutiny.alteration-proposed', 'ask-second', askAboutAlteration),
  on('scrutiny.closed', 'tell-concerned', tellHeld),
  on('scrutiny.set-aside', 'tell-concerned', tellSetAside),
  on('scrutiny.confirmed', 'tell-held', tellStanding),
  on('scrutiny.appeal-filed', 'tell-officers', tellAppeal),
  on('scrutiny.appeal-answered', 'tell-concerned', tellAnswered),
  on('scrutiny.confirmed', 'tell-concerned', tellConfirmed),
  on('scrutiny.sanctioned', 'tell-concerned', tellSanction),
  on('scrutiny.sanction-lifted', 'tell-concerned', tellSanction),
  on('scrutiny.altered', 'tell-officers', tellAltered),
];
export const chores: Chore[] = [every(30, 'tell-votes-set-aside', tellClosed)];
/** Every five minutes; the detector reads in a thread of its own and holds no transaction meanwhile. */
export function errands(room: LookRoom): Errand[] {
  return [{ everySeconds: 300, name: 'look-through-votes', runs: async () => void (await lookApart(room)) }];
}
