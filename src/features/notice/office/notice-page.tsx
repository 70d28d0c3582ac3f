/** One notice in the office: the next step, the paper, who has received it, what happened to it. */

import type { ReactNode } from 'react';
import { sayInstant } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { ActButton, Form, formOf, ProseField, SendButton } from '../../../ui/form.tsx';
import { Heading, Note, Section, Table } from '../../../ui/parts.tsx';
import { TickList } from '../../../ui/ticks.tsx';
import { listNames } from '../../account/store.ts';
import { findAdopted, getCampaign } from '../../campaign/store.ts';
import { listBeneath } from '../../organisation/store.ts';
import type { Notice, Recipient } from '../notice.ts';
import { NoticePaper } from '../paper.tsx';
import {
  mayAdopt,
  mayEdit,
  mayIssue,
  mayReturn,
  maySeeReceipts,
  maySeeSteps,
  maySign,
  maySignFor,
  maySubmit,
} from '../policy.ts';
import { listOwnRecipients } from '../store/recipient.ts';
import { listSteps } from '../store.ts';
import { text } from '../text.ts';
import { DifferencesPart } from './adopt.tsx';
import { NoticeBadge } from './list.tsx';
import { ReceiptsPart } from './receipts.tsx';

export async function noticePage(view: View, notice: Notice): Promise<ShownPage> {
  const say = view.say(text);
  const received: ReactNode[] = [];
  for (const recipient of await listOwnRecipients(view.tx, view.actor, notice.id)) {
    received.push(<div key={recipient.organisationId}>{await ReceivedPart(view, notice, recipient)}</div>);
  }
  return {
    title: notice.title || say('untitled'),
    body: (
      <>
        <div className="no-print">
          <Heading
            screen={view}
            title={notice.title || say('untitled')}
            state={<NoticeBadge view={view} state={notice.state} />}
            crumbs={[
              [nameIn(notice.campaignTitle, view.language), `/office/campaigns/${notice.campaignId}`],
              [say('notices'), '/office/notices'],
            ]}
          >
            {notice.state === 'issued' ? <a href={`/notices/${notice.id}`}>{say('read.public')}</a> : null}
          </Heading>
          <Refused view={view} notice={notice} />
          {maySeeSteps(view.actor, notice).allowed ? await NextPart(view, notice) : null}
          {received}
        </div>
        <NoticePaper notice={notice} top={2} marks />
        <div className="no-print">
          {maySeeReceipts(view.actor, notice).allowed ? await ReceiptsPart(view, notice) : null}
          {maySeeSteps(view.actor, notice).allowed ? await StepsPart(view, notice) : null}
        </div>
      </>
    ),
  };
}

const steps = { submit: maySubmit, return: mayReturn, sign: maySign, issue: mayIssue } as const;

/** Why an act was refused whose form no longer stands on the page. */
function Refused({ view, notice }: { view: View; notice: Notice }) {
  const verb = view.form?.action.split('/').at(-1) as keyof typeof steps | undefined;
  if (!view.form || !verb || steps[verb]?.(view.actor, notice).allowed) return null;
  return (
    <div role="alert">
      <Note tone="warn">
        {view.form.refusals.map((refusal) => (
          <p key={refusal.code}>{view.sayRefusal(refusal)}</p>
        ))}
      </Note>
    </div>
  );
}

/** What the paper waits for, and the buttons of those who can do it. */
async function NextPart(view: View, notice: Notice): Promise<ReactNode> {
  const say = view.say(text);
  if (notice.state === 'issued') return null;
  const returned = (await listSteps(view.tx, notice.id)).findLast((step) => step.verb === 'return');
  const lead =
    notice.state === 'returned'
      ? say('next.returned', { reason: returned?.reason ?? '' })
      : say(`next.${notice.state}`);
  const sign = maySign(view.actor, notice);
  const isOwnPaper =
    !sign.allowed && sign.refusal.code === 'notice.own-paper' && notice.state === 'submitted';
  const action = `/office/notices/${notice.id}`;
  return (
    <Section title={say('next')} id="next">
      <Note tone={notice.state === 'returned' ? 'warn' : 'wait'}>
        <p>{lead}</p>
        {isOwnPaper ? <p>{say('own-paper')}</p> : null}
      </Note>
      {mayEdit(view.actor, notice).allowed ? (
        <>
          <a className="button is-calm" href={`${action}/edit`}>
            {say('edit')}
          </a>{' '}
          <ActButton
            screen={view}
            action={`${action}/submit`}
            verdict={maySubmit(view.actor, notice)}
            label={say('submit')}
          />
        </>
      ) : null}
      {notice.state === 'submitted' ? (
        <>
          <ActButton
            screen={view}
            action={`${action}/sign`}
            verdict={sign}
            label={say('sign')}
            hidden={{ version: String(notice.version) }}
          />
          <ReturnForm view={view} notice={notice} />
        </>
      ) : null}
      {mayIssue(view.actor, notice).allowed ? await IssueForm(view, notice) : null}
    </Section>
  );
}

