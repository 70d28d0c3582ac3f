/** The table as a spreadsheet: a form of cells that works without scripts; an island makes it quick. */

import { nameIn } from '../../../kernel/text.ts';
import type { FormState, View } from '../../../platform/route.ts';
import { ActButton, Form, formOf, SendButton } from '../../../ui/form.tsx';
import { Note } from '../../../ui/parts.tsx';
import { sumOf } from '../allocation.ts';
import { columnsIn } from '../column.ts';
import { alignLines, type Fields, fieldsOfAll, inColumnOf, inColumnsOf, type Numbered } from '../draft.ts';
import { mayAllocate } from '../policy.ts';
import type { Draft } from '../store/draft.ts';
import type { Board } from '../store/form.ts';
import { aimOf } from '../target.ts';
import { sayCount, text } from '../text.ts';
import { BothTables } from './both.tsx';
import { judgeFields } from './judging.ts';
import { Cells, type Drawn, RowHead } from './row.tsx';

const blankGroups = 2;

type Props = { view: View; board: Board; draft?: Draft };

export function SheetPart({ view, board, draft }: Props) {
  const say = view.say(text);
  const base = `/office/campaigns/${board.campaign.id}/targets`;
  const action = `${base}/shares`;
  const back = formBack(view, board, draft, action);
  const drawn = drawnOf(view, board, action, back);
  const isStale = back?.refusals.some((refusal) => refusal.code === 'http.stale');
  const isTrial = back !== undefined && view.form === undefined;
  return (
    <>
      {isStale ? <BothTables view={view} board={board} drawn={drawn} /> : null}
      {isTrial && draft ? <TrialNote {...{ view, board, draft, drawn }} action={`${base}/discard`} /> : null}
      {!isTrial && draft ? (
        <Note tone="wait">
          {say('draft.waiting')} <a href={`${base}?draft=1#shares`}>{say('draft.open')}</a>
        </Note>
      ) : null}
      <Form hand={drawn.hand} className="form sheet-form" id="sheet" data={wordsForIsland(view, board)}>
        <p className="hint">{say('sheet.lead')}</p>
        <input type="hidden" name="version" value={board.table.version} />
        <input type="hidden" name="columns" value={board.columns.map((column) => column.key).join(',')} />
        <input type="hidden" name="hosts" value="yes" />
        <div className="sheet-wrap">
          <table className="sheet">
            <caption className="visually-hidden">{say('shares')}</caption>
            <SheetHead view={view} board={board} />
            <tbody>
              {drawn.numbered.map((one) => (
                <tr key={one.number} data-row={one.number}>
                  <RowHead view={view} board={board} drawn={drawn} {...one} />
                  <Cells view={view} board={board} drawn={drawn} {...one} />
                </tr>
              ))}
            </tbody>
            <SheetFoot view={view} board={board} action={`${base}/equal`} />
          </table>
        </div>
        <datalist id="calls">
          {board.calls.map((call) => (
            <option key={call.id} value={call.name.zh} />
          ))}
        </datalist>
        <p className="hint">{say('sheet.save.acknowledge')}</p>
        <p className="sheet-tools">
          <SendButton
            screen={view}
            label={say('sheet.save')}
            verdict={mayAllocate(view.actor, board.campaign)}
          />
          <span className="sheet-state" aria-live="polite" />
        </p>
      </Form>
    </>
  );
}

/** The form as it came back, from saving or from sharing equally; else the trial that was asked for. */
function formBack(view: View, board: Board, draft: Draft | undefined, action: string): FormState | undefined {
  const told = view.form;
  const isOwn = told?.action === action || told?.action === action.replace(/shares$/, 'equal');
  if (told && isOwn) return { ...told, action };
  if (told || !draft || view.query.draft === undefined) return undefined;
  return { action, raw: draft.typed, refusals: judgeFields(draft.typed, board) };
}

function drawnOf(view: View, board: Board, action: string, back: FormState | undefined): Drawn {
  const columns = board.columns.map((column) => column.key);
  const stored = fieldsOfAll(board.lines, columns);
  const toldColumns = columnsIn(back?.raw.columns?.[0]);
  const told = back ? inColumnsOf(back.raw, toldColumns, columns) : {};
  const aligned = back
    ? alignLines(told, board.lines, columns)
    : { fields: stored, numbered: board.lines.map((line, number): Numbered => ({ number, line })) };
  const numbered = [...aligned.numbered];
  const blanks = numbered.filter(
    ({ number, line }) => !line.id && !line.organisationId && isBlank(aligned.fields, number),
  );
  for (let more = blanks.length; more < blankGroups; more++)
    numbered.push({ number: numbered.length, line: { members: [], shares: {}, host: '' } });
  const refusals = (back?.refusals ?? []).map((refusal) => ({
    ...refusal,
    field: refusal.field && inColumnOf(refusal.field, toldColumns, columns),
  }));
  const form: FormState = { action, raw: aligned.fields, refusals };
  return {
    ...{ numbered, columns, isBack: back !== undefined },
    hand: formOf({ ...view, form: back ? form : undefined }, action),
    fields: aligned.fields,
  };
}

