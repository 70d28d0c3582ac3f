/** The gallery across a campaign: works of all its calls, by call, place, unit, kind and year. */

import { nameIn } from '../../../kernel/text.ts';
import type { TreePath } from '../../../kernel/tree.ts';
import type { Ask, ShownPage, View } from '../../../platform/route.ts';
import { Empty, Heading, Pager } from '../../../ui/parts.tsx';
import type { Call } from '../../call/call.ts';
import { findHostedCall, listCalls } from '../../call/store.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { findCampaign, listCampaignsOf } from '../../campaign/store.ts';
import { type GalleryAsk, galleryQuery, isFiltered, readGallery } from '../gallery.ts';
import { countByUnit } from '../store/gallery.ts';
import { listCards } from '../store.ts';
import { text } from '../text.ts';
import { CardItem, pictureOf } from './card.tsx';
import { FilterForm, type Option, OrderLinks, placeOptions } from './filter.tsx';
import { findWorks, postersOf, whereOf } from './finding.ts';
import { crumbsOf } from './gallery.tsx';

export const findCampaignAsked = (ask: Ask) => findCampaign(ask.tx, ask.actor, ask.params.campaign!);

/** A call of a campaign with the lineage under which its works stand: its own, or that of the round it goes to. */
export type ShownCall = { call: Call; hosted: Call };

export async function listShownCalls(view: Pick<View, 'tx'>, campaign: Campaign): Promise<ShownCall[]> {
  const found: ShownCall[] = [];
  for (const call of await listCalls(view.tx, campaign.id)) {
    const hosted = call.hostId ? call : await findHostedCall(view.tx, call);
    if (hosted) found.push({ call, hosted });
  }
  return found;
}

/** The lineages asked for: of one call, or of all; none when there is no such call. */
function lineagesOf(calls: readonly ShownCall[], asked: string | undefined): TreePath[] {
  const chosen = asked === undefined ? calls : calls.filter(({ call }) => call.id === asked);
  return [...new Set(chosen.map(({ hosted }) => hosted.lineage))];
}

/** The same organisation's campaign of another year, where one was asked for. */
async function campaignOfYear(campaign: Campaign, years: readonly Campaign[], year: number | undefined) {
  return year === undefined ? campaign : years.find((one) => one.year === year);
}

async function findAcross(view: View, campaign: Campaign) {
  const ask = readGallery(view.query);
  const years = await listCampaignsOf(view.tx, campaign.organisationId);
  const asked = await campaignOfYear(campaign, years, ask.year);
  const calls = asked ? await listShownCalls(view, asked) : [];
  const order = ask.order ?? 'day';
  const base = campaign.organisationPath;
  const where = await whereOf(view, lineagesOf(calls, ask.call), base, ask);
  const page = await findWorks(view, where, order);
  const cards = await listCards(view.tx, page.items);
  const counts = await countByUnit(view.tx, { lineages: lineagesOf(calls, undefined), place: base });
  const chosen = ask.place === undefined ? undefined : where?.place;
  const callOptions = calls.map(
    ({ call }): Option => ({ value: call.id, label: nameIn(call.name, view.language) }),
  );
  const yearOptions = [...new Set(years.map((one) => String(one.year)))].map(
    (value): Option => ({ value, label: value }),
  );
  return {
    ...{ ask, order, page, cards },
    options: {
      ...(await placeOptions(view, base, counts, chosen)),
      calls: callOptions,
      years: yearOptions.length > 1 ? yearOptions : undefined,
    },
    posters: await postersOf(view, cards),
  };
}

export async function worksPage(view: View, campaign: Campaign): Promise<ShownPage> {
  const say = view.say(text);
  const { ask, order, page, cards, options, posters } = await findAcross(view, campaign);
  const action = `/campaigns/${campaign.id}/works`;
  const title = say('gallery.of', { campaign: campaign.title });
  const images = cards.map((one) => pictureOf(one, one.file, posters.has(one.file?.id ?? '')));
  return {
    title,
    accent: campaign.accent,
    share: { description: title, image: images.find((image) => image), unlisted: isFiltered(ask) },
    body: (
      <>
        <Heading screen={view} title={say('gallery.all')} crumbs={crumbsOf(view, campaign)} />
        <FilterForm view={view} action={action} ask={ask} options={options} />
        {cards.length === 0 ? (
          <Nothing view={view} action={action} ask={ask} />
        ) : (
          <>
            <p className="quiet" role="status">
              {say('gallery.count', { count: page.total })} ·{' '}
              <OrderLinks view={view} action={action} ask={ask} order={order} />
            </p>
            <ul className="cards is-works">
              {cards.map((card, at) => (
                <CardItem key={card.id} {...{ view, card, at }} poster={posters.get(card.file?.id ?? '')} />
              ))}
            </ul>
          </>
        )}
        <Pager screen={view} page={page} href={(at) => `${action}${galleryQuery(ask, at)}`} />
      </>
    ),
  };
}

function Nothing({ view, action, ask }: { view: View; action: string; ask: GalleryAsk }) {
  const say = view.say(text);
  const isAsked = isFiltered(ask);
  return (
    <Empty title={say(isAsked ? 'find.none' : 'gallery.none')}>
      <p>{say(isAsked ? 'find.none.next' : 'gallery.none.next')}</p>
      {isAsked ? (
        <p>
          <a className="button is-calm" href={action}>
            {say('find.clear')}
          </a>
        </p>
      ) : null}
    </Empty>
  );
}
