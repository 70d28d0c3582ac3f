/** Editing the rules of a draft: plain fields and rows; what somebody else saved meanwhile stands beside what was typed. */

import { dayOf } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { View } from '../../../platform/route.ts';
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
import { Note, Section } from '../../../ui/parts.tsx';
import { kinds } from '../../organisation/organisation.ts';
import { type Commendation, depths } from '../commendation.ts';
import { RuleWords, sayMeasure } from '../formula.tsx';
import {
  campaignMeasures,
  conversionKinds,
  measures,
  type Part,
  partsMax,
  type Tier,
  tiersMax,
} from '../measure.ts';
import { mayEditRule } from '../policy.ts';
import { text } from '../text.ts';

type Props = { view: View; of: Commendation };
type RowProps = Props & { hand: FormHand };
const spare = 2;
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);

/** The last day before an end that is a midnight. */
const lastDay = (until: Date | undefined) => (until ? dayOf(new Date(until.getTime() - 1)) : undefined);

export function RulePart({ view, of }: Props) {
  const say = view.say(text);
  const hand = formOf(view, `/office/commendations/${of.id}/rule`);
  const isBack = view.form?.action === hand.action;
  const isStale = isBack && view.form?.refusals.some((refusal) => refusal.code === 'http.stale');
  const { rule } = of;
  if (!mayEditRule(view.actor, of).allowed) return null;
  return (
    <Section title={say('rule.edit')} id="edit">
      {isStale ? (
        <Note tone="warn">
          <p>{say('stale.stored')}</p>
          <p>
            <strong>{nameIn(of.name, view.language)}</strong>
          </p>
          <RuleWords screen={view} of={of} />
          <p>{say('stale.typed')}</p>
        </Note>
      ) : null}
      <Form hand={hand}>
        <input type="hidden" name="version" value={of.version} />
        <TextField hand={hand} name="name" label={say('name')} value={of.name.zh} maxLength={60} />
        <TextField
          hand={hand}
          name="nameEn"
          label={say('name.en')}
          value={of.name.en}
          maxLength={80}
          optional
        />
        <ProseField
          hand={hand}
          name="brief"
          label={say('brief')}
          hint={say('brief.hint')}
          value={rule.brief}
          maxLength={1000}
        />
        {of.kind === 'organisations' ? <WhomFields view={view} of={of} hand={hand} /> : null}
        <TierFields view={view} of={of} hand={hand} />
        {of.kind === 'organisations' ? (
          <PartFields view={view} of={of} hand={hand} />
        ) : (
          <PeopleFields view={view} of={of} hand={hand} />
        )}
        <TextField
          hand={hand}
          name="noticeDays"
          type="number"
          label={say('notice-days')}
          value={rule.noticeDays}
        />
        <ChoiceField
          hand={hand}
          name="listing"
          label={say('listing')}
          value={rule.listing}
          choices={(['tree', 'name'] as const).map((one) => ({ value: one, label: say(`listing.${one}`) }))}
        />
        <SendButton screen={view} label={say('rule.save')} verdict={mayEditRule(view.actor, of)} />
      </Form>
    </Section>
  );
}

function WhomFields({ view, of, hand }: RowProps) {
  const say = view.say(text);
  const { whom } = of.rule;
  return (
    <>
      <ChoiceField
        hand={hand}
        name="depth"
        label={say('whom.depth')}
        value={whom.depth}
        choices={depths.map((depth) => ({ value: depth, label: say(`depth.${depth}`) }))}
      />
      <fieldset>
        <legend>{say('whom.kinds')}</legend>
        <p className="hint">{say('whom.kinds.any')}</p>
        {kinds.map((kind) => (
          <TickField
            key={kind}
            hand={hand}
            name="kinds"
            choice={kind}
            label={say(`kinds.${kind}`)}
            ticked={whom.kinds.includes(kind)}
          />
        ))}
      </fieldset>
    </>
  );
}

