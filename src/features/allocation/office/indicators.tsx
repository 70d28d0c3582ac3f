/** The page of indicators: what a campaign counts, by which definition and from which records; changed by the topmost owner. */

import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import {
  ActButton,
  Form,
  type FormHand,
  formOf,
  ProseField,
  SendButton,
  TextField,
  TickField,
} from '../../../ui/form.tsx';
import { Badge, Heading, Section, Table } from '../../../ui/parts.tsx';
import type { Campaign } from '../../campaign/campaign.ts';
import { listLineage } from '../../campaign/store.ts';
import { counters } from '../../progress/progress.ts';
import type { Indicator } from '../indicator.ts';
import { mayDefine } from '../policy.ts';
import { listIndicators } from '../store/indicator.ts';
import { text } from '../text.ts';

export async function indicatorsPage(view: View, campaign: Campaign): Promise<ShownPage> {
  const say = view.say(text);
  const base = `/office/campaigns/${campaign.id}`;
  const all = await listIndicators(view.tx, campaign);
  const [root] = await listLineage(view.tx, campaign.lineage);
  const verdict = mayDefine(view.actor, campaign);
  return {
    title: say('indicators'),
    body: (
      <>
        <Heading
          screen={view}
          title={say('indicators')}
          crumbs={[[nameIn(campaign.title, view.language), base]]}
        >
          <p>{say('indicators.lead')}</p>
          {root && root.id !== campaign.id ? (
            <p>{say('indicators.inherited', { campaign: root.title })}</p>
          ) : null}
          <p>
            <a href={`${base}/targets`}>{say('targets')}</a>
          </p>
        </Heading>
        <IndicatorTable view={view} all={all} />
        {verdict.allowed ? (
          <Section title={say('indicators.change')}>
            {all.map((indicator) => (
              <IndicatorForm key={indicator.key} view={view} campaign={campaign} indicator={indicator} />
            ))}
            <IndicatorForm view={view} campaign={campaign} />
          </Section>
        ) : verdict.when === 'not-now' ? (
          <p className="quiet">{view.sayRefusal(verdict.refusal)}</p>
        ) : null}
      </>
    ),
  };
}

function IndicatorTable({ view, all }: { view: View; all: readonly Indicator[] }) {
  const say = view.say(text);
  return (
    <Table
      caption={say('indicators')}
      rows={all}
      keyOf={(indicator) => indicator.key}
      columns={[
        {
          key: 'name',
          head: say('indicator'),
          cell: (i) => (
            <div>
              {nameIn(i.name, view.language)} ({nameIn(i.unit, view.language)}){' '}
              {i.isRetired ? <Badge>{say('indicators.retired')}</Badge> : null}
            </div>
          ),
        },
        {
          key: 'definition',
          head: say('indicator.definition'),
          cell: (i) => nameIn(i.definition, view.language),
        },
        {
          key: 'counted',
          head: say('indicators.counted'),
          cell: (i) =>
            i.counters
              .map((counter) => say(`counter.${counter}`))
              .join(text['indicators.plus'][view.language]) || say('indicators.uncounted'),
        },
        {
          key: 'shared',
          head: say('shares'),
          cell: (i) => say(i.isShared ? 'indicators.shared' : 'indicators.total'),
        },
        { key: 'source', head: say('indicator.source'), cell: (i) => i.source ?? '' },
      ]}
    />
  );
}

type Props = { view: View; campaign: Campaign; indicator?: Indicator };

/** One form for each indicator, and an empty one for a further one. */
function IndicatorForm({ view, campaign, indicator }: Props) {
  const say = view.say(text);
  const action = `/office/campaigns/${campaign.id}/indicators`;
  const isBack = view.form?.action === action && (view.form.raw.key?.[0] ?? '') === (indicator?.key ?? '');
  const hand = formOf(isBack ? view : { ...view, form: undefined }, action);
  const own: FormHand = { ...hand, idOf: (name) => `${hand.idOf(name)}-${indicator?.key ?? 'new'}` };
  return (
    <details open={isBack}>
      <summary>{indicator ? nameIn(indicator.name, view.language) : say('indicators.add')}</summary>
      <Form hand={own}>
        <input type="hidden" name="key" value={indicator?.key ?? ''} />
        <IndicatorFields view={view} hand={own} indicator={indicator} />
        <SendButton screen={view} label={say('indicator.save')} />
      </Form>
      {indicator ? (
        <ActButton
          screen={view}
          action={`${action}/retire`}
          verdict={mayDefine(view.actor, campaign)}
          label={say(indicator.isRetired ? 'indicators.revive' : 'indicators.retire')}
          tone="calm"
          hidden={{ key: indicator.key, ...(indicator.isRetired ? {} : { retired: 'yes' }) }}
        />
      ) : null}
    </details>
  );
}

function IndicatorFields(props: { view: View; hand: FormHand; indicator?: Indicator }) {
  const { view, hand, indicator } = props;
  const say = view.say(text);
  const { name, unit, definition } = indicator ?? {};
  return (
    <>
      <div className="form-row">
        <TextField hand={hand} name="name" label={say('indicator.name')} value={name?.zh} maxLength={40} />
        <TextField hand={hand} name="nameEn" label={say('indicator.name.en')} value={name?.en} optional />
      </div>
      <div className="form-row">
        <TextField hand={hand} name="unit" label={say('indicator.unit')} value={unit?.zh} maxLength={8} />
        <TextField hand={hand} name="unitEn" label={say('indicator.unit.en')} value={unit?.en} optional />
      </div>
      <ProseField
        hand={hand}
        name="definition"
        label={say('indicator.definition')}
        value={definition?.zh}
        rows={2}
      />
      <ProseField
        hand={hand}
        name="definitionEn"
        label={say('indicator.definition.en')}
        value={definition?.en}
        rows={2}
        optional
      />
      <TextField
        hand={hand}
        name="source"
        label={say('indicator.source')}
        value={indicator?.source}
        optional
      />
      <fieldset id={hand.idOf('counters')}>
        <legend>{say('indicator.counters')}</legend>
        {hand.problem('counters') ? <p className="problem">{hand.problem('counters')}</p> : null}
        {counters.map((counter) => (
          <TickField
            key={counter}
            hand={hand}
            name="counters"
            choice={counter}
            label={say(`counter.${counter}`)}
            ticked={indicator?.counters.includes(counter)}
          />
        ))}
      </fieldset>
      <TickField
        hand={hand}
        name="isShared"
        label={say('indicator.shared')}
        ticked={indicator?.isShared ?? true}
      />
    </>
  );
}
