/** Where an officer begins: the calls they recommend for, and the calls they host. */

import { seatsOf } from '../../../kernel/actor.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Badge, Empty, Heading, Note, Section, Table } from '../../../ui/parts.tsx';
import { sayWindow, windowOfRecommendation } from '../../calendar/calendar.ts';
import type { Call } from '../../call/call.ts';
import { listHostedAt } from '../../call/store.ts';
import { type CallOfPlace, listCallsOfPlaces } from '../store/candidate.ts';
import { listHostsBelow } from '../store/floor.ts';
import { countStanding } from '../store.ts';
import { text } from '../text.ts';
import { Count, listHref, nameOf, receivedHref } from './parts.tsx';

export async function choosePage(view: View): Promise<ShownPage> {
  const say = view.say(text);
  const lists = await listCallsOfPlaces(view.tx, view.actor);
  const below = await listHostsBelow(view.tx, view.actor, view.now);
  const hosted: { call: Call; count: number }[] = [];
  for (const call of await listHostedAt(
    view.tx,
    seatsOf(view.actor).map((seat) => seat.organisationId),
  )) {
    hosted.push({ call, count: await countStanding(view.tx, { callId: call.id, leg: 'to-host' }) });
  }
  return {
    title: say('recommendations'),
    body: (
      <>
        <Heading screen={view} title={say('recommendations')}>
          <p>{say('recommendations.lead')}</p>
        </Heading>
        {lists.length > 0 ? (
          <Section title={say('lists')}>
            <Lists view={view} lists={lists} />
          </Section>
        ) : (
          <Empty title={say('recommendations.none')}>
            <p>{say('recommendations.none.next')}</p>
          </Empty>
        )}
        {below.length > 0 ? (
          <Note tone="warn" title={say('host.below')}>
            <ul>
              {below.map(({ call, floor, count }) => (
                <li key={call.id}>
                  <a href={`/office/calls/${call.id}`}>
                    {say('host.below.row', { call: call.name, host: call.hostName!, count, floor })}
                  </a>
                </li>
              ))}
            </ul>
          </Note>
        ) : null}
        {hosted.length > 0 ? (
          <Section title={say('received')}>
            <Hosted view={view} hosted={hosted} />
          </Section>
        ) : null}
      </>
    ),
  };
}

function Lists({ view, lists }: { view: View; lists: readonly CallOfPlace[] }) {
  const say = view.say(text);
  return (
    <Table
      caption={say('recommendations')}
      rows={lists}
      keyOf={(l) => `${l.call.id}${l.organisation.id}`}
      columns={[
        {
          key: 'call',
          head: say('call'),
          cell: (l) => <a href={listHref(l.call.id, l.organisation.id)}>{nameOf(view, l.call.name)}</a>,
        },
        { key: 'organisation', head: say('organisation'), cell: (l) => nameOf(view, l.organisation.name) },
        {
          key: 'waiting',
          head: say('waiting'),
          align: 'end',
          cell: (l) => (l.candidates > 0 ? <Badge tone="wait">{l.candidates}</Badge> : 0),
        },
        {
          key: 'count',
          head: say('count'),
          align: 'end',
          cell: (l) => <Count view={view} call={l.call} slots={l.slots} />,
        },
        {
          key: 'until',
          head: say('until'),
          cell: (l) => sayWindow(windowOfRecommendation(l.call), view.now, view.language, l.granted),
        },
      ]}
    />
  );
}

function Hosted({ view, hosted }: { view: View; hosted: readonly { call: Call; count: number }[] }) {
  const say = view.say(text);
  return (
    <Table
      caption={say('received')}
      rows={hosted}
      keyOf={(h) => h.call.id}
      columns={[
        {
          key: 'call',
          head: say('call'),
          cell: (h) => <a href={receivedHref(h.call.id)}>{nameOf(view, h.call.name)}</a>,
        },
        { key: 'count', head: say('received'), align: 'end', cell: (h) => h.count },
      ]}
    />
  );
}
