/** The list of campaigns, and what stands beside a campaign's name wherever it is listed. */

import { sayDay, sayEnd } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Badge, Empty, Heading, Table, type Tone } from '../../../ui/parts.tsx';
import type { Campaign } from '../campaign.ts';
import { mayFound } from '../policy.ts';
import { listCampaigns } from '../store.ts';
import { text } from '../text.ts';

const tones: Record<Campaign['state'], Tone> = {
  draft: 'wait',
  running: 'good',
  closed: 'plain',
  withdrawn: 'warn',
};
export function saySpan(view: View, item: { opensAt: Date; closesAt: Date }): string {
  const about = { from: sayDay(item.opensAt, view.language), until: sayEnd(item.closesAt, view.language) };
  return view.say(text)('span', about);
}

export function StateBadge({ view, campaign }: { view: View; campaign: Campaign }) {
  return <Badge tone={tones[campaign.state]}>{view.say(text)(`state.${campaign.state}`)}</Badge>;
}

export async function campaignsPage(view: View): Promise<ShownPage> {
  const say = view.say(text);
  const { language } = view;
  const campaigns = await listCampaigns(view.tx, view.actor);
  const founding = mayFound(view.actor).allowed ? (
    <p className="links">
      <a className="button" href="/office/campaigns/new">
        {say('found')}
      </a>
    </p>
  ) : null;
  return {
    title: say('campaigns'),
    body: (
      <>
        <Heading screen={view} title={say('campaigns')}>
          <p>{say('campaigns.lead')}</p>
        </Heading>
        {campaigns.length > 0 ? founding : null}
        {campaigns.length === 0 ? (
          <Empty title={say('campaigns.none')}>
            <p>
              {say('campaigns.none.next')} {founding ? say('campaigns.none.found') : null}
            </p>
            {founding}
          </Empty>
        ) : (
          <Table
            caption={say('campaigns')}
            rows={campaigns}
            keyOf={(c) => c.id}
            columns={[
              {
                key: 'title',
                head: say('column.title'),
                cell: (c) => <a href={`/office/campaigns/${c.id}`}>{nameIn(c.title, language)}</a>,
              },
              { key: 'owner', head: say('owner'), cell: (c) => nameIn(c.organisationName, language) },
              { key: 'period', head: say('period'), cell: (c) => saySpan(view, c) },
              {
                key: 'state',
                head: say('column.state'),
                cell: (c) => (
                  <span>
                    <StateBadge view={view} campaign={c} />
                  </span>
                ),
              },
            ]}
          />
        )}
      </>
    ),
  };
}
