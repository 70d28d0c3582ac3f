/** The units straight beneath an organisation, side by side: each against its own target, with its size. */

import { type Page, pageOf } from '../../../kernel/page.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { View } from '../../../platform/route.ts';
import { Badge, type Column, Empty, Pager, Section, Table } from '../../../ui/parts.tsx';
import { percentOf, type Rate } from '../../progress/progress.ts';
import { ByHand, sayNumber } from '../../progress/stated.tsx';
import { type Figure, type Order, type OrderKey, orderFigures } from '../progress.ts';
import type { Comparison } from '../store/rings.ts';
import { progressText } from '../text/progress.ts';
import { addressOf, type ProgressAsked, unitsAtOnce } from './asked.ts';

/** The rows that are seen: all beneath in the order asked for, and of them one page. */
export function pageOfUnits(beneath: readonly Figure[], asked: ProgressAsked): Page<Figure> {
  const ordered = orderFigures(beneath, asked.order);
  const pages = Math.max(1, Math.ceil(ordered.length / unitsAtOnce));
  const page = Math.min(asked.page, pages);
  return pageOf(ordered.slice((page - 1) * unitsAtOnce, page * unitsAtOnce), ordered.length, {
    page,
    size: unitsAtOnce,
  });
}

export function UnitsPart(props: {
  view: View;
  asked: ProgressAsked;
  comparison: Comparison;
  units: Page<Figure>;
}) {
  const { view, asked, units } = props;
  const { own, apart } = props.comparison;
  const say = view.say(progressText);
  if (units.total === 0)
    return (
      <Section title={say('units')}>
        <Empty title={say('units.none')}>
          <p>{say('units.none.next')}</p>
        </Empty>
      </Section>
    );
  const columns = columnsOf(view, asked);
  return (
    <Section title={say('units')} id="units">
      <p className="quiet">{say('units.lead')}</p>
      <PhoneOrder view={view} asked={asked} />
      <Table
        caption={say('units')}
        rows={units.items}
        keyOf={(figure) => figure.id}
        columns={columns}
        foot={
          <>
            {apart > 0 ? (
              <tr>
                <th scope="row">{say('apart', { organisation: own.shortName })}</th>
                <td className="is-end">—</td>
                <td className="is-end" data-head={say('reached')}>
                  <div>{sayNumber(apart)}</div>
                </td>
                <td colSpan={columns.length - 3} />
              </tr>
            ) : null}
            <tr>
              <th scope="row">{say('own', { organisation: own.shortName })}</th>
              {columns.slice(1).map((column) => (
                <td key={column.key} className="is-end" data-head={column.label}>
                  <div>{column.cell(own, -1)}</div>
                </td>
              ))}
            </tr>
          </>
        }
      />
      <Pager screen={view} page={units} href={(page) => addressOf(asked, { page })} />
      <Exports view={view} asked={asked} units={units} />
    </Section>
  );
}

const shownKeys = [
  'name',
  'target',
  'reached',
  'share',
  'size',
  'per-ten',
  'completeness',
  'punctuality',
] as const satisfies readonly OrderKey[];
type ShownKey = (typeof shownKeys)[number];

function headOf(key: OrderKey) {
  if (key === 'name') return 'unit' as const;
  return key === 'tree' ? ('order.tree' as const) : key;
}

function columnsOf(view: View, asked: ProgressAsked): Column<Figure>[] {
  return shownKeys.map((key) => ({
    key,
    head: <OrderHead view={view} asked={asked} column={key} />,
    label: view.say(progressText)(headOf(key)),
    align: key === 'name' ? ('start' as const) : ('end' as const),
    cell: (figure: Figure) => <Cell view={view} asked={asked} column={key} figure={figure} />,
  }));
}

/** A heading that orders by its column; once more, the other way round. */
function OrderHead({ view, asked, column }: { view: View; asked: ProgressAsked; column: ShownKey }) {
  const say = view.say(progressText);
  const { order } = asked;
  const isNow = order.key === column;
  const next: Order = { key: column, isDown: isNow ? !order.isDown : column !== 'name' };
  const label = say(headOf(column));
  return (
    <a
      className="order"
      href={`${addressOf(asked, { order: next })}#units`}
      title={say('order.by', { column: label })}
      aria-current={isNow ? 'true' : undefined}
    >
      {label}
      {isNow ? (
        <span className="order-now">
          <span aria-hidden="true">{order.isDown ? ' ↓' : ' ↑'}</span>
          <span className="visually-hidden">{say(order.isDown ? 'order.now.down' : 'order.now.up')}</span>
        </span>
      ) : null}
    </a>
  );
}

