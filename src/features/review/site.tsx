/** The doors of judges: their rounds, one round, one work with its score and its file. A judge needs no seat. */

import { personIdOf } from '../../kernel/actor.ts';
import { done } from '../../kernel/verdict.ts';
import type { Doing } from '../../platform/db.ts';
import { type Ask, act, page, type Route, raw } from '../../platform/route.ts';
import { entryFileResponse } from '../entry/actions/answer-file.ts';
import { fileIn } from '../entry/file.ts';
import { atCall, getEntry } from '../entry/store.ts';
import type { MediaRoom } from '../media/actions/examine-file.ts';
import { giveScore, type Typed } from './actions/give-score.ts';
import { mayHaveRounds, mayJudge, mayScore } from './policy.ts';
import { nextToScore, openTo } from './review.ts';
import { Scoring } from './schema.ts';
import { minePage, type OwnRound, ownRoundPage } from './site/mine-page.tsx';
import { type FoundDesk, ownRoundHref, scoreHref, scorePage } from './site/score-page.tsx';
import { findJudge, findScore, listRoundEntries, listScores } from './store/judging.ts';
import { findRound } from './store.ts';
import { text } from './text.ts';

async function findPersonAsked({ actor }: Ask) {
  const id = personIdOf(actor);
  return id && { id };
}

async function findOwnRoundAsked({ tx, actor, params }: Ask): Promise<OwnRound | undefined> {
  const round = await findRound(tx, params.round!);
  const judge = round && (await findJudge(tx, round.id, personIdOf(actor)));
  return judge && { round, judge };
}

/** A work the judge keeps away from is not there, like one that never was (AC-160). */
async function findDeskAsked(ask: Ask): Promise<FoundDesk | undefined> {
  const own = await findOwnRoundAsked(ask);
  if (!own) return undefined;
  const { round, judge } = own;
  const entries = openTo(judge, await listRoundEntries(ask.tx, round.id));
  const entry = entries.find((e) => e.entryId === ask.params.entry);
  if (!entry) return undefined;
  const work = await atCall(ask.tx, await getEntry(ask.tx, entry.entryId));
  const score = await findScore(ask.tx, round.id, entry.entryId, judge.personId);
  const submitted = await submittedBy(ask, own);
  const following =
    round.state === 'open' ? nextToScore(entries, submitted.add(entry.entryId), entry.entryId) : undefined;
  return { round, judge, entry, work, score, following };
}

async function submittedBy({ tx }: Pick<Ask, 'tx'>, { round, judge }: OwnRound) {
  const own = await listScores(tx, round.id, { judgeId: judge.personId });
  return new Set(own.filter((s) => s.submittedAt !== undefined).map((s) => s.entryId));
}

/** Where the judge goes on: after a draft the work itself, after a submission the next without a score. */
async function scoreAndGoOn(doing: Doing, desk: FoundDesk, typed: Typed) {
  const outcome = await giveScore(doing, desk, typed);
  if (!outcome.ok) return outcome;
  const { round, entry, following } = desk;
  if (!outcome.value.isSubmitted) return done(scoreHref(round.id, entry.entryId));
  return done(following ? scoreHref(round.id, following.entryId) : ownRoundHref(round.id));
}

/** The name a file came with may tell whose it is: judges get it under the work's number (AC-163). */
function answerFile(room: MediaRoom, request: Request, { work, entry }: FoundDesk, { tx, params }: Ask) {
  const file = params.file ? fileIn(work.files, params.file)?.file : work.file;
  if (!file) return new Response(null, { status: 404 });
  const nameless = { ...file, originalName: entry.number ?? 'work' };
  return entryFileResponse(room, nameless, request, { tx, audience: 'private' });
}

/** Needs the room in which files lie. */
export function routes(room: MediaRoom): Route[] {
  return [
    page({ get: '/review', frame: 'office', finds: findPersonAsked, may: mayHaveRounds, shows: minePage }),
    page({
      get: '/review/rounds/:round',
      frame: 'office',
      finds: findOwnRoundAsked,
      may: (actor, { judge }) => mayJudge(actor, judge),
      shows: ownRoundPage,
    }),
    page({
      get: '/review/rounds/:round/entries/:entry',
      frame: 'office',
      finds: findDeskAsked,
      may: (actor, { judge }) => mayJudge(actor, judge),
      shows: scorePage,
    }),
    act({
      post: '/review/rounds/:round/entries/:entry',
      frame: 'office',
      finds: findDeskAsked,
      may: mayScore,
      takes: Scoring,
      does: scoreAndGoOn,
      leadsTo: (href) => href,
      tells: text['told.scored'],
      shows: scorePage,
    }),
    raw({
      get: '/review/rounds/:round/entries/:entry/file',
      frame: 'office',
      finds: findDeskAsked,
      may: (actor, { judge }) => mayJudge(actor, judge),
      answers: (request, desk, ask) => answerFile(room, request, desk, ask),
    }),
    raw({
      get: '/review/rounds/:round/entries/:entry/files/:file',
      frame: 'office',
      finds: findDeskAsked,
      may: (actor, { judge }) => mayJudge(actor, judge),
      answers: (request, desk, ask) => answerFile(room, request, desk, ask),
    }),
  ];
}
