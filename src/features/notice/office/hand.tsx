/** The forms of what is recorded by hand, and the history they leave. */

import { sayDay, sayInstant, startOfDay } from '../../../kernel/period.ts';
import type { View } from '../../../platform/route.ts';
import {
  ChoiceField,
  Form,
  type FormHand,
  formOf,
  ProseField,
  SendButton,
  TextField,
} from '../../../ui/form.tsx';
import { Badge, Table } from '../../../ui/parts.tsx';
import type { Notice } from '../notice.ts';
import { type HandKind, type HandRecord, handMeans, lastRecords, type OutsideRecipient } from '../outside.ts';
import { text } from '../text/outside.ts';

type Props = { view: View; notice: Notice; recipient: OutsideRecipient };

/** What a record says, in a line. */
export function sayRecord(view: View, record: HandRecord): string {
  const say = view.say(text);
  const day = (on: string) => sayDay(startOfDay(on), view.language);
  const parts = [
    day(record.happenedOn),
    record.who,
    record.means && say(`means.${record.means}`),
    record.number,
    record.dueOn && `${say('field.due-on')} ${day(record.dueOn)}`,
    record.note,
  ];
  return parts.filter(Boolean).join(' · ');
}

/** One form of several that send to one address: what was typed is shown only where `isThis`. */
function handFor(
  view: View,
  action: string,
  suffix: string,
  isThis: boolean,
): { hand: FormHand; isThis: boolean } {
  const isRefused = isThis && view.form?.action === action;
  const hand = formOf(isRefused ? view : { ...view, form: undefined }, action);
  return { isThis: isRefused, hand: { ...hand, idOf: (name) => `${hand.idOf(name)}-${suffix}` } };
}

/** Records something, or puts right what was recorded before. */
export function RecordForm(
  props: Props & { kind: HandKind; today: string; before?: HandRecord; isTyped: boolean },
) {
  const { view, notice, recipient, kind, before } = props;
  const say = view.say(text);
  const action = `/office/notices/${notice.id}/by-hand/${kind}`;
  const { hand, isThis } = handFor(view, action, before?.id ?? 'new', props.isTyped);
  const label = before
    ? `${say('hand.correct')}: ${say(`hand.${kind}`)} ${sayRecord(view, before)}`
    : say(`hand.${kind}.record`);
  return (
    <details open={isThis}>
      <summary>{label}</summary>
      <Form hand={hand}>
        <input type="hidden" name="recipient" value={recipient.key} />
        {before ? <input type="hidden" name="corrects" value={before.id} /> : null}
        <TextField
          hand={hand}
          name="happenedOn"
          type="date"
          label={say('field.happened-on')}
          value={before?.happenedOn ?? props.today}
        />
        <KindFields view={view} hand={hand} kind={kind} before={before} />
        {before ? <TextField hand={hand} name="reason" label={say('field.reason')} maxLength={200} /> : null}
        <SendButton screen={view} label={before ? say('hand.correct') : say(`hand.${kind}.record`)} />
      </Form>
    </details>
  );
}

function KindFields(props: { view: View; hand: FormHand; kind: HandKind; before?: HandRecord }) {
  const { view, hand, kind, before } = props;
  const say = view.say(text);
  const means = handMeans.map((one) => ({ value: one, label: say(`means.${one}`) }));
  return (
    <>
      {kind === 'receipt' ? (
        <TextField hand={hand} name="who" label={say('field.who')} value={before?.who} maxLength={40} />
      ) : null}
      {kind === 'adoption' ? (
        <>
          <TextField
            hand={hand}
            name="number"
            label={say('field.number')}
            value={before?.number}
            optional
            maxLength={40}
          />
          <TextField
            hand={hand}
            name="dueOn"
            type="date"
            label={say('field.due-on')}
            value={before?.dueOn}
            optional
          />
        </>
      ) : null}
      {kind === 'outcome' ? null : (
        <ChoiceField
          hand={hand}
          name="means"
          label={say('field.means')}
          choices={means}
          value={before?.means}
          empty={kind === 'adoption' ? '' : undefined}
          optional={kind === 'adoption'}
        />
      )}
      <ProseField
        hand={hand}
        name="note"
        label={say(kind === 'outcome' ? 'field.outcome' : 'field.note')}
        value={before?.note}
        optional={kind !== 'outcome'}
        rows={2}
        maxLength={500}
      />
    </>
  );
}

export function StrikeForm({ view, notice, recipient, record }: Props & { record: HandRecord }) {
  const say = view.say(text);
  const action = `/office/notices/${notice.id}/by-hand/strike`;
  const isTyped = view.form?.raw.record?.[0] === record.id;
  const { hand, isThis } = handFor(view, action, record.id, isTyped);
  return (
    <details open={isThis}>
      <summary>{say('hand.strike')}</summary>
      <Form hand={hand}>
        <input type="hidden" name="recipient" value={recipient.key} />
        <input type="hidden" name="record" value={record.id} />
        <TextField hand={hand} name="reason" label={say('field.strike.reason')} maxLength={200} />
        <SendButton screen={view} label={say('hand.strike')} tone="danger" />
      </Form>
    </details>
  );
}

/** Everything that was written down about one of them, the newest first, with who and why. */
export function HistoryTable(props: {
  view: View;
  records: readonly HandRecord[];
  names: ReadonlyMap<string, string>;
}) {
  const { view, records, names } = props;
  const say = view.say(text);
  if (records.length === 0) return null;
  const last = lastRecords(records);
  const standing = (record: HandRecord) => {
    if (!last.includes(record)) return <Badge>{say('hand.replaced')}</Badge>;
    return record.isVoid ? <Badge tone="bad">{say('hand.struck')}</Badge> : null;
  };
  return (
    <Table
      caption={say('hand.history')}
      quietCaption={false}
      rows={[...records].reverse()}
      keyOf={(record) => record.id}
      columns={[
        {
          key: 'what',
          head: say('hand.column.what'),
          cell: (record) => (
            <span>
              {say(`hand.${record.kind}`)} {standing(record)}
            </span>
          ),
        },
        {
          key: 'content',
          head: say('hand.column.content'),
          cell: (record) => (
            <>
              {sayRecord(view, record)}
              {record.reason ? (
                <span className="quiet"> {say('hand.reason', { reason: record.reason })}</span>
              ) : null}
            </>
          ),
        },
        {
          key: 'by',
          head: say('hand.column.by'),
          cell: (record) =>
            say('hand.by', {
              name: names.get(record.recordedBy ?? '') ?? '',
              at: sayInstant(record.recordedAt, view.language),
            }),
        },
      ]}
    />
  );
}
