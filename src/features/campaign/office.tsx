/** The office doors of campaigns: the list, and one campaign with its calendar, lineage and what hangs on it. */

import { Fragment, type ReactNode } from 'react';
import { sayDay, sayEnd } from '../../kernel/period.ts';
import { nameIn } from '../../kernel/text.ts';
import { type Ask, act, nothing, page, type Route, type ShownPage, type View } from '../../platform/route.ts';
import {
  Badge,
  Empty,
  Heading,
  Note,
  Pairs,
  Section,
  Supplement,
  Table,
  type Tone,
} from '../../ui/parts.tsx';
import { mayEnterOffice } from '../organisation/policy.ts';
import { foundCampaign } from './actions/found-campaign.ts';
import { type CalendarItem, type Campaign, findCalendarConflicts, phaseAt } from './campaign.ts';
import { AdoptedPart } from './office/adopted.tsx';
import { foundingPage, NextSteps } from './office/founding.tsx';
import { mayFound, mayOversee } from './policy.ts';
import { CampaignFounding } from './schema.ts';
import { findCampaign, listCampaigns, listLineage } from './store.ts';
import { text } from './text.ts';

/** What features above put on a campaign's page; filled in main. */
export type CampaignSlots = {
  parts: readonly ((view: View, campaign: Campaign) => Promise<ReactNode> | ReactNode)[];
  links: readonly ((view: View, campaign: Campaign) => CampaignLink[] | Promise<CampaignLink[]>)[];
};
export type CampaignLink = { label: string; href: string };

const tones: Record<Campaign['state'], Tone> = { draft: 'wait', running: 'good', closed: 'plain' };
const findAsked = (ask: Ask) => findCampaign(ask.tx, ask.actor, ask.params.campaign!);

function saySpan(view: View, item: { opensAt: Date; closesAt: Date }): string {
  const about = { from: sayDay(item.opensAt, view.language), until: sayEnd(item.closesAt, view.language) };
  return view.say(text)('span', about);
}

async function campaignsPage(view: View): Promise<ShownPage> {
  const say = view.say(text);
  const { language } = view;
  const campaigns = await listCampaigns(view.tx, view.actor);
  const founding = mayFound(view.actor).allowed ? (
    <p className="links">
      <a className="button" href="/office/campaigns/new">
        {say('found')}
      </a>
    </p>
  ) : null;
  return {
    title: say('campaigns'),
    body: (
      <>
        <Heading screen={view} title={say('campaigns')}>
          <p>{say('campaigns.lead')}</p>
        </Heading>
        {campaigns.length > 0 ? founding : null}
        {campaigns.length === 0 ? (
          <Empty title={say('campaigns.none')}>
            <p>
              {say('campaigns.none.next')} {founding ? say('campaigns.none.found') : null}
            </p>
            {founding}
          </Empty>
        ) : (
          <Table
            caption={say('campaigns')}
            rows={campaigns}
            keyOf={(c) => c.id}
            columns={[
              {
                key: 'title',
                head: say('column.title'),
                cell: (c) => <a href={`/office/campaigns/${c.id}`}>{nameIn(c.title, language)}</a>,
              },
              { key: 'owner', head: say('owner'), cell: (c) => nameIn(c.organisationName, language) },
              { key: 'period', head: say('period'), cell: (c) => saySpan(view, c) },
              {
                key: 'state',
                head: say('column.state'),
                cell: (c) => (
                  <span>
                    <StateBadge view={view} campaign={c} />
                  </span>
                ),
              },
            ]}
          />
        )}
      </>
    ),
  };
}

function StateBadge({ view, campaign }: { view: View; campaign: Campaign }) {
  return <Badge tone={tones[campaign.state]}>{view.say(text)(`state.${campaign.state}`)}</Badge>;
}

function campaignPage(slots: CampaignSlots) {
  return async (view: View, campaign: Campaign): Promise<ShownPage> => {
    const say = view.say(text);
    const { language } = view;
    const line = await listLineage(view.tx, campaign.lineage);
    const above = line.slice(0, -1);
    const links = (await Promise.all(slots.links.map((link) => link(view, campaign)))).flat();
    const parts: ReactNode[] = [];
    for (const part of slots.parts) parts.push(await part(view, campaign));
    const crumbs = above.map(
      (c) => [nameIn(c.organisationShortName, language), `/office/campaigns/${c.id}`] as const,
    );
    return {
      title: nameIn(campaign.title, language),
      body: (
        <>
          <Heading
            screen={view}
            title={nameIn(campaign.title, language)}
            crumbs={[[say('campaigns'), '/office/campaigns'], ...crumbs]}
            state={<StateBadge view={view} campaign={campaign} />}
          />
          <NextSteps view={view} campaign={campaign} />
          <FactsPart view={view} campaign={campaign} parent={above.at(-1)} />
          {links.length > 0 ? (
            <p className="links">
              {links.map((link) => (
                <Fragment key={link.href}>
                  <a className="button is-calm" href={link.href}>
                    {link.label}
                  </a>{' '}
                </Fragment>
              ))}
            </p>
          ) : null}
          <CalendarPart view={view} campaign={campaign} />
          {parts.map((part, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts stand in a fixed order
            <Fragment key={index}>{part}</Fragment>
          ))}
          {mayOversee(view.actor, campaign).allowed ? await AdoptedPart(view, campaign) : null}
        </>
      ),
    };
  };
}

