/** The page on which an organisation's administrators keep its chat robots. */

import { sayInstant } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { ActButton, ChoiceField, Form, formOf, SendButton, TextField } from '../../../ui/form.tsx';
import { Badge, Empty, Heading, Note, Section, Table } from '../../../ui/parts.tsx';
import type { Organisation } from '../../organisation/organisation.ts';
import { mayKeepRobots } from '../policy.ts';
import { maskAddress, type Robot, robotKinds } from '../robot.ts';
import { DeliveryBadge } from '../sending.tsx';
import { listLastOfRobots, type ShownDelivery } from '../store/delivery.ts';
import { listRobots } from '../store/robot.ts';
import { text } from '../text.ts';

export function robotsPage(room: { hosts: readonly string[] }) {
  return async (view: View, organisation: Organisation): Promise<ShownPage> => {
    const say = view.say(text);
    const robots = await listRobots(view.tx, organisation.id);
    const last = await listLastOfRobots(
      view.tx,
      robots.map((robot) => robot.id),
    );
    const name = nameIn(organisation.name, view.language);
    return {
      title: say('robots'),
      body: (
        <>
          <Heading
            screen={view}
            title={say('robots')}
            crumbs={[[name, `/office/organisations/${organisation.id}`]]}
          >
            <p>{say('robots.lead', { organisation: name })}</p>
          </Heading>
          {robots.length === 0 ? (
            <Empty title={say('robots.none')}>
              <p>{say('robots.none.next')}</p>
            </Empty>
          ) : (
            <Rows view={view} robots={robots} last={last} />
          )}
          <Section title={say('robot.add')}>
            <Note>{say('robots.kept')}</Note>
            <Adding view={view} organisation={organisation} hosts={room.hosts} />
          </Section>
        </>
      ),
    };
  };
}

function Rows(props: { view: View; robots: readonly Robot[]; last: Map<string, ShownDelivery> }) {
  const { view, robots, last } = props;
  const say = view.say(text);
  return (
    <Table
      caption={say('robots')}
      rows={robots}
      keyOf={(robot) => robot.id}
      columns={[
        { key: 'name', head: say('robot.name'), cell: (robot) => robot.name },
        { key: 'kind', head: say('robot.kind'), cell: (robot) => say(`robot.kind.${robot.kind}`) },
        {
          key: 'address',
          head: say('robot.address'),
          cell: (robot) => (
            <>
              <code>{maskAddress(robot.address)}</code>{' '}
              {robot.secret ? <Badge tone="good">{say('robot.signed')}</Badge> : null}
            </>
          ),
        },
        {
          key: 'last',
          head: say('robot.last'),
          cell: (robot) => {
            const delivery = last.get(robot.id);
            if (!delivery) return say('robot.never');
            return (
              <>
                {sayInstant(delivery.sentAt ?? delivery.madeAt, view.language)}{' '}
                <DeliveryBadge view={view} delivery={delivery} />
              </>
            );
          },
        },
        {
          key: 'act',
          head: say('delivery.state'),
          align: 'end',
          cell: (robot) => (
            <>
              <ActButton
                screen={view}
                action={`/office/robots/${robot.id}/try`}
                verdict={mayKeepRobots(view.actor, robot.organisationPath)}
                label={say('robot.try')}
                tone="calm"
              />
              <ActButton
                screen={view}
                action={`/office/robots/${robot.id}/end`}
                verdict={mayKeepRobots(view.actor, robot.organisationPath)}
                label={say('robot.end')}
                tone="danger"
              />
            </>
          ),
        },
      ]}
    />
  );
}

function Adding(props: { view: View; organisation: Organisation; hosts: readonly string[] }) {
  const { view, organisation, hosts } = props;
  const say = view.say(text);
  const hand = formOf(view, `/office/organisations/${organisation.id}/robots`);
  return (
    <Form hand={hand}>
      <ChoiceField
        hand={hand}
        name="kind"
        label={say('robot.kind')}
        choices={robotKinds.map((kind) => ({ value: kind, label: say(`robot.kind.${kind}`) }))}
      />
      <TextField hand={hand} name="name" label={say('robot.name')} maxLength={30} />
      <TextField
        hand={hand}
        name="address"
        label={say('robot.address')}
        hint={say('robot.address.hint', { hosts: hosts.join(' · ') })}
        type="url"
        inputMode="url"
        maxLength={500}
      />
      <TextField
        hand={hand}
        name="secret"
        label={say('robot.secret')}
        type="password"
        autoComplete="off"
        optional
        maxLength={200}
      />
      <SendButton
        screen={view}
        label={say('robot.add')}
        verdict={mayKeepRobots(view.actor, organisation.path)}
      />
    </Form>
  );
}
