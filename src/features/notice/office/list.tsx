/** The notices of one's own organisations, and those of a campaign on its page. */

import type { ReactNode } from 'react';
import { askPage } from '../../../kernel/page.ts';
import { sayDay } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { ActButton } from '../../../ui/form.tsx';
import { Badge, Empty, Heading, Pager, Section, Table, type Tone } from '../../../ui/parts.tsx';
import type { Campaign } from '../../campaign/campaign.ts';
import type { Notice, NoticeState } from '../notice.ts';
import { mayDraft } from '../policy.ts';
import { listNotices, listNoticesOfCampaign } from '../store.ts';
import { text } from '../text.ts';

const tones: Record<NoticeState, Tone> = {
  draft: 'plain',
  submitted: 'wait',
  returned: 'warn',
  signed: 'accent',
  issued: 'good',
  withdrawn: 'bad',
  superseded: 'plain',
};

export function NoticeBadge({ view, state }: { view: View; state: NoticeState }) {
  return <Badge tone={tones[state]}>{view.say(text)(`state.${state}`)}</Badge>;
}

function NoticeTable({ view, notices }: { view: View; notices: readonly Notice[] }) {
  const say = view.say(text);
  return (
    <Table
      caption={say('notices')}
      rows={notices}
      keyOf={(n) => n.id}
      columns={[
        {
          key: 'title',
          head: say('column.title'),
          cell: (n) => (
            <span>
              <a href={`/office/notices/${n.id}`}>{n.title || say('untitled')}</a>
              {n.number ? <small className="quiet"> {n.number}</small> : null}
            </span>
          ),
        },
        { key: 'from', head: say('column.from'), cell: (n) => nameIn(n.organisationName, view.language) },
        { key: 'at', head: say('column.at'), cell: (n) => sayDay(n.issuedAt ?? n.preparedAt, view.language) },
        {
          key: 'state',
          head: say('column.state'),
          cell: (n) => (
            <span>
              <NoticeBadge view={view} state={n.state} />
            </span>
          ),
        },
      ]}
    />
  );
}

export async function noticesPage(view: View): Promise<ShownPage> {
  const say = view.say(text);
  const found = await listNotices(view.tx, view.actor, askPage(view.query.page));
  return {
    title: say('notices'),
    body: (
      <>
        <Heading screen={view} title={say('notices')}>
          <p>{say('notices.lead')}</p>
        </Heading>
        {found.total === 0 ? (
          <Empty title={say('notices.none')}>
            <p>{say('notices.none.next')}</p>
          </Empty>
        ) : (
          <NoticeTable view={view} notices={found.items} />
        )}
        <Pager screen={view} page={found} href={(n) => `/office/notices?page=${n}`} />
      </>
    ),
  };
}

/** A part of a campaign's page: its notices, and the button that drafts one. */
export async function noticesPart(view: View, campaign: Campaign): Promise<ReactNode> {
  const say = view.say(text);
  const notices = await listNoticesOfCampaign(view.tx, view.actor, campaign.id);
  const verdict = mayDraft(view.actor, campaign);
  const mayEver = verdict.allowed || verdict.when === 'not-now';
  return (
    <Section title={say('notices')} id="notices">
      {notices.length === 0 ? (
        <Empty title={say(mayEver ? 'notices.of-campaign.none' : 'notices.of-campaign.none.reader')} />
      ) : (
        <NoticeTable view={view} notices={notices} />
      )}
      <p>
        <ActButton
          screen={view}
          action={`/office/campaigns/${campaign.id}/notices`}
          verdict={verdict}
          label={say('draft')}
          tone="calm"
        />
      </p>
    </Section>
  );
}