function FactsPart({ view, campaign, parent }: { view: View; campaign: Campaign; parent?: Campaign }) {
  const say = view.say(text);
  const { language } = view;
  const mark = (...fields: string[]) =>
    fields.some((field) => campaign.supplements.includes(field)) ? <Supplement screen={view} /> : null;
  const phase = phaseAt(campaign, view.now);
  return (
    <Pairs
      pairs={[
        [say('owner'), nameIn(campaign.organisationName, language)],
        campaign.theme && [
          say('theme'),
          <>
            {nameIn(campaign.theme, language)}
            {mark('theme')}
          </>,
        ],
        [
          say('period'),
          <>
            {saySpan(view, campaign)}
            {mark('period', 'dates', 'opensAt', 'closesAt')}
            {campaign.periodWords ? (
              <small className="quiet"> {say('period.printed', { words: campaign.periodWords })}</small>
            ) : null}
          </>,
        ],
        phase && [say('today'), nameIn(phase.name, language)],
        [
          say('activities-from'),
          <>
            {sayDay(campaign.activitiesFrom, language)}
            {mark('activitiesFrom', 'dates')}
          </>,
        ],
        parent && [
          say('adopted-from'),
          <a key="parent" href={`/office/campaigns/${parent.id}`}>
            {nameIn(parent.organisationName, language)}
            {campaign.parentVersion ? ` · ${say('version', { version: campaign.parentVersion })}` : null}
          </a>,
        ],
        parent && [
          say('differences.ends'),
          say('differences.value', {
            above: sayEnd(parent.closesAt, language),
            own: sayEnd(campaign.closesAt, language),
          }),
        ],
      ]}
    />
  );
}

function CalendarPart({ view, campaign }: { view: View; campaign: Campaign }) {
  const say = view.say(text);
  const { language } = view;
  const now = phaseAt(campaign, view.now);
  const conflicts = findCalendarConflicts(campaign.calendar);
  const sayWhen = (item: CalendarItem) =>
    item.kind === 'phase'
      ? saySpan(view, item)
      : say('calendar.until', { at: sayEnd(item.closesAt, language) });
  return (
    <Section title={say('calendar')} id="calendar">
      {conflicts.map((conflict) => (
        <Note key={`${conflict.earlier.key} ${conflict.later.key}`} tone="warn" title={say('conflict')}>
          <p>{conflict.sentence[language]}</p>
        </Note>
      ))}
      {campaign.calendar.length === 0 ? (
        <Empty title={say('calendar.none')} />
      ) : (
        <Table
          caption={say('calendar')}
          rows={campaign.calendar}
          keyOf={(item) => item.key}
          columns={[
            {
              key: 'phase',
              head: say('column.phase'),
              cell: (item) => (
                <span>
                  {nameIn(item.name, language)} {item.supplement ? <Supplement screen={view} /> : null}
                  {item.key === now?.key ? <Badge tone="accent">{say('calendar.now')}</Badge> : null}
                </span>
              ),
            },
            { key: 'when', head: say('column.when'), cell: sayWhen },
            { key: 'words', head: say('column.words'), cell: (item) => item.words ?? '' },
          ]}
        />
      )}
    </Section>
  );
}

/** The doors, with what the features above put on the page. */
export function routes(slots: CampaignSlots): Route[] {
  return [
    page({
      get: '/office/campaigns',
      frame: 'office',
      finds: nothing,
      may: mayEnterOffice,
      shows: campaignsPage,
    }),
    page({
      get: '/office/campaigns/new',
      frame: 'office',
      finds: nothing,
      may: mayFound,
      shows: foundingPage,
    }),
    act({
      post: '/office/campaigns',
      frame: 'office',
      finds: nothing,
      may: mayFound,
      takes: CampaignFounding,
      does: foundCampaign,
      leadsTo: (campaign) => `/office/campaigns/${campaign.id}`,
      tells: text['told.founded'],
      shows: foundingPage,
    }),
    page({
      get: '/office/campaigns/:campaign',
      frame: 'office',
      finds: findAsked,
      may: mayEnterOffice,
      shows: campaignPage(slots),
    }),
  ];
}
