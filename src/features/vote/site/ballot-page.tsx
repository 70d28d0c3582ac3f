/** The page of a whole ballot: the works of a poll to tick, as many as the rules say, sent together. */

import type { ReactNode } from 'react';
import { dayOf } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { Verdict } from '../../../kernel/verdict.ts';
import type { Ask, ShownPage, View } from '../../../platform/route.ts';
import type { Stamp } from '../../../platform/signed.ts';
import { Form, formOf, SendButton, TextField } from '../../../ui/form.tsx';
import { Empty, Heading, Note } from '../../../ui/parts.tsx';
import { type Ballot, sayQuota, sayTiers } from '../../call/ballot.ts';
import { wordsOf } from '../../entry/store/search.ts';
import { votesLeft } from '../ballot.ts';
import { mayVote } from '../policy.ts';
import { listPollEntryIds, listPolls } from '../store/poll.ts';
import { type Card, listCards } from '../store.ts';
import { text } from '../text.ts';
import { ballotOf, orderOfDay, type Poll, pollAt } from '../vote.ts';
import { WorkTick, WorkWords } from './ballot-work.tsx';
import { type AskedCall, addressOf, crumbsOf, findCallAsked } from './gallery.tsx';
import { ProvePart, seenField } from './vote-part.tsx';
import { findVoterHere, type VoterHere, withVoter } from './voter.ts';

export type AskedBallot = AskedCall & { poll: Poll; ballot: Ballot };
type Together = { least: number; most: number };

/** Without the words that find them, so many works are listed at most; what is ticked is always there. */
const listedMax = 300;

/** Where works are chosen together there is a ballot; where they are voted for one by one there is none. */
export async function findBallotAsked(ask: Ask): Promise<AskedBallot | undefined> {
  const asked = await findCallAsked(ask);
  const poll = asked && pollAt(await listPolls(ask.tx, asked.hosted.id), ask.now);
  if (!poll) return undefined;
  const ballot = ballotOf(poll, asked.hosted);
  return ballot.together ? { ...asked, poll, ballot } : undefined;
}

/** What was ticked: as it came back, else the one work that the address adds. */
function tickedOf(view: View): ReadonlySet<string> {
  const typed = view.form?.raw.work;
  return new Set(view.form ? typed : [view.query.add].filter((id) => id !== undefined));
}

const folded = (words: string) => words.normalize('NFKC').toLowerCase();

function isMet(card: Card, words: readonly string[]): boolean {
  const makers = card.makers.map(({ name }) => name);
  const said = folded([card.title, card.number, card.unitName.zh, card.unitName.en, ...makers].join(' '));
  return words.every((word) => said.includes(word));
}

/** The works in the order of the day: those found, and those ticked in any case. */
async function findListed(view: View, poll: Poll, q: string) {
  const ids = await listPollEntryIds(view.tx, poll.id);
  const shuffled = orderOfDay(
    ids.map((id) => ({ id })),
    dayOf(view.now),
  );
  const cards = await listCards(
    view.tx,
    shuffled.map(({ id }) => id),
  );
  const ticked = tickedOf(view);
  const words = wordsOf(q);
  const found = cards.filter((card) => isMet(card, words));
  const listed = new Set(found.slice(0, listedMax).map(({ id }) => id));
  return {
    ticked,
    cards: cards.filter(({ id }) => listed.has(id) || ticked.has(id)),
    count: cards.length,
    found: found.length,
  };
}
type Listed = Awaited<ReturnType<typeof findListed>>;

export function ballotPage(stamp?: Stamp) {
  return async (view: View, asked: AskedBallot): Promise<ShownPage> => {
    const say = view.say(text);
    const { call, hosted, campaign, poll, ballot } = asked;
    const q = (view.form?.raw._q?.[0] ?? view.query.q ?? '').trim();
    const voter = await findVoterHere(view, poll);
    const open = mayVote(view.actor, { works: [], call: hosted, poll }, view.now);
    const verdict = withVoter(open, { poll, call: hosted }, voter, { now: view.now });
    const listed = await findListed(view, poll, q);
    const title = say('ballot.of', { call: call.name });
    const parts = { view, asked, voter, verdict };
    return {
      title,
      accent: campaign.accent,
      share: { description: sayQuota(ballot)[view.language], unlisted: true },
      body: (
        <>
          <Heading
            screen={view}
            title={title}
            crumbs={[...crumbsOf(view, campaign), [nameIn(call.name, view.language), addressOf(call)]]}
          >
            <p>{sayQuota(ballot)[view.language]}</p>
            <p className="quiet">
              {sayTiers(ballot)[view.language]} · {say('vote.until', { closesAt: poll.closesAt })} ·{' '}
              <a href={`${addressOf(call)}/rules#ballot`}>{say('vote.rules')}</a>
            </p>
          </Heading>
          {listed.count === 0 ? (
            <Empty title={say('ballot.none')}>
              <p>{say('ballot.none.next')}</p>
            </Empty>
          ) : (
            <BallotBody {...parts} listed={listed} q={q} stamp={stamp} />
          )}
        </>
      ),
    };
  };
}

type BodyProps = {
  view: View;
  asked: AskedBallot;
  voter: VoterHere | undefined;
  verdict: Verdict;
  listed: Listed;
  q: string;
  stamp?: Stamp;
};

