/** The form by which somebody objects, and the receipt they get. */

import { sayInstant } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import {
  ChoiceField,
  Form,
  formOf,
  ProseField,
  SendButton,
  TextField,
  TickField,
} from '../../../ui/form.tsx';
import { Badge, Heading, Note, Pairs, Section } from '../../../ui/parts.tsx';
import { toldToAll } from '../../award/hiding.ts';
import type { Shown } from '../../award/store/shown.ts';
import { listPlaces } from '../../award/store.ts';
import { getCall } from '../../call/store.ts';
import { categories, isOpen, type Objection } from '../objection.ts';
import { mayObject, mayWithdraw } from '../policy.ts';
import { text } from '../text.ts';

export async function filingPage(view: View, { call, result }: Shown): Promise<ShownPage> {
  const say = view.say(text);
  const title = say('object.to', { call: call.name });
  const hand = formOf(view, `/results/${result.id}/objections`);
  const places = toldToAll(await listPlaces(view.tx, result.id), view.language);
  const own = view.actor.kind === 'person' ? view.actor.name : '';
  // Nobody is asked for words that cannot be sent; what was typed before the time was up stays to be copied.
  const verdict = mayObject(view.actor, { result }, view.now);
  return {
    title,
    body: (
      <div className="narrow">
        <Heading
          screen={view}
          title={title}
          crumbs={[
            [nameIn(call.name, view.language), `/campaigns/${call.campaignId}/calls/${call.id}/result`],
          ]}
        >
          <p>{say('object.until', { until: result.noticeUntil })}</p>
          <p>{say('objections.lead')}</p>
        </Heading>
        {!verdict.allowed && !view.form ? (
          <Note tone="warn">{view.sayRefusal(verdict.refusal)}</Note>
        ) : (
          <Form hand={hand}>
            <ChoiceField
              hand={hand}
              name="entryId"
              label={say('work')}
              value={view.query.entry ?? ''}
              empty={say('whole')}
              optional
              choices={places.map((place) => ({ value: place.entryId, label: place.title }))}
            />
            <ChoiceField
              hand={hand}
              name="category"
              label={say('category')}
              choices={categories.map((one) => ({ value: one, label: say(`category.${one}`) }))}
            />
            <ProseField hand={hand} name="words" label={say('words')} rows={8} maxLength={3000} />
            <TextField hand={hand} name="name" label={say('name')} value={own} autoComplete="name" />
            <TextField hand={hand} name="contact" label={say('contact')} autoComplete="tel" />
            <TickField hand={hand} name="isTrue" label={say('is-true')} />
            <SendButton screen={view} verdict={verdict} label={say('file')} />
          </Form>
        )}
      </div>
    ),
  };
}

/** For whoever holds the address: how it stands, what was decided, and the way back. */
export async function receiptPage(view: View, objection: Objection): Promise<ShownPage> {
  const say = view.say(text);
  const call = await getCall(view.tx, objection.callId);
  const hand = formOf(view, `/objections/${objection.code}/withdraw`);
  const verdict = mayWithdraw(view.actor, objection);
  return {
    title: say('receipt'),
    body: (
      <div className="narrow">
        <Heading
          screen={view}
          title={say('receipt')}
          state={
            <Badge tone={isOpen(objection.state) ? 'wait' : 'plain'}>{say(`state.${objection.state}`)}</Badge>
          }
        >
          <p>{say('receipt.keep')}</p>
        </Heading>
        <Pairs
          pairs={[
            [say('number'), objection.number],
            [say('at'), sayInstant(objection.at, view.language)],
            [say('objections'), nameIn(call.name, view.language)],
            [say('work'), objection.entryTitle ?? say('whole')],
            [say('category'), say(`category.${objection.category}`)],
            [say('words'), objection.words],
          ]}
        />
        {objection.summary ? <Note title={say(`state.${objection.state}`)}>{objection.summary}</Note> : null}
        {verdict.allowed ? (
          <Section title={say('withdraw')}>
            <Form hand={hand}>
              <input type="hidden" name="version" value={objection.version} />
              <SendButton screen={view} verdict={verdict} label={say('withdraw')} tone="danger" />
            </Form>
          </Section>
        ) : null}
      </div>
    ),
  };
}
