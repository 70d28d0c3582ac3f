/** The form in which the owner's officer sets own targets and shares: one form, one version, errors by field. */

import { nameIn } from '../../../kernel/text.ts';
import type { View } from '../../../platform/route.ts';
import { ChoiceField, Form, type FormHand, formOf, SendButton, TextField } from '../../../ui/form.tsx';
import { Note, Table } from '../../../ui/parts.tsx';
import type { Campaign } from '../../campaign/campaign.ts';
import type { Organisation } from '../../organisation/organisation.ts';
import {
  type Allocation,
  type SharedIndicator,
  sharedIndicators,
  targetOf,
  targetUnits,
} from '../allocation.ts';
import { mayAllocate } from '../policy.ts';
import { text } from '../text.ts';

type Props = { view: View; campaign: Campaign; allocation: Allocation; beneath: readonly Organisation[] };

export function AllocatePart(props: Props) {
  const { view, campaign, allocation } = props;
  const say = view.say(text);
  const verdict = mayAllocate(view.actor, campaign);
  const hand = formOf(view, `/office/campaigns/${campaign.id}/targets`);
  const isBack = view.form?.action === hand.action;
  const isStale = isBack && view.form?.refusals.some((refusal) => refusal.code === 'http.stale');
  if (!verdict.allowed)
    return verdict.when === 'never' ? null : <p className="quiet">{view.sayRefusal(verdict.refusal)}</p>;
  return (
    <details open={isBack || allocation.version === 0} id="allocate">
      <summary>{say('allocate')}</summary>
      {isStale ? (
        <Note tone="warn" title={say('stale.stored')}>
          {say('stale.typed')}
        </Note>
      ) : null}
      <Form hand={hand}>
        <p className="hint">{say('allocate.lead')}</p>
        <input type="hidden" name="version" value={allocation.version} />
        <TargetFields view={view} hand={hand} allocation={allocation} />
        <ShareRows {...props} hand={hand} />
        <SendButton screen={view} label={say('allocate.do')} />
      </Form>
    </details>
  );
}

function TargetFields({ view, hand, allocation }: { view: View; hand: FormHand; allocation: Allocation }) {
  const say = view.say(text);
  const reach = targetOf(allocation, 'reach');
  return (
    <fieldset>
      <legend>{say('targets.own')}</legend>
      {sharedIndicators.map((indicator) => (
        <TextField
          key={indicator}
          hand={hand}
          name={indicator}
          type="number"
          inputMode="numeric"
          label={say(`indicator.${indicator}`)}
          value={targetOf(allocation, indicator)?.amount}
          optional
        />
      ))}
      <TextField
        hand={hand}
        name="reach"
        type="number"
        inputMode="numeric"
        label={say('indicator.reach')}
        value={reach?.amount}
        optional
      />
      <ChoiceField
        hand={hand}
        name="reachUnit"
        label={say('allocate.reach-unit')}
        value={reach?.unit ?? 'count'}
        choices={targetUnits.map((unit) => ({ value: unit, label: say(`unit.${unit}`) }))}
      />
    </fieldset>
  );
}

function ShareRows({ view, hand, allocation, beneath }: Props & { hand: FormHand }) {
  const say = view.say(text);
  if (beneath.length === 0) return null;
  const cell = (o: Organisation, index: number, indicator: SharedIndicator) => {
    const share = allocation.shares.find((one) => one.organisationId === o.id && one.indicator === indicator);
    const label = say('allocate.cell', {
      organisation: o.shortName,
      indicator: text[`indicator.${indicator}` as const],
    });
    return (
      <ShareCell hand={hand} name={`shares.${index}.${indicator}`} label={label} value={share?.amount} />
    );
  };
  return (
    <fieldset>
      <legend>{say('shares')}</legend>
      <Table
        caption={say('shares')}
        rows={beneath}
        keyOf={(o) => o.id}
        columns={[
          {
            key: 'unit',
            head: say('unit'),
            cell: (o, index) => (
              <div>
                {nameIn(o.shortName, view.language)}
                <input type="hidden" name={`shares.${index}.organisationId`} value={o.id} />
                <CellProblem hand={hand} name={`shares.${index}.organisationId`} />
              </div>
            ),
          },
          ...sharedIndicators.map((indicator) => ({
            key: indicator,
            head: say(`indicator.${indicator}`),
            cell: (o: Organisation, index: number) => cell(o, index, indicator),
          })),
        ]}
      />
    </fieldset>
  );
}

/** A number in a cell: its label is for those who hear the page, the column's head for those who see it. */
function ShareCell({
  hand,
  name,
  label,
  value,
}: {
  hand: FormHand;
  name: string;
  label: string;
  value?: number;
}) {
  const problem = hand.problem(name);
  return (
    <span className={problem ? 'cell has-problem' : 'cell'}>
      <input
        id={hand.idOf(name)}
        name={name}
        type="number"
        inputMode="numeric"
        aria-label={label}
        defaultValue={hand.value(name, value ?? '')}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${hand.idOf(name)}-problem` : undefined}
      />
      <CellProblem hand={hand} name={name} />
    </span>
  );
}

function CellProblem({ hand, name }: { hand: FormHand; name: string }) {
  const problem = hand.problem(name);
  return problem ? (
    <span className="problem" id={`${hand.idOf(name)}-problem`}>
      {problem}
    </span>
  ) : null;
}
