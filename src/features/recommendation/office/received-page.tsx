/** The host's page on its call: only what reached it, by sending organisation, with the floor's warning. */

import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Badge, Empty, Heading, Pairs, Refused, Section, Supplement } from '../../../ui/parts.tsx';
import { type Call, isSupplement } from '../../call/call.ts';
import { bySender, type Recommendation } from '../recommendation.ts';
import { listChains, listStanding } from '../store.ts';
import { text } from '../text.ts';
import { ArrivedTable } from './arrived.tsx';
import { FloorNote, receiveHref, returnHref } from './parts.tsx';

export async function receivedPage(view: View, call: Call): Promise<ShownPage> {
  const say = view.say(text);
  const rows = await listStanding(view.tx, { callId: call.id, toId: call.hostId, leg: 'to-host' });
  const chains = await listChains(
    view.tx,
    rows.map((r) => r.entryId),
  );
  const groups = bySender(rows);
  const receiving = rows.some((r) => !r.receivedAt) && call.hostId ? [receiveHref(call.id, call.hostId)] : [];
  const title = say('received.title', { call: call.name });
  const round = (
    <a className="button is-main" href={`/office/calls/${call.id}/round`}>
      {say('received.round')}
    </a>
  );
  return {
    title,
    body: (
      <>
        <Heading screen={view} title={title} crumbs={[[say('recommendations'), '/office/recommendations']]}>
          {rows.length > 0 ? (
            <p>{say('received.count', { count: rows.length, units: groups.length })}</p>
          ) : null}
          {rows.length > 0 ? round : null}
        </Heading>
        <Refused screen={view} shown={[...rows.map((r) => returnHref(r.id)), ...receiving]} />
        <FloorNote view={view} call={call} count={rows.length} />
        <Pairs
          pairs={[
            call.hostFloor !== undefined && [say('floor'), <Floor key="floor" view={view} call={call} />],
          ]}
        />
        {rows.length === 0 ? (
          <Empty title={say('received.none')}>
            <p>{say('received.none.next', { until: call.recommendUntil })}</p>
          </Empty>
        ) : null}
        {groups.map((group) => (
          <Group key={group[0]!.fromId} view={view} call={call} group={group} chains={chains} />
        ))}
      </>
    ),
  };
}

function Floor({ view, call }: { view: View; call: Call }) {
  const say = view.say(text);
  return (
    <>
      {say('floor.works', { floor: call.hostFloor! })}{' '}
      {isSupplement(call, 'hostFloor') ? <Supplement screen={view} /> : null}
    </>
  );
}

function Group(props: {
  view: View;
  call: Call;
  group: readonly Recommendation[];
  chains: Map<string, Recommendation[]>;
}) {
  const { view, call, group, chains } = props;
  return (
    <Section title={nameIn(group[0]!.fromName, view.language)} aside={<Badge>{group.length}</Badge>}>
      <ArrivedTable
        {...{ view, call, chains }}
        rows={group}
        to={{ id: call.hostId!, path: call.hostPath! }}
        fromKnown
      />
    </Section>
  );
}
