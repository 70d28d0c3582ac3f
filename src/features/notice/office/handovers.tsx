/** The page of what a campaign's owner handed over to levels outside, with its receipts and outcomes. */

import type { ReactNode } from 'react';
import { dayOf, sayDay, startOfDay } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { ChoiceField, Form, formOf, ProseField, SendButton, TextField } from '../../../ui/form.tsx';
import { Empty, Heading, Refused, Section, Table } from '../../../ui/parts.tsx';
import type { Campaign } from '../../campaign/campaign.ts';
import { type Handover, handoverForms, handoverThings } from '../handover.ts';
import { handMeans } from '../outside.ts';
import { mayHandOver, mayRecordHandover } from '../policy.ts';
import { listHandovers } from '../store/handover.ts';
import { text } from '../text/outside.ts';

export async function handoversPage(view: View, campaign: Campaign): Promise<ShownPage> {
  const say = view.say(text);
  const handovers = await listHandovers(view.tx, campaign.id);
  const shown = handovers.flatMap(({ id, received }) => [
    `/office/handovers/${id}/receipt`,
    ...(received ? [`/office/handovers/${id}/outcome`] : []),
  ]);
  shown.push(`/office/campaigns/${campaign.id}/handovers`);
  const sheet = `/office/campaigns/${campaign.id}/handovers/receipts.xlsx`;
  return {
    title: say('handovers'),
    body: (
      <>
        <Heading
          screen={view}
          title={say('handovers')}
          crumbs={[[nameIn(campaign.title, view.language), `/office/campaigns/${campaign.id}`]]}
        >
          <p>{say('handovers.lead')}</p>
          <p>
            <a className="button is-calm" href={sheet}>
              {say('handovers.export')}
            </a>
          </p>
          <p className="quiet">{say('handovers.zip')}</p>
        </Heading>
        <Refused screen={view} shown={shown} />
        {handovers.length === 0 ? (
          <Empty title={say('handovers.none')}>
            <p>{say('handovers.none.next')}</p>
          </Empty>
        ) : (
          <HandoverTable view={view} handovers={handovers} />
        )}
        {handovers.map((handover) => (
          <RecordForms key={handover.id} view={view} handover={handover} />
        ))}
        <GiveForm view={view} campaign={campaign} />
      </>
    ),
  };
}

const sayOn = (view: View, on: string) => sayDay(startOfDay(on), view.language);

function sayThing(view: View, { what, form, receiver }: Handover): string {
  const say = view.say(text);
  return `${say(`handover.what.${what}`)} · ${say(`handover.form.${form}`)} → ${receiver}`;
}

function HandoverTable({ view, handovers }: { view: View; handovers: readonly Handover[] }) {
  const say = view.say(text);
  const received = ({ received: r }: Handover): ReactNode =>
    r
      ? say('handover.received.is', { by: r.by, day: sayOn(view, r.on), means: say(`means.${r.means}`) })
      : say('handover.not-yet');
  const came = ({ outcome: o }: Handover): ReactNode =>
    o ? say('handover.outcome.is', { day: sayOn(view, o.on), words: o.words }) : say('handover.not-yet');
  return (
    <Table
      caption={say('handovers')}
      rows={handovers}
      keyOf={(one) => one.id}
      columns={[
        {
          key: 'what',
          head: say('handover.what'),
          cell: (one) => (
            <>
              {sayThing(view, one)}
              {one.note ? <span className="quiet"> {one.note}</span> : null}
            </>
          ),
        },
        { key: 'on', head: say('handover.on'), cell: (one) => sayOn(view, one.handedOn) },
        { key: 'received', head: say('handover.received'), cell: received },
        { key: 'outcome', head: say('handover.outcome'), cell: came },
      ]}
    />
  );
}

/** What became of one hand-over; writing again puts right what stands, the audit keeps both. */
function RecordForms({ view, handover }: { view: View; handover: Handover }) {
  const say = view.say(text);
  if (!mayRecordHandover(view.actor, handover).allowed) return null;
  const receipt = formOf(view, `/office/handovers/${handover.id}/receipt`);
  const outcome = formOf(view, `/office/handovers/${handover.id}/outcome`);
  const today = dayOf(view.now);
  const isOpen = [receipt.action, outcome.action].includes(view.form?.action ?? '');
  const means = handMeans.map((one) => ({ value: one, label: say(`means.${one}`) }));
  return (
    <details open={isOpen}>
      <summary>{sayThing(view, handover)}</summary>
      <Form hand={receipt}>
        <input type="hidden" name="version" value={handover.version} />
        <TextField
          hand={receipt}
          name="on"
          type="date"
          label={say('field.happened-on')}
          value={handover.received?.on ?? today}
        />
        <TextField
          hand={receipt}
          name="by"
          label={say('field.who')}
          value={handover.received?.by}
          maxLength={40}
        />
        <ChoiceField
          hand={receipt}
          name="means"
          label={say('field.means')}
          choices={means}
          value={handover.received?.means}
        />
        <SendButton screen={view} label={say('handover.received.record')} />
      </Form>
      {handover.received ? (
        <Form hand={outcome}>
          <input type="hidden" name="version" value={handover.version} />
          <TextField
            hand={outcome}
            name="on"
            type="date"
            label={say('field.happened-on')}
            value={handover.outcome?.on ?? today}
          />
          <ProseField
            hand={outcome}
            name="words"
            label={say('field.outcome')}
            value={handover.outcome?.words}
            rows={2}
            maxLength={1000}
          />
          <SendButton screen={view} label={say('handover.outcome.record')} />
        </Form>
      ) : null}
    </details>
  );
}

function GiveForm({ view, campaign }: { view: View; campaign: Campaign }) {
  const say = view.say(text);
  const hand = formOf(view, `/office/campaigns/${campaign.id}/handovers`);
  const verdict = mayHandOver(view.actor, campaign);
  if (!verdict.allowed && verdict.when === 'never') return null;
  return (
    <Section title={say('handover')} id="handover">
      <Form hand={hand}>
        <ChoiceField
          hand={hand}
          name="what"
          label={say('handover.what')}
          choices={handoverThings.map((one) => ({ value: one, label: say(`handover.what.${one}`) }))}
        />
        <ChoiceField
          hand={hand}
          name="form"
          label={say('handover.form')}
          choices={handoverForms.map((one) => ({ value: one, label: say(`handover.form.${one}`) }))}
          value="xlsx"
        />
        <TextField hand={hand} name="receiver" label={say('handover.receiver')} maxLength={80} />
        <TextField
          hand={hand}
          name="handedOn"
          type="date"
          label={say('handover.on')}
          value={dayOf(view.now)}
        />
        <ProseField hand={hand} name="note" label={say('field.note')} optional rows={2} maxLength={500} />
        <SendButton screen={view} label={say('handover')} verdict={verdict} />
      </Form>
    </Section>
  );
}
