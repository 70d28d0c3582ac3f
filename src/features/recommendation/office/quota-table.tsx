/** The table of quotas as a form: a row for everybody straight beneath, with what of it is used. */

import type { ReactNode } from 'react';
import type { Verdict } from '../../../kernel/verdict.ts';
import type { View } from '../../../platform/route.ts';
import type { FormHand } from '../../../ui/form.tsx';
import { Table } from '../../../ui/parts.tsx';
import type { Fields } from '../../allocation/draft.ts';
import type { Organisation } from '../../organisation/organisation.ts';
import type { GiverPlace } from '../actions/give-quotas.ts';
import { capOf, leftOf, type QuotaGiven, sumsOf, usedOf } from '../quota.ts';
import type { HeldSlots, QuotaDraft, QuotaVersion, Waiver } from '../store/quota.ts';
import { text } from '../text/quota.ts';
import { listHref, nameOf } from './parts.tsx';
import { sayMissing } from './slots.tsx';

export type Board = GiverPlace & {
  children: readonly Organisation[];
  versions: readonly QuotaVersion[];
  rows: readonly QuotaGiven[];
  version: number;
  slots: ReadonlyMap<string, HeldSlots>;
  /** How the giver stands itself; the owner hands on to nobody. */
  own?: HeldSlots;
  waivers: readonly Waiver[];
  draft?: QuotaDraft;
  verdict: Verdict;
};

type Props = {
  view: View;
  board: Board;
  hand: FormHand;
  /** What stands, where somebody was quicker: shown beside what was typed. */
  stored?: Fields;
};

export function QuotaTable({ view, board, hand, stored }: Props) {
  const say = view.say(text);
  const { call, children } = board;
  const slotsOf = ({ id }: Organisation) => board.slots.get(id)!;
  const isDefault = ({ id }: Organisation) =>
    board.rows.find((row) => row.organisationId === id)?.cap === undefined;
  const cell = (name: 'floor' | 'cap' | 'conditions') => (child: Organisation, index: number) => (
    <QuotaCell {...{ view, hand, stored, name, index }} label={`${nameOf(view, child.name)} ${say(name)}`}>
      {name === 'cap' && isDefault(child) && call.unitCap !== undefined
        ? say('cap.default', { cap: call.unitCap })
        : null}
    </QuotaCell>
  );
  return (
    <Table
      caption={say('quotas')}
      rows={children}
      keyOf={(child) => child.id}
      columns={[
        {
          key: 'unit',
          head: say('unit'),
          cell: (child, index) => (
            <>
              <input type="hidden" name={`rows.${index}.organisationId`} value={child.id} />
              <a href={listHref(call.id, child.id)}>{nameOf(view, child.name)}</a>
            </>
          ),
        },
        { key: 'floor', head: say('floor'), cell: cell('floor') },
        { key: 'cap', head: say('cap'), cell: cell('cap') },
        { key: 'conditions', head: say('conditions'), cell: cell('conditions') },
        { key: 'used', head: say('used'), align: 'end', cell: (child) => usedOf(slotsOf(child)) },
        {
          key: 'left',
          head: say('left'),
          align: 'end',
          cell: (child) => leftOf(slotsOf(child)) ?? say('free'),
        },
        {
          key: 'back',
          head: `${say('withdrawn')} / ${say('returned')}`,
          align: 'end',
          cell: (child) => `${slotsOf(child).withdrawn} / ${slotsOf(child).returned}`,
        },
        {
          key: 'missing',
          head: say('missing'),
          cell: (child) => sayMissing(view, slotsOf(child)).join(say('conditions.between')),
        },
      ]}
      foot={<Sums {...{ view, board }} />}
    />
  );
}

/** What stands as given; a row that was typed and not saved is not counted. */
function Sums({ view, board }: { view: View; board: Board }) {
  const say = view.say(text);
  const slots = board.children.map(({ id }) => board.slots.get(id)!);
  const caps = slots.map((one) => ({ floor: one.quota.floor, cap: capOf(one) }));
  const { floor, cap } = sumsOf(caps);
  const used = slots.reduce((sum, one) => sum + usedOf(one), 0);
  const left = slots.some((one) => leftOf(one) === undefined)
    ? undefined
    : slots.reduce((sum, one) => sum + leftOf(one)!, 0);
  return (
    <tr>
      <th scope="row">{say('sum')}</th>
      <td data-head={say('floor')}>{floor}</td>
      <td data-head={say('cap')}>{cap ?? say('free')}</td>
      <td />
      <td className="is-end" data-head={say('used')}>
        {used}
      </td>
      <td className="is-end" data-head={say('left')}>
        {left ?? say('free')}
      </td>
      <td />
      <td />
    </tr>
  );
}

function QuotaCell(props: {
  view: View;
  hand: FormHand;
  stored?: Fields;
  name: 'floor' | 'cap' | 'conditions';
  index: number;
  label: string;
  children: ReactNode;
}) {
  const { view, hand, name, index, stored } = props;
  const field = `rows.${index}.${name}`;
  const problem = hand.problem(field);
  const typed = hand.value(field);
  const standing = stored?.[field]?.[0];
  const isOther = standing !== undefined && standing !== typed;
  return (
    <>
      <input
        id={hand.idOf(field)}
        name={field}
        defaultValue={typed}
        aria-label={props.label}
        aria-invalid={problem ? true : undefined}
        inputMode={name === 'conditions' ? undefined : 'numeric'}
        size={name === 'conditions' ? 18 : 4}
        maxLength={name === 'conditions' ? 300 : 8}
      />{' '}
      <span className="quiet">{props.children}</span>
      {isOther ? (
        <p className="hint">
          {view.say(text)('both.stored')}: {standing || '—'}
        </p>
      ) : null}
      {problem ? <p className="problem">{problem}</p> : null}
    </>
  );
}
