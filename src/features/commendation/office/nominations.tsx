/** The nominations of one award, as far as the reader may see them, and the form by which a unit proposes somebody. */

import { seatsOf } from '../../../kernel/actor.ts';
import { askPage } from '../../../kernel/page.ts';
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
  TickField,
} from '../../../ui/form.tsx';
import { Badge, Empty, Heading, Pager, Section, Table, type Tone } from '../../../ui/parts.tsx';
import { listOrganisations } from '../../organisation/store.ts';
import type { Commendation } from '../commendation.ts';
import type { Nomination, NominationState, NominationText } from '../nomination.ts';
import { mayNominate } from '../policy.ts';
import { listNominations } from '../store/nomination.ts';
import { text } from '../text/nomination.ts';
import { crumbsOf, deskOf } from './desk.tsx';

const tones: Record<NominationState, Tone> = {
  sent: 'wait',
  received: 'good',
  returned: 'warn',
  withdrawn: 'plain',
};

export function NominationBadge({ view, nomination }: { view: View; nomination: Nomination }) {
  const say = view.say(text);
  const { state } = nomination;
  const words = state === 'sent' ? say('state.sent', { at: nomination.atName }) : say(`state.${state}`);
  return <Badge tone={tones[state]}>{words}</Badge>;
}

export async function nominationsPage(view: View, of: Commendation): Promise<ShownPage> {
  const say = view.say(text);
  const { language } = view;
  const base = `${deskOf(of)}/nominations`;
  const title = say('nominations.of', { name: of.name });
  const found = await listNominations(view.tx, view.actor, of.id, askPage(view.query.page));
  const { nominateUntil, quota, quotaUp } = of.rule;
  return {
    title,
    body: (
      <>
        <Heading
          screen={view}
          title={title}
          crumbs={[...(await crumbsOf(view, of)), [nameIn(of.name, language), deskOf(of)]]}
        >
          {nominateUntil ? (
            <p>{say('nominations.lead', { giver: of.organisationName, until: nominateUntil })}</p>
          ) : null}
          {quota !== undefined ? <p>{say('quota.own', { quota })}</p> : null}
          {quotaUp !== undefined ? <p>{say('quota.up', { quota: quotaUp })}</p> : null}
        </Heading>
        {found.items.length === 0 ? (
          <Empty title={say('nominations.none')}>
            <p>{say('nominations.none.next')}</p>
          </Empty>
        ) : (
          <Rows view={view} rows={found.items} />
        )}
        <Pager screen={view} page={found} href={(page) => `${base}?page=${page}`} />
        {await NominatePart(view, of)}
      </>
    ),
  };
}

function Rows({ view, rows }: { view: View; rows: readonly Nomination[] }) {
  const say = view.say(text);
  return (
    <Table
      caption={say('nominations')}
      rows={rows}
      keyOf={(one) => one.id}
      columns={[
        {
          key: 'name',
          head: say('name'),
          cell: (one) => <a href={`/office/nominations/${one.id}`}>{one.name}</a>,
        },
        { key: 'account', head: say('account'), cell: (one) => one.account ?? '' },
        { key: 'unit', head: say('unit'), cell: (one) => nameIn(one.unitName, view.language) },
        {
          key: 'consent',
          head: say('consent.head'),
          cell: (one) => say(one.consentedAt ? 'consent.yes' : 'consent.no'),
        },
        {
          key: 'state',
          head: say('nominations'),
          cell: (one) => <NominationBadge view={view} nomination={one} />,
        },
      ]}
    />
  );
}

/** The units of the actor that may still nominate for this award. */
async function NominatePart(view: View, of: Commendation) {
  const say = view.say(text);
  const hand = formOf(view, `${deskOf(of)}/nominations`);
  const seats = seatsOf(view.actor).filter((seat) => seat.role === 'officer');
  const able = seats.filter((seat) => mayNominate(view.actor, of, seat.path, view.now).allowed);
  const units = await listOrganisations(
    view.tx,
    able.map((seat) => seat.organisationId),
  );
  if (units.length === 0) return null;
  return (
    <Section title={say('nominate')} id="nominate">
      <Form hand={hand}>
        <ChoiceField
          hand={hand}
          name="unitId"
          label={say('unit')}
          choices={units.map((unit) => ({ value: unit.id, label: nameIn(unit.name, view.language) }))}
        />
        <NominationFields view={view} hand={hand} />
        <TickField hand={hand} name="consent" label={say('consent')} hint={say('consent.hint')} />
        <SendButton screen={view} label={say('nominate.do')} />
      </Form>
    </Section>
  );
}

export function NominationFields(props: { view: View; hand: FormHand; written?: NominationText }) {
  const { view, hand, written } = props;
  const say = view.say(text);
  return (
    <>
      <TextField hand={hand} name="name" label={say('name')} value={written?.name} maxLength={30} />
      <TextField hand={hand} name="role" label={say('role')} value={written?.role} maxLength={80} optional />
      <TextField
        hand={hand}
        name="account"
        label={say('account')}
        hint={say('account.hint')}
        value={written?.account}
        maxLength={80}
        optional
      />
      <TextField hand={hand} name="link" type="url" label={say('link')} value={written?.link} optional />
      <ProseField
        hand={hand}
        name="deed"
        label={say('deed')}
        hint={say('deed.hint')}
        value={written?.deed}
        rows={8}
        maxLength={1500}
      />
      <TextField
        hand={hand}
        name="contact"
        label={say('contact')}
        hint={say('contact.hint')}
        value={written?.contact}
        maxLength={60}
        optional
      />
    </>
  );
}
