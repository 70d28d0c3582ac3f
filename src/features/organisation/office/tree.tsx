/** The page of the whole tree: where one serves, the top, and finding by name or pinyin. Never all of it. */

import { seatsOf } from '../../../kernel/actor.ts';
import { askPage } from '../../../kernel/page.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Badge, type Column, Empty, Heading, Note, Pager, Section, Table } from '../../../ui/parts.tsx';
import { isClosed, type Organisation } from '../organisation.ts';
import { foundMax, searchOrganisations } from '../store/search.ts';
import { listLine, listRoots, pageChildren } from '../store.ts';
import { text } from '../text.ts';

export const hrefOf = (organisation: { id: string }): string => `/office/organisations/${organisation.id}`;

/** Kind, and the marks of what is out of the ordinary. */
export function Marks({ view, organisation }: { view: View; organisation: Organisation }) {
  const say = view.say(text);
  return (
    <>
      <Badge>{organisation.levelName ?? say(`kind.${organisation.kind}`)}</Badge>
      {isClosed(organisation, view.now) ? <Badge tone="bad">{say('closed')}</Badge> : null}
      {organisation.isOutside ? <Badge tone="warn">{say('outside')}</Badge> : null}
    </>
  );
}

/** Organisations as rows: name, kind, open workplaces beneath. */
export function OrganisationTable(props: {
  view: View;
  caption: string;
  rows: readonly Organisation[];
  more?: Column<Organisation>;
}) {
  const { view } = props;
  const say = view.say(text);
  const columns: Column<Organisation>[] = [
    {
      key: 'name',
      head: say('name'),
      cell: (o) => <a href={hrefOf(o)}>{nameIn(o.name, view.language)}</a>,
    },
    { key: 'kind', head: say('kind'), cell: (o) => <Marks view={view} organisation={o} /> },
    { key: 'units', head: say('units'), align: 'end', cell: (o) => String(o.units) },
  ];
  return (
    <Table
      caption={props.caption}
      rows={props.rows}
      keyOf={(o) => o.id}
      columns={props.more ? [...columns, props.more] : columns}
    />
  );
}

/** A search box that asks an address with `?q=`. */
export function SearchBox(props: { view: View; action: string; q: string; label?: string }) {
  const say = props.view.say(text);
  return (
    <form method="get" action={props.action} className="search" role="search">
      <label htmlFor="q">{props.label ?? say('search')}</label>
      <input id="q" name="q" type="search" defaultValue={props.q} aria-describedby="q-hint" />
      <button type="submit" className="button is-calm">
        {say('search')}
      </button>
      <p className="hint" id="q-hint">
        {say('search.hint')}
      </p>
    </form>
  );
}

async function FoundPart({ view, q }: { view: View; q: string }) {
  const say = view.say(text);
  const found = await searchOrganisations(view.tx, q, askPage(view.query.page));
  if (found.items.length === 0) return <Empty title={say('search.none', { q })} />;
  return (
    <>
      {found.total >= foundMax ? <Note>{say('found.many')}</Note> : null}
      <OrganisationTable view={view} caption={say('organisations')} rows={found.items} />
      <Pager
        screen={view}
        page={found}
        href={(n) => `/office/organisations?q=${encodeURIComponent(q)}&page=${n}`}
      />
    </>
  );
}

/** The places of one's own seats, each with the line above it. */
async function MinePart({ view }: { view: View }) {
  const say = view.say(text);
  const seats = [...new Map(seatsOf(view.actor).map((seat) => [seat.path, seat])).values()].slice(0, 10);
  const lines = await Promise.all(seats.map((seat) => listLine(view.tx, seat.path)));
  return (
    <Section title={say('mine')}>
      <ul className="lines">
        {lines.map((line) => (
          <li key={line.at(-1)!.id}>
            {line.map((one, index) => (
              <span key={one.id}>
                {index > 0 ? ' › ' : ''}
                <a href={hrefOf(one)}>
                  {nameIn(index === line.length - 1 ? one.name : one.shortName, view.language)}
                </a>
              </span>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}

async function TopPart({ view }: { view: View }) {
  const say = view.say(text);
  const roots = await listRoots(view.tx);
  const root = roots.length === 1 ? roots[0] : undefined;
  if (!root) return <OrganisationTable view={view} caption={say('organisations')} rows={roots} />;
  const children = await pageChildren(view.tx, root.id, askPage(view.query.page));
  return (
    <Section
      title={<a href={hrefOf(root)}>{nameIn(root.name, view.language)}</a>}
      aside={<Marks view={view} organisation={root} />}
    >
      {children.items.length === 0 ? (
        <Empty title={say('children.none')} />
      ) : (
        <OrganisationTable view={view} caption={say('children')} rows={children.items} />
      )}
      <Pager screen={view} page={children} href={(n) => `/office/organisations?page=${n}`} />
    </Section>
  );
}

export async function treePage(view: View): Promise<ShownPage> {
  const say = view.say(text);
  const q = (view.query.q ?? '').trim();
  return {
    title: say('organisations'),
    body: (
      <>
        <Heading screen={view} title={say('organisations')}>
          <p>{say('organisations.lead')}</p>
        </Heading>
        <SearchBox view={view} action="/office/organisations" q={q} />
        {q ? (
          await FoundPart({ view, q })
        ) : (
          <>
            {await MinePart({ view })}
            {await TopPart({ view })}
          </>
        )}
      </>
    ),
  };
}
