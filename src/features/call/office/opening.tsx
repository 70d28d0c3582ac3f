/** The page on which the owner's officer opens a call: what, by whom hosted, until when, judged and counted how. */

import { askPage } from '../../../kernel/page.ts';
import { dayOf, plusDays, sayDay, sayEnd } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import {
  ChoiceField,
  Form,
  type FormHand,
  formOf,
  ProseField,
  SendButton,
  TextField,
  TickField,
} from '../../../ui/form.tsx';
import { Empty, Heading, Note } from '../../../ui/parts.tsx';
import { type Campaign, lastDayOf } from '../../campaign/campaign.ts';
import { LatitudeFields } from '../../campaign/tightness.tsx';
import { searchOrganisations } from '../../organisation/store/search.ts';
import { listChildren } from '../../organisation/store.ts';
import { entryKinds } from '../call.ts';
import { mayOpenCall } from '../policy.ts';
import { callRules } from '../rule.ts';
import { listCalls } from '../store.ts';
import { text } from '../text.ts';

type Props = { view: View; hand: FormHand; campaign: Campaign };
type Choice = { value: string; label: string };

export async function openingPage(view: View, campaign: Campaign): Promise<ShownPage> {
  const say = view.say(text);
  const { language } = view;
  const q = (view.form?.raw._q?.[0] ?? view.query.q ?? '').trim();
  const within = campaign.organisationPath;
  // Those right beneath stand in the list by themselves; only a host further down has to be looked for.
  const found = q
    ? (await searchOrganisations(view.tx, q, askPage(undefined, 50), { within, open: true })).items
    : await listChildren(view.tx, campaign.organisationId);
  const beneath = found
    .filter((o) => o.id !== campaign.organisationId)
    .map((o) => ({ value: o.id, label: nameIn(o.name, language) }));
  const own = { value: campaign.organisationId, label: nameIn(campaign.organisationName, language) };
  const here = `/office/campaigns/${campaign.id}`;
  const calls = await listCalls(view.tx, campaign.id);
  return {
    title: say('open'),
    body: (
      <div className="narrow">
        <Heading screen={view} title={say('open')} crumbs={[[nameIn(campaign.title, language), here]]}>
          <p>{say('open.lead')}</p>
        </Heading>
        {campaign.state === 'running' ? <Note tone="warn">{say('open.running')}</Note> : null}
        <details open={q !== ''}>
          <summary>{say('open.host.search')}</summary>
          <p className="hint">{say('open.host.search.first')}</p>
          <form method="get" action={`${here}/calls/new`} className="search" role="search">
            <label htmlFor="q">{say('open.host.name')}</label>
            <input id="q" name="q" type="search" defaultValue={q} maxLength={40} />
            <button type="submit" className="button is-calm">
              {say('open.host.search.do')}
            </button>
          </form>
        </details>
        {q && beneath.length === 0 ? <Empty title={say('open.host.none', { q })} /> : null}
        <OpeningForm view={view} campaign={campaign} q={q} hosts={[own, ...beneath]} count={calls.length} />
      </div>
    ),
  };
}

function OpeningForm(props: {
  view: View;
  campaign: Campaign;
  q: string;
  hosts: readonly Choice[];
  count: number;
}) {
  const { view, campaign, hosts } = props;
  const hand = formOf(view, `/office/campaigns/${campaign.id}/calls`);
  const parts = { view, hand, campaign };
  return (
    <Form hand={hand}>
      <input type="hidden" name="_q" value={props.q} />
      <AboutFields {...parts} hosts={hosts} count={props.count} />
      <FileFields {...parts} />
      <DateFields {...parts} />
      <CountFields {...parts} />
      <RubricFields {...parts} />
      <FormulaFields {...parts} />
      <LatitudeFields screen={view} hand={hand} rules={callRules} latitude={{}} />
      <SendButton
        screen={view}
        verdict={mayOpenCall(view.actor, campaign)}
        label={view.say(text)('open.do')}
      />
    </Form>
  );
}

function AboutFields({ view, hand, hosts, count }: Props & { hosts: readonly Choice[]; count: number }) {
  const say = view.say(text);
  const kinds = entryKinds.map((kind) => ({ value: kind, label: say(`kind.${kind}`) }));
  return (
    <fieldset>
      <legend>{say('open.about')}</legend>
      <div className="form">
        <TextField hand={hand} name="name" label={say('open.name')} maxLength={40} />
        <TextField hand={hand} name="nameEn" label={say('open.name-en')} maxLength={80} optional />
        <TextField
          hand={hand}
          name="key"
          label={say('open.key')}
          hint={say('open.key.hint')}
          value={`call-${count + 1}`}
          maxLength={40}
        />
        <ProseField hand={hand} name="brief" label={say('brief')} maxLength={2000} />
        <ChoiceField hand={hand} name="entryKind" label={say('kind')} choices={kinds} value="work" />
        <TickField hand={hand} name="takesLink" label={say('takes-link')} />
        <ChoiceField hand={hand} name="hostId" label={say('host')} choices={hosts} value={hosts[0]!.value} />
      </div>{' '}
    </fieldset>
  );
}

