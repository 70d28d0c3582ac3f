/** The page of one shown work: the work itself, who made it, and the vote. */

import { personIdOf } from '../../../kernel/actor.ts';
import { sayClock } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import { isOpenTo, standingOf } from '../../../kernel/window.ts';
import type { Ask, ShownPage, View } from '../../../platform/route.ts';
import { ActButton } from '../../../ui/form.tsx';
import { Badge, Heading, Pairs, Section } from '../../../ui/parts.tsx';
import { findHostedCall, getCall } from '../../call/store.ts';
import { text as callText } from '../../call/text.ts';
import { getCampaign } from '../../campaign/store.ts';
import type { Entry } from '../../entry/entry.ts';
import { Exhibit } from '../../entry/exhibit.tsx';
import { listShownFiles } from '../../entry/store/exhibit.ts';
import { findEntry } from '../../entry/store.ts';
import { mayVoteToday } from '../policy.ts';
import { listPollsOf } from '../store/poll.ts';
import { findTally, listOnDisplay, listVotesOfDay, type ShownWork } from '../store.ts';
import { text } from '../text.ts';
import {
  ballotDayOf,
  type CastVote,
  gateOf,
  isFinalTally,
  pollAt,
  type ShownEntry,
  type Tally,
  votesLeft,
  windowOfPoll,
} from '../vote.ts';
import { fileBaseOf, pictureOf } from './card.tsx';
import { addressOf, crumbsOf, type Slots } from './gallery.tsx';

/** Whatever the actor may see; a work that is not shown is voted for by nobody, and says so to those who see it. */
export async function findVotable(ask: Ask): Promise<ShownEntry | undefined> {
  const entry = await findEntry(ask.tx, ask.actor, ask.params.entry!);
  const call = entry && (await findHostedCall(ask.tx, await getCall(ask.tx, entry.callId)));
  return call && { entry, call, poll: pollAt(await listPollsOf(ask.tx, entry.id), ask.now) };
}

/** A work before the public; hidden and not yet shown ones are not here, for nobody. */
export async function findShown(ask: Ask): Promise<ShownEntry | undefined> {
  const found = await findVotable(ask);
  return found?.entry.shownAt ? found : undefined;
}

async function listToday(view: View, { call }: ShownEntry): Promise<CastVote[]> {
  const voterId = personIdOf(view.actor);
  return voterId ? listVotesOfDay(view.tx, call.campaignId, voterId, ballotDayOf(view.now)) : [];
}

export async function workPage(view: View, shown: ShownEntry, slots: Slots): Promise<ShownPage> {
  const say = view.say(text);
  const { entry, call, poll } = shown;
  const campaign = await getCampaign(view.tx, call.campaignId);
  const files = await listShownFiles(view.tx, entry.id);
  const works = await listOnDisplay(view.tx, call.id);
  const tally = poll && (await findTally(view.tx, poll.id, entry.id));
  const callName = nameIn(call.name, view.language);
  const makers = entry.makers.map((maker) => maker.name).join(say('separator'));
  return {
    title: entry.title,
    share: {
      description: say('share', { makers, unit: entry.unitName, call: call.name }),
      image: pictureOf(entry, files[0]?.file) ?? view.asset('sign.svg'),
    },
    body: (
      <article>
        <Heading
          screen={view}
          title={entry.title}
          crumbs={[...crumbsOf(view, campaign), [callName, addressOf(call)]]}
          state={
            entry.statements.ai && entry.statements.ai !== 'none' ? (
              <Badge tone="warn">{say('ai')}</Badge>
            ) : undefined
          }
        />
        {await slots.aboutWork?.(view, entry)}
        <div className="work">
          <div>
            <Exhibit screen={view} entry={entry} files={files} base={fileBaseOf(entry)} />
          </div>
          <VotePart view={view} shown={shown} today={await listToday(view, shown)} tally={tally} />
          <AboutPart view={view} entry={entry} />
        </div>
        <Neighbours view={view} works={works} entry={entry} />
      </article>
    ),
  };
}

function AboutPart({ view, entry }: { view: View; entry: Entry }) {
  const say = view.say(text);
  const makers = entry.makers.map(({ name, role }) => (role ? say('maker.role', { name, role }) : name));
  return (
    <Section title={say('summary')}>
      <p className="prose">{entry.summary}</p>
      <Pairs
        pairs={[
          [say('makers'), makers.join(say('separator'))],
          [say('unit'), nameIn(entry.unitName, view.language)],
          [say('number'), entry.number],
        ]}
      />
    </Section>
  );
}

function sayTally(view: View, { poll }: ShownEntry, tally: Tally | undefined): string {
  const say = view.say(text);
  if (!tally || !poll) return say('tally.none');
  return isFinalTally(tally, poll)
    ? say('tally.final', { votes: tally.votes })
    : say('tally', { votes: tally.votes, at: sayClock(tally.countedAt) });
}

/** The button carries the same Verdict as the act; signed out, its place is the way to sign in. */
function VotePart(props: { view: View; shown: ShownEntry; today: readonly CastVote[]; tally?: Tally }) {
  const { view, shown, today } = props;
  const { entry, call, poll } = shown;
  const say = view.say(text);
  const verdict = mayVoteToday(view.actor, shown, today, view.now);
  const isSignedOut = !verdict.allowed && verdict.refusal.code === 'http.sign-in-needed';
  const isVoting = poll !== undefined && isOpenTo(standingOf(windowOfPoll(poll, call), view.now));
  const gate = gateOf(poll, call);
  const { perDay } = call.ballot;
  return (
    <section className="vote" id="vote">
      <h2>{gate ? nameIn(gate, view.language) : say('vote')}</h2>
      <p className="vote-count">{sayTally(view, shown, props.tally)}</p>
      {isSignedOut ? (
        <p>
          <a className="button is-main" href={`/sign-in?next=${encodeURIComponent(`/works/${entry.id}`)}`}>
            {say('vote.sign-in')}
          </a>{' '}
          <a href={`/sign-up?next=${encodeURIComponent(`/works/${entry.id}`)}`}>{say('vote.sign-in.why')}</a>
        </p>
      ) : (
        <ActButton
          screen={view}
          action={`/works/${entry.id}/votes`}
          verdict={verdict}
          label={say('vote.do')}
        />
      )}
      {isVoting ? (
        <p className="quiet">
          {isSignedOut ? null : `${say('vote.left', { left: votesLeft(today, call.ballot), perDay })} · `}
          {say('vote.until', { closesAt: poll.closesAt })}
        </p>
      ) : null}
      <p>
        <a href={`${addressOf(call)}/rules`}>{view.say(callText)('ballot')}</a>
      </p>
    </section>
  );
}

function Neighbours({ view, works, entry }: { view: View; works: readonly ShownWork[]; entry: Entry }) {
  const say = view.say(text);
  const index = works.findIndex((work) => work.id === entry.id);
  const [previous, next] = [works[index - 1], index < 0 ? undefined : works[index + 1]];
  if (!previous && !next) return null;
  return (
    <nav className="pager" aria-label={say('work.neighbours')}>
      {previous ? (
        <a rel="prev" href={`/works/${previous.id}`}>{`${say('work.previous')} · ${previous.title}`}</a>
      ) : (
        <span />
      )}
      {next ? <a rel="next" href={`/works/${next.id}`}>{`${say('work.next')} · ${next.title}`}</a> : null}
    </nav>
  );
}
