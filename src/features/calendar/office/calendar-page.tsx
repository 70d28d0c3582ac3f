/** The calendar of a campaign: its lines with the printed words, what is odd about them, and the chain of levels. */

import type { ReactNode } from 'react';
import { daysBetween, sayDay, sayEnd } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Badge, Empty, Heading, Note, Section, Supplement, Table } from '../../../ui/parts.tsx';
import { listCalls } from '../../call/store.ts';
import type { CalendarItem, Campaign } from '../../campaign/campaign.ts';
import { listLineage } from '../../campaign/store.ts';
import { chainOf, type Level, type Link } from '../chain.ts';
import { maySeeExtensions, maySetCalendar } from '../policy.ts';
import { campaignWindowsPart } from '../standing.tsx';
import { findIssuedAt } from '../store/issue.ts';
import { text } from '../text.ts';
import { type Warning, warnCalendar, warnLink } from '../warning.ts';
import { EditorPart, isStale } from './editor.tsx';
import { Timeline } from './timeline.tsx';

export async function calendarPage(view: View, campaign: Campaign): Promise<ShownPage> {
  const say = view.say(text);
  const { language, tx } = view;
  const line = await listLineage(tx, campaign.lineage);
  const levels: (Level & { campaign: Campaign; calls: Awaited<ReturnType<typeof listCalls>> })[] = [];
  for (const one of line.reverse()) levels.push({ campaign: one, calls: await listCalls(tx, one.id) });
  const [own, above] = levels;
  const warnings = warnCalendar({
    campaign,
    calls: own?.calls ?? [],
    parent: above?.campaign,
    parentCalls: above?.calls,
    noticeIssuedAt: await findIssuedAt(tx, campaign.id),
  });
  const here = `/office/campaigns/${campaign.id}`;
  return {
    title: say('calendar'),
    body: (
      <>
        <Heading
          screen={view}
          title={say('calendar')}
          crumbs={[
            [say('back'), '/office/campaigns'],
            [nameIn(campaign.title, language), here],
          ]}
        >
          <p>{say('calendar.lead')}</p>
        </Heading>
        <Links view={view} campaign={campaign} />
        <WarningsPart view={view} warnings={warnings} />
        <Section title={say('timeline')}>
          <Timeline view={view} campaign={campaign} calls={own?.calls ?? []} />
        </Section>
        <ItemsPart view={view} campaign={campaign} />
        {await campaignWindowsPart(view, campaign)}
        <ChainPart view={view} links={chainOf(levels)} />
        <EditorPart view={view} campaign={campaign} />
      </>
    ),
  };
}

function Links({ view, campaign }: { view: View; campaign: Campaign }) {
  const say = view.say(text);
  return (
    <p className="links">
      {maySeeExtensions(view.actor, campaign).allowed ? (
        <>
          <a className="button is-calm" href={`/office/campaigns/${campaign.id}/extensions`}>
            {say('extensions')}
          </a>{' '}
        </>
      ) : null}
      {campaign.state === 'draft' ? null : (
        <>
          <a className="button is-calm" href={`/calendar/campaigns/${campaign.id}/feed.ics`}>
            {say('feed.public')}
          </a>{' '}
        </>
      )}
      <a href="/my/calendar">{say('feed.mine')}</a>
    </p>
  );
}

function WarningsPart({ view, warnings }: { view: View; warnings: readonly Warning[] }) {
  const say = view.say(text);
  if (warnings.length === 0) return <Note tone="good">{say('warnings.none')}</Note>;
  return (
    <Note tone="warn" title={say('warnings')}>
      <ul>
        {warnings.map((warning) => (
          <li key={`${warning.code} ${warning.where} ${warning.sentence.zh}`}>
            {warning.sentence[view.language]}
          </li>
        ))}
      </ul>
    </Note>
  );
}

function sayWhere(view: View, item: CalendarItem): ReactNode {
  const say = view.say(text);
  if (view.now >= item.closesAt) return <Badge>{say('item.over')}</Badge>;
  if (item.kind === 'phase' && view.now >= item.opensAt)
    return <Badge tone="accent">{say('item.now')}</Badge>;
  const next = item.kind === 'phase' ? item.opensAt : new Date(item.closesAt.getTime() - 1);
  return say('item.ahead', { days: daysBetween(view.now, next) });
}

function ItemsPart({ view, campaign }: { view: View; campaign: Campaign }) {
  const say = view.say(text);
  const { language } = view;
  const sayWhen = (item: CalendarItem) =>
    item.kind === 'phase'
      ? say('item.span', { opensAt: sayDay(item.opensAt, language), until: sayEnd(item.closesAt, language) })
      : say('item.until-only', { until: sayEnd(item.closesAt, language) });
  const stale = isStale(view, campaign);
  return (
    <Section title={stale ? say('edit.stored') : say('items')} id="items">
      {campaign.calendar.length === 0 ? (
        <Empty title={say('items.none')}>
          <p>
            {maySetCalendar(view.actor, campaign).allowed ? say('items.none.next') : say('items.none.wait')}
          </p>
        </Empty>
      ) : (
        <Table
          caption={say('items')}
          rows={campaign.calendar}
          keyOf={(item) => item.key}
          columns={[
            { key: 'kind', head: say('item.kind'), cell: (item) => say(`kind.${item.kind}`) },
            {
              key: 'name',
              head: say('item.name'),
              cell: (item) => (
                <>
                  {nameIn(item.name, language)} {item.supplement ? <Supplement screen={view} /> : null}
                </>
              ),
            },
            { key: 'words', head: say('item.words'), cell: (item) => item.words ?? '—' },
            { key: 'when', head: say('item.when'), cell: sayWhen },
            { key: 'where', head: say('extension.state'), cell: (item) => sayWhere(view, item) },
          ]}
        />
      )}
    </Section>
  );
}

function ChainPart({ view, links }: { view: View; links: readonly Link[] }) {
  const say = view.say(text);
  const { language } = view;
  const end = ({ owner, at }: Link['own']) => say('chain.at', { owner, until: sayEnd(at, language) });
  const tone = (link: Link) => {
    const code = warnLink(link)?.code;
    return code === undefined ? 'good' : code === 'child-after-parent' ? 'bad' : 'warn';
  };
  return (
    <Section title={say('chain')} id="chain">
      {links.length === 0 ? (
        <Empty title={say('chain.none')} />
      ) : (
        <>
          <p>{say('chain.lead')}</p>
          <Table
            caption={say('chain')}
            rows={links}
            keyOf={(link) => `${link.key} ${link.own.owner.zh}`}
            columns={[
              { key: 'what', head: say('chain.thing'), cell: (link) => nameIn(link.what, language) },
              { key: 'own', head: say('chain.own'), cell: (link) => end(link.own) },
              { key: 'above', head: say('chain.above'), cell: (link) => end(link.above) },
              {
                key: 'buffer',
                head: say('chain.buffer'),
                align: 'end',
                cell: (link) => (
                  <Badge tone={tone(link)}>{say('chain.days', { days: link.bufferDays })}</Badge>
                ),
              },
            ]}
          />
        </>
      )}
    </Section>
  );
}
