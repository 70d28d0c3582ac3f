/** The page on which it is laid down who may enter what, how many, in which kinds of work, and where else. */

import { nameIn } from '../../../kernel/text.ts';
import { check, decodeForm } from '../../../platform/form.ts';
import type { Ask, ShownPage, View } from '../../../platform/route.ts';
import {
  ChoiceField,
  Form,
  type FormHand,
  formOf,
  ProseField,
  TextField,
  TickField,
} from '../../../ui/form.tsx';
import { Heading, Note } from '../../../ui/parts.tsx';
import { getCampaign } from '../../campaign/store.ts';
import type { EntriesGuard } from '../actions/keep-form.ts';
import type { Call } from '../call.ts';
import { entrantKinds } from '../eligibility.ts';
import { withEligibility } from '../entrant.ts';
import { EligibilityForm } from '../schema.ts';
import { findCall } from '../store.ts';
import { text } from '../text/design.ts';
import { text as eligibilityText } from '../text/eligibility.ts';
import { sayOptions } from '../typed.ts';
import type { FoundCall } from './amend.tsx';
import { ConsentButtons, ConsentPreview, VersionInput } from './consent.tsx';
import { EntranceFields, SubtypeFields } from './subtype-fields.tsx';

export type FoundEligibility = FoundCall & { hasEntries: boolean };
type Props = { view: View; hand: FormHand; call: Call };

export function findEligibility(guard: EntriesGuard) {
  return async ({ tx, actor, params }: Ask): Promise<FoundEligibility | undefined> => {
    const call = await findCall(tx, actor, params.call!);
    if (!call) return undefined;
    return { call, campaign: await getCampaign(tx, call.campaignId), hasEntries: await guard(tx, call.id) };
  };
}

function nextOf(view: View, call: Call): Call | undefined {
  if (!view.form) return undefined;
  const read = check(EligibilityForm, decodeForm(EligibilityForm, view.form.raw));
  return 'value' in read ? withEligibility(call, read.value) : undefined;
}

export function eligibilityPage(view: View, found: FoundEligibility): ShownPage {
  const say = view.say(text);
  const { call, campaign } = found;
  const here = `/office/calls/${call.id}`;
  const hand = formOf(view, `${here}/eligibility`);
  const parts = { view, hand, call };
  return {
    title: say('eligibility.change'),
    body: (
      <div className="narrow">
        <Heading
          screen={view}
          title={say('eligibility.change')}
          crumbs={[
            [nameIn(campaign.title, view.language), `/office/campaigns/${campaign.id}`],
            [nameIn(call.name, view.language), here],
          ]}
        >
          <p>{say('eligibility.lead')}</p>
        </Heading>
        {found.hasEntries ? <Note tone="warn">{say('answered.eligibility')}</Note> : null}
        <ConsentPreview view={view} call={call} next={nextOf(view, call)} />
        <Form hand={hand}>
          <VersionInput {...parts} />
          <WhoFields {...parts} />
          <WorkFields {...parts} />
          <ShareFields {...parts} />
          <CapFields {...parts} />
          <SubtypeFields {...parts} />
          <EntranceFields {...parts} />
          <ConsentButtons view={view} hand={hand} found={found} />
        </Form>
      </div>
    ),
  };
}

function Small(props: { hand: FormHand; name: string; label: string; value?: number; hint?: string }) {
  return <TextField {...props} inputMode="numeric" maxLength={7} optional />;
}

function Day(props: { hand: FormHand; name: string; label: string; value?: string }) {
  return <TextField {...props} type="date" optional />;
}

