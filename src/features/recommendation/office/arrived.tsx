/** What came to an organisation, in the senders' order, each with its return. */

import type { View } from '../../../platform/route.ts';
import { Form, formOf, ProseField, SendButton } from '../../../ui/form.tsx';
import { Table } from '../../../ui/parts.tsx';
import type { Call } from '../../call/call.ts';
import { mayReceive, mayReturn } from '../policy.ts';
import type { Recommendation } from '../recommendation.ts';
import { text } from '../text.ts';
import { nameOf, receiveHref, returnHref, WorkCell } from './parts.tsx';

type Chains = Map<string, Recommendation[]>;

export function ArrivedTable(props: {
  view: View;
  call: Call;
  rows: readonly Recommendation[];
  chains: Chains;
  fromKnown?: boolean;
  /** How the page was asked for, `?q=…`: its forms lead back there. */
  asked?: string;
  /** The organisation that they came to. */
  to: { id: string; path: string };
}) {
  const { view, call, rows, chains, to, asked } = props;
  const say = view.say(text);
  const first = rows[0];
  const formId = `receive-${props.fromKnown ? first?.fromId : to.id}`;
  const mayTick = mayReceive(view.actor, { organisation: to }).allowed;
  const isWaiting = (r: Recommendation) => r.receivedAt === undefined;
  return (
    <>
      <Table
        caption={say('arrived')}
        rows={rows}
        keyOf={(r) => r.id}
        columns={[
          { key: 'place', head: say('place'), cell: (r) => r.place },
          { key: 'work', head: say('work'), cell: (r) => <WorkCell view={view} work={r} /> },
          { key: 'unit', head: say('unit'), cell: (r) => nameOf(view, r.unitName) },
          ...(props.fromKnown
            ? []
            : [
                {
                  key: 'from',
                  head: say('came-from'),
                  cell: (r: Recommendation) => nameOf(view, r.fromName),
                },
              ]),
          {
            key: 'received',
            head: say('receive'),
            cell: (r) => <ReceivedCell view={view} row={r} formId={mayTick ? formId : undefined} />,
          },
          {
            key: 'do',
            head: say('act'),
            cell: (r) => (
              <ReturnPart {...{ view, call, asked }} recommendation={r} chain={chains.get(r.entryId) ?? []} />
            ),
          },
        ]}
      />
      {first && mayTick && rows.some(isWaiting) ? (
        <ReceiveForm {...{ view, formId, asked }} action={receiveHref(call.id, to.id)} leg={first.leg} />
      ) : null}
    </>
  );
}

/** Ticked at first: most of it is received at once; the form stands beneath the table. */
function ReceivedCell({ view, row, formId }: { view: View; row: Recommendation; formId?: string }) {
  const say = view.say(text);
  if (row.receivedAt) return <span className="quiet">{say('received.at', { at: row.receivedAt })}</span>;
  if (!formId) return <span className="quiet">{say('received.not')}</span>;
  const label = `${say('receive')}: ${row.title}`;
  return <input type="checkbox" name="ids" value={row.id} form={formId} defaultChecked aria-label={label} />;
}

function ReceiveForm(props: { view: View; action: string; formId: string; leg: string; asked?: string }) {
  const { view, action, formId, asked } = props;
  const say = view.say(text);
  return (
    <Form hand={formOf(view, action)} id={formId} className="form is-inline" asked={asked}>
      <input type="hidden" name="leg" value={props.leg} />
      <p className="hint">{say('receive.hint')}</p>
      <SendButton screen={view} label={say('receive.all')} />
    </Form>
  );
}

function ReturnPart(props: {
  view: View;
  call: Call;
  recommendation: Recommendation;
  chain: readonly Recommendation[];
  asked?: string;
}) {
  const { view, call, recommendation, chain } = props;
  const say = view.say(text);
  const verdict = mayReturn(view.actor, { recommendation, call, chain });
  const hand = formOf(view, returnHref(recommendation.id));
  if (!verdict.allowed)
    return verdict.when === 'never' ? null : (
      <span className="why-not">{view.sayRefusal(verdict.refusal)}</span>
    );
  return (
    <details open={view.form?.action === hand.action}>
      <summary>{say('return')}</summary>
      <Form hand={hand} asked={props.asked}>
        <ProseField
          hand={hand}
          name="reason"
          rows={2}
          maxLength={500}
          label={say('return.reason')}
          hint={say('return.hint', { from: recommendation.fromName })}
        />
        <SendButton screen={view} tone="danger" verdict={verdict} label={say('return')} />
      </Form>
    </details>
  );
}
