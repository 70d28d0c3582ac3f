/** The office doors of organisations: the tree, one node with its seats, granting and ending, adding. */

import { askPage } from '../../kernel/page.ts';
import { sayDay } from '../../kernel/period.ts';
import { nameIn } from '../../kernel/text.ts';
import {
  type Ask,
  act,
  anyone,
  nothing,
  page,
  type Route,
  type ShownPage,
  type View,
} from '../../platform/route.ts';
import { ActButton, ChoiceField, Form, formOf, SendButton, TextField } from '../../ui/form.tsx';
import { Badge, Empty, Heading, Pager, Section, Table } from '../../ui/parts.tsx';
import { addOrganisation } from './actions/add-organisation.ts';
import { endSeat } from './actions/end-seat.ts';
import { grantSeat } from './actions/grant-seat.ts';
import { setUp } from './actions/set-up.ts';
import { kinds, type Organisation, roles } from './organisation.ts';
import { mayAddOrganisation, mayEndSeat, mayEnterOffice, mayGrantSeat, maySeeSeats } from './policy.ts';
import { NewOrganisation, SeatEnd, SeatGrant, Setup } from './schema.ts';
import {
  findOrganisation,
  findSeat,
  listChildren,
  listLine,
  listRoots,
  listSeatsAt,
  searchOrganisations,
} from './store.ts';
import { text } from './text.ts';

const findAsked = (ask: Ask) => findOrganisation(ask.tx, ask.params.organisation!);

function OrganisationTable(props: { view: View; rows: readonly Organisation[] }) {
  const say = props.view.say(text);
  const { language } = props.view;
  return (
    <Table
      caption={say('organisations')}
      rows={props.rows}
      keyOf={(o) => o.id}
      columns={[
        {
          key: 'name',
          head: say('name'),
          cell: (o) => <a href={`/office/organisations/${o.id}`}>{nameIn(o.name, language)}</a>,
        },
        { key: 'kind', head: say('kind'), cell: (o) => say(`kind.${o.kind}`) },
      ]}
    />
  );
}

async function treePage(view: View): Promise<ShownPage> {
  const say = view.say(text);
  const q = (view.query.q ?? '').trim();
  const found = q ? await searchOrganisations(view.tx, q, askPage(view.query.page)) : undefined;
  const rows = found?.items ?? (await listRoots(view.tx));
  return {
    title: say('organisations'),
    body: (
      <>
        <Heading screen={view} title={say('organisations')}>
          <p>{say('organisations.lead')}</p>
        </Heading>
        <form method="get" action="/office/organisations" className="search" role="search">
          <label htmlFor="q">{say('search')}</label>
          <input id="q" name="q" type="search" defaultValue={q} />
          <button type="submit" className="button is-calm">
            {say('search')}
          </button>
        </form>
        {rows.length === 0 ? (
          <Empty title={say('search.none', { q })} />
        ) : (
          <OrganisationTable view={view} rows={rows} />
        )}
        {found ? (
          <Pager
            screen={view}
            page={found}
            href={(n) => `/office/organisations?q=${encodeURIComponent(q)}&page=${n}`}
          />
        ) : null}
      </>
    ),
  };
}

async function organisationPage(view: View, organisation: Organisation): Promise<ShownPage> {
  const say = view.say(text);
  const { language, tx } = view;
  const [line, children] = [await listLine(tx, organisation.path), await listChildren(tx, organisation.id)];
  const crumbs = line
    .slice(0, -1)
    .map((o) => [nameIn(o.shortName, language), `/office/organisations/${o.id}`] as const);
  return {
    title: nameIn(organisation.name, language),
    body: (
      <>
        <Heading
          screen={view}
          title={nameIn(organisation.name, language)}
          crumbs={crumbs}
          state={<Badge>{say(`kind.${organisation.kind}`)}</Badge>}
        />
        {maySeeSeats(view.actor, organisation.path).allowed ? await SeatsPart(view, organisation) : null}
        <Section title={say('children')}>
          {children.length === 0 ? (
            <Empty title={say('children.none')} />
          ) : (
            <OrganisationTable view={view} rows={children} />
          )}
        </Section>
        <AddPart view={view} organisation={organisation} />
      </>
    ),
  };
}

