/** The batches of one's units, where a new one may begin, and what can be packed. */

import { askPage } from '../../../kernel/page.ts';
import { sayInstant } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { ActButton } from '../../../ui/form.tsx';
import { Badge, Empty, Heading, Pager, Refused, Section, Table, type Tone } from '../../../ui/parts.tsx';
import { sayStanding } from '../../calendar/calendar.ts';
import { type CallAt, listCallsAt, listOpenPlaces, type OpenPlace } from '../actions/see-places.ts';
import type { BatchState } from '../batch.ts';
import { mayHaveBatches } from '../policy.ts';
import { type ListedBatch, listBatches } from '../store.ts';
import { text } from '../text.ts';

const tones: Record<BatchState, Tone> = { collecting: 'wait', done: 'good', dropped: 'plain' };

export function StateBadge({ view, state }: { view: View; state: BatchState }) {
  return <Badge tone={tones[state]}>{view.say(text)(`state.${state}`)}</Badge>;
}

export async function listPage(view: View): Promise<ShownPage> {
  const say = view.say(text);
  const found = await listBatches(view.tx, view.actor, askPage(view.query.page));
  const places = await listOpenPlaces(view.tx, view.actor, view.now);
  const packable = await listCallsAt(view.tx, view.actor);
  return {
    title: say('batches'),
    body: (
      <>
        <Heading screen={view} title={say('batches')}>
          <p>{say('batches.lead')}</p>
        </Heading>
        <Refused screen={view} shown={[]} />
        {found.total === 0 ? (
          <Empty title={say('batches.none')} />
        ) : (
          <BatchTable view={view} batches={found.items} />
        )}
        <Pager screen={view} page={found} href={(n) => `/office/batches?page=${n}`} />
        <PlacesPart view={view} places={places} />
        <PackPart view={view} calls={packable} />
      </>
    ),
  };
}

function BatchTable({ view, batches }: { view: View; batches: readonly ListedBatch[] }) {
  const say = view.say(text);
  return (
    <Table
      caption={say('batches')}
      rows={batches}
      keyOf={(one) => one.id}
      columns={[
        {
          key: 'call',
          head: say('call'),
          cell: (one) => <a href={`/office/batches/${one.id}`}>{nameIn(one.callName, view.language)}</a>,
        },
        { key: 'unit', head: say('unit'), cell: (one) => nameIn(one.unitName, view.language) },
        { key: 'state', head: say('state'), cell: (one) => <StateBadge view={view} state={one.state} /> },
        {
          key: 'progress',
          head: say('progress'),
          cell: (one) => say('progress.words', { entered: one.entered, count: one.rows.length }),
        },
        { key: 'touched', head: say('touched'), cell: (one) => sayInstant(one.touchedAt, view.language) },
      ]}
    />
  );
}

function PlacesPart({ view, places }: { view: View; places: readonly OpenPlace[] }) {
  const say = view.say(text);
  return (
    <Section title={say('batches.open')} id="open">
      {places.length === 0 ? (
        <Empty title={say('batches.places.none')}>
          <p>{say('batches.places.next')}</p>
        </Empty>
      ) : (
        <Table
          caption={say('batches.open')}
          rows={places}
          keyOf={({ call, unit }) => `${call.id}${unit.id}`}
          columns={[
            { key: 'call', head: say('call'), cell: ({ call }) => nameIn(call.name, view.language) },
            { key: 'unit', head: say('unit'), cell: ({ unit }) => nameIn(unit.name, view.language) },
            {
              key: 'until',
              head: say('state'),
              cell: ({ standing }) => sayStanding(standing, view.now, view.language),
            },
            {
              key: 'open',
              head: say('batches.open'),
              cell: ({ call, unit }) => (
                <ActButton
                  screen={view}
                  action={`/office/batches/new/${call.id}/${unit.id}`}
                  verdict={mayHaveBatches(view.actor)}
                  label={say('batches.open.do')}
                  tone="calm"
                />
              ),
            },
          ]}
        />
      )}
    </Section>
  );
}

function PackPart({ view, calls }: { view: View; calls: readonly CallAt[] }) {
  const say = view.say(text);
  if (calls.length === 0) return null;
  return (
    <Section title={say('handover.title')} id="pack">
      <p>{say('handover.lead')}</p>
      <ul>
        {calls.map(({ call, organisation }) => (
          <li key={`${call.id}${organisation.id}`}>
            <a href={`/office/batches/pack/${call.id}/${organisation.id}`}>
              {say('batch.of', { call: call.name, unit: organisation.shortName })}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
