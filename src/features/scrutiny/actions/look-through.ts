/** Looking through: every few minutes the detector reads the votes of each poll; what it finds waits for people. */

import type { EntryId, PollId } from '../../../kernel/id.ts';
import { plusDays } from '../../../kernel/period.ts';
import { done } from '../../../kernel/verdict.ts';
import { type Database, type Doing, inSnapshot, inTransaction, type Tx } from '../../../platform/db.ts';
import type { Log } from '../../../platform/log.ts';
import { announce } from '../../../platform/outbox.ts';
import { getCall } from '../../call/store.ts';
import { listPollsInVote } from '../../vote/store/poll.ts';
import type { Poll } from '../../vote/vote.ts';
import { scrutinise } from '../detect/scrutinise.ts';
import { numbersIn } from '../ranges.ts';
import { castVoteOf, type Finding, findingsOf, scrutinyDays, type Voted } from '../scrutiny.ts';
import { listHeldVotes, lockScrutiny } from '../store/quarantine.ts';
import { findLookedAt, listSettled, markLookedAt, saveFinding } from '../store/suspicion.ts';
import { findLength, listVoted } from '../store/voted.ts';
import { listWorks, type PollWork } from '../store/work.ts';

/** The polls whose ledger grew since they were last looked through; those not looked at for the longest come first. */
export function listUnread(db: Database): Promise<Poll[]> {
  return inSnapshot(db, async (tx, now) => {
    const polls = await listPollsInVote(tx, plusDays(now, -scrutinyDays), now);
    const unread: { poll: Poll; lookedAt: number }[] = [];
    for (const poll of polls) {
      const { at, size } = await findLookedAt(tx, poll.id);
      if ((await findLength(tx, poll.id)) > size) unread.push({ poll, lookedAt: at?.getTime() ?? 0 });
    }
    return unread.sort((a, b) => a.lookedAt - b.lookedAt).map(({ poll }) => poll);
  });
}

/** One poll that cannot be read keeps nobody from the others: what failed is told when all have had their turn. */
export async function lookThrough(db: Database, log: Log): Promise<void> {
  const faults: unknown[] = [];
  for (const poll of await listUnread(db)) {
    try {
      await lookAt(db, poll);
    } catch (fault) {
      faults.push(fault);
      log.warn({ pollId: poll.id, error: String(fault) }, 'look through');
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, `polls not looked through: ${faults.length}`);
}

/** The detector runs between two transactions and holds neither: it may take a while over many votes. */
async function lookAt(db: Database, poll: Poll): Promise<void> {
  const found = findingsIn(await inSnapshot(db, (tx) => readAll(tx, poll)));
  await inTransaction(db, { kind: 'machine' }, async (doing) => {
    await keep(doing, poll, found);
    return done(undefined);
  });
}

type Found = { findings: Finding[]; size: number };
type Read = {
  size: number;
  votes: Voted[];
  works: PollWork[];
  isSettled: Awaited<ReturnType<typeof settled>>;
};

async function readAll(tx: Tx, poll: Poll): Promise<Read> {
  const size = await findLength(tx, poll.id);
  const [votes, works] = [await listVoted(tx, poll.id), await listWorks(tx, poll.id)];
  return { size, votes, works, isSettled: await settled(tx, poll.id) };
}

/** What the votes of a poll give rise to. */
function findingsIn({ size, votes, works, isSettled }: Read): Found {
  const known = new Map<string, PollWork>(works.map((work) => [work.id, work]));
  const titleOf = (id: string) => {
    const work = known.get(id);
    return (work?.isShown ? work.title : work?.number) || id;
  };
  const cast = votes
    .filter((vote) => vote.state !== 'void')
    .map((vote) => castVoteOf(vote, (id) => known.get(id)?.unitId ?? id));
  const counted = votes.filter((vote) => vote.state === 'counted');
  const workOf = new Map(counted.map((vote) => [vote.no, vote.entryId]));
  return { size, findings: findingsOf(scrutinise(cast, { titleOf }), workOf, isSettled) };
}

/** Whether somebody decided on a vote under a rule before, or it belongs to what stands or waits. */
async function settled(tx: Tx, pollId: PollId) {
  const held = new Set((await listHeldVotes(tx, pollId)).flatMap(numbersIn));
  const byRule = new Map<string, Set<number>>();
  for (const { entryId, rule, votes } of await listSettled(tx, pollId)) {
    const key = `${entryId} ${rule}`;
    const known = byRule.get(key) ?? new Set();
    for (const no of numbersIn(votes)) known.add(no);
    byRule.set(key, known);
  }
  return (entryId: EntryId, rule: string, no: number) =>
    held.has(no) || (byRule.get(`${entryId} ${rule}`)?.has(no) ?? false);
}

/** Stores what is new; officers are told once of what was opened, not of what grew. Nothing is set aside here. */
async function keep(doing: Doing, poll: Poll, { findings, size }: Found): Promise<void> {
  await lockScrutiny(doing.tx, poll.id);
  let opened = 0;
  for (const finding of findings) {
    if ((await saveFinding(doing, poll.id, finding)) === 'opened') opened++;
  }
  await markLookedAt(doing, poll.id, size);
  if (opened === 0) return;
  const call = await getCall(doing.tx, poll.callId);
  await announce(doing, {
    name: 'scrutiny.found',
    ...{ subjectId: poll.id, organisationId: call.ownerId, campaignId: poll.campaignId },
    after: { suspicions: opened },
  });
}
