/** What came to an organisation, in the senders' order, each with its return. */

import type { View } from '../../../platform/route.ts';
import { Form, formOf, ProseField, SendButton } from '../../../ui/form.tsx';
import { Table } from '../../../ui/parts.tsx';
import type { Call } from '../../call/call.ts';
import { mayReturn } from '../policy.ts';
import type { Recommendation } from '../recommendation.ts';
import { text } from '../text.ts';
import { nameOf, returnHref, WorkCell } from './parts.tsx';

type Chains = Map<string, Recommendation[]>;

export function ArrivedTable(props: {
  view: View;
  call: Call;
  rows: readonly Recommendation[];
  chains: Chains;
  fromKnown?: boolean;
}) {
  const { view, call, rows, chains } = props;
  const say = view.say(text);
  return (
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
          : [{ key: 'from', head: say('came-from'), cell: (r: Recommendation) => nameOf(view, r.fromName) }]),
        {
          key: 'do',
          head: say('act'),
          cell: (r) => (
            <ReturnPart view={view} call={call} recommendation={r} chain={chains.get(r.entryId) ?? []} />
          ),
        },
      ]}
    />
  );
}

function ReturnPart(props: {
  view: View;
  call: Call;
  recommendation: Recommendation;
  chain: readonly Recommendation[];
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
      <Form hand={hand}>
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