function FileFields({ view, hand }: Props) {
  const say = view.say(text);
  return (
    <fieldset>
      <legend>{say('open.files')}</legend>
      <div className="form">
        <p className="hint">{say('open.files.hint')}</p>
        <TickField hand={hand} name="takesVideo" label={say('open.video')} ticked />
        <TickField hand={hand} name="takesAudio" label={say('open.audio')} />
        <TickField hand={hand} name="takesPicture" label={say('open.picture')} />
        <div className="field-row">
          <NumberField hand={hand} name="secondsMin" label={say('open.seconds-min')} optional />
          <NumberField hand={hand} name="secondsMax" label={say('open.seconds-max')} optional />
        </div>
        <TickField hand={hand} name="isWide" label={say('open.wide')} />
      </div>{' '}
    </fieldset>
  );
}

function NumberField(props: {
  hand: FormHand;
  name: string;
  label: string;
  hint?: string;
  value?: number;
  optional?: boolean;
}) {
  return <TextField {...props} inputMode="numeric" maxLength={5} />;
}

/** Collecting ends early enough, if it can, that the vote too lies within the campaign. */
function DateFields({ view, hand, campaign }: Props) {
  const say = view.say(text);
  const { opensAt, closesAt } = campaign;
  const early = plusDays(closesAt, -28);
  const about = { from: sayDay(opensAt, view.language), until: sayEnd(closesAt, view.language) };
  const days = [
    ['lateOn', say('rule.lateUntil')],
    ['recommendOn', say('recommend-until')],
    ['reviewOn', say('review-until')],
    ['voteOpensOn', say('open.vote-opens-on')],
    ['voteClosesOn', say('open.vote-closes-on')],
  ] as const;
  const lastDay = lastDayOf(early > opensAt ? early : closesAt);
  return (
    <fieldset>
      <legend>{say('dates')}</legend>
      <div className="form">
        <p className="hint">{say('open.days.hint', about)}</p>
        <div className="field-row">
          <TextField
            hand={hand}
            name="opensOn"
            type="date"
            label={say('open.opens-on')}
            value={dayOf(opensAt)}
          />
          <TextField hand={hand} name="closesOn" type="date" label={say('open.closes-on')} value={lastDay} />
        </div>
        <div className="field-row">
          {days.map(([name, label]) => (
            <TextField key={name} hand={hand} name={name} type="date" label={label} optional />
          ))}
        </div>
      </div>{' '}
    </fieldset>
  );
}

function CountFields({ view, hand }: Props) {
  const say = view.say(text);
  return (
    <div className="field-row">
      <NumberField hand={hand} name="hostFloor" label={say('floor')} optional />
      <NumberField hand={hand} name="unitCap" label={say('cap')} optional />
    </div>
  );
}

/** Three criteria to begin with, and two rows to spare. */
function RubricFields({ view, hand }: Props) {
  const say = view.say(text);
  const problem = hand.problem('rubric');
  const rows = [
    [say('open.rubric.1'), 40],
    [say('open.rubric.2'), 30],
    [say('open.rubric.3'), 30],
    [],
    [],
  ] as const;
  return (
    <fieldset id={hand.idOf('rubric')} tabIndex={-1}>
      <legend>{say('rubric')}</legend>
      <div className="form">
        <p className="hint">{say('open.rubric.hint')}</p>
        {problem ? <p className="problem">{problem}</p> : null}
        {rows.map(([name, max], index) => {
          const nth = index + 1;
          const row = { hand, optional: index > 0 };
          return (
            <div className="field-row" key={nth}>
              <TextField
                {...row}
                name={`rubric.${index}.name`}
                label={say('open.criterion', { nth })}
                value={name}
                maxLength={40}
              />
              <NumberField
                {...row}
                name={`rubric.${index}.max`}
                label={say('open.criterion.max', { nth })}
                value={max}
              />
            </div>
          );
        })}
      </div>{' '}
    </fieldset>
  );
}

function FormulaFields({ view, hand }: Props) {
  const say = view.say(text);
  return (
    <fieldset>
      <legend>{say('formula')}</legend>
      <div className="form">
        <div className="field-row">
          <NumberField
            hand={hand}
            name="votesPercent"
            label={say('open.votes-percent')}
            hint={say('open.votes-percent.hint')}
            value={20}
          />
          <NumberField hand={hand} name="perDay" label={say('open.per-day')} value={5} />
        </div>
        <div className="field-row">
          <NumberField hand={hand} name="first" label={say('award.first')} value={1} />
          <NumberField hand={hand} name="second" label={say('award.second')} value={2} />
          <NumberField hand={hand} name="third" label={say('award.third')} value={3} />
        </div>
      </div>{' '}
    </fieldset>
  );
}
