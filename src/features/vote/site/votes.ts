/** The doors of votes themselves: casting one or a whole ballot, the receipt, taking back, the published files. */

import type { EntryId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/db.ts';
import type { Published } from '../../../platform/published.ts';
import {
  act,
  anyone,
  type GroupAsk,
  type GroupOne,
  group,
  page,
  type Route,
  raw,
  type ShownPage,
  type View,
} from '../../../platform/route.ts';
import type { Stamp } from '../../../platform/signed.ts';
import { findCall, findHostedCall } from '../../call/store.ts';
import { castVotes, type Voting } from '../actions/cast.ts';
import { gatherVotes, type WorksAsked, type WorksFound } from '../actions/gather-votes.ts';
import { retract } from '../actions/retract.ts';
import { mayVote } from '../policy.ts';
import { BallotCast, Retraction, VoteCast } from '../schema.ts';
import { dwellOf, readSeen } from '../seen.ts';
import { text } from '../text.ts';
import type { ShownEntry } from '../vote.ts';
import { type AskedBallot, findBallotAsked } from './ballot-page.tsx';
import { answerFile, findFile } from './files.ts';
import { answerReceipt, findReceipt, findReceiptOrEnd, mayRetract, receiptPage } from './receipt.tsx';
import { findVotable } from './work.tsx';

type Room = {
  stamp?: Stamp;
  published?: Published;
  showsWork: (view: View, shown: ShownEntry) => Promise<ShownPage>;
  showsBallot: (view: View, asked: AskedBallot) => Promise<ShownPage>;
};

export function votes(room: Room): Route[] {
  return [...casting(room), ...receipts(room)];
}

function casting({ stamp, showsWork, showsBallot }: Room): Route[] {
  return [
    group({
      post: '/works/:entry/votes',
      frame: 'site',
      takes: VoteCast,
      gathers: (tx, asks, now) => gatherVotes(tx, asks.map(workAsked), now),
      may: mayVote,
      does: (tx, casting, ones) => castVotes(tx, casting, ones.map(votingBy(stamp))),
      leadsTo: ({ entryIds }) => `/works/${entryIds[0]}#vote`,
      says: ({ receipt }) => ({ receipt }),
      tells: text['vote.told'],
      finds: findVotable,
      shows: showsWork,
    }),
    group({
      post: '/campaigns/:campaign/calls/:call/ballot',
      frame: 'site',
      takes: BallotCast,
      gathers: async (tx, asks, now) => gatherVotes(tx, await ballotsAsked(tx, asks), now),
      may: mayVote,
      does: (tx, casting, ones) => castVotes(tx, casting, ones.map(votingBy(stamp))),
      leadsTo: ({ receipt }) => `/votes/receipts/${receipt}`,
      says: ({ receipt }) => ({ receipt }),
      tells: text['vote.told'],
      finds: findBallotAsked,
      shows: showsBallot,
    }),
  ];
}

function receipts({ published }: Room): Route[] {
  return [
    page({
      get: '/votes/receipts/:receipt',
      frame: 'site',
      finds: findReceiptOrEnd,
      may: anyone,
      shows: receiptPage,
    }),
    raw({
      get: '/votes/receipts/:receipt/receipt.json',
      frame: 'site',
      finds: findReceipt,
      may: anyone,
      answers: answerReceipt,
    }),
    act({
      post: '/votes/receipts/:receipt/retract',
      frame: 'site',
      finds: findReceipt,
      may: mayRetract,
      takes: Retraction,
      does: retract,
      leadsTo: ({ receipt }) => `/votes/receipts/${receipt}`,
      tells: text['retract.told'],
      shows: receiptPage,
    }),
    raw({
      get: '/votes/:poll/files/:name',
      frame: 'site',
      words: ['name'],
      finds: findFile(published),
      may: anyone,
      answers: answerFile,
    }),
  ];
}

const workAsked = ({ actor, key, params }: GroupAsk<unknown>): WorksAsked => ({
  ...{ actor, key },
  entryIds: [params.entry as EntryId],
});

/** Ballots are of the call that holds the vote, whichever version of it the page was of. */
async function ballotsAsked(
  tx: Tx,
  asks: readonly GroupAsk<{ work: readonly EntryId[] }>[],
): Promise<WorksAsked[]> {
  const hosts = new Map<string, WorksAsked['callId']>();
  for (const id of new Set(asks.map(({ params }) => params.call!))) {
    const call = await findCall(tx, { kind: 'anyone', address: '' }, id);
    hosts.set(id, call && ((await findHostedCall(tx, call)) ?? call).id);
  }
  return asks.map(({ actor, key, params, taken }) => ({
    ...{ actor, key, entryIds: taken?.work ?? [], callId: hosts.get(params.call!) },
  }));
}

/** What a request says of how it came: of the page only what was signed for this voter and this place. */
function votingBy(stamp: Stamp | undefined) {
  return ({ ask, found, now, taken }: GroupOne<WorksFound, { seen?: string }>): Voting => {
    const { actor, key, agent = '', address } = ask;
    const place = ask.params.entry ?? found.poll?.id ?? '';
    const personId = actor.kind === 'person' ? actor.id : undefined;
    const seen = stamp && personId && readSeen(stamp, { personId, place }, taken.seen);
    const how = { address, agent, via: seen?.via ?? 'direct', dwellMs: dwellOf(seen || undefined, now) };
    return { actor, key, found, how };
  };
}
