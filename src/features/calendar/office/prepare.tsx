/** The form in which the owner's officer prepares an extension. */

import { askPage } from '../../../kernel/page.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { View } from '../../../platform/route.ts';
import { ChoiceField, Form, formOf, ProseField, SendButton, TextField } from '../../../ui/form.tsx';
import { Empty, Section } from '../../../ui/parts.tsx';
import { listCalls } from '../../call/store.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { searchOrganisations } from '../../organisation/store/search.ts';
import { listChildren } from '../../organisation/store.ts';
import { extensibles } from '../calendar.ts';
import { mayPrepare } from '../policy.ts';
import { text } from '../text.ts';

type Choice = { value: string; label: string };

/** Units right beneath stand in the list; one further down has to be looked for. */
export async function PreparePart(view: View, campaign: Campaign) {
  const say = view.say(text);
  const { language, tx } = view;
  const verdict = mayPrepare(view.actor, campaign);
  if (!verdict.allowed)
    return verdict.when === 'never' ? null : <p className="quiet">{view.sayRefusal(verdict.refusal)}</p>;
  const q = (view.form?.raw._q?.[0] ?? view.query.q ?? '').trim();
  const within = campaign.organisationPath;
  const found = q
    ? (await searchOrganisations(tx, q, askPage(undefined, 50), { within, open: true })).items
    : await listChildren(tx, campaign.organisationId);
  const units = found.map((o) => ({ value: o.id, label: nameIn(o.name, language) }));
  const calls = await listCalls(tx, campaign.id);
  const here = `/office/campaigns/${campaign.id}/extensions`;
  return (
    <Section title={say('prepare')} id="prepare">
      <details open={q !== ''}>
        <summary>{say('prepare.search')}</summary>
        <p className="hint">{say('prepare.search.first')}</p>
        <form method="get" action={here} className="search" role="search">
          <label htmlFor="q">{say('extension.organisation')}</label>
          <input id="q" name="q" type="search" defaultValue={q} maxLength={40} />
          <button type="submit" className="button is-calm">
            {say('prepare.search.do')}
          </button>
        </form>
      </details>
      {q && units.length === 0 ? <Empty title={say('prepare.search.none', { q })} /> : null}
      <PrepareForm
        view={view}
        action={here}
        q={q}
        units={units}
        calls={calls.map((call) => ({ value: call.id, label: nameIn(call.name, language) }))}
      />
    </Section>
  );
}

type FormProps = {
  view: View;
  action: string;
  q: string;
  units: readonly Choice[];
  calls: readonly Choice[];
};

function PrepareForm({ view, action, q, units, calls }: FormProps) {
  const say = view.say(text);
  const hand = formOf(view, action);
  const kinds = extensibles.map((what) => ({ value: what, label: say(`what.${what}`) }));
  return (
    <Form hand={hand}>
      <input type="hidden" name="_q" value={q} />
      <ChoiceField
        hand={hand}
        name="organisationId"
        label={say('extension.organisation')}
        choices={units}
        empty={say('prepare.choose')}
      />
      <ChoiceField hand={hand} name="what" label={say('extension.what')} choices={kinds} />
      <ChoiceField
        hand={hand}
        name="callId"
        label={say('extension.call')}
        choices={calls}
        empty={say('extension.call.all')}
        optional
      />
      <TextField
        hand={hand}
        name="untilOn"
        type="date"
        label={say('extension.until')}
        hint={say('item.until.hint')}
      />
      <TextField hand={hand} name="untilAt" type="time" label={say('extension.until-at')} optional />
      <TextField
        hand={hand}
        name="usesMax"
        inputMode="numeric"
        label={say('extension.uses')}
        hint={say('extension.uses.hint')}
        value={1}
        maxLength={4}
      />
      <ProseField hand={hand} name="reason" label={say('extension.reason')} rows={3} maxLength={300} />
      <SendButton screen={view} label={say('prepare.do')} />
    </Form>
  );
}
