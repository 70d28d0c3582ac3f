/** Both tables side by side when somebody else was quicker: what is stored now, what was typed, differing cells marked. */

import { nameIn } from '../../../kernel/text.ts';
import type { View } from '../../../platform/route.ts';
import { Note } from '../../../ui/parts.tsx';
import type { Board } from '../store/form.ts';
import { text } from '../text.ts';
import { type Drawn, nameOfLine, storedIn } from './row.tsx';

type Pair = { number: number; name: string; cells: { stored: string; typed: string }[] };

export function BothTables({ view, board, drawn }: { view: View; board: Board; drawn: Drawn }) {
  const say = view.say(text);
  const pairs = drawn.numbered.map(({ number, line }): Pair => {
    const typed = (field: string) => drawn.fields[`rows.${number}.${field}`]?.[0] ?? '';
    return {
      number,
      name: nameOfLine(view, board, line) || typed('name'),
      cells: [
        ...drawn.columns.map((column, index) => ({
          stored: storedIn(line, column),
          typed: typed(`c${index}`),
        })),
        { stored: line.host, typed: typed('host') },
      ],
    };
  });
  const differing = pairs.filter((pair) => pair.cells.some(differs));
  const columns = differing[0]?.cells.flatMap((_, index) =>
    differing.some((pair) => differs(pair.cells[index]!)) ? [index] : [],
  );
  const same = pairs.filter((pair) => pair.name !== '').length - differing.length;
  return (
    <Note tone="warn" title={say('stale.title')}>
      <p>{say('stale.lead')}</p>
      <div className="both">
        <Side view={view} board={board} pairs={differing} columns={columns ?? []} side="stored" />
        <Side view={view} board={board} pairs={differing} columns={columns ?? []} side="typed" />
      </div>
      <p className="quiet">{say('stale.same', { count: same })}</p>
    </Note>
  );
}

const differs = (cell: { stored: string; typed: string }) => cell.stored !== cell.typed;

/** One of the two tables, with those columns alone in which something differs. */
function Side(props: {
  view: View;
  board: Board;
  pairs: readonly Pair[];
  columns: readonly number[];
  side: 'stored' | 'typed';
}) {
  const { view, board, columns, side } = props;
  const say = view.say(text);
  const headOf = (index: number) => {
    const column = board.columns[index];
    return column ? nameIn(column.name, view.language) : say('shares.host');
  };
  return (
    <div className="table-wrap">
      <table className={`is-${side}`}>
        <caption>{say(`stale.${side}`)}</caption>
        <thead>
          <tr>
            <th scope="col">{say('unit')}</th>
            {columns.map((index) => (
              <th scope="col" key={index} className="is-end">
                {headOf(index)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.pairs.map((pair) => (
            <tr key={pair.number}>
              <th scope="row">{pair.name}</th>
              {columns.map((index) => (
                <td
                  key={index}
                  data-head={headOf(index)}
                  className={differs(pair.cells[index]!) ? 'is-end is-differing' : 'is-end'}
                >
                  {pair.cells[index]![side] || '—'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
