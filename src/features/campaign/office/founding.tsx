/** The page on which an officer founds a campaign, and what a draft says about its next steps. */

import { seatsOf } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { ChoiceField, Form, type FormHand, formOf, SendButton, TextField } from '../../../ui/form.tsx';
import { Heading, Note } from '../../../ui/parts.tsx';
import { listOrganisations } from '../../organisation/store.ts';
import type { Campaign } from '../campaign.ts';
import { mayAmend, mayManage } from '../policy.ts';
import { campaignRules } from '../rule.ts';
import { text } from '../text.ts';
import { LatitudeFields } from '../tightness.tsx';
import { BodyFields, ReportFields } from './fields.tsx';

export async function foundingPage(view: View): Promise<ShownPage> {
  const say = view.say(text);
  const officers = seatsOf(view.actor).filter((seat) => seat.role === 'officer');
  const ids = officers.map((seat) => seat.organisationId);
  const own = await listOrganisations(view.tx, ids);
  const choices = own.map((o) => ({ value: o.id, label: nameIn(o.name, view.language) }));
  return {
    title: say('found'),
    body: (
      <div className="narrow">
        <Heading screen={view} title={say('found')} crumbs={[[say('campaigns'), '/office/campaigns']]}>
          <p>{say('found.lead')}</p>
        </Heading>
        <FoundingForm view={view} choices={choices} />
      </div>
    ),
  };
}

function FoundingForm({ view, choices }: { view: View; choices: { value: string; label: string }[] }) {
  const say = view.say(text);
  const hand = formOf(view, '/office/campaigns');
  return (
    <Form hand={hand}>
      <ChoiceField
        hand={hand}
        name="organisationId"
        label={say('owner')}
        choices={choices}
        empty={choices.length === 1 ? undefined : say('found.choose')}
        value={choices.length === 1 ? choices[0]!.value : ''}
      />
      <TextField hand={hand} name="title" label={say('found.title')} maxLength={60} />
      <TextField hand={hand} name="titleEn" label={say('found.title-en')} maxLength={120} optional />
      <TextField hand={hand} name="theme" label={say('theme')} maxLength={60} optional />
      <TextField
        hand={hand}
        name="year"
        label={say('found.year')}
        inputMode="numeric"
        maxLength={4}
        value={dayOf(view.now).slice(0, 4)}
      />
      <TextField hand={hand} name="opensOn" type="date" label={say('found.opens-on')} />
      <TextField
        hand={hand}
        name="closesOn"
        type="date"
        label={say('found.closes-on')}
        hint={say('found.closes-on.hint')}
      />
      <TextField
        hand={hand}
        name="activitiesFromOn"
        type="date"
        label={say('activities-from')}
        hint={say('found.activities-from.hint')}
        optional
      />
      <ReportFields view={view} hand={hand} />
      <details
        open={(view.form?.raw.paperIssuer?.[0] ?? '') !== '' || hand.problem('paperIssuer') !== undefined}
      >
        <summary>{say('found.paper')}</summary>
        <PaperFields view={view} hand={hand} />
      </details>
      <details>
        <summary>{say('bodies')}</summary>
        <BodyFields view={view} hand={hand} bodies={[]} />
      </details>
      <LatitudeFields screen={view} hand={hand} rules={campaignRules} latitude={{}} />
      <SendButton screen={view} label={say('found.do')} />
    </Form>
  );
}

/** The paper of a level outside the system, and what it demands (S38). */
function PaperFields({ view, hand }: { view: View; hand: FormHand }) {
  const say = view.say(text);
  return (
    <div className="form">
      <p className="hint">{say('found.paper.hint')}</p>
      <TextField hand={hand} name="paperIssuer" label={say('paper.issuer')} maxLength={60} optional />
      <TextField hand={hand} name="paperTitle" label={say('paper.title')} maxLength={120} optional />
      <div className="field-row">
        <TextField hand={hand} name="paperNumber" label={say('paper.number')} maxLength={40} optional />
        <TextField hand={hand} name="paperDated" type="date" label={say('paper.dated')} optional />
      </div>
      <div className="field-row">
        <TextField hand={hand} name="paperClosesOn" type="date" label={say('paper.closes-on')} optional />
        <TextField hand={hand} name="paperReportOn" type="date" label={say('paper.report-on')} optional />
      </div>
    </div>
  );
}

/** For the owner's officer: the ways to change its rules and to end it. */
export function OwnerLinks({ view, campaign }: { view: View; campaign: Campaign }) {
  if (!mayAmend(view.actor, campaign).allowed) return null;
  const say = view.say(text);
  const here = `/office/campaigns/${campaign.id}`;
  return (
    <p className="links">
      <a className="button is-calm" href={`${here}/amend`}>
        {say('amend')}
      </a>{' '}
      <a className="button is-calm" href={`${here}/accent`}>
        {say('accent')}
      </a>{' '}
      <a className="button is-calm" href={`${here}/end`}>
        {say('end')}
      </a>
    </p>
  );
}

/** For the owner's officer of a draft: what is left to do until it starts. */
export function NextSteps({ view, campaign }: { view: View; campaign: Campaign }) {
  if (campaign.state !== 'draft' || !mayManage(view.actor, campaign).allowed) return null;
  const say = view.say(text);
  return (
    <Note tone="wait" title={say('steps.title')}>
      <ol>
        <li>
          <a href="#calls">{say('steps.calls')}</a>
        </li>
        <li>
          <a href={`/office/campaigns/${campaign.id}/targets`}>{say('steps.targets')}</a>
        </li>
        <li>
          <a href="#notices">{say('steps.notice')}</a>
        </li>
        <li>{say('steps.issue')}</li>
      </ol>
    </Note>
  );
}
