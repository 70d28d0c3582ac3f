/** The public doors of the calendar: feeds for calendar programs, and the page on which a person makes or revokes theirs. */

import type { Person } from '../../kernel/actor.ts';
import { personIdOf, seatsOf } from '../../kernel/actor.ts';
import { sayInstant } from '../../kernel/period.ts';
import { nameIn } from '../../kernel/text.ts';
import type { Tx } from '../../platform/db.ts';
import { icalAnswer, writeIcal } from '../../platform/ical.ts';
import {
  type Ask,
  act,
  anyone,
  nothing,
  page,
  type Route,
  raw,
  type ShownPage,
  type View,
} from '../../platform/route.ts';
import { ActButton } from '../../ui/form.tsx';
import { Empty, Heading, Note, Pairs, Refused } from '../../ui/parts.tsx';
import { digestOf } from '../account/store.ts';
import { listCalls } from '../call/store.ts';
import type { Campaign } from '../campaign/campaign.ts';
import { findCampaign } from '../campaign/store.ts';
import { listSeatsOf } from '../organisation/store.ts';
import { makeFeed } from './actions/make-feed.ts';
import { revokeFeed } from './actions/revoke-feed.ts';
import { type FeedItem, itemsOfCall, itemsOfCampaign } from './feed.ts';
import { mayHaveFeed } from './policy.ts';
import { Nothing } from './schema.ts';
import { listItemsFor } from './store/dates.ts';
import { type Feed, findFeedByToken, findFeedOf, tokenOf } from './store/feed.ts';
import { text } from './text.ts';

/** What features above add to a person's feed, such as rounds to judge; filled in main. */
export type FeedSlots = {
  items?: readonly ((tx: Tx, person: Person, now: Date, language: 'zh' | 'en') => Promise<FeedItem[]>)[];
};
export type FeedRoom = { secret: string; origin: string; slots?: FeedSlots };

type FoundFeed = Feed & { name: string };
const findFeedAsked = (ask: Ask) => findFeedByToken(ask.tx, ask.params.token!);

const absolute = (items: readonly FeedItem[], origin: string) =>
  items.map((item) => ({ ...item, url: `${origin}${item.link}` }));

/** Public things only, whoever asks: a draft has no feed. */
const findCampaignAsked = (ask: Ask) =>
  findCampaign(ask.tx, { kind: 'anyone', address: '' }, ask.params.campaign!);

async function campaignFeed(origin: string, ask: Ask, campaign: Campaign): Promise<Response> {
  const calls = await listCalls(ask.tx, campaign.id);
  const { language } = ask;
  const items = [
    ...itemsOfCampaign(campaign, language),
    ...calls.flatMap((call) => itemsOfCall(call, language)),
  ];
  return icalAnswer(writeIcal(nameIn(campaign.title, language), absolute(items, origin), ask.now), true);
}

/** Seats are asked at this instant: with a seat that has ended, its dates are gone (AC-018). */
async function personFeed({ origin, slots }: FeedRoom, ask: Ask, feed: FoundFeed): Promise<Response> {
  const { tx, now, language } = ask;
  const seats = await listSeatsOf(tx, feed.personId, now);
  const own = { id: feed.personId, name: feed.name, username: '', seats, sessionId: '', address: '' };
  const person: Person = { kind: 'person', ...own };
  const items = await listItemsFor(tx, person, language);
  for (const more of slots?.items ?? []) items.push(...(await more(tx, person, now, language)));
  return icalAnswer(writeIcal(text.calendar[language], absolute(items, origin), now), false);
}

function feedPage(room: FeedRoom) {
  return async (view: View): Promise<ShownPage> => {
    const say = view.say(text);
    const feed = await findFeedOf(view.tx, personIdOf(view.actor)!);
    return {
      title: say('feed.mine'),
      body: (
        <div className="narrow">
          <Heading screen={view} title={say('feed.mine')}>
            <p>{say('feed.lead')}</p>
          </Heading>
          {seatsOf(view.actor).length === 0 ? <Note tone="wait">{say('feed.no-seat')}</Note> : null}
          <Refused screen={view} shown={[feed ? '/my/calendar/revoke' : '/my/calendar/make']} />
          {feed ? (
            <Standing view={view} feed={feed} room={room} />
          ) : (
            <Empty title={say('feed.none')}>
              <ActButton
                screen={view}
                action="/my/calendar/make"
                verdict={mayHaveFeed(view.actor)}
                label={say('feed.make')}
              />
            </Empty>
          )}
        </div>
      ),
    };
  };
}

/** The address once more, as long as the house's secret is the one it was made with. */
function Standing({ view, feed, room }: { view: View; feed: Feed; room: FeedRoom }) {
  const say = view.say(text);
  const token = tokenOf(room.secret, feed.id);
  const address = `${room.origin}/calendar/people/${token}/feed.ics`;
  const isShown = digestOf(token) === feed.digest;
  return (
    <>
      <Pairs
        pairs={[
          isShown && [
            say('feed.address'),
            <a key="address" className="address" href={address}>
              {address}
            </a>,
          ],
          [say('feed.made-at'), sayInstant(feed.madeAt, view.language)],
        ]}
      />
      <Note tone="plain">{say(isShown ? 'feed.secret' : 'feed.hidden')}</Note>
      <ActButton
        screen={view}
        action="/my/calendar/revoke"
        verdict={mayHaveFeed(view.actor)}
        label={say('feed.revoke')}
        tone="danger"
      />
    </>
  );
}

/** The doors; they need the house's secret, to show a person their address again. */
export function routes(room: FeedRoom): Route[] {
  const shows = feedPage(room);
  return [
    raw({
      get: '/calendar/campaigns/:campaign/feed.ics',
      frame: 'site',
      finds: findCampaignAsked,
      may: anyone,
      answers: (_, campaign, ask) => campaignFeed(room.origin, ask, campaign),
    }),
    raw({
      get: '/calendar/people/:token/feed.ics',
      frame: 'site',
      finds: findFeedAsked,
      may: anyone,
      answers: (_, feed, ask) => personFeed(room, ask, feed),
      words: ['token'],
    }),
    page({ get: '/my/calendar', frame: 'site', finds: nothing, may: mayHaveFeed, shows }),
    act({
      post: '/my/calendar/make',
      frame: 'site',
      finds: nothing,
      may: mayHaveFeed,
      takes: Nothing,
      does: makeFeed(room.secret),
      leadsTo: () => '/my/calendar',
      tells: text['told.feed-made'],
      shows,
    }),
    act({
      post: '/my/calendar/revoke',
      frame: 'site',
      finds: nothing,
      may: mayHaveFeed,
      takes: Nothing,
      does: revokeFeed,
      leadsTo: () => '/my/calendar',
      tells: text['told.feed-revoked'],
      shows,
    }),
  ];
}
