/** The commendations of a campaign, or of one call: what there is, how it stands, and making a new one. */

import { nameIn } from '../../../kernel/text.ts';
import type { Ask, ShownPage, View } from '../../../platform/route.ts';
import { ChoiceField, Form, formOf, SendButton, TextField } from '../../../ui/form.tsx';
import { Badge, Empty, Heading, Section, Table, type Tone } from '../../../ui/parts.tsx';
import type { Call } from '../../call/call.ts';
import { findCall } from '../../call/store.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { findCampaign, getCampaign } from '../../campaign/store.ts';
import type { Occasion } from '../actions/create-commendation.ts';
import { type Commendation, type CommendationState, commendationKinds } from '../commendation.ts';
import { mayMake, maySee } from '../policy.ts';
import { listCommendations } from '../store.ts';
import { text } from '../text.ts';

/** A campaign's, or a call's own: what it is of, who gives. */
export type Place = { campaign: Campaign; call?: Call; occasion: Occasion; giverPath: string };

export async function findCampaignPlace({ tx, actor, params }: Ask): Promise<Place | undefined> {
  const campaign = await findCampaign(tx, actor, params.campaign!);
  if (!campaign) return undefined;
  const { id: campaignId, organisationId: ownerId, organisationPath } = campaign;
  return { campaign, occasion: { campaignId, ownerId, giverId: ownerId }, giverPath: organisationPath };
}

/** Only a call that is hosted has awards of its own: the host's. */
export async function findCallPlace({ tx, actor, params }: Ask): Promise<Place | undefined> {
  const call = await findCall(tx, actor, params.call!);
  if (!call?.hostId || !call.hostPath) return undefined;
  const campaign = await getCampaign(tx, call.campaignId);
  const { campaignId, id: callId, hostId: giverId, ownerId } = call;
  return { campaign, call, occasion: { campaignId, callId, ownerId, giverId }, giverPath: call.hostPath };
}

/** The way to them from a campaign's page in the office; from a hosted call's, for its host's people. */
export function linksOfCampaign(view: View, campaign: Campaign): { label: string; href: string }[] {
  return [{ label: view.say(text)('commendations'), href: addressOf({ campaign }) }];
}
export function linksOfCall(view: View, call: Call): { label: string; href: string }[] {
  const isHosts = call.hostPath !== undefined && maySee(view.actor, call.hostPath).allowed;
  const label = view.say(text)('commendations.host');
  return isHosts ? [{ label, href: `/office/calls/${call.id}/commendations` }] : [];
}

export const addressOf = ({ campaign, call }: Pick<Place, 'campaign' | 'call'>): string =>
  call ? `/office/calls/${call.id}/commendations` : `/office/campaigns/${campaign.id}/commendations`;

const tones: Record<CommendationState, Tone> = {
  draft: 'plain',
  dropped: 'plain',
  published: 'accent',
  prepared: 'wait',
  submitted: 'wait',
  returned: 'warn',
  noticed: 'wait',
  standing: 'good',
  revoked: 'bad',
};

export function StateBadge({ view, of }: { view: View; of: Commendation }) {
  return <Badge tone={tones[of.state]}>{view.say(text)(`state.${of.state}`)}</Badge>;
}

export async function listPage(view: View, place: Place): Promise<ShownPage> {
  const say = view.say(text);
  const { language } = view;
  const { campaign, call } = place;
  const title = say('commendations.of', { of: call?.name ?? campaign.title });
  const found = await listCommendations(view.tx, view.actor, { campaignId: campaign.id, callId: call?.id });
  const crumbs: [string, string][] = [[nameIn(campaign.title, language), `/office/campaigns/${campaign.id}`]];
  if (call) crumbs.push([nameIn(call.name, language), `/office/calls/${call.id}`]);
  const isGiver = mayMake(view.actor, place.giverPath).allowed;
  return {
    title,
    body: (
      <>
        <Heading screen={view} title={title} crumbs={crumbs}>
          <p>{say('commendations.lead')}</p>
        </Heading>
        {found.length === 0 ? (
          <Empty title={say('commendations.none')}>
            <p>{isGiver ? say('commendations.none.next') : say('commendations.none.public')}</p>
          </Empty>
        ) : (
          <CommendationTable view={view} rows={found} />
        )}
        {isGiver ? <NewPart view={view} place={place} /> : null}
      </>
    ),
  };
}

export function CommendationTable({ view, rows }: { view: View; rows: readonly Commendation[] }) {
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
          cell: (of) => <a href={`/office/commendations/${of.id}`}>{nameIn(of.name, language)}</a>,
        },
        { key: 'kind', head: say('kind'), cell: (of) => say(`kind.${of.kind}`) },
        { key: 'giver', head: say('giver'), cell: (of) => nameIn(of.organisationName, language) },
        { key: 'state', head: say('state'), cell: (of) => <StateBadge view={view} of={of} /> },
      ]}
    />
  );
}

function NewPart({ view, place }: { view: View; place: Place }) {
  const say = view.say(text);
  const hand = formOf(view, addressOf(place));
  return (
    <Section title={say('new')} id="new">
      <Form hand={hand}>
        <TextField hand={hand} name="name" label={say('name')} hint={say('name.hint')} maxLength={60} />
        <TextField hand={hand} name="nameEn" label={say('name.en')} maxLength={80} optional />
        <ChoiceField
          hand={hand}
          name="kind"
          label={say('kind')}
          choices={commendationKinds.map((kind) => ({ value: kind, label: say(`kind.${kind}`) }))}
        />
        <SendButton screen={view} label={say('new.do')} />
      </Form>
    </Section>
  );
}
