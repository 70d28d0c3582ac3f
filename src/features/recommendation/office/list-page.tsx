/** A unit's page on one call: what it can recommend, its own list in order, what came up from beneath. */

import type { ShownPage, View } from '../../../platform/route.ts';
import { ActButton } from '../../../ui/form.tsx';
import { Badge, Empty, Heading, Pairs, Refused, Section, Table } from '../../../ui/parts.tsx';
import { sayWindow, windowOfRecommendation } from '../../calendar/calendar.ts';
import { isGrassroots } from '../../organisation/organisation.ts';
import { findOrganisationByPath } from '../../organisation/store.ts';
import type { Place } from '../actions/recommend-entry.ts';
import { mayRecommend } from '../policy.ts';
import { type Recommendation, routeOf } from '../recommendation.ts';
import {
  type Candidate,
  listCandidates,
  listChains,
  listReturned,
  listSent,
  listStanding,
} from '../store.ts';
import { text } from '../text.ts';
import { ArrivedTable } from './arrived.tsx';
import { OwnList } from './own-list.tsx';
import {
  Count,
  moveHref,
  nameOf,
  receivedHref,
  recommendHref,
  returnHref,
  WorkCell,
  withdrawHref,
} from './parts.tsx';

export async function listPage(view: View, place: Place): Promise<ShownPage> {
  const say = view.say(text);
  const { call, organisation } = place;
  const { tx } = view;
  const candidates = await listCandidates(tx, call, organisation);
  const own = await listSent(tx, call.id, organisation.id);
  const leg = organisation.id === call.ownerId ? 'to-owner' : 'upward';
  const arrived = await listStanding(tx, { callId: call.id, toId: organisation.id, leg });
  const returned = await listReturned(tx, call.id, organisation.id);
  const chains = await listChains(
    tx,
    [...own, ...arrived].map((r) => r.entryId),
  );
  const actions = [
    ...candidates.map((c) => recommendHref(call.id, organisation.id, c.entryId)),
    ...own.flatMap((r) => [moveHref(r.id), withdrawHref(r.id)]),
    ...arrived.map((r) => returnHref(r.id)),
  ];
  const title = say('list.title', { call: call.name });
  const state = (
    <Badge>
      <Count view={view} call={call} count={place.count} />
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
        <Facts view={view} place={place} to={await destinationOf(view, place)} />
        <Section title={say('candidates')}>
          <Candidates view={view} place={place} candidates={candidates} />
        </Section>
        <Section title={say('own')}>
          <OwnList view={view} place={place} own={own} chains={chains} />
        </Section>
        {arrived.length === 0 && isGrassroots(organisation) ? null : (
          <Section title={say(leg === 'upward' ? 'arrived' : 'handed')}>
            {arrived.length > 0 ? (
              <ArrivedTable view={view} call={call} rows={arrived} chains={chains} />
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
  const step = routeOf({
    unitPath: organisation.path,
    ownerPath: call.ownerPath,
    hostPath: call.hostPath!,
  })[0];
  const to = step && (await findOrganisationByPath(view.tx, step.to));
  if (!step || !to) return '';
  if (step.leg === 'upward') return say('destination.above', { to: to.name });
  return say(step.to === step.from ? 'destination.self' : 'destination.host', { to: to.name });
}

function Facts({ view, place, to }: { view: View; place: Place; to: string }) {
  const say = view.say(text);
  const { call, organisation } = place;
  return (
    <Pairs
      pairs={[
        [say('organisation'), nameOf(view, organisation.name)],
        [say('destination'), to],
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

function Candidates({
  view,
  place,
  candidates,
}: {
  view: View;
  place: Place;
  candidates: readonly Candidate[];
}) {
  const say = view.say(text);
  const { call, organisation } = place;
  const verdict = mayRecommend(view.actor, place, view.now);
  if (candidates.length === 0) {
    return (
      <Empty title={say('candidates.none')}>
        <p>
          {say('candidates.none.next')} <a href="/office/entries">{say('candidates.admit')}</a>
        </p>
      </Empty>
    );
  }
  const cameFrom = (c: Candidate) =>
    c.camefrom
      ? say('came-from.place', { from: c.camefrom.fromName, place: c.camefrom.place })
      : say('came-from.own');
  return (
    <Table
      caption={say('candidates')}
      rows={candidates}
      keyOf={(c) => c.entryId}
      columns={[
        { key: 'work', head: say('work'), cell: (c) => <WorkCell view={view} work={c} /> },
        { key: 'unit', head: say('unit'), cell: (c) => nameOf(view, c.unitName) },
        { key: 'from', head: say('came-from'), cell: cameFrom },
        {
          key: 'do',
          head: say('act'),
          align: 'end',
          cell: (c) => (
            <ActButton
              screen={view}
              action={recommendHref(call.id, organisation.id, c.entryId)}
              verdict={verdict}
              label={say('recommend')}
            />
          ),
        },
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
