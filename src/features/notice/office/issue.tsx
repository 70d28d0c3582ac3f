/** The form that issues a paper: who in the system receives it. */

import type { ReactNode } from 'react';
import { nameIn } from '../../../kernel/text.ts';
import type { View } from '../../../platform/route.ts';
import { Form, formOf, SendButton } from '../../../ui/form.tsx';
import { Note } from '../../../ui/parts.tsx';
import { TickList } from '../../../ui/ticks.tsx';
import { getCampaign } from '../../campaign/store.ts';
import { listBeneath } from '../../organisation/store.ts';
import type { Notice } from '../notice.ts';
import { mayIssue } from '../policy.ts';
import { listRecipientIds } from '../store/recipient.ts';
import { text } from '../text.ts';

/** The direct children are ticked, or those who have the paper it takes the place of; theirs stand folded beneath. */
export async function IssueForm(view: View, notice: Notice): Promise<ReactNode> {
  const say = view.say(text);
  const { language } = view;
  const hand = formOf(view, `/office/notices/${notice.id}/issue`);
  const beneath = await listBeneath(view.tx, notice.organisationPath, 2);
  const children = beneath.filter((o) => o.parentId === notice.organisationId);
  const campaign = await getCampaign(view.tx, notice.campaignId);
  const outside = notice.addressees
    .filter((addressee) => addressee.outside)
    .map((addressee) => addressee.name);
  // A paper that takes the place of another goes to those who have the other.
  const before = notice.supersedes ? await listRecipientIds(view.tx, notice.supersedes) : undefined;
  const choicesOf = (parentId: string, ticked: boolean) =>
    beneath
      .filter((o) => o.parentId === parentId && o.closedOn === undefined)
      .map((o) => ({
        value: o.id,
        label: nameIn(o.name, language),
        ticked: before ? before.includes(o.id) : ticked,
      }));
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
