/** The members of a unit: who asks to be confirmed, and who is. */

import { askPage } from '../../../kernel/page.ts';
import { sayInstant } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { ActButton, Form, formOf, SendButton, TextField } from '../../../ui/form.tsx';
import { Badge, Empty, Heading, Pager, Refused, Section, Table } from '../../../ui/parts.tsx';
import { getOrganisation } from '../../organisation/store.ts';
import type { Membership } from '../membership.ts';
import { mayDecideMembership } from '../policy.ts';
import { listMembershipsAt } from '../store/membership.ts';
import { text } from '../text.ts';

/** A reason and its button, for what is told to somebody in words. */
function ReasonForm(props: { view: View; membership: Membership; verb: 'refuse' | 'end' }) {
  const { view, membership, verb } = props;
  const say = view.say(text);
  const verdict = mayDecideMembership(view.actor, membership, verb);
  if (!verdict.allowed) return null;
  const hand = formOf(view, `/office/memberships/${membership.id}/${verb}`);
  return (
    <Form hand={hand}>
      <input type="hidden" name="version" value={membership.version} />
      <TextField hand={hand} name="reason" label={say('member.reason')} maxLength={200} />
      <SendButton screen={view} tone="calm" label={say(`member.${verb}`)} />
    </Form>
  );
}

function Asked({ view, membership }: { view: View; membership: Membership }) {
  const say = view.say(text);
  const verdict = mayDecideMembership(view.actor, membership, 'confirm');
  if (!verdict.allowed) return <span className="quiet">{view.sayRefusal(verdict.refusal)}</span>;
  return (
    <>
      <ActButton
        screen={view}
        action={`/office/memberships/${membership.id}/confirm`}
        verdict={verdict}
        label={say('member.confirm.of', { name: membership.personName })}
        hidden={{ version: String(membership.version) }}
      />
      <details open={view.form?.action === `/office/memberships/${membership.id}/refuse` || undefined}>
        <summary>{say('member.refuse')}</summary>
        <ReasonForm view={view} membership={membership} verb="refuse" />
      </details>
    </>
  );
}

export async function membersPage(view: View, { id }: { id: string }): Promise<ShownPage> {
  const say = view.say(text);
  const organisation = await getOrganisation(view.tx, id);
  const asked = await listMembershipsAt(view.tx, organisation.id, 'asked', askPage(view.query.page));
  const confirmed = await listMembershipsAt(view.tx, organisation.id, 'confirmed', askPage(view.query.of));
  const address = `/office/organisations/${organisation.id}/members`;
  const forms = [
    ...asked.items.map((one) => `/office/memberships/${one.id}/refuse`),
    ...confirmed.items.map((one) => `/office/memberships/${one.id}/end`),
  ];
  return {
    title: say('members'),
    body: (
      <>
        <Heading
          screen={view}
          title={say('members')}
          crumbs={[[nameIn(organisation.name, view.language), `/office/organisations/${organisation.id}`]]}
          state={asked.total > 0 ? <Badge tone="wait">{asked.total}</Badge> : undefined}
        >
          <p>{say('members.lead')}</p>
        </Heading>
        <Refused screen={view} shown={forms} />
        <Section title={say('members.asked')}>
          {asked.items.length === 0 ? (
            <Empty title={say('members.asked.none')}>
              <p>{say('members.asked.none.next')}</p>
            </Empty>
          ) : (
            <Table
              caption={say('members.asked')}
              rows={asked.items}
              keyOf={(one) => one.id}
              columns={[
                { key: 'name', head: say('member.name'), cell: (one) => one.personName },
                { key: 'known', head: say('member.known-by'), cell: (one) => one.knownBy },
                {
                  key: 'at',
                  head: say('member.asked-at'),
                  cell: (one) => sayInstant(one.askedAt, view.language),
                },
                {
                  key: 'decide',
                  head: say('member.decide'),
                  cell: (one) => <Asked view={view} membership={one} />,
                },
              ]}
            />
          )}
          <Pager screen={view} page={asked} href={(n) => `${address}?page=${n}`} />
        </Section>
        <Section title={say('members.confirmed')}>
          {confirmed.items.length === 0 ? (
            <Empty title={say('members.confirmed.none')} />
          ) : (
            <Table
              caption={say('members.confirmed')}
              rows={confirmed.items}
              keyOf={(one) => one.id}
              columns={[
                { key: 'name', head: say('member.name'), cell: (one) => one.personName },
                { key: 'known', head: say('member.known-by'), cell: (one) => one.knownBy },
                {
                  key: 'at',
                  head: say('member.decided-at'),
                  cell: (one) => sayInstant(one.decidedAt ?? one.askedAt, view.language),
                },
                {
                  key: 'end',
                  head: say('member.decide'),
                  cell: (one) => (
                    <details open={view.form?.action === `/office/memberships/${one.id}/end` || undefined}>
                      <summary>{say('member.end')}</summary>
                      <ReasonForm view={view} membership={one} verb="end" />
                    </details>
                  ),
                },
              ]}
            />
          )}
          <Pager screen={view} page={confirmed} href={(n) => `${address}?of=${n}`} />
        </Section>
      </>
    ),
  };
}
