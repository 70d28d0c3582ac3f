/** The table as it is printed beneath a notice: numbered, with its total, in one or several groups of columns. */

import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { inColumns, type Row, sumOf } from '../allocation.ts';
import type { Indicator } from '../indicator.ts';
import { type Board, getBoard } from '../store/form.ts';
import { targetOf } from '../target.ts';
import { sayCount, text } from '../text.ts';
import { nameOfRow, shownColumns, shownRows } from './shares.tsx';

type Printed = Row & { host: string; number: number };

export async function paperPage(view: View, campaign: Campaign): Promise<ShownPage> {
  const say = view.say(text);
  const board = await getBoard(view.tx, campaign);
  const title = say('paper.title', { title: campaign.title });
  const groups = view.query.columns === '2' ? 2 : view.query.columns === '3' ? 3 : 1;
  const isFloor = board.columns.some((column) => targetOf(board.table, column.key)?.isFloor);
  return {
    title,
    paper: true,
    body: (
      <>
        <h1>{title}</h1>
        <PrintedTable view={view} board={board} groups={groups} />
        {isFloor ? <p>{say('shares.floor')}</p> : null}
        <p className="no-print">
          <a href={`/office/campaigns/${campaign.id}/targets`}>{say('paper.back')}</a>
        </p>
      </>
    ),
  };
}

function PrintedTable({ view, board, groups }: { view: View; board: Board; groups: number }) {
  const say = view.say(text);
  const columns = shownColumns(board);
  const rows = shownRows(board).map((row, index): Printed => ({ ...row, number: index + 1 }));
  const hasHosts = rows.some((row) => row.host !== '');
  const lines = inColumns(rows, groups);
  const width = (2 + columns.length + (hasHosts ? 1 : 0)) * groups;
  return (
    <table className="printed">
      <thead>
        <tr>
          {Array.from({ length: groups }, (_, group) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: groups of columns stand in a fixed order
            <Heads key={group} view={view} columns={columns} hasHosts={hasHosts} />
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line[0]!.id}>
            {line.map((row, group) => (
              <PrintedCells
                // biome-ignore lint/suspicious/noArrayIndexKey: groups of columns stand in a fixed order
                key={group}
                {...{ view, board, columns, row, hasHosts }}
              />
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={width - columns.length - (hasHosts ? 1 : 0)}>{say('shares.sum')}</td>
          {columns.map((column) => (
            <td key={column.key} className="is-end">
              {sayCount(sumOf(board.table.rows, column.key))}
            </td>
          ))}
          {hasHosts ? <td /> : null}
        </tr>
      </tfoot>
    </table>
  );
}

function Heads(props: { view: View; columns: readonly Indicator[]; hasHosts: boolean }) {
  const { view, columns } = props;
  const say = view.say(text);
  return (
    <>
      <th scope="col">{say('shares.number')}</th>
      <th scope="col">{say('unit')}</th>
      {columns.map((column) => (
        <th scope="col" key={column.key}>
          {nameIn(column.name, view.language)}
        </th>
      ))}
      {props.hasHosts ? <th scope="col">{say('shares.host')}</th> : null}
    </>
  );
}

function PrintedCells(props: {
  view: View;
  board: Board;
  columns: readonly Indicator[];
  row: Printed | undefined;
  hasHosts: boolean;
}) {
  const { view, board, columns, row } = props;
  return (
    <>
      <td>{row?.number}</td>
      <td>{row ? nameOfRow(view, board, row) : null}</td>
      {columns.map((column) => (
        <td key={column.key} className="is-end">
          {row?.shares[column.key] ? sayCount(row.shares[column.key]!) : null}
        </td>
      ))}
      {props.hasHosts ? <td>{row?.host}</td> : null}
    </>
  );
}
