/** The rings of a tree of figures with their legend, and the same figures as a table. */

import { nameIn } from '../../kernel/text.ts';
import type { View } from '../../platform/route.ts';
import { Table } from '../../ui/parts.tsx';
import { type RingNode, Rings } from '../../ui/rings.tsx';
import { percentOf } from '../progress/progress.ts';
import { sayNumber } from '../progress/stated.tsx';
import type { Indicator } from './indicator.ts';
import { type Figure, listFigures } from './progress.ts';
import { progressText } from './text/progress.ts';

type Drawn = {
  view: Pick<View, 'say' | 'language'>;
  root: Figure;
  indicator: Indicator;
  /** Where a click on an organisation leads; nothing leaves it plain. */
  hrefOf?: (figure: Figure) => string | undefined;
};

/** The id of the table that says what the rings draw. */
export const ringsTableId = 'rings-table';

const steps = ['none', '0', '1', '2', '3', '4'] as const;

/** The picture with its legend. The table with the same figures must stand on the same page. */
export function RingsFigure(props: Drawn) {
  const { view, root } = props;
  const say = view.say(progressText);
  return (
    <figure className="rings-figure">
      <Rings
        root={ringOf(props, root)}
        title={say('progress.of', { organisation: root.name })}
        describedBy={ringsTableId}
        centre={centreOf(props)}
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

function centreOf({ view, root, indicator }: Drawn): string {
  const say = view.say(progressText);
  if (root.reached === undefined) return '—';
  const reached = sayNumber(root.reached);
  const { unit } = indicator;
  if (root.target === undefined) return say('amount', { count: reached, unit });
  return say('amount', { count: say('centre.target', { reached, target: sayNumber(root.target) }), unit });
}

function ringOf(drawn: Drawn, figure: Figure): RingNode {
  const { view, hrefOf } = drawn;
  return {
    id: figure.id,
    name: nameIn(figure.name, view.language),
    href: hrefOf?.(figure),
    saying: sayFigure(drawn, figure),
    share: figure.share,
    children: figure.children.map((child) => ringOf(drawn, child)),
  };
}

/** A figure in words, with the indicator's measure word. */
export function sayFigure({ view, indicator }: Pick<Drawn, 'view' | 'indicator'>, figure: Figure): string {
  const say = view.say(progressText);
  const amount = (count: number) => say('amount', { count: sayNumber(count), unit: indicator.unit });
  if (figure.reached === undefined) return say('saying.uncounted');
  const reached = amount(figure.reached);
  if (figure.target === undefined || figure.share === undefined) return say('saying.no-target', { reached });
  return say('saying.target', { reached, target: amount(figure.target), percent: percentOf(figure.share) });
}

/** The same figures as a table, each organisation before those beneath it. */
export function RingsTable({ view, root, hrefOf }: Drawn) {
  const say = view.say(progressText);
  const nameOf = (figure: Figure) => {
    const href = hrefOf?.(figure);
    const name = nameIn(figure.name, view.language);
    return href ? <a href={href}>{name}</a> : name;
  };
  return (
    <div id={ringsTableId}>
      <Table
        caption={say('figures.drawn')}
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
            cell: (f) => (f.target === undefined ? say('target.none') : sayNumber(f.target)),
          },
          {
            key: 'reached',
            head: say('reached'),
            align: 'end',
            cell: (f) => (f.reached === undefined ? '—' : sayNumber(f.reached)),
          },
          {
            key: 'share',
            head: say('share'),
            align: 'end',
            cell: (f) => (f.share === undefined ? '—' : say('percent', { percent: percentOf(f.share) })),
          },
        ]}
      />
    </div>
  );
}
