/** The form of targets: for each indicator what is set here, what a paper level gave, what the paper quotes. */

import { nameIn } from '../../../kernel/text.ts';
import type { View } from '../../../platform/route.ts';
import {
  ChoiceField,
  Form,
  type FormHand,
  formOf,
  SendButton,
  TextField,
  TickField,
} from '../../../ui/form.tsx';
import { Note } from '../../../ui/parts.tsx';
import { type Indicator, listInUse } from '../indicator.ts';
import type { Board } from '../store/form.ts';
import { type Origin, origins, targetOf, targetUnits } from '../target.ts';
import { text } from '../text.ts';

type Props = { view: View; board: Board };

export function TargetForm({ view, board }: Props) {
  const say = view.say(text);
  const hand = formOf(view, `/office/campaigns/${board.campaign.id}/targets`);
  const isBack = view.form?.action === hand.action;
  const isStale = isBack && view.form?.refusals.some((refusal) => refusal.code === 'http.stale');
  const asked = originsOf(board);
  const lines = listInUse(board.indicators).flatMap((indicator) =>
    asked.map((origin) => ({ indicator, origin })),
  );
  return (
    <details open={isBack || board.table.targets.length === 0} id="targets">
      <summary>{say('edit.targets')}</summary>
      {isStale ? (
        <Note tone="warn" title={say('stale.typed')}>
          {say('stale.lead')}
        </Note>
      ) : null}
      <Form hand={hand} className="form is-wide">
        <p className="hint">{say('edit.targets.lead')}</p>
        <input type="hidden" name="version" value={board.table.version} />
        {listInUse(board.indicators).map((indicator) => (
          <fieldset key={indicator.key}>
            <legend>{nameIn(indicator.name, view.language)}</legend>
            {lines.map((line, index) =>
              line.indicator === indicator ? (
                <TargetLine key={line.origin} {...{ view, board, hand, index }} {...line} />
              ) : null,
            )}
          </fieldset>
        ))}
        <SendButton screen={view} label={say('edit.save')} />
      </Form>
    </details>
  );
}

/** Where the level above gives its figures in the system, none is typed. */
function originsOf(board: Board): readonly Origin[] {
  return origins.filter((origin) => origin !== 'assigned' || board.campaign.parentId === undefined);
}

function TargetLine(props: Props & { hand: FormHand; index: number; indicator: Indicator; origin: Origin }) {
  const { view, board, hand, index, indicator, origin } = props;
  const say = view.say(text);
  const stored = targetOf(board.table, indicator.key, origin);
  const at = (name: string) => `targets.${index}.${name}`;
  const label = (what: string) => (
    <>
      <span className="visually-hidden">
        {say('edit.of', { indicator: indicator.name, what: '' })} {say(`origin.${origin}`)}{' '}
      </span>
      {what}
    </>
  );
  const choices = targetUnits.map((unit) => ({ value: unit, label: say(`unit.${unit}`) }));
  const field = (
    name: 'amount' | 'baseAmount' | 'baseSource' | 'words',
    what: string,
    value?: string | number,
  ) => (
    <TextField
      hand={hand}
      name={at(name)}
      label={label(what)}
      value={value}
      inputMode={name === 'amount' || name === 'baseAmount' ? 'numeric' : undefined}
      optional
    />
  );
  return (
    <div className="target-line">
      <input type="hidden" name={at('indicator')} value={indicator.key} />
      <input type="hidden" name={at('origin')} value={origin} />
      <div className="form-row">
        {field('amount', say(`origin.${origin}`), stored?.amount)}
        {origin === 'own' ? (
          <ChoiceField
            hand={hand}
            name={at('unit')}
            label={label(say('edit.unit'))}
            value={stored?.unit ?? 'count'}
            choices={choices}
          />
        ) : (
          <input type="hidden" name={at('unit')} value={stored?.unit ?? 'count'} />
        )}
        {field('words', say('edit.words'), stored?.words)}
        {origin === 'quoted' ? null : (
          <TickField
            hand={hand}
            name={at('isFloor')}
            label={label(say('edit.floor'))}
            ticked={stored?.isFloor}
          />
        )}
      </div>
      {origin === 'own' ? (
        <div className="form-row">
          {field('baseAmount', say('edit.base'), stored?.base?.amount)}
          {field('baseSource', say('edit.base.source'), stored?.base?.source)}
        </div>
      ) : null}
    </div>
  );
}
