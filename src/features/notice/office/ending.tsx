/** What becomes of a paper that has gone out: withdrawn, superseded, amended; with the banners that say so. */

import type { ReactNode } from 'react';
import { sayInstant } from '../../../kernel/period.ts';
import type { View } from '../../../platform/route.ts';
import { ActButton, Form, formOf, ProseField, SendButton } from '../../../ui/form.tsx';
import { Note, Section } from '../../../ui/parts.tsx';
import { listNames } from '../../account/store.ts';
import { getCampaign } from '../../campaign/store.ts';
import type { Notice } from '../notice.ts';
import { mayAmend, mayAskWithdrawal, mayKeep, mayRedraft, mayWithdraw } from '../policy.ts';
import { getNotice } from '../store.ts';
import { text } from '../text/paper.ts';

/** For the issuer's own people, while the paper stands: take it back, write it anew, say what changed above it. */
export async function EndingPart(view: View, notice: Notice): Promise<ReactNode> {
  const say = view.say(text);
  if (notice.state !== 'issued') return null;
  const campaign = await getCampaign(view.tx, notice.campaignId);
  const action = `/office/notices/${notice.id}`;
  const amend = mayAmend(view.actor, notice, campaign);
  const redraft = mayRedraft(view.actor, notice);
  return (
    <>
      {amend.allowed ? (
        <Note tone="wait">
          <p>{say('amend.lead', { version: campaign.version })}</p>
          <ActButton screen={view} action={`${action}/amend`} verdict={amend} label={say('amend')} />
        </Note>
      ) : null}
      {await WithdrawalNote(view, notice)}
      {redraft.allowed || mayAskWithdrawal(view.actor, notice).allowed || notice.newer ? (
        <Section title={say('ending')} id="ending">
          {redraft.allowed ? (
            <>
              <p>{say('redraft.lead')}</p>
              <ActButton
                screen={view}
                action={`${action}/redraft`}
                verdict={redraft}
                label={say('redraft')}
                tone="calm"
              />
            </>
          ) : null}
          {notice.newer ? (
            <p>
              <a href={`/office/notices/${notice.newer.id}`}>{say('redraft.open')}</a>
            </p>
          ) : null}
          <AskForm view={view} notice={notice} />
        </Section>
      ) : null}
    </>
  );
}

function AskForm({ view, notice }: { view: View; notice: Notice }) {
  const say = view.say(text);
  const hand = formOf(view, `/office/notices/${notice.id}/ask-withdrawal`);
  if (!mayAskWithdrawal(view.actor, notice).allowed) return null;
  return (
    <details open={view.form?.action === hand.action}>
      <summary>{say('withdraw.ask')}</summary>
      <p>{say('withdraw.ask.lead')}</p>
      <Form hand={hand}>
        <ProseField hand={hand} name="reason" label={say('withdraw.reason')} rows={3} maxLength={500} />
        <SendButton screen={view} label={say('withdraw.ask')} tone="danger" />
      </Form>
    </details>
  );
}

/** The question before the leader. */
async function WithdrawalNote(view: View, notice: Notice): Promise<ReactNode> {
  const say = view.say(text);
  const { withdrawal } = notice;
  if (!withdrawal) return null;
  const names = await listNames(view.tx, withdrawal.by ? [withdrawal.by] : []);
  const action = `/office/notices/${notice.id}`;
  const about = {
    name: names.get(withdrawal.by ?? '') ?? '',
    at: sayInstant(withdrawal.at, view.language),
    reason: withdrawal.reason,
  };
  return (
    <Note tone="warn">
      <p>{say('withdraw.asked', about)}</p>
      <ActButton
        screen={view}
        action={`${action}/withdraw`}
        verdict={mayWithdraw(view.actor, notice)}
        label={say('withdraw.sign')}
        tone="danger"
      />{' '}
      <ActButton
        screen={view}
        action={`${action}/keep`}
        verdict={mayKeep(view.actor, notice)}
        label={say('withdraw.keep')}
        tone="calm"
      />
    </Note>
  );
}

/** Above an office page: the paper it takes the place of, before and after it is issued. */
export async function OlderNote(view: View, notice: Notice): Promise<ReactNode> {
  const say = view.say(text);
  if (!notice.supersedes) return null;
  const older = await getNotice(view.tx, notice.supersedes);
  const key = notice.issuedAt ? 'banner.supersedes' : 'banner.replaces-on-issue';
  return (
    <Note>
      <a href={`/office/notices/${older.id}`}>{say(key, { title: older.title })}</a>
    </Note>
  );
}
