/** The pages of importing: sending a table in, and looking at what it would do before it does. */

import { askPage, pageOf } from '../../../kernel/page.ts';
import { nameIn, speaker } from '../../../kernel/text.ts';
import type { Ask, ShownPage, View } from '../../../platform/route.ts';
import { writeSheet, xlsxAnswer } from '../../../platform/spreadsheet.ts';
import { ActButton, FileField, Form, formOf, ProseField, SendButton } from '../../../ui/form.tsx';
import { Badge, Heading, Note, Pager, Refused, Section, Table } from '../../../ui/parts.tsx';
import { importColumns, type PlannedRow, planImport, sumOf } from '../import.ts';
import type { Organisation } from '../organisation.ts';
import { mayImport } from '../policy.ts';
import { type KeptImport, listAlong } from '../store/import.ts';
import { listed } from '../text/change.ts';
import { importText } from '../text/import.ts';
import { text } from '../text.ts';
import { crumbsOf } from './node.tsx';
import { hrefOf } from './tree.tsx';

const shownPerPage = 100;
const pastedMax = 60_000;

function SendPart(props: { view: View; organisation: Organisation; table?: string; label: string }) {
  const { view, organisation } = props;
  const say = view.say(importText);
  const hand = formOf(view, `${hrefOf(organisation)}/import`);
  return (
    <Form hand={hand} upload>
      <FileField hand={hand} name="file" label={say('import.file')} accept=".xlsx,.csv" optional />
      <ProseField
        hand={hand}
        name="table"
        label={say('import.table')}
        value={props.table}
        rows={8}
        optional
      />
      <SendButton screen={view} label={props.label} />
    </Form>
  );
}

export async function importPage(view: View, organisation: Organisation): Promise<ShownPage> {
  const say = view.say(importText);
  const title = `${say('import')} · ${nameIn(organisation.name, view.language)}`;
  return {
    title,
    body: (
      <>
        <Heading screen={view} title={title} crumbs={await crumbsOf(view, organisation, true)}>
          <p>{say('import.lead')}</p>
        </Heading>
        <p>{say('import.rule', { name: organisation.name })}</p>
        <p>
          <a href={`${hrefOf(organisation)}/import/template`}>{say('import.template')}</a>
        </p>
        <SendPart view={view} organisation={organisation} label={say('import.look')} />
      </>
    ),
  };
}

function Happens({ view, row }: { view: View; row: PlannedRow }) {
  const say = view.say(importText);
  const columns = nameIn(listed(row.changes.map((column) => say(`column.${column}`))), view.language);
  if (row.happens === 'make') return <Badge tone="good">{say('happens.make')}</Badge>;
  if (row.happens === 'change') return <Badge tone="warn">{say('happens.change', { columns })}</Badge>;
  if (row.happens === 'keep') return <Badge>{say('happens.keep')}</Badge>;
  return (
    <>
      <Badge tone="bad">{say('happens.fix')}</Badge>
      {row.problems.map(({ column, refusal }) => (
        <p className="problem" key={`${column}${refusal.code}`}>
          {say('problem', { column: say(`column.${column}`), sentence: view.sayRefusal(refusal) })}
        </p>
      ))}
    </>
  );
}

function RowTable({ view, rows }: { view: View; rows: readonly PlannedRow[] }) {
  const say = view.say(importText);
  const wrong = (row: PlannedRow, column: string) => row.problems.some((one) => one.column === column);
  return (
    <Table
      caption={say('look')}
      rows={rows}
      keyOf={(row) => String(row.number)}
      columns={[
        { key: 'row', head: say('column.row'), cell: (row) => String(row.number) },
        { key: 'happens', head: say('column.happens'), cell: (row) => <Happens view={view} row={row} /> },
        ...importColumns.map((column) => ({
          key: column,
          head: say(`column.${column}`),
          cell: (row: PlannedRow) =>
            wrong(row, column) ? <mark>{row.cells[column] ?? '–'}</mark> : (row.cells[column] ?? ''),
        })),
      ]}
    />
  );
}

/** The table as text again, so that it can be corrected on the page. */
function tableOf(view: View, planned: readonly PlannedRow[]): string | undefined {
  const say = view.say(importText);
  const quoted = (cell: string) => (/["\t\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell);
  const lines = planned.map((row) =>
    importColumns.map((column) => quoted(row.cells[column] ?? '')).join('\t'),
  );
  const all = [importColumns.map((column) => say(`column.${column}`)).join('\t'), ...lines].join('\n');
  return all.length > pastedMax ? undefined : all;
}

export async function lookPage(view: View, kept: KeptImport): Promise<ShownPage> {
  const say = view.say(importText);
  const { organisation } = kept;
  const title = `${say('look')} · ${nameIn(organisation.name, view.language)}`;
  const heading = <Heading screen={view} title={title} crumbs={await crumbsOf(view, organisation, true)} />;
  const action = `${hrefOf(organisation)}/imports/${kept.id}`;
  if (kept.doneAt) {
    const sums = { made: kept.made ?? 0, changed: kept.changed ?? 0 };
    return {
      title,
      body: (
        <>
          {heading}
          <Refused screen={view} shown={[]} />
          <Note tone="good">{say('finished', sums)}</Note>
          <p>
            <a className="button" href={hrefOf(organisation)}>
              {nameIn(organisation.name, view.language)}
            </a>
          </p>
        </>
      ),
    };
  }
  const planned = planImport(organisation, kept.rows, await listAlong(view.tx, organisation, kept.rows));
  const { rows, make: made, change: changed, keep, fix: wrong } = sumOf(planned);
  const ask = askPage(view.query.page, shownPerPage);
  const first = [...planned].sort((a, b) => Number(b.happens === 'fix') - Number(a.happens === 'fix'));
  const shown = pageOf(first.slice((ask.page - 1) * ask.size, ask.page * ask.size), rows, ask);
  const may = mayImport(view.actor, organisation, view.now);
  return {
    title,
    body: (
      <>
        {heading}
        <Refused screen={view} shown={wrong === 0 ? [action] : []} />
        <Note tone={wrong > 0 ? 'warn' : 'plain'}>
          <p>{say('sum', { rows, made, changed, kept: keep, wrong })}</p>
          <p>{say('sum.nothing')}</p>
        </Note>
        {wrong === 0 ? (
          <ActButton screen={view} action={action} verdict={may} label={say('confirm')} />
        ) : null}
        <RowTable view={view} rows={shown.items} />
        <Pager screen={view} page={shown} href={(n) => `${action}?page=${n}`} />
        {wrong > 0 ? (
          <Section title={say('again')}>
            <SendPart
              view={view}
              organisation={organisation}
              table={tableOf(view, planned)}
              label={say('import.look')}
            />
          </Section>
        ) : null}
      </>
    ),
  };
}

/** The template: the columns, and two rows that show how a path is written. */
export async function templateAnswer(_: Request, __: Organisation, ask: Ask): Promise<Response> {
  const [say, sayText] = [speaker(importText, ask.language), speaker(text, ask.language)];
  const head = importColumns.map((column) => say(`column.${column}`));
  const above = [say('example.name'), say('example.shortName'), sayText('kind.territorial'), '', '', '', ''];
  const below = [
    say('example.below'),
    '',
    sayText('kind.grassroots'),
    '',
    say('example.name'),
    '',
    '2020-05-01',
  ];
  const bytes = await writeSheet([{ name: say('sheet'), head, rows: [above, below] }]);
  return xlsxAnswer(bytes, say('fileName'));
}