const isBlank = (fields: Fields, number: number) => !fields[`rows.${number}.name`]?.[0];

/** Sentences that the island says; it has none of its own. */
function wordsForIsland(view: View, board: Board): Record<`data-${string}`, string> {
  const say = view.say(text);
  const names = board.columns.map((column) => [column.name.zh, column.name.en ?? '']);
  return {
    'data-sheet': JSON.stringify(
      board.columns.map((column, index) => ({ key: column.key, names: names[index] })),
    ),
    'data-wrong': say('sheet.wrong'),
    'data-over': text['sheet.over'][view.language],
    'data-under': text['sheet.under'][view.language],
    'data-even': say('sheet.even'),
    'data-copy': say('sheet.copy'),
    'data-copied': say('sheet.copied'),
    'data-undo': say('sheet.undo'),
    'data-redo': say('sheet.redo'),
    'data-unmatched': say('sheet.unmatched'),
    'data-heads': JSON.stringify([
      say('unit'),
      ...board.columns.map((column) => nameIn(column.name, view.language)),
      say('shares.host'),
    ]),
  };
}

function SheetHead({ view, board }: Props) {
  const say = view.say(text);
  return (
    <thead>
      <tr>
        <th scope="col">{say('sheet.position')}</th>
        <th scope="col" id="h-unit">
          {say('unit')}
        </th>
        {board.columns.map((column, index) => (
          <th scope="col" key={column.key} className="is-end" id={`h-${index}`}>
            {nameIn(column.name, view.language)} <small>({nameIn(column.unit, view.language)})</small>
          </th>
        ))}
        {board.calls.length > 0 ? <th scope="col">{say('shares.host')}</th> : null}
      </tr>
    </thead>
  );
}

/** Totals, what they are held against, how far they differ; and a column in equal parts. */
function SheetFoot({ view, board, action }: Props & { action: string }) {
  const say = view.say(text);
  const aims = board.columns.map((column) =>
    aimOf(board.table, board.given, column.key, board.children.length),
  );
  const sums = board.columns.map((column) => sumOf(board.table.rows, column.key));
  const line = (name: string, cells: readonly React.ReactNode[]) => (
    <tr>
      <td />
      <th scope="row">{name}</th>
      {cells}
      {board.calls.length > 0 ? <td /> : null}
    </tr>
  );
  const keyOf = (index: number) => board.columns[index]!.key;
  return (
    <tfoot>
      {line(
        say('shares.sum'),
        sums.map((sum, index) => (
          <td key={keyOf(index)} className="is-end" data-sum={index}>
            {sayCount(sum)}
          </td>
        )),
      )}
      {line(
        say('shares.aim'),
        aims.map((aim, index) => (
          <td key={keyOf(index)} className="is-end" data-aim={aim?.amount ?? ''}>
            {aim ? sayCount(aim.amount) : '—'}
          </td>
        )),
      )}
      {line(
        say('shares.difference'),
        aims.map((aim, index) => (
          <td key={keyOf(index)} className="is-end" data-difference={index}>
            {aim && sums[index]! > 0 ? sayDifference(view, sums[index]! - aim.amount) : '—'}
          </td>
        )),
      )}
      {line(
        say('sheet.equal'),
        board.columns.map((column, index) => (
          <td key={column.key} className="is-end">
            {aims[index] ? (
              <button
                type="submit"
                className="button is-calm"
                name="indicator"
                value={column.key}
                formAction={action}
                data-equal={index}
                aria-label={say('sheet.equal.of', { indicator: column.name })}
              >
                {say('sheet.equal')}
              </button>
            ) : null}
          </td>
        )),
      )}
    </tfoot>
  );
}

function sayDifference(view: View, by: number): string {
  const say = view.say(text);
  if (by === 0) return say('sheet.even');
  return say(by > 0 ? 'sheet.over' : 'sheet.under', { by: sayCount(Math.abs(by)) });
}

/** What a trial changed, what in it is wrong, what found no row; and the way out. */
function TrialNote(props: Props & { draft: Draft; drawn: Drawn; action: string }) {
  const { view, board, draft, drawn } = props;
  const say = view.say(text);
  const stored = fieldsOfAll(board.lines, drawn.columns);
  const typed = Object.entries(drawn.fields).filter(([name]) => /\.(c\d+|host|name)$/.test(name));
  const changed = typed.filter(([name, value]) => (stored[name]?.[0] ?? '') !== (value[0] ?? '')).length;
  const wrong = judgeFields(draft.typed, board).length;
  return (
    <Note tone={wrong > 0 || draft.unmatched.length > 0 ? 'warn' : 'accent'} title={say('draft.shown')}>
      <p>{say('draft.counts', { changed, wrong })}</p>
      {draft.unmatched.length > 0 ? (
        <p>
          {say('draft.unmatched', {
            names: draft.unmatched.slice(0, 40).join(text['host.between'][view.language]),
          })}
        </p>
      ) : null}
      <ActButton
        screen={view}
        action={props.action}
        label={say('draft.discard')}
        verdict={mayAllocate(view.actor, board.campaign)}
        tone="calm"
      />
    </Note>
  );
}
