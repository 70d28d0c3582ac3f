/** The programme: activities that everybody may read of, by day and place; nothing of them but title, place, day and unit. */

import { listProgramme, type PublicActivity } from '../../features/activity/store/programme.ts';
import type { Campaign } from '../../features/campaign/campaign.ts';
import { getRootCampaignId } from '../../features/campaign/store.ts';
import { findOrganisation } from '../../features/organisation/store.ts';
import type { CampaignId } from '../../kernel/id.ts';
import { askPage } from '../../kernel/page.ts';
import { sayDay } from '../../kernel/period.ts';
import { nameIn } from '../../kernel/text.ts';
import { isWithin } from '../../kernel/tree.ts';
import type { ShownPage, View } from '../../platform/route.ts';
import { Empty, Heading, Pager, Table } from '../../ui/parts.tsx';
import { text } from './text.ts';

type ListProps = { view: View; campaignId: CampaignId; activities: readonly PublicActivity[] };

export function ProgrammeList({ view, campaignId, activities }: ListProps) {
  const say = view.say(text);
  return (
    <Table
      caption={say('programme')}
      rows={activities}
      keyOf={(one) => one.id}
      columns={[
        { key: 'day', head: say('programme.day'), cell: (one) => sayDay(one.heldAt, view.language) },
        { key: 'what', head: say('programme.what'), cell: (one) => one.name },
        { key: 'where', head: say('programme.where'), cell: (one) => one.place ?? '—' },
        {
          key: 'who',
          head: say('programme.who'),
          cell: (one) => (
            <a href={`/campaigns/${campaignId}/organisations/${one.unitId}`}>
              {nameIn(one.unitName, view.language)}
            </a>
          ),
        },
      ]}
    />
  );
}

/** Of the whole campaign, or of one place beneath its owner. */
export async function programmePage(view: View, campaign: Campaign): Promise<ShownPage> {
  const say = view.say(text);
  const asked = view.query.place ? await findOrganisation(view.tx, view.query.place) : undefined;
  const place = asked && isWithin(asked.path, campaign.organisationPath) ? asked : undefined;
  const rootCampaignId = await getRootCampaignId(view.tx, campaign);
  const of = { rootCampaignId, within: place?.path ?? campaign.organisationPath };
  const page = await listProgramme(view.tx, of, askPage(view.query.page, 50));
  const path = `/campaigns/${campaign.id}/programme`;
  const title = say('programme.of', { campaign: campaign.title });
  return {
    title,
    accent: campaign.accent,
    share: { description: say('programme.lead'), canonical: path },
    body: (
      <>
        <Heading
          screen={view}
          title={place ? `${say('programme')} · ${nameIn(place.name, view.language)}` : say('programme')}
          crumbs={[[nameIn(campaign.title, view.language), `/campaigns/${campaign.id}`]]}
        >
          <p>{say('programme.lead')}</p>
        </Heading>
        {page.items.length === 0 ? (
          <Empty title={say('programme.none')}>
            <p>{say('programme.none.next')}</p>
          </Empty>
        ) : (
          <>
            <p className="quiet">{say('programme.count', { count: page.total })}</p>
            <ProgrammeList view={view} campaignId={campaign.id} activities={page.items} />
          </>
        )}
        <Pager
          screen={view}
          page={page}
          href={(at) => `${path}?${place ? `place=${place.id}&` : ''}page=${at}`}
        />
      </>
    ),
  };
}
