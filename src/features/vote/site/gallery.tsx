/** The gallery of a call: its shown works, sixty a page, with counts that share one instant. */

import { Fragment, type ReactNode } from 'react';
import { askPage, offsetOf, pageOf } from '../../../kernel/page.ts';
import { dayOf, sayClock } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import { isOpenTo, standingOf } from '../../../kernel/window.ts';
import type { Ask, ShownPage, View } from '../../../platform/route.ts';
import { Badge, Empty, Heading, Pager } from '../../../ui/parts.tsx';
import { windowOfEntries } from '../../calendar/calendar.ts';
import { type Call, phaseOfCall } from '../../call/call.ts';
import { findCall, findHostedCall } from '../../call/store.ts';
import { text as callText } from '../../call/text.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { getCampaign } from '../../campaign/store.ts';
import type { Entry } from '../../entry/entry.ts';
import { listPolls } from '../store/poll.ts';
import { type Card, listCards, listOnDisplay } from '../store.ts';
import { text } from '../text.ts';
import { gateOf, orderOfDay, type Poll, pollAt, windowOfPoll } from '../vote.ts';
import { CardItem, pictureOf } from './card.tsx';

/** The call asked for and the one whose round it goes to: an adopted call has no works of its own to show. */
export type AskedCall = { call: Call; hosted: Call; campaign: Campaign };

/** What features above have to say on these pages; main fills it. */
export type Slots = {
  aboutCall?: (view: View, call: Call) => Promise<ReactNode>;
  aboutWork?: (view: View, entry: Entry) => Promise<ReactNode>;
};

const pageSize = 60;

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

/** The order asked for; by itself a gallery is shuffled while people vote. */
function orderAsked(view: View, isVoting: boolean): 'day' | 'number' {
  const asked = view.query.order;
  if (asked === 'day' || asked === 'number') return asked;
  return isVoting ? 'day' : 'number';
}

/** The instant all shown counts share; nothing when there is none or they differ. */
function instantOf(cards: readonly Card[]): Date | undefined {
  const instants = new Set(cards.map((card) => card.tally?.countedAt.getTime()));
  return instants.size === 1 ? cards[0]?.tally?.countedAt : undefined;
}

/** A fixed number of queries, however many works there are. */
export async function galleryPage(
  view: View,
  { call, hosted, campaign }: AskedCall,
  slots: Slots,
): Promise<ShownPage> {
  const say = view.say(text);
  const poll = pollAt(await listPolls(view.tx, hosted.id), view.now);
  const isVoting = poll !== undefined && isOpenTo(standingOf(windowOfPoll(poll, hosted), view.now));
  const order = orderAsked(view, isVoting);
  const shown = await listOnDisplay(view.tx, hosted.id);
  const ordered = order === 'day' ? orderOfDay(shown, dayOf(view.now)) : shown;
  const ask = askPage(view.query.page, pageSize);
  const ids = ordered.slice(offsetOf(ask), offsetOf(ask) + ask.size).map((work) => work.id);
  const cards = await listCards(view.tx, ids, poll?.id);
  const href = (page: number) => `${addressOf(call)}?order=${order}&page=${page}`;
  const name = nameIn(hosted.name, view.language);
  return {
    title: name,
    share: {
      description: nameIn(hosted.brief, view.language),
      image: cards.map((card) => pictureOf(card, card.file)).find((image) => image),
    },
    body: (
      <>
        <GalleryHead
          view={view}
          found={{ call, hosted, campaign }}
          count={shown.length}
          cards={cards}
          order={order}
          poll={isVoting ? poll : undefined}
          about={await slots.aboutCall?.(view, hosted)}
        />
        {cards.length === 0 ? (
          <Empty title={say('gallery.none')}>
            <p>{say('gallery.none.next')}</p>
            <p>
              <a className="button is-calm" href={`${addressOf(call)}/rules`}>
                {say('rules')}
              </a>
            </p>
          </Empty>
        ) : (
          <ul className="cards is-works">
            {cards.map((card) => (
              <CardItem key={card.id} view={view} call={hosted} card={card} />
            ))}
          </ul>
        )}
        <Pager screen={view} page={pageOf(cards, shown.length, ask)} href={href} />
      </>
    ),
  };
}

type HeadProps = {
  view: View;
  found: AskedCall;
  count: number;
  cards: readonly Card[];
  order: 'day' | 'number';
  /** The poll that is open now. */
  poll?: Poll;
  about: ReactNode;
};

function GalleryHead(props: HeadProps) {
  const { view, found, order, poll } = props;
  const say = view.say(text);
  const phase = phaseOfCall(found.hosted, view.now);
  const countedAt = instantOf(props.cards.filter((card) => card.tally));
  const gate = gateOf(poll, found.hosted);
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
      <p>
        {mayEnter ? (
          <>
            <a className="button is-main" href={`/entries/new?call=${found.call.id}`}>
              {say('gallery.enter')}
            </a>{' '}
          </>
        ) : null}
        <a href={`${addressOf(found.call)}/rules`}>{say('rules')}</a>
      </p>
      {props.about}
      {props.count === 0 ? null : (
        <p className="quiet">
          {say('gallery.count', { count: props.count })} ·{' '}
          {countedAt ? `${say('gallery.counted', { at: sayClock(countedAt) })} · ` : null}
          {say('order')}
          {(['day', 'number'] as const).map((one) => (
            <Fragment key={one}>
              {' '}
              {one === order ? (
                <strong>{say(`order.${one}`)}</strong>
              ) : (
                <a href={`${addressOf(found.call)}?order=${one}`}>{say(`order.${one}`)}</a>
              )}
            </Fragment>
          ))}
          {poll ? ` · ${say('order.why')}` : null}
        </p>
      )}
    </Heading>
  );
}
