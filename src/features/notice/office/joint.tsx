/** The issuers of a paper and how each stands to it, with the buttons of those who countersign. */

import type { ReactNode } from 'react';
import { sayDay, sayInstant, startOfDay } from '../../../kernel/period.ts';
import type { View } from '../../../platform/route.ts';
import { ActButton, Form, formOf, ProseField, SendButton, TextField } from '../../../ui/form.tsx';
import { Badge, Section, Table } from '../../../ui/parts.tsx';
import { listNames } from '../../account/store.ts';
import { countersignersOf, countersignOf } from '../countersign.ts';
import { type Issuer, isPublic, type Notice } from '../notice.ts';
import { mayCountersign, mayGiveBack, mayRecordCountersign } from '../policy.ts';
import { text } from '../text/paper.ts';

/** Nothing for a paper of one body. */
export async function JointPart(view: View, notice: Notice): Promise<ReactNode> {
  const say = view.say(text);
  if (notice.issuers.length < 2) return null;
  const names = await listNames(
    view.tx,
    [...notice.countersigns.flatMap((one) => one.by ?? []), notice.signedBy ?? []].flat(),
  );
  return (
    <Section title={say('issuers')} id="issuers">
      {isPublic(notice.state) ? null : <p>{say('issuers.lead')}</p>}
      <Table
        caption={say('issuers')}
        rows={notice.issuers}
        keyOf={(issuer) => issuer.name}
        columns={[
          { key: 'name', head: say('issuer.column.name'), cell: (issuer) => issuer.name },
          {
            key: 'role',
            head: say('issuer.column.role'),
            cell: (issuer, index) => sayRole(view, issuer, index),
          },
          {
            key: 'state',
            head: say('issuer.column.state'),
            cell: (issuer, index) => (
              <Standing view={view} notice={notice} issuer={issuer} index={index} names={names} />
            ),
          },
        ]}
      />
      {countersignersOf(notice).map((issuer) => (
        <CountersignForms key={issuer.name} view={view} notice={notice} issuer={issuer} />
      ))}
    </Section>
  );
}

function sayRole(view: View, issuer: Issuer, index: number): string {
  const say = view.say(text);
  if (index === 0) return say('issuer.leading');
  return `${say('issuer.joint')} · ${say(issuer.organisationId ? 'issuer.inside' : 'issuer.outside')}`;
}

type StandingProps = {
  view: View;
  notice: Notice;
  issuer: Issuer;
  index: number;
  names: ReadonlyMap<string, string>;
};

function Standing({ view, notice, issuer, index, names }: StandingProps) {
  const say = view.say(text);
  const at = (instant: Date) => sayInstant(instant, view.language);
  if (index === 0) {
    const name = names.get(notice.signedBy ?? '') ?? '';
    return notice.signedAt ? (
      `${name} ${at(notice.signedAt)}`
    ) : (
      <span>
        <Badge tone="wait">{say('issuer.to-sign')}</Badge>
      </span>
    );
  }
  const given = countersignOf(notice, issuer, notice.countersigns);
  if (!given) {
    const isVoid = notice.countersigns.some((one) => one.issuer === issuer.name);
    return (
      <span>
        <Badge tone={isVoid ? 'warn' : 'wait'}>{say(isVoid ? 'issuer.void' : 'issuer.waits')}</Badge>
      </span>
    );
  }
  const name = names.get(given.by ?? '') ?? '';
  if (!given.byHand) return <>{say('issuer.countersigned', { name, at: at(given.at) })}</>;
  const { signatory, signedOn, paper } = given.byHand;
  const day = sayDay(startOfDay(signedOn), view.language);
  return (
    <span>
      <Badge>{say('by-hand')}</Badge> {say('issuer.by-hand', { signatory, day, paper, name })}
    </span>
  );
}

function CountersignForms({ view, notice, issuer }: { view: View; notice: Notice; issuer: Issuer }) {
  const say = view.say(text);
  const action = `/office/notices/${notice.id}/countersigns`;
  const mine = mayCountersign(view.actor, notice, issuer);
  const record = mayRecordCountersign(view.actor, notice, issuer);
  return (
    <>
      {mine.allowed ? (
        <>
          <p>{say('countersign.lead')}</p>
          <ActButton
            screen={view}
            action={`${action}/${issuer.organisationId}`}
            verdict={mine}
            label={say('countersign', { issuer: issuer.name })}
            hidden={{ version: String(notice.version) }}
          />
        </>
      ) : null}
      {mayGiveBack(view.actor, notice, issuer).allowed ? (
        <GiveBackForm view={view} notice={notice} issuer={issuer} />
      ) : null}
      {record.allowed ? <RecordForm view={view} notice={notice} issuer={issuer} /> : null}
    </>
  );
}

function GiveBackForm({ view, notice, issuer }: { view: View; notice: Notice; issuer: Issuer }) {
  const say = view.say(text);
  const hand = formOf(view, `/office/notices/${notice.id}/countersigns/${issuer.organisationId}/give-back`);
  return (
    <details open={view.form?.action === hand.action}>
      <summary>{say('give-back')}</summary>
      <Form hand={hand}>
        <ProseField hand={hand} name="reason" label={say('withdraw.reason')} rows={3} maxLength={500} />
        <SendButton screen={view} label={say('give-back')} tone="danger" />
      </Form>
    </details>
  );
}

/** One form for each body outside; what was typed for another stays with the other. */
function RecordForm({ view, notice, issuer }: { view: View; notice: Notice; issuer: Issuer }) {
  const say = view.say(text);
  const action = `/office/notices/${notice.id}/countersigns`;
  const isThis = view.form?.action === action && view.form.raw.issuer?.[0] === issuer.name;
  const hand = formOf(isThis ? view : { ...view, form: undefined }, action);
  const own = {
    ...hand,
    idOf: (name: string) => `${hand.idOf(name)}-${notice.issuers.indexOf(issuer)}`,
  };
  return (
    <details open={isThis}>
      <summary>{say('record-countersign', { issuer: issuer.name })}</summary>
      <p>{say('record-countersign.lead')}</p>
      <Form hand={own}>
        <input type="hidden" name="version" value={notice.version} />
        <input type="hidden" name="issuer" value={issuer.name} />
        <TextField hand={own} name="signatory" label={say('field.signatory')} maxLength={40} />
        <TextField hand={own} name="signedOn" type="date" label={say('field.signed-on')} />
        <TextField
          hand={own}
          name="paper"
          label={say('field.paper')}
          hint={say('field.paper.hint')}
          maxLength={80}
        />
        <SendButton
          screen={view}
          label={say('record-countersign', { issuer: issuer.name })}
          verdict={mayRecordCountersign(view.actor, notice, issuer)}
        />
      </Form>
    </details>
  );
}
