/** One's own identity: what is proved, what can be proved beside it, one's age, one's unit. */

import { personIdOf } from '../../../kernel/actor.ts';
import { sayInstant } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import { allowed } from '../../../kernel/verdict.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { ActButton, Form, formOf, SendButton } from '../../../ui/form.tsx';
import { Badge, Empty, Heading, Note, Pairs, Refused, Section, Table } from '../../../ui/parts.tsx';
import { mayRename } from '../../account/policy.ts';
import { hasPassword } from '../../account/store.ts';
import type { FlowKind } from '../flow.ts';
import type { Binding } from '../identity.ts';
import { isOpen, type Membership } from '../membership.ts';
import { mayEndBinding, mayWithdrawMembership } from '../policy.ts';
import { findIsMinor, listBindings } from '../store/binding.ts';
import { findMembershipOf } from '../store/membership.ts';
import { listIdentities } from '../store.ts';
import { text } from '../text.ts';
import { PhoneForm } from './code.tsx';
import { type IdentityRoom, sayProvider } from './room.ts';

export function ownPage(room: IdentityRoom) {
  return async (view: View): Promise<ShownPage> => {
    const say = view.say(text);
    const personId = personIdOf(view.actor)!;
    const identity = (await listIdentities(view.tx, [personId])).get(personId)!;
    const bindings = await listBindings(view.tx, personId);
    const isLastWay = bindings.length === 1 && !(await hasPassword(view.tx, personId));
    const since = sayInstant(identity.since, view.language);
    return {
      title: say('identity'),
      body: (
        <>
          <Heading screen={view} title={say('identity')}>
            <p>{say('identity.lead')}</p>
          </Heading>
          <Refused screen={view} shown={shownForms(room, bindings)} />
          {identity.isMinor ? <Note>{say('age.is-minor')}</Note> : null}
          <Pairs
            pairs={[
              [say('name'), <OwnName key="name" view={view} />],
              [
                say('tier.now'),
                <>
                  <Badge tone={identity.tier === 'account' ? 'plain' : 'good'}>
                    {say(`tier.${identity.tier}`)}
                  </Badge>{' '}
                  <span className="quiet">{say('tier.since', { at: since })}</span>
                </>,
              ],
            ]}
          />
          <Section title={say('bindings')}>
            <BindingTable view={view} room={room} bindings={bindings} isLastWay={isLastWay} />
          </Section>
          <Section title={say('bind.title')}>
            <MorePart view={view} room={room} bindings={bindings} />
          </Section>
          <Section title={say('membership')}>
            <MembershipPart view={view} membership={await findMembershipOf(view.tx, personId)} />
          </Section>
          <Section title={say('age')}>
            <AgePart view={view} isMinor={await findIsMinor(view.tx, personId)} />
          </Section>
        </>
      ),
    };
  };
}

/** By what name one is shown, and where to change it. */
function OwnName({ view }: { view: View }) {
  const { actor } = view;
  if (actor.kind !== 'person') return null;
  return (
    <>
      {actor.name} {mayRename(actor).allowed ? <a href="/me/name">{view.say(text)('name.change')}</a> : null}
    </>
  );
}

const shownForms = (room: IdentityRoom, bindings: readonly Binding[]): string[] => [
  '/me/identity/age',
  ...(room.hasSms ? ['/me/identity/phone'] : []),
  ...(room.oidc || room.wechat ? ['/me/identity/flows'] : []),
  ...bindings.map(({ id }) => `/me/identity/bindings/${id}/end`),
];

function BindingTable(props: {
  view: View;
  room: IdentityRoom;
  bindings: readonly Binding[];
  isLastWay: boolean;
}) {
  const { view, room, bindings, isLastWay } = props;
  const say = view.say(text);
  const kindOf = ({ kind }: Binding) =>
    kind === 'oidc' ? sayProvider(view, room, kind) : say(`kind.${kind}`);
  if (bindings.length === 0)
    return (
      <Empty title={say('bindings.none')}>
        <p>{say('bindings.none.next')}</p>
      </Empty>
    );
  return (
    <>
      <Table
        caption={say('bindings')}
        rows={bindings}
        keyOf={(one) => one.id}
        columns={[
          { key: 'kind', head: say('kind'), cell: kindOf },
          { key: 'masked', head: say('masked'), cell: (one) => one.masked },
          { key: 'at', head: say('verified'), cell: (one) => sayInstant(one.verifiedAt, view.language) },
          {
            key: 'end',
            head: '',
            align: 'end',
            cell: (one) => (
              <ActButton
                screen={view}
                tone="calm"
                action={`/me/identity/bindings/${one.id}/end`}
                verdict={mayEndBinding(view.actor, { binding: one, isLastWay })}
                label={say('unbind.of', { kind: kindOf(one) })}
              />
            ),
          },
        ]}
      />
      <p className="hint">{say('unbind.hint')}</p>
    </>
  );
}

function MorePart({
  view,
  room,
  bindings,
}: {
  view: View;
  room: IdentityRoom;
  bindings: readonly Binding[];
}) {
  const say = view.say(text);
  const has = (kind: string) => bindings.some((one) => one.kind === kind);
  const kinds = (['wechat', 'oidc'] as const).filter((kind: FlowKind) => room[kind] && !has(kind));
  if (!room.hasSms && !room.oidc && !room.wechat) return <p>{say('bind.none')}</p>;
  return (
    <>
      {room.hasSms ? (
        <PhoneForm
          view={view}
          action="/me/identity/phone"
          label={has('phone') ? say('phone.change') : say('phone.add')}
        />
      ) : null}
      {kinds.map((kind) => (
        <ActButton
          key={kind}
          screen={view}
          tone="calm"
          action="/me/identity/flows"
          verdict={allowed}
          label={
            kind === 'wechat'
              ? say('bind.wechat')
              : say('bind.oidc', { provider: sayProvider(view, room, kind) })
          }
          hidden={{ kind }}
        />
      ))}
    </>
  );
}

function MembershipPart({ view, membership }: { view: View; membership?: Membership }) {
  const say = view.say(text);
  const about = membership && {
    unit: nameIn(membership.organisationName, view.language),
    at: sayInstant(membership.decidedAt ?? membership.askedAt, view.language),
    reason: membership.reason ?? '',
  };
  return (
    <>
      <p>{membership ? say(`membership.${membership.state}`, about!) : say('membership.none')}</p>
      {membership && isOpen(membership) ? (
        <ActButton
          screen={view}
          tone="calm"
          action={`/me/identity/memberships/${membership.id}/withdraw`}
          verdict={mayWithdrawMembership(view.actor, membership)}
          label={membership.state === 'asked' ? say('membership.withdraw') : say('membership.leave')}
          hidden={{ version: String(membership.version) }}
        />
      ) : (
        <p>
          <a className="button is-calm" href="/me/identity/unit">
            {say('membership.ask')}
          </a>
        </p>
      )}
    </>
  );
}

function AgePart({ view, isMinor }: { view: View; isMinor?: boolean }) {
  const say = view.say(text);
  const hand = formOf(view, '/me/identity/age');
  return (
    <>
      <p>{isMinor === undefined ? say('age.none') : say(isMinor ? 'age.minor' : 'age.adult')}</p>
      <p className="hint">{say('age.hint')}</p>
      <Form hand={hand} className="form is-inline">
        <SendButton screen={view} tone="calm" label={say('age.adult')} name="age" value="adult" />
        <SendButton screen={view} tone="calm" label={say('age.minor')} name="age" value="minor" />
      </Form>
    </>
  );
}
