/** The office door of progress: what a level outside the system has reached, recorded by hand and kept. */

import { dayOf, sayDay, sayInstant, startOfDay } from '../../kernel/period.ts';
import { nameIn } from '../../kernel/text.ts';
import { isWithin } from '../../kernel/tree.ts';
import { type Ask, act, page, type Route, type ShownPage, type View } from '../../platform/route.ts';
import { Form, formOf, ProseField, SendButton, TextField } from '../../ui/form.tsx';
import { Empty, Heading, Note, Section, Table } from '../../ui/parts.tsx';
import type { Campaign } from '../campaign/campaign.ts';
import { findCampaign, getRootCampaignId } from '../campaign/store.ts';
import { findOrganisation, listLine } from '../organisation/store.ts';
import { type Statement, stateProgress } from './actions/state-progress.ts';
import { mayReadStated, mayState } from './policy.ts';
import { isNothing, recorderOf, type Stated, statedCounters, versionOf } from './progress.ts';
import { StatedForm } from './schema.ts';
import { AmountsLine, ByHand } from './stated.tsx';
import { listStated } from './store/stated.ts';
import { text } from './text.ts';

type StatedAsked = Statement & { campaign: Campaign; records: readonly Stated[]; isStated: boolean };

/** The campaign for those in its line, and an organisation of its tree, with what was recorded of it. */
async function findStatedAsked({ tx, actor, params }: Ask): Promise<StatedAsked | undefined> {
  const campaign = await findCampaign(tx, actor, params.campaign!);
  if (!campaign || !mayReadStated(actor, campaign).allowed) return undefined;
  const organisation = await findOrganisation(tx, params.organisation!);
  if (!organisation || !isWithin(organisation.path, campaign.organisationPath)) return undefined;
  const rootCampaignId = await getRootCampaignId(tx, campaign);
  const records = await listStated(tx, { rootCampaignId, organisationId: organisation.id });
  return {
    ...{ campaign, organisation, rootCampaignId, records },
    recorder: recorderOf(await listLine(tx, organisation.path), organisation),
    isStated: records[0] !== undefined && !isNothing(records[0].amounts),
  };
}

const addressOf = ({ campaign, organisation }: StatedAsked) =>
  `/office/campaigns/${campaign.id}/stated/${organisation.id}`;

async function statedPage(view: View, asked: StatedAsked): Promise<ShownPage> {
  const say = view.say(text);
  const { campaign, organisation, recorder, records } = asked;
  const progress = `/office/campaigns/${campaign.id}/progress`;
  const title = say('stated.of', { organisation: organisation.name });
  const about = {
    organisation: organisation.shortName,
    recorder: recorder?.shortName ?? organisation.shortName,
  };
  return {
    title,
    body: (
      <>
        <Heading
          screen={view}
          title={title}
          state={<ByHand view={view} />}
          crumbs={[
            [nameIn(campaign.title, view.language), `/office/campaigns/${campaign.id}`],
            [say('progress'), `${progress}?at=${organisation.parentId ?? organisation.id}`],
          ]}
        >
          <p>{organisation.isOutside ? say('stated.lead', about) : say('stated.inside', about)}</p>
        </Heading>
        <Section title={say('stated.now')}>
          {records[0] ? (
            <RecordTable view={view} caption={say('stated.now')} records={records.slice(0, 1)} />
          ) : (
            <Empty title={say('stated.none')}>
              {organisation.isOutside ? <p>{say('stated.none.next', about)}</p> : null}
            </Empty>
          )}
        </Section>
        <StateForm view={view} asked={asked} />
        {records.length > 1 ? (
          <Section title={say('stated.history')}>
            <RecordTable view={view} caption={say('stated.history')} records={records} />
          </Section>
        ) : null}
      </>
    ),
  };
}

function RecordTable(props: { view: View; caption: string; records: readonly Stated[] }) {
  const { view } = props;
  const say = view.say(text);
  return (
    <Table
      caption={props.caption}
      rows={props.records}
      keyOf={(record) => record.id}
      columns={[
        {
          key: 'figures',
          head: say('stated.figures'),
          cell: (record) => <AmountsLine view={view} amounts={record.amounts} />,
        },
        {
          key: 'dated',
          head: say('stated.dated'),
          cell: (record) => sayDay(startOfDay(record.dated), view.language),
        },
        { key: 'source', head: say('stated.source'), cell: (record) => record.source },
        { key: 'note', head: say('stated.note'), cell: (record) => record.note ?? '—' },
        { key: 'by', head: say('stated.by'), cell: (record) => record.byName },
        { key: 'at', head: say('stated.at'), cell: (record) => sayInstant(record.at, view.language) },
      ]}
    />
  );
}

function StateForm({ view, asked }: { view: View; asked: StatedAsked }) {
  const say = view.say(text);
  const verdict = mayState(view.actor, asked);
  if (!verdict.allowed)
    return verdict.when === 'never' ? null : <p className="quiet">{view.sayRefusal(verdict.refusal)}</p>;
  const hand = formOf(view, addressOf(asked));
  const isStale = view.form?.refusals.some((refusal) => refusal.code === 'http.stale');
  const [last] = asked.records;
  return (
    <Section title={say('stated.form')}>
      {isStale ? (
        <Note tone="warn" title={say('stale.stored')}>
          {say('stale.typed')}
        </Note>
      ) : null}
      <Form hand={hand}>
        <p className="hint">{say('stated.form.lead')}</p>
        <input type="hidden" name="version" value={versionOf(last)} />
        {statedCounters.map((counter) => (
          <TextField
            key={counter}
            hand={hand}
            name={counter}
            type="number"
            inputMode="numeric"
            label={say(`counter.${counter}`)}
            value={last?.amounts[counter] || undefined}
            optional
          />
        ))}
        <TextField
          hand={hand}
          name="source"
          label={say('stated.source')}
          hint={say('stated.source.hint')}
          maxLength={200}
        />
        <TextField hand={hand} name="dated" type="date" label={say('stated.dated')} value={dayOf(view.now)} />
        <ProseField hand={hand} name="note" label={say('stated.note')} rows={3} maxLength={1000} optional />
        <SendButton screen={view} label={say('stated.do')} />
      </Form>
    </Section>
  );
}

export const routes: Route[] = [
  page({
    get: '/office/campaigns/:campaign/stated/:organisation',
    frame: 'office',
    finds: findStatedAsked,
    may: (actor, asked) => mayReadStated(actor, asked.campaign),
    shows: statedPage,
  }),
  act({
    post: '/office/campaigns/:campaign/stated/:organisation',
    frame: 'office',
    finds: findStatedAsked,
    may: mayState,
    takes: StatedForm,
    does: stateProgress<StatedAsked>,
    leadsTo: addressOf,
    tells: text['told.stated'],
    shows: statedPage,
  }),
];
