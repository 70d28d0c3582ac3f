/** The office doors of entries: the list, one entry, entering for makers, admitting and returning. */

import { askPage } from '../../kernel/page.ts';
import { nameIn } from '../../kernel/text.ts';
import {
  type Ask,
  act,
  anyone,
  nothing,
  page,
  type Route,
  raw,
  type ShownPage,
  type View,
} from '../../platform/route.ts';
import { Empty, Heading, Pager, Table } from '../../ui/parts.tsx';
import type { MediaRoom } from '../media/actions/examine-file.ts';
import { admitEntry } from './actions/admit-entry.ts';
import { entryFileResponse } from './actions/answer-file.ts';
import { attachFile } from './actions/attach-file.ts';
import { removeFile } from './actions/remove-file.ts';
import { returnEntry } from './actions/return-entry.ts';
import { saveEntry } from './actions/save-entry.ts';
import { sendEntry } from './actions/send-entry.ts';
import { startEntry } from './actions/start-entry.ts';
import { withdrawEntry } from './actions/withdraw-entry.ts';
import { beginPage, choosePlacePage } from './begin.tsx';
import { entryBody, StateBadge } from './dossier.tsx';
import { type EntryAtCall, entryStates, fileSizeBytesMax } from './entry.ts';
import { mayAdmit, mayEdit, mayEnterAsUnit, mayListEntries, mayReturn, mayWithdraw } from './policy.ts';
import { Admission, EntryForm, FileForm, NewEntry, Return, textOf, Withdrawal } from './schema.ts';
import { SentAt } from './sent.tsx';
import { findPlace } from './store/place.ts';
import { atCall, findEntryFromSeats, type ListedEntry, listCallsEntered, listEntries } from './store.ts';
import { text } from './text.ts';

const findPlaceAsked = (ask: Ask) => findPlace(ask.tx, ask.actor, ask.params.call!, ask.params.unit!);

async function findAsked(ask: Ask): Promise<EntryAtCall | undefined> {
  const entry = await findEntryFromSeats(ask.tx, ask.actor, ask.params.entry!);
  return entry && atCall(ask.tx, entry);
}

async function entryPage(view: View, entry: EntryAtCall): Promise<ShownPage> {
  const say = view.say(text);
  const body = await entryBody(view, entry, `/office/entries/${entry.id}`, [
    [say('entries'), '/office/entries'],
  ]);
  return { title: entry.title || say('title.none'), body, islands: ['entry.js'] };
}

type Asked = { state?: (typeof entryStates)[number]; callKey?: string };

function filterOf(view: View): Asked {
  const state = entryStates.find((one) => one === view.query.state);
  const callKey = /^[a-z][a-z0-9-]{0,60}$/.test(view.query.call ?? '') ? view.query.call : undefined;
  return { state, callKey };
}

async function listPage(view: View): Promise<ShownPage> {
  const say = view.say(text);
  const asked = filterOf(view);
  const found = await listEntries(view.tx, view.actor, asked, askPage(view.query.page));
  const calls = await listCallsEntered(view.tx, view.actor);
  const query = new URLSearchParams({ state: asked.state ?? '', call: asked.callKey ?? '' });
  return {
    title: say('entries'),
    body: (
      <>
        <Heading screen={view} title={say('entries')}>
          <p>{say('entries.lead')}</p>
          <p>
            <a className="button is-calm" href="/office/entries/new">
              {say('new.unit')}
            </a>
          </p>
        </Heading>
        <FilterForm view={view} asked={asked} calls={calls} />
        {found.total === 0 ? (
          <Empty title={say('entries.none')}>
            <p>{say('entries.none.next')}</p>
          </Empty>
        ) : (
          <EntryTable view={view} rows={found.items} />
        )}
        <Pager screen={view} page={found} href={(n) => `/office/entries?${query}&page=${n}`} />
      </>
    ),
  };
}

type FilterProps = { view: View; asked: Asked; calls: Awaited<ReturnType<typeof listCallsEntered>> };