function TierFields({ view, of, hand }: RowProps) {
  const say = view.say(text);
  const { tiers } = of.rule;
  const tierAt = (index: number): Tier | undefined => tiers[index];
  return (
    <fieldset>
      <legend>{say('tiers')}</legend>
      {upTo(Math.min(tiersMax, tiers.length + spare)).map((index) => (
        <div className="field-row" key={index}>
          <TextField
            hand={hand}
            name={`tiers.${index}.name`}
            label={say('tier.name', { number: index + 1 })}
            value={tierAt(index)?.name}
            maxLength={30}
            optional={index > 0}
          />
          <TextField
            hand={hand}
            name={`tiers.${index}.count`}
            type="number"
            label={say('tier.count', { number: index + 1 })}
            value={tierAt(index)?.count}
            optional={index > 0}
          />
        </div>
      ))}
    </fieldset>
  );
}

function PartFields({ view, of, hand }: RowProps) {
  const say = view.say(text);
  const { parts } = of.rule;
  return (
    <fieldset>
      <legend>{say('parts')}</legend>
      <p className="hint">{say('rule.never-votes')}</p>
      {hand.problem('parts') ? (
        <p className="problem" id={hand.idOf('parts')}>
          {hand.problem('parts')}
        </p>
      ) : null}
      {upTo(Math.min(partsMax, parts.length + spare)).map((index) => (
        <PartRow key={index} view={view} of={of} hand={hand} index={index} part={parts[index]} />
      ))}
    </fieldset>
  );
}

function PartRow({ view, of, hand, index, part }: RowProps & { index: number; part?: Part }) {
  const say = view.say(text);
  const named = (name: string) => `parts.${index}.${name}`;
  const apart: readonly string[] = campaignMeasures;
  const open = measures.filter((measure) => !of.callId || !apart.includes(measure));
  const { conversion } = part ?? {};
  const perUnit = conversion?.kind === 'per-unit' ? conversion : undefined;
  const threshold = conversion?.kind === 'threshold' ? conversion : undefined;
  return (
    <fieldset>
      <legend>{say('part.number', { number: index + 1 })}</legend>
      <div className="field-row">
        <ChoiceField
          hand={hand}
          name={named('measure')}
          label={say('part.measure')}
          value={part?.measure}
          empty={say('part.none')}
          choices={open.map((one) => ({ value: one, label: sayMeasure(one, view.language) }))}
        />
        <TextField
          hand={hand}
          name={named('max')}
          type="number"
          label={say('part.max')}
          value={part?.max}
          optional={!part}
        />
        <ChoiceField
          hand={hand}
          name={named('kind')}
          label={say('part.kind')}
          value={conversion?.kind}
          empty={say('part.none')}
          choices={conversionKinds.map((kind) => ({ value: kind, label: say(`part.kind.${kind}`) }))}
        />
        <TextField
          hand={hand}
          name={named('each')}
          type="number"
          label={say('part.each')}
          value={perUnit?.each}
          optional
        />
        <TextField
          hand={hand}
          name={named('points')}
          type="number"
          label={say('part.points')}
          value={perUnit?.points}
          optional
        />
        <TextField
          hand={hand}
          name={named('least')}
          type="number"
          label={say('part.least')}
          value={threshold?.least}
          optional
        />
        <TickField
          hand={hand}
          name={named('perWorkplace')}
          label={say('part.per-workplace')}
          ticked={part?.perWorkplace}
        />
      </div>
    </fieldset>
  );
}

function PeopleFields({ view, of, hand }: RowProps) {
  const say = view.say(text);
  const { rule } = of;
  return (
    <>
      <TextField
        hand={hand}
        name="nominateOn"
        type="date"
        label={say('nominate-on')}
        value={lastDay(rule.nominateUntil)}
      />
      <TextField hand={hand} name="quota" type="number" label={say('quota')} value={rule.quota} optional />
      <TextField
        hand={hand}
        name="quotaUp"
        type="number"
        label={say('quota-up')}
        value={rule.quotaUp}
        optional
      />
    </>
  );
}
