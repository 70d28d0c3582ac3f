/** The receipt of a vote: for its voter alone, with the proof that it stands in the ledger, and the way to take it back. */

import { type Actor, personIdOf } from '../../../kernel/actor.ts';
import type { PollId } from '../../../kernel/id.ts';
import { sayClock, sayDay } from '../../../kernel/period.ts';
import { all, notNow, unless, type Verdict } from '../../../kernel/verdict.ts';
import { isOpenTo, standingOf } from '../../../kernel/window.ts';
import { digest } from '../../../platform/digest.ts';
import type { Ask, ShownPage, View } from '../../../platform/route.ts';
import { ActButton } from '../../../ui/form.tsx';
import { Heading, Pairs, Section } from '../../../ui/parts.tsx';
import type { Call } from '../../call/call.ts';
import { getCall } from '../../call/store.ts';
import { listEntriesById } from '../../entry/store.ts';
import { judgeRetraction, retractedWith, retractionsMax } from '../ballot.ts';
import { rootOfRange } from '../block.ts';
import { pathRanges } from '../ledger/merkle.ts';
import { receiptText } from '../ledger/receipt.ts';
import { findLastCheckpoint, type KeptCheckpoint, listBlocks, listHashes } from '../store/checkpoint.ts';
import { listOwnVotes, type OwnVote } from '../store/ledger.ts';
import { findPollById } from '../store/poll.ts';
import { findForgotten, findVote, type KeptVote, listTogether } from '../store/receipt.ts';
import { text } from '../text.ts';
import { ballotOf, type Poll, publishSeconds, windowOfPoll } from '../vote.ts';

export type AskedReceipt = {
  vote: KeptVote;
  poll: Poll;
  call: Call;
  past: readonly OwnVote[];
  /** The last statement of the ledger; whether it covers the vote says its size. */
  checkpoint?: KeptCheckpoint;
};

/** Somebody else's receipt is not there, and no number can be guessed (AC-154). */
export async function findReceipt(ask: Ask): Promise<AskedReceipt | undefined> {
  const personId = personIdOf(ask.actor);
  const vote = personId && (await findVote(ask.tx, personId, ask.params.receipt!));
  if (!vote) return undefined;
  const { pollId, voter } = vote;
  const poll = (await findPollById(ask.tx, pollId))!;
  const own = await listOwnVotes(ask.tx, [{ pollId, voter }]);
  return {
    ...{ vote, poll, call: await getCall(ask.tx, poll.callId) },
    past: own.get(`${pollId}/${voter}`) ?? [],
    checkpoint: await findLastCheckpoint(ask.tx, pollId),
  };
}

/** The same for its page, which says politely that a receipt is past its time: whose it was nobody knows any more. */
export async function findReceiptOrEnd(ask: Ask): Promise<AskedReceipt | PollId | undefined> {
  if (ask.actor.kind !== 'person') return undefined;
  return (await findReceipt(ask)) ?? findForgotten(ask.tx, ask.params.receipt!);
}

/** While people vote, and not too often: for the button and the act alike. */
export function mayRetract(actor: Actor, { vote, poll, call, past }: AskedReceipt, now: Date): Verdict {
  const isOpen = isOpenTo(standingOf(windowOfPoll(poll, call), now));
  const refusal = judgeRetraction(past, vote.no, ballotOf(poll, call), now);
  return all(
    unless(actor.kind === 'person', notNow('http.sign-in-needed')),
    unless(isOpen, notNow('vote.closed', { closesAt: poll.closesAt })),
    unless(!poll.pausedAt, notNow('vote.paused', { pausedAt: poll.pausedAt ?? now })),
    refusal ? { allowed: false, when: 'not-now', refusal } : { allowed: true },
  );
}

const isCovered = ({ vote, checkpoint }: AskedReceipt) =>
  checkpoint !== undefined && checkpoint.size >= vote.no;

/** About how long until the ledger is published with this vote in it. */
function secondsLeft({ checkpoint }: AskedReceipt, now: Date): number {
  const passed = checkpoint ? (now.getTime() - checkpoint.at.getTime()) / 1000 : publishSeconds;
  return Math.min(publishSeconds, Math.max(5, Math.ceil(publishSeconds - passed) + 5));
}

function endedPage(view: View, pollId: PollId): ShownPage {
  const say = view.say(text);
  const title = say('receipt.ended');
  return {
    title,
    body: (
      <>
        <Heading screen={view} title={title}>
          <p>{say('receipt.ended.what')}</p>
          <p>{say('key.own')}</p>
        </Heading>
        <p>
          <a href={`/votes/${pollId}/recount`}>{say('receipt.verify')}</a>
        </p>
      </>
    ),
  };
}