function FilterForm({ view, asked, calls }: FilterProps) {
  const say = view.say(text);
  return (
    <form method="get" action="/office/entries" className="filters" role="search">
      <div className="field">
        <label htmlFor="state">{say('state')}</label>
        <select id="state" name="state" defaultValue={asked.state ?? ''}>
          <option value="">{say('filter.all')}</option>
          {entryStates.map((state) => (
            <option key={state} value={state}>
              {say(`state.${state}`)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="call">{say('call')}</label>
        <select id="call" name="call" defaultValue={asked.callKey ?? ''}>
          <option value="">{say('filter.all')}</option>
          {calls.map((call) => (
            <option key={call.key} value={call.key}>
              {nameIn(call.name, view.language)}
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

function EntryTable({ view, rows }: { view: View; rows: readonly ListedEntry[] }) {
  const say = view.say(text);
  const { language } = view;
  return (
    <Table
      caption={say('entries')}
      rows={rows}
      keyOf={(e) => e.id}
      columns={[
        {
          key: 'title',
          head: say('title'),
          cell: (e) => <a href={`/office/entries/${e.id}`}>{e.title || say('title.none')}</a>,
        },
        { key: 'makers', head: say('makers'), cell: (e) => e.makers.map((m) => m.name).join(', ') },
        { key: 'unit', head: say('unit'), cell: (e) => nameIn(e.unitName, language) },
        { key: 'call', head: say('call'), cell: (e) => nameIn(e.callName, language) },
        { key: 'state', head: say('state'), cell: (e) => <StateBadge view={view} state={e.state} /> },
        { key: 'number', head: say('number'), cell: (e) => e.number ?? '' },
        {
          key: 'sent',
          head: say('sent-at'),
          cell: (e) => <SentAt view={view} entry={e} />,
        },
      ]}
    />
  );
}

const own = (entry: EntryAtCall) => `/office/entries/${entry.id}`;
const begin = beginPage('/office/entries');

/** The pages that are read. */
const pages: Route[] = [
  page({ get: '/office/entries', frame: 'office', finds: nothing, may: mayListEntries, shows: listPage }),
  page({
    get: '/office/entries/new',
    frame: 'office',
    finds: nothing,
    may: mayListEntries,
    shows: choosePlacePage,
  }),
  page({
    get: '/office/entries/new/:call/:unit',
    frame: 'office',
    finds: findPlaceAsked,
    may: mayEnterAsUnit,
    shows: begin,
  }),
  page({ get: '/office/entries/:entry', frame: 'office', finds: findAsked, may: anyone, shows: entryPage }),
];

/** Writing for a maker: as in the site, for the unit's officers. */
const writing: Route[] = [
  act({
    post: '/office/entries/new/:call/:unit',
    frame: 'office',
    finds: findPlaceAsked,
    may: mayEnterAsUnit,
    takes: NewEntry,
    does: (doing, place, taken) => startEntry(doing, place, textOf(taken), 'unit'),
    leadsTo: (entry) => `${own(entry)}#file`,
    tells: text['told.started'],
    shows: begin,
  }),
  act({
    post: '/office/entries/:entry/save',
    frame: 'office',
    finds: findAsked,
    may: mayEdit,
    takes: EntryForm,
    does: (doing, entry, taken) => saveEntry(doing, entry, textOf(taken), taken.revision),
    leadsTo: own,
    tells: text['told.saved'],
    shows: entryPage,
  }),
  act({
    post: '/office/entries/:entry/send',
    frame: 'office',
    finds: findAsked,
    may: mayEdit,
    takes: EntryForm,
    does: (doing, entry, taken) => sendEntry(doing, entry, textOf(taken), taken.revision),
    leadsTo: own,
    tells: text['told.sent'],
    shows: entryPage,
  }),
  act({
    post: '/office/entries/:entry/withdraw',
    frame: 'office',
    finds: findAsked,
    may: mayWithdraw,
    takes: Withdrawal,
    does: withdrawEntry,
    leadsTo: own,
    tells: text['told.withdrawn'],
    shows: entryPage,
  }),
];

/** What the unit decides. */
const deciding: Route[] = [
  act({
    post: '/office/entries/:entry/admit',
    frame: 'office',
    finds: findAsked,
    may: mayAdmit,
    takes: Admission,
    does: admitEntry,
    leadsTo: own,
    tells: text['told.admitted'],
    shows: entryPage,
  }),
  act({
    post: '/office/entries/:entry/return',
    frame: 'office',
    finds: findAsked,
    may: mayReturn,
    takes: Return,
    does: returnEntry,
    leadsTo: own,
    tells: text['told.returned'],
    shows: entryPage,
  }),
];

/** The file: sent apart from the words, and played to whoever sees the entry. */
function fileRoutes(room: MediaRoom): Route[] {
  const attach = attachFile(room);
  return [
    act({
      post: '/office/entries/:entry/file',
      frame: 'office',
      finds: findAsked,
      may: mayEdit,
      takes: FileForm,
      takesFile: { field: 'file', sizeBytesMax: fileSizeBytesMax },
      does: (doing, entry, _, file) => attach(doing, entry, file),
      leadsTo: (entry) => `${own(entry)}#file`,
      tells: text['told.file'],
      shows: entryPage,
    }),
    act({
      post: '/office/entries/:entry/file/remove',
      frame: 'office',
      finds: findAsked,
      may: mayEdit,
      takes: FileForm,
      does: removeFile,
      leadsTo: (entry) => `${own(entry)}#file`,
      tells: text['told.removed'],
      shows: entryPage,
    }),
    raw({
      get: '/office/entries/:entry/file',
      frame: 'office',
      finds: findAsked,
      may: anyone,
      answers: (request, entry) =>
        entry.file
          ? entryFileResponse(room, entry.file, request, 'private')
          : new Response(null, { status: 404 }),
    }),
  ];
}

/** The doors, over the room in which files lie. */
export function routes(room: MediaRoom): Route[] {
  return [...pages, ...writing, ...deciding, ...fileRoutes(room)];
}
