/** The gallery of a call: its shown works, found by words and places, sixty a page, with counts that share one instant. */

import type { ReactNode } from 'react';
import { sayClock } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import { isOpenTo, standingOf } from '../../../kernel/window.ts';
import type { Published } from '../../../platform/published.ts';
import type { Ask, ShownPage, View } from '../../../platform/route.ts';
import type { Stamp } from '../../../platform/signed.ts';
import { Badge, Empty, Heading, Pager } from '../../../ui/parts.tsx';
import { windowOfEntries } from '../../calendar/calendar.ts';
import { type Call, phaseOfCall } from '../../call/call.ts';
import { findCall, findHostedCall } from '../../call/store.ts';
import { text as callText } from '../../call/text.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { getCampaign } from '../../campaign/store.ts';
import type { Entry } from '../../entry/entry.ts';
import { type GalleryAsk, type GalleryOrder, galleryQuery, isFiltered, readGallery } from '../gallery.ts';
import { countByUnit } from '../store/gallery.ts';
import { listPolls } from '../store/poll.ts';
import { type Card, listCards } from '../store.ts';
import { text } from '../text.ts';
import { gateOf, pollAt, windowOfPoll } from '../vote.ts';
import { CardItem, pictureOf } from './card.tsx';
import { FilterForm, OrderLinks, placeOptions } from './filter.tsx';
import { findWorks, postersOf, whereOf } from './finding.ts';
import { SharePart } from './share.tsx';

/** The call asked for and the one whose round it goes to: an adopted call has no works of its own to show. */
export type AskedCall = { call: Call; hosted: Call; campaign: Campaign };

/** What features above have to say on these pages; main fills it. */
export type Slots = {
  aboutCall?: (view: View, call: Call) => Promise<ReactNode>;
  /** One more link beside that to the rules. */
  linkOfCall?: (view: View, call: Call) => Promise<ReactNode>;
  aboutWork?: (view: View, entry: Entry) => Promise<ReactNode>;
  /** Of the rules: what altered the vote, what follows when votes are bought. */
  aboutRules?: (view: View, call: Call) => Promise<ReactNode>;
  /** Marks what a voter's page says of their stay. */
  stamp?: Stamp;
  /** Where the published files of polls lie. */
  published?: Published;
  /** How many days after its end it can be said whose the votes of a poll were. */
  keyDays?: number;
};

export async function findCallAsked(ask: Ask): Promise<AskedCall | undefined> {
  const call = await findCall(ask.tx, ask.actor, ask.params.call!);
  if (!call || call.campaignId !== ask.params.campaign) return undefined;
  const hosted = call.hostId ? call : ((await findHostedCall(ask.tx, call)) ?? call);
  return { call, hosted, campaign: await getCampaign(ask.tx, call.campaignId) };
}

export function addressOf(call: Pick<Call, 'id' | 'campaignId'>): string {
  return `/campaigns/${call.campaignId}/calls/${call.id}`;
}

export function crumbsOf(view: View, campaign: Campaign): (readonly [string, string])[] {
  return [[nameIn(campaign.title, view.language), `/campaigns/${campaign.id}`]];
}

/** The instant all shown counts share; nothing when there is none or they differ. */
function instantOf(cards: readonly Card[]): Date | undefined {
  const instants = new Set(cards.map((card) => card.tally?.countedAt.getTime()));
  return instants.size === 1 ? cards[0]?.tally?.countedAt : undefined;
}

/** What is asked of a gallery, and how it is found; a fixed number of queries, however many works there are. */
async function findGallery(view: View, { hosted }: AskedCall) {
  const { call: _, year: __, ...ask } = readGallery(view.query);
  const poll = pollAt(await listPolls(view.tx, hosted.id), view.now);
  const isVoting = poll !== undefined && isOpenTo(standingOf(windowOfPoll(poll, hosted), view.now));
  // By itself a gallery is shuffled while people vote.
  const order: GalleryOrder = ask.order ?? (isVoting ? 'day' : 'number');
  const where = await whereOf(view, [hosted.lineage], hosted.ownerPath, ask);
  const page = await findWorks(view, where, order);
  const cards = await listCards(view.tx, page.items, poll?.id);
  const counts = await countByUnit(view.tx, { lineages: [hosted.lineage] });
  const chosen = ask.place === undefined ? undefined : where?.place;
  return {
    ...{ ask, order, page, cards, poll: isVoting ? poll : undefined },
    options: await placeOptions(view, hosted.ownerPath, counts, chosen),
    shown: counts.reduce((sum, one) => sum + one.works, 0),
    posters: await postersOf(view, cards),
  };
}
type Gallery = Awaited<ReturnType<typeof findGallery>>;