export async function receiptPage(view: View, asked: AskedReceipt | PollId): Promise<ShownPage> {
  if (typeof asked === 'string') return endedPage(view, asked);
  const say = view.say(text);
  const { vote, poll } = asked;
  const together = await listTogether(view.tx, vote);
  const titles = new Map(
    (
      await listEntriesById(
        view.tx,
        together.map(({ entryId }) => entryId),
      )
    ).map(({ id, title }) => [id, title]),
  );
  const retractedAt = asked.past.find(({ no }) => no === vote.no)?.retractedAt;
  return {
    title: say('receipt'),
    body: (
      <>
        <Heading screen={view} title={say('receipt')}>
          <p>{say('receipt.yours')}</p>
          {retractedAt ? <p>{say('receipt.retracted', { at: sayClock(retractedAt) })}</p> : null}
        </Heading>
        <Pairs
          pairs={[
            ...together.map((one): [string, React.ReactNode] => [
              say('receipt.work'),
              <a key={one.no} href={`/works/${one.entryId}`}>
                {titles.get(one.entryId)}
              </a>,
            ]),
            [say('receipt.at'), `${sayDay(vote.at, view.language)} ${sayClock(vote.at)}`],
            [say('receipt.no'), String(vote.no)],
            [say('receipt.seal'), <code key="seal">{vote.seal}</code>],
            [say('receipt.hash'), <code key="hash">{vote.hash}</code>],
          ]}
        />
        <ProofPart view={view} asked={asked} />
        {retractedAt ? null : <RetractPart view={view} asked={asked} />}
        <p>
          <a href={`/votes/${poll.id}/recount`}>{say('receipt.verify')}</a>
          {' · '}
          <a href={`/works/${vote.entryId}#vote`}>{say('receipt.back')}</a>
        </p>
      </>
    ),
  };
}

function ProofPart({ view, asked }: { view: View; asked: AskedReceipt }) {
  const say = view.say(text);
  return (
    <Section title={say('receipt.proof')}>
      {isCovered(asked) ? (
        <>
          <p>
            <a href={`/votes/receipts/${asked.vote.receipt}/receipt.json`} download>
              {say('receipt.file')}
            </a>
          </p>
          <p className="quiet">{say('receipt.file.why')}</p>
        </>
      ) : (
        <p>{say('receipt.wait', { seconds: secondsLeft(asked, view.now) })}</p>
      )}
    </Section>
  );
}

function RetractPart({ view, asked }: { view: View; asked: AskedReceipt }) {
  const say = view.say(text);
  const { vote, poll, call, past } = asked;
  const verdict = mayRetract(view.actor, asked, view.now);
  const count = retractedWith(past, vote.no, ballotOf(poll, call)).length;
  return (
    <div>
      <ActButton
        screen={view}
        action={`/votes/receipts/${vote.receipt}/retract`}
        verdict={verdict}
        label={say(count > 1 ? 'retract.do.all' : 'retract.do')}
        tone="calm"
      />
      {verdict.allowed ? <p className="quiet">{say('retract.hint', { max: retractionsMax })}</p> : null}
    </div>
  );
}

/** The receipt as a file, once a checkpoint covers it; before, how many seconds that takes. */
export async function answerReceipt(_: Request, asked: AskedReceipt, { tx, now }: Ask): Promise<Response> {
  const { vote, checkpoint } = asked;
  const headers = { 'content-type': 'application/json', 'cache-control': 'private, no-store' };
  if (!checkpoint || !isCovered(asked)) {
    const seconds = secondsLeft(asked, now);
    return new Response(JSON.stringify({ seconds }), {
      status: 409,
      headers: { ...headers, 'retry-after': String(seconds) },
    });
  }
  const { pollId, no, at, content, seal, hash } = vote;
  const blocks = await listBlocks(tx, pollId);
  const hashes = (from: number, to: number) => listHashes(tx, pollId, from, to);
  const path: string[] = [];
  for (const range of pathRanges(no, checkpoint.size))
    path.push(await rootOfRange(digest, range, blocks, hashes));
  const proof = { checkpoint: checkpoint.number, size: checkpoint.size, path };
  const body = receiptText({ poll: pollId, no, at: at.toISOString(), content, seal, hash, ...proof });
  return new Response(body, {
    headers: { ...headers, 'content-disposition': 'attachment; filename="receipt.json"' },
  });
}
