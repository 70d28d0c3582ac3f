/** A campaign's page: its theme and rings, what is voted for, how to take part, its calls, works, results and papers. */

import { listProgramme } from '../../features/activity/store/programme.ts';
import { RingsFigure, RingsTable } from '../../features/allocation/rings.tsx';
import { type RingsFigures, ringsOf } from '../../features/allocation/store/rings.ts';
import { listPublicResults, type PublicResult } from '../../features/award/store/public.ts';
import { windowOfEntries, windowOfVote } from '../../features/calendar/calendar.ts';
import { campaignNotes } from '../../features/calendar/standing.tsx';
import { listCalls } from '../../features/call/store.ts';
import { BodiesPart } from '../../features/campaign/bodies.tsx';
import { type Campaign, phaseAt } from '../../features/campaign/campaign.ts';
import { getRootCampaignId } from '../../features/campaign/store.ts';
import { CommendationsPart } from '../../features/commendation/site.tsx';
import { listNoticesOfCampaign } from '../../features/notice/store.ts';
import { getOrganisation } from '../../features/organisation/store.ts';
import { countByCall } from '../../features/vote/store/gallery.ts';
import { dayOf, sayDay } from '../../kernel/period.ts';
import { nameIn } from '../../kernel/text.ts';
import { isOpenTo, standingOf } from '../../kernel/window.ts';
import type { ShownPage, View } from '../../platform/route.ts';
import { Badge, Heading, Section, Supplement } from '../../ui/parts.tsx';
import { CallCards, type CallOnShow } from './calls.tsx';
import { ProgrammeList } from './programme.tsx';
import { text } from './text.ts';
import { findShownWorks, WorksPart } from './works.tsx';

const eventsShown = 5;

/** Its calls with the works that are shown of each; works of an adopted call are those of the call it descends from. */
async function listOnShow(view: View, campaign: Campaign, results: readonly PublicResult[]) {
  const calls = await listCalls(view.tx, campaign.id);
  const hosted = calls.filter((call) => call.hostId !== undefined);
  const works = await countByCall(
    view.tx,
    hosted.map((call) => call.lineage),
  );
  return calls.map(
    (call): CallOnShow => ({
      call,
      works: works.get(call.lineage) ?? 0,
      isPublished: results.some((one) => one.callId === call.id),
    }),
  );
}

export async function campaignPage(view: View, campaign: Campaign): Promise<ShownPage> {
  const say = view.say(text);
  const { tx, language } = view;
  const results = await listPublicResults(tx, [campaign.id], view.now);
  const calls = await listOnShow(view, campaign, results);
  const works = await findShownWorks(view, campaign, campaign.organisationPath);
  const rings = await ringsOf(tx, campaign, await getOrganisation(tx, campaign.organisationId));
  const voting = calls.filter(
    ({ call }) => call.hostId && isOpenTo(standingOf(windowOfVote(call), view.now)),
  );
  const isTaking = calls.some(({ call }) => isOpenTo(standingOf(windowOfEntries(call), view.now)));
  const path = `/campaigns/${campaign.id}`;
  return {
    title: nameIn(campaign.title, language),
    accent: campaign.accent,
    share: {
      description: say('share', { owner: campaign.organisationName }),
      canonical: path,
      feeds: [{ title: say('feed.campaign', { campaign: campaign.title }), href: `${path}/feed.xml` }],
      data: dataOf(view, campaign, path),
    },
    body: (
      <>
        <Hero {...{ view, campaign, calls, rings, isTaking }} works={works.length} />
        {voting.length > 0 ? (
          <Section title={say('calls.voting')} id="voting">
            <CallCards view={view} calls={voting} />
          </Section>
        ) : null}
        {isTaking ? <Steps view={view} campaign={campaign} /> : null}
        <Section title={say('calls.all')} id="calls">
          <CallCards view={view} calls={calls} />
        </Section>
        {await WorksPart(view, campaign, { works })}
        <Results view={view} results={results} />
        {await campaignNotes(view, campaign)}
        {await Papers(view, campaign)}
        {await Programme(view, campaign)}
        {await CommendationsPart(view, { campaignId: campaign.id })}
        <details>
          <summary>{say('rings.table')}</summary>
          <RingsTable view={view} root={rings.root} indicator={rings.indicator} />
        </details>
        <p className="quiet">
          <a href={`${path}/organisations/${campaign.organisationId}`}>{say('organisation.by-place')}</a> ·{' '}
          <a href={`${path}/feed.xml`}>{say('feed.follow')}</a> · <a href="/archive">{say('archive')}</a>
        </p>
      </>
    ),
  };
}

/** A campaign in the words of schema.org. */
function dataOf(view: View, campaign: Campaign, path: string) {
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: nameIn(campaign.title, view.language),
    description: campaign.theme ? nameIn(campaign.theme, view.language) : undefined,
    url: new URL(path, view.origin).href,
    startDate: dayOf(campaign.opensAt),
    endDate: dayOf(new Date(campaign.closesAt.getTime() - 1)),
    eventAttendanceMode: 'https://schema.org/MixedEventAttendanceMode',
    location: { '@type': 'VirtualLocation', url: new URL(path, view.origin).href },
    organizer: { '@type': 'Organization', name: nameIn(campaign.organisationName, view.language) },
  };
}

