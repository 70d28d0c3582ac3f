/** The page on which every file rule of a call is laid down: one row a rule, must or advice, ends in or out. */

import { nameIn } from '../../../kernel/text.ts';
import { check, decodeForm } from '../../../platform/form.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { ChoiceField, Form, type FormHand, formOf, TextField, TickField } from '../../../ui/form.tsx';
import { Heading } from '../../../ui/parts.tsx';
import { sayCodec } from '../../media/codec.ts';
import { containerNames, containers } from '../../media/media.ts';
import { inBoth } from '../../media/text.ts';
import { fileRuleKinds } from '../../media/tightness.ts';
import type { Call } from '../call.ts';
import {
  codecs,
  codecTracks,
  fileRuleRows,
  fileRulesTyped,
  rowsOfKind,
  type TypedFileRule,
} from '../file-rule.ts';
import { FilesForm } from '../schema.ts';
import { text } from '../text/design.ts';
import { text as callText } from '../text.ts';
import type { FoundCall } from './amend.tsx';
import { ConsentButtons, ConsentPreview, VersionInput } from './consent.tsx';

/** What was typed, as the call it would make; nothing when it cannot be read. */
function nextOf(view: View, call: Call): Call | undefined {
  if (!view.form) return undefined;
  const read = check(FilesForm, decodeForm(FilesForm, view.form.raw));
  if (!('value' in read)) return undefined;
  const { rules, filesMin, filesMax, takesLink } = read.value;
  const typed = fileRulesTyped(rules, call.fileRules);
  return 'rules' in typed ? { ...call, fileRules: typed.rules, filesMin, filesMax, takesLink } : undefined;
}

/** A form that came back has its rows in the order in which it was sent, whatever the call says by now. */
function rowsTyped({ form }: View): TypedFileRule[] | undefined {
  if (!form) return undefined;
  const empty = { fromOut: false, toOut: false, formats: [], codecs: [] };
  const kinds = Object.keys(form.raw)
    .flatMap((name) => /^rules\.(\d{1,2})\.kind$/.exec(name)?.[1] ?? [])
    .sort((a, b) => Number(a) - Number(b))
    .map((row) => fileRuleKinds.find((kind) => kind === form.raw[`rules.${row}.kind`]?.[0]));
  return kinds.map((kind) => ({ kind: kind ?? 'container', ...empty }));
}

export function filesPage(view: View, found: FoundCall): ShownPage {
  const say = view.say(text);
  const { call, campaign } = found;
  const here = `/office/calls/${call.id}`;
  const hand = formOf(view, `${here}/files`);
  const rows = rowsTyped(view) ?? fileRuleRows(call.fileRules);
  const drawn = rows.map((row, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a kind may have a duty and an advice; rows stand in a fixed order
    <RuleRow key={`${row.kind} ${index}`} view={view} hand={hand} row={row} index={index} />
  ));
  const count = view.form ? rows.length : call.fileRules.length;
  return {
    title: say('files.change'),
    body: (
      <div className="narrow">
        <Heading
          screen={view}
          title={say('files.change')}
          crumbs={[
            [nameIn(campaign.title, view.language), `/office/campaigns/${campaign.id}`],
            [nameIn(call.name, view.language), here],
          ]}
        >
          <p>{say('files.lead')}</p>
        </Heading>
        <ConsentPreview view={view} call={call} next={nextOf(view, call)} />
        <Form hand={hand}>
          <VersionInput view={view} hand={hand} call={call} />
          <fieldset>
            <legend>{say('files.count')}</legend>
            <p className="hint">{say('files.count.hint')}</p>
            <div className="field-row">
              <Small hand={hand} name="filesMin" label={say('files.min')} value={call.filesMin} />
              <Small hand={hand} name="filesMax" label={say('files.max')} value={call.filesMax} />
            </div>
            <TickField
              hand={hand}
              name="takesLink"
              label={view.say(callText)('takes-link')}
              ticked={call.takesLink}
            />
          </fieldset>
          {drawn.slice(0, count)}
          {count < rows.length ? (
            <details open={count === 0}>
              <summary>{say('files.others')}</summary>
              {drawn.slice(count)}
            </details>
          ) : null}
          <ConsentButtons view={view} hand={hand} found={found} />
        </Form>
      </div>
    ),
  };
}

