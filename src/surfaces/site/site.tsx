/** The public home and a campaign's page: its rings, its calls, its papers. */

import { RingsFigure, RingsTable } from '../../features/allocation/rings.tsx';
import { type RingsFigures, ringsOf } from '../../features/allocation/store/rings.ts';
import { findPublished } from '../../features/award/store.ts';
import { sayStanding, windowOfEntries, windowOfVote } from '../../features/calendar/calendar.ts';
import { campaignNotes } from '../../features/calendar/standing.tsx';
import type { Call } from '../../features/call/call.ts';
import { PhaseBadge } from '../../features/call/office.tsx';
import { listCalls } from '../../features/call/store.ts';
import { BodiesPart } from '../../features/campaign/bodies.tsx';
import { type Campaign, phaseAt } from '../../features/campaign/campaign.ts';
import { findCampaign, listPublicCampaigns } from '../../features/campaign/store.ts';
import { CommendationsPart } from '../../features/commendation/site.tsx';
import { listNoticesOfCampaign } from '../../features/notice/store.ts';
import { getOrganisation } from '../../features/organisation/store.ts';
import { listOnDisplay } from '../../features/vote/store.ts';
import { isStaff } from '../../kernel/actor.ts';
import { sayDay } from '../../kernel/period.ts';
import { nameIn } from '../../kernel/text.ts';
import { isOpenTo, standingOf } from '../../kernel/window.ts';
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
import { Badge, Empty, Heading, Section, Supplement } from '../../ui/parts.tsx';
import { text } from './text.ts';

type CallOnShow = { call: Call; works: number; isPublished: boolean };

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

async function campaignPage(view: View, campaign: Campaign): Promise<ShownPage> {
  const say = view.say(text);
  const { tx, language } = view;
  const calls: CallOnShow[] = [];
  for (const call of await listCalls(tx, campaign.id)) {
    const works = call.hostId ? (await listOnDisplay(tx, call.id)).length : 0;
    calls.push({
      call,
      works,
      isPublished: call.hostId !== undefined && (await findPublished(tx, call.id, view.now)) !== undefined,
    });
  }
  const rings = await ringsOf(tx, campaign, await getOrganisation(tx, campaign.organisationId));
  const voting = calls.filter(
    ({ call }) => call.hostId && isOpenTo(standingOf(windowOfVote(call), view.now)),
  );
  return {
    title: nameIn(campaign.title, language),
    share: { description: say('share', { owner: campaign.organisationName }) },
    body: (
      <>
        <Hero view={view} campaign={campaign} calls={calls} rings={rings} />
        {voting.length > 0 ? (
          <Section title={say('calls.voting')}>
            <CallCards view={view} calls={voting} />
          </Section>
        ) : null}
        <Section title={say('calls.all')} id="calls">
          <CallCards view={view} calls={calls} />
        </Section>
        {await campaignNotes(view, campaign)}
        {await Papers(view, campaign)}
        {await CommendationsPart(view, { campaignId: campaign.id })}
        <details>
          <summary>{say('rings.table')}</summary>
          <RingsTable view={view} root={rings.root} indicator={rings.indicator} />
        </details>
      </>
    ),
  };
}

function Hero(props: { view: View; campaign: Campaign; calls: readonly CallOnShow[]; rings: RingsFigures }) {
  const { view, campaign, calls } = props;
  const { root, indicator } = props.rings;
  const say = view.say(text);
  const { language } = view;
  const phase = phaseAt(campaign, view.now);
  const reached = root.reached ?? 0;
  const events =
    root.target === undefined ? String(reached) : say('events.of', { events: reached, target: root.target });
  return (
    <div className="hero">
      <div>
        <Heading screen={view} title={nameIn(campaign.title, language)}>
          <p className="hero-lead">{say('owner', { owner: campaign.organisationName })}</p>
        </Heading>
        <p>
          {phase ? <Badge tone="good">{say('phase', { phase: phase.name })}</Badge> : null}{' '}
          {sayDay(campaign.opensAt, language)}–{sayDay(new Date(campaign.closesAt.getTime() - 1), language)}
          {campaign.supplements.includes('dates') ? <Supplement screen={view} /> : null}
        </p>
        <BodiesPart screen={view} campaign={campaign} />
        <dl className="hero-figures">
          <div>
            <dt>{say('events')}</dt>
            <dd>{events}</dd>
          </div>
          <div>
            <dt>{say('works')}</dt>
            <dd>{calls.reduce((sum, one) => sum + one.works, 0)}</dd>
          </div>
          <div>
            <dt>{say('calls')}</dt>
            <dd>{calls.length}</dd>
          </div>
        </dl>
        <p>
          <a className="button is-main" href={`/entries/new?campaign=${campaign.id}`}>
            {say('enter')}
          </a>
        </p>
      </div>
      <RingsFigure view={view} root={root} indicator={indicator} />
    </div>
  );
}

function CallCards({ view, calls }: { view: View; calls: readonly CallOnShow[] }) {
  const say = view.say(text);
  return (
    <ul className="cards">
      {calls.map(({ call, works, isPublished }) => (
        <li key={call.id} className="card">
          <div className="card-body">
            <h3>
              <a href={`/campaigns/${call.campaignId}/calls/${call.id}`}>
                {nameIn(call.name, view.language)}
              </a>
            </h3>
            <p>
              <PhaseBadge view={view} call={call} />{' '}
              {isPublished ? <Badge tone="good">{say('call.result')}</Badge> : null}
            </p>
            <p>{call.hostName ? nameIn(call.hostName, view.language) : null}</p>
            <div className="card-foot">
              {works > 0 ? say('call.works', { count: works }) : null} {dueOf(view, call)}
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Until when what matters now is open, in the calendar's own sentence; voting names its last day. */
function dueOf(view: View, call: Call): string {
  const vote = windowOfVote(call);
  const lastDay = sayDay(new Date(vote.dueAt.getTime() - 1), view.language);
  if (isOpenTo(standingOf(vote, view.now))) return view.say(text)('call.vote-until', { at: lastDay });
  const standing = standingOf(windowOfEntries(call), view.now);
  const isOver = standing.state === 'closed' || standing.state === 'grace';
  return isOver ? '' : sayStanding(standing, view.now, view.language);
}

async function Papers(view: View, campaign: Campaign) {
  const say = view.say(text);
  const notices = (await listNoticesOfCampaign(view.tx, { kind: 'machine' }, campaign.id)).filter(
    (n) => n.issuedAt,
  );
  if (notices.length === 0) return null;
  return (
    <Section title={say('notices')}>
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

const findAsked = (ask: Ask) => findCampaign(ask.tx, ask.actor, ask.params.campaign!);

export const routes: Route[] = [
  page({ get: '/', frame: 'site', finds: nothing, may: anyone, shows: homePage }),
  page({ get: '/campaigns/:campaign', frame: 'site', finds: findAsked, may: anyone, shows: campaignPage }),
  raw({
    get: '/home',
    frame: 'site',
    finds: nothing,
    may: anyone,
    answers: (_, __, ask) =>
      new Response(null, { status: 303, headers: { location: isStaff(ask.actor) ? '/office' : '/' } }),
  }),
];
