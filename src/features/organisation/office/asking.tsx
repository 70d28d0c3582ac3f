/** Organisations asked by a query: plain words look through names as ever, conditions through the list. */

import type { ReactNode } from 'react';
import { askPage } from '../../../kernel/page.ts';
import { type Parsed, parseQuery } from '../../../kernel/query/parse.ts';
import { sayQuery } from '../../../kernel/query/saying.ts';
import type { FoundList, Query, Term } from '../../../kernel/query.ts';
import type { View } from '../../../platform/route.ts';
import { Empty, Note, Pager } from '../../../ui/parts.tsx';
import { QueryLine } from '../../../ui/query-line.tsx';
import { countedMax, listOrganisationsAsked } from '../store/query.ts';
import { organisationExamples, organisationVocabulary } from '../text/query.ts';
import { text } from '../text.ts';
import { OrganisationTable } from './tree.tsx';

/** What features above put under what was found. */
export type FoundSlots = { listParts?: readonly ((view: View, found: FoundList) => Promise<ReactNode>)[] };

export type Asked = { typed: string; parsed: Parsed };

export function askedOf(view: View): Asked {
  const typed = (view.query.q ?? '').trim();
  return { typed, parsed: parseQuery(typed, organisationVocabulary) };
}

const isWord = (term: Term): boolean => term.kind === 'word' && term.match.how === 'has';

/** Words alone, without a condition: a name to be found. */
export function isName({ parsed }: Asked): boolean {
  if (!('query' in parsed)) return false;
  const { where, order } = parsed.query;
  const isWords = where && (isWord(where) || (where.kind === 'and' && where.parts.every(isWord)));
  return isWords === true && order.length === 0;
}

export function AskingForm({ view, asked }: { view: View; asked: Asked }) {
  const say = view.say(text);
  const { typed, parsed } = asked;
  const said = 'query' in parsed ? sayQuery(parsed.query, organisationVocabulary, view.language) : typed;
  return (
    <form method="get" action="/office/organisations" className="filters" role="search">
      <QueryLine
        screen={view}
        typed={typed}
        problems={'query' in parsed ? [] : parsed.problems}
        vocabulary={organisationVocabulary}
        understood={said === typed || isName(asked) ? undefined : said}
        examples={organisationExamples[view.language]}
        href={(q) => `/office/organisations?${new URLSearchParams({ q })}`}
      />
      <button type="submit" className="button is-calm">
        {say('search')}
      </button>
    </form>
  );
}

/** What conditions find, a page at a time, with what can be done with it. */
export async function AskedPart({
  view,
  query,
  typed,
  slots,
}: {
  view: View;
  query: Query;
  typed: string;
  slots: FoundSlots;
}) {
  const say = view.say(text);
  const found = await listOrganisationsAsked(view.tx, query, askPage(view.query.page), view.now);
  const parts: ReactNode[] = [];
  for (const part of slots.listParts ?? [])
    parts.push(await part(view, { list: 'organisation', typed, count: found.total, isAsked: true }));
  return (
    <>
      {found.total === 0 ? <Empty title={say('asked.none')} /> : null}
      {found.total >= countedMax ? <Note>{say('found.many')}</Note> : null}
      {found.total > 0 ? <p className="quiet">{say('asked.count', { count: found.total })}</p> : null}
      {found.total > 0 ? (
        <OrganisationTable view={view} caption={say('organisations')} rows={found.items} />
      ) : null}
      <Pager
        screen={view}
        page={found}
        href={(n) => `/office/organisations?${new URLSearchParams({ q: typed, page: String(n) })}`}
      />
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts stand in a fixed order
        <div key={index}>{part}</div>
      ))}
    </>
  );
}
