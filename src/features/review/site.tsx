/** The doors of judges: their rounds, one round, one work with its score and its files. A judge needs no seat. */

import type { Actor } from '../../kernel/actor.ts';
import { all, done } from '../../kernel/verdict.ts';
import type { Doing } from '../../platform/db.ts';
import { type Ask, act, page, type Route, raw } from '../../platform/route.ts';
import { entryFileResponse } from '../entry/actions/answer-file.ts';
import { fileIn } from '../entry/file.ts';
import type { MediaRoom } from '../media/actions/examine-file.ts';
import { serveVeiled } from '../redaction/actions/serve-veiled.ts';
import { isBlind } from '../redaction/redaction.ts';
import { type Abstained, abstain } from './actions/abstain.ts';
import { giveScore, type Typed } from './actions/give-score.ts';
import { spreadRoutes } from './office/spread-page.tsx';
import { mayAbstain, mayHaveRounds, mayJudge, mayScore } from './policy.ts';
import { Abstaining, Scoring } from './schema.ts';
import {
  deskOf,
  type FoundDesk,
  findDeskAsked,
  findOwnWorksAsked,
  findPersonAsked,
  type OwnRound,
} from './site/asked.ts';
import { minePage } from './site/mine-page.tsx';
import { ownRoundHref, ownRoundPage, scoreHref } from './site/round-page.tsx';
import { scorePage } from './site/score-page.tsx';
import { findChairedAsked, ownSpreadPage } from './site/spread-page.tsx';
import { text as scoreText } from './text/score.ts';
import { text } from './text.ts';

type Found = FoundDesk | OwnRound;

const onwards = ({ round, following }: FoundDesk) =>
  following ? scoreHref(round.id, following.entryId) : ownRoundHref(round.id);

/** Where the judge goes on: after a draft the work itself, after a submission the next without a score. */
async function scoreAndGoOn(doing: Doing, found: Found, typed: Typed) {
  const desk = deskOf(found);
  const outcome = await giveScore(doing, desk, typed);
  if (!outcome.ok) return outcome;
  return done(outcome.value.isSubmitted ? onwards(desk) : scoreHref(desk.round.id, desk.entry.entryId));
}

async function abstainAndGoOn(doing: Doing, found: Found, typed: Abstained) {
  const outcome = await abstain(doing, deskOf(found), typed);
  return outcome.ok ? done(onwards(deskOf(found))) : outcome;
}

/** The name a file came with, and what programs wrote into it, may tell whose it is (AC-163). */
function answerFile(room: MediaRoom, request: Request, found: Found, { tx, params }: Ask) {
  const { work, entry, round, veil } = deskOf(found);
  const file = params.file ? fileIn(work.files, params.file)?.file : work.file;
  if (!file) return new Response(null, { status: 404 });
  const name = entry.number ?? 'work';
  if (isBlind(round.stage.sight))
    return serveVeiled(room, request, { entryId: entry.entryId, file, veil, name }, tx);
  return entryFileResponse(room, file, request, { tx, audience: 'private' });
}

const maySit = (actor: Actor, { judge }: OwnRound) => mayJudge(actor, judge);
const mayGive = (actor: Actor, found: Found, now: Date) =>
  'work' in found ? mayScore(actor, found, now) : mayJudge(actor, found.judge);
const mayLeaveOut = (actor: Actor, found: Found, now: Date) =>
  'work' in found ? mayAbstain(actor, found, now) : all(mayJudge(actor, found.judge));

/** Needs the room in which files lie. */
export function routes(room: MediaRoom): Route[] {
  const atDesk = { frame: 'office', finds: findDeskAsked } as const;
  const answers = (request: Request, found: Found, ask: Ask) => answerFile(room, request, found, ask);
  return [
    ...spreadRoutes,
    page({ get: '/review', frame: 'office', finds: findPersonAsked, may: mayHaveRounds, shows: minePage }),
    page({
      get: '/review/rounds/:round',
      frame: 'office',
      finds: findOwnWorksAsked,
      may: maySit,
      shows: ownRoundPage,
    }),
    page({
      get: '/review/rounds/:round/spread',
      frame: 'office',
      finds: findChairedAsked,
      may: (actor, found) => found.mayRead(actor),
      shows: ownSpreadPage,
    }),
    page({ get: '/review/rounds/:round/entries/:entry', ...atDesk, may: maySit, shows: scorePage }),
    act({
      post: '/review/rounds/:round/entries/:entry',
      ...atDesk,
      may: mayGive,
      takes: Scoring,
      does: scoreAndGoOn,
      leadsTo: (href) => href,
      tells: text['told.scored'],
      shows: scorePage,
    }),
    act({
      post: '/review/rounds/:round/entries/:entry/abstain',
      ...atDesk,
      may: mayLeaveOut,
      takes: Abstaining,
      does: abstainAndGoOn,
      leadsTo: (href) => href,
      tells: scoreText['told.abstained'],
      shows: scorePage,
    }),
    raw({ get: '/review/rounds/:round/entries/:entry/file', ...atDesk, may: maySit, answers }),
    raw({ get: '/review/rounds/:round/entries/:entry/files/:file', ...atDesk, may: maySit, answers }),
  ];
}
