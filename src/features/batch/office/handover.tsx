/** Packing works for somebody outside: what to pack, then where to fetch it. */

import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { ChoiceField, Form, formOf, SendButton } from '../../../ui/form.tsx';
import { Empty, Heading, Note, Pairs } from '../../../ui/parts.tsx';
import { type HandoverSlots, listWorks, type Packed } from '../actions/make-handover.ts';
import { type Handover, scopes } from '../handover.ts';
import { text } from '../text.ts';

const crumbsOf = (view: View): [string, string][] => [[view.say(text)('batches'), '/office/batches']];

export function packPage(slots: HandoverSlots) {
  return async (view: View, packed: Packed): Promise<ShownPage> => {
    const say = view.say(text);
    const { call, organisation } = packed;
    const counts = [];
    for (const scope of scopes)
      counts.push({ scope, count: (await listWorks(slots, view.tx, packed, scope)).length });
    const choices = counts
      .filter((one) => one.count > 0)
      .map(({ scope, count }) => ({
        value: scope as string,
        label: `${say(`scope.${scope}`)} · ${say('handover.count', { count })}`,
      }));
    const hand = formOf(view, `/office/batches/pack/${call.id}/${organisation.id}`);
    return {
      title: say('handover.title'),
      body: (
        <div className="narrow">
          <Heading screen={view} title={say('handover.title')} crumbs={crumbsOf(view)}>
            <p>{say('handover.lead')}</p>
          </Heading>
          <Pairs
            pairs={[
              [say('call'), nameIn(call.name, view.language)],
              [say('unit'), nameIn(organisation.name, view.language)],
            ]}
          />
          {choices.length === 0 ? (
            <Empty title={say('handover.none')} />
          ) : (
            <Form hand={hand}>
              <ChoiceField hand={hand} name="scope" label={say('handover.title')} choices={choices} />
              <SendButton screen={view} label={say('handover.pack')} />
            </Form>
          )}
        </div>
      ),
    };
  };
}

export function handoverPage(view: View, handover: Handover & Packed): ShownPage {
  const say = view.say(text);
  return {
    title: say('handover.title'),
    body: (
      <div className="narrow">
        <Heading screen={view} title={say('handover.title')} crumbs={crumbsOf(view)} />
        <Pairs
          pairs={[
            [say('call'), nameIn(handover.call.name, view.language)],
            [say('unit'), nameIn(handover.organisation.name, view.language)],
            [say(`scope.${handover.scope}`), say('handover.count', { count: handover.count })],
          ]}
        />
        <p>
          <a className="button" href={`/office/batches/handovers/${handover.id}/works.zip`} download>
            {say('handover.fetch')}
          </a>
        </p>
        <p>{say('handover.until', { until: handover.expiresAt })}</p>
        <Note tone="warn">{say('handover.private')}</Note>
      </div>
    ),
  };
}