/** On a phone the table has no headings: the orders as choices. */
function PhoneOrder({ view, asked }: { view: View; asked: ProgressAsked }) {
  const say = view.say(progressText);
  const keys = ['tree', ...shownKeys] as const;
  return (
    <nav className="choices is-order no-print" aria-label={say('order.tree')}>
      <ul>
        {keys.map((key) => {
          const isDown = key !== 'tree' && key !== 'name';
          return (
            <li key={key}>
              <a
                href={`${addressOf(asked, { order: { key, isDown } })}#units`}
                aria-current={asked.order.key === key ? 'true' : undefined}
              >
                {say(headOf(key))}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function Cell(props: { view: View; asked: ProgressAsked; column: ShownKey; figure: Figure }) {
  const { view, asked, column, figure } = props;
  const say = view.say(progressText);
  switch (column) {
    case 'name':
      return <NameCell {...props} />;
    case 'target':
      return figure.target === undefined ? say('target.none') : sayNumber(figure.target);
    case 'reached':
      return <ReachedCell view={view} asked={asked} figure={figure} />;
    case 'share':
      return <ShareCell view={view} figure={figure} />;
    case 'size':
      return sayNumber(figure.size);
    case 'per-ten':
      return figure.perTen === undefined ? '—' : String(figure.perTen);
    default:
      return <RateCell view={view} rate={figure[column]} />;
  }
}

function NameCell({ view, asked, figure }: { view: View; asked: ProgressAsked; figure: Figure }) {
  const say = view.say(progressText);
  const name = nameIn(figure.name, view.language);
  return (
    <span>
      <a href={addressOf(asked, { at: figure.id, page: 1 })}>{name}</a>
      {figure.isClosed ? (
        <>
          {' '}
          <Badge>{say('closed')}</Badge>
        </>
      ) : null}
      {figure.isOutside ? (
        <>
          {' '}
          <ByHand view={view} href={`/office/campaigns/${asked.campaign.id}/stated/${figure.id}`} />
        </>
      ) : null}
    </span>
  );
}

function ReachedCell({ view, asked, figure }: { view: View; asked: ProgressAsked; figure: Figure }) {
  if (figure.reached === undefined) return <>{view.say(progressText)('uncounted')}</>;
  const href = figure.isOutside ? `/office/campaigns/${asked.campaign.id}/stated/${figure.id}` : undefined;
  return (
    <span>
      {sayNumber(figure.reached)}
      {figure.byHand > 0 ? (
        <>
          {' '}
          <ByHand view={view} amount={figure.byHand} href={href} />
        </>
      ) : null}
    </span>
  );
}

function ShareCell({ view, figure }: { view: View; figure: Figure }) {
  const say = view.say(progressText);
  if (figure.share === undefined) return <>—</>;
  const over = (figure.reached ?? 0) - (figure.target ?? 0);
  return (
    <span>
      {say('percent', { percent: percentOf(figure.share) })}
      {over > 0 ? <small className="surplus"> {say('surplus', { by: sayNumber(over) })}</small> : null}
    </span>
  );
}

/** A rate with what it is made of. */
export function RateCell({ view, rate }: { view: View; rate: Rate | undefined }) {
  const say = view.say(progressText);
  if (!rate) return <>—</>;
  return (
    <span>
      {say('percent', { percent: percentOf(rate.share) })}{' '}
      <small className="quiet">
        {say('of-whole', { part: sayNumber(rate.part), whole: sayNumber(rate.whole) })}
      </small>
    </span>
  );
}

function Exports({ view, asked, units }: { view: View; asked: ProgressAsked; units: Page<Figure> }) {
  const say = view.say(progressText);
  const isPart = units.pages > 1;
  const seen = isPart ? { page: units.page } : {};
  return (
    <p className="exports no-print">
      <a href={addressOf(asked, { ...seen, as: 'xlsx' })}>{say('export.xlsx')}</a>{' '}
      <a href={addressOf(asked, { ...seen, as: 'csv' })}>{say('export.csv')}</a>{' '}
      {isPart ? (
        <>
          <a href={addressOf(asked, { page: 'all', as: 'xlsx' })}>{say('export.all.xlsx')}</a>{' '}
          <a href={addressOf(asked, { page: 'all', as: 'csv' })}>{say('export.all.csv')}</a>
        </>
      ) : null}
    </p>
  );
}
