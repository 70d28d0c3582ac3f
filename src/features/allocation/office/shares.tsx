/** The table of shares to be read, how its totals stand to the targets in words, and owning up to a difference. */

import { seatsOf } from '../../../kernel/actor.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { View } from '../../../platform/route.ts';
import { Form, formOf, SendButton, TextField } from '../../../ui/form.tsx';
import { Badge, Empty, Note, Table } from '../../../ui/parts.tsx';
import { isFilled, type Row, sumOf } from '../allocation.ts';
import type { Indicator } from '../indicator.ts';
import { mayAcknowledge } from '../policy.ts';
import type { Board } from '../store/form.ts';
import { type Acknowledgement, type Difference, differenceOf, isAcknowledged } from '../target.ts';
import { sayAmount, sayCount, text } from '../text.ts';
import { comparisonOf, sayComparison, sayShare, sayTwoHosts } from './figures.ts';

type Props = { view: View; board: Board };

/** Rows that say something, each with the calls it hosts. */
export function shownRows(board: Board): (Row & { host: string })[] {
  return board.table.rows.flatMap((row) => {
    const host = board.lines.find((line) => line.id === row.id)?.host ?? '';
    return isFilled(row) || host !== '' ? [{ ...row, host }] : [];
  });
}

/** Indicators of which something was shared out. */
export function shownColumns(board: Board): Indicator[] {
  return board.columns.filter((column) => sumOf(board.table.rows, column.key) > 0);
}

export function nameOfRow(view: Pick<View, 'language'>, board: Board, row: Row): string {
  const place = row.organisationId && board.places.get(row.organisationId);
  if (row.name !== undefined && (!place || view.language === 'zh')) return row.name;
  return place ? nameIn(place.name, view.language) : '';
}

export function SharesTable({ view, board }: Props) {
  const say = view.say(text);
  const rows = shownRows(board);
  const shown = shownColumns(board);
  if (rows.length === 0) return <Empty title={say('shares.none')} />;
  const hosts = rows.some((row) => row.host !== '');
  return (
    <>
      <Table
        caption={say('shares')}
        rows={rows}
        keyOf={(row) => row.id}
        columns={[
          { key: 'number', head: say('shares.number'), cell: (_, index) => index + 1 },
          { key: 'unit', head: say('unit'), cell: (row) => <RowName view={view} board={board} row={row} /> },
          ...shown.map((column) => ({
            key: column.key,
            head: nameIn(column.name, view.language),
            align: 'end' as const,
            cell: (row: Row) => sayShare(row.shares[column.key]),
          })),
          ...(hosts
            ? [{ key: 'host', head: say('shares.host'), cell: (row: Row & { host: string }) => row.host }]
            : []),
        ]}
        foot={
          <tr>
            <td />
            <th scope="row">{say('shares.sum')}</th>
            {shown.map((column) => (
              <td key={column.key} className="is-end" data-head={nameIn(column.name, view.language)}>
                {sayCount(sumOf(board.table.rows, column.key))}
              </td>
            ))}
            {hosts ? <td /> : null}
          </tr>
        }
      />
      <p className="quiet">{say('shares.apart')}</p>
    </>
  );
}

function RowName({ view, board, row }: Props & { row: Row }) {
  const say = view.say(text);
  const isOwn = seatsOf(view.actor).some((seat) => seat.organisationId === row.organisationId);
  const place = row.organisationId ? board.places.get(row.organisationId) : undefined;
  return (
    <div>
      {nameOfRow(view, board, row)}{' '}
      {row.kind === 'beneath' && isOwn ? <Badge tone="accent">{say('shares.own')}</Badge> : null}
      {row.kind === 'owner' ? <Badge>{say('shares.owner')}</Badge> : null}
      {row.kind === 'collective' ? <Badge>{say('shares.collective')}</Badge> : null}
      {place?.closedOn ? <Badge tone="warn">{say('shares.closed')}</Badge> : null}
      {row.members.length > 0 ? (
        <small className="quiet">
          {row.members
            .flatMap((id) => board.places.get(id) ?? [])
            .map((member) => nameIn(member.shortName, view.language))
            .join(text['host.between'][view.language])}
        </small>
      ) : null}
    </div>
  );
}

/** Every indicator that is shared out or should be, in a sentence; differences with what was said of them. */
export function ComparisonsPart(props: Props & { said: ReadonlyMap<string, Acknowledgement> }) {
  const { view, board, said } = props;
  const say = view.say(text);
  const spoken = board.columns.flatMap((indicator) => {
    const sentence = sayComparison(view, board, indicator);
    return sentence ? [{ indicator, sentence }] : [];
  });
  const twoHosts = sayTwoHosts(view, board);
  return (
    <>
      <ul className="comparisons">
        {spoken.map(({ indicator, sentence }) => (
          <li key={indicator.key}>
            <strong>{say('compare.of', { indicator: indicator.name })}</strong>
            {sentence}
            <Saying view={view} board={board} indicator={indicator} said={said.get(indicator.key)} />
          </li>
        ))}
      </ul>
      {twoHosts.length > 0 ? (
        <Note tone="warn">
          {twoHosts.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Note>
      ) : null}
    </>
  );
}

/** What was said of a difference, if it was said of these figures; else the question. */
function Saying(props: Props & { indicator: Indicator; said?: Acknowledgement }) {
  const { view, board, indicator, said } = props;
  const say = view.say(text);
  const difference = differenceOf(comparisonOf(board, indicator).found);
  if (!difference) return null;
  const by = sayAmount(indicator, difference.by);
  if (said && isAcknowledged(difference, said))
    return (
      <>
        {' '}
        <Badge tone="good">{say(`said.${difference.kind}`, { by, reason: said.reason })}</Badge>{' '}
        {said.byName ? (
          <small className="quiet">{say('said.by', { name: said.byName, at: said.at })}</small>
        ) : null}
      </>
    );
  return (
    <>
      {' '}
      <Badge tone="warn">{say(`unsaid.${difference.kind}`, { by })}</Badge>
      {mayAcknowledge(view.actor, board.campaign).allowed ? (
        <AcknowledgeForm view={view} board={board} indicator={indicator} difference={difference} />
      ) : null}
    </>
  );
}

function AcknowledgeForm(props: Props & { indicator: Indicator; difference: Difference }) {
  const { view, board, indicator, difference } = props;
  const say = view.say(text);
  const action = `/office/campaigns/${board.campaign.id}/targets/acknowledge`;
  const isBack = view.form?.action === action && view.form.raw.indicator?.[0] === indicator.key;
  const hand = formOf(isBack ? view : { ...view, form: undefined }, action);
  const own = { ...hand, idOf: (name: string) => `${hand.idOf(name)}-${indicator.key}` };
  return (
    <Form hand={own} className="form is-acknowledging">
      <input type="hidden" name="indicator" value={indicator.key} />
      <input type="hidden" name="target" value={difference.target} />
      <input type="hidden" name="sum" value={difference.sum} />
      <TextField
        hand={own}
        name="reason"
        label={say('acknowledge.reason', { indicator: indicator.name })}
        hint={say(`acknowledge.hint.${difference.kind}`)}
        maxLength={200}
      />
      <SendButton screen={view} label={say('acknowledge')} tone="calm" />
    </Form>
  );
}
