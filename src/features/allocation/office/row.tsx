/** One row of the sheet: its head, its cells, what is wrong in them, and what is stored where that differs. */

import type { OrganisationId } from '../../../kernel/id.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { View } from '../../../platform/route.ts';
import type { FormHand } from '../../../ui/form.tsx';
import { Badge } from '../../../ui/parts.tsx';
import type { Fields, Line, Numbered } from '../draft.ts';
import type { Board } from '../store/form.ts';
import { sayCount, text } from '../text.ts';

/** The sheet as it is drawn: which line has which number, and what stands in its fields. */
export type Drawn = {
  hand: FormHand;
  numbered: readonly Numbered[];
  fields: Fields;
  columns: readonly string[];
  /** Whether it shows something that is not stored. */
  isBack: boolean;
};

type Props = { view: View; board: Board; drawn: Drawn } & Numbered;

/** What a line is called. */
export function nameOfLine(view: Pick<View, 'language'>, board: Board, line: Line): string {
  const place = line.organisationId && board.places.get(line.organisationId);
  return place ? nameIn(place.shortName, view.language) : (line.name ?? '');
}

/** What is stored in a cell, as a form says it. */
export function storedIn(line: Line, column: string): string {
  return line.shares[column] ? String(line.shares[column]) : '';
}

/** Who takes part when a target is shared out equally. */
function isOpenChild(board: Board, id: OrganisationId): boolean {
  const place = board.places.get(id);
  return place !== undefined && place.parentId === board.owner.id && !place.closedOn;
}

export function RowHead(props: Props) {
  const { view, board, drawn, number, line } = props;
  const say = view.say(text);
  const at = (name: string) => `rows.${number}.${name}`;
  const place = line.organisationId ? board.places.get(line.organisationId) : undefined;
  const name = nameOfLine(view, board, line);
  return (
    <>
      <td className="sheet-position">
        <input
          name={at('position')}
          inputMode="numeric"
          autoComplete="off"
          aria-label={say('sheet.cell', { row: name || say('sheet.group'), column: say('sheet.position') })}
          defaultValue={drawn.hand.value(at('position'), line.position ?? '')}
        />
      </td>
      <th
        scope="row"
        className="sheet-name"
        data-name={place?.name.zh}
        data-short={place?.shortName.zh}
        data-gets={place && isOpenChild(board, place.id) ? '' : undefined}
      >
        {line.id ? <input type="hidden" name={at('id')} value={line.id} /> : null}
        {place ? (
          <>
            <input type="hidden" name={at('organisationId')} value={place.id} />
            {drawn.hand.value(at('name'), line.name ?? '') ? (
              <input type="hidden" name={at('name')} value={drawn.hand.value(at('name'), line.name ?? '')} />
            ) : null}
            {name} <RowBadges view={view} board={board} id={place.id} />
          </>
        ) : (
          <Group {...props} />
        )}
        <Problem drawn={drawn} name={at('organisationId')} />
      </th>
    </>
  );
}

function RowBadges({ view, board, id }: { view: View; board: Board; id: OrganisationId }) {
  const say = view.say(text);
  const place = board.places.get(id);
  if (id === board.owner.id) return <Badge>{say('shares.owner')}</Badge>;
  if (place?.closedOn) return <Badge tone="warn">{say('shares.closed')}</Badge>;
  return place?.parentId === board.owner.id ? null : <Badge tone="warn">{say('shares.away')}</Badge>;
}

/** A group: its name is typed, its members may be named. */
function Group({ view, board, drawn, number, line }: Props) {
  const say = view.say(text);
  const at = (name: string) => `rows.${number}.${name}`;
  const { hand } = drawn;
  const members = hand.values(at('members'), line.members);
  return (
    <>
      <input type="hidden" name={at('kind')} value="collective" />
      <input
        id={hand.idOf(at('name'))}
        name={at('name')}
        className="sheet-group"
        maxLength={60}
        autoComplete="off"
        data-cell="name"
        aria-label={say('sheet.group')}
        placeholder={say('sheet.group')}
        defaultValue={hand.value(at('name'), line.name ?? '')}
        aria-invalid={hand.problem(at('name')) ? true : undefined}
      />
      <Problem drawn={drawn} name={at('name')} />
      {line.id ? (
        <details className="sheet-members" open={hand.problem(at('members')) !== undefined}>
          <summary>{say('shares.members', { count: members.length })}</summary>
          <select
            id={hand.idOf(at('members'))}
            name={at('members')}
            multiple
            size={6}
            aria-label={say('sheet.members')}
            defaultValue={[...members]}
          >
            {board.children.map((child) => (
              <option key={child.id} value={child.id}>
                {nameIn(child.shortName, view.language)}
              </option>
            ))}
          </select>
          <Problem drawn={drawn} name={at('members')} />
        </details>
      ) : null}
    </>
  );
}

export function Cells({ view, board, drawn, number, line }: Props) {
  const say = view.say(text);
  const row = nameOfLine(view, board, line) || say('sheet.group');
  return (
    <>
      {board.columns.map((column, index) => {
        const name = `rows.${number}.c${index}`;
        const label = say('sheet.cell', { row, column: column.name });
        return (
          <td key={column.key} className="is-end" data-head={nameIn(column.name, view.language)}>
            <Cell
              drawn={drawn}
              name={name}
              label={label}
              stored={storedIn(line, column.key)}
              cell={String(index)}
            />
            {drawn.isBack ? (
              <Was view={view} drawn={drawn} name={name} stored={storedIn(line, column.key)} />
            ) : null}
          </td>
        );
      })}
      {board.calls.length > 0 ? (
        <td className="sheet-host" data-head={say('shares.host')}>
          <Cell
            drawn={drawn}
            name={`rows.${number}.host`}
            label={say('sheet.cell', { row, column: say('shares.host') })}
            stored={line.host}
            cell="host"
          />
          {drawn.isBack ? (
            <Was view={view} drawn={drawn} name={`rows.${number}.host`} stored={line.host} />
          ) : null}
        </td>
      ) : null}
    </>
  );
}

function Cell(props: { drawn: Drawn; name: string; label: string; stored: string; cell: string }) {
  const { drawn, name, cell } = props;
  const problem = drawn.hand.problem(name);
  const id = drawn.hand.idOf(name);
  return (
    <>
      <input
        id={id}
        name={name}
        inputMode={cell === 'host' ? undefined : 'numeric'}
        list={cell === 'host' ? 'calls' : undefined}
        autoComplete="off"
        data-cell={cell}
        aria-label={props.label}
        defaultValue={drawn.hand.value(name, props.stored)}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
      />
      {problem ? (
        <span className="problem" id={`${id}-problem`}>
          {problem}
        </span>
      ) : null}
    </>
  );
}

/** What is stored, beside a cell that shows something else. */
function Was({ view, drawn, name, stored }: { view: View; drawn: Drawn; name: string; stored: string }) {
  const say = view.say(text);
  if ((drawn.fields[name]?.[0] ?? '') === stored) return null;
  const amount = /^\d+$/.test(stored) ? sayCount(Number(stored)) : stored;
  return (
    <span className="sheet-was">{stored === '' ? say('sheet.was.none') : say('sheet.was', { amount })}</span>
  );
}

function Problem({ drawn, name }: { drawn: Drawn; name: string }) {
  const problem = drawn.hand.problem(name);
  return problem ? (
    <span className="problem" id={`${drawn.hand.idOf(name)}-problem`}>
      {problem}
    </span>
  ) : null;
}
