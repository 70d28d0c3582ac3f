/** Rules beside the level above, and what is left to those beneath: parts for campaigns, calls and adoption. */

import { nameIn, speaker } from '../../kernel/text.ts';
import { isNarrowerOrSame, latitudes, type Tightness } from '../../kernel/tightness.ts';
import { ChoiceField, type FormHand } from '../../ui/form.tsx';
import { Badge, Table, type Tone } from '../../ui/parts.tsx';
import type { Screen } from '../../ui/screen.ts';
import type { Latitudes } from './campaign.ts';
import {
  changesBetween,
  type Difference,
  isConflict,
  latitudeOf,
  type Rule,
  type RuleValues,
  sayRuleValue,
} from './latitude.ts';
import { text } from './text.ts';

const tones: Record<Tightness, Tone> = { same: 'plain', tighter: 'accent', looser: 'warn', apart: 'wait' };

export function TightnessBadge({ screen, tightness }: { screen: Screen; tightness: Tightness }) {
  const say = speaker(text, screen.language);
  return <Badge tone={tones[tightness]}>{say(`tightness.${tightness}`)}</Badge>;
}

/** Rule by rule: above, here, and how the one stands to the other. */
export function DifferenceTable(props: {
  screen: Screen;
  caption: string;
  above: string;
  own?: string;
  rows: readonly Difference[];
}) {
  const { screen } = props;
  const say = speaker(text, screen.language);
  const value = (row: Difference, side: 'above' | 'own') =>
    nameIn(sayRuleValue(row.rule, row[side]), screen.language);
  return (
    <Table
      caption={props.caption}
      rows={props.rows}
      keyOf={(row) => row.rule.key}
      columns={[
        { key: 'rule', head: say('differences.rule'), cell: (row) => row.rule.name[screen.language] },
        { key: 'above', head: props.above, cell: (row) => value(row, 'above') },
        {
          key: 'own',
          head: props.own ?? say('differences.own'),
          cell: (row) =>
            row.tightness === 'same' ? value(row, 'own') : <strong>{value(row, 'own')}</strong>,
        },
        {
          key: 'tightness',
          head: say('differences.tightness'),
          cell: (row) => (
            <span>
              <TightnessBadge screen={screen} tightness={row.tightness} />{' '}
              {isConflict(row) ? <Badge tone="bad">{say('differences.conflict')}</Badge> : null}
            </span>
          ),
        },
        {
          key: 'latitude',
          head: say('differences.latitude'),
          cell: (row) => <span className="quiet">{say(`latitude.${row.latitude}`)}</span>,
        },
      ]}
    />
  );
}

/** What differs from the level above first; what is the same can be unfolded. Rules that neither has set are left out. */
export function Differences(props: {
  screen: Screen;
  caption: string;
  above: string;
  rows: readonly Difference[];
}) {
  const say = speaker(text, props.screen.language);
  const isSet = (value: unknown) => value !== null && !(Array.isArray(value) && value.length === 0);
  const different = props.rows.filter((row) => row.tightness !== 'same');
  const alike = props.rows.filter((row) => row.tightness === 'same' && isSet(row.above));
  return (
    <>
      {different.length > 0 ? <DifferenceTable {...props} rows={different} /> : null}
      <details>
        <summary>
          {different.length > 0
            ? say('differences.others', { count: alike.length })
            : say('differences.all', { count: alike.length })}
        </summary>
        <DifferenceTable {...props} rows={alike} />
      </details>
    </>
  );
}

/** Rule by rule: as it stands, and as it would stand. */
export function ChangeTable(props: {
  screen: Screen;
  caption: string;
  rows: readonly Difference[];
  now: string;
  then: string;
}) {
  const { screen } = props;
  const say = speaker(text, screen.language);
  const value = (row: Difference, side: 'above' | 'own') =>
    nameIn(sayRuleValue(row.rule, row[side]), screen.language);
  return (
    <Table
      caption={props.caption}
      rows={props.rows}
      keyOf={(row) => row.rule.key}
      columns={[
        { key: 'rule', head: say('differences.rule'), cell: (row) => row.rule.name[screen.language] },
        { key: 'now', head: props.now, cell: (row) => value(row, 'above') },
        { key: 'then', head: props.then, cell: (row) => <strong>{value(row, 'own')}</strong> },
      ]}
    />
  );
}

/** What changed from one version to the next, in a few words each. */
export function sayChanges<T>(
  screen: Screen,
  rules: readonly Rule<T>[],
  now: RuleValues,
  before: RuleValues | undefined,
): string {
  if (!before) return '';
  const say = speaker(text, screen.language);
  return changesBetween(rules, now, before)
    .map((row) =>
      say('versions.change', {
        rule: row.rule.name,
        before: sayRuleValue(row.rule, row.above),
        after: sayRuleValue(row.rule, row.own),
      }),
    )
    .join('; ');
}

/** What the level above set, what it left, and, once something was typed, how that stands: the hint of a rule's field. */
export function RuleHint(props: { screen: Screen; difference: Difference; typed?: Tightness }) {
  const { screen, difference } = props;
  const say = speaker(text, screen.language);
  const above = nameIn(sayRuleValue(difference.rule, difference.above), screen.language);
  return (
    <>
      {say('hint.above', { above })} · {say(`latitude.${difference.latitude}`)}{' '}
      {props.typed && props.typed !== 'same' ? (
        <TightnessBadge screen={screen} tightness={props.typed} />
      ) : null}
    </>
  );
}

/** For each rule: locked, tighten or free, as far as one has it oneself. Sent as `latitude.0.rule`, `latitude.0.latitude`. */
export function LatitudeFields<T>(props: {
  screen: Screen;
  hand: FormHand;
  rules: readonly Rule<T>[];
  latitude: Latitudes;
  /** What was left to this level itself. */
  above?: Latitudes;
}) {
  const { screen, hand, rules } = props;
  const say = speaker(text, screen.language);
  return (
    <details className="latitude" open={rules.some((_, index) => hand.problem(`latitude.${index}.latitude`))}>
      <summary>{say('latitude.title')}</summary>
      <p className="hint">{say('latitude.lead')}</p>
      <div className="field-row">
        {rules.map((rule, index) => {
          const own = latitudeOf(rule, props.latitude);
          const most = props.above && latitudeOf(rule, props.above);
          const left = latitudes.filter((one) => one === own || !most || isNarrowerOrSame(one, most));
          return (
            <div key={rule.key}>
              <input type="hidden" name={`latitude.${index}.rule`} value={rule.key} />
              <ChoiceField
                hand={hand}
                name={`latitude.${index}.latitude`}
                label={rule.name[screen.language]}
                choices={left.map((one) => ({ value: one, label: say(`latitude.${one}`) }))}
                value={own}
              />
            </div>
          );
        })}
      </div>
    </details>
  );
}