/** The form, or why there is none; minors are not asked. */
function BallotBody(props: BodyProps): ReactNode {
  const { view, voter, verdict, asked } = props;
  const say = view.say(text);
  if (voter?.identity.isMinor) return <Note>{say('vote.minor')}</Note>;
  const code = verdict.allowed ? undefined : verdict.refusal.code;
  if (code === 'http.sign-in-needed') return <SignInPart {...props} />;
  if (code === 'vote.tier-needed' || code === 'vote.region-unknown')
    return <ProvePart view={view} ballot={asked.ballot} verdict={verdict} />;
  if (!verdict.allowed) return <Note tone="warn">{view.sayRefusal(verdict.refusal)}</Note>;
  const past = voter?.past ?? [];
  return votesLeft(past, asked.ballot, view.now) === 0 ? (
    <IsCastPart {...props} />
  ) : (
    <BallotForm {...props} />
  );
}

/** Signed out, the works can be looked at, and the way to sign in leads back with the one that was added. */
function SignInPart({ view, asked, listed }: BodyProps) {
  const say = view.say(text);
  const add = view.query.add ? `?add=${encodeURIComponent(view.query.add)}` : '';
  const next = encodeURIComponent(`${addressOf(asked.call)}/ballot${add}`);
  return (
    <>
      <p>
        <a className="button is-main" href={`/sign-in?next=${next}`}>
          {say('vote.sign-in')}
        </a>{' '}
        <a href={`/sign-up?next=${next}`}>{say('vote.sign-in.why')}</a>
      </p>
      <ul className="ballot-works">
        {listed.cards.map((card) => (
          <li key={card.id}>
            <span className="ballot-work">
              <WorkWords view={view} card={card} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What was cast in this period, with its receipt. */
function IsCastPart({ view, asked, voter, listed }: BodyProps) {
  const say = view.say(text);
  const standing = (voter?.past ?? []).filter((vote) => vote.retractedAt === undefined);
  const last = standing.at(-1);
  const works = standing.filter((vote) => vote.at.getTime() === last?.at.getTime());
  const titleOf = (id: string) => listed.cards.find((card) => card.id === id)?.title ?? '';
  const again =
    voter &&
    withVoter({ allowed: true }, { poll: asked.poll, call: asked.hosted }, voter, {
      ...{ entryIds: [], now: view.now },
    });
  return (
    <Note tone="good" title={say('ballot.is-cast')}>
      <ul>
        {works.map(({ no, entryId }) => (
          <li key={no}>
            <a href={`/works/${entryId}`}>{titleOf(entryId) || say('ballot.look')}</a>
          </li>
        ))}
      </ul>
      {last ? (
        <p>
          <a href={`/votes/receipts/${last.receipt}`}>{say('vote.receipt')}</a>
        </p>
      ) : null}
      {again && !again.allowed ? <p className="quiet">{view.sayRefusal(again.refusal)}</p> : null}
    </Note>
  );
}

function BallotForm({ view, asked, listed, q, stamp }: BodyProps) {
  const say = view.say(text);
  const casts = `${addressOf(asked.call)}/ballot`;
  const look = `${casts}/look`;
  // Looking for works sends the whole form there and back: nothing ticked is lost.
  const hand = formOf(view, view.form?.action === look ? look : casts);
  const seen = seenField(view, asked.poll.id, stamp);
  const problem = hand.problem('work');
  return (
    <Form hand={hand} className="form ballot-form">
      {seen ? <input type="hidden" name="seen" value={seen} /> : null}
      <div className="field-row">
        <TextField
          {...{ hand, name: '_q', type: 'search', maxLength: 60, optional: true }}
          label={say('ballot.search')}
          value={q}
        />
        <SendButton screen={view} label={say('ballot.search.do')} tone="calm" formAction={look} />
      </div>
      <FoundPart {...{ view, listed, q, asked }} />
      <fieldset id={hand.idOf('work')} tabIndex={-1}>
        <legend>{say('ballot.works')}</legend>
        <p className="hint">{say('ballot.order')}</p>
        {problem ? <p className="problem">{problem}</p> : null}
        <ul className="ballot-works">
          {listed.cards.map((card) => (
            <WorkTick key={card.id} {...{ view, hand, card }} isTicked={listed.ticked.has(card.id)} />
          ))}
        </ul>
      </fieldset>
      <BallotFoot view={view} together={asked.ballot.together!} casts={casts} />
    </Form>
  );
}

function FoundPart({ view, listed, q }: Pick<BodyProps, 'view' | 'listed' | 'q' | 'asked'>) {
  const say = view.say(text);
  const left = listed.found - listedMax;
  return (
    <>
      {q ? (
        <p className="quiet" role="status">
          {listed.found === 0
            ? say('ballot.search.none', { q })
            : say('ballot.search.found', { count: listed.found })}
        </p>
      ) : null}
      {left > 0 ? <p className="quiet">{say('ballot.search.more', { listed: listedMax, left })}</p> : null}
    </>
  );
}

/** The count is drawn by the stylesheet from the ticks before it: it is right without a script. */
function BallotFoot({ view, together, casts }: { view: View; together: Together; casts: string }) {
  const say = view.say(text);
  return (
    <div className="ballot-foot">
      <span>
        {say('ballot.chosen')} <strong className="ballot-count" />
        {say('ballot.of-most', { most: together.most })}
      </span>
      <SendButton screen={view} label={say('ballot.send')} formAction={casts} />
    </div>
  );
}
