/** The office page of one campaign: its rules, lineage, versions, calendar, and what hangs on it. */

import { Fragment, type ReactNode } from 'react';
import { sayDay, sayEnd } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Badge, Empty, Heading, Note, Pairs, Section, Supplement, Table } from '../../../ui/parts.tsx';
import { BodiesPart } from '../bodies.tsx';
import { type CalendarItem, type Campaign, findCalendarConflicts, phaseAt } from '../campaign.ts';
import { getCampaign, listLineage } from '../store.ts';
import { text } from '../text.ts';
import { DifferencesPart, PaperPart, VersionsPart } from './differences.tsx';
import { EndedNote } from './ending.tsx';
import { NextSteps, OwnerLinks } from './founding.tsx';
import { StateBadge, saySpan } from './list.tsx';

/** What features above put on a campaign's page; filled in main. */
export type CampaignSlots = {
  parts: readonly ((view: View, campaign: Campaign) => Promise<ReactNode> | ReactNode)[];
  links: readonly ((view: View, campaign: Campaign) => CampaignLink[] | Promise<CampaignLink[]>)[];
};
export type CampaignLink = { label: string; href: string };

export function campaignPage(slots: CampaignSlots) {
  return async (view: View, campaign: Campaign): Promise<ShownPage> => {
    const say = view.say(text);
    const { language } = view;
    const line = await listLineage(view.tx, campaign.lineage);
    const above = line.slice(0, -1);
    const parent = above.at(-1);
    const successor = campaign.supersededBy && (await getCampaign(view.tx, campaign.supersededBy));
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
          <EndedNote view={view} campaign={campaign} successor={successor} />
          {campaign.bodies.length > 0 ? <BodiesPart screen={view} campaign={campaign} /> : null}
          <FactsPart view={view} campaign={campaign} parent={parent} />
          <OwnerLinks view={view} campaign={campaign} />
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
          {parent ? await DifferencesPart(view, campaign, parent) : null}
          <PaperPart view={view} campaign={campaign} />
          <CalendarPart view={view} campaign={campaign} />
          {parts.map((part, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts stand in a fixed order
            <Fragment key={index}>{part}</Fragment>
          ))}
          {await VersionsPart(view, campaign)}
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
        campaign.bodies.length === 0 && [say('owner'), nameIn(campaign.organisationName, language)],
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
        campaign.reportDueAt && [
          say('rule.reportDueAt'),
          <>
            {sayEnd(campaign.reportDueAt, language)}
            {campaign.reportUntil ? (
              <small className="quiet">
                {' '}
                {say('report.late', { until: sayEnd(campaign.reportUntil, language) })}
              </small>
            ) : null}
          </>,
        ],
        campaign.graceMinutes > 0 && [say('rule.graceMinutes'), campaign.graceMinutes],
        campaign.state === 'running' &&
          campaign.archivesAt && [say('archives-at'), sayDay(campaign.archivesAt, language)],
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
