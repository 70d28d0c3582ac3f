/** The register: who carries the campaign at and beneath one's seats, and what is counted of it. */

import { seatsOf } from '../../../kernel/actor.ts';
import { askPage } from '../../../kernel/page.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Badge, Empty, Heading, Note, Pager, Section, Table } from '../../../ui/parts.tsx';
import { findNearestCampaign, getRootCampaignId } from '../../campaign/store.ts';
import { listProgress } from '../../progress/store.ts';
import { mayKeep } from '../policy.ts';
import { isActive, type Promoter, type Visit } from '../promoter.ts';
import { listPromoters, listVisits } from '../store.ts';
import { text } from '../text.ts';

export async function registerPage(view: View): Promise<ShownPage> {
  const say = view.say(text);
  const found = await listPromoters(view.tx, view.actor, askPage(view.query.page));
  const visits = await listVisits(view.tx, view.actor, askPage('1', 10));
  return {
    title: say('promoters'),
    body: (
      <>
        <Heading screen={view} title={say('promoters')}>
          <p>{say('promoters.lead')}</p>
          <Ways view={view} />
        </Heading>
        <Figures view={view} rows={await figuresOf(view)} />
        {found.items.length === 0 ? (
          <Empty title={say('promoters.none')}>
            <p>{mayKeep(view.actor).allowed ? say('promoters.none.next') : say('promoters.see')}</p>
          </Empty>
        ) : (
          <Rows view={view} rows={found.items} />
        )}
        <Pager screen={view} page={found} href={(page) => `/office/promoters?page=${page}`} />
        <Section title={say('visits')}>
          <VisitTable view={view} visits={visits.items} />
        </Section>
      </>
    ),
  };
}

function Ways({ view }: { view: View }) {
  const say = view.say(text);
  if (!mayKeep(view.actor).allowed) return null;
  return (
    <p className="actions">
      <a className="button is-main" href="/office/promoters/new">
        {say('add')}
      </a>
      <a className="button is-calm" href="/office/promoters/many">
        {say('many')}
      </a>
      <a className="button is-calm" href="/office/visits/new">
        {say('visit')}
      </a>
    </p>
  );
}

const shown = ['promoters', 'visits', 'contacts', 'enterprises', 'organisations'] as const;
type FigureRow = { id: string; name: string; figures: Record<(typeof shown)[number], number> };

/** For each seat: what has been reached there and beneath, computed from the records. */
async function figuresOf(view: View): Promise<FigureRow[]> {
  const rows: FigureRow[] = [];
  for (const seat of seatsOf(view.actor)) {
    if (rows.some((row) => row.id === seat.organisationId)) continue;
    const campaign = await findNearestCampaign(view.tx, seat.path);
    if (!campaign) continue;
    const root = await getRootCampaignId(view.tx, campaign);
    const progress = (await listProgress(view.tx, root, [seat.organisationId])).get(seat.organisationId);
    const figures = Object.fromEntries(shown.map((counter) => [counter, progress?.[counter] ?? 0]));
    const name = nameIn(seat.organisationName, view.language);
    rows.push({ id: seat.organisationId, name, figures: figures as FigureRow['figures'] });
  }
  return rows;
}

function Figures({ view, rows }: { view: View; rows: readonly FigureRow[] }) {
  const say = view.say(text);
  if (rows.length === 0) return null;
  return (
    <Section title={say('figures')}>
      <Table
        caption={say('figures')}
        rows={rows}
        keyOf={(row) => row.id}
        columns={[
          { key: 'unit', head: say('unit'), cell: (row) => row.name },
          ...shown.map((counter) => ({
            key: counter,
            head: say(`figure.${counter}`),
            align: 'end' as const,
            cell: (row: FigureRow) => row.figures[counter],
          })),
        ]}
      />
      <Note>
        <p>{say('mobilised.means')}</p>
        <p>{say('definition.promoter')}</p>
        <p>{say('definition.visit')}</p>
      </Note>
    </Section>
  );
}

function Rows({ view, rows }: { view: View; rows: readonly Promoter[] }) {
  const say = view.say(text);
  return (
    <Table
      caption={say('promoters')}
      rows={rows}
      keyOf={(one) => one.id}
      columns={[
        {
          key: 'name',
          head: say('name'),
          cell: (one) => <a href={`/office/promoters/${one.id}`}>{one.name}</a>,
        },
        { key: 'unit', head: say('unit'), cell: (one) => nameIn(one.unitShortName, view.language) },
        { key: 'role', head: say('role'), cell: (one) => one.role ?? '' },
        { key: 'since', head: say('since'), cell: (one) => one.since },
        { key: 'state', head: say('state'), cell: (one) => <StateBadge view={view} promoter={one} /> },
      ]}
    />
  );
}

export function StateBadge({ view, promoter }: { view: View; promoter: Promoter }) {
  const say = view.say(text);
  return isActive(promoter) ? (
    <Badge tone="good">{say('active')}</Badge>
  ) : (
    <Badge>
      {say('ended')} {promoter.until}
    </Badge>
  );
}

export function VisitTable({ view, visits }: { view: View; visits: readonly Visit[] }) {
  const say = view.say(text);
  if (visits.length === 0) return <p className="quiet">{say('visits.none')}</p>;
  return (
    <Table
      caption={say('visits')}
      rows={visits}
      keyOf={(visit) => visit.id}
      columns={[
        { key: 'on', head: say('held-on'), cell: (visit) => visit.heldOn },
        {
          key: 'workplace',
          head: say('workplace'),
          cell: (visit) => <a href={`/office/visits/${visit.id}`}>{visit.workplace}</a>,
        },
        { key: 'unit', head: say('unit'), cell: (visit) => nameIn(visit.unitShortName, view.language) },
        {
          key: 'who',
          head: say('visit.who'),
          cell: (visit) => visit.promoters.map((one) => one.name).join(' '),
        },
        {
          key: 'met',
          head: say('met'),
          align: 'end',
          cell: (visit) =>
            visit.removedReason
              ? say('struck', { reason: visit.removedReason })
              : say('people', { count: visit.met }),
        },
      ]}
    />
  );
}
