/** The list of material, the page on which it is gathered, and activities that may become some. */

import { seatsOf } from '../../../kernel/actor.ts';
import { askPage } from '../../../kernel/page.ts';
import { sayDay } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { ActButton, Form, formOf, SendButton } from '../../../ui/form.tsx';
import { Empty, Heading, Pager, Refused, Section, Table } from '../../../ui/parts.tsx';
import type { Activity } from '../../activity/activity.ts';
import { listActivities } from '../../activity/store.ts';
import { type Material, materialKinds, materialStates } from '../material.ts';
import { mayGather } from '../policy.ts';
import { listGatheredOf, listMaterial, type MaterialFilter } from '../store.ts';
import { text } from '../text.ts';
import { MaterialFields, StateBadge, UnitField, unitChoices } from './fields.tsx';

const fromActivity = '/office/material/from-activity';

function filterOf({ query }: View): MaterialFilter {
  return {
    kind: materialKinds.find((one) => one === query.kind),
    state: materialStates.find((one) => one === query.state),
  };
}

export async function listPage(view: View): Promise<ShownPage> {
  const say = view.say(text);
  const filter = filterOf(view);
  const found = await listMaterial(view.tx, view.actor, filter, askPage(view.query.page));
  const isFiltered = filter.kind !== undefined || filter.state !== undefined;
  const query = new URLSearchParams({ kind: filter.kind ?? '', state: filter.state ?? '' });
  const activities = mayGather(view.actor).allowed ? await listGatherable(view) : [];
  return {
    title: say('material'),
    body: (
      <>
        <Heading screen={view} title={say('material')}>
          <p>{say('lead')}</p>
          {mayGather(view.actor).allowed ? (
            <p>
              <a className="button" href="/office/material/new">
                {say('gather')}
              </a>
            </p>
          ) : null}
        </Heading>
        <Refused screen={view} shown={[]} />
        <FilterForm view={view} filter={filter} />
        {found.total === 0 ? (
          <Empty title={say(isFiltered ? 'none.here' : 'none')}>
            <p>{say('none.next')}</p>
          </Empty>
        ) : (
          <MaterialTable view={view} rows={found.items} />
        )}
        <Pager screen={view} page={found} href={(n) => `/office/material?${query}&page=${n}`} />
        <ActivitiesPart view={view} activities={activities} />
      </>
    ),
  };
}

function FilterForm({ view, filter }: { view: View; filter: MaterialFilter }) {
  const say = view.say(text);
  return (
    <form method="get" action="/office/material" className="filters" role="search">
      <div className="field">
        <label htmlFor="kind">{say('kind')}</label>
        <select id="kind" name="kind" defaultValue={filter.kind ?? ''}>
          <option value="">{say('filter.all')}</option>
          {materialKinds.map((kind) => (
            <option key={kind} value={kind}>
              {say(`kind.${kind}`)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="state">{say('state')}</label>
        <select id="state" name="state" defaultValue={filter.state ?? ''}>
          <option value="">{say('filter.open')}</option>
          {materialStates.map((state) => (
            <option key={state} value={state}>
              {say(`state.${state}`)}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" className="button is-calm">
        {say('filter')}
      </button>
    </form>
  );
}

function MaterialTable({ view, rows }: { view: View; rows: readonly Material[] }) {
  const say = view.say(text);
  return (
    <Table
      caption={say('material')}
      rows={rows}
      keyOf={(m) => m.id}
      columns={[
        {
          key: 'title',
          head: say('title'),
          cell: (m) => <a href={`/office/material/${m.id}`}>{m.title}</a>,
        },
        { key: 'kind', head: say('kind'), cell: (m) => say(`kind.${m.kind}`) },
        { key: 'unit', head: say('unit'), cell: (m) => nameIn(m.unitName, view.language) },
        { key: 'state', head: say('state'), cell: (m) => <StateBadge view={view} state={m.state} /> },
        { key: 'updated', head: say('updated'), cell: (m) => sayDay(m.updatedAt, view.language) },
      ]}
    />
  );
}

const looked = { page: 1, size: 40 };
const shownMost = 5;

/** Approved activities of one's own units that are no material yet. */
async function listGatherable(view: View): Promise<Activity[]> {
  const own = seatsOf(view.actor).filter((seat) => seat.role === 'officer');
  const lists = [
    await listActivities(view.tx, view.actor, looked, 'approved'),
    await listActivities(view.tx, view.actor, looked, 'accepted'),
  ];
  const counted = lists
    .flatMap((list) => list.items)
    .filter((one) => own.some((seat) => seat.organisationId === one.unitId));
  const gathered = await listGatheredOf(
    view.tx,
    counted.map((one) => one.id),
  );
  return counted
    .filter((one) => !gathered.includes(one.id))
    .sort((a, b) => b.heldAt.getTime() - a.heldAt.getTime())
    .slice(0, shownMost);
}

function ActivitiesPart({ view, activities }: { view: View; activities: readonly Activity[] }) {
  const say = view.say(text);
  if (activities.length === 0) return null;
  return (
    <Section title={say('from-activity')}>
      <p>{say('from-activity.lead')}</p>
      <Table
        caption={say('from-activity')}
        rows={activities}
        keyOf={(one) => one.id}
        columns={[
          {
            key: 'name',
            head: say('title'),
            cell: (one) => <a href={`/office/activities/${one.id}`}>{one.name}</a>,
          },
          { key: 'unit', head: say('unit'), cell: (one) => nameIn(one.unitName, view.language) },
          { key: 'held', head: say('held'), cell: (one) => sayDay(one.heldAt, view.language) },
          {
            key: 'take',
            head: say('gather'),
            cell: (one) => (
              <ActButton
                screen={view}
                action={fromActivity}
                verdict={mayGather(view.actor)}
                label={say('from-activity.do')}
                tone="calm"
                hidden={{ activityId: one.id }}
              />
            ),
          },
        ]}
      />
    </Section>
  );
}

export async function newPage(view: View): Promise<ShownPage> {
  const say = view.say(text);
  const hand = formOf(view, '/office/material');
  return {
    title: say('gather'),
    body: (
      <div className="narrow">
        <Heading screen={view} title={say('gather')} crumbs={[[say('material'), '/office/material']]} />
        <Form hand={hand}>
          <UnitField view={view} hand={hand} units={await unitChoices(view)} />
          <MaterialFields view={view} hand={hand} />
          <SendButton screen={view} label={say('gather.do')} />
        </Form>
      </div>
    ),
  };
}