function Small(props: {
  hand: FormHand;
  name: string;
  label: string;
  value?: number | string;
  optional?: boolean;
}) {
  return <TextField {...props} inputMode="decimal" maxLength={10} />;
}

type RowProps = { view: View; hand: FormHand; row: TypedFileRule; index: number };

function RuleRow({ view, hand, row, index }: RowProps) {
  const say = view.say(text);
  const unit = (text as Record<string, { zh: string; en: string }>)[`unit.${row.kind}`];
  const name = inBoth(`what.${row.kind}`)[view.language];
  const forces = [
    { value: 'must', label: say('row.must') },
    { value: 'should', label: say('row.should') },
  ];
  return (
    <fieldset>
      <legend>{unit ? `${name} (${unit[view.language]})` : name}</legend>
      <input type="hidden" name={`rules.${index}.kind`} value={row.kind} />
      <div className="field-row">
        <ChoiceField
          hand={hand}
          name={`rules.${index}.force`}
          label={say('row.force')}
          choices={forces}
          empty={say('row.force.none')}
          value={row.force ?? ''}
          optional
        />
        <RowInputs {...{ view, hand, row, index }} />
      </div>
      <RowTicks {...{ view, hand, row, index }} />
    </fieldset>
  );
}

function RowInputs({ view, hand, row, index }: RowProps) {
  const say = view.say(text);
  const of = (name: string) => ({ hand, name: `rules.${index}.${name}`, optional: true });
  switch (rowsOfKind[row.kind]) {
    case 'span':
      return (
        <>
          <Small {...of('from')} label={say('row.from')} value={row.from} />
          <Small {...of('to')} label={say('row.to')} value={row.to} />
        </>
      );
    case 'pair':
      return (
        <>
          <Small {...of('from')} label={say('row.width')} value={row.from} />
          <Small {...of('to')} label={say('row.height')} value={row.to} />
        </>
      );
    case 'days':
      return (
        <>
          <TextField {...of('fromOn')} type="date" label={say('row.from-on')} value={row.fromOn} />
          <TextField {...of('toOn')} type="date" label={say('row.to-on')} value={row.toOn} />
        </>
      );
    case 'codecs':
      return (
        <ChoiceField
          {...of('track')}
          label={say('row.track')}
          choices={codecTracks.map((track) => ({ value: track, label: say(`row.track.${track}`) }))}
          value={row.track ?? 'video'}
        />
      );
    default:
      return null;
  }
}

/** What is ticked of a rule: formats, codecs, and whether an end itself is out. */
function RowTicks({ view, hand, row, index }: RowProps) {
  const say = view.say(text);
  const prefix = `rules.${index}`;
  const how = rowsOfKind[row.kind];
  const out = (name: 'fromOut' | 'toOut', label: string) => (
    <TickField hand={hand} name={`${prefix}.${name}`} label={label} ticked={row[name]} />
  );
  if (how === 'span' || how === 'days')
    return (
      <div className="ticks">
        {out('fromOut', say('row.from-out'))}
        {out('toOut', say('row.to-out'))}
      </div>
    );
  if (row.kind === 'resolution') return out('fromOut', say('row.pair-out'));
  const options: [string, string][] =
    how === 'formats'
      ? containerNames.map((name) => [name, containers[name].name])
      : codecs.map((name) => [name, sayCodec(name)]);
  if (how !== 'formats' && how !== 'codecs') return null;
  const problem = hand.problem(`${prefix}.${how}`);
  const ticked: readonly string[] = how === 'formats' ? row.formats : row.codecs;
  return (
    <div id={hand.idOf(`${prefix}.${how}`)} tabIndex={-1}>
      {problem ? <p className="problem">{problem}</p> : null}
      <div className="ticks">
        {options.map(([value, label]) => (
          <TickField
            key={value}
            hand={hand}
            name={`${prefix}.${how}`}
            choice={value}
            label={label}
            ticked={ticked.includes(value)}
          />
        ))}
      </div>
    </div>
  );
}
