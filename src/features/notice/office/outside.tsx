/** The page on which an issuer writes down what recipients outside the system did with a paper. */

import type { ReactNode } from 'react';
import { dayOf } from '../../../kernel/period.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Badge, Empty, Heading, Note, Refused, Section, Table } from '../../../ui/parts.tsx';
import { listNames } from '../../account/store.ts';
import type { Notice } from '../notice.ts';
import {
  countByHand,
  type HandKind,
  type HandRecord,
  handKinds,
  type OutsideRecipient,
  outsideRecipients,
  recordsOf,
} from '../outside.ts';
import { mayRecordByHand } from '../policy.ts';
import { listHandRecords } from '../store/outside.ts';
import { listOutsideRecipients } from '../store/recipient.ts';
import { text } from '../text/outside.ts';
import { text as noticeText } from '../text.ts';
import { HistoryTable, RecordForm, StrikeForm, sayRecord } from './hand.tsx';

export async function outsidePage(view: View, notice: Notice): Promise<ShownPage> {
  const say = view.say(text);
  const recipients = outsideRecipients(notice, await listOutsideRecipients(view.tx, notice.id));
  const records = await listHandRecords(view.tx, notice.id);
  const wanted = view.form?.raw.recipient?.[0] ?? view.query.recipient;
  const chosen = recipients.find((one) => one.key === wanted) ?? recipients[0];
  return {
    title: say('outside'),
    body: (
      <>
        <Heading
          screen={view}
          title={say('outside')}
          crumbs={[
            [view.say(noticeText)('notices'), '/office/notices'],
            [notice.title || view.say(noticeText)('untitled'), `/office/notices/${notice.id}`],
          ]}
        >
          <p>{say('outside.lead')}</p>
        </Heading>
        {chosen ? (
          <>
            <p>{say('outside.count', countByHand(recipients, records))}</p>
            <OutsideTable view={view} notice={notice} recipients={recipients} records={records} />
            {await ChosenPart(view, notice, chosen, records)}
          </>
        ) : (
          <Empty title={say('outside.none')}>
            <p>{say('outside.none.next')}</p>
          </Empty>
        )}
      </>
    ),
  };
}

/** Also a part of the receipts: those outside, marked and counted apart. */
export function OutsideTable(props: {
  view: View;
  notice: Notice;
  recipients: readonly OutsideRecipient[];
  records: readonly HandRecord[];
}) {
  const { view, notice, recipients, records } = props;
  const say = view.say(text);
  const cell = (kind: HandKind) => (one: OutsideRecipient) => {
    const found = recordsOf(records, one.key, kind);
    if (found.length === 0) return say('hand.not-yet');
    return (
      <span>
        <Badge>{say('by-hand')}</Badge> {found.map((record) => sayRecord(view, record)).join('; ')}
      </span>
    );
  };
  return (
    <Table
      caption={say('outside')}
      rows={recipients}
      keyOf={(one) => one.key}
      columns={[
        {
          key: 'name',
          head: say('hand.column.name'),
          cell: (one) => (
            <a
              href={`/office/notices/${notice.id}/outside?recipient=${encodeURIComponent(one.key)}#recipient`}
            >
              {one.name}
            </a>
          ),
        },
        ...handKinds.map((kind) => ({ key: kind, head: say(`hand.${kind}`), cell: cell(kind) })),
      ]}
    />
  );
}

/** What is recorded of one of them, with the forms of whoever may record. */
async function ChosenPart(
  view: View,
  notice: Notice,
  recipient: OutsideRecipient,
  records: readonly HandRecord[],
): Promise<ReactNode> {
  const own = records.filter((one) => one.recipient === recipient.key);
  const names = await listNames(
    view.tx,
    own.flatMap((one) => one.recordedBy ?? []),
  );
  const mayRecord = mayRecordByHand(view.actor, notice);
  return (
    <Section title={recipient.name} id="recipient">
      <Refused screen={view} shown={actionsShown(notice, records, recipient, view)} />
      {mayRecord.allowed ? (
        handKinds.map((kind) => (
          <KindForms
            key={kind}
            view={view}
            notice={notice}
            recipient={recipient}
            kind={kind}
            records={records}
          />
        ))
      ) : mayRecord.when === 'not-now' ? (
        <Note>{view.sayRefusal(mayRecord.refusal)}</Note>
      ) : null}
      <HistoryTable view={view} records={own} names={names} />
    </Section>
  );
}

const actionOf = (notice: Notice, kind: string) => `/office/notices/${notice.id}/by-hand/${kind}`;

/** Where what was refused stands on the page again; a record that somebody else struck out has no form any more. */
function actionsShown(
  notice: Notice,
  records: readonly HandRecord[],
  recipient: OutsideRecipient,
  { form }: View,
): string[] {
  const struck = form?.raw.record?.[0];
  const standing = handKinds.flatMap((kind) => recordsOf(records, recipient.key, kind));
  const strike = standing.some((one) => one.id === struck) ? [actionOf(notice, 'strike')] : [];
  return [...handKinds.map((kind) => actionOf(notice, kind)), ...strike];
}

/**
 * The forms of one thing. What was typed and refused comes back in the form it was typed into; when somebody was
 * quicker, in the form that corrects what now stands, so that both are seen.
 */
function KindForms(props: {
  view: View;
  notice: Notice;
  recipient: OutsideRecipient;
  kind: HandKind;
  records: readonly HandRecord[];
}) {
  const { view, notice, recipient, kind, records } = props;
  const own = { view, notice, recipient, kind, today: dayOf(view.now) };
  const standing = recordsOf(records, recipient.key, kind);
  const corrects = view.form?.raw.corrects?.[0];
  const target =
    standing.find((one) => one.id === corrects) ?? (kind === 'outcome' ? undefined : standing[0]);
  return (
    <>
      {standing.map((record) => (
        <div key={record.id}>
          <RecordForm {...own} before={record} isTyped={record === target} />
          <StrikeForm view={view} notice={notice} recipient={recipient} record={record} />
        </div>
      ))}
      {standing.length === 0 || kind === 'outcome' ? (
        <RecordForm {...own} isTyped={target === undefined} />
      ) : null}
    </>
  );
}
