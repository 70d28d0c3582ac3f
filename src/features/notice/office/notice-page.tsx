/** One notice in the office: the next step, the paper, who has received it, what happened to it. */

import type { ReactNode } from 'react';
import { sayInstant } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { ActButton, Form, formOf, ProseField, SendButton } from '../../../ui/form.tsx';
import { Heading, Note, Section } from '../../../ui/parts.tsx';
import { listNames } from '../../account/store.ts';
import { findAdopted, getCampaign } from '../../campaign/store.ts';
import { isPublic, type Notice, type Recipient } from '../notice.ts';
import { OdditiesPart } from '../oddities.tsx';
import { NoticePaper } from '../paper.tsx';
import {
  mayAdopt,
  mayAskWithdrawal,
  mayEdit,
  mayIssue,
  mayKeep,
  mayRedraft,
  mayReturn,
  maySeeReceipts,
  maySeeSteps,
  maySign,
  maySignFor,
  maySubmit,
  mayWithdraw,
} from '../policy.ts';
import { EndedBanner, Redline } from '../redline.tsx';
import { listOwnRecipients } from '../store/recipient.ts';
import { getNotice, listSteps } from '../store.ts';
import { text } from '../text.ts';
import { DifferencesPart } from './adopt.tsx';
import { AnsweredBurdens, SubmitForm } from './burden.tsx';
import { EndingPart, OlderNote } from './ending.tsx';
import { IssueForm } from './issue.tsx';
import { JointPart } from './joint.tsx';
import { NoticeBadge } from './list.tsx';
import { ReceiptsPart } from './receipts.tsx';
import { StepsPart } from './steps.tsx';

export async function noticePage(view: View, notice: Notice): Promise<ShownPage> {
  const say = view.say(text);
  const received: ReactNode[] = [];
  for (const recipient of await listOwnRecipients(view.tx, view.actor, notice.id)) {
    received.push(<div key={recipient.organisationId}>{await ReceivedPart(view, notice, recipient)}</div>);
  }
  const isOwn = maySeeSteps(view.actor, notice).allowed;
  const older = notice.supersedes ? await getNotice(view.tx, notice.supersedes) : undefined;
  const { bodies } = await getCampaign(view.tx, notice.campaignId);
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
            {isPublic(notice.state) ? <a href={`/notices/${notice.id}`}>{say('read.public')}</a> : null}
          </Heading>
          <Refused view={view} notice={notice} />
          <EndedBanner language={view.language} notice={notice} base="/office/notices" />
          {await OlderNote(view, notice)}
          {isOwn ? await NextPart(view, notice) : null}
          {await JointPart(view, notice)}
          {isOwn ? await EndingPart(view, notice) : null}
          {received}
          {older ? <Redline language={view.language} older={older} newer={notice} /> : null}
        </div>
        <NoticePaper notice={notice} top={2} marks bodies={bodies} />
        <div className="no-print">
          {maySeeReceipts(view.actor, notice).allowed ? await ReceiptsPart(view, notice) : null}
          {isOwn ? await OdditiesPart(view, notice) : null}
          {isOwn ? await AnsweredBurdens(view, notice) : null}
          {isOwn ? await StepsPart(view, notice) : null}
        </div>
      </>
    ),
  };
}

const steps = {
  submit: maySubmit,
  return: mayReturn,
  sign: maySign,
  issue: mayIssue,
  'ask-withdrawal': mayAskWithdrawal,
  withdraw: mayWithdraw,
  keep: mayKeep,
  redraft: mayRedraft,
} as const;

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
  if (isPublic(notice.state)) return null;
  const returned = (await listSteps(view.tx, notice.id)).findLast(
    (step) => step.verb === 'return' || step.verb === 'give-back',
  );
  const lead =
    notice.state === 'returned'
      ? say('next.returned', { reason: returned?.reason ?? '' })
      : say(`next.${notice.state as 'draft' | 'submitted' | 'signed'}`);
  const sign = maySign(view.actor, notice);
  const isOwnPaper =
    !sign.allowed && sign.refusal.code === 'notice.own-paper' && notice.state === 'submitted';
  const action = `/office/notices/${notice.id}`;
  const issue = mayIssue(view.actor, notice);
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
          {await SubmitForm(view, notice)}
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
      {issue.allowed ? await IssueForm(view, notice) : null}
      {!issue.allowed && issue.refusal.code === 'notice.countersigns-missing' ? (
        <p className="why-not">{view.sayRefusal(issue.refusal)}</p>
      ) : null}
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