function WhoFields({ view, hand, call }: Props) {
  const say = view.say(text);
  const e = call.eligibility;
  const problem = hand.problem('channels');
  const words = view.say(eligibilityText);
  return (
    <fieldset>
      <legend>{say('who')}</legend>
      <div className="form">
        <fieldset id={hand.idOf('channels')} tabIndex={-1}>
          <legend>{say('channels')}</legend>
          {problem ? <p className="problem">{problem}</p> : null}
          <div className="ticks">
            {(['person', 'unit'] as const).map((one) => (
              <TickField
                key={one}
                hand={hand}
                name="channels"
                choice={one}
                label={say(`channel.${one}`)}
                ticked={call.channels.includes(one)}
              />
            ))}
          </div>
        </fieldset>
        <ChoiceField
          {...{ hand, name: 'members', optional: true, empty: say('members.any') }}
          label={say('members')}
          choices={(['members', 'joining'] as const).map((one) => ({
            value: one,
            label: words(`members.${one}`),
          }))}
          value={e.members ?? ''}
        />
        <fieldset>
          <legend>{say('entrants')}</legend>
          <div className="ticks">
            {entrantKinds.map((one) => (
              <TickField
                key={one}
                {...{ hand, name: 'entrants', choice: one }}
                label={words(`entrant.${one}`)}
                ticked={e.entrants?.includes(one)}
              />
            ))}
          </div>
        </fieldset>
        <ProseField
          {...{ hand, name: 'groups', rows: 3, maxLength: 1000, optional: true }}
          label={say('groups')}
          hint={say('groups.hint')}
          value={sayOptions(e.groups)}
        />
        <fieldset>
          <legend>{say('makers')}</legend>
          <p className="hint">{say('makers.hint')}</p>
          <div className="field-row">
            <Small hand={hand} name="makersMin" label={say('makers.min')} value={e.makers?.min} />
            <Small hand={hand} name="makersMax" label={say('makers.max')} value={e.makers?.max} />
          </div>
        </fieldset>
      </div>
    </fieldset>
  );
}

function WorkFields({ view, hand, call }: Props) {
  const say = view.say(text);
  const words = view.say(eligibilityText);
  const e = call.eligibility;
  return (
    <fieldset>
      <legend>{say('work')}</legend>
      <div className="form">
        <div className="field-row">
          <ChoiceField
            {...{ hand, name: 'published', optional: true, empty: say('published.any') }}
            label={say('published')}
            choices={(['must', 'must-not'] as const).map((one) => ({
              value: one,
              label: words(`published.${one}`),
            }))}
            value={e.published ?? ''}
          />
          <Day hand={hand} name="publishedSince" label={say('published.since')} value={e.publishedSince} />
        </div>
        <TickField hand={hand} name="awarded" label={say('awarded')} ticked={e.awarded !== undefined} />
        <div className="field-row">
          <Day hand={hand} name="madeSince" label={say('made.since')} value={e.madeSince} />
          <Day hand={hand} name="madeUntil" label={say('made.until')} value={e.madeUntil} />
          <Small
            hand={hand}
            name="madeWithinDays"
            label={say('made.within')}
            hint={say('made.within.hint')}
            value={e.madeWithinDays}
          />
        </div>
      </div>
    </fieldset>
  );
}

function ShareFields({ view, hand, call }: Props) {
  const say = view.say(text);
  const { ai } = call.eligibility;
  return (
    <fieldset>
      <legend>{say('ai')}</legend>
      <div className="form">
        <TickField hand={hand} name="aiDeclared" label={say('ai.declared')} ticked={ai !== undefined} />
        <div className="field-row">
          <Small hand={hand} name="aiShareMin" label={say('ai.min')} value={ai?.shareMin} />
          <Small hand={hand} name="aiShareMax" label={say('ai.max')} value={ai?.shareMax} />
        </div>
        <TickField hand={hand} name="aiTools" label={say('ai.tools')} ticked={ai?.toolsNamed} />
      </div>
    </fieldset>
  );
}

function CapFields({ view, hand, call }: Props) {
  const say = view.say(text);
  return (
    <fieldset>
      <legend>{say('caps')}</legend>
      <div className="form">
        <div className="field-row">
          <Small hand={hand} name="personCap" label={say('cap.person')} value={call.personCap} />
          <Small hand={hand} name="callCap" label={say('cap.call')} value={call.callCap} />
        </div>
        <TickField
          hand={hand}
          name="personCapPer"
          label={say('cap.per-group')}
          ticked={call.eligibility.personCapPer !== undefined}
        />
      </div>
    </fieldset>
  );
}
