/** Finding works: one line for words, and what can be chosen; a plain form, so that every choice stands in the address. */

import { Fragment } from 'react';
import { nameIn } from '../../../kernel/text.ts';
import type { TreePath } from '../../../kernel/tree.ts';
import { childToward } from '../../../kernel/tree.ts';
import type { View } from '../../../platform/route.ts';
import { idsOfLine } from '../../organisation/store/era.ts';
import { listOrganisations } from '../../organisation/store.ts';
import {
  type GalleryAsk,
  type GalleryOrder,
  galleryKinds,
  galleryOrders,
  galleryQuery,
  isFiltered,
} from '../gallery.ts';
import type { UnitWorks } from '../store/gallery.ts';
import { text } from '../text.ts';

export type Option = { value: string; label: string; works?: number };
export type Options = {
  calls?: readonly Option[];
  places: readonly Option[];
  units: readonly Option[];
  years?: readonly Option[];
};

const unitsMax = 300;

/** The places straight beneath `base` that show works, with how many; of one that was chosen its units as well. */
export async function placeOptions(
  view: View,
  base: TreePath,
  counts: readonly UnitWorks[],
  chosen: TreePath | undefined,
): Promise<Options> {
  const works = new Map<string, number>();
  for (const one of counts) {
    const child = childToward(base, one.path);
    const id = child && idsOfLine(child).at(-1);
    if (id) works.set(id, (works.get(id) ?? 0) + one.works);
  }
  const places = await listOrganisations(view.tx, [...works.keys()]);
  const units = chosen ? counts.filter(({ path }) => `${path}.`.startsWith(`${chosen}.`)) : [];
  return {
    places: places.map(({ id, name }) => ({
      value: id,
      label: nameIn(name, view.language),
      works: works.get(id)!,
    })),
    units: units.slice(0, unitsMax).map((one) => ({
      value: one.unitId,
      label: nameIn(one.name, view.language),
      works: one.works,
    })),
  };
}

type FilterProps = { view: View; action: string; ask: GalleryAsk; options: Options };

export function FilterForm({ view, action, ask, options }: FilterProps) {
  const say = view.say(text);
  const kinds = galleryKinds.map((value) => ({ value, label: say(`kind.${value}`) }));
  const { q, ...chosen } = ask;
  return (
    <form method="get" action={action} className="find" role="search" aria-label={say('find')}>
      <p className="find-line">
        <label htmlFor="find-q">{say('find.words')}</label>
        <span>
          <input id="find-q" type="search" name="q" defaultValue={q} maxLength={60} enterKeyHint="search" />
          <button type="submit" className="button is-main">
            {say('find.do')}
          </button>
        </span>
      </p>
      <details open={isFiltered(chosen)}>
        <summary>{say('find.more')}</summary>
        <div className="find-choices">
          <Choose view={view} name="call" label={say('find.call')} value={ask.call} of={options.calls} />
          <Choose view={view} name="place" label={say('find.place')} value={ask.place} of={options.places} />
          <Choose view={view} name="unit" label={say('find.unit')} value={ask.unit} of={options.units} />
          <Choose view={view} name="kind" label={say('find.kind')} value={ask.kind} of={kinds} />
          <Choose view={view} name="year" label={say('find.year')} value={ask.year} of={options.years} />
        </div>
        <p>
          <button type="submit" className="button is-calm">
            {say('find.do')}
          </button>
        </p>
      </details>
      {ask.order ? <input type="hidden" name="order" value={ask.order} /> : null}
      {isFiltered(ask) ? (
        <p>
          <a href={`${action}${galleryQuery({ order: ask.order })}`}>{say('find.clear')}</a>
        </p>
      ) : null}
    </form>
  );
}

type ChooseProps = {
  view: View;
  name: string;
  label: string;
  value?: string | number;
  of?: readonly Option[];
};

/** One choice; absent where there is nothing to choose from. */
function Choose({ view, name, label, value, of = [] }: ChooseProps) {
  const say = view.say(text);
  const isKnown = of.some((one) => one.value === String(value));
  if (of.length === 0 && value === undefined) return null;
  return (
    <p>
      <label htmlFor={`find-${name}`}>{label}</label>
      <select id={`find-${name}`} name={name} defaultValue={value === undefined ? '' : String(value)}>
        <option value="">{say('find.any')}</option>
        {value !== undefined && !isKnown ? <option value={String(value)}>{say('find.none')}</option> : null}
        {of.map((one) => (
          <option key={one.value} value={one.value}>
            {one.works === undefined ? one.label : say('find.counted', { name: one.label, count: one.works })}
          </option>
        ))}
      </select>
    </p>
  );
}

type OrderProps = { view: View; action: string; ask: GalleryAsk; order: GalleryOrder; why?: boolean };

/** In which order, each a link that keeps what was asked. */
export function OrderLinks({ view, action, ask, order, why }: OrderProps) {
  const say = view.say(text);
  return (
    <>
      {say('order')}
      {galleryOrders.map((one) => (
        <Fragment key={one}>
          {' '}
          {one === order ? (
            <strong>{say(`order.${one}`)}</strong>
          ) : (
            <a href={`${action}${galleryQuery({ ...ask, order: one })}`}>{say(`order.${one}`)}</a>
          )}
        </Fragment>
      ))}
      {why ? ` · ${say('order.why')}` : null}
    </>
  );
}
