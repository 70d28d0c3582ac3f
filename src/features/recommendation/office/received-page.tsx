/** The host's page on its call: only what reached it, asked by a query, by sending organisation, with the floor's warning. */

import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Badge, Empty, Heading, Pairs, Refused, Section, Supplement } from '../../../ui/parts.tsx';
import { type Call, isSupplement } from '../../call/call.ts';
import { AskedLine, AskedPager, type AskedWorks, askWorks } from '../../entry/asking.tsx';
import { bySender, type Recommendation } from '../recommendation.ts';
import { listChains, listStanding } from '../store.ts';
import { text } from '../text.ts';
import { ArrivedTable } from './arrived.tsx';
import { FloorNote, receivedHref, receiveHref, returnHref } from './parts.tsx';

export async function receivedPage(view: View, call: Call): Promise<ShownPage> {
  const say = view.say(text);
  const rows = await listStanding(view.tx, { callId: call.id, toId: call.hostId, leg: 'to-host' });
  const asked = await askWorks(view, rows);
  const shown = asked.page.items;
  const chains = await listChains(
    view.tx,
    shown.map((r) => r.entryId),
  );
  const receiving =
    shown.some((r) => !r.receivedAt) && call.hostId ? [receiveHref(call.id, call.hostId)] : [];
  const title = say('received.title', { call: call.name });
  const round = (
    <a className="button is-main" href={`/office/calls/${call.id}/round`}>
      {say('received.round')}
    </a>
  );
  return {
    title,
    islands: ['entry.js'],
    body: (
      <>
        <Heading screen={view} title={title} crumbs={[[say('recommendations'), '/office/recommendations']]}>
          {rows.length > 0 ? (
            <p>{say('received.count', { count: rows.length, units: bySender(rows).length })}</p>
          ) : null}
          {rows.length > 0 ? round : null}
        </Heading>
        <Refused screen={view} shown={[...shown.map((r) => returnHref(r.id)), ...receiving]} />
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
        ) : (
          <AskedLine view={view} asked={asked} href={receivedHref(call.id)} />
        )}
        {bySender(shown).map((group) => (
          <Group key={group[0]!.fromId} {...{ view, call, group, chains, asked }} />
        ))}
        <AskedPager view={view} asked={asked} href={receivedHref(call.id)} />
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
  asked: AskedWorks<Recommendation>;
}) {
  const { view, call, group, chains, asked } = props;
  const { fromId, fromName } = group[0]!;
  const count = asked.found.filter((one) => one.fromId === fromId).length;
  return (
    <Section title={nameIn(fromName, view.language)} aside={<Badge>{count}</Badge>}>
      <ArrivedTable
        {...{ view, call, chains }}
        rows={group}
        asked={asked.again}
        to={{ id: call.hostId!, path: call.hostPath! }}
        fromKnown
      />
    </Section>
  );
}
