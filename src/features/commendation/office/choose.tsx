/** Choosing people: everybody who came all the way, each with a tier or none, and a reason. */

import { nameIn } from '../../../kernel/text.ts';
import type { View } from '../../../platform/route.ts';
import { ChoiceField, Form, formOf, SendButton, TextField } from '../../../ui/form.tsx';
import { Badge, Empty, Section } from '../../../ui/parts.tsx';
import { type Commendation, isOpenForWork } from '../commendation.ts';
import type { Nomination } from '../nomination.ts';
import { mayChoose } from '../policy.ts';
import { listReceived } from '../store/nomination.ts';
import { listPlaces } from '../store/place.ts';
import { text as nominationText } from '../text/nomination.ts';

export async function ChoosePart(view: View, of: Commendation) {
  const say = view.say(nominationText);
  const verdict = mayChoose(view.actor, of, view.now);
  if (!isOpenForWork(of.state) || (!verdict.allowed && verdict.when === 'never')) return null;
  const received = await listReceived(view.tx, of.id);
  const places = new Map((await listPlaces(view.tx, of.id)).map((place) => [place.nominationId, place]));
  const hand = formOf(view, `/office/commendations/${of.id}/choose`);
  if (received.length === 0) {
    return (
      <Section title={say('choose')} id="choose">
        <Empty title={say('choose.nobody')} />
      </Section>
    );
  }
  const tierOf = (one: Nomination) => places.get(one.id)?.tier;
  return (
    <Section title={say('choose')} id="choose">
      <p>{say('choose.lead')}</p>
      <Form hand={hand}>
        <input type="hidden" name="version" value={of.version} />
        {received.map((one, index) => (
          <fieldset key={one.id}>
            <legend>
              <a href={`/office/nominations/${one.id}`}>{one.name}</a> {nameIn(one.unitName, view.language)}{' '}
              {one.consentedAt ? null : <Badge tone="warn">{say('consent.no')}</Badge>}
            </legend>
            <input type="hidden" name={`chosen.${index}.nominationId`} value={one.id} />
            <div className="field-row">
              <ChoiceField
                hand={hand}
                name={`chosen.${index}.tier`}
                label={say('choose.tier', { name: one.name })}
                value={tierOf(one)}
                empty={say('choose.none')}
                choices={of.rule.tiers.map((tier) => ({ value: tier.key, label: tier.name }))}
              />
              <TextField
                hand={hand}
                name={`chosen.${index}.reason`}
                label={say('choose.reason')}
                value={places.get(one.id)?.decidedReason}
                maxLength={300}
                optional
              />
            </div>
          </fieldset>
        ))}
        <SendButton screen={view} verdict={verdict} label={say('choose.do')} />
      </Form>
    </Section>
  );
}
