/** What was found: every row with its files, and every problem by its cell. */

import { nameIn } from '../../../kernel/text.ts';
import type { View } from '../../../platform/route.ts';
import { Badge, Meter, Section, Table } from '../../../ui/parts.tsx';
import { isGood, isWrong, type JudgedRow } from '../actions/judge-batch.ts';
import type { Column, ColumnKey } from '../column.ts';
import { text } from '../text.ts';
import type { Props } from './steps.ts';

export function FoundPart({ view, judged }: Props) {
  const say = view.say(text);
  const { rows, columns } = judged;
  if (rows.length === 0) return null;
  const entered = rows.filter((row) => row.entryId).length;
  const counts = { count: rows.length, good: rows.filter(isGood).length, wrong: rows.filter(isWrong).length };
  const label = say('progress.words', { entered, count: rows.length });
  return (
    <Section title={say('check')} id="check">
      <p>{say('check.lead', { ...counts, entered })}</p>
      {entered > 0 ? (
        <p>
          <Meter label={label} value={entered} max={rows.length} /> {label}
        </p>
      ) : null}
      <Table
        caption={say('check')}
        rows={rows}
        keyOf={(row) => String(row.row)}
        columns={[
          { key: 'line', head: say('row.line'), cell: (row) => row.line },
          ...(['title', 'makers'] as const)
            .filter((key) => columns.some((column) => column.key === key))
            .map((key) => ({
              key,
              head: say(`column.${key}`),
              cell: (row: JudgedRow) => <Cell row={row} column={key} />,
            })),
          { key: 'files', head: say('column.files'), cell: (row) => <FileNames row={row} /> },
          {
            key: 'finding',
            head: say('row.finding'),
            cell: (row) => <Finding view={view} row={row} columns={columns} />,
          },
        ]}
      />
    </Section>
  );
}

const isBad = (row: JudgedRow, column: ColumnKey): boolean =>
  row.problems.some((problem) => problem.column === column);

function Cell({ row, column }: { row: JudgedRow; column: ColumnKey }) {
  const words = row.cells[column] ?? '';
  return isBad(row, column) ? <mark className="problem">{words || '—'}</mark> : words;
}

function FileNames({ row }: { row: JudgedRow }) {
  if (row.fileNames.length === 0) return <Cell row={row} column="files" />;
  return (
    <>
      {row.fileNames.map((name) => (
        <div key={name}>{isBad(row, 'files') ? <mark className="problem">{name}</mark> : name}</div>
      ))}
    </>
  );
}

function Finding({ view, row, columns }: { view: View; row: JudgedRow; columns: readonly Column[] }) {
  const say = view.say(text);
  if (row.entryId)
    return (
      <a href={`/office/entries/${row.entryId}`}>
        <Badge tone="good">{say('row.entered')}</Badge>
      </a>
    );
  const headOf = (key: ColumnKey) => {
    const column = columns.find((one) => one.key === key);
    return column ? nameIn(column.name, view.language) : say('column.title');
  };
  return (
    <>
      {isGood(row) ? <Badge tone="good">{say('row.good')}</Badge> : null}
      {row.problems.map(({ column, refusal }) => (
        <p key={`${column}${refusal.code}${JSON.stringify(refusal.about ?? {})}`} className="problem">
          {say('row.problem', { column: headOf(column), problem: view.sayRefusal(refusal) })}
        </p>
      ))}
      {row.lacksAi && row.problems.length === 0 ? <p className="quiet">{say('row.no-ai')}</p> : null}
      {row.advice.map((advice) => (
        <p key={advice.zh} className="quiet">
          {say('row.advice', { advice: nameIn(advice, view.language) })}
        </p>
      ))}
    </>
  );
}
