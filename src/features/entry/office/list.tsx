/** The list of entries in the office: asked by state, call and a query in words, a page at a time. */

import { createElement, Fragment, type ReactNode } from 'react';
import { askPage } from '../../../kernel/page.ts';
import { parseQuery } from '../../../kernel/query/parse.ts';
import { sayQuery } from '../../../kernel/query/saying.ts';
import { nameOf, type Problem, type Vocabulary } from '../../../kernel/query.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Empty, Heading, Pager, Table } from '../../../ui/parts.tsx';
import { QueryLine } from '../../../ui/query-line.tsx';
import { StateBadge } from '../dossier.tsx';
import { entryStates } from '../entry.ts';
import type { EntrySlots } from '../levels.tsx';
import { SentAt } from '../sent.tsx';
import { countedMax, type EntryFilter, listEntries } from '../store/list.ts';
import { askEntries, entryQueryFor } from '../store/query.ts';
import type { ListedEntry } from '../store.ts';
import { entryExamples } from '../text/query.ts';
import { text } from '../text.ts';

type Asking = {
  typed: string;
  problems: readonly Problem[];
  vocabulary: Vocabulary;
  understood?: string;
  filter: EntryFilter;
};

/** What the address asks for: a query that is not understood finds nothing, and says why by its line. */
async function readAsked(view: View, slots: EntrySlots): Promise<Asking> {
  const state = entryStates.find((one) => one === view.query.state);
  const callKey = /^[a-z][a-z0-9-]{0,60}$/.test(view.query.call ?? '') ? view.query.call : undefined;
  const typed = (view.query.q ?? '').trim();
  const about = await entryQueryFor(view.tx, view.actor, slots.fields);
  const { vocabulary } = about;
  const parsed = parseQuery(typed, vocabulary);
  if ('problems' in parsed)
    return { typed, vocabulary, problems: parsed.problems, filter: { state, callKey } };
  const said = sayQuery(parsed.query, vocabulary, view.language);
  const asked = askEntries(parsed.query, about, view.now);
  return {
    ...{ typed, vocabulary, problems: [], filter: { state, callKey, asked } },
    understood: said === typed ? undefined : said,
  };
}

const none = { items: [], total: 0, page: 1, size: 1, pages: 1 };

/** The page, with what features above have to say on it. */
export function listPageWith(slots: EntrySlots) {
  return async (view: View): Promise<ShownPage> => {
    const say = view.say(text);
    const asking = await readAsked(view, slots);
    const { problems, filter, typed } = asking;
    const found =
      problems.length > 0 ? none : await listEntries(view.tx, view.actor, filter, askPage(view.query.page));
    const { state = '', callKey = '' } = filter;
    const query = new URLSearchParams({ state, call: callKey, q: typed });
    const asked = {
      list: 'entry',
      typed: wholeQuery(asking),
      count: found.total,
      isAsked: problems.length === 0,
    };
    const parts: ReactNode[] = [];
    for (const part of slots.listParts ?? []) parts.push(await part(view, asked));
    return {
      title: say('entries'),
      islands: ['entry.js'],
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
          <FilterForm view={view} asking={asking} />
          {problems.length > 0 ? null : (
            <p className="quiet">
              {found.total > countedMax
                ? say('entries.many', { count: countedMax })
                : say('entries.count', { count: found.total })}
            </p>
          )}
          {found.total === 0 ? (
            <Empty title={problems.length > 0 ? say('entries.not-asked') : say('entries.none')}>
              <p>{problems.length > 0 ? say('entries.not-asked.next') : say('entries.none.next')}</p>
            </Empty>
          ) : (
            <EntryTable view={view} rows={found.items} />
          )}
          <Pager screen={view} page={found} href={(n) => `/office/entries?${query}&page=${n}`} />
          {createElement(Fragment, null, ...parts)}
        </>
      ),
    };
  };
}

/** The filters by a click as a part of the query, so that what is done with what was found needs the query alone. */
function wholeQuery({ typed, filter }: Asking): string {
  const { state, callKey } = filter;
  const clicked = [...(state ? [`state:${state}`] : []), ...(callKey ? [`call:${callKey}`] : [])].join(' ');
  if (clicked === '' || typed === '') return clicked || typed;
  return `(${typed}) ${clicked}`;
}

function FilterForm({ view, asking }: { view: View; asking: Asking }) {
  const say = view.say(text);
  const { filter, vocabulary } = asking;
  const calls = vocabulary.fields.find((field) => field.key === 'call')?.choices ?? [];
  return (
    <form method="get" action="/office/entries" className="filters" role="search">
      <QueryLine
        {...asking}
        screen={view}
        examples={entryExamples[view.language]}
        href={(q) => `/office/entries?${new URLSearchParams({ q })}`}
      />
      <div className="field">
        <label htmlFor="state">{say('state')}</label>
        <select id="state" name="state" defaultValue={filter.state ?? ''}>
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
        <select id="call" name="call" defaultValue={filter.callKey ?? ''}>
          <option value="">{say('filter.all')}</option>
          {calls.map((call) => (
            <option key={call.key} value={call.key}>
              {nameOf(call, view.language)}
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
