/** The campaigns of all years with their results. */

import { listPublicResults, type PublicResult } from '../../features/award/store/public.ts';
import type { Campaign } from '../../features/campaign/campaign.ts';
import { pagePublicCampaigns } from '../../features/campaign/store.ts';
import { askPage } from '../../kernel/page.ts';
import { sayDay } from '../../kernel/period.ts';
import { nameIn } from '../../kernel/text.ts';
import { isWithin, levelOf } from '../../kernel/tree.ts';
import type { ShownPage, View } from '../../platform/route.ts';
import { Badge, Empty, Heading, Pager, Section } from '../../ui/parts.tsx';
import { ResultList } from './campaign.tsx';
import { text } from './text.ts';

const pageSize = 40;

export async function archivePage(view: View): Promise<ShownPage> {
  const say = view.say(text);
  const page = await pagePublicCampaigns(view.tx, askPage(view.query.page, pageSize));
  const results = await listPublicResults(
    view.tx,
    page.items.map((campaign) => campaign.id),
    view.now,
  );
  const years = [...new Set(page.items.map((campaign) => campaign.year))];
  return {
    title: say('archive'),
    share: { description: say('archive.lead'), canonical: '/archive' },
    body: (
      <>
        <Heading screen={view} title={say('archive')}>
          <p>{say('archive.lead')}</p>
        </Heading>
        {years.length === 0 ? <Empty title={say('archive.none')} /> : null}
        {years.map((year) => (
          <Section key={year} title={say('archive.year', { year })} id={`y${year}`}>
            <ul className="archive">
              {byLine(page.items.filter((campaign) => campaign.year === year)).map(([first, ...adopted]) => (
                <li key={first.id}>
                  <CampaignLine view={view} campaign={first} />
                  <ResultList view={view} results={results.filter((one) => one.campaignId === first.id)} />
                  <Adopted view={view} campaigns={adopted} results={results} />
                </li>
              ))}
            </ul>
          </Section>
        ))}
        <Pager screen={view} page={page} href={(at) => `/archive?page=${at}`} />
      </>
    ),
  };
}

type OfOneLine = readonly [Campaign, ...Campaign[]];

/** The topmost first, each with what was adopted from it under its name; beneath one that was called off nothing stands. */
function byLine(campaigns: readonly Campaign[]): OfOneLine[] {
  const lines: [Campaign, ...Campaign[]][] = [];
  const highFirst = campaigns.toSorted((one, other) => levelOf(one.lineage) - levelOf(other.lineage));
  for (const campaign of highFirst) {
    const line = lines.find(([first]) => isUnder(campaign, first));
    if (line) line.push(campaign);
    else lines.push([campaign]);
  }
  return lines.sort(([one], [other]) => campaigns.indexOf(one) - campaigns.indexOf(other));
}

const isUnder = (campaign: Campaign, first: Campaign): boolean =>
  isWithin(campaign.lineage, first.lineage) &&
  campaign.title.zh === first.title.zh &&
  first.state !== 'withdrawn';

type AdoptedProps = { view: View; campaigns: readonly Campaign[]; results: readonly PublicResult[] };

/** Who adopted it, by name; open where one of them has results to look at. */
function Adopted({ view, campaigns, results }: AdoptedProps) {
  if (campaigns.length === 0) return null;
  const ofThese = results.filter((one) => campaigns.some(({ id }) => id === one.campaignId));
  return (
    <details open={ofThese.length > 0}>
      <summary>{view.say(text)('archive.adopted', { count: campaigns.length })}</summary>
      <ul className="units">
        {campaigns.map((campaign) => (
          <li key={campaign.id}>
            <a href={`/campaigns/${campaign.id}`}>{nameIn(campaign.organisationName, view.language)}</a>
            <ResultList view={view} results={ofThese.filter((one) => one.campaignId === campaign.id)} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function CampaignLine({ view, campaign }: { view: View; campaign: Campaign }) {
  const say = view.say(text);
  const { language } = view;
  return (
    <>
      <h3>
        <a href={`/campaigns/${campaign.id}`}>{nameIn(campaign.title, language)}</a>{' '}
        <Badge tone={campaign.state === 'running' ? 'good' : 'plain'}>{say(`state.${campaign.state}`)}</Badge>
      </h3>
      <p className="quiet">
        {nameIn(campaign.organisationName, language)} · {sayDay(campaign.opensAt, language)}–
        {sayDay(new Date(campaign.closesAt.getTime() - 1), language)} ·{' '}
        <a href={`/campaigns/${campaign.id}/works`}>{say('works.some')}</a>
      </p>
    </>
  );
}