type HeroProps = {
  view: View;
  campaign: Campaign;
  calls: readonly CallOnShow[];
  works: number;
  rings: RingsFigures;
  isTaking: boolean;
};

function Hero({ view, campaign, calls, works, rings, isTaking }: HeroProps) {
  const { root, indicator } = rings;
  const say = view.say(text);
  const { language } = view;
  const phase = phaseAt(campaign, view.now);
  return (
    <div className="hero">
      <div>
        <Heading screen={view} title={nameIn(campaign.title, language)}>
          {campaign.theme ? (
            <p className="hero-lead">{say('campaign.theme', { theme: campaign.theme })}</p>
          ) : null}
          <p className="hero-lead">{say('owner', { owner: campaign.organisationName })}</p>
        </Heading>
        <p>
          {phase ? <Badge tone="good">{say('phase', { phase: phase.name })}</Badge> : null}{' '}
          {sayDay(campaign.opensAt, language)}–{sayDay(new Date(campaign.closesAt.getTime() - 1), language)}
          {campaign.supplements.includes('dates') ? <Supplement screen={view} /> : null}
        </p>
        <BodiesPart screen={view} campaign={campaign} />
        <Figures {...{ view, calls, works }} reached={root.reached ?? 0} target={root.target} />
        <p className="actions">
          {isTaking ? (
            <a className="button is-main" href={`/entries/new?campaign=${campaign.id}`}>
              {say('enter')}
            </a>
          ) : null}
          <a className="button is-calm" href={`/campaigns/${campaign.id}/works`}>
            {say('works.some')}
          </a>
        </p>
      </div>
      <RingsFigure view={view} root={root} indicator={indicator} />
    </div>
  );
}

type FigureProps = Pick<HeroProps, 'view' | 'calls' | 'works'> & { reached: number; target?: number };

function Figures({ view, calls, works, reached, target }: FigureProps) {
  const say = view.say(text);
  return (
    <dl className="hero-figures">
      <div>
        <dt>{say('events')}</dt>
        <dd>{target === undefined ? reached : say('events.of', { events: reached, target })}</dd>
      </div>
      <div>
        <dt>{say('works')}</dt>
        <dd>{works}</dd>
      </div>
      <div>
        <dt>{say('calls')}</dt>
        <dd>{calls.length}</dd>
      </div>
    </dl>
  );
}

/** In four steps, each with where it is done. */
function Steps({ view, campaign }: { view: View; campaign: Campaign }) {
  const say = view.say(text);
  return (
    <Section title={say('enter.how')} id="enter">
      <ol className="steps">
        <li>
          <a href="#calls">{say('enter.rules')}</a>
        </li>
        <li>
          <a href={`/entries/new?campaign=${campaign.id}`}>{say('enter.send')}</a>
        </li>
        <li>{say('enter.admit')}</li>
        <li>{say('enter.vote')}</li>
      </ol>
    </Section>
  );
}

/** What is decided, whether it still lies open, and which edition it is. */
export function ResultList({ view, results }: { view: View; results: readonly PublicResult[] }) {
  const say = view.say(text);
  return (
    <ul>
      {results.map((one) => (
        <li key={one.id}>
          <a href={`/campaigns/${one.campaignId}/calls/${one.callId}/result`}>
            {nameIn(one.callName, view.language)}
          </a>{' '}
          <Badge tone={one.isStanding ? 'good' : 'wait'}>
            {say(one.isStanding ? 'result.standing' : 'result.notice')}
          </Badge>{' '}
          <span className="quiet">
            {say('result.at', { at: sayDay(one.publishedAt, view.language) })}
            {one.edition > 1 ? ` · ${say('result.edition', { edition: one.edition })}` : null}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Results({ view, results }: { view: View; results: readonly PublicResult[] }) {
  if (results.length === 0) return null;
  return (
    <Section title={view.say(text)('results')} id="results">
      <ResultList view={view} results={results} />
    </Section>
  );
}

async function Programme(view: View, campaign: Campaign) {
  const say = view.say(text);
  const rootCampaignId = await getRootCampaignId(view.tx, campaign);
  const of = { rootCampaignId, within: campaign.organisationPath };
  const { items, total } = await listProgramme(view.tx, of, { page: 1, size: eventsShown });
  if (total === 0) return null;
  return (
    <Section
      title={say('programme')}
      id="programme"
      aside={<a href={`/campaigns/${campaign.id}/programme`}>{say('programme.all')}</a>}
    >
      <ProgrammeList view={view} campaignId={campaign.id} activities={items} />
    </Section>
  );
}

async function Papers(view: View, campaign: Campaign) {
  const say = view.say(text);
  const notices = (await listNoticesOfCampaign(view.tx, { kind: 'machine' }, campaign.id)).filter(
    (n) => n.issuedAt,
  );
  if (notices.length === 0) return null;
  return (
    <Section title={say('notices')} id="notices">
      <ul>
        {notices.map((n) => (
          <li key={n.id}>
            <a href={`/notices/${n.id}`}>{n.title}</a>{' '}
            <span className="quiet">
              {n.number} {say('notice.issued', { at: sayDay(n.issuedAt!, view.language) })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
