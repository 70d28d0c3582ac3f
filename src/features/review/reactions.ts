/** What reviews do when they hear a fact, and by the clock: units, judges and runners are told. */

import type { KeptFact } from '../../kernel/fact.ts';
import type { CallId, EntryId, OrganisationId, PersonId } from '../../kernel/id.ts';
import type { Doing } from '../../platform/db.ts';
import { type Chore, every, on, type Reaction } from '../../platform/worker.ts';
import { getEntry } from '../entry/store.ts';
import { postLetter } from '../message/actions/post-letter.ts';
import { listSeatsAt } from '../organisation/store.ts';
import { tellEnds } from './actions/tell-ends.ts';
import { sayTitles } from './letters.ts';
import type { Round } from './review.ts';
import { listJudges, listOpenTo, listRoundEntries } from './store/judging.ts';
import { listScores } from './store/score.ts';
import { findRound, listRounds, setClosesAt } from './store.ts';

async function listOfficers(doing: Doing, organisationId: OrganisationId): Promise<PersonId[]> {
  const seats = await listSeatsAt(doing.tx, organisationId, doing.now);
  return seats.filter((seat) => seat.role === 'officer').map((seat) => seat.personId);
}

const aboutOf = (round: Round) => ({ call: round.callName, stage: round.stage.name });

/** One letter an officer, with all works of their units that came back or fell. */
async function tellUnits(doing: Doing, fact: KeptFact): Promise<void> {
  const round = await findRound(doing.tx, fact.subjectId);
  const { outcome, entries } = fact.after as { outcome: string; entries: EntryId[] };
  if (!round || outcome === 'on') return;
  const works = new Map<PersonId, { id: EntryId; title: string; unitId: OrganisationId }[]>();
  for (const id of entries) {
    const { title, unitId } = await getEntry(doing.tx, id);
    for (const officer of await listOfficers(doing, unitId))
      works.set(officer, [...(works.get(officer) ?? []), { id, title, unitId }]);
  }
  for (const [personId, own] of works) {
    const titles = sayTitles(own.map((work) => work.title));
    const about = { ...aboutOf(round), runner: round.runnerName, titles, reason: fact.reason ?? '' };
    const kind = outcome === 'returned' ? ('review.works-returned' as const) : ('review.works-out' as const);
    const link = `/office/entries/${own[0]!.id}`;
    await postLetter(doing, { personId, fact, kind, about, link, organisationId: own[0]!.unitId });
  }
}

/** Judges who are not through, and the officers of whoever runs the stage. */
async function tellEnd(doing: Doing, fact: KeptFact): Promise<void> {
  const round = await findRound(doing.tx, fact.subjectId);
  if (round?.state !== 'open') return;
  const entries = await listRoundEntries(doing.tx, round.id);
  for (const judge of await listJudges(doing.tx, round)) {
    const own = await listScores(doing.tx, round.id, { judgeId: judge.personId });
    const isDone = new Set(own.filter((s) => s.submittedAt || s.abstainedAt).map((s) => s.entryId));
    const open = await listOpenTo(doing.tx, round, judge, entries);
    const count = open.filter((entry) => !isDone.has(entry.entryId)).length;
    const about = { ...aboutOf(round), count };
    const link = `/review/rounds/${round.id}`;
    if (count > 0)
      await postLetter(doing, { personId: judge.personId, fact, kind: 'review.scoring-ended', about, link });
  }
  for (const personId of await listOfficers(doing, round.runnerId)) {
    const letter = {
      kind: 'review.stage-ended',
      about: aboutOf(round),
      link: `/office/rounds/${round.id}`,
    } as const;
    await postLetter(doing, { personId, fact, ...letter, organisationId: round.runnerId });
  }
}

/** The runner's officers: a work lacks a judge. Neither the makers nor the other judges learn of it. */
async function tellAbstention(doing: Doing, fact: KeptFact): Promise<void> {
  const round = await findRound(doing.tx, fact.subjectId);
  if (!round) return;
  const { title } = await getEntry(doing.tx, fact.after?.entryId as EntryId);
  const about = { ...aboutOf(round), titles: sayTitles([title]), reason: fact.reason ?? '' };
  for (const personId of await listOfficers(doing, round.runnerId)) {
    const letter = { kind: 'review.judge-abstained', link: `/office/panels/${round.panelId}` } as const;
    await postLetter(doing, { personId, fact, ...letter, about, organisationId: round.runnerId });
  }
}

/** The other side, when a stage begins there. */
async function tellNext(doing: Doing, fact: KeptFact): Promise<void> {
  const next = await findRound(doing.tx, fact.after?.next as string);
  if (!next || next.runnerId === fact.organisationId) return;
  const count = (await listRoundEntries(doing.tx, next.id)).length;
  for (const personId of await listOfficers(doing, next.runnerId)) {
    const letter = { kind: 'review.stage-begun', link: `/office/rounds/${next.id}` } as const;
    const about = { ...aboutOf(next), count };
    await postLetter(doing, { personId, fact, ...letter, about, organisationId: next.runnerId });
  }
}

/** A gate whose vote was extended by two people: its stage ends when the vote does. */
async function followVote({ tx }: Doing, fact: KeptFact): Promise<void> {
  const { kind, callId, stage, until } = fact.after as Record<string, string | undefined>;
  if (kind !== 'extend' || !callId || !stage || !until) return;
  const gate = (await listRounds(tx, callId as CallId)).find((round) => round.stage.key === stage);
  if (gate?.state === 'open') await setClosesAt(tx, gate.id, new Date(until));
}

export const reactions: Reaction[] = [
  on('scrutiny.altered', 'follow-vote', followVote),
  on('review.works-decided', 'tell-units', tellUnits),
  on('review.stage-ended', 'tell-judges-and-runner', tellEnd),
  on('review.judge-abstained', 'tell-runner', tellAbstention),
  on('review.passed-on', 'tell-next-runner', tellNext),
];

export const chores: Chore[] = [every(60, 'tell-stage-ends', tellEnds)];
