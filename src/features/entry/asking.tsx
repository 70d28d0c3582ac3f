/** Works that a page of a feature above holds, asked by the query of the list of works: found, counted, a page at a time. */

import type { EntryId } from '../../kernel/id.ts';
import { askPage, offsetOf, type Page, pageOf } from '../../kernel/page.ts';
import { parseQuery } from '../../kernel/query/parse.ts';
import { sayQuery } from '../../kernel/query/saying.ts';
import type { Problem, Query, Vocabulary } from '../../kernel/query.ts';
import type { View } from '../../platform/route.ts';
import { Empty, Pager } from '../../ui/parts.tsx';
import { QueryLine } from '../../ui/query-line.tsx';
import { type EntryField, type EntryQuery, entryQueryFor, pickEntries } from './store/query.ts';
import { heldExamples } from './text/query.ts';
import { text } from './text.ts';

/** So many rows a page: long enough to decide on, short enough to send. */
export const heldPageSize = 50;

export type AskedWorks<Row> = {
  typed: string;
  problems: readonly Problem[];
  vocabulary: Vocabulary;
  understood?: string;
  /** All that was found; the page is cut from it. */
  found: readonly Row[];
  page: Page<Row>;
  /** The end of an address that asks for this page again. */
  again: string;
};

/** How a page was asked for, as the end of its address. */
export function askedAgain(query: Readonly<Record<string, string | undefined>>): string {
  const kept = ['q', 'page'].flatMap((name) => (query[name] ? [[name, query[name]]] : []));
  return kept.length === 0 ? '' : `?${new URLSearchParams(kept)}`;
}

/** The rows of a page as its query finds them; one that is not understood finds nothing. */
export async function askWorks<Row extends { entryId: EntryId }>(
  view: View,
  rows: readonly Row[],
  more: readonly EntryField[] = [],
): Promise<AskedWorks<Row>> {
  const typed = (view.query.q ?? '').trim();
  const about = await entryQueryFor(view.tx, view.actor, more);
  const parsed = parseQuery(typed, about.vocabulary);
  const common = { typed, vocabulary: about.vocabulary, again: askedAgain(view.query) };
  if ('problems' in parsed) return { ...common, problems: parsed.problems, ...cut(view, []) };
  const said = sayQuery(parsed.query, about.vocabulary, view.language);
  const found = typed === '' ? rows : await picked(view, rows, parsed.query, about);
  return { ...common, problems: [], understood: said === typed ? undefined : said, ...cut(view, found) };
}

/** The rows a page at a time, where nobody asks. */
export function pageWorks<Row>(view: View, rows: readonly Row[]): AskedWorks<Row> {
  const common = {
    typed: '',
    problems: [],
    vocabulary: { fields: [] },
    again: askedAgain({ page: view.query.page }),
  };
  return { ...common, ...cut(view, rows) };
}

async function picked<Row extends { entryId: EntryId }>(
  view: View,
  rows: readonly Row[],
  query: Query,
  about: EntryQuery,
): Promise<Row[]> {
  const byId = new Map(rows.map((row) => [row.entryId, row]));
  const ids = await pickEntries(view.tx, view.actor, [...byId.keys()], query, about, view.now);
  return ids.map((id) => byId.get(id)!);
}

function cut<Row>(view: View, found: readonly Row[]): Pick<AskedWorks<Row>, 'found' | 'page'> {
  const ask = askPage(view.query.page, heldPageSize);
  const last = Math.max(1, Math.ceil(found.length / ask.size));
  const there = { ...ask, page: Math.min(ask.page, last) };
  const items = found.slice(offsetOf(there), offsetOf(there) + there.size);
  return { found, page: pageOf(items, found.length, there) };
}

type Props<Row> = { view: View; asked: AskedWorks<Row>; href: string };

/** The line, how much it found, and what to do where it found nothing. */
export function AskedLine<Row>(props: Props<Row> & { examples?: readonly string[] }) {
  const { view, asked, href } = props;
  const say = view.say(text);
  const isWrong = asked.problems.length > 0;
  return (
    <>
      <form method="get" action={href} className="filters" role="search">
        <QueryLine
          screen={view}
          {...{ typed: asked.typed, problems: asked.problems, vocabulary: asked.vocabulary }}
          understood={asked.understood}
          examples={[...(props.examples ?? []), ...heldExamples[view.language]]}
          href={(q) => `${href}?${new URLSearchParams({ q })}`}
        />
        <button type="submit" className="button is-calm">
          {say('filter')}
        </button>
      </form>
      {isWrong ? null : <p className="quiet">{say('entries.count', { count: asked.page.total })}</p>}
      {asked.page.total > 0 || asked.typed === '' ? null : (
        <Empty title={isWrong ? say('entries.not-asked') : say('entries.none')}>
          <p>{isWrong ? say('entries.not-asked.next') : <a href={href}>{say('filter.all')}</a>}</p>
        </Empty>
      )}
    </>
  );
}

export function AskedPager<Row>({ view, asked, href }: Props<Row>) {
  const at = (page: number) => `${href}?${new URLSearchParams({ q: asked.typed, page: String(page) })}`;
  return <Pager screen={view} page={asked.page} href={at} />;
}