export async function galleryPage(view: View, asked: AskedCall, slots: Slots): Promise<ShownPage> {
  const { call, hosted } = asked;
  const gallery = await findGallery(view, asked);
  const { ask, cards, page, posters } = gallery;
  const name = nameIn(hosted.name, view.language);
  const action = addressOf(call);
  const first = cards.map((one) => pictureOf(one, one.file, posters.has(one.file?.id ?? '')));
  return {
    title: name,
    islands: ['vote.js'],
    accent: asked.campaign.accent,
    share: {
      description: nameIn(hosted.brief, view.language),
      image: first.find((image) => image),
      unlisted: isFiltered(ask),
      feeds: [{ title: view.say(text)('feed.call', { call: hosted.name }), href: `${action}/feed.xml` }],
    },
    body: (
      <>
        <GalleryHead
          view={view}
          found={asked}
          gallery={gallery}
          about={await slots.aboutCall?.(view, hosted)}
          link={await slots.linkOfCall?.(view, hosted)}
        />
        {gallery.shown > 0 ? (
          <FilterForm view={view} action={action} ask={ask} options={gallery.options} />
        ) : null}
        {gallery.shown > 0 && cards.length > 0 ? (
          <CountLine view={view} action={action} gallery={gallery} />
        ) : null}
        {cards.length === 0 ? (
          <NoWorks view={view} action={action} ask={ask} />
        ) : (
          <ul className="cards is-works">
            {cards.map((card, at) => (
              <CardItem
                key={card.id}
                view={view}
                call={hosted}
                card={card}
                at={at}
                poster={posters.get(card.file?.id ?? '')}
              />
            ))}
          </ul>
        )}
        <Pager screen={view} page={page} href={(at) => `${action}${galleryQuery(ask, at)}`} />
        <SharePart view={view} title={name} path={action}>
          <p>
            <a href={`${action}/poster`}>{view.say(text)('share.poster')}</a>
          </p>
        </SharePart>
      </>
    ),
  };
}

/** Nothing to see: because of what was asked, or because nothing is shown yet. */
function NoWorks({ view, action, ask }: { view: View; action: string; ask: GalleryAsk }) {
  const say = view.say(text);
  if (isFiltered(ask))
    return (
      <Empty title={say('find.none')}>
        <p>{say('find.none.next')}</p>
        <p>
          <a className="button is-calm" href={action}>
            {say('find.clear')}
          </a>
        </p>
      </Empty>
    );
  return (
    <Empty title={say('gallery.none')}>
      <p>{say('gallery.none.next')}</p>
      <p>
        <a className="button is-calm" href={`${action}/rules`}>
          {say('rules')}
        </a>
      </p>
    </Empty>
  );
}

function CountLine({ view, action, gallery }: { view: View; action: string; gallery: Gallery }) {
  const say = view.say(text);
  const { ask, order, page, cards, poll } = gallery;
  const countedAt = instantOf(cards.filter((card) => card.tally));
  return (
    <p className="quiet" role="status">
      {say('gallery.count', { count: page.total })} ·{' '}
      {countedAt ? `${say('gallery.counted', { at: sayClock(countedAt) })} · ` : null}
      <OrderLinks view={view} action={action} ask={ask} order={order} why={poll !== undefined} />
    </p>
  );
}

type HeadProps = { view: View; found: AskedCall; gallery: Gallery; about: ReactNode; link: ReactNode };

function GalleryHead({ view, found, gallery, about, link }: HeadProps) {
  const say = view.say(text);
  const { poll } = gallery;
  const gate = gateOf(poll, found.hosted);
  const phase = phaseOfCall(found.hosted, view.now);
  const mayEnter =
    isOpenTo(standingOf(windowOfEntries(found.call), view.now)) && found.call.channels.includes('person');
  return (
    <Heading
      screen={view}
      title={nameIn(found.hosted.name, view.language)}
      crumbs={crumbsOf(view, found.campaign)}
      state={
        <Badge tone={poll ? 'accent' : 'plain'}>
          {gate ? nameIn(gate, view.language) : view.say(callText)(`phase.${phase}`)}
        </Badge>
      }
    >
      <p>{nameIn(found.hosted.brief, view.language)}</p>
      {poll ? <p className="quiet">{say('vote.until', { closesAt: poll.closesAt })}</p> : null}
      <p className="links">
        {mayEnter ? (
          <a className="button is-main" href={`/entries/new?call=${found.call.id}`}>
            {say('gallery.enter')}
          </a>
        ) : null}
        <a className="button is-calm" href={`${addressOf(found.call)}/rules`}>
          {say('rules')}
        </a>
        {link}
      </p>
      {about}
    </Heading>
  );
}
