/** Organisations as rows, with their marks, and the box that looks for one. */

import { nameIn } from '../../../kernel/text.ts';
import type { View } from '../../../platform/route.ts';
import { Badge, type Column, Table } from '../../../ui/parts.tsx';
import { isClosed, type Organisation } from '../organisation.ts';
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
