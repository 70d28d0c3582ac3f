/** The public doors of commendations: what there is, the rules and who was commended, a certificate, and its verification. */

import type { CallId, CampaignId } from '../../kernel/id.ts';
import { nameIn } from '../../kernel/text.ts';
import { type Ask, anyone, page, type Route, type ShownPage, type View } from '../../platform/route.ts';
import { Empty, Heading, Section, Table } from '../../ui/parts.tsx';
import type { Campaign } from '../campaign/campaign.ts';
import { findCampaign } from '../campaign/store.ts';
import { type Commendation, isPublic } from './commendation.ts';
import { StateBadge } from './office/list.tsx';
import { certificatePage, findCertificate, verifyPage } from './site/certificate.tsx';
import { findPublic, publicPage } from './site/public.tsx';
import { listCommendations } from './store.ts';
import { text } from './text.ts';

const findCampaignAsked = ({ tx, actor, params }: Ask) => findCampaign(tx, actor, params.campaign!);

async function listPublicPage(view: View, campaign: Campaign): Promise<ShownPage> {
  const say = view.say(text);
  const { language } = view;
  const all = await listCommendations(view.tx, view.actor, { campaignId: campaign.id });
  const found = all.filter(isPublic);
  const title = say('commendations.of', { of: campaign.title });
  return {
    title,
    body: (
      <>
        <Heading
          screen={view}
          title={title}
          crumbs={[[nameIn(campaign.title, language), `/campaigns/${campaign.id}`]]}
        >
          <p>{say('commendations.lead')}</p>
        </Heading>
        {found.length === 0 ? (
          <Empty title={say('commendations.none')}>
            <p>{say('commendations.none.public')}</p>
          </Empty>
        ) : (
          <PublicTable view={view} rows={found} />
        )}
      </>
    ),
  };
}

function PublicTable({ view, rows }: { view: View; rows: readonly Commendation[] }) {
  const say = view.say(text);
  const { language } = view;
  return (
    <Table
      caption={say('commendations')}
      rows={rows}
      keyOf={(of) => of.id}
      columns={[
        {
          key: 'name',
          head: say('name'),
          cell: (of) => (
            <a href={`/campaigns/${of.campaignId}/commendations/${of.id}`}>{nameIn(of.name, language)}</a>
          ),
        },
        { key: 'kind', head: say('kind'), cell: (of) => say(`kind.${of.kind}`) },
        { key: 'giver', head: say('giver'), cell: (of) => nameIn(of.organisationName, language) },
        { key: 'state', head: say('state'), cell: (of) => <PublicState view={view} of={of} /> },
      ]}
    />
  );
}

/** In public there is no work in between: the rules, the notice, what stands, what was revoked. */
function PublicState({ view, of }: { view: View; of: Commendation }) {
  const isInBetween = of.state === 'prepared' || of.state === 'submitted' || of.state === 'returned';
  return <StateBadge view={view} of={isInBetween ? { ...of, state: 'published' } : of} />;
}

/** On the public page of a call: the host's own awards; on a campaign's: all there are. Main and the site put it there. */
export async function CommendationsPart(view: View, of: { campaignId: CampaignId; callId?: CallId }) {
  const say = view.say(text);
  const found = (await listCommendations(view.tx, view.actor, of)).filter(isPublic);
  if (found.length === 0) return null;
  return (
    <Section title={say('commendations')} id="commendations">
      <p>{say('commendations.lead')}</p>
      <PublicTable view={view} rows={found} />
    </Section>
  );
}

export const routes: Route[] = [
  page({
    get: '/campaigns/:campaign/commendations',
    frame: 'site',
    finds: findCampaignAsked,
    may: anyone,
    shows: listPublicPage,
  }),
  page({
    get: '/campaigns/:campaign/commendations/:commendation',
    frame: 'site',
    finds: findPublic,
    may: anyone,
    shows: publicPage,
  }),
  page({
    get: '/commendations/certificates/:place',
    frame: 'site',
    finds: findCertificate,
    may: anyone,
    shows: certificatePage,
  }),
  page({
    get: '/commendations/verify/:place',
    frame: 'site',
    finds: findCertificate,
    may: anyone,
    shows: verifyPage,
  }),
];
