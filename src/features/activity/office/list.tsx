/** The list of activities: what waits for me first, then what came back, then the newest. */

import { askPage } from '../../../kernel/page.ts';
import { sayDay } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Badge, Empty, Heading, Pager, Table, type Tone } from '../../../ui/parts.tsx';
import { type Activity, type ActivityState, activityStates } from '../activity.ts';
import { mayApprove, mayReport } from '../policy.ts';
import { type ActivityCounts, type ActivityFilter, countActivities, listActivities } from '../store.ts';
import { text } from '../text.ts';

const tones: Record<ActivityState, Tone> = { reported: 'wait', returned: 'warn', approved: 'good' };
const filters: readonly ActivityFilter[] = ['waiting', ...activityStates];

export function StateBadge({ view, activity }: { view: View; activity: Pick<Activity, 'state'> }) {
  return <Badge tone={tones[activity.state]}>{view.say(text)(`state.${activity.state}`)}</Badge>;
}

/** Reads `?state=`; anything else shows all. */
function askFilter(raw: string | undefined): ActivityFilter | undefined {
  return filters.find((filter) => filter === raw);
}

function hrefOf(filter: ActivityFilter | undefined, page?: number): string {
  const query = new URLSearchParams();
  if (filter) query.set('state', filter);
  if (page) query.set('page', String(page));
  const asked = query.toString();
  return asked ? `/office/activities?${asked}` : '/office/activities';
}

export async function listPage(view: View): Promise<ShownPage> {
  const say = view.say(text);
  const filter = askFilter(view.query.state);
  const counts = await countActivities(view.tx, view.actor);
  const found = await listActivities(view.tx, view.actor, askPage(view.query.page), filter);
  const canReport = mayReport(view.actor).allowed;
  return {
    title: say('activities'),
    body: (
      <>
        <Heading screen={view} title={say('activities')}>
          <p>{say('activities.lead')}</p>
          {canReport ? (
            <p>
              <a className="button is-main" href="/office/activities/new">
                {say('report')}
              </a>
            </p>
          ) : null}
        </Heading>
        <Filters view={view} counts={counts} filter={filter} />
        {found.items.length === 0 ? (
          <NoRows view={view} isFiltered={filter !== undefined} />
        ) : (
          <Rows view={view} rows={found.items} />
        )}
        <Pager screen={view} page={found} href={(n) => hrefOf(filter, n)} />
      </>
    ),
  };
}

function NoRows({ view, isFiltered }: { view: View; isFiltered: boolean }) {
  const say = view.say(text);
  if (isFiltered) return <Empty title={say('activities.none.here')} />;
  return (
    <Empty title={say('activities.none')}>
      <p>{say('activities.none.next')}</p>
    </Empty>
  );
}

function Filters({ view, counts, filter }: { view: View; counts: ActivityCounts; filter?: ActivityFilter }) {
  const say = view.say(text);
  const total = counts.reported + counts.returned + counts.approved;
  const labelOf = (one: ActivityFilter) =>
    one === 'waiting' ? say('activities.waiting') : say(`state.${one}`);
  const shown = filters.filter((one) => one !== 'waiting' || counts.waiting > 0 || filter === 'waiting');
  return (
    <nav className="choices" aria-label={say('activities.filter')}>
      <ul>
        <li>
          <a href={hrefOf(undefined)} aria-current={filter === undefined ? 'true' : undefined}>
            {say('filter', { label: say('activities.all'), count: total })}
          </a>
        </li>
        {shown.map((one) => (
          <li key={one}>
            <a href={hrefOf(one)} aria-current={one === filter ? 'true' : undefined}>
              {say('filter', { label: labelOf(one), count: counts[one] })}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Rows({ view, rows }: { view: View; rows: readonly Activity[] }) {
  const say = view.say(text);
  const { language } = view;
  return (
    <Table
      caption={say('activities')}
      rows={rows}
      keyOf={(a) => a.id}
      columns={[
        { key: 'name', head: say('name'), cell: (a) => <a href={`/office/activities/${a.id}`}>{a.name}</a> },
        { key: 'unit', head: say('unit'), cell: (a) => nameIn(a.unitShortName, language) },
        { key: 'held', head: say('held-at'), cell: (a) => sayDay(a.heldAt, language) },
        {
          key: 'people',
          head: say('participants'),
          align: 'end',
          cell: (a) => say('people', { count: a.participants }),
        },
        {
          key: 'state',
          head: say('state'),
          cell: (a) =>
            mayApprove(view.actor, a).allowed ? (
              <Badge tone="accent">{say('activities.waiting')}</Badge>
            ) : (
              <StateBadge view={view} activity={a} />
            ),
        },
      ]}
    />
  );
}
