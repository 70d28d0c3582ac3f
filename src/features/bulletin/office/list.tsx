/** The bulletins of a call at the publisher's desk, and the form that begins one. */

import { seatAt } from '../../../kernel/actor.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import {
  ChoiceField,
  Form,
  type FormHand,
  formOf,
  ProseField,
  SendButton,
  TextField,
} from '../../../ui/form.tsx';
import { Badge, Empty, Heading, Section, Table, type Tone } from '../../../ui/parts.tsx';
import type { Call } from '../../call/call.ts';
import { getCampaign } from '../../campaign/store.ts';
import { listOrganisations } from '../../organisation/store.ts';
import { publishersOf } from '../actions/write-bulletin.ts';
import { type Bulletin, type BulletinState, bulletinKinds } from '../bulletin.ts';
import { maySeeDesk, mayWriteFor } from '../policy.ts';
import { listOwnBulletins } from '../store.ts';
import { text } from '../text.ts';

const tones: Record<BulletinState, Tone> = {
  draft: 'plain',
  submitted: 'wait',
  returned: 'warn',
  published: 'good',
  withdrawn: 'bad',
};

/** The way to them from a call's page in the office, for the people of its host and its owner. */
export function linksOfCall(view: View, call: Call): { label: string; href: string }[] {
  const label = view.say(text)('bulletins');
  return maySeeDesk(view.actor, call).allowed ? [{ label, href: `/office/calls/${call.id}/bulletins` }] : [];
}

export function StateBadge({ view, bulletin }: { view: View; bulletin: Bulletin }) {
  return <Badge tone={tones[bulletin.state]}>{view.say(text)(`state.${bulletin.state}`)}</Badge>;
}

export async function listPage(view: View, call: Call): Promise<ShownPage> {
  const say = view.say(text);
  const { language } = view;
  const campaign = await getCampaign(view.tx, call.campaignId);
  const found = await listOwnBulletins(view.tx, view.actor, call.id);
  const title = say('bulletins.of', { call: call.name });
  return {
    title,
    body: (
      <>
        <Heading
          screen={view}
          title={title}
          crumbs={[
            [nameIn(campaign.title, language), `/office/campaigns/${campaign.id}`],
            [nameIn(call.name, language), `/office/calls/${call.id}`],
          ]}
        >
          <p>{say('bulletins.lead')}</p>
        </Heading>
        {found.length === 0 ? (
          <Empty title={say('bulletins.none')}>
            <p>{mayWriteFor(view.actor, call).allowed ? say('bulletins.none.next') : null}</p>
          </Empty>
        ) : (
          <Rows view={view} rows={found} />
        )}
        {await NewPart(view, call)}
      </>
    ),
  };
}

function Rows({ view, rows }: { view: View; rows: readonly Bulletin[] }) {
  const say = view.say(text);
  return (
    <Table
      caption={say('bulletins')}
      rows={rows}
      keyOf={(bulletin) => bulletin.id}
      columns={[
        { key: 'kind', head: say('kind'), cell: (bulletin) => say(`kind.${bulletin.kind}`) },
        {
          key: 'title',
          head: say('title'),
          cell: (bulletin) => <a href={`/office/bulletins/${bulletin.id}`}>{bulletin.title}</a>,
        },
        {
          key: 'publisher',
          head: say('publisher'),
          cell: (bulletin) => nameIn(bulletin.organisationName, view.language),
        },
        {
          key: 'state',
          head: say('state'),
          cell: (bulletin) => <StateBadge view={view} bulletin={bulletin} />,
        },
      ]}
    />
  );
}

async function NewPart(view: View, call: Call) {
  const say = view.say(text);
  const own = publishersOf(call).filter((one) => seatAt(view.actor, ['officer'], one.path));
  const organisations = await listOrganisations(
    view.tx,
    own.map((one) => one.id),
  );
  if (organisations.length === 0) return null;
  const hand = formOf(view, `/office/calls/${call.id}/bulletins`);
  return (
    <Section title={say('new')} id="new">
      <Form hand={hand}>
        <ChoiceField
          hand={hand}
          name="organisationId"
          label={say('publisher')}
          choices={organisations.map((one) => ({ value: one.id, label: nameIn(one.name, view.language) }))}
        />
        <ChoiceField
          hand={hand}
          name="kind"
          label={say('kind')}
          choices={bulletinKinds.map((kind) => ({ value: kind, label: say(`kind.${kind}`) }))}
        />
        <WordFields view={view} hand={hand} />
        <SendButton screen={view} label={say('new.do')} />
      </Form>
    </Section>
  );
}

export function WordFields(props: { view: View; hand: FormHand; words?: Pick<Bulletin, 'title' | 'body'> }) {
  const { view, hand, words } = props;
  const say = view.say(text);
  return (
    <>
      <TextField hand={hand} name="title" label={say('title')} value={words?.title} maxLength={80} />
      <ProseField
        hand={hand}
        name="body"
        label={say('body')}
        hint={say('body.hint')}
        value={words?.body}
        rows={14}
        maxLength={20_000}
      />
    </>
  );
}