async function SeatsPart(view: View, organisation: Organisation) {
  const say = view.say(text);
  const seats = await listSeatsAt(view.tx, organisation.id, view.now);
  const hand = formOf(view, `/office/organisations/${organisation.id}/seats`);
  const mayGrant = mayGrantSeat(view.actor, { role: 'officer', place: organisation.path });
  return (
    <Section title={say('seats')}>
      {seats.length === 0 ? (
        <Empty title={say('seats.none')} />
      ) : (
        <Table
          caption={say('seats')}
          rows={seats}
          keyOf={(s) => s.id}
          columns={[
            {
              key: 'person',
              head: say('seat.person'),
              cell: (s) => say('seat.who', { name: s.personName, username: s.username }),
            },
            { key: 'role', head: say('seat.role'), cell: (s) => say(`role.${s.role}`) },
            { key: 'since', head: say('seat.since'), cell: (s) => sayDay(s.validFrom, view.language) },
            {
              key: 'end',
              head: '',
              align: 'end',
              cell: (s) => (
                <ActButton
                  screen={view}
                  tone="calm"
                  label={say('seat.end')}
                  action={`/office/seats/${s.id}/end`}
                  verdict={mayEndSeat(view.actor, { place: organisation.path, personId: s.personId })}
                />
              ),
            },
          ]}
        />
      )}
      {mayGrant.allowed ? (
        <details open={hand.problem('username') !== undefined || view.form?.action === hand.action}>
          <summary>{say('seat.grant')}</summary>
          <Form hand={hand}>
            <TextField hand={hand} name="username" label={say('seat.username')} />
            <ChoiceField
              hand={hand}
              name="role"
              label={say('seat.role')}
              value="officer"
              choices={roles.map((r) => ({ value: r, label: say(`role.${r}`) }))}
            />
            <TextField hand={hand} name="until" type="date" label={say('seat.until')} optional />
            <SendButton screen={view} label={say('seat.grant')} />
          </Form>
        </details>
      ) : null}
    </Section>
  );
}

function AddPart({ view, organisation }: { view: View; organisation: Organisation }) {
  const say = view.say(text);
  const hand = formOf(view, `/office/organisations/${organisation.id}/children`);
  if (!mayAddOrganisation(view.actor, organisation.path).allowed) return null;
  return (
    <details open={view.form?.action === hand.action}>
      <summary>{say('add')}</summary>
      <Form hand={hand}>
        <TextField hand={hand} name="name" label={say('name')} maxLength={60} />
        <TextField hand={hand} name="shortName" label={say('short-name')} maxLength={20} />
        <TextField hand={hand} name="nameEn" label={say('name.en')} optional maxLength={120} />
        <ChoiceField
          hand={hand}
          name="kind"
          label={say('kind')}
          value="grassroots"
          choices={kinds.map((k) => ({ value: k, label: say(`kind.${k}`) }))}
        />
        <SendButton screen={view} label={say('add')} />
      </Form>
    </details>
  );
}

function setupPage(view: View): ShownPage {
  const say = view.say(text);
  const hand = formOf(view, '/setup');
  return {
    title: say('setup'),
    body: (
      <div className="narrow">
        <Heading screen={view} title={say('setup')}>
          <p>{say('setup.lead')}</p>
        </Heading>
        <Form hand={hand}>
          <TextField hand={hand} name="token" label={say('setup.token')} autoComplete="off" />
          <TextField hand={hand} name="organisation" label={say('name')} maxLength={60} />
          <TextField hand={hand} name="username" label={say('seat.username')} autoComplete="username" />
          <TextField hand={hand} name="name" label={say('seat.person')} autoComplete="name" />
          <TextField
            hand={hand}
            name="password"
            type="password"
            label={say('setup.password')}
            autoComplete="new-password"
          />
          <SendButton screen={view} label={say('setup.do')} />
        </Form>
      </div>
    ),
  };
}

export const routes: Route[] = [
  page({
    get: '/office/organisations',
    frame: 'office',
    finds: nothing,
    may: mayEnterOffice,
    shows: treePage,
  }),
  page({
    get: '/office/organisations/:organisation',
    frame: 'office',
    finds: findAsked,
    may: mayEnterOffice,
    shows: organisationPage,
  }),
  act({
    post: '/office/organisations/:organisation/seats',
    frame: 'office',
    finds: findAsked,
    may: (actor, o) => mayGrantSeat(actor, { role: 'officer', place: o.path }),
    takes: SeatGrant,
    does: grantSeat,
    leadsTo: (o) => `/office/organisations/${o.id}`,
    tells: text['told.granted'],
    shows: organisationPage,
  }),
  act({
    post: '/office/organisations/:organisation/children',
    frame: 'office',
    finds: findAsked,
    may: (actor, o) => mayAddOrganisation(actor, o.path),
    takes: NewOrganisation,
    does: addOrganisation,
    leadsTo: (o) => `/office/organisations/${o.id}`,
    tells: text['told.added'],
    shows: organisationPage,
  }),
  act({
    post: '/office/seats/:seat/end',
    frame: 'office',
    finds: (ask) => findSeat(ask.tx, ask.params.seat!),
    may: (actor, s) => mayEndSeat(actor, { place: s.organisation.path, personId: s.personId }),
    takes: SeatEnd,
    does: endSeat,
    leadsTo: (o) => `/office/organisations/${o.id}`,
    tells: text['told.ended'],
  }),
  page({ get: '/setup', frame: 'site', finds: nothing, may: anyone, shows: setupPage }),
  act({
    post: '/setup',
    frame: 'site',
    finds: nothing,
    may: anyone,
    takes: Setup,
    does: setUp,
    leadsTo: () => '/sign-in',
    tells: text['told.set-up'],
    shows: setupPage,
  }),
];
