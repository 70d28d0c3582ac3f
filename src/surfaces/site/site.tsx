/** The doors of the public site that belong to no single feature: home, campaign, organisation, archive, feeds, lists. */

import { listCalls } from '../../features/call/store.ts';
import type { Campaign } from '../../features/campaign/campaign.ts';
import { findCampaign, listPublicCampaigns } from '../../features/campaign/store.ts';
import { isStaff } from '../../kernel/actor.ts';
import { nameIn } from '../../kernel/text.ts';
import {
  type Ask,
  anyone,
  nothing,
  page,
  type Route,
  raw,
  type ShownPage,
  type View,
} from '../../platform/route.ts';
import { Empty } from '../../ui/parts.tsx';
import { archivePage } from './archive.tsx';
import { campaignPage } from './campaign.tsx';
import { callFeed, campaignFeed, findCallFed, findCampaignFed } from './feed.ts';
import { findByAddress, oembedAnswer } from './oembed.ts';
import { findWithin, organisationPage } from './organisation.tsx';
import { programmePage } from './programme.tsx';
import { robotsAnswer, sitemapAnswer, sitemapPartAnswer } from './sitemap.ts';
import { text } from './text.ts';

/** The campaign the home opens with: the first that runs rounds of its own. */
async function findLeading(view: View, campaigns: readonly Campaign[]): Promise<Campaign | undefined> {
  for (const campaign of campaigns) {
    if ((await listCalls(view.tx, campaign.id)).some((call) => call.hostId !== undefined)) return campaign;
  }
  return campaigns[0];
}

async function homePage(view: View): Promise<ShownPage> {
  const say = view.say(text);
  const campaigns = await listPublicCampaigns(view.tx);
  const leading = await findLeading(view, campaigns);
  if (!leading) return { title: say('home'), body: <Empty title={say('home.none')} /> };
  const shown = await campaignPage(view, leading);
  const others = campaigns.filter((c) => c.id !== leading.id);
  return {
    ...shown,
    share: { ...shown.share, canonical: '/' },
    body: (
      <>
        {shown.body}
        {others.length === 0 ? null : (
          <details>
            <summary>{say('home.others')}</summary>
            <ul>
              {others.map((c) => (
                <li key={c.id}>
                  <a href={`/campaigns/${c.id}`}>{nameIn(c.organisationName, view.language)}</a>{' '}
                  <span className="quiet">{nameIn(c.title, view.language)}</span>
                </li>
              ))}
            </ul>
          </details>
        )}
      </>
    ),
  };
}

const findAsked = (ask: Ask) => findCampaign(ask.tx, ask.actor, ask.params.campaign!);
const [frame, may, finds] = ['site' as const, anyone, nothing];

const pages: readonly Route[] = [
  page({ get: '/', frame, finds, may, shows: homePage }),
  page({ get: '/archive', frame, finds, may, shows: archivePage }),
  page({ get: '/campaigns/:campaign', frame, finds: findAsked, may, shows: campaignPage }),
  page({ get: '/campaigns/:campaign/programme', frame, finds: findAsked, may, shows: programmePage }),
  page({
    get: '/campaigns/:campaign/organisations/:organisation',
    frame,
    finds: findWithin,
    may,
    shows: organisationPage,
  }),
];

/** What programs read; `origin` is how the house is called from outside. */
const lists = (origin: string): Route[] => [
  raw({
    get: '/campaigns/:campaign/feed.xml',
    frame,
    finds: findCampaignFed,
    may,
    answers: (_, campaign, ask) => campaignFeed(origin, ask, campaign),
  }),
  raw({
    get: '/campaigns/:campaign/calls/:call/feed.xml',
    frame,
    finds: findCallFed,
    may,
    answers: (_, call, ask) => callFeed(origin, ask, call),
  }),
  raw({
    get: '/oembed',
    frame,
    finds: findByAddress(origin),
    may,
    answers: (_, shown, ask) => oembedAnswer(origin, ask, shown),
  }),
  raw({ get: '/sitemap.xml', frame, finds, may, answers: (_, __, ask) => sitemapAnswer(origin, ask) }),
  raw({
    get: '/sitemaps/:part',
    frame,
    words: ['part'],
    finds,
    may,
    answers: (_, __, ask) => sitemapPartAnswer(origin, ask),
  }),
  raw({ get: '/robots.txt', frame, finds, may, answers: () => robotsAnswer(origin) }),
];

export function routes({ origin }: { origin: string }): Route[] {
  return [
    ...pages,
    ...lists(origin),
    raw({
      get: '/home',
      frame,
      finds,
      may,
      answers: (_, __, ask) =>
        new Response(null, { status: 303, headers: { location: isStaff(ask.actor) ? '/office' : '/' } }),
    }),
  ];
}
