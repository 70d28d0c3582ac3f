/** The vote on the page of a work: who may, by which rule, how many votes are left, what was cast, what is missing. */

import type { ReactNode } from 'react';
import { sayClock } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { Verdict } from '../../../kernel/verdict.ts';
import { isOpenTo, standingOf } from '../../../kernel/window.ts';
import type { View } from '../../../platform/route.ts';
import type { Stamp } from '../../../platform/signed.ts';
import { ActButton } from '../../../ui/form.tsx';
import { type Ballot, sayQuota, sayTiers } from '../../call/ballot.ts';
import { votesFor, votesLeft } from '../ballot.ts';
import { mayVote } from '../policy.ts';
import { viaOf, writeSeen } from '../seen.ts';
import { text } from '../text.ts';
import { ballotOf, gateOf, type ShownEntry, type Tally, windowOfPoll } from '../vote.ts';
import { addressOf } from './gallery.tsx';
import { type VoterHere, withVoter } from './voter.ts';

type Props = {
  view: View;
  shown: ShownEntry;
  voter: VoterHere | undefined;
  tally?: Tally;
  /** Marks what the page says of the voter's stay; without one nothing is said. */
  stamp?: Stamp;
};

/** Refusals that proving who one is may lift. */
const provable: readonly string[] = ['vote.tier-needed', 'vote.region-unknown'];
const codeOf = (verdict: Verdict) => (verdict.allowed ? undefined : verdict.refusal.code);

/** The count, and in small print beneath it as of when or what it leaves out. */
function TallyPart({ view, tally }: { view: View; tally: Tally | undefined }) {
  const say = view.say(text);
  if (!tally) return <p className="vote-count">{say('tally.none')}</p>;
  const { votes, exact } = tally;
  const isLeftOut = exact !== undefined && exact.quarantined + exact.void > 0;
  return (
    <>
      <p className="vote-count">
        {say(votes === 0 && !exact ? 'tally.few.short' : 'tally.short', { votes })}
      </p>
      <p className="quiet">
        {exact
          ? say(isLeftOut ? 'tally.exact' : 'tally.final', exact)
          : say('tally.at', { at: sayClock(tally.countedAt) })}
      </p>
    </>
  );
}

/** What a form that votes carries beside the vote: since when its page was open, and how one came to it. */
export function seenField(view: View, place: string, stamp: Stamp | undefined): string | undefined {
  if (!stamp || view.actor.kind !== 'person') return undefined;
  const via = viaOf(view.cameFrom, view.origin, view.query.via);
  // A form that came back keeps the instant at which it was first drawn.
  const kept = view.form?.raw.seen?.[0];
  return kept ?? writeSeen(stamp, { personId: view.actor.id, place }, { at: view.now, via });
}

/** How many votes are left, in words of the rule. */
export function sayLeft(view: View, ballot: Ballot, voter: VoterHere): string {
  return view.say(text)(`left.${ballot.period}`, { left: votesLeft(voter.past, ballot, view.now) });
}

/** People under 18 are not asked and see no count: the work, and nothing that urges. */
export function VotePart(props: Props) {
  const { view, shown, voter } = props;
  const { call, poll } = shown;
  const say = view.say(text);
  const gate = gateOf(poll, call);
  const title = gate ? nameIn(gate, view.language) : say('vote');
  if (voter?.identity.isMinor)
    return (
      <VoteBox title={title}>
        <p className="quiet">{say('vote.minor')}</p>
      </VoteBox>
    );
  const ballot = ballotOf(poll, call);
  const isVoting = poll !== undefined && isOpenTo(standingOf(windowOfPoll(poll, call), view.now));
  return (
    <VoteBox title={title}>
      <TallyPart view={view} tally={poll && props.tally} />
      <CastPart {...props} ballot={ballot} />
      <DoPart {...props} ballot={ballot} />
      {isVoting ? (
        <>
          <p className="quiet">
            {voter && !ballot.together ? `${sayLeft(view, ballot, voter)} · ` : null}
            {say('vote.until', { closesAt: poll.closesAt })}
          </p>
          <p className="quiet">{sayQuota(ballot)[view.language]}</p>
        </>
      ) : null}
      <p>
        <a href={`${addressOf(call)}/rules#ballot`}>{say('vote.rules')}</a>
        {poll ? (
          <>
            {' · '}
            <a href={`/votes/${poll.id}/recount`}>{say('recount')}</a>
          </>
        ) : null}
      </p>
    </VoteBox>
  );
}

