/** The page on which the owner's officer opens a call: from nothing, from a ready call of the library, or from an earlier one. */

import { askPage } from '../../../kernel/page.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Form, formOf, SendButton } from '../../../ui/form.tsx';
import { Empty, Heading, Note } from '../../../ui/parts.tsx';
import type { Campaign } from '../../campaign/campaign.ts';
import { getCampaign } from '../../campaign/store.ts';
import { LatitudeFields } from '../../campaign/tightness.tsx';
import { searchOrganisations } from '../../organisation/store/search.ts';
import { listChildren } from '../../organisation/store.ts';
import { BallotFields, type Region } from '../ballot.tsx';
import { daysInYear, findTemplate, patternOf } from '../library.ts';
import { mayOpenCall } from '../policy.ts';
import { callRules } from '../rule.ts';
import { findCall, listCalls } from '../store.ts';
import { text as libraryText } from '../text/library.ts';
import { text } from '../text.ts';
import { listRegions } from './ballot.tsx';
import {
  AboutFields,
  type Beginning,
  type Choice,
  CountFields,
  DateFields,
  FormulaFields,
  OpeningFiles,
  RubricFields,
} from './opening-fields.tsx';

/** What the form was begun from: named in the address, or in the form that came back. */
async function beginningOf(view: View, campaign: Campaign): Promise<Beginning & { said?: string }> {
  const say = view.say(libraryText);
  const asked = (name: 'template' | 'from') => view.form?.raw[name]?.[0] ?? view.query[name];
  const template = findTemplate(asked('template'));
  if (template)
    return {
      pattern: template,
      said: say('library.chosen', { name: template.name, source: template.source }),
    };
  const earlier = await findCall(view.tx, view.actor, asked('from') ?? '');
  if (!earlier) return {};
  const { year } = await getCampaign(view.tx, earlier.campaignId);
  return {
    pattern: patternOf(earlier),
    days: daysInYear(earlier, year, campaign.year),
    said: say('earlier.chosen', { name: earlier.name, year }),
  };
}

/** Those right beneath stand in the list by themselves; only a host further down has to be looked for. */
async function listHosts(view: View, campaign: Campaign, q: string): Promise<Choice[]> {
  const within = campaign.organisationPath;
  const found = q
    ? (await searchOrganisations(view.tx, q, askPage(undefined, 50), { within, open: true })).items
    : await listChildren(view.tx, campaign.organisationId);
  return found
    .filter((one) => one.id !== campaign.organisationId)
    .map((one) => ({ value: one.id, label: nameIn(one.name, view.language) }));
}

export async function openingPage(view: View, campaign: Campaign): Promise<ShownPage> {
  const say = view.say(text);
  const library = view.say(libraryText);
  const { language } = view;
  const q = (view.form?.raw._q?.[0] ?? view.query.q ?? '').trim();
  const beneath = await listHosts(view, campaign, q);
  const own = { value: campaign.organisationId, label: nameIn(campaign.organisationName, language) };
  const here = `/office/campaigns/${campaign.id}`;
  const calls = await listCalls(view.tx, campaign.id);
  const beginning = await beginningOf(view, campaign);
  const regions = await listRegions(view, { id: campaign.organisationId, path: campaign.organisationPath });
  return {
    title: say('open'),
    body: (
      <div className="narrow">
        <Heading screen={view} title={say('open')} crumbs={[[nameIn(campaign.title, language), here]]}>
          <p>{say('open.lead')}</p>
        </Heading>
        {campaign.state === 'running' ? <Note tone="warn">{say('open.running')}</Note> : null}
        {beginning.said ? <Note>{beginning.said}</Note> : null}
        <p className="links">
          <a className="button is-calm" href={`${here}/calls/library`}>
            {library(beginning.said ? 'library.other' : 'library')}
          </a>
        </p>
        {q && beneath.length === 0 ? <Empty title={say('open.host.none', { q })} /> : null}
        <OpeningForm
          {...{ view, campaign, q, beginning, regions }}
          hosts={[own, ...beneath]}
          count={calls.length}
        />
      </div>
    ),
  };
}

function OpeningForm(props: {
  view: View;
  campaign: Campaign;
  q: string;
  beginning: Beginning;
  hosts: readonly Choice[];
  regions: readonly Region[];
  count: number;
}) {
  const { view, campaign, beginning, q, hosts, regions, count } = props;
  const opens = `/office/campaigns/${campaign.id}/calls`;
  const look = `${opens}/look`;
  // Looking for a host sends the whole form there and back: nothing typed is lost.
  const hand = formOf(view, view.form?.action === look ? look : opens);
  const parts = { view, hand, campaign, beginning };
  const from = view.form?.raw.from?.[0] ?? view.query.from;
  return (
    <Form hand={hand}>
      {beginning.pattern?.template && !from ? (
        <input type="hidden" name="template" value={beginning.pattern.template} />
      ) : null}
      {beginning.pattern && from ? <input type="hidden" name="from" value={from} /> : null}
      <AboutFields {...parts} {...{ hosts, count, q, look }} />
      <OpeningFiles {...parts} />
      <DateFields {...parts} />
      <CountFields {...parts} />
      <RubricFields {...parts} />
      <FormulaFields {...parts} />
      <BallotFields {...{ screen: view, hand, regions }} ballot={beginning.pattern?.ballot} />
      <LatitudeFields screen={view} hand={hand} rules={callRules} latitude={{}} />
      <p className="hint">{view.say(libraryText)('open.next')}</p>
      <SendButton
        screen={view}
        verdict={mayOpenCall(view.actor, campaign)}
        label={view.say(text)('open.do')}
        formAction={opens}
      />
    </Form>
  );
}
