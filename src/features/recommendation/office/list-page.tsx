/** A unit's page on one call: what it can recommend, its own list in order, what came up from beneath. */

import type { ShownPage, View } from '../../../platform/route.ts';
import { Badge, Empty, Heading, Pairs, Refused, Section, Table } from '../../../ui/parts.tsx';
import { sayWindow, windowOfRecommendation } from '../../calendar/calendar.ts';
import { isGrassroots } from '../../organisation/organisation.ts';
import { findOrganisationByPath } from '../../organisation/store.ts';
import type { Place } from '../actions/recommend-entry.ts';
import { capOf, leftOf } from '../quota.ts';
import { type Recommendation, wayOf } from '../recommendation.ts';
import { listCandidates } from '../store/candidate.ts';
import { listFaults } from '../store/fault.ts';
import { listSlotsOnWay } from '../store/holder.ts';
import type { HeldSlots } from '../store/quota.ts';
import { listChains, listReturned, listSent, listStanding } from '../store.ts';
import { text as quotaText } from '../text/quota.ts';
import { text } from '../text.ts';
import { ArrivedTable } from './arrived.tsx';
import { Candidates } from './candidates.tsx';
import { OwnList } from './own-list.tsx';
import {
  Count,
  letterHref,
  moveHref,
  nameOf,
  quotasHref,
  receivedHref,
  receiveHref,
  recommendHref,
  replaceHref,
  returnHref,
  WorkCell,
  waiveHref,
  withdrawHref,
} from './parts.tsx';
import { MissingNote, SlotsLine, WaivePart } from './slots.tsx';

export async function listPage(view: View, place: Place): Promise<ShownPage> {
  const say = view.say(text);
  const { call, organisation } = place;
  const { tx } = view;
  const candidates = await listCandidates(tx, call, organisation);
  const own = await listSent(tx, call.id, organisation.id);
  const leg = organisation.id === call.ownerId ? 'to-owner' : 'upward';
  const arrived = await listStanding(tx, { callId: call.id, toId: organisation.id, leg });
  const returned = await listReturned(tx, call.id, organisation.id);
  const faults = await listFaults(
    tx,
    call,
    candidates.map((c) => c.entryId),
  );
  const onWay = await listSlotsOnWay(tx, call, organisation);
  const chains = await listChains(
    tx,
    [...own, ...arrived].map((r) => r.entryId),
  );
  const actions = [
    ...candidates.map((c) => recommendHref(call.id, organisation.id, c.entryId)),
    ...own.flatMap((r) => [moveHref(r.id), withdrawHref(r.id)]),
    ...(candidates.length > 0 ? own.map((r) => replaceHref(r.id)) : []),
    ...arrived.map((r) => returnHref(r.id)),
    ...(arrived.some((r) => !r.receivedAt) ? [receiveHref(call.id, organisation.id)] : []),
    ...(capOf(place.slots) === undefined ? [] : [waiveHref(call.id, organisation.id)]),
  ];
  const title = say('list.title', { call: call.name });
  const letter = <a href={letterHref(call.id, organisation.id)}>{say('letter')}</a>;
  const state = (
    <Badge>
      <Count view={view} call={call} slots={place.slots} />
    </Badge>
  );
  return {
    title,
    body: (
      <>
        <Heading
          screen={view}
          title={title}
          crumbs={[[say('recommendations'), '/office/recommendations']]}
          state={state}
        />
        <Refused screen={view} shown={actions} />
        <Facts view={view} place={place} onWay={onWay} to={await destinationOf(view, place)} />
        <MissingNote view={view} slots={place.slots} />
        <WaivePart view={view} place={place} />
        <Section title={say('candidates')}>
          <Candidates {...{ view, place, candidates, faults, onWay }} />
        </Section>
        <Section title={say('own')} aside={own.length > 0 ? letter : null}>
          <OwnList {...{ view, place, own, chains, candidates }} />
        </Section>
        {arrived.length === 0 && isGrassroots(organisation) ? null : (
          <Section title={say(leg === 'upward' ? 'arrived' : 'handed')}>
            {arrived.length > 0 ? (
              <ArrivedTable {...{ view, call, chains }} rows={arrived} to={organisation} />
            ) : (
              <Empty title={say(leg === 'upward' ? 'arrived.none' : 'handed.none')} />
            )}
          </Section>
        )}
        {returned.length > 0 ? (
          <Section title={say('returned')}>
            <ReturnedList view={view} rows={returned} />
          </Section>
        ) : null}
      </>
    ),
  };
}

async function destinationOf(view: View, { call, organisation }: Place): Promise<string> {
  const say = view.say(text);
  const step = wayOf(call, organisation.path)[0];
  const to = step && (await findOrganisationByPath(view.tx, step.to));
  if (!step || !to) return '';
  if (step.leg === 'upward') return say('destination.above', { to: to.name });
  return say(step.to === step.from ? 'destination.self' : 'destination.host', { to: to.name });
}

type FactsProps = { view: View; place: Place; to: string; onWay: readonly HeldSlots[] };

function Facts({ view, place, to, onWay }: FactsProps) {
  const say = view.say(text);
  const sayQuota = view.say(quotaText);
  const { call, organisation, slots } = place;
  const above = onWay.slice(1).flatMap((one) => leftOf(one) ?? []);
  return (
    <Pairs
      pairs={[
        [say('organisation'), nameOf(view, organisation.name)],
        [say('destination'), to],
        [
          sayQuota('slots'),
          <span key="slots">
            <SlotsLine view={view} call={call} slots={slots} />
            {above.length > 0 ? <> · {sayQuota('slots.above', { left: Math.min(...above) })}</> : null}
          </span>,
        ],
        !isGrassroots(organisation) && [
          sayQuota('quotas'),
          <a key="quotas" href={quotasHref(call.id, organisation.id)}>
            {sayQuota('quotas.give')}
          </a>,
        ],
        [say('until'), sayWindow(windowOfRecommendation(call), view.now, view.language, place.granted)],
        call.hostId === organisation.id && [
          say('received'),
          <a key="received" href={receivedHref(call.id)}>
            {say('received.open')}
          </a>,
        ],
      ]}
    />
  );
}

function ReturnedList({ view, rows }: { view: View; rows: readonly Recommendation[] }) {
  const say = view.say(text);
  return (
    <Table
      caption={say('returned')}
      rows={rows}
      keyOf={(r) => r.id}
      columns={[
        { key: 'work', head: say('work'), cell: (r) => <WorkCell view={view} work={r} /> },
        { key: 'by', head: say('returned.by'), cell: (r) => nameOf(view, r.toName) },
        { key: 'reason', head: say('returned.reason'), cell: (r) => r.reason ?? '' },
      ]}
    />
  );
}
