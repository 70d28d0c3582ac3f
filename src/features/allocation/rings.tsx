/** The rings of a tree of figures with their legend, and the same figures as a table. */

import { nameIn } from '../../kernel/text.ts';
import type { View } from '../../platform/route.ts';
import { Table } from '../../ui/parts.tsx';
import { type RingNode, Rings } from '../../ui/rings.tsx';
import { type Figure, listFigures, percentOf } from './progress.ts';
import { sayCount, text } from './text.ts';

type Drawn = {
  view: Pick<View, 'say' | 'language'>;
  root: Figure;
  /** Where a click on an organisation leads; nothing leaves it plain. */
  hrefOf?: (figure: Figure) => string | undefined;
};

/** The id of the table that says what the rings draw. */
export const ringsTableId = 'rings-table';

const steps = ['none', '0', '1', '2', '3', '4'] as const;

/** The picture with its legend. The table with the same figures must stand on the same page. */
export function RingsFigure(props: Drawn) {
  const { view, root } = props;
  const say = view.say(text);
  const { target, events } = root;
  return (
    <figure className="rings-figure">
      <Rings
        root={ringOf(props, root)}
        title={say('progress.of', { organisation: root.name })}
        describedBy={ringsTableId}
        centre={
          target === undefined
            ? say('centre.no-target', { events: sayCount(events) })
            : say('centre.target', { events: sayCount(events), target: sayCount(target) })
        }
        note={nameIn(root.shortName, view.language)}
      />
      <figcaption>
        <ul className="legend" aria-label={say('legend')}>
          {steps.map((step) => (
            <li key={step}>
              <svg className="legend-mark" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
                <rect className={`ring is-${step}`} width="12" height="12" rx="2" />
              </svg>
              {say(`legend.${step}`)}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}

function ringOf(drawn: Drawn, figure: Figure): RingNode {
  const { view, hrefOf } = drawn;
  return {
    id: figure.id,
    name: nameIn(figure.name, view.language),
    href: hrefOf?.(figure),
    saying: sayingOf(view, figure),
    share: figure.share,
    children: figure.children.map((child) => ringOf(drawn, child)),
  };
}

function sayingOf(view: Drawn['view'], figure: Figure): string {
  const say = view.say(text);
  const events = sayCount(figure.events);
  const participants = sayCount(figure.participants);
  if (figure.target === undefined || figure.share === undefined)
    return say('saying.no-target', { events, participants });
  return say('saying.target', {
    events,
    participants,
    target: sayCount(figure.target),
    percent: percentOf(figure.share),
  });
}

/** The same figures as a table, each organisation before those beneath it. */
export function RingsTable({ view, root, hrefOf }: Drawn) {
  const say = view.say(text);
  const nameOf = (figure: Figure) => {
    const href = hrefOf?.(figure);
    const name = nameIn(figure.name, view.language);
    return href ? <a href={href}>{name}</a> : name;
  };
  return (
    <div id={ringsTableId}>
      <Table
        caption={say('progress.table')}
        rows={listFigures(root)}
        keyOf={(figure) => figure.id}
        columns={[
          {
            key: 'name',
            head: say('unit'),
            cell: (f) => <span className={`depth-${f.level - root.level}`}>{nameOf(f)}</span>,
          },
          { key: 'level', head: say('level'), cell: (f) => say('level.is', { level: f.level }) },
          {
            key: 'target',
            head: say('target'),
            align: 'end',
            cell: (f) => (f.target === undefined ? say('share.none') : sayCount(f.target)),
          },
          { key: 'events', head: say('approved'), align: 'end', cell: (f) => sayCount(f.events) },
          {
            key: 'share',
            head: say('share'),
            align: 'end',
            cell: (f) => (f.share === undefined ? '—' : say('percent', { percent: percentOf(f.share) })),
          },
          { key: 'people', head: say('participants'), align: 'end', cell: (f) => sayCount(f.participants) },
        ]}
      />
    </div>
  );
}