function ReturnForm({ view, notice }: { view: View; notice: Notice }) {
  const say = view.say(text);
  const hand = formOf(view, `/office/notices/${notice.id}/return`);
  if (!mayReturn(view.actor, notice).allowed) return null;
  return (
    <details open={view.form?.action === hand.action}>
      <summary>{say('return')}</summary>
      <Form hand={hand}>
        <ProseField
          hand={hand}
          name="reason"
          label={say('return.reason')}
          hint={say('return.reason.hint')}
          rows={3}
          maxLength={500}
        />
        <SendButton screen={view} label={say('return')} tone="danger" />
      </Form>
    </details>
  );
}

/** The direct children are ticked; theirs stand folded beneath. */
async function IssueForm(view: View, notice: Notice): Promise<ReactNode> {
  const say = view.say(text);
  const { language } = view;
  const hand = formOf(view, `/office/notices/${notice.id}/issue`);
  const beneath = await listBeneath(view.tx, notice.organisationPath, 2);
  const children = beneath.filter((o) => o.parentId === notice.organisationId);
  const campaign = await getCampaign(view.tx, notice.campaignId);
  const outside = notice.addressees
    .filter((addressee) => addressee.outside)
    .map((addressee) => addressee.name);
  const choicesOf = (parentId: string, ticked: boolean) =>
    beneath
      .filter((o) => o.parentId === parentId)
      .map((o) => ({ value: o.id, label: nameIn(o.name, language), ticked }));
  return (
    <Form hand={hand}>
      <p>{say('issue.lead')}</p>
      {outside.length > 0 ? (
        <Note tone="warn">{say('issue.outside', { names: outside.join(say('paper.comma')) })}</Note>
      ) : null}
      {campaign.state === 'draft' ? <p className="quiet">{say('issue.starts')}</p> : null}
      <TickList
        hand={hand}
        name="recipients"
        label={say('issue.recipients')}
        choices={choicesOf(notice.organisationId, true)}
      />
      {children.map((child) => {
        const choices = choicesOf(child.id, false);
        const name = say('issue.deeper', { name: child.name });
        return choices.length === 0 ? null : (
          <details key={child.id}>
            <summary>{name}</summary>
            <TickList hand={hand} name="recipients" label={name} choices={choices} part={child.id} />
          </details>
        );
      })}
      <SendButton screen={view} label={say('issue')} verdict={mayIssue(view.actor, notice)} />
    </Form>
  );
}

/** What one of the actor's own organisations, a recipient, has done and can do. */
async function ReceivedPart(view: View, notice: Notice, recipient: Recipient): Promise<ReactNode> {
  const say = view.say(text);
  const campaign = await getCampaign(view.tx, notice.campaignId);
  const adopted = await findAdopted(view.tx, campaign.id, recipient.organisationId);
  const adopt = mayAdopt(view.actor, { recipient, campaign, adopted });
  const action = `/office/notices/${notice.id}/recipients/${recipient.organisationId}`;
  const names = await listNames(view.tx, recipient.signedForBy ? [recipient.signedForBy] : []);
  const at = recipient.signedForAt && sayInstant(recipient.signedForAt, view.language);
  return (
    <Section title={say('received', { organisation: recipient.organisationName })}>
      {at ? (
        <p>{say('received.by', { name: names.get(recipient.signedForBy ?? '') ?? '', at })}</p>
      ) : (
        <>
          <p>{say('received.sign-for.lead')}</p>
          <ActButton
            screen={view}
            action={`${action}/sign-for`}
            verdict={maySignFor(view.actor, { recipient })}
            label={say('received.sign-for')}
          />
        </>
      )}
      {adopt.allowed ? (
        <>
          <p>{say('received.adopt.lead')}</p>
          <a className="button is-main" href={`${action}/adopt`}>
            {say('adopt')}
          </a>
        </>
      ) : null}
      {adopted ? (
        <>
          <p>
            <a href={`/office/campaigns/${adopted.id}`}>{say('adopted.own')}</a>
          </p>
          {await DifferencesPart(view, campaign, adopted)}
        </>
      ) : null}
    </Section>
  );
}

async function StepsPart(view: View, notice: Notice): Promise<ReactNode> {
  const say = view.say(text);
  const taken = await listSteps(view.tx, notice.id);
  const names = await listNames(
    view.tx,
    taken.flatMap((step) => step.by ?? []),
  );
  return (
    <Section title={say('steps')} id="steps">
      <Table
        caption={say('steps')}
        rows={taken}
        keyOf={(step) => `${step.verb} ${step.at.toISOString()}`}
        columns={[
          { key: 'what', head: say('step.column.what'), cell: (step) => say(`step.${step.verb}`) },
          { key: 'who', head: say('step.column.who'), cell: (step) => names.get(step.by ?? '') ?? '' },
          { key: 'at', head: say('step.column.at'), cell: (step) => sayInstant(step.at, view.language) },
          { key: 'reason', head: say('step.column.reason'), cell: (step) => step.reason ?? '' },
        ]}
      />
    </Section>
  );
}