function VoteBox({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="vote" id="vote">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

type WithBallot = Props & { ballot: Ballot };

/** What somebody cast for this work in the present period, with the receipt of each. */
function CastPart({ view, shown, voter, ballot }: WithBallot) {
  const say = view.say(text);
  const cast = voter ? votesFor(voter.past, shown.entry.id, ballot, view.now) : [];
  const receipts = new Map((voter?.past ?? []).map((vote) => [vote.no, vote.receipt]));
  if (voter?.forgottenAt) return <p className="quiet">{say('key.own')}</p>;
  if (cast.length === 0) return null;
  return (
    <p className="vote-cast">
      {say('vote.cast', { count: cast.length })}{' '}
      {cast.map(({ no }) => (
        <a key={no} href={`/votes/receipts/${receipts.get(no)}`}>
          {say('vote.receipt')}
        </a>
      ))}
    </p>
  );
}

/** The button carries the same Verdict as the act; signed out, its place is the way to sign in. */
function DoPart({ view, shown, voter, ballot, stamp }: WithBallot) {
  const say = view.say(text);
  const { entry, call, poll } = shown;
  const here = `/works/${entry.id}`;
  const asked = ballot.together ? undefined : [entry.id];
  const verdict = withVoter(mayVote(view.actor, { works: [shown], call, poll }, view.now), shown, voter, {
    ...{ entryIds: asked, now: view.now },
  });
  const code = codeOf(verdict);
  if (code === 'http.sign-in-needed') {
    const next = encodeURIComponent(here);
    return (
      <p>
        <a className="button is-main" href={`/sign-in?next=${next}`}>
          {say('vote.sign-in')}
        </a>{' '}
        <a href={`/sign-up?next=${next}`}>{say('vote.sign-in.why')}</a>
      </p>
    );
  }
  if (code && provable.includes(code)) return <ProvePart {...{ view, ballot, verdict }} />;
  if (verdict.allowed && ballot.together) {
    const votes = voter ? votesLeft(voter.past, ballot, view.now) : 0;
    return (
      <p>
        <a className="button is-main" href={`${addressOf(call)}/ballot?add=${entry.id}`}>
          {say(votes > 0 ? 'ballot.add' : 'ballot.to')}
        </a>
      </p>
    );
  }
  const seen = seenField(view, entry.id, stamp);
  const hasVoted = voter && votesFor(voter.past, entry.id, ballot, view.now).length > 0;
  return (
    <ActButton
      screen={view}
      action={`${here}/votes`}
      verdict={verdict}
      label={say(hasVoted && verdict.allowed ? 'vote.do-again' : 'vote.do')}
      hidden={seen ? { seen } : undefined}
    />
  );
}

/** Which votes count by the rules, and where to prove that one's own does. */
export function ProvePart({ view, ballot, verdict }: { view: View; ballot: Ballot; verdict: Verdict }) {
  const say = view.say(text);
  return (
    <>
      <p>{sayTiers(ballot)[view.language]}</p>
      {verdict.allowed ? null : <p className="quiet">{view.sayRefusal(verdict.refusal)}</p>}
      <p>
        <a className="button is-main" href={`/me/identity?next=${encodeURIComponent(view.path)}`}>
          {say('vote.prove')}
        </a>
      </p>
    </>
  );
}
