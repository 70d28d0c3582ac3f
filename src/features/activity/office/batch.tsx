/** Reporting many at once: paste or upload, see each row's findings by cell, then report all of them. */

import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import {
  ChoiceField,
  FileField,
  Form,
  formOf,
  ProseField,
  SendButton,
  TickField,
} from '../../../ui/form.tsx';
import { Badge, Empty, Heading, Note, Table } from '../../../ui/parts.tsx';
import { getOrganisation } from '../../organisation/store.ts';
import { type JudgedBatch, type JudgedRow, judgeBatch } from '../actions/judge-batch.ts';
import { batchColumns, batchKeptDays } from '../batch.ts';
import type { KeptBatch } from '../store/batch.ts';
import { text } from '../text.ts';
import { AlikeList } from './activity-page.tsx';
import { listOwnUnits } from './report.tsx';

const crumbsOf = (view: View): [string, string][] => [[view.say(text)('activities'), '/office/activities']];

export async function batchPage(view: View): Promise<ShownPage> {
  const say = view.say(text);
  const columns = batchColumns.map((column) => say(`column.${column}`));
  return {
    title: say('batch'),
    body: (
      <>
        <Heading screen={view} title={say('batch')} crumbs={crumbsOf(view)}>
          <p>{say('batch.lead')}</p>
          <p className="hint">{say('batch.columns', { columns: columns.join(' ') })}</p>
          <p>
            <a className="button is-calm" href="/office/activities/template.xlsx">
              {say('batch.template')}
            </a>
          </p>
        </Heading>
        <PasteForm view={view} label={say('batch.check')} units={await unitChoices(view)} />
      </>
    ),
  };
}

type UnitChoices = { value: string; label: string }[];

async function unitChoices(view: View): Promise<UnitChoices> {
  const units = await listOwnUnits(view);
  return units.map((unit) => ({ value: unit.id, label: nameIn(unit.name, view.language) })).reverse();
}

function PasteForm(props: { view: View; label: string; units: UnitChoices; kept?: KeptBatch }) {
  const { view, units, kept } = props;
  const say = view.say(text);
  const hand = formOf(view, '/office/activities/batch');
  return (
    <Form hand={hand} upload className="wide-form">
      {units.length === 1 ? (
        <input type="hidden" name="unitId" value={units[0]!.value} />
      ) : (
        <ChoiceField
          hand={hand}
          name="unitId"
          label={say('batch.unit')}
          choices={units}
          value={kept?.unitId ?? units[0]?.value}
        />
      )}
      <ProseField
        hand={hand}
        name="content"
        label={say('batch.content')}
        hint={say('batch.kept', { days: batchKeptDays })}
        rows={10}
        value={kept?.content}
        optional
      />
      <FileField
        hand={hand}
        name="file"
        label={say('batch.file')}
        hint={say('batch.file.hint')}
        accept=".xlsx,.csv"
        optional
      />
      <SendButton screen={view} label={props.label} tone={kept ? 'calm' : 'main'} />
    </Form>
  );
}

/** The dry run: nothing is written until all rows are reported. */
export async function keptBatchPage(view: View, kept: KeptBatch): Promise<ShownPage> {
  const say = view.say(text);
  const unit = await getOrganisation(view.tx, kept.unitId);
  const judged = kept.reportedAt ? undefined : await judgeBatch(view.tx, view.actor, view.now, kept);
  const title = say('batch.of', { unit: unit.shortName });
  return {
    title,
    body: (
      <>
        <Heading
          screen={view}
          title={title}
          crumbs={[...crumbsOf(view), [say('batch'), '/office/activities/batch']]}
        />
        {judged ? (
          <>
            <Findings view={view} kept={kept} judged={judged} />
            <details open={judged.hindrance !== undefined || judged.rows.some(isWrong)}>
              <summary>{say('batch.again')}</summary>
              <PasteForm view={view} label={say('batch.again')} units={await unitChoices(view)} kept={kept} />
            </details>
          </>
        ) : (
          <Empty title={say('batch.reported', { count: kept.reported ?? 0 })}>
            <p>
              <a href="/office/activities">{say('activities')}</a>
            </p>
          </Empty>
        )}
      </>
    ),
  };
}

const isWrong = (row: JudgedRow): boolean => row.problems.length > 0;
const isAlike = (row: JudgedRow): boolean => row.alike.length > 0 || row.alikeLine !== undefined;

function Findings({ view, kept, judged }: { view: View; kept: KeptBatch; judged: JudgedBatch }) {
  const say = view.say(text);
  const { rows, unknown, hindrance } = judged;
  const hand = formOf(view, `/office/activities/batch/${kept.id}/report`);
  const wrong = rows.filter(isWrong).length;
  const alike = rows.filter(isAlike).length;
  if (hindrance) return <Note tone="bad">{view.sayRefusal(hindrance)}</Note>;
  return (
    <>
      <p>{say('batch.found', { count: rows.length, wrong, alike })}</p>
      {unknown.length > 0 ? (
        <Note tone="warn">{say('batch.unknown', { columns: unknown.join(' ') })}</Note>
      ) : null}
      {wrong === 0 ? (
        <Form hand={hand}>
          {alike > 0 ? <TickField hand={hand} name="twice" label={say('twice')} /> : null}
          <SendButton screen={view} label={say('batch.report', { count: rows.length })} />
        </Form>
      ) : (
        <Note tone="warn">{view.sayRefusal({ code: 'activity.batch-wrong', about: { count: wrong } })}</Note>
      )}
      <RowTable view={view} rows={rows} />
    </>
  );
}

function RowTable({ view, rows }: { view: View; rows: readonly JudgedRow[] }) {
  const say = view.say(text);
  return (
    <Table
      caption={say('batch')}
      rows={rows}
      keyOf={(row) => String(row.line)}
      columns={[
        { key: 'line', head: say('batch.line'), cell: (row) => row.line },
        ...(['name', 'organiser', 'held', 'participants'] as const).map((column) => ({
          key: column,
          head: say(`column.${column}`),
          cell: (row: JudgedRow) => <Cell row={row} column={column} />,
        })),
        { key: 'finding', head: say('batch.finding'), cell: (row) => <Finding view={view} row={row} /> },
      ]}
    />
  );
}

function Cell({ row, column }: { row: JudgedRow; column: 'name' | 'organiser' | 'held' | 'participants' }) {
  const isBad = row.problems.some((problem) => problem.column === column);
  const words = row.cells[column] ?? (column === 'organiser' ? row.typed?.organiser : '');
  return isBad ? <mark className="problem">{words || '—'}</mark> : words;
}

function Finding({ view, row }: { view: View; row: JudgedRow }) {
  const say = view.say(text);
  return (
    <>
      {isWrong(row) || isAlike(row) ? null : <Badge tone="good">{say('batch.good')}</Badge>}
      {row.problems.map(({ column, refusal }) => (
        <p key={`${column}${refusal.code}${refusal.field}`} className="problem">
          {say('batch.problem', { column: say(`column.${column}`), problem: view.sayRefusal(refusal) })}
        </p>
      ))}
      {row.alikeLine === undefined ? null : (
        <p>
          <Badge tone="warn">{say('batch.alike-line', { line: row.alikeLine })}</Badge>
        </p>
      )}
      {row.alike.length > 0 ? (
        <>
          <Badge tone="warn">{say('twice.title')}</Badge>
          <AlikeList view={view} alike={row.alike} />
        </>
      ) : null}
    </>
  );
}
