/** The desk: what waits for me, where things stand that I sent, and what I often do. */

import { findNearestCampaign } from '../../features/campaign/store.ts';
import { text as identityText } from '../../features/identity/text.ts';
import { mayEnterOffice } from '../../features/organisation/policy.ts';
import { text as organisationText } from '../../features/organisation/text.ts';
import { mayListResemblances } from '../../features/resemblance/policy.ts';
import { seatsOf } from '../../kernel/actor.ts';
import { askPage } from '../../kernel/page.ts';
import { nameIn } from '../../kernel/text.ts';
import { type Ask, nothing, page, type Route, type ShownPage, type View } from '../../platform/route.ts';
import { Badge, Empty, Heading, Pager, Section, Table } from '../../ui/parts.tsx';
import { BeneathPart, SentPart } from './sent.tsx';
import type { Source, WaitingItem } from './source.ts';
import { text } from './text.ts';
import { isOverdue, listWaiting, sources, type WaitingGroup } from './waiting.ts';

async function deskPage(view: View): Promise<ShownPage> {
  const say = view.say(text);
  const groups = await listWaiting(view);
  const count = groups.reduce((sum, group) => sum + group.page.total, 0);
  const name = view.actor.kind === 'person' ? view.actor.name : '';
  return {
    title: say('title'),
    body: (
      <>
        <Heading screen={view} title={say('title')}>
          <p>{say('lead', { name, count })}</p>
        </Heading>
        <Section title={say('now')}>
          {groups.length === 0 ? (
            <Empty title={say('nothing')}>
              <p>{say('nothing.next')}</p>
            </Empty>
          ) : (
            <div className="desk">
              {groups.map((group) => (
                <GroupCard key={group.source.kind} view={view} group={group} />
              ))}
            </div>
          )}
        </Section>
        {await BeneathPart(view)}
        {await SentPart(view)}
        {await Shortcuts(view)}
        <SeatList view={view} />
      </>
    ),
  };
}

/** A kind of waiting thing: how many, the first few each one click away, and the way to all of them. */
function GroupCard({ view, group }: { view: View; group: WaitingGroup }) {
  const say = view.say(text);
  const { source, page } = group;
  const [title, first] = [source.title(view), page.items[0]];
  const isLate = page.items.some((item) => isOverdue(item, view.now));
  const isOne = page.total === 1 && first !== undefined;
  const go = isOne ? say('go') : say('all', { count: page.total });
  const href = isOne ? first.href : (source.href ?? `/office/waiting?kind=${source.kind}`);
  return (
    <article className={source.isUrgent || isLate ? 'desk-card is-urgent' : 'desk-card'}>
      <h3>
        <span>{title}</span>
        <Badge tone="wait">{page.total}</Badge>
      </h3>
      <ul className="desk-list">
        {page.items.map((item) => (
          <li key={item.key}>
            <a href={item.href}>{item.title}</a>
            <small>
              {item.about} <DueBadge view={view} item={item} />
            </small>
          </li>
        ))}
      </ul>
      <a className="button is-calm" href={href} aria-label={`${go} · ${title}`}>
        {go}
      </a>
    </article>
  );
}

function DueBadge({ view, item }: { view: View; item: WaitingItem }) {
  const say = view.say(text);
  if (!item.dueAt) return null;
  return isOverdue(item, view.now) ? (
    <Badge tone="bad">{say('overdue', { until: item.dueAt })}</Badge>
  ) : (
    <span className="quiet">{say('due', { until: item.dueAt })}</span>
  );
}

/** All of one kind, page by page. */
async function waitingPage(view: View, source: Source): Promise<ShownPage> {
  const say = view.say(text);
  const found = await source.list(view, askPage(view.query.page));
  const title = source.title(view);
  return {
    title,
    body: (
      <>
        <Heading screen={view} title={title} crumbs={[[say('title'), '/office']]}>
          <p>{say('all', { count: found.total })}</p>
        </Heading>
        {found.items.length === 0 ? (
          <Empty title={say('all.none')}>
            <p>
              <a href="/office">{say('title')}</a>
            </p>
          </Empty>
        ) : (
          <Table
            caption={title}
            rows={found.items}
            keyOf={(item) => item.key}
            columns={[
              {
                key: 'item',
                head: say('item'),
                cell: (item) => (
                  <>
                    <a href={item.href}>{item.title}</a> <small className="quiet">{item.about}</small>
                  </>
                ),
              },
              { key: 'when', head: say('when'), cell: (item) => <DueBadge view={view} item={item} /> },
            ]}
          />
        )}
        <Pager screen={view} page={found} href={(n) => `/office/waiting?kind=${source.kind}&page=${n}`} />
      </>
    ),
  };
}

async function Shortcuts(view: View) {
  const say = view.say(text);
  const officer = seatsOf(view.actor).find((s) => s.role === 'officer');
  const first = officer ?? seatsOf(view.actor)[0];
  const campaign = first && (await findNearestCampaign(view.tx, first.path));
  return (
    <Section title={say('shortcuts')}>
      <p className="links">
        {officer ? (
          <a className="button is-calm" href="/office/activities/new">
            {say('report-activity')}
          </a>
        ) : null}{' '}
        {officer ? (
          <a className="button is-calm" href="/office/entries/new">
            {say('enter-work')}
          </a>
        ) : null}{' '}
        {officer ? (
          <a className="button is-calm" href="/office/batches">
            {say('enter-many')}
          </a>
        ) : null}{' '}
        <a className="button is-calm" href="/office/material">
          {say('material')}
        </a>{' '}
        {campaign ? (
          <a className="button is-calm" href={`/office/campaigns/${campaign.id}/progress`}>
            {say('progress')}
          </a>
        ) : null}{' '}
        {mayListResemblances(view.actor).allowed ? (
          <a className="button is-calm" href="/office/resemblances">
            {say('resemblances')}
          </a>
        ) : null}{' '}
        {officer ? (
          <a className="button is-calm" href={`/office/organisations/${officer.organisationId}/members`}>
            {view.say(identityText)('members')}
          </a>
        ) : null}{' '}
        <a className="button is-calm" href="/my/letters/settings">
          {say('letters')}
        </a>
      </p>
    </Section>
  );
}

function SeatList({ view }: { view: View }) {
  const [say, sayRole] = [view.say(text), view.say(organisationText)];
  return (
    <Section title={say('seats')}>
      <ul>
        {seatsOf(view.actor).map((seat) => (
          <li key={`${seat.organisationId}${seat.role}`}>
            <a href={`/office/organisations/${seat.organisationId}`}>
              {nameIn(seat.organisationName, view.language)}
            </a>{' '}
            · {sayRole(`role.${seat.role}`)}
          </li>
        ))}
      </ul>
    </Section>
  );
}

const findSource = async (ask: Ask) => sources.find((source) => source.kind === ask.query.kind);

export const routes: Route[] = [
  page({ get: '/office', frame: 'office', finds: nothing, may: mayEnterOffice, shows: deskPage }),
  page({
    get: '/office/waiting',
    frame: 'office',
    finds: findSource,
    may: mayEnterOffice,
    shows: waitingPage,
  }),
];
