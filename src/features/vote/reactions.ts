/** What votes do by the clock: polls open and promise, tallies follow, ledgers are published; and who is told of it. */

import type { KeptFact } from '../../kernel/fact.ts';
import type { PollId } from '../../kernel/id.ts';
import { dayOf, plusDays } from '../../kernel/period.ts';
import type { Database, Doing } from '../../platform/db.ts';
import type { Log } from '../../platform/log.ts';
import type { Published } from '../../platform/published.ts';
import type { Signer } from '../../platform/signing.ts';
import { type Chore, type Errand, every, on, type Reaction } from '../../platform/worker.ts';
import { getCall } from '../call/store.ts';
import { postLetter } from '../message/actions/post-letter.ts';
import { listSeatsAt } from '../organisation/store.ts';
import { countVotes } from './actions/count-votes.ts';
import { destroyKeys } from './actions/destroy-keys.ts';
import { freezePolls } from './actions/freeze-polls.ts';
import { publishPolls } from './actions/publish-polls.ts';
import { showPolls } from './actions/show-polls.ts';
import type { Met } from './history.ts';
import type { letters } from './letters.ts';
import { forgetLikes } from './store/like.ts';
import { findPollById } from './store/poll.ts';

/** Administrators, officers and leaders of the owner: whoever can find out and answer for it. */
async function tellOwner(doing: Doing, fact: KeptFact): Promise<void> {
  const poll = await findPollById(doing.tx, fact.subjectId);
  if (!poll) return;
  const call = await getCall(doing.tx, poll.callId);
  const { files, database } = fact.after as { files: number; database: number };
  const kind: keyof typeof letters = 'vote.history-set-aside';
  const about = { call: call.name, files, database };
  const seats = await listSeatsAt(doing.tx, call.ownerId, doing.now);
  for (const personId of new Set(seats.map((seat) => seat.personId)))
    await postLetter(doing, { personId, fact, kind, about, link: `/votes/${poll.id}/recount` });
}

export const reactions: Reaction[] = [on('vote.history-set-aside', 'tell-owner', tellOwner)];

/** By the keeper's setting: how many days after the end of a vote it can be said whose the votes were. */
export function choresOfKeys(keyDays: number): Chore[] {
  return [every(3600, 'destroy-keys', destroyKeys(keyDays))];
}

export const chores: Chore[] = [
  every(2, 'show-polls', showPolls),
  every(3, 'count-votes', countVotes),
  every(3600, 'forget-likes', ({ tx, now }) => forgetLikes(tx, dayOf(plusDays(now, -2)))),
];

/** In so many rounds every folder is looked through once; in the others only what has something new. */
const roundsToAll = 60;

/** Each poll in transactions of its own; files are written in none. */
export function errandsOf(room: { db: Database; log: Log; signer: Signer; published: Published }): Errand[] {
  let round = 0;
  const met = new Map<PollId, Met>();
  const runs = () => publishPolls(room, round++ % roundsToAll === 0 ? met : undefined);
  return [
    { everySeconds: 2, name: 'freeze-polls', runs: () => freezePolls(room) },
    { everySeconds: 5, name: 'publish-polls', runs },
  ];
}
