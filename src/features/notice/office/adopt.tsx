/** The page on which a recipient adopts: what the level above set, beside what it sets itself. */

import { sayDay, sayEnd, startOfDay } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Form, type FormHand, formOf, SendButton, TextField, TickField } from '../../../ui/form.tsx';
import { Badge, Heading, Section, Table } from '../../../ui/parts.tsx';
import type { Call } from '../../call/call.ts';
import { listCalls } from '../../call/store.ts';
import { type Campaign, lastDayOf } from '../../campaign/campaign.ts';
import { type Difference, differencesOf, isDifferent } from '../adopt.ts';
import type { Notice, Recipient } from '../notice.ts';
import { mayAdopt } from '../policy.ts';
import { text } from '../text.ts';

export type FoundReceipt = { notice: Notice; recipient: Recipient; campaign: Campaign; adopted?: Campaign };

export async function adoptPage(view: View, receipt: FoundReceipt): Promise<ShownPage> {
  const say = view.say(text);
  const { language } = view;
  const { notice, recipient, campaign } = receipt;
  const calls = await listCalls(view.tx, campaign.id);
  const hand = formOf(view, `/office/notices/${notice.id}/recipients/${recipient.organisationId}/adopt`);
  const title = say('adopt.title', { title: campaign.title });
  return {
    title,
    body: (
      <>
        <Heading
          screen={view}
          title={title}
          crumbs={[
            [say('notices'), '/office/notices'],
            [notice.title, `/office/notices/${notice.id}`],
          ]}
        >
          <p>{nameIn(recipient.organisationName, language)}</p>
          <p>{say('adopt.lead')}</p>
        </Heading>
        <Form hand={hand}>
          <TextField
            hand={hand}
            name="closesOn"
            type="date"
            label={say('adopt.end')}
            value={lastDayOf(campaign.closesAt)}
            hint={sayAbove(view, campaign.closesAt)}
          />
          {calls.length > 0 ? (
            <fieldset id={hand.idOf('calls')} tabIndex={-1}>
              <legend>{say('adopt.calls')}</legend>
              {hand.problem('calls') ? <p className="problem">{hand.problem('calls')}</p> : null}
              {calls.map((call, index) => (
                <CallFields key={call.id} view={view} hand={hand} call={call} index={index} />
              ))}
            </fieldset>
          ) : null}
          <SendButton screen={view} label={say('adopt.do')} verdict={mayAdopt(view.actor, receipt)} />
        </Form>
      </>
    ),
  };
}

function sayAbove(view: View, closesAt: Date): string {
  return view.say(text)('adopt.above', { day: sayDay(startOfDay(lastDayOf(closesAt)), view.language) });
}

function CallFields({ view, hand, call, index }: { view: View; hand: FormHand; call: Call; index: number }) {
  const say = view.say(text);
  return (
    <div className="form">
      <input type="hidden" name={`calls.${index}.callId`} value={call.id} />
      <TickField
        hand={hand}
        name={`calls.${index}.carried`}
        label={say('adopt.carry', { call: call.name })}
        ticked
      />
      <TextField
        hand={hand}
        name={`calls.${index}.closesOn`}
        type="date"
        label={say('adopt.call-closes')}
        optional
        value={lastDayOf(call.closesAt)}
        hint={sayAbove(view, call.closesAt)}
      />
    </div>
  );
}

/** An adopted version beside the one above: the campaign's end and each call's closing. */
export async function DifferencesPart(view: View, above: Campaign, own: Campaign) {
  const say = view.say(text);
  const { language, tx } = view;
  const rows = differencesOf(above, own, await listCalls(tx, above.id), await listCalls(tx, own.id));
  const sayOwn = (row: Difference) => {
    if (row.own === undefined)
      return (
        <span>
          <Badge tone="warn">{say('differences.dropped')}</Badge>
        </span>
      );
    if (!isDifferent(row)) return say('differences.same');
    return (
      <span>
        {sayEnd(row.own, language)} <Badge tone="accent">{say('differences.earlier')}</Badge>
      </span>
    );
  };
  return (
    <Section title={say('differences')}>
      <Table
        caption={say('differences')}
        rows={rows}
        keyOf={(row) => row.key}
        columns={[
          {
            key: 'thing',
            head: say('differences.thing'),
            cell: (row) => (row.name ? nameIn(row.name, language) : say('differences.end')),
          },
          { key: 'above', head: say('differences.above'), cell: (row) => sayEnd(row.above, language) },
          { key: 'own', head: say('differences.own'), cell: sayOwn },
        ]}
      />
    </Section>
  );
}
