/** The list of entries in the office: filtered by state, call and words, a page at a time. */

import { askPage } from '../../../kernel/page.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Empty, Heading, Pager, Table } from '../../../ui/parts.tsx';
import { StateBadge } from '../dossier.tsx';
import { entryStates } from '../entry.ts';
import { SentAt } from '../sent.tsx';
import { type EntryFilter, type ListedEntry, listCallsEntered, listEntries } from '../store.ts';
import { text } from '../text.ts';

function filterOf(view: View): EntryFilter {
  const state = entryStates.find((one) => one === view.query.state);
  const callKey = /^[a-z][a-z0-9-]{0,60}$/.test(view.query.call ?? '') ? view.query.call : undefined;
  return { state, callKey, q: (view.query.q ?? '').trim().slice(0, 60) || undefined };
}

export async function listPage(view: View): Promise<ShownPage> {
  const say = view.say(text);
  const asked = filterOf(view);
  const found = await listEntries(view.tx, view.actor, asked, askPage(view.query.page));
  const calls = await listCallsEntered(view.tx, view.actor);
  const { state = '', callKey = '', q = '' } = asked;
  const query = new URLSearchParams({ state, call: callKey, q });
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

type FilterProps = { view: View; asked: EntryFilter; calls: Awaited<ReturnType<typeof listCallsEntered>> };

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
      <div className="field">
        <label htmlFor="q">{say('filter.q')}</label>
        <input id="q" name="q" type="search" defaultValue={asked.q ?? ''} maxLength={60} />
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
