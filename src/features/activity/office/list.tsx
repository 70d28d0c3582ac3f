/** The list of activities: what waits for me first, then what came back, then the newest. */

import { askPage } from '../../../kernel/page.ts';
import { sayDay } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Badge, Empty, Heading, Pager, Table, type Tone } from '../../../ui/parts.tsx';
import { type Activity, type ActivityState, activityStates, isLocked } from '../activity.ts';
import { mayAccept, mayApprove, mayReport } from '../policy.ts';
import { type ActivityCounts, type ActivityFilter, countActivities, listActivities } from '../store.ts';
import { text } from '../text.ts';

const tones: Record<ActivityState, Tone> = {
  reported: 'wait',
  returned: 'warn',
  approved: 'good',
  accepted: 'good',
};
const mine = ['to-approve', 'to-accept'] as const;
const filters: readonly ActivityFilter[] = [...mine, ...activityStates, 'late'];

type Standing = Pick<Activity, 'state' | 'acceptorId' | 'isLate'>;

export function StateBadge({ view, activity }: { view: View; activity: Standing }) {
  const say = view.say(text);
  return (
    <>
      <Badge tone={tones[activity.state]}>{say(`state.${activity.state}`)}</Badge>
      {isLocked(activity) ? <Badge>{say('locked')}</Badge> : null}
      {activity.isLate ? <Badge tone="warn">{say('late')}</Badge> : null}
    </>
  );
}

/** Reads `?state=`; anything else shows all. */
export function askFilter(raw: string | undefined): ActivityFilter | undefined {
  return filters.find((filter) => filter === raw);
}

function hrefOf(filter: ActivityFilter | undefined, page?: number, path = '/office/activities'): string {
  const query = new URLSearchParams();
  if (filter) query.set('state', filter);
  if (page) query.set('page', String(page));
  const asked = query.toString();
  return asked ? `${path}?${asked}` : path;
}

export async function listPage(view: View): Promise<ShownPage> {
  const say = view.say(text);
  const filter = askFilter(view.query.state);
  const counts = await countActivities(view.tx, view.actor);
  const found = await listActivities(view.tx, view.actor, askPage(view.query.page), filter);
  return {
    title: say('activities'),
    body: (
      <>
        <Heading screen={view} title={say('activities')}>
          <p>{say('activities.lead')}</p>
          <Ways view={view} counts={counts} filter={filter} />
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

type WaysProps = { view: View; counts: ActivityCounts; filter?: ActivityFilter };

/** What can be done here: report one, report many, decide many, take the list along. */
function Ways({ view, counts, filter }: WaysProps) {
  const say = view.say(text);
  const total = activityStates.reduce((sum, state) => sum + counts[state], 0);
  const ways: [string, string, string][] = [];
  if (mayReport(view.actor).allowed) {
    ways.push(['/office/activities/new', say('report'), 'main']);
    ways.push(['/office/activities/batch', say('batch'), 'calm']);
  }
  for (const verb of ['approve', 'accept'] as const)
    if (counts[`to-${verb}`] > 0)
      ways.push([`/office/activities/several?verb=${verb}`, say(`several.${verb}`), 'calm']);
  if (total > 0)
    ways.push([hrefOf(filter, undefined, '/office/activities/list.xlsx'), say('activities.export'), 'calm']);
  return (
    <p className="actions">
      {ways.map(([href, label, tone]) => (
        <a key={href} className={`button is-${tone}`} href={href}>
          {label}
        </a>
      ))}
    </p>
  );
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

function Filters({ view, counts, filter }: WaysProps) {
  const say = view.say(text);
  const total = activityStates.reduce((sum, state) => sum + counts[state], 0);
  const labelOf = (one: ActivityFilter) =>
    one === 'to-approve' || one === 'to-accept' || one === 'late'
      ? say(`activities.${one}`)
      : say(`state.${one}`);
  const always: readonly ActivityFilter[] = ['reported', 'returned', 'approved'];
  const shown = filters.filter((one) => always.includes(one) || counts[one] > 0 || filter === one);
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
        {
          key: 'held',
          head: say('held-at'),
          cell: (a) => (
            <>
              {sayDay(a.heldAt, language)}
              {a.occurrences.length > 1 ? (
                <span className="quiet"> {say('occurrences', { count: a.occurrences.length })}</span>
              ) : null}
            </>
          ),
        },
        {
          key: 'people',
          head: say('participants'),
          align: 'end',
          cell: (a) => say('people', { count: a.participants }),
        },
        { key: 'state', head: say('state'), cell: (a) => <Waiting view={view} activity={a} /> },
      ]}
    />
  );
}

function Waiting({ view, activity }: { view: View; activity: Activity }) {
  const say = view.say(text);
  if (mayApprove(view.actor, activity).allowed)
    return <Badge tone="accent">{say('activities.to-approve')}</Badge>;
  if (mayAccept(view.actor, activity).allowed)
    return <Badge tone="accent">{say('activities.to-accept')}</Badge>;
  return <StateBadge view={view} activity={activity} />;
}
